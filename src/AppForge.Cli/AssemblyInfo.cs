using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Cli.Tests")]
