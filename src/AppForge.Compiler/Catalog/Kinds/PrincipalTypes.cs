namespace AppForge.Compiler.Catalog.Kinds;

/// <summary>The types of who, by kintone's own words (settings.md, section 0): each place takes some of them. A role stands for any.</summary>
[Flags]
public enum PrincipalTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>USER</c>: <c>user/…</c>.</summary>
    User = 1,

    /// <summary><c>GROUP</c>: <c>group/…</c>, <c>everyone</c>.</summary>
    Group = 1 << 1,

    /// <summary><c>ORGANIZATION</c>: <c>organization/…</c>.</summary>
    Organization = 1 << 2,

    /// <summary><c>FIELD_ENTITY</c>: <c>field/…</c>, who stands in a field of the record.</summary>
    Field = 1 << 3,

    /// <summary><c>CUSTOM_FIELD</c>: <c>customField/…</c>, who stands in a custom field of a user's profile.</summary>
    CustomField = 1 << 4,

    /// <summary><c>CREATOR</c>: <c>creator</c>, who made the app.</summary>
    Creator = 1 << 5,

    /// <summary><c>FUNCTION</c>: <c>LOGINUSER()</c>, who makes the record.</summary>
    LoginUser = 1 << 6,

    /// <summary><c>FUNCTION</c>: <c>PRIMARY_ORGANIZATION()</c>, the first organization of who makes the record.</summary>
    PrimaryOrganization = 1 << 7,

    /// <summary>Who can be named without a record.</summary>
    Directory = User | Group | Organization,

    /// <summary>What most places take.</summary>
    DirectoryOrField = Directory | Field,
}
