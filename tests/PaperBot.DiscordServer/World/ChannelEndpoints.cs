using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>Messages of channels, as the bot sends, reads, edits and deletes them.</summary>
internal sealed class ChannelEndpoints(WorldState state, Guards guards, WorldJson json)
{
    public Reply Get(string id) => Reply.Of(WorldJson.Channel(guards.Channel(id)));

    public Reply Type(string id)
    {
        guards.Channel(id, SendingIn(guards.Channel(id))).ShowTyping();
        return Reply.Nothing;
    }

    public Reply OpenDirect(JsonElement body)
    {
        if (body.Id("recipient_id") is not { } id || !state.Users.TryGetValue(id, out var user)) throw new Refusal(400, 50033, "Invalid Recipient(s)");
        return Reply.Of(WorldJson.Channel(state.DirectChannelOf(user)));
    }

    public Reply List(string channelId, string query)
    {
        var channel = guards.Channel(channelId);
        if (!guards.Has(channel, WorldPermissions.ReadMessageHistory)) return Reply.Of(new JsonArray());
        var limit = Number(query, "limit") ?? 50;
        if (limit is < 1 or > 100) Refusal.ThrowIfAny([Violation.Wrong("limit", "Must be 1 to 100.")]);
        var (before, after) = (Number(query, "before") ?? ulong.MaxValue, Number(query, "after") ?? 0);
        var within = channel.Kept.Values.Where(message => !message.IsDeleted && message.Id < before && message.Id > after);
        // With "after" Discord gives those that follow next, otherwise the newest; the newest stands first in both.
        var messages = Number(query, "after") is null ? within.OrderByDescending(message => message.Id).Take((int)limit) : within.OrderBy(message => message.Id).Take((int)limit).OrderByDescending(message => message.Id);
        return Reply.Of(new JsonArray([.. messages.Select(message => json.Message(message))]));
    }

    public Reply GetMessage(string channel, string id) => Reply.Of(json.Message(Guards.Message(guards.Channel(channel, WorldPermissions.ReadMessageHistory), id)));

    public async Task<Reply> CreateAsync(string channelId, JsonElement body)
    {
        var channel = guards.Channel(channelId);
        if (channel.Recipient is { RefusesDirectMessages: true }) throw new Refusal(403, 50007, "Cannot send messages to this user");
        Refusal.ThrowIfAny(MessageLimits.Check(body));
        if (MessageLimits.IsEmpty(body)) throw Refusal.EmptyMessage;
        guards.Channel(channelId, SendingIn(channel) | (body.Items("embeds").Length > 0 ? WorldPermissions.EmbedLinks : 0));
        if (channel.IsLocked) throw new Refusal(400, 160005, "Thread is locked");
        var reference = ReferenceOf(channel, body);
        var message = Built(channel, body, reference);
        if (message.Nonce is { } nonce && body.Flag("enforce_nonce") && SentBefore(channel, nonce, message) is { } sent) return Reply.Of(json.Message(sent));
        channel.IsArchived = false;
        state.Keep(message);
        await state.TellAsync("MESSAGE_CREATE", message).ConfigureAwait(false);
        return Reply.Of(json.Message(message));
    }

    public async Task<Reply> EditAsync(string channelId, string id, JsonElement body)
    {
        var channel = guards.Channel(channelId);
        var message = Guards.Message(channel, id);
        if (!ReferenceEquals(message.Author, state.Bot)) throw Refusal.NotTheAuthor;
        if (channel.IsArchived) throw new Refusal(400, 50083, "Thread is archived");
        return await state.EditAsync(message, body).ConfigureAwait(false);
    }

    public async Task<Reply> DeleteAsync(string channelId, string id)
    {
        var channel = guards.Channel(channelId);
        var message = Guards.Message(channel, id);
        if (!ReferenceEquals(message.Author, state.Bot) && !guards.Has(channel, WorldPermissions.ManageMessages)) throw Refusal.MissingPermissions;
        await state.DeleteAsync(message).ConfigureAwait(false);
        return Reply.Nothing;
    }

    private static WorldPermissions SendingIn(WorldChannel channel) => channel.IsThread ? WorldPermissions.SendMessagesInThreads : WorldPermissions.SendMessages;

    private WorldMessage? ReferenceOf(WorldChannel channel, JsonElement body)
    {
        if (body.Member("message_reference") is not { } pointer) return null;
        if (!guards.Has(channel, WorldPermissions.ReadMessageHistory)) throw new Refusal(403, 160002, "Cannot reply without permission to read message history");
        if (channel.Kept.TryGetValue(pointer.Id("message_id") ?? 0, out var message) && !message.IsDeleted) return message;
        if (pointer.Member("fail_if_not_exists") is { ValueKind: JsonValueKind.False }) return null;
        Refusal.ThrowIfAny([new Violation("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")]);
        return null;
    }

    private WorldMessage Built(WorldChannel channel, JsonElement body, WorldMessage? reference) =>
        new(MessageState.From(body), state.KeepsHistory)
        {
            Id = state.NextId(), Channel = channel, Author = state.Bot, CreatedAt = state.Now, Kind = reference is null ? 0 : 19, Reference = reference,
            Origin = reference?.Origin ?? channel.Latest ?? channel.Starter?.Origin,
            Nonce = body.Member("nonce") switch { { ValueKind: JsonValueKind.String } text => text.AsText(), { } number => number.GetRawText(), null => null },
            Mentions = Mentioned(body, reference),
        };

    /// <summary>Whom Discord notifies: those that the text names unless switched off, and the one replied to.</summary>
    private List<WorldUser> Mentioned(JsonElement body, WorldMessage? reference)
    {
        var allowed = body.Member("allowed_mentions");
        var isParsed = allowed is not { } set || set.Items("parse").Any(kind => kind.AsText() == "users");
        var mentioned = isParsed ? MentionSyntax.UsersIn(body.Text("content") ?? "").Select(id => state.Users.GetValueOrDefault(id)).OfType<WorldUser>().ToList() : [];
        if (reference is not null && (allowed is not { } some || some.Flag("replied_user"))) mentioned.Add(reference.Author);
        return [.. mentioned.Distinct()];
    }

    /// <summary>The message of that nonce if one was sent within the time that Discord remembers it; else this one is remembered.</summary>
    private WorldMessage? SentBefore(WorldChannel channel, string nonce, WorldMessage message)
    {
        var key = (channel.Id, nonce);
        while (true)
        {
            var kept = state.Nonces.GetOrAdd(key, message);
            if (ReferenceEquals(kept, message)) return null;
            if (state.Now - kept.CreatedAt <= state.NonceLifetime) return kept;
            if (state.Nonces.TryUpdate(key, message, kept)) return null;
        }
    }

    private static ulong? Number(string query, string name)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return values.TryGetValue(name, out var text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
