namespace AppForge.Compiler.Catalog.Policies;

/// <summary>Where a governance rule is kept.</summary>
public enum PolicyState
{
    /// <summary>Checked in the definitions: <c>validate</c> reports it under its own id.</summary>
    Checked,

    /// <summary>An error of the compiler anyhow, under an AF code: kintone itself would refuse it.</summary>
    Compiler,

    /// <summary>Kept by plan and deploy: it is about a change, not about a definition.</summary>
    Plan,

    /// <summary>Needs the live tenant: users, statistics, apps outside of the project.</summary>
    Tenant,

    /// <summary>About documents and records that are handed over.</summary>
    Documents,

    /// <summary>Judged by people; the documents show what they need for it.</summary>
    People,
}
