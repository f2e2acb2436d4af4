using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Commands;

/// <summary>A command as it was used, its options read.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Subcommand">The subcommand, its group before it with a space between; null when there is none.</param>
/// <param name="Texts">Text, number, flag, channel and role options by name, each as text.</param>
/// <param name="File">The uploaded file; null when there is none.</param>
/// <param name="Target">Of a message command: the message it was used on.</param>
public sealed record CommandCall(string Name, string? Subcommand, IReadOnlyDictionary<string, string> Texts, Attachment? File, Message? Target)
{
    /// <summary>The option being typed; null unless completing.</summary>
    public string? Focused { get; init; }

    /// <summary>The option's text, or empty.</summary>
    public string this[string option] => Texts.GetValueOrDefault(option, "");

    /// <summary>Reads an interaction with a command; never fails: what is missing or malformed is absent.</summary>
    public static CommandCall Read(Interaction interaction) => throw new NotImplementedException();
}
