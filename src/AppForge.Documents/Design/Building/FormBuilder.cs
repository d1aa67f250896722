using AppForge.Compiler.Model.Symbols;
using AppForge.Documents.Diagrams;
using AppForge.Documents.Prose;

namespace AppForge.Documents.Design.Building;

/// <summary>Makes the drawing of chapter 5.</summary>
internal sealed class FormBuilder(AppInDocument app)
{
    private readonly HashSet<string> _copied = app.App.Fields.WithColumns.SelectMany(f => f.Lookup?.Mappings.Select(m => m.Here) ?? []).ToHashSet(StringComparer.Ordinal);

    public Drawing Build() => FormPicture.Draw(new FormPictureInput($"{app.App.Name}のレイアウト図", [.. LayoutRow.Of(app.App).Select(Block)]));

    private FormBlock Block(LayoutRow row)
    {
        if (row.Table is { } table)
            return new FormBlock.Table(app.Label(table), [.. row.Cells.Select(Cell).OfType<FormCell.Field>()]);
        if (row.Group is { } group)
            return new FormBlock.Group(app.Label(group), app.App.Fields.Find(group)?.IsOpen ?? false, [.. row.Rows.Select(Row)]);
        return Row(row);
    }

    private FormBlock.Row Row(LayoutRow row) => new([.. row.Cells.Select(Cell).OfType<FormCell>()]);

    private FormCell? Cell(LayoutCell cell)
    {
        if (cell.LabelHtml is { } html)
            return new FormCell.Caption(PlainText.OfHtml(html)) { Width = cell.Width };
        if (cell.IsRule)
            return new FormCell.Rule { Width = cell.Width };
        if (cell.IsSpacer)
            return new FormCell.Spacer(cell.ElementId ?? "", cell.Height ?? 40) { Width = cell.Width };
        if (cell.Field is null)
            return null;
        var field = app.App.Fields.Find(cell.Field);
        if (field is null)
            return new FormCell.Field(app.Label(cell.Field), "", FormControl.Box) { Width = cell.Width };
        if (field.RelatedRecords is { } related)
            return new FormCell.Related(field.Label, app.NameOf(related.AppKey), [.. related.DisplayFields.Select(c => app.LabelIn(related.AppKey, c))]);
        return Field(field, cell);
    }

    private FormCell.Field Field(FieldSymbol field, LayoutCell cell)
    {
        var type = field.Lookup is null ? field.TypeTitle.Japanese : "ルックアップ";
        return new FormCell.Field(field.Label, field.Unit is { } unit ? $"{type}（{unit}）" : type, Control(field))
        {
            Width = cell.Width,
            Height = cell.Height,
            IsRequired = field.IsRequired,
            Options = field.Options,
            Automatic = field.Type == "CALC" || field.Expression is not null ? "自動計算" : _copied.Contains(field.Code) || field.IsBuiltIn ? "自動" : "",
        };
    }

    private static FormControl Control(FieldSymbol field) => field.Lookup is not null ? FormControl.Lookup : field.Type switch
    {
        "MULTI_LINE_TEXT" or "RICH_TEXT" => FormControl.TextArea,
        "USER_SELECT" or "GROUP_SELECT" or "ORGANIZATION_SELECT" or "CREATOR" or "MODIFIER" => FormControl.Person,
        "DATE" or "DATETIME" or "TIME" => FormControl.Date,
        "RADIO_BUTTON" => FormControl.Radio,
        "CHECK_BOX" or "MULTI_SELECT" => FormControl.Check,
        "DROP_DOWN" => FormControl.DropDown,
        "FILE" => FormControl.File,
        _ => FormControl.Box,
    };
}
