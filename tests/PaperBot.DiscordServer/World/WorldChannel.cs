using System.Collections.Concurrent;

namespace PaperBot.DiscordServer.World;

/// <summary>A text channel, direct conversation with the bot, or thread.</summary>
public sealed class WorldChannel
{
    internal const int Text = 0;
    internal const int Direct = 1;
    internal const int Thread = 11;
    private int _typing;
    private ulong _lastMessageId;

    public required ulong Id { get; init; }

    /// <summary>Discord's channel type: 0 text, 1 direct, 11 public thread and so on.</summary>
    public required int Kind { get; init; }

    /// <summary>Null for a direct conversation.</summary>
    public WorldGuild? Guild { get; init; }

    public string? Name { get; internal set; }

    /// <summary>Of a thread: the channel that it belongs to.</summary>
    public WorldChannel? Parent { get; init; }

    /// <summary>Of a thread: who opened it.</summary>
    public ulong? OwnerId { get; init; }

    /// <summary>Of a direct conversation: the person.</summary>
    public WorldUser? Recipient { get; init; }

    /// <summary>Of a thread: the message that it was opened from.</summary>
    public WorldMessage? Starter { get; init; }

    public bool IsThread => Kind is 10 or 11 or 12;

    public bool IsDeleted { get; internal set; }

    /// <summary>Of a thread: closed; the next message opens it again unless it is locked.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Of a thread: only moderators may open it again.</summary>
    public bool IsLocked { get; set; }

    /// <summary>How often the bot showed that it is typing.</summary>
    public int TypingShown => _typing;

    /// <summary>The messages that everybody here can see, oldest first.</summary>
    public IReadOnlyList<WorldMessage> Messages => [.. Kept.Values.OrderBy(message => message.Id)];

    /// <summary>How the channel is mentioned.</summary>
    public string Mention => $"<#{Id}>";

    internal ConcurrentDictionary<ulong, WorldMessage> Kept { get; } = [];

    /// <summary>The newest message that was ever sent here; null before the first.</summary>
    internal ulong? LastMessageId => Volatile.Read(ref _lastMessageId) is var id && id == 0 ? null : id;

    internal ConcurrentDictionary<ulong, (WorldPermissions Allow, WorldPermissions Deny)> Overwrites { get; } = [];

    /// <summary>The last thing that a person wrote here, which messages of the bot without reference are taken to answer.</summary>
    internal Exchange? Latest { get; set; }

    /// <summary>Lets a user or role (the guild's id: everybody) do more or less here than elsewhere.</summary>
    public void Overwrite(ulong userOrRole, WorldPermissions allow = WorldPermissions.None, WorldPermissions deny = WorldPermissions.None) => Overwrites[userOrRole] = (allow, deny);

    /// <summary>What somebody may do here.</summary>
    public WorldPermissions PermissionsOf(WorldUser user) => Guild?.PermissionsOf(user.Id, this) ?? WorldPermissions.Everyday;

    /// <inheritdoc/>
    public override string ToString() => Name ?? $"direct conversation with {Recipient}";

    internal void Keep(WorldMessage message)
    {
        Kept[message.Id] = message;
        Volatile.Write(ref _lastMessageId, message.Id);
    }

    internal void ShowTyping() => Interlocked.Increment(ref _typing);
}
