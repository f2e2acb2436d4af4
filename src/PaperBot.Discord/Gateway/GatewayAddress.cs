namespace PaperBot.Discord.Gateway;

/// <summary>Address of the gateway → address of a connection.</summary>
internal static class GatewayAddress
{
    /// <summary>Adds version, encoding and compression.</summary>
    public static Uri Of(Uri gateway, bool compress)
    {
        var query = gateway.Query.TrimStart('?');
        return new UriBuilder(gateway) { Query = $"{query}{(query.Length > 0 ? "&" : "")}v=10&encoding=json{(compress ? "&compress=zlib-stream" : "")}" }.Uri;
    }

    /// <summary>Reads the address that READY gives for resuming; null unless it is one of the kind of <paramref name="gateway"/>, for the bot token goes there.</summary>
    public static Uri? Resume(string? text, Uri gateway) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == gateway.Scheme ? address : null;
}
