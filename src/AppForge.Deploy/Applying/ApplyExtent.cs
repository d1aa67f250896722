namespace AppForge.Deploy.Applying;

/// <summary>How far a plan is carried out.</summary>
public enum ApplyExtent
{
    /// <summary>Until it is live.</summary>
    Deploy,

    /// <summary>Until it is in the pre-live settings, for somebody to look at in kintone.</summary>
    Stage,
}
