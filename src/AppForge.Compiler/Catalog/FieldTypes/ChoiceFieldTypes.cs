using AppForge.Compiler.Catalog.Kinds;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Choices among options, users, organizations and groups.</summary>
internal static class ChoiceFieldTypes
{
    // kintone itself makes a radio button required (fields.md, section 2).
    private static readonly PropertyShape RequiredByDefault = Optional("required", Flag, "必須", "Required", "true");

    public static readonly Variant RadioButton = FieldType("RADIO_BUTTON", "ラジオボタン", "Radio button", RecordValueKind.Option,
        Label, NoLabel, RequiredByDefault, Options, DefaultFirstOption, Align, Help, Personal);

    public static readonly Variant CheckBox = FieldType("CHECK_BOX", "チェックボックス", "Check box", RecordValueKind.Options,
        Label, NoLabel, IsRequired, Options, DefaultOptions, Align, Help, Personal);

    public static readonly Variant MultiSelect = FieldType("MULTI_SELECT", "複数選択", "Multi-choice", RecordValueKind.Options,
        Label, NoLabel, IsRequired, Options, DefaultOptions, Help, Personal);

    public static readonly Variant DropDown = FieldType("DROP_DOWN", "ドロップダウン", "Drop-down", RecordValueKind.Option,
        Label, NoLabel, IsRequired, Options, DefaultOption, Help, Personal);

    public static readonly Variant UserSelect = FieldType("USER_SELECT", "ユーザー選択", "User selection", RecordValueKind.Users,
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Directory), DefaultWho(PrincipalTypes.Directory | PrincipalTypes.LoginUser), Help, Personal);

    public static readonly Variant OrganizationSelect = FieldType("ORGANIZATION_SELECT", "組織選択", "Department selection", RecordValueKind.Organizations,
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Organization), DefaultWho(PrincipalTypes.Organization | PrincipalTypes.PrimaryOrganization), Help, Personal);

    public static readonly Variant GroupSelect = FieldType("GROUP_SELECT", "グループ選択", "Group selection", RecordValueKind.Groups,
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Group), DefaultWho(PrincipalTypes.Group), Help, Personal);
}
