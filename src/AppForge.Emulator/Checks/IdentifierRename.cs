using System.Text;
using AppForge.Emulator.Settings.Fields;

namespace AppForge.Emulator.Checks;

/// <summary>
/// Follows fields' new codes inside query and formula texts: kintone keeps ids there, so a rename shows everywhere (behaviour.md,
/// unconfirmed 2). Works on tokens, so texts that do not parse are left standing as they are.
/// </summary>
internal static class IdentifierRename
{
    public static string Apply(string text, IReadOnlyDictionary<string, string> renames)
    {
        StringBuilder result = new(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int end = text[at] == '"' ? EndOfString(text, at) : FieldCode.IsPart(text, at) ? EndOfWord(text, at) : at + 1;
            string token = text[at..end];
            bool isCall = end < text.Length && text[end] == '(';
            result.Append(isCall ? token : renames.GetValueOrDefault(token, token));
            at = end;
        }

        return result.ToString();
    }

    private static int EndOfString(string text, int start)
    {
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && FieldCode.IsPart(text, end))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end;
    }
}
