using AppForge.Deploy.Environments;
using AppForge.Deploy.Planning;

namespace AppForge.Deploy.Applying;

/// <summary>Sees a deployment as it goes: to show it, to write it down.</summary>
public interface IApplyObserver
{
    /// <summary>A step begins.</summary>
    void Begin(PlanStep step, int number, int count);

    /// <summary>kintone gave a new app its id: it has to be kept before anything else happens.</summary>
    void Created(AppIdMap ids);
}
