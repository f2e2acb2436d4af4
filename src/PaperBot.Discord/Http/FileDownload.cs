using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>Fetches uploaded files from Discord's file hosts.</summary>
internal sealed class FileDownload(DiscordTransport transport, DiscordOptions options, HttpPace pace, TimeProvider time)
{
    private static readonly string[] OwnHosts = ["cdn.discordapp.com", "media.discordapp.net"];

    /// <summary>The file's bytes.</summary>
    /// <exception cref="DiscordException">It lies elsewhere, is too long, or could not be fetched.</exception>
    public async Task<byte[]> FetchAsync(Attachment attachment, int mostBytes, CancellationToken cancellationToken)
    {
        if (!IsAllowed(attachment.Url, out var address)) throw new DiscordException(DiscordErrorKind.Invalid, "This file does not lie on Discord's servers; upload it again.");
        if (attachment.Size > mostBytes) throw TooLong(mostBytes);
        using var timeout = new CancellationTokenSource(pace.Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await transport.FetchAsync(address, mostBytes, linked.Token).ConfigureAwait(false);
        }
        catch (TooLongException)
        {
            throw TooLong(mostBytes);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var status = (int?)(exception as HttpRequestException)?.StatusCode;
            var kind = status is 403 or 404 ? DiscordErrorKind.NotFound : DiscordErrorKind.Unavailable;
            throw new DiscordException(kind, "The file could not be fetched from Discord; upload it again.", status, null, exception);
        }
    }

    private static DiscordException TooLong(int mostBytes) =>
        new(DiscordErrorKind.Invalid, $"This file is too large; at most {mostBytes / (1024.0 * 1024.0):0.#} MiB can be read.");

    private bool IsAllowed(string url, out Uri address)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out address!) || address.UserInfo.Length > 0) return false;
        if (options.FileHosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase)) return address.Scheme is "http" or "https";
        return address.Scheme == "https" && address.IsDefaultPort && OwnHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
    }
}
