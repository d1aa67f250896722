namespace AppForge.Emulator;

/// <summary>The arranged failures of one emulator, and the deploys that are to fail. Safe to use while it runs.</summary>
public sealed class FaultBox
{
    private readonly Lock _lock = new();
    private readonly List<(FaultRule Rule, int Seen)> _rules = [];
    private readonly HashSet<long> _failingDeploys = [];

    internal FaultBox(IEnumerable<FaultRule> rules)
    {
        foreach (FaultRule rule in rules)
        {
            Add(rule);
        }
    }

    /// <summary>How long a deploy stays PROCESSING from now on; null as the options say.</summary>
    public TimeSpan? DeployDuration
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }

        set
        {
            lock (_lock)
            {
                field = value;
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

    /// <summary>Takes back everything arranged so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _failingDeploys.Clear();
            DeployDuration = null;
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
