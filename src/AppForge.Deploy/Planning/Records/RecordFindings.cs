using System.Collections.Immutable;
using System.Globalization;
using AppForge.Compiler.Catalog;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Compiler.Model.Symbols;
using AppForge.Compiler.Query;
using AppForge.Deploy.Planning.Findings;

namespace AppForge.Deploy.Planning.Records;

/// <summary>
/// Finds what the records of an app don't meet of what the plan asks of them: what kintone would answer with a failed deploy and no reason, and what would keep old records from
/// being saved. Asks only about what becomes stricter; all at the same time.
/// </summary>
/// <param name="counter">Asks.</param>
/// <param name="app">The app; not one that is to be created.</param>
internal sealed class RecordFindings(RecordCounter counter, AppPlan app)
{
    // Where duplicates are prohibited (limits.md, Records).
    private const int LongestUniqueText = 64;

    private static readonly LocalizedText NotSeen = new("見る権限がないか、kintone がこの条件を受け付けません", "this account may not see them, or kintone doesn't take the question");

    private readonly LiveForm _form = new(app);
    private readonly List<Task<PlanFinding?>> _asked = [];
    private readonly List<(ValueCheck Check, DiagnosticDescriptor Kind, Address Address, string Detail)> _looked = [];

    /// <summary>What was found.</summary>
    public async Task<ImmutableArray<PlanFinding>> FindAsync(CancellationToken cancellationToken)
    {
        if (app.LiveRevision is null)
        {
            return [];
        }

        var fields = app.Desired.AddressOf(KintoneCatalog.Fields);
        foreach (var field in app.Desired.Fields)
        {
            AskAbout(field, _form.Find(field.Code), fields.Entry(field.Code), null, cancellationToken);
            if (field.IsTable && _form.Find(field.Code) is { } table)
            {
                foreach (var column in field.Columns)
                {
                    AskAbout(column, _form.Find(field.Code, column.Code), fields.Entry(field.Code).Property("fields").Entry(column.Code), table, cancellationToken);
                }
            }
        }

        AskAboutDigits(cancellationToken);
        var (looking, asking) = (LookAsync(cancellationToken), Task.WhenAll(_asked));
        return [.. (await asking.ConfigureAwait(false)).Concat(await looking.ConfigureAwait(false)).OfType<PlanFinding>().OrderBy(f => f.Address.Text, StringComparer.Ordinal).ThenBy(f => f.Descriptor.Code, StringComparer.Ordinal)];
    }

    // Of a field of another type, or one that is new, records hold nothing yet.
    private void AskAbout(FieldSymbol shall, LiveField? live, Address address, LiveField? table, CancellationToken cancellationToken)
    {
        var now = live is not null && ReferenceEquals(live.Symbol.Value.Variant, shall.Value.Variant) ? live : null;
        if (shall.IsRequirementEnforced && now?.Symbol.IsRequired != true)
        {
            var empty = now is not null ? ValueConditions.HasNone(now.Scope) : table is null ? ValueConditions.Everything : ValueConditions.HasRows(table.Columns.Select(c => c.Scope));
            Ask(PlanDiagnostics.EmptyBefore, address.Property("required"), empty, now ?? table, "", cancellationToken);
        }

        if (now is null)
        {
            return;
        }

        var becomesUnique = shall.IsUnique && !now.Symbol.IsUnique;
        if (becomesUnique)
        {
            _looked.Add((new ValueCheck.Duplicates(now), PlanDiagnostics.Duplicates, address.Property("unique"), ""));
        }

        AskAboutLength(shall, now, becomesUnique, address, cancellationToken);
        var (least, most) = (Tighter(shall.MinValue, now.Symbol.MinValue, isLeast: true), Tighter(shall.MaxValue, now.Symbol.MaxValue, isLeast: false));
        if (least is not null || most is not null)
        {
            Ask(PlanDiagnostics.OutsideRange, address.Property(least is null ? "maxValue" : "minValue"), ValueConditions.IsOutside(now.Code, least, most), now, $"{least}〜{most}", cancellationToken);
        }
    }

    private void AskAboutLength(FieldSymbol shall, LiveField now, bool becomesUnique, Address address, CancellationToken cancellationToken)
    {
        var (least, most) = (Tighter(shall.MinLength, now.Symbol.MinLength, isLeast: true), Tighter(shall.MaxLength, now.Symbol.MaxLength, isLeast: false));
        if (becomesUnique && now.Holds == RecordValueKind.Text && most is null)
        {
            most = LongestUniqueText.ToString(CultureInfo.InvariantCulture);
        }

        if (least is not null || most is not null)
        {
            var check = new ValueCheck.Length(now, Number(least) ?? 0, Number(most) ?? int.MaxValue);
            _looked.Add((check, PlanDiagnostics.OutsideLength, address.Property(least is not null ? "minLength" : becomesUnique && shall.MaxLength is null ? "unique" : "maxLength"), $"{least}〜{most}"));
        }

        // An empty text is too short as well (records.md, section 3), but that is no other value than before.
        if (least is not null && !shall.IsRequired && Number(least) > 0)
        {
            Ask(PlanDiagnostics.EmptyBefore, address.Property("minLength"), ValueConditions.HasNone(now.Scope), now, "", cancellationToken);
        }
    }

    private void AskAboutDigits(CancellationToken cancellationToken)
    {
        if (NumberPrecision.Of(app.Desired) is not { } shall || NumberPrecision.Of(app.Live!) is not { } now)
        {
            return;
        }

        List<LiveField> numbers = [.. app.Live!.Fields.SelectMany(f => f.IsTable ? f.Columns.Select(c => _form.Find(f.Code, c.Code)) : [_form.Find(f.Code)]).OfType<LiveField>().Where(f => f.Holds == RecordValueKind.Number)];
        if (shall.WholeDigits < now.WholeDigits && numbers.Count > 0)
        {
            var most = new string('9', Math.Max(shall.WholeDigits, 1));
            var conditions = numbers.Select(n => ValueConditions.IsOutside(n.Code, "-" + most + ".9999999999", most + ".9999999999")).ToImmutableArray();
            Ask(PlanDiagnostics.TooManyDigits, shall.Address, ValueConditions.Any(conditions), null, shall.WholeDigits.ToString(CultureInfo.InvariantCulture), cancellationToken);
        }

        if (shall.DecimalPlaces < now.DecimalPlaces && numbers.Count > 0)
        {
            _looked.Add((new ValueCheck.Decimals(numbers, shall.DecimalPlaces), PlanDiagnostics.Rounded, shall.Address, shall.DecimalPlaces.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private void Ask(DiagnosticDescriptor kind, Address address, QueryCondition? condition, LiveField? field, string detail, CancellationToken cancellationToken) =>
        _asked.Add(AskAsync(kind, address, condition, field, detail, cancellationToken));

    private async Task<PlanFinding?> AskAsync(DiagnosticDescriptor kind, Address address, QueryCondition? condition, LiveField? field, string detail, CancellationToken cancellationToken)
    {
        var count = condition is null ? RecordCount.Unknown
            : await counter.CountAsync(app.AppId!.Value, condition, isExact: true, _form.MayBeHidden(field), cancellationToken).ConfigureAwait(false);
        return count.Kind == RecordCountKind.Unknown ? new(PlanDiagnostics.Unchecked, address, count, NotSeen) : count.IsNone ? null : new(kind, address, count, LocalizedText.Same(detail));
    }

    private async Task<IEnumerable<PlanFinding?>> LookAsync(CancellationToken cancellationToken)
    {
        if (_looked.Count == 0)
        {
            return [];
        }

        var isComplete = await new ValueScan(counter).RunAsync(app.AppId!.Value, [.. _looked.Select(l => l.Check)], cancellationToken).ConfigureAwait(false);
        var isPart = !counter.HasTokens && _looked.Exists(l => l.Check.Fields.Any(_form.MayBeHidden));
        return isComplete
            ? _looked.Select(l => l.Check.Records is > 0 and var number
                ? new PlanFinding(l.Kind, l.Address, new(isPart ? RecordCountKind.AtLeast : RecordCountKind.Exact, number), LocalizedText.Same(l.Detail))
                : isPart ? new(PlanDiagnostics.Unchecked, l.Address, RecordCount.Unknown, NotSeen) : null)
            : _looked.Select(l => new PlanFinding(PlanDiagnostics.Unchecked, l.Address, RecordCount.Unknown, NotLooked));
    }

    private static LocalizedText NotLooked { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"{ValueScan.MostRecords:N0}件を超えるか、見る権限がありません"),
        string.Create(CultureInfo.InvariantCulture, $"there are more than {ValueScan.MostRecords:N0}, or this account may not see them"));

    // The bound where it is new or leaves less room than before; null where nothing becomes stricter.
    private static string? Tighter(string? shall, string? now, bool isLeast) =>
        shall is null || (now is not null && decimal.TryParse(shall, NumberStyles.Number, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(now, NumberStyles.Number, CultureInfo.InvariantCulture, out var b) && (isLeast ? a <= b : a >= b))
            ? null : shall;

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
