
namespace PaperBot.Discord.Http;

/// <summary>A request to Discord's HTTP API.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Route">The path with names in place of ids and secrets: what limits are learned for, and all that logs may show.</param>
/// <param name="Major">The id that limits are counted for apart: of a channel or guild, or of a webhook with its interaction token. A secret, then.</param>
/// <param name="Path">The path below the API's address; may hold an interaction token.</param>
internal sealed record DiscordRequest(HttpMethod Method, string Route, string Major, string Path)
{
    /// <summary>What is sent as JSON; null for nothing.</summary>
    public object? Body { get; init; }

    /// <summary>Files that are sent with the body.</summary>
    public IReadOnlyList<Payloads.FileUpload> Files { get; init; } = [];

    /// <summary>Whether sending it once more is harmless although the first one may have been carried out.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it belongs to an interaction: then its path holds the right to it, and neither bot token nor global limit apply.</summary>
    public bool IsOfInteraction { get; init; }

    /// <summary>When the interaction arose that this is the first response to; null for everything else.</summary>
    public DateTimeOffset? RespondsTo { get; init; }

    /// <summary>After what time it is of no use any more; null for the common patience.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>What a missing permission most likely is, for people.</summary>
    public string Needs { get; init; } = "the permissions of its invitation";

    /// <summary>Verb and route.</summary>
    public string Name => $"{Method} {Route}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
