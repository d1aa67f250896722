using System;
using System.Collections.Generic;
using System.Linq;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Policies;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

public sealed record Limit(int Value)
{
    public string Name { get; init; } = "name";

    public static Limit operator +(Limit a, Limit b) => new(a.Value + b.Value);
}

public sealed class SilentPolicy : Policy
{
    public override string Id => "P-LOCAL-01";

    public override LocalizedText Title => new("題", "A title");

    public override void Check(PolicyContext context)
    {
        var pattern = new Regex("^【.+】", RegexOptions.None, RegexTimeout);
        var names = context.Apps.Select(a => a.Name).ToDictionary(n => n, n => pattern.IsMatch(n), StringComparer.Ordinal);
        var (count, last) = (names.Count, names.Keys.Order(StringComparer.Ordinal).Last());
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(i.ToString(CultureInfo.InvariantCulture));
        int Twice(int n) => n <= 0 ? 0 : 2 + Twice(n - 1);
        Action<int> add = n => text.Append(n);
        add(Twice(3));
        var found = from a in context.Apps from f in a.Fields where f.IsRequired orderby f.Code select new { a.Key, f.Code };
        foreach (var (key, value) in names) { if (value) goto end; }
        IEnumerable<Limit> Limits() { yield return new(1); yield return new(2) { Name = "x" }; }
        if (found.Any() && Limits().Sum(l => l.Value) > DateOnly.MaxValue.Year && last is { Length: > 3 } and not "あ") throw new InvalidOperationException(last);
        end:
        _ = context.References.Count(r => r.Kind == SymbolKind.Field);
    }
}
