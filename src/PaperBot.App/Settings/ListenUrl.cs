namespace PaperBot.App.Settings;

/// <summary>Where a web server of the program listens.</summary>
internal static class ListenUrl
{
    private static readonly string[] AnyHost = ["*", "+"];

    /// <summary>Reads <c>http://HOST:PORT</c>; null when it is no such address.</summary>
    public static Uri? Read(string text)
    {
        // What a web server calls every address of the machine is no host name to Uri.
        var named = AnyHost.Aggregate(text.Trim(), (address, any) => address.Replace($"//{any}", "//0.0.0.0", StringComparison.Ordinal));
        return Uri.TryCreate(named, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/" && url.UserInfo.Length == 0 && url.Fragment.Length == 0 ? url : null;
    }
}
