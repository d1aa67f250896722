namespace AppForge.Testing.Mutation;

/// <summary>What kintone would have done with a damage, had it been sent.</summary>
public enum Reaction
{
    /// <summary>It refuses the request that writes the settings.</summary>
    RefusesWrite,

    /// <summary>It takes the settings and refuses the deployment.</summary>
    RefusesDeploy,

    /// <summary>It takes it and drops it silently, or it never has an effect.</summary>
    Drops,

    /// <summary>It takes it; something breaks later, or shows the wrong thing.</summary>
    BreaksLater,

    /// <summary>It never sees it: the file can't be read, or the setting is one of AppForge's own.</summary>
    NeverSees,

    /// <summary>It takes it; the rules of the office forbid it.</summary>
    Takes,
}
