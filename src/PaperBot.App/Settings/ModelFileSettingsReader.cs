using PaperBot.LlamaCpp.Catalogue;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of model files.</summary>
internal static class ModelFileSettingsReader
{
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];
    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static ModelFileSettings Read(SettingValues values, string dataFolder)
    {
        var byDefault = new DownloadOptions();
        return new ModelFileSettings
        {
            Folder = Path.GetFullPath(values.Text("Models:Folder") ?? Path.Combine(dataFolder, "models")),
            Catalogue = FullPath(values, "Models:Catalogue"),
            Download = byDefault with
            {
                BaseUrl = BaseUrl(values) ?? byDefault.BaseUrl,
                AllowedHosts = Hosts(values) ?? byDefault.AllowedHosts,
                Proxy = Proxy(values),
                TokenFile = FullPath(values, "Models:TokenFile"),
                OfflineFolder = FullPath(values, "Models:OfflineFolder"),
                Attempts = values.Number("Models:Attempts", byDefault.Attempts, 1, 100),
                Silence = TimeSpan.FromSeconds(values.Number("Models:SilenceSeconds", (int)byDefault.Silence.TotalSeconds, 1, 3600)),
            },
        };
    }

    private static string? FullPath(SettingValues values, string name) => values.Text(name) is { } path ? Path.GetFullPath(path) : null;

    private static Uri? BaseUrl(SettingValues values)
    {
        if (values.Text("Models:BaseUrl") is not { } text) return null;
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        return isAddress ? url : throw new UsageException($"Models:BaseUrl {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address that begins with https:// (http:// only for this machine), without a name, a password or a query.");
    }

    /// <summary>The address of a proxy may hold a password, so a wrong one is not shown.</summary>
    private static Uri? Proxy(SettingValues values)
    {
        if (values.Text("Models:Proxy") is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && ProxySchemes.Contains(url.Scheme) && url.Host.Length > 0
            ? url
            : throw new UsageException("Models:Proxy has to be an address like http://proxy:3128 or socks5://proxy:1080.");
    }

    private static string[]? Hosts(SettingValues values)
    {
        if (values.Text("Models:AllowedHosts") is not { } text) return null;
        var hosts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = hosts.FirstOrDefault(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown);
        return wrong is null ? hosts : throw new UsageException($"Models:AllowedHosts holds \"{wrong}\", but has to be a list of host names like huggingface.co,*.hf.co.");
    }
}
