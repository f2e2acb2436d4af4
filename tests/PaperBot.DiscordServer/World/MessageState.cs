using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>What a message shows between two edits.</summary>
public sealed record MessageState
{
    internal const long SuppressEmbeds = 1 << 2;
    internal const long HasThread = 1 << 5;
    internal const long Ephemeral = 1 << 6;
    internal const long Loading = 1 << 7;

    public string Content { get; init; } = "";

    /// <summary>The message embeds as they were sent.</summary>
    public IReadOnlyList<JsonElement> MessageEmbeds { get; init; } = [];

    /// <summary>The rows of components as they were sent.</summary>
    public IReadOnlyList<JsonElement> Components { get; init; } = [];

    public long Flags { get; init; }

    /// <summary>When it came to be by an edit; null for the first state.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether "thinking…" shows.</summary>
    public bool IsLoading => (Flags & Loading) != 0;

    /// <summary>All that can be read: content, and of each message embed author, title, description, fields and footer, a line each.</summary>
    public string VisibleText => string.Join('\n', new[] { Content }.Concat(MessageEmbeds.SelectMany(TextsOf)).Where(text => text.Length > 0));

    /// <summary>The buttons of all rows.</summary>
    public IReadOnlyList<WorldButton> Buttons =>
        [.. Parts().Where(part => part.Whole("type") == 2).Select(part => new WorldButton(
            part.Text("label") ?? "", part.Text("custom_id"), part.Text("url"), part.Member("emoji")?.Text("name"), (int)(part.Whole("style") ?? 0), part.Flag("disabled")))];

    /// <summary>The select menus of all rows, as they were sent.</summary>
    public IReadOnlyList<JsonElement> SelectMenus => [.. Parts().Where(part => part.Whole("type") is >= 3 and <= 8 and not 4)];

    internal static MessageState From(JsonElement body) => new MessageState().With(body);

    /// <summary>What an edit makes of it: what is omitted stays, null or empty clears.</summary>
    internal MessageState With(JsonElement body) => this with
    {
        Content = body.Has("content") ? (body.Text("content") ?? "").Trim() : Content,
        MessageEmbeds = body.Has("embeds") ? body.Items("embeds") : MessageEmbeds,
        Components = body.Has("components") ? body.Items("components") : Components,
        Flags = body.Whole("flags") is { } flags ? (Flags & ~SuppressEmbeds) | (flags & SuppressEmbeds) : Flags,
    };

    internal bool IsEmpty => Content.Length == 0 && MessageEmbeds.Count == 0 && Components.Count == 0;

    private IEnumerable<JsonElement> Parts() => Components.SelectMany(row => row.Items("components"));

    private static IEnumerable<string> TextsOf(JsonElement embed)
    {
        yield return embed.Member("author")?.Text("name") ?? "";
        yield return embed.Text("title") ?? "";
        yield return embed.Text("description") ?? "";
        foreach (var field in embed.Items("fields")) yield return $"{field.Text("name")}\n{field.Text("value")}";
        yield return embed.Member("footer")?.Text("text") ?? "";
    }
}
