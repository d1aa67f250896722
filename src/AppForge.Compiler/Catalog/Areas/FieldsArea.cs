using System.Collections.Immutable;
using AppForge.Compiler.Catalog.FieldTypes;
using AppForge.Compiler.Model;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.Areas;

/// <summary>The form's fields (fields.md): 28 types, three of them also as lookups.</summary>
internal static class FieldsArea
{
    private static readonly ImmutableArray<Variant> InTables =
    [
        LookupFieldTypes.TextLookup, TextFieldTypes.SingleLineText, TextFieldTypes.MultiLineText, TextFieldTypes.RichText,
        LookupFieldTypes.NumberLookup, NumberFieldTypes.Number, NumberFieldTypes.Calc,
        ChoiceFieldTypes.RadioButton, ChoiceFieldTypes.CheckBox, ChoiceFieldTypes.MultiSelect, ChoiceFieldTypes.DropDown,
        NumberFieldTypes.Date, NumberFieldTypes.Time, NumberFieldTypes.DateTime, TextFieldTypes.File,
        LookupFieldTypes.LinkLookup, TextFieldTypes.Link,
        ChoiceFieldTypes.UserSelect, ChoiceFieldTypes.OrganizationSelect, ChoiceFieldTypes.GroupSelect,
    ];

    /// <summary>The types that a column of a table may have.</summary>
    public static readonly UnionShape Column = Union(InTables);

    /// <summary>The types that a field may have.</summary>
    public static readonly UnionShape Field = Union(
    [
        .. InTables,
        StructureFieldTypes.ReferenceTable, StructureFieldTypes.Subtable(Column), StructureFieldTypes.Group,
        BuiltInFieldTypes.RecordNumber, BuiltInFieldTypes.Creator, BuiltInFieldTypes.CreatedTime, BuiltInFieldTypes.Modifier, BuiltInFieldTypes.UpdatedTime,
        BuiltInFieldTypes.Status, BuiltInFieldTypes.StatusAssignee, BuiltInFieldTypes.Category,
    ]);

    public static readonly SettingsArea Area = new()
    {
        Section = "fields",
        Title = new("フィールド", "Fields"),
        Resource = "app/form/fields",
        WireProperty = "properties",
        Mode = WriteMode.ByKey,
        Default = EmptyMap,
        Shape = new MapShape
        {
            Key = Name(Limits.FieldCode.Most),
            KeyTitle = new("フィールドコード", "field code"),
            Value = Field,
            Declares = SymbolKind.Field,
            Wire = new KeyedMapWire("code", IndexProperty: null),
            LosesData = true,
        },
    };

    private static UnionShape Union(ImmutableArray<Variant> variants) =>
        new() { YamlTag = "type", WireTag = "type", Variants = variants, ChangeReplaces = true };
}
