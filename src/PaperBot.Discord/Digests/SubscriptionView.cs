using System.Globalization;
using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Digests;

/// <summary>Subscriptions → the ephemeral messages in which people see and change them: pure.</summary>
internal static class SubscriptionView
{
    private const int InterestCharacters = 140;
    private const int TroubleCharacters = 400;
    private const int PageCharacters = 3_900;
    private const int MostOptions = 25;
    private const int OptionCharacters = 100;
    private const string None = "You have no digests yet. For example, `/digest subscribe topic:LLM agents at:8:00 zone:Berlin` sends you new papers every morning.";

    /// <summary>What came of subscribing: in words, when the next comes in the reader's own time, and how to stop.</summary>
    public static MessageBody Subscribed(SubscriptionOutcome outcome, string? further)
    {
        string?[] lines = [Markdown.Escape(Wording.InDiscord(outcome.Sentence), 900), further, .. outcome.Closest.Take(5).Select(title => "- " + Markdown.Escape(Wording.Title(title.Title), 150))];
        if (outcome.Kept is not { } kept || !outcome.IsDone) return Private(lines, []);
        return Private(
            [.. lines, $"It comes {PlaceWords.Of(kept.Subscription.Place)}{Due(kept, ", the next on ")}. Change or stop it with `/digest list`."],
            kept.Subscription.IsConfirmed ? [Component.Row(Look(kept.Subscription.Id))] : []);
    }

    /// <summary>A list of one's own, and of what comes into the channel; menus lead to those that the person may change.</summary>
    /// <param name="own">The person's.</param>
    /// <param name="here">Others that come into this channel.</param>
    /// <param name="mayChangeHere">Whether the person may change these.</param>
    /// <param name="note">A sentence above; null for none.</param>
    public static MessageBody List(IReadOnlyList<ListedSubscription> own, IReadOnlyList<ListedSubscription> here, bool mayChangeHere, string? note)
    {
        if (own.Count + here.Count == 0) return Private([note is null ? null : Markdown.Escape(note), None], []);
        Block[] blocks =
        [
            .. note is null ? Array.Empty<Block>() : [new Block(Markdown.Escape(note, InterestCharacters * 2))],
            .. own.Select((one, i) => new Block(Lines(one, i + 1), IsApart: true)),
            .. here.Select((one, i) => new Block((i == 0 ? "**Also in this channel**\n" : "") + Lines(one, own.Count + i + 1), IsApart: true)),
        ];
        var rows = new[] { Menu(own, 1, "Change one of yours…", "own"), mayChangeHere ? Menu(here, own.Count + 1, "Change one of this channel…", "here") : null };
        return new MessageBody
        {
            Content = "", Flags = MessageFlags.Ephemeral, Components = [.. rows.OfType<Component>()],
            Embeds = [.. Pages.Of(blocks, [], PageCharacters, 1, count => new Block($"*… and {count} more*")).Select(page => new MessageEmbed { Title = own.Count > 0 ? "Your digests" : "Digests of this channel", Description = page, Color = Palette.Calm })],
        };
    }

    /// <summary>One subscription with what can be done with it.</summary>
    public static MessageBody Panel(ListedSubscription one, string? sentence)
    {
        var subscription = one.Kept.Subscription;
        var id = subscription.Id;
        var rests = subscription.IsPaused || subscription.Trouble is not null;
        var pause = rests
            ? Component.Button(ButtonStyle.Success, "Resume", new CustomId(ButtonAction.ResumeDigest, id).Text)
            : Component.Button(ButtonStyle.Secondary, "Pause", new CustomId(ButtonAction.PauseDigest, id).Text);
        return Private(
            [sentence is null ? null : Markdown.Escape(Wording.InDiscord(sentence), 900), sentence is null ? Lines(one, null) : null],
            [Component.Row(pause, Component.Button(ButtonStyle.Danger, "End it", new CustomId(ButtonAction.EndDigest, id).Text), Look(id))]);
    }

    /// <summary>A sentence of the core alone.</summary>
    public static MessageBody Say(string sentence) => Private([Markdown.Escape(Wording.InDiscord(sentence), 1_900)], []);

    /// <summary>When the next digest is due, behind <paramref name="before"/>, as Discord shows it in everybody's own time; empty when none is.</summary>
    public static string Due(KeptSubscription kept, string before) => kept is { Subscription: { IsActive: true, Schedule.Rhythm: not DigestRhythm.AsItComes }, Progress.NextDue: { } due }
        ? string.Create(CultureInfo.InvariantCulture, $"{before}<t:{due.ToUnixTimeSeconds()}:F>") : "";

    private static string Lines(ListedSubscription one, int? number)
    {
        var name = Markdown.Escape(Capital(one.Interest), InterestCharacters);
        var state = Due(one.Kept, "next on ") is { Length: > 0 } due ? due : Markdown.Escape(Wording.InDiscord(one.Next), TroubleCharacters);
        return $"{(number is { } shown ? $"**{shown}.** " : "")}{name}\n-# {Markdown.Escape(one.When, InterestCharacters)} · {PlaceWords.Of(one.Kept.Subscription.Place)} · {state}";
    }

    private static Component? Menu(IReadOnlyList<ListedSubscription> listed, int first, string placeholder, string name) => listed.Count == 0 ? null : Component.Row(new Component
    {
        Type = ComponentKind.StringSelect, CustomId = new CustomId(ButtonAction.ChooseDigest, name).Text, Placeholder = placeholder, MinValues = 1, MaxValues = 1,
        Options = [.. listed.Take(MostOptions).Select((one, i) => new SelectOption(
            VisibleText.Of($"{first + i}. {one.Interest}", OptionCharacters), one.Kept.Subscription.Id, VisibleText.Of(one.When, OptionCharacters)))],
    });

    private static Component Look(string id) => Component.Button(ButtonStyle.Primary, "Show me one now", new CustomId(ButtonAction.LookAtDigest, id).Text);

    private static MessageBody Private(IEnumerable<string?> lines, IReadOnlyList<Component> rows) => new()
    {
        Content = string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line))), Embeds = [], Components = rows, Flags = MessageFlags.Ephemeral,
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
