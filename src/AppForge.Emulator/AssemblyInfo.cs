using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("AppForge.Emulator.Tests")]
