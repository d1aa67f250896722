using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Emulator.Tests")]

// The contract of the tests watches exchanges on the server.
[assembly: InternalsVisibleTo("AppForge.Testing")]
