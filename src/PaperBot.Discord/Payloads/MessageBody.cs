using System.Text.Json.Serialization;

namespace PaperBot.Discord.Payloads;

/// <summary>A message to send, or what an edit puts in its place: a list that is null is left as it is, an empty one clears.</summary>
public sealed record MessageBody
{
    public string? Content { get; init; }

    public IReadOnlyList<MessageEmbed>? Embeds { get; init; }

    /// <summary>Rows of buttons, or one select menu.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>Nobody is ever notified by what papers, people or models wrote: there is no way to set this.</summary>
    [JsonInclude]
    public AllowedMentions AllowedMentions { get; } = new();

    /// <summary>Cannot be edited later, <see cref="MessageFlags.SuppressEmbeds"/> aside.</summary>
    public MessageFlags? Flags { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>At most 25 characters; with <see cref="EnforceNonce"/> the same one sent twice within minutes gives one message.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    /// <summary>Files that are sent with it; only with an edit of a response.</summary>
    [JsonIgnore]
    public IReadOnlyList<FileUpload> Files { get; init; } = [];

    /// <summary>What is said of the <see cref="Files"/>; null without any, so that an edit leaves those that are there.</summary>
    [JsonInclude]
    public IReadOnlyList<AttachedFile>? Attachments =>
        Files.Count == 0 ? null : [.. Files.Select((file, i) => new AttachedFile(i.ToString(System.Globalization.CultureInfo.InvariantCulture), file.Filename, file.Description))];
}
