using AppForge.Compiler.Diagnostics;

namespace AppForge.Deploy.Kintone;

/// <summary>Makes the exception out of a failure: adds the words, takes the values out.</summary>
internal static class FailureReport
{
    public static KintoneApiException ToException(KintoneRequest request, KintoneFailure failure, KintoneConnection connection, bool doubt, int attempts)
    {
        var mask = new MessageMask(request, SecretsOf(connection));
        LocalizedText text = FailureTexts.For(failure, connection).Then(doubt ? FailureTexts.Doubt(failure.Kind) : null);
        return new KintoneApiException(failure.Kind, request, text, failure.Exception)
        {
            Status = failure.Status,
            Code = failure.Code,
            ErrorId = failure.Error?.Id,
            KintoneMessage = failure.Error?.Message is { } message ? mask.Apply(message) : null,
            FieldErrors = Masked(failure.Error?.Fields ?? new SortedDictionary<string, IReadOnlyList<string>>(), mask),
            MayHaveBeenCarriedOut = doubt,
            Attempts = attempts,
        };
    }

    private static SortedDictionary<string, IReadOnlyList<string>> Masked(IReadOnlyDictionary<string, IReadOnlyList<string>> fields, MessageMask mask)
    {
        var masked = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach ((string path, IReadOnlyList<string> messages) in fields)
        {
            masked[path] = [.. messages.Select(mask.Apply)];
        }

        return masked;
    }

    private static IEnumerable<Secret> SecretsOf(KintoneConnection connection)
    {
        IEnumerable<Secret?> own = connection.Credentials switch
        {
            KintoneCredentials.Password password => [password.Secret],
            KintoneCredentials.ApiTokens tokens => tokens.TokenOf.Values,
            _ => [],
        };
        return own.Append(connection.Basic?.Secret).Append(connection.ProxyCredentials?.Secret).OfType<Secret>();
    }
}
