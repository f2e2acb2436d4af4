using PaperBot.Digests.Schedules;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Digests;

/// <summary>What somebody typed of a time zone, or of one of their digests → choices within Discord's limits; pure.</summary>
internal static class DigestChoices
{
    /// <summary>Time zones, the likeliest first.</summary>
    public static IReadOnlyList<CommandChoice> Zones(string typed) => [.. ZoneNames.Complete(ChoiceText.Cut(typed, ChoiceText.MostCharacters), TitleChoices.Most).Select(zone => new CommandChoice(zone, zone))];

    /// <summary>Digests whose words hold what was typed.</summary>
    public static IReadOnlyList<CommandChoice> Of(IReadOnlyList<ListedSubscription> known, string typed) =>
        [.. known.Where(one => typed.Length == 0 || one.Interest.Contains(typed, StringComparison.OrdinalIgnoreCase) || one.When.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(TitleChoices.Most).Select(one => new CommandChoice(ChoiceText.Shorten($"{one.Interest}, {one.When}", ChoiceText.MostCharacters), one.Kept.Subscription.Id))];
}
