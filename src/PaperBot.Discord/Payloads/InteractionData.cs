namespace PaperBot.Discord.Payloads;

/// <summary>What was used, and with what: of a command its name and options, of a component or form its custom id.</summary>
public sealed record InteractionData
{
    /// <summary>Of a command.</summary>
    public string? Name { get; init; }

    /// <summary>Of a command: chat (slash), user or message command.</summary>
    public CommandKind? Type { get; init; }

    public IReadOnlyList<InteractionOption> Options { get; init; } = [];

    /// <summary>Of a message command: the message it was used on.</summary>
    public Snowflake? TargetId { get; init; }

    public ResolvedData? Resolved { get; init; }

    /// <summary>Of a component or form.</summary>
    public string? CustomId { get; init; }

    /// <summary>Of a select menu: what was chosen.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Of a form: its inputs with what was written.</summary>
    public IReadOnlyList<Component> Components { get; init; } = [];
}
