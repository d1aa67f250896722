using AppForge.Compiler.Diagnostics;
using AppForge.Emulator;

namespace AppForge.Cli.Environments;

/// <summary>The emulator's data file, when it can't be used: what is said of it.</summary>
internal static class EmulatorData
{
    /// <summary>How the command ends: a file held by another emulator is free again later, any other is the wrong one.</summary>
    public static StopException Stop(EmulatorDataException failure) => new(
        failure.Fault == EmulatorDataFault.InUse ? ExitCode.Failed : ExitCode.Usage,
        failure.Fault switch
        {
            EmulatorDataFault.InUse => new LocalizedText($"{failure.File} は別のエミュレーターが使っています。", $"{failure.File} is in use by another emulator."),
            EmulatorDataFault.NewerVersion => new LocalizedText(
                $"{failure.File} は新しい版の AppForge のデータです。その版で開いてください。", $"{failure.File} is data of a newer AppForge. Open it with that one."),
            EmulatorDataFault.NotEmulatorData => new LocalizedText($"{failure.File} はエミュレーターのデータではありません。", $"{failure.File} is no data of the emulator."),
            _ => new LocalizedText($"{failure.File} を開けないか、書き込めません。", $"{failure.File} can't be opened or written."),
        });
}
