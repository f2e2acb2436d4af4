namespace PaperBot.Grounding;

/// <summary>Why a sentence of a draft is not in the answer.</summary>
public enum DropReason
{
    /// <summary>It cites nothing, and no source supports it strongly enough to be cited for it.</summary>
    NoCitation,

    /// <summary>It cites a number that no source has, and no source supports it.</summary>
    UnknownSource,

    /// <summary>The sources do not say it.</summary>
    NotSupported,

    /// <summary>A number in it does not stand in the source.</summary>
    NumberMismatch,

    /// <summary>A name in it does not stand in the source.</summary>
    UnknownName,

    /// <summary>The source says the opposite, or nothing that goes the same way.</summary>
    Contradiction,

    /// <summary>It is written in another language than the abstracts, so that nothing can be checked.</summary>
    OtherLanguage,

    /// <summary>It repeats what was said before.</summary>
    Repetition,

    /// <summary>It gives orders, as an abstract may that was written to mislead models.</summary>
    Instruction,

    /// <summary>It says that there is no answer.</summary>
    Refusal,

    /// <summary>It says nothing of the papers: talk around the answer, a line that announces others.</summary>
    Talk,
}
