using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Documents.Tests")]
