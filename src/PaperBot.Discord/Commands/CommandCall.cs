using System.Globalization;
using System.Text.Json;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>A command as it was used, its options read.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Subcommand">The subcommand, its group before it with a space between; null when there is none.</param>
/// <param name="Texts">Text, number, flag, channel and role options by name, each as text: numbers in invariant form, flags as <c>true</c> or <c>false</c>.</param>
/// <param name="File">The uploaded file; null when there is none.</param>
/// <param name="Target">Of a message command: the message it was used on.</param>
internal sealed record CommandCall(string Name, string? Subcommand, IReadOnlyDictionary<string, string> Texts, Attachment? File, Message? Target)
{
    private const int DeepestPart = 2;

    /// <summary>The name of the option being typed; null unless completing.</summary>
    public string? Focused { get; init; }

    /// <summary>The option's text, or empty.</summary>
    public string this[string option] => Texts.GetValueOrDefault(option, "");

    /// <summary>Whether a flag was given, and how; null when it was not.</summary>
    public bool? Flag(string option) => this[option] switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>Reads an interaction with a command; never fails: what is missing or malformed is absent.</summary>
    public static CommandCall Read(Interaction interaction)
    {
        var data = interaction.Data;
        var options = Given(data?.Options);
        var parts = new List<string>();
        while (parts.Count < DeepestPart && options.Find(IsPart) is { } part)
        {
            parts.Add(part.Name ?? "");
            options = Given(part.Options);
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in options)
            if (!IsPart(option) && option.Type != CommandOptionKind.Attachment && TextOf(option.Value) is { } text) texts[option.Name ?? ""] = text;
        return new CommandCall(data?.Name ?? "", parts.Count > 0 ? string.Join(' ', parts) : null, texts, FileIn(options, data?.Resolved), TargetOf(data))
        {
            Focused = options.Find(option => option.Focused)?.Name,
        };
    }

    private static List<InteractionOption> Given(IReadOnlyList<InteractionOption?>? options) => [.. (options ?? []).OfType<InteractionOption>()];

    private static bool IsPart(InteractionOption option) => option.Type is CommandOptionKind.Subcommand or CommandOptionKind.SubcommandGroup;

    private static Attachment? FileIn(List<InteractionOption> options, ResolvedData? resolved) =>
        options.Find(option => option.Type == CommandOptionKind.Attachment) is { } file && Snowflake.TryParse(TextOf(file.Value), out var id)
            ? resolved?.Attachments?.GetValueOrDefault(id)
            : null;

    private static Message? TargetOf(InteractionData? data) => data?.TargetId is { } target ? data.Resolved?.Messages?.GetValueOrDefault(target) : null;

    private static string? TextOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => Decoded(text),
        { ValueKind: JsonValueKind.Number } number => NumberText(number),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => null,
    };

    private static string? Decoded(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half of a surrogate pair; no text can hold it.
            return null;
        }
    }

    private static string NumberText(JsonElement number)
    {
        if (number.TryGetInt64(out var whole)) return whole.ToString(CultureInfo.InvariantCulture);
        return number.TryGetDecimal(out var fraction) ? fraction.ToString(CultureInfo.InvariantCulture) : number.GetRawText();
    }
}
