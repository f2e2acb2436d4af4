namespace PaperBot.Discord.Messages;

/// <summary>What a button, menu or form does.</summary>
public enum ButtonAction
{
    /// <summary>Shows the verbatim quotes, only to the person who asked for them. Argument: reply id.</summary>
    Evidence,

    /// <summary>Similar papers to one of the reply's; the button when there is one paper, a menu otherwise. Argument: reply id; the menu's values are source numbers.</summary>
    Similar,

    /// <summary>Opens the thread, or the form, in which the conversation goes on. Argument: reply id.</summary>
    FollowUp,

    /// <summary>Posts a private reply for everybody. Argument: reply id.</summary>
    Share,

    /// <summary>The reply helped. Argument: reply id.</summary>
    Good,

    /// <summary>The reply did not help. Argument: reply id.</summary>
    Bad,

    /// <summary>Stops a request that waits or is being written. Argument: request id.</summary>
    Cancel,

    /// <summary>Another page of a search or of the quotes. Arguments: reply id, page from 0.</summary>
    Page,

    /// <summary>One paper's card, from a menu. Argument: reply id; the menu's values are source numbers.</summary>
    Paper,

    /// <summary>The form of a follow-up, sent. Argument: reply id.</summary>
    FollowUpForm,

    /// <summary>The form "Ask about this", sent. Argument: a key under which the message asked about is kept.</summary>
    AskAboutForm,

    /// <summary>Asks one of the suggested questions again. Arguments: reply id, its number.</summary>
    Retry,
}
