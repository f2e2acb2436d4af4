namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>What a comparison of a model's file with what it should be came to.</summary>
public enum Verdict
{
    /// <summary>It is the right file.</summary>
    Ok,

    /// <summary>It has the right size and another checksum.</summary>
    Changed,

    /// <summary>It is shorter than it should be.</summary>
    Truncated,

    /// <summary>Nobody says what it should be; it does begin like a model.</summary>
    Unknown,

    /// <summary>It is no model at all.</summary>
    NotAModel,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}
