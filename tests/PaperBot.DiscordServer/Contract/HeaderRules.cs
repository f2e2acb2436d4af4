using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.Contract;

/// <summary>Request → what is wrong with its headers.</summary>
internal static partial class HeaderRules
{
    public static IEnumerable<Violation> Check(RecordedRequest request)
    {
        var authorization = request.Headers.GetValueOrDefault("Authorization") ?? "";
        if (IsOpen(request.Path))
        {
            if (authorization.Length > 0) yield return new Violation("Authorization", "HEADER", "The bot token does not belong here: the path is all that this request needs.");
        }
        else if (!authorization.StartsWith("Bot ", StringComparison.Ordinal) || authorization.Length < 5)
        {
            yield return new Violation("Authorization", "HEADER", "Must be \"Bot\" and the bot token.");
        }

        var agent = request.Headers.GetValueOrDefault("User-Agent") ?? "";
        if (!UserAgent().IsMatch(agent)) yield return new Violation("User-Agent", "HEADER", $"Must be of the form \"DiscordBot (address, version)\", and is \"{agent}\".");
        var type = request.Headers.GetValueOrDefault("Content-Type") ?? "";
        foreach (var violation in FileRules.Check(request)) yield return violation;
        if (request.Body.Length > 0 && request.Files.Count == 0 && !ContentType().IsMatch(type)) yield return new Violation("Content-Type", "HEADER", $"Must be application/json, and is \"{type}\".");
    }

    /// <summary>Paths that carry their own right: interactions, their webhooks, files.</summary>
    public static bool IsOpen(string path) =>
        path.StartsWith("/interactions/", StringComparison.Ordinal) || path.StartsWith("/webhooks/", StringComparison.Ordinal) || path.StartsWith("/attachments/", StringComparison.Ordinal);

    [GeneratedRegex(@"^DiscordBot \(https?://[^\s,()]+, v?[0-9][^\s,()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex UserAgent();

    [GeneratedRegex(@"^application/json(\s*;\s*charset=""?utf-8""?)?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentType();
}
