using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Http;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>The buttons below a reply that concern the reply itself: its pages, and sharing it.</summary>
internal sealed class ReplyTalk(BotParts parts, Fulfilment fulfilment, GivenReplies given, AnswerFloor floor, Memory memory)
{
    private const int PageSize = Request.DefaultLimit;

    /// <summary>Carries one press out.</summary>
    public Task RunAsync(Arrival arrival, CustomId button) => button.Action switch
    {
        ButtonAction.Page => PageAsync(arrival, button),
        _ => AnswerAsync(arrival, button, reply => ShareAsync(arrival, reply)),
    };

    private async Task PageAsync(Arrival arrival, CustomId button)
    {
        _ = EvidenceTalk.TryPage(button, out var page);
        var isOwn = arrival.IsOnPrivateMessage || await IsOwnAsync(arrival, button).ConfigureAwait(false);
        await AnswerAsync(arrival, button, async reply =>
        {
            var request = reply.Request with { Skipped = page * PageSize, Limit = PageSize };
            var found = await AgainAsync(arrival, request).ConfigureAwait(false);
            var look = new ReplyLook(reply.Id) { IsPrivate = arrival.IsOnPrivateMessage || !isOwn, IsInConversation = arrival.IsInConversation, Asked = reply.Request.Subject, IsPlain = arrival.IsPlain, Page = page };
            return ReplyMessages.Of(found, look)[^1];
        }, isOwn).ConfigureAwait(false);
    }

    /// <summary>Everybody may page: the person who searched in the message itself, others for themselves.</summary>
    private async Task<bool> IsOwnAsync(Arrival arrival, CustomId button)
    {
        var reply = given.FindAsync(arrival, button);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(800), parts.Time);
        try
        {
            return (await reply.WaitAsync(soon.Token).ConfigureAwait(false))?.User == $"{arrival.Visitor.User}";
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Reply> AgainAsync(Arrival arrival, Request request)
    {
        var user = Quotas.UserKey(arrival.Visitor);
        using var seat = await floor.EnterAsync(user, CancellationToken.None).ConfigureAwait(false);
        return await parts.Assistant.ReplyAsync(request, Conversation.Empty, new ReplyOptions(parts.Options.Sources) { User = user }, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<MessageBody> ShareAsync(Arrival arrival, GivenReply reply)
    {
        var needed = Permissions.ViewChannel | (arrival.Interaction.Channel is { IsThread: true } ? Permissions.SendMessagesInThreads : Permissions.SendMessages);
        if (arrival.Interaction.AppPermissions is { } granted && PermissionGap.Sentence(granted, needed) is { } gap) return Sentences.Say(gap, isPrivate: true);
        var id = ReplyIds.SharedCopyOf(reply.Id);
        if (await memory.ReplyAsync(id, CancellationToken.None).ConfigureAwait(false) is not null) return Sentences.Say(Sentences.SharedBefore, isPrivate: true);
        var shown = reply.Answer is { } answer ? Kept(reply.Request, answer) : await AgainAsync(arrival, reply.Request).ConfigureAwait(false);
        var look = new ReplyLook(id) { IsInConversation = arrival.IsInConversation, Asked = reply.Request.Typed ?? reply.Request.Subject, IsPlain = arrival.IsPlain };
        try
        {
            var posted = await PostAsync(arrival, ReplyMessages.Of(shown, look), id).ConfigureAwait(false);
            await KeepCopyAsync(arrival, reply, id, posted).ConfigureAwait(false);
            return Sentences.Say(Notices.Shared, isPrivate: true);
        }
        catch (DiscordException exception) when (exception.Kind is DiscordErrorKind.Forbidden)
        {
            return Sentences.Say(PermissionGap.Sentence(Permissions.None, needed) ?? exception.Message, isPrivate: true);
        }
    }

    /// <summary>Posted again it comes to the same messages: each has a nonce that derives from the reply.</summary>
    private async Task<IReadOnlyList<(Message Message, MessageBody Body)>> PostAsync(Arrival arrival, IReadOnlyList<MessageBody> bodies, string id)
    {
        var posted = new List<(Message, MessageBody)>();
        for (var number = 0; number < bodies.Count; number++)
        {
            var body = Sending.AsNew(bodies[number], isPrivate: false) with { Nonce = FormattableString.Invariant($"s{id}-{number}"), EnforceNonce = true };
            posted.Add((await parts.Api.CreateMessageAsync(arrival.Visitor.Channel, body, CancellationToken.None).ConfigureAwait(false), body));
        }

        return posted;
    }

    /// <summary>Only what stands in the channel counts as shared. Where it cannot be kept its buttons would find nothing, and are taken off.</summary>
    private async Task KeepCopyAsync(Arrival arrival, GivenReply reply, string id, IReadOnlyList<(Message Message, MessageBody Body)> posted)
    {
        var place = arrival.IsInConversation ? Places.Channel(arrival.Visitor) : Places.Chain(arrival.Visitor, id, isPrivate: false);
        var copy = reply with { Id = id, Place = place, At = parts.Time.GetUtcNow() };
        var turn = await memory.TurnOfAsync(reply, CancellationToken.None).ConfigureAwait(false);
        if (await memory.KeepAsync(copy, turn, CancellationToken.None).ConfigureAwait(false))
        {
            await memory.LinkAsync(posted.Select(one => $"{one.Message.Id}"), id, CancellationToken.None).ConfigureAwait(false);
            return;
        }

        foreach (var (message, body) in posted)
            await parts.Api.EditMessageAsync(arrival.Visitor.Channel, message.Id, Sending.AsEdit(body with { Components = [] }), CancellationToken.None).ConfigureAwait(false);
    }

    private static Reply Kept(Request request, Answer answer) =>
        request.Intent == Intent.Summary ? new Reply.Summarised(new TopicSummary(answer, [], [])) : new Reply.Answered(answer, null);

    private Task AnswerAsync(Arrival arrival, CustomId button, Func<GivenReply, Task<MessageBody>> answer, bool isUpdate = false)
    {
        return isUpdate ? fulfilment.UpdateAsync(arrival, _ => BodyAsync())
            : fulfilment.AnswerAsync(arrival, async _ => await BodyAsync().ConfigureAwait(false) ?? Sentences.Say(Notices.ReplyUnknown, isPrivate: true));

        async Task<MessageBody?> BodyAsync() => await given.FindAsync(arrival, button).ConfigureAwait(false) is { } reply ? await answer(reply).ConfigureAwait(false) : null;
    }
}
