using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Http;

/// <summary>What the bot asks of Discord → the request for it.</summary>
internal static class DiscordRoutes
{
    private const string Original = "/webhooks/{application}/{interaction}/messages/@original";

    // It shows for ten seconds; what comes later is no news.
    private static readonly TimeSpan TypingPatience = TimeSpan.FromSeconds(5);

    public static DiscordRequest Application() => new(HttpMethod.Get, "/applications/@me", "", "applications/@me");

    public static DiscordRequest GatewayBot() => new(HttpMethod.Get, "/gateway/bot", "", "gateway/bot");

    public static DiscordRequest Commands(Snowflake application, IReadOnlyList<CommandDefinition> commands) =>
        new(HttpMethod.Put, "/applications/{application}/commands", "", $"applications/{application}/commands") { Body = commands };

    public static DiscordRequest Response(Interaction interaction, InteractionResponse response) =>
        new(HttpMethod.Post, "/interactions/{interaction}/{interaction}/callback", Right(interaction), $"interactions/{interaction.Id}/{Escaped(interaction)}/callback")
        {
            Body = BodyForms.ForResponse(response), IsOfInteraction = true, RespondsTo = interaction.Id.CreatedAt,
        };

    public static DiscordRequest Response(HttpMethod method, Interaction interaction, MessageBody? body = null) =>
        new(method, Original, Right(interaction), $"webhooks/{interaction.ApplicationId}/{Escaped(interaction)}/messages/@original")
        {
            Body = body is null ? null : BodyForms.ForEdit(body), Files = body?.Files ?? [], IsOfInteraction = true,
        };

    public static DiscordRequest FollowUp(Interaction interaction, MessageBody body) =>
        new(HttpMethod.Post, "/webhooks/{application}/{interaction}", Right(interaction), $"webhooks/{interaction.ApplicationId}/{Escaped(interaction)}?wait=true")
        {
            Body = BodyForms.ForInteraction(body), IsOfInteraction = true, IsRepeatable = false,
        };

    public static DiscordRequest Creation(Snowflake channel, MessageBody body) =>
        new(HttpMethod.Post, "/channels/{channel}/messages", channel.ToString(), $"channels/{channel}/messages")
        {
            Body = BodyForms.ForCreation(body), Needs = "View Channel, Send Messages, Embed Links and, in threads, Send Messages in Threads",
        };

    public static DiscordRequest Edit(Snowflake channel, Snowflake message, MessageBody body) => OfMessage(HttpMethod.Patch, channel, message) with
    {
        Body = BodyForms.ForEdit(body), Needs = "View Channel, Send Messages and Embed Links",
    };

    public static DiscordRequest OfMessage(HttpMethod method, Snowflake channel, Snowflake message) =>
        new(method, "/channels/{channel}/messages/{message}", channel.ToString(), $"channels/{channel}/messages/{message}")
        {
            Needs = "View Channel and Read Message History",
        };

    public static DiscordRequest MessagesAfter(Snowflake channel, Snowflake after, int most) =>
        new(HttpMethod.Get, "/channels/{channel}/messages", channel.ToString(), FormattableString.Invariant($"channels/{channel}/messages?after={after}&limit={most}"))
        {
            Needs = "View Channel and Read Message History",
        };

    public static DiscordRequest DirectChannel(Snowflake user) => new(HttpMethod.Post, "/users/@me/channels", "", "users/@me/channels") { Body = new Recipient(user) };

    public static DiscordRequest Channel(Snowflake channel) =>
        new(HttpMethod.Get, "/channels/{channel}", channel.ToString(), $"channels/{channel}") { Needs = "View Channel" };

    public static DiscordRequest Thread(Snowflake channel, Snowflake message, string name) =>
        new(HttpMethod.Post, "/channels/{channel}/messages/{message}/threads", channel.ToString(), $"channels/{channel}/messages/{message}/threads")
        {
            Body = new ThreadName(name), Needs = "Create Public Threads and Send Messages in Threads",
        };

    public static DiscordRequest Typing(Snowflake channel) =>
        new(HttpMethod.Post, "/channels/{channel}/typing", channel.ToString(), $"channels/{channel}/typing") 
        {
            Needs = "View Channel and Send Messages", Patience = TypingPatience,
        };

    private static string Right(Interaction interaction) => $"{interaction.ApplicationId}/{interaction.Token}";

    private static string Escaped(Interaction interaction) => Uri.EscapeDataString(interaction.Token);

    private sealed record ThreadName(string Name);

    private sealed record Recipient(Snowflake RecipientId);
}
