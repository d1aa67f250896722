using System.Globalization;

namespace AppForge.Compiler.Syntax;

/// <summary>
/// Finds where each character of a scalar's value is written: it unescapes and unfolds the written text as YAML does and notes the places. What it makes is
/// compared with the value, so that a place is right or there is none.
/// </summary>
internal ref struct ScalarPositions
{
    private readonly ReadOnlySpan<char> _written;
    private readonly string _value;
    private readonly int[] _offsets;
    private int _at;
    private int _count;

    private ScalarPositions(ReadOnlySpan<char> written, string value)
    {
        _written = written;
        _value = value;
        _offsets = new int[value.Length + 1];
    }

    /// <summary>Where the characters of the value start, and where the last one ends; null where the written text does not say the value (an alias does not).</summary>
    /// <param name="style">How it is written.</param>
    /// <param name="written">All that is written, anchor, quotation marks and header of a block included.</param>
    /// <param name="value">The value.</param>
    public static int[]? Of(ScalarStyle style, ReadOnlySpan<char> written, string value)
    {
        var positions = new ScalarPositions(written, value);
        switch (style)
        {
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return positions.ReadQuoted(style == ScalarStyle.DoubleQuoted) ? positions._offsets : null;
            case ScalarStyle.Literal or ScalarStyle.Folded:
                return positions.ReadBlock(style == ScalarStyle.Folded) ? positions._offsets : null;
            default:
                var folded = new ScalarPositions(written, value);
                return positions.ReadVerbatim() ? positions._offsets : folded.ReadFlow() ? folded._offsets : null;
        }
    }

    private readonly bool IsWhole => _count == _value.Length;

    // A text from a file: its line breaks are one character in the value, whatever they are there.
    private bool ReadVerbatim()
    {
        while (_at < _written.Length && _count < _value.Length)
        {
            var start = _at;
            var isBreak = _written[_at] is '\r' or '\n' or '\f' or '\u0085' or '\u2028' or '\u2029';
            _at += _written[_at] == '\r' && _at + 1 < _written.Length && _written[_at + 1] == '\n' ? 2 : 1;
            if (!Put(isBreak ? '\n' : _written[start], start))
            {
                return false;
            }
        }

        return End(_at);
    }

    private bool ReadFlow()
    {
        SkipProperties();
        while (_at < _written.Length)
        {
            if (!ReadFlowCharacter(ScalarStyle.Plain))
            {
                return false;
            }
        }

        return End(_at);
    }

    private bool ReadQuoted(bool isDouble)
    {
        SkipProperties();
        var quote = isDouble ? '"' : '\'';
        if (_at >= _written.Length || _written[_at++] != quote)
        {
            return false;
        }

        while (_at < _written.Length && (_written[_at] != quote || (!isDouble && _at + 1 < _written.Length && _written[_at + 1] == quote)))
        {
            if (!ReadFlowCharacter(isDouble ? ScalarStyle.DoubleQuoted : ScalarStyle.SingleQuoted))
            {
                return false;
            }
        }

        return End(_at);
    }

    private bool ReadFlowCharacter(ScalarStyle style)
    {
        var c = _written[_at];
        if (c is ' ' or '\t' or '\r' or '\n' && BreaksAhead(out var end) is > 0 and int breaks)
        {
            return ReadFold(breaks, end);
        }

        switch (style)
        {
            case ScalarStyle.SingleQuoted when c == '\'':
                _at += 2;
                return Put('\'', _at - 2);
            case ScalarStyle.DoubleQuoted when c == '\\':
                return ReadEscape();
            default:
                return Put(c, _at++);
        }
    }

    /// <summary>The line breaks in the white space here, and where it ends.</summary>
    private readonly int BreaksAhead(out int end)
    {
        var breaks = 0;
        for (end = _at; end < _written.Length && _written[end] is ' ' or '\t' or '\r' or '\n'; end++)
        {
            breaks += _written[end] == '\n' || (_written[end] == '\r' && (end + 1 == _written.Length || _written[end + 1] != '\n')) ? 1 : 0;
        }

        return breaks;
    }

    // One line break is a space; of several the first is none.
    private bool ReadFold(int breaks, int end)
    {
        var start = _at;
        _at = end;
        for (var i = 0; i < Math.Max(1, breaks - 1); i++)
        {
            if (!Put(breaks == 1 ? ' ' : '\n', start))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadEscape()
    {
        var start = _at++;
        if (_at >= _written.Length)
        {
            return false;
        }

        var c = _written[_at];
        if (c is '\r' or '\n')
        {
            var breaks = BreaksAhead(out _at);
            for (var i = 1; i < breaks; i++)
            {
                if (!Put('\n', start))
                {
                    return false;
                }
            }

            return true;
        }

        _at++;
        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            return Put(Escaped(c), start);
        }

        if (_at + digits > _written.Length
            || !int.TryParse(_written.Slice(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        _at += digits;
        return code < 0x10000 ? Put((char)code, start)
            : code <= 0x10FFFF && char.ConvertFromUtf32(code) is var pair && Put(pair[0], start) && Put(pair[1], start);
    }

    private static char Escaped(char c) => c switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => c,
    };

    // The indentation is what the first line with text has more in the file than in the value.
    private bool ReadBlock(bool isFolded)
    {
        _at = NextLine(0);
        var textEnd = _at;
        var indent = Indentation();
        var isFirst = true;
        while (_at < _written.Length)
        {
            var next = NextLine(_at);
            var line = _written[_at..next].TrimEnd("\r\n");
            var content = _at + Math.Min(indent, line.Length);
            if (content == _at + line.Length)
            {
                if (!isFolded && !IsWhole && !Put('\n', _at))
                {
                    return false;
                }

                _at = next;
                continue;
            }

            if (isFolded && !ReadSeparators(_at, isFirst))
            {
                return false;
            }

            for (var i = content; i < _at + line.Length; i++)
            {
                if (!Put(_written[i], i))
                {
                    return false;
                }
            }

            isFirst = false;
            textEnd = _at + line.Length;
            _at = next;
            if (!isFolded && !IsWhole && !Put('\n', textEnd))
            {
                return false;
            }
        }

        while (isFolded && !IsWhole && _value[_count] == '\n')
        {
            Put('\n', textEnd);
        }

        return End(_count == 0 ? textEnd : Math.Max(textEnd, _offsets[_count - 1]));
    }

    private bool ReadSeparators(int lineStart, bool isFirst)
    {
        var place = isFirst ? lineStart : _offsets[_count - 1] + 1;
        var before = _count;
        while (!IsWhole && _value[_count] == '\n')
        {
            Put('\n', place);
        }

        return isFirst || _count > before || (!IsWhole && Put(' ', place));
    }

    private readonly int Indentation()
    {
        var wanted = _value.AsSpan().TrimStart('\n');
        var inValue = wanted.Length - wanted.TrimStart(' ').Length;
        for (var at = _at; at < _written.Length; at = NextLine(at))
        {
            var line = _written[at..NextLine(at)].TrimEnd("\r\n");
            var spaces = line.Length - line.TrimStart(' ').Length;
            if (spaces < line.Length)
            {
                return Math.Max(0, spaces - inValue);
            }
        }

        return int.MaxValue;
    }

    private readonly int NextLine(int from)
    {
        var found = _written[from..].IndexOfAny('\r', '\n');
        var at = from + found;
        return found < 0 ? _written.Length : at + (_written[at] == '\r' && at + 1 < _written.Length && _written[at + 1] == '\n' ? 2 : 1);
    }

    private void SkipProperties()
    {
        while (_at < _written.Length && _written[_at] is '&' or '!')
        {
            while (_at < _written.Length && !char.IsWhiteSpace(_written[_at]))
            {
                _at++;
            }

            while (_at < _written.Length && char.IsWhiteSpace(_written[_at]))
            {
                _at++;
            }
        }
    }

    private bool Put(char c, int place)
    {
        if (IsWhole || _value[_count] != c)
        {
            return false;
        }

        _offsets[_count++] = place;
        return true;
    }

    private readonly bool End(int place)
    {
        _offsets[_value.Length] = place;
        return IsWhole;
    }
}
