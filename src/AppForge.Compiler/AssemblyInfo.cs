using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Compiler.Tests")]
