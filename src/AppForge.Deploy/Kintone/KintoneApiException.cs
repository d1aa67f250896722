using System.Globalization;
using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>The one exception for the outside world: kintone refused, failed or could not be reached. Holds no secrets and no record values.</summary>
public sealed class KintoneApiException : Exception
{
    private const int FieldErrorsShown = 10;

    /// <summary>A failure without an answer of kintone's.</summary>
    internal KintoneApiException(KintoneErrorKind kind, KintoneRequest request, LocalizedText text, Exception? inner = null)
        : base(null, inner)
    {
        Kind = kind;
        Request = request.ToString();
        Text = text;
    }

    private KintoneApiException(KintoneErrorKind kind, LocalizedText text)
        : base(null, null)
    {
        Kind = kind;
        Request = "";
        Text = text;
    }

    private KintoneApiException(KintoneErrorKind kind, LocalizedText text, string request, KintoneApiException same)
        : base(null, same)
    {
        Kind = kind;
        Text = text;
        Request = request;
        Status = same.Status;
        Code = same.Code;
        ErrorId = same.ErrorId;
        KintoneMessage = same.KintoneMessage;
        FieldErrors = same.FieldErrors;
        MayHaveBeenCarriedOut = same.MayHaveBeenCarriedOut;
        Attempts = same.Attempts;
    }

    /// <summary>A failure of a deployment as a whole, which no single answer says.</summary>
    internal static KintoneApiException OfDeployment(KintoneErrorKind kind, LocalizedText text, bool mayHaveBeenCarriedOut) =>
        new(kind, text) { MayHaveBeenCarriedOut = mayHaveBeenCarriedOut };

    /// <summary>The same failure, with words before it that say what it is about.</summary>
    internal KintoneApiException About(LocalizedText subject) => new(Kind, subject.Then(Text), Request, this);

    /// <summary>What sort of failure it is.</summary>
    public KintoneErrorKind Kind { get; }

    /// <summary>The HTTP status; <see langword="null"/> when no answer came or nothing was sent.</summary>
    public int? Status { get; internal init; }

    /// <summary>Whether an app of a guest space was asked for by the path of ordinary ones (behaviour.md, trap 44).</summary>
    public bool IsGuestSpaceApp => Code == "GAIA_IL23";

    /// <summary>kintone's code, such as <c>GAIA_CO03</c>, where it gave one.</summary>
    public string? Code { get; internal init; }

    /// <summary>kintone's id of this error, for its support, where it gave one.</summary>
    public string? ErrorId { get; internal init; }

    /// <summary>The request in short: method, path, apps; empty where no single one failed.</summary>
    public string Request { get; }

    /// <summary>What happened and the way out.</summary>
    public LocalizedText Text { get; }

    /// <summary>kintone's own words, in the language it chose; record values in them are masked.</summary>
    public string? KintoneMessage { get; internal init; }

    /// <summary>kintone's messages by the path of the parameter they are about, ordered by path; record values in them are masked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; internal init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Whether kintone may have carried the write out although this is a failure: an answer was lost on the way.
    /// With <see cref="KintoneErrorKind.Conflict"/> the conflict may be with our own first attempt; read the state and judge.
    /// </summary>
    public bool MayHaveBeenCarriedOut { get; internal init; }

    /// <summary>How many times the request was sent; 0 when it was refused before sending.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Everything in both languages.</summary>
    public override string Message => $"{Describe(Language.Japanese)}\n{Describe(Language.English)}";

    /// <summary>What happened, the way out, kintone's own words and the request, in one language.</summary>
    /// <param name="language">The language wanted; kintone's words stay as they came.</param>
    public string Describe(Language language)
    {
        string said = KintoneMessage is null ? "" : $" kintone: {KintoneMessage}";
        string fields = string.Concat(FieldErrors.Take(FieldErrorsShown).Select(field => $" [{field.Key}: {string.Join(' ', field.Value)}]"));
        string status = Status is { } number ? ", HTTP " + number.ToString(CultureInfo.InvariantCulture) : "";
        return Request.Length == 0 ? Text.In(language) : $"{Text.In(language)}{said}{fields} ({Request}{status}{(Code is null ? "" : ", " + Code)})";
    }
}
