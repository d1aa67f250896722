using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Deploy.Tests")]
