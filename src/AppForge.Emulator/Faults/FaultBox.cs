namespace AppForge.Emulator;

/// <summary>The arranged failures of one emulator, and the deploys that are to fail. Safe to use while it runs.</summary>
public sealed class FaultBox
{
    private readonly Lock _lock = new();
    private readonly List<(FaultRule Rule, int Seen)> _rules = [];
    private readonly HashSet<long> _failingDeploys = [];

    private EmulatorConditions _first;
    private EmulatorConditions _conditions;

    // Until it begins, nothing goes wrong and nobody waits: the apps that are to be there from the start are made.
    internal FaultBox() => _conditions = _first = new EmulatorConditions { DeployDuration = TimeSpan.Zero };

    /// <summary>What it is like from now on.</summary>
    public EmulatorConditions Conditions
    {
        get
        {
            lock (_lock)
            {
                return _conditions;
            }
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            lock (_lock)
            {
                _conditions = value;
            }
        }
    }

    /// <summary>What is arranged, with how many requests matched each rule so far.</summary>
    public IReadOnlyList<(FaultRule Rule, int Seen)> Rules
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Arranges a failure.</summary>
    /// <param name="rule">When and what.</param>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_lock)
        {
            _rules.Add((rule, 0));
        }
    }

    /// <summary>Takes back everything arranged so far; the conditions are those of the options again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _failingDeploys.Clear();
            _conditions = _first;
        }
    }

    /// <summary>Lets the next deploy of this app end with FAIL, and its siblings with CANCEL.</summary>
    /// <param name="app">The app id.</param>
    public void FailNextDeploy(long app)
    {
        lock (_lock)
        {
            _failingDeploys.Add(app);
        }
    }

    internal void Begin(EmulatorOptions options)
    {
        Conditions = _first = options.Conditions;
        foreach (FaultRule rule in options.Faults)
        {
            Add(rule);
        }
    }

    internal bool TakeFailingDeploy(long app)
    {
        lock (_lock)
        {
            return _failingDeploys.Remove(app);
        }
    }

    /// <summary>The failure that strikes this request, if any; asking counts as a request.</summary>
    internal FaultRule? Strike(string method, string path)
    {
        lock (_lock)
        {
            FaultRule? struck = null;
            for (int i = 0; i < _rules.Count; i++)
            {
                (FaultRule rule, int seen) = _rules[i];
                if ((rule.Method ?? method) != method || !path.Contains(rule.PathContains, StringComparison.Ordinal))
                {
                    continue;
                }

                _rules[i] = (rule, seen + 1);
                if (struck is null && seen >= rule.Skip && seen < rule.Skip + rule.Times)
                {
                    struck = rule;
                }
            }

            return struck;
        }
    }
}
