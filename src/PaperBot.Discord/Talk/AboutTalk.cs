using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Discord.Talk;

/// <summary>The message commands: similar papers to what a message is about, and questions about it. What others wrote is kept in memory until the question comes, and no longer.</summary>
internal sealed class AboutTalk(BotParts parts, Intake intake, Doorway doorway, Memory memory)
{
    private const int MostKept = 2_000;
    private const int MostCharacters = 2_000;
    private const int MostCarried = 280;
    private const string Source = "message command";

    private readonly RecentValues<string, Subject> _subjects = new(MostKept);

    /// <summary>Looks for papers similar to the one that the message names, or else to its text.</summary>
    public Task FindSimilarAsync(Arrival arrival, Message? message)
    {
        var text = TextOf(message);
        if (text.Length == 0) return doorway.TellAsync(arrival, Notices.NothingAsked);
        var subject = PaperIdParser.FindAll(text) is [var first, ..] ? first.Text : text;
        return intake.TakeAsync(arrival, Wish.Of(new Request(Intent.Similar, subject), subject, Source) with { IsPrivate = PrivacyOf(message) });
    }

    /// <summary>Opens the form for a question about the message.</summary>
    public async Task OpenFormAsync(Arrival arrival, Message? message)
    {
        var text = TextOf(message);
        if (message is null || text.Length == 0)
        {
            await doorway.TellAsync(arrival, Notices.NothingAsked).ConfigureAwait(false);
            return;
        }

        var key = ReplyIds.New();
        _subjects.Set(key, new Subject(arrival.Visitor, $"{message.Id}", text, PrivacyOf(message)));
        await doorway.AcknowledgeAsync(arrival, InteractionResponse.OpenForm(AskAboutForm.Of(key))).ConfigureAwait(false);
    }

    /// <summary>Answers the question of the form.</summary>
    public async Task AskAsync(Arrival arrival, string key, string question)
    {
        if (!_subjects.TryGet(key, out var subject) || subject.Visitor.User != arrival.Visitor.User || subject.Visitor.Channel != arrival.Visitor.Channel)
        {
            await doorway.TellAsync(arrival, Sentences.MessageForgotten).ConfigureAwait(false);
            return;
        }

        var wish = new Wish(question, conversation => Read(conversation, question), Source) { About = token => AboutAsync(subject, token), IsPrivate = subject.IsPrivate };
        await intake.TakeAsync(arrival, wish).ConfigureAwait(false);
    }

    /// <summary>The question names the paper that the message is about, unless its own words lead there.</summary>
    private static Request Read(Conversation conversation, string question)
    {
        var request = RequestReader.Read(conversation, question);
        if (request.Intent != Intent.Ask || conversation.Last?.Focus is not { Title.Length: > 0 } paper) return request;
        var isNamed = FollowUp.Resolve(conversation, question).Contains(paper.Title.Replace('"', '\''), StringComparison.Ordinal);
        return isNamed ? request : request with { Subject = $"{request.Subject} \"{paper.Title.Replace('"', '\'')}\"" };
    }

    /// <summary>The message as a turn: that of the bot's own answer, the paper that it names, or its text.</summary>
    private async Task<Turn?> AboutAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (await memory.ReplyByMessageAsync(subject.Message, cancellationToken).ConfigureAwait(false) is { } given && Places.IsOpenTo(given.Place, subject.Visitor))
            return (await memory.ConversationAsync(given.Place, cancellationToken).ConfigureAwait(false)).Last;
        var name = PaperIdParser.FindAll(subject.Text) is [var first, ..] ? first.Text : FirstLine(subject.Text);
        var reply = await parts.Assistant.ReplyAsync(new Request(Intent.Paper, name), Conversation.Empty, new ReplyOptions(1), cancellationToken).ConfigureAwait(false);
        var carried = subject.Text.Length <= MostCarried ? subject.Text : subject.Text[..(char.IsHighSurrogate(subject.Text[MostCarried - 1]) ? MostCarried - 1 : MostCarried)];
        return Conversation.Empty.With(carried, carried, reply.Papers, reply.Focus).Last;
    }

    /// <summary>What goes on from a message that one person sees is seen by that person alone.</summary>
    private static bool? PrivacyOf(Message? message) => message?.Flags is { } flags && flags.HasFlag(MessageFlags.Ephemeral) ? true : null;

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\n', '\r');
        var line = end < 0 ? text : text[..end];
        return line.Length <= MostCarried ? line : line[..MostCarried];
    }

    private static string TextOf(Message? message)
    {
        if (message is null) return "";
        var pieces = message.Embeds.SelectMany(embed => (string?[])[embed.Title, embed.Description]).Prepend(message.Content);
        var text = string.Join('\n', pieces.Where(piece => !string.IsNullOrWhiteSpace(piece))).Trim();
        if (text.Length > MostCharacters) text = text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
        return CleanText.From(text).Length == 0 ? "" : text;
    }

    /// <summary>What a question will be about.</summary>
    private sealed record Subject(Visitor Visitor, string Message, string Text, bool? IsPrivate);
}
