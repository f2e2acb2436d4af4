using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PaperBot.DiscordServer.World;

/// <summary>A guild with its roles, members and channels.</summary>
public sealed class WorldGuild
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public required ulong OwnerId { get; init; }

    /// <summary>Whether the bot was removed from it.</summary>
    public bool IsLeft { get; internal set; }

    /// <summary>The role that everybody has.</summary>
    public WorldRole Everyone => Roles[Id];

    internal ConcurrentDictionary<ulong, WorldRole> Roles { get; } = [];

    internal ConcurrentDictionary<ulong, WorldChannel> Channels { get; } = [];

    /// <summary>Each member's roles.</summary>
    internal ConcurrentDictionary<ulong, ImmutableHashSet<ulong>> Members { get; } = [];

    /// <summary>Makes somebody a member.</summary>
    public void Join(WorldUser user) => Members.TryAdd(user.Id, []);

    /// <summary>What somebody may do here, or in one channel of it.</summary>
    public WorldPermissions PermissionsOf(ulong user, WorldChannel? channel = null)
    {
        if (user == OwnerId) return WorldPermissions.All;
        if (!Members.TryGetValue(user, out var roles)) return WorldPermissions.None;
        var permissions = roles.Aggregate(Everyone.Permissions, (sum, role) => sum | (Roles.TryGetValue(role, out var known) ? known.Permissions : 0));
        if (permissions.HasFlag(WorldPermissions.Administrator)) return WorldPermissions.All;
        var overwrites = (channel?.Parent ?? channel)?.Overwrites;
        if (overwrites is null || overwrites.IsEmpty) return permissions;
        permissions = Apply(permissions, overwrites, [Id]);
        permissions = Apply(permissions, overwrites, roles);
        return Apply(permissions, overwrites, [user]);
    }

    private static WorldPermissions Apply(WorldPermissions permissions, ConcurrentDictionary<ulong, (WorldPermissions Allow, WorldPermissions Deny)> overwrites, IEnumerable<ulong> targets)
    {
        var (allow, deny) = (WorldPermissions.None, WorldPermissions.None);
        foreach (var target in targets)
        {
            if (!overwrites.TryGetValue(target, out var overwrite)) continue;
            allow |= overwrite.Allow;
            deny |= overwrite.Deny;
        }

        return (permissions & ~deny) | allow;
    }
}
