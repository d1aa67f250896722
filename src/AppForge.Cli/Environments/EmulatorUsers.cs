using System.Globalization;
using AppForge.Compiler.Diagnostics;
using AppForge.Emulator;

namespace AppForge.Cli.Environments;

/// <summary>The emulator's users file, when it can't be used: what is said of it. Only places are named, because passwords are in it.</summary>
internal static class EmulatorUsers
{
    /// <summary>How the command ends.</summary>
    public static StopException Stop(string file, EmulatorDirectoryException failure)
    {
        var at = failure.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}") : $"{file} ({failure.Place})";
        return new(ExitCode.Usage, failure.Fault switch
        {
            EmulatorDirectoryFault.Missing => new LocalizedText($"{at}: 値がありません。", $"{at}: there is nothing here."),
            EmulatorDirectoryFault.Twice => new LocalizedText($"{at}: 同じものがもう1つあります。", $"{at}: there is another of the same."),
            EmulatorDirectoryFault.BuiltIn => new LocalizedText($"{at}: kintone にはじめからあるグループです。書かなくても使えます。", $"{at}: every kintone has this group; it is there without being written."),
            EmulatorDirectoryFault.UnknownTimeZone => new LocalizedText($"{at}: そのようなタイムゾーンはありません。Asia/Tokyo のように書いてください。", $"{at}: there is no such time zone. Write one like Asia/Tokyo."),
            _ => new LocalizedText($"{at}: ユーザーファイルとして読めません。", $"{at}: this can't be read as a users file."),
        });
    }
}
