using System.Globalization;
using System.Text.RegularExpressions;

namespace PaperBot.DiscordServer.World;

/// <summary>Text → the users that it mentions.</summary>
internal static partial class MentionSyntax
{
    public static IEnumerable<ulong> UsersIn(string text) =>
        UserMention().Matches(text).Select(match => ulong.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Distinct();

    [GeneratedRegex("<@!?([0-9]{1,20})>", RegexOptions.NonBacktracking)]
    private static partial Regex UserMention();
}
