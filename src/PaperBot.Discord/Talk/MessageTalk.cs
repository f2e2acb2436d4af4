using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Text;

namespace PaperBot.Discord.Talk;

/// <summary>Messages that mention the bot, write to it directly or reply to it → answers; all others are passed over.</summary>
internal sealed class MessageTalk(BotParts parts, MessageDoor door, ReplyRun run, Memory memory, RecentAnswers answers)
{
    /// <summary>Answers one message, if it is for the bot.</summary>
    /// <param name="message">The message.</param>
    /// <param name="self">The bot's own user.</param>
    /// <param name="at">When it came.</param>
    public async Task RunAsync(Message message, Snowflake self, DateTimeOffset at)
    {
        if (message.Author is not { Bot: false } author || !MessageText.IsForBot(message, self)) return;
        if (MessageText.IsUnreadable(message, self))
        {
            if (MessageText.RepliesToCommand(message)) await door.HintAsync(message, author.Id).ConfigureAwait(false);
            return;
        }

        if (await door.TakeAsync(message, author).ConfigureAwait(false) is not { } entered) return;
        var (visitor, running, isThread) = entered;
        var text = MessageText.Question(message.Content, self);
        if (Introduction(text) is { } introduction)
        {
            running.Dispose();
            await door.SayAsync(message, introduction).ConfigureAwait(false);
            return;
        }

        var asking = new Asking(message.Id, visitor, text, conversation => RequestReader.Read(conversation, text))
        {
            Place = "", Source = visitor.Guild is null ? "dm" : "mention", IsInConversation = visitor.Guild is null || isThread, At = at,
        };
        asking = asking with { Place = await PlaceAsync(asking, message, self).ConfigureAwait(false) };
        var address = ReplyAddress.Of(message);
        var target = new MessageTarget(parts.Api, message, parts.Time, shown => memory.BeginAsync((address with { Shown = shown.Id }).Pending(visitor.User, at), CancellationToken.None));
        await Task.WhenAll(ShowTypingAsync(message.ChannelId), run.RunAsync(asking, target, running, address)).ConfigureAwait(false);
    }

    /// <summary>What is said to somebody who asks nothing, or for help; null for everybody else.</summary>
    private MessageBody? Introduction(string text) =>
        CleanText.From(text).Length == 0 ? WelcomeMessage.Of() : HelpMessage.IsWantedBy(text) ? Sending.AsNew(HelpMessage.Of(parts.Options.KeepFor), isPrivate: false) : null;

    /// <summary>A reply to one of the bot's goes on with that one's conversation; in a thread or direct conversation it is the place's anyway.</summary>
    private async Task<string> PlaceAsync(Asking asking, Message message, Snowflake self)
    {
        var given = message.ReferencedMessage is { } referenced && referenced.Author?.Id == self
            ? await memory.ReplyByMessageAsync($"{referenced.Id}", CancellationToken.None).ConfigureAwait(false)
            : null;
        var isOpen = given is not null && Places.IsOpenTo(given.Place, asking.Visitor) && !Places.IsPrivate(given.Place);
        var place = asking.IsInConversation ? Places.Channel(asking.Visitor) : isOpen ? given!.Place : Places.Chain(asking.Visitor, asking.ReplyId, isPrivate: false);
        if (isOpen) answers.Note(place, given!);
        return place;
    }

    private async Task ShowTypingAsync(Snowflake channel)
    {
        try
        {
            await parts.Api.ShowTypingAsync(channel, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DiscordException)
        {
            // It is a courtesy; what is really wrong shows with the answer.
        }
    }
}
