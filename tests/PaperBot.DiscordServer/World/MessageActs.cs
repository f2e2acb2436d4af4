namespace PaperBot.DiscordServer.World;

/// <summary>People write messages.</summary>
internal sealed class MessageActs(WorldState state)
{
    public async Task<Exchange> SendAsync(WorldUser user, WorldChannel channel, string text, WorldMessage? reference = null, bool ping = true, UploadedFile[]? files = null)
    {
        if (channel.IsDeleted || channel.IsLocked) throw new InvalidOperationException($"Nobody can write in {channel} any more.");
        if (text.Length > 4000) throw new ArgumentException("No client sends more than 4,000 characters.", nameof(text));
        var id = state.NextId();
        var exchange = new Exchange { Id = id, User = user, Channel = channel, CreatedAt = state.Now, Patience = state.Patience, EventName = "MESSAGE_CREATE" };
        var message = new WorldMessage(new MessageState { Content = text }, state.KeepsHistory)
        {
            Id = id, Channel = channel, Author = user, CreatedAt = exchange.CreatedAt, Kind = reference is null ? 0 : 19, Reference = reference, Origin = exchange,
            Mentions = Mentioned(text, reference, ping), Files = [.. (files ?? []).Select(state.Upload)],
        };
        exchange.Sent = message;
        channel.IsArchived = false;
        channel.Latest = exchange;
        state.Keep(message);
        var payload = new WorldJson(state).Event(message);
        if (state.KeepsHistory) exchange.Payload = payload.ToJsonString();
        await state.DispatchAsync(exchange.EventName, payload, channel.Guild).ConfigureAwait(false);
        return exchange;
    }

    /// <summary>A reply notifies its author, except that a message sent over an interaction's webhook has none to notify.</summary>
    private List<WorldUser> Mentioned(string text, WorldMessage? reference, bool ping)
    {
        var mentioned = MentionSyntax.UsersIn(text).Select(id => state.Users.GetValueOrDefault(id)).OfType<WorldUser>().ToList();
        if (ping && reference is { IsForInteraction: false }) mentioned.Add(reference.Author);
        return [.. mentioned.Distinct()];
    }
}
