namespace PaperBot.Answering;

/// <summary>How a model's draft ended.</summary>
internal enum WritingEnd
{
    /// <summary>The model finished.</summary>
    Finished,

    /// <summary>The longest length was reached.</summary>
    Cut,

    /// <summary>The draft went on and on, and reading stopped.</summary>
    Endless,

    /// <summary>The time was up.</summary>
    TimedOut,

    /// <summary>The model, or what stands behind it, failed.</summary>
    Failed,
}
