using System.Text.Json;
using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Talk;

/// <summary>What is needed to reply to somebody after a restart; kept with the pending request. Holds the interaction token, so it is never logged.</summary>
internal sealed record ReplyAddress
{
    /// <summary>Of an interaction: its id.</summary>
    public Snowflake? Interaction { get; init; }

    /// <summary>Of an interaction: the application.</summary>
    public Snowflake? Application { get; init; }

    /// <summary>Of an interaction: the right to respond.</summary>
    public string? InteractionToken { get; init; }

    /// <summary>The channel.</summary>
    public Snowflake? Channel { get; init; }

    /// <summary>Of a message: which asked.</summary>
    public Snowflake? Message { get; init; }

    /// <summary>Of a message: the bot's, which shows that it works on it.</summary>
    public Snowflake? Shown { get; init; }

    public static ReplyAddress Of(Interaction interaction) =>
        new() { Interaction = interaction.Id, Application = interaction.ApplicationId, InteractionToken = interaction.Token, Channel = interaction.ChannelId };

    public static ReplyAddress Of(Message message) => new() { Channel = message.ChannelId, Message = message.Id };

    /// <summary>Reads it back; null when it is none.</summary>
    public static ReplyAddress? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ReplyAddress>(text, DiscordJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The pending request with this address.</summary>
    public PendingRequest Pending(Snowflake user, DateTimeOffset at) =>
        new($"{Interaction ?? Message}", JsonSerializer.Serialize(this, DiscordJson.Options), at) { User = $"{user}" };

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ReplyAddress)} {Interaction ?? Message}";
}
