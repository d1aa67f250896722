using System.Globalization;

namespace AppForge.Documents.Prose;

/// <summary>Dates by the Japanese eras, as official documents write them.</summary>
public static class JapaneseDate
{
    private static readonly (DateOnly Start, string Name)[] Eras =
    [
        (new DateOnly(2019, 5, 1), "令和"), (new DateOnly(1989, 1, 8), "平成"), (new DateOnly(1926, 12, 25), "昭和"), (new DateOnly(1912, 7, 30), "大正"), (new DateOnly(1868, 1, 25), "明治"),
    ];

    /// <summary>The date in words: 令和8年9月30日. The first year of an era is 元年.</summary>
    public static string Words(DateOnly date)
    {
        var monthAndDay = string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日");
        foreach (var (start, name) in Eras)
        {
            if (date < start)
                continue;
            var year = date.Year - start.Year + 1;
            return name + (year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture)) + "年" + monthAndDay;
        }
        return date.Year.ToString(CultureInfo.InvariantCulture) + "年" + monthAndDay;
    }

    /// <summary>The date in eight digits for names of files: 20260930.</summary>
    public static string Digits(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
