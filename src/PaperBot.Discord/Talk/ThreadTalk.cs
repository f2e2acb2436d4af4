using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The button "Ask a follow-up": a thread where the bot may open one, a form elsewhere.</summary>
internal sealed partial class ThreadTalk(BotParts parts, Doorway doorway, GivenReplies given, Memory memory, ILogger<ThreadTalk> logger)
{
    private const int MostNameCharacters = 100;
    private const Permissions Needed = Permissions.ViewChannel | Permissions.CreatePublicThreads | Permissions.SendMessagesInThreads;

    /// <summary>Opens one or the other.</summary>
    public async Task FollowUpAsync(Arrival arrival, CustomId button)
    {
        if (button.Arguments is not [var id, ..])
        {
            await doorway.TellAsync(arrival, Sentences.UnknownButton).ConfigureAwait(false);
        }
        else if (arrival.Interaction.Message?.Thread is { } thread)
        {
            await doorway.TellAsync(arrival, Sentences.GoOnIn(thread.Id)).ConfigureAwait(false);
        }
        else if (!MayOpenThread(arrival))
        {
            await doorway.AcknowledgeAsync(arrival, InteractionResponse.OpenForm(FollowUpForm.Of(id))).ConfigureAwait(false);
        }
        else if (await doorway.AcknowledgeAsync(arrival, InteractionResponse.Deferred(isPrivate: true)).ConfigureAwait(false))
        {
            await doorway.EditAsync(arrival, await OpenAsync(arrival, button).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private static bool MayOpenThread(Arrival arrival) =>
        arrival is { IsOnPrivateMessage: false, Visitor.Guild: not null, Interaction: { Message: not null, Channel.Type: ChannelKind.GuildText or ChannelKind.GuildAnnouncement } }
        && May(arrival.Interaction.AppPermissions, Needed) && May(arrival.Visitor.Permissions ?? Needed, Needed);

    private static bool May(Permissions? granted, Permissions needed) => granted is { } all && (all.HasFlag(Permissions.Administrator) || all.HasFlag(needed));

    private async Task<MessageBody> OpenAsync(Arrival arrival, CustomId button)
    {
        if (await given.FindAsync(arrival, button).ConfigureAwait(false) is not { } reply) return Sentences.Say(Notices.ReplyUnknown, isPrivate: true);
        var settings = await doorway.SettingsAsync(arrival.Visitor.Guild, TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        if (doorway.WhyNot(settings, arrival.Visitor, takesQuota: false).Sentence is { } why) return Sentences.Say(why, isPrivate: true);
        try
        {
            var turn = await memory.TurnOfAsync(reply, CancellationToken.None).ConfigureAwait(false);
            var name = VisibleText.Of(ThreadName.Of(reply.Request, turn), MostNameCharacters);
            var thread = await parts.Api.StartThreadAsync(arrival.Visitor.Channel, arrival.Interaction.Message!.Id, name.Length > 0 ? name : "PaperBot", CancellationToken.None).ConfigureAwait(false);
            var place = Places.Channel(arrival.Visitor.Guild, thread.Id);
            given.Begin(place, reply);
            await CarryOverAsync(reply, turn, place).ConfigureAwait(false);
            await parts.Api.CreateMessageAsync(thread.Id, Line(reply.Id, Sentences.ThreadLine, isPrivate: false) with { Nonce = Sending.Nonce('t', thread.Id, 0), EnforceNonce = true }, CancellationToken.None)
                .ConfigureAwait(false);
            return Sentences.Say(Sentences.GoOnIn(thread.Id), isPrivate: true);
        }
        catch (DiscordException exception)
        {
            Log.NotOpened(logger, exception, arrival.Interaction.Id.Value);
            return Line(reply.Id, Sentences.NoThread, isPrivate: true);
        }
    }

    /// <summary>The turn of the reply alone goes along: it is that person's, and is forgotten with them. What was said before it stays where it was said.</summary>
    private async Task CarryOverAsync(GivenReply reply, Turn? turn, string place)
    {
        if (turn is null || (await memory.ConversationAsync(place, CancellationToken.None).ConfigureAwait(false)).Last is not null) return;
        await memory.DoAsync("carry a conversation into a thread", token => parts.State.AddTurnAsync(place, reply.User, turn, token), CancellationToken.None).ConfigureAwait(false);
    }

    private static MessageBody Line(string replyId, string sentence, bool isPrivate) => Sentences.Say(sentence, isPrivate) with
    {
        Components = [Component.Row(Component.Button(ButtonStyle.Secondary, "Ask a follow-up", new CustomId(ButtonAction.FollowUp, replyId).Text))],
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The thread for interaction {Id} could not be opened.")]
        public static partial void NotOpened(ILogger logger, Exception exception, ulong id);
    }
}
