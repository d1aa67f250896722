using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AppForge.Compiler.Diagnostics;
using AppForge.Compiler.Model;
using AppForge.Deploy.Environments;
using AppForge.Deploy.Kintone;

namespace AppForge.Cli.Environments;

/// <summary>
/// Makes a connection of what an environment's file says and the variables it names hold. All variables that are missing are said at once, by name; no value of
/// one ever comes into a message.
/// </summary>
internal sealed class ConnectionReader
{
    private readonly EnvironmentModel _environment;
    private readonly CliContext _context;
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    private ConnectionReader(EnvironmentModel environment, CliContext context) => (_environment, _context) = (environment, context);

    private string File => $"environments/{_environment.Name}.yaml";

    /// <summary>Makes the connection. The caller disposes its certificate.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="ids">The ids of its apps, for tokens.</param>
    /// <param name="projectRoot">The project's folder, which the certificate's path is relative to.</param>
    /// <param name="language">The language to ask kintone in.</param>
    /// <param name="context">The variables.</param>
    /// <exception cref="StopException">Something is missing or can't be used.</exception>
    public static KintoneConnection Read(EnvironmentModel environment, AppIdMap ids, string projectRoot, Language language, CliContext context) =>
        new ConnectionReader(environment, context).Read(ids, projectRoot, language);

    private KintoneConnection Read(AppIdMap ids, string projectRoot, Language language)
    {
        var address = Address();
        var credentials = Credentials(ids);
        var basic = _environment.BasicVariables is { } names ? Login(names.User, names.Password) : null;
        var certificatePassword = _environment.Certificate?.Password is { } name ? Secret(name) : null;
        if (_missing.Count > 0)
        {
            var list = string.Join(", ", _missing);
            throw StopException.Usage(
                $"環境変数 {list} が設定されていません（{File} が使う名前です）。",
                $"These environment variables are not set: {list} ({File} names them).");
        }

        return Checked(() => new KintoneConnection(address, credentials!)
        {
            Basic = basic,
            CredentialNames = [.. _names],
            ClientCertificate = _environment.Certificate is { } certificate ? Certificate(certificate.File, certificatePassword, projectRoot) : null,
            Proxy = Proxy(),
            GuestSpaceId = _environment.GuestSpace,
            Language = language,
            UserAgent = "AppForge/" + DefectReport.Version,
            MaxConcurrency = _environment.Concurrency,
        });
    }

    private Uri Address()
    {
        if (_environment.Url is not { } url)
        {
            throw StopException.Usage($"{File} に url: がありません。", $"{File} has no url:.");
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw StopException.Usage(
                $"{File} の url は https://サブドメイン.cybozu.com の形で書いてください。", $"{File}: write the url as https://subdomain.cybozu.com.");
        }

        return KintoneConnection.WhyRefused(address) is { } why
            ? throw StopException.Usage($"{File} の url: {why.Japanese}", $"{File}, url: {why.English}")
            : address;
    }

    private KintoneCredentials? Credentials(AppIdMap ids)
    {
        if (_environment.UserVariable is { } user && _environment.PasswordVariable is { } password)
        {
            return Login(user, password);
        }

        if (_environment.TokenVariables is not { Count: > 0 } tokens)
        {
            throw StopException.Usage(
                $"{File} の auth: に、ログイン名とパスワード、または API トークンの環境変数の名前を書いてください。",
                $"{File}: name the environment variables of user and password, or of API tokens, under auth:.");
        }

        var secrets = tokens.Select(t => (Id: ids.IdOf(t.Key), Secret: Secret(t.Value))).Where(t => t.Id is not null && t.Secret is not null);
        return Checked(() => new KintoneCredentials.ApiTokens(secrets.ToDictionary(t => t.Id!.Value, t => t.Secret!)));
    }

    private KintoneCredentials.Password? Login(string userVariable, string passwordVariable)
    {
        var user = Value(userVariable);
        var secret = Secret(passwordVariable);
        return user is null || secret is null ? null : new(user, secret);
    }

    private Secret? Secret(string name) => Value(name) is { } value ? new Secret(value) : null;

    private string? Value(string name)
    {
        _names.Add(name);
        var value = _context.Variable(name);
        if (value is null)
        {
            _missing.Add(name);
        }

        return value;
    }

    private Uri? Proxy() => _environment.Proxy is not { } proxy ? null
        : Uri.TryCreate(proxy, UriKind.Absolute, out var address) ? address
        : throw StopException.Usage($"{File} の proxy はURLで書いてください。", $"{File}: write proxy as a URL.");

    private X509Certificate2 Certificate(string file, Secret? password, string projectRoot)
    {
        try
        {
            // The variable again, since a Secret shows its value to nobody but the client.
            var text = password is null ? null : _context.Variable(_environment.Certificate!.Value.Password!);
            return X509CertificateLoader.LoadPkcs12FromFile(Path.GetFullPath(file, projectRoot), text);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw StopException.Usage($"クライアント証明書 {file} を開けません。ファイルとパスワードを確かめてください。", $"The client certificate {file} can't be opened. Check the file and the password.");
        }
    }

    // What the client refuses it says in both languages at once, without values.
    private static T Checked<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException failure)
        {
            var parts = failure.Message.Split(" (Parameter", 2)[0].Split(" / ", 2);
            throw StopException.Usage(parts[0], parts[^1]);
        }
    }
}
