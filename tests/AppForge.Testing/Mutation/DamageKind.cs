using AppForge.Compiler.Diagnostics;

namespace AppForge.Testing.Mutation;

/// <summary>A way in which a definition can be damaged. To add one, write an entry in a file of <c>Kinds/</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">What is done.</param>
/// <param name="Codes">The diagnostics of which one has to be reported at each place of the damage, with a space between.</param>
/// <param name="Reaction">What kintone would have done.</param>
/// <param name="Does">The same in one sentence.</param>
/// <param name="Page">The page of <c>shared/kintone</c> (of a governance rule: of <c>shared/domain</c>) that says so.</param>
/// <param name="Make">Damages a random place of the sample project; null where the place drawn isn't fit: another one is drawn.</param>
public sealed record DamageKind(string Id, LocalizedText Title, string Codes, Reaction Reaction, LocalizedText Does, string Page, Func<Sample, Draw, Damage?> Make)
{
    /// <summary>The codes.</summary>
    public IReadOnlyList<string> AllCodes { get; } = Codes.Split(' ');

    /// <summary>Whether the file can't be read any more, so that nothing else in it can be reported.</summary>
    public bool HidesFile { get; init; }

    /// <summary>Whether it is about so much (an app, a process, a fragment without which an app isn't whole) that other damages may be gone with it.</summary>
    public bool IsAboutMuch { get; init; }

    /// <summary>Whether the line is all that can be expected of the place: where a bracket is missing is anyone's guess.</summary>
    public bool LineOnly { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;
}
