using AppForge.Compiler.Catalog.Kinds;
using static AppForge.Compiler.Catalog.FieldTypes.FieldProperties;
using static AppForge.Compiler.Catalog.Shapes;

namespace AppForge.Compiler.Catalog.FieldTypes;

/// <summary>Choices among options, users, organizations and groups.</summary>
internal static class ChoiceFieldTypes
{
    // kintone itself makes a radio button required (fields.md, section 2).
    private static readonly PropertyShape RequiredByDefault = Optional("required", Flag, "必須", "Required", "true");

    public static readonly Variant RadioButton = Variant("RADIO_BUTTON", "ラジオボタン", "Radio button",
        Label, NoLabel, RequiredByDefault, Options, DefaultFirstOption, Align, Help, Personal);

    public static readonly Variant CheckBox = Variant("CHECK_BOX", "チェックボックス", "Check box",
        Label, NoLabel, IsRequired, Options, DefaultOptions, Align, Help, Personal);

    public static readonly Variant MultiSelect = Variant("MULTI_SELECT", "複数選択", "Multi-choice",
        Label, NoLabel, IsRequired, Options, DefaultOptions, Help, Personal);

    public static readonly Variant DropDown = Variant("DROP_DOWN", "ドロップダウン", "Drop-down",
        Label, NoLabel, IsRequired, Options, DefaultOption, Help, Personal);

    public static readonly Variant UserSelect = Variant("USER_SELECT", "ユーザー選択", "User selection",
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Directory), DefaultWho(PrincipalTypes.Directory | PrincipalTypes.LoginUser), Help, Personal);

    public static readonly Variant OrganizationSelect = Variant("ORGANIZATION_SELECT", "組織選択", "Department selection",
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Organization), DefaultWho(PrincipalTypes.Organization | PrincipalTypes.PrimaryOrganization), Help, Personal);

    public static readonly Variant GroupSelect = Variant("GROUP_SELECT", "グループ選択", "Group selection",
        Label, NoLabel, IsRequired, Candidates(PrincipalTypes.Group), DefaultWho(PrincipalTypes.Group), Help, Personal);
}
