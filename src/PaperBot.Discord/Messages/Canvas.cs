using PaperBot.Papers;

namespace PaperBot.Discord.Messages;

/// <summary>What a message is written on: a message embed, or plain text where the bot may not show one. Decides lengths and how links look.</summary>
internal sealed record Canvas
{
    private Canvas(bool isPlain, int pageCharacters, int textCharacters) => (IsPlain, PageCharacters, TextCharacters) = (isPlain, pageCharacters, textCharacters);

    /// <summary>A message embed, of whose description (4,096 characters) nearly all is used.</summary>
    public static Canvas Embed { get; } = new(isPlain: false, 4_000, 2_400);

    /// <summary>The content of a message: 2,000 characters.</summary>
    public static Canvas Plain { get; } = new(isPlain: true, 1_950, 1_200);

    /// <summary>Whether there is no message embed.</summary>
    public bool IsPlain { get; }

    /// <summary>Characters of one message.</summary>
    public int PageCharacters { get; }

    /// <summary>Characters of one escaped text in it (a statement, an abstract), so that a block with its marks stays below <see cref="PageCharacters"/>.</summary>
    public int TextCharacters { get; }

    public static Canvas Of(ReplyLook look) => look.IsPlain ? Plain : Embed;

    /// <summary>The paper's title, leading to the paper where it has an address of at most <paramref name="urlLimit"/> characters.</summary>
    public string Title(Paper paper, int limit, int urlLimit = SafeLink.MaxCharacters)
    {
        var title = Wording.Title(paper.Title);
        return SafeLink.Of(paper) is { } url && url.Length <= urlLimit ? Link(Markdown.Label(title, limit), url) : Markdown.Escape(title, limit);
    }

    /// <summary>A link; in plain text its address stands in angle brackets, so that Discord shows no preview.</summary>
    public string Link(string label, string url) => IsPlain ? $"[{label}](<{url}>)" : $"[{label}]({url})";
}
