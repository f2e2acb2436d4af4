namespace PaperBot.Discord.Payloads;

/// <summary>An option of a command as it is registered.</summary>
public sealed record CommandOption
{
    public required CommandOptionKind Type { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>Of a channel option: the channel types that may be chosen.</summary>
    public IReadOnlyList<ChannelKind>? ChannelTypes { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public int? MinValue { get; init; }

    public int? MaxValue { get; init; }
}
