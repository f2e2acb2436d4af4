using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>Threads that the bot opens, changes and deletes.</summary>
internal sealed class ThreadEndpoints(WorldState state, Guards guards)
{
    private const int MostNameCharacters = 100;
    /// <summary>Opens a thread from a message; its id is the message's.</summary>
    public async Task<Reply> StartAsync(string channelId, string messageId, JsonElement body)
    {
        var channel = guards.Channel(channelId);
        if (channel.Kind is not (0 or 5)) throw Refusal.WrongChannelKind;
        var message = Guards.Message(channel, messageId);
        guards.Channel(channelId, WorldPermissions.CreatePublicThreads);
        Refusal.ThrowIfAny(CheckName(body, isRequired: true));
        var thread = await state.OpenThreadAsync(state.Bot, message, body.Text("name")!.Trim()).ConfigureAwait(false);
        return new Reply(201, WorldJson.Channel(thread));
    }

    /// <summary>Changes a thread's name, or closes or opens it.</summary>
    public async Task<Reply> ChangeAsync(string id, JsonElement body)
    {
        var thread = guards.Channel(id);
        var isOwn = thread.IsThread && thread.OwnerId == state.Bot.Id;
        if (!isOwn && !guards.Has(thread, thread.IsThread ? WorldPermissions.ManageThreads : WorldPermissions.ManageChannels)) throw Refusal.MissingPermissions;
        Refusal.ThrowIfAny(CheckName(body, isRequired: false));
        if (thread.IsArchived && body.Member("archived") is not { ValueKind: JsonValueKind.False }) throw new Refusal(400, 50083, "Thread is archived");
        thread.Name = body.Text("name") ?? thread.Name;
        if (body.Member("archived") is { } archived) thread.IsArchived = archived.ValueKind == JsonValueKind.True;
        await state.DispatchAsync("THREAD_UPDATE", WorldJson.Channel(thread), thread.Guild).ConfigureAwait(false);
        return Reply.Of(WorldJson.Channel(thread));
    }

    public async Task<Reply> DeleteAsync(string id)
    {
        var channel = guards.Channel(id);
        if (!guards.Has(channel, channel.IsThread ? WorldPermissions.ManageThreads : WorldPermissions.ManageChannels)) throw Refusal.MissingPermissions;
        var before = WorldJson.Channel(channel);
        await state.DeleteAsync(channel).ConfigureAwait(false);
        return Reply.Of(before);
    }

    private static IEnumerable<Violation> CheckName(JsonElement body, bool isRequired)
    {
        if (isRequired && string.IsNullOrWhiteSpace(body.Text("name"))) yield return Violation.Missing("name");
        if (body.Text("name")?.Length > MostNameCharacters) yield return Violation.TooLong("name", MostNameCharacters);
    }
}
