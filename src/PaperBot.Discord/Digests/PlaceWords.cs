using PaperBot.Digests;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Digests;

/// <summary>Places of delivery in words, ready to be shown.</summary>
internal static class PlaceWords
{
    private const int MostCharacters = 260;

    public static string Of(DigestPlace place) => place.Kind switch
    {
        PlaceKind.Channel when Places.ReadChannel(place.Address) is { } inGuild => $"in <#{inGuild.Channel}>",
        PlaceKind.Direct => "as a direct message",
        PlaceKind.Email => $"by e-mail to {Markdown.Escape(place.Address, MostCharacters)}",
        _ => "into a folder where I run",
    };
}
