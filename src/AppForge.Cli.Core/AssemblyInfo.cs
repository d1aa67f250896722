using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("appforge")]
[assembly: InternalsVisibleTo("AppForge.Cli.Tests")]
