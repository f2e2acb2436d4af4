using System.Buffers;
using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>Paper → the address that may be shown for it. It comes from <see cref="PaperLink"/> alone, and is still looked at.</summary>
internal static class SafeLink
{
    private static readonly SearchValues<char> Markup = SearchValues.Create(@"<>\""`[]|*");

    /// <summary>The longest address that a button takes; texts take no longer one either.</summary>
    public const int MaxCharacters = 512;

    /// <summary>The paper's page; null when there is none, or it is too long or not an https address in plain ASCII.</summary>
    public static string? Of(Paper paper)
    {
        var url = paper.Url?.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return url is { Length: <= MaxCharacters } && url.StartsWith("https://", StringComparison.Ordinal) && IsPlain(url) && Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;
    }

    private static bool IsPlain(string url) => url.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && url.AsSpan().IndexOfAny(Markup) < 0;
}
