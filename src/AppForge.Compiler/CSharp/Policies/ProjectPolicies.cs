using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Rules;
using AppForge.Compiler.Syntax;
using AppForge.Policies;

namespace AppForge.Compiler.CSharp.Policies;

/// <summary>
/// The rules that a project wrote itself. Compiled once for the same sources, then taken from the cache: only <see cref="PolicyCompiler"/> names types of Roslyn, so only it loads
/// them. The central type of this folder.
/// </summary>
internal sealed partial class ProjectPolicies : IProjectPolicies
{
    private readonly ProjectFiles _files;
    private readonly PolicyLimits _limits;
    private readonly PolicyAssembly? _assembly;
    private readonly List<(Policy Policy, PolicyEntry Entry, DiagnosticDescriptor Descriptor)> _policies = [];

    private ProjectPolicies(ProjectFiles files, PolicyLimits limits, PolicyAssembly? assembly) => (_files, _limits, _assembly) = (files, limits, assembly);

    /// <summary>What the policies may report.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors => [.. _policies.Select(p => p.Descriptor)];

    /// <summary>Compiles and loads the policies of a project; what is wrong with them is reported.</summary>
    /// <param name="files">The project.</param>
    /// <param name="cache">Where compiled ones are kept.</param>
    /// <param name="limits">How much one may do.</param>
    /// <param name="taken">The ids that the built-in rules have.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ProjectPolicies Load(
        ProjectFiles files, PolicyCache cache, PolicyLimits limits, IEnumerable<string> taken, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var sources = files.Policies.ToImmutableArray();
        if (sources.IsEmpty || ImageOf(sources, cache, diagnostics, cancellationToken) is not { } image)
        {
            return new(files, limits, null);
        }

        var policies = new ProjectPolicies(files, limits, new(image));
        policies.Create(taken.ToHashSet(StringComparer.Ordinal), diagnostics);
        return policies;
    }

    /// <summary>Runs the policies, in the order of their ids.</summary>
    public void Check(Compilation compilation, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        foreach (var (policy, entry, descriptor) in _policies.OrderBy(p => p.Descriptor.Code, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<Diagnostic> found = [];
            var failure = PolicyThread.Run(_limits, _assembly!.Use, budget => policy.Check(new(compilation, (place, message, help) =>
            {
                budget.Report();
                found.Add(new(descriptor, IsInProject(place) ? place : WholeProject, [message, help]));
            })));
            if (failure is null)
            {
                diagnostics.AddRange(found);
            }
            else
            {
                // What it had found so far depends on how far it came.
                Report(failure, descriptor.Code, entry, diagnostics);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _assembly?.Dispose();

    // A value that no file says has no place, and a policy may make one up.
    private bool IsInProject(SourceSpan place) => place.Source is { } source && _files.Find(source.Path) is { } file && file.Content == source.Content
        && place.Start >= 0 && place.Length >= 0 && place.Start <= source.Content.Length - place.Length;

    private SourceSpan WholeProject => _files.Find(ProjectFiles.ProjectFile)?.Span(0, 0) ?? _files.Policies.First().Span(0, 0);

    private static PolicyImage? ImageOf(ImmutableArray<SourceText> sources, PolicyCache cache, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var name = NameOf(sources);
        if (PolicyImage.Of(cache.Find(name)) is { } kept)
        {
            return kept;
        }

        var made = PolicyCompiler.Compile(sources, diagnostics, cancellationToken);
        if (made is not null)
        {
            cache.Keep(name, made.ToBytes());
        }

        return made;
    }

    // This assembly is the API, carries what policies are compiled against, and names the compiler that it was built with: its own id stands for all of them.
    private static string NameOf(ImmutableArray<SourceText> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ProjectPolicies).Module.ModuleVersionId.ToByteArray());
        foreach (var source in sources)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(source.Path + "\0" + source.Content + "\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Create(HashSet<string> taken, DiagnosticBag diagnostics)
    {
        var known = taken.ToDictionary(id => id, _ => "AppForge", StringComparer.Ordinal);
        foreach (var entry in _assembly!.Entries)
        {
            var span = SpanOf(entry);
            (Policy Policy, string Id, LocalizedText Title, DiagnosticSeverity Level)? made = null;
            var failure = PolicyThread.Run(_limits, _assembly.Use, _ =>
            {
                var policy = entry.Create();
                made = (policy, policy.Id, policy.Title ?? throw new InvalidOperationException("Title is null."), Enum.IsDefined(policy.Level) ? policy.Level : DiagnosticSeverity.Warning);
            });
            if (failure is not null || made is not { } it)
            {
                Report(failure!, span.Source.Content.Substring(span.Start, span.Length), entry, diagnostics);
            }
            else if (it.Id is null || !IdForm().IsMatch(it.Id))
            {
                diagnostics.Report(PolicyDiagnostics.BadId, span, it.Id ?? "null");
            }
            else if (!known.TryAdd(it.Id, span.Place))
            {
                diagnostics.Report(PolicyDiagnostics.IdTwice, span, it.Id, known[it.Id]);
            }
            else
            {
                _policies.Add((it.Policy, entry, new(it.Id, it.Level, new("{0}", "{0}"), new("{1}", "{1}")) { Title = it.Title }));
            }
        }
    }

    private void Report(Exception failure, string policy, PolicyEntry entry, DiagnosticBag diagnostics)
    {
        var place = PlaceOf(failure) ?? SpanOf(entry);
        switch (failure)
        {
            case PolicyStoppedException stopped:
                diagnostics.Report(PolicyDiagnostics.Stopped, place, policy, stopped.Limit);
                break;
            case InsufficientExecutionStackException:
                diagnostics.Report(PolicyDiagnostics.Stopped, place, policy, new LocalizedText("呼出しの深さ", "depth of calls"));
                break;
            case OutOfMemoryException:
                diagnostics.Report(PolicyDiagnostics.Stopped, place, policy, new LocalizedText("メモリー", "memory"));
                break;
            case TypeInitializationException { InnerException: { } inner }:
                Report(inner, policy, entry, diagnostics);
                break;
            default:
                diagnostics.Report(PolicyDiagnostics.Failed, place, policy, failure.GetType().Name, MessageOf(failure));
                break;
        }
    }

    // The message of an exception that a policy declares is code of the policy, and nothing would stop it here.
    private static string MessageOf(Exception failure) => failure.GetType().IsCollectible ? "…" : failure.Message;

    private SourceSpan SpanOf(PolicyEntry entry) => _files.Find(entry.Path)!.Span(entry.Start, entry.Start + entry.Length);

    // The line of the policy's own code that was reached last.
    private SourceSpan? PlaceOf(Exception failure)
    {
        foreach (var frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } path && _files.Find(path) is { } source && frame.GetFileLineNumber() is > 0 and var line && line <= source.LineCount)
            {
                var text = source.Line(line);
                var start = source.LineStart(line) + text.Length - text.TrimStart().Length;
                return source.Span(start, source.LineStart(line) + text.TrimEnd().Length);
            }
        }

        return null;
    }

    [GeneratedRegex("^P(-[A-Z][A-Z0-9]*)+-[0-9]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
