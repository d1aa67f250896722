namespace AppForge.Deploy.Planning;

/// <summary>One thing to do: a request, or a deployment of a wave of apps with its waiting.</summary>
public abstract record PlanStep
{
    private protected PlanStep()
    {
    }
}
