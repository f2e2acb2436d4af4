using PaperBot.Conversations;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Gateway;
using PaperBot.Discord.Http;
using PaperBot.Feeds;

namespace PaperBot.Discord.Talk;

/// <summary>What the bot is put together from.</summary>
/// <param name="Api">Discord's HTTP API.</param>
/// <param name="Gateway">Discord's gateway.</param>
/// <param name="State">What it keeps.</param>
/// <param name="Assistant">Who replies.</param>
/// <param name="Adder">Who adds papers.</param>
/// <param name="News">Subscriptions, digests, trends.</param>
/// <param name="Quotas">Who counts.</param>
/// <param name="Options">How it behaves.</param>
/// <param name="Time">The clock.</param>
public sealed record BotParts(
    DiscordApi Api, GatewayClient Gateway, IBotState State, Assistant Assistant, PaperAdder Adder, NewsParts News, Quotas Quotas, BotOptions Options, TimeProvider Time);
