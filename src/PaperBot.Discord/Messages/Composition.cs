using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>All that a reply shows, before it is cut into messages.</summary>
internal sealed record Composition
{
    /// <summary>What stands above, as people wrote it; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where the title leads; null for nowhere.</summary>
    public string? TitleUrl { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int Color { get; init; } = Palette.Answer;

    /// <summary>What is said.</summary>
    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>What stands below and is kept when the body has to be shortened.</summary>
    public IReadOnlyList<Block> Tail { get; init; } = [];

    /// <summary>Small print: lines as people or code wrote them, not escaped; those that are null or empty do not show.</summary>
    public IReadOnlyList<string?> SmallPrint { get; init; } = [];

    /// <summary>Rows of buttons and menus, for the last message.</summary>
    public IReadOnlyList<Component> Rows { get; init; } = [];

    /// <summary>How many messages it may take.</summary>
    public int MostMessages { get; init; } = 5;

    /// <summary>What stands in place of so many blocks that had no room.</summary>
    public Func<int, Block> LeftOut { get; init; } = _ => new Block("*… (shortened; ask about one part of it for more)*", IsApart: true);
}
