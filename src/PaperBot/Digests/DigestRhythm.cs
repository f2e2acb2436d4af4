namespace PaperBot.Digests;

/// <summary>When digests come.</summary>
public enum DigestRhythm
{
    /// <summary>Once on every day.</summary>
    Daily,

    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Soon after papers that fit have come.</summary>
    AsItComes,
}
