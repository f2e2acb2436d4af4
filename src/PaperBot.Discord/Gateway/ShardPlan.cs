namespace PaperBot.Discord.Gateway;

/// <summary>What one shard connects as, and where to.</summary>
/// <param name="Index">From 0 to below <paramref name="Count"/>.</param>
/// <param name="Count">All shards of the bot.</param>
/// <param name="Gateway">The gateway's ordinary address.</param>
/// <param name="Options">The bot token, and whether to compress.</param>
internal sealed record ShardPlan(int Index, int Count, Uri Gateway, DiscordOptions Options);
