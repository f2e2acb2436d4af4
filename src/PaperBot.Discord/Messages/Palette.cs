namespace PaperBot.Discord.Messages;

/// <summary>The colours of message embeds, as 0xRRGGBB.</summary>
internal static class Palette
{
    /// <summary>Answers, summaries and comparisons.</summary>
    public const int Answer = 0x3B82F6;

    /// <summary>Lists of papers and cards.</summary>
    public const int Papers = 0x14B8A6;

    /// <summary>What the papers do not answer, and names that lead nowhere.</summary>
    public const int Refusal = 0xD6A34A;

    /// <summary>What is still being made, and what PaperBot says of itself.</summary>
    public const int Calm = 0x8A94A6;
}
