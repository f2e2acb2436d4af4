using System.Text.Json;

namespace PaperBot.Discord.Payloads;

/// <summary>An option of a command as used.</summary>
public sealed record InteractionOption
{
    public string Name { get; init; } = "";

    public CommandOptionKind Type { get; init; }

    /// <summary>Its value; missing for subcommands.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Whether it is the one being typed; only while completing.</summary>
    public bool Focused { get; init; }

    /// <summary>Of a subcommand: its options.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init; } = [];
}
