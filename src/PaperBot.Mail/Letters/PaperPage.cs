using PaperBot.Papers;

namespace PaperBot.Mail.Letters;

/// <summary>Paper → the address that may stand in a mail. It comes from <see cref="PaperLink"/> alone, and is still looked at.</summary>
internal static class PaperPage
{
    private const int MostCharacters = 512;

    private static readonly string[] Hosts = ["arxiv.org", "doi.org", "aclanthology.org"];

    /// <summary>The paper's page; null when it has none at a host that papers lie at.</summary>
    public static string? Of(Paper paper) =>
        paper.Url is { Length: <= MostCharacters } url && !url.AsSpan().ContainsAnyExceptInRange('!', '~') && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.UserInfo.Length == 0 && Hosts.Contains(address.Host) ? url : null;
}
