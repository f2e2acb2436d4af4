namespace PaperBot.Discord.Messages;

/// <summary>What a button, menu or form does. The values of a menu of papers are the papers' identifiers (<see cref="Papers.PaperId.Text"/>).</summary>
internal enum ButtonAction
{
    /// <summary>Shows the verbatim quotes, only to the person who asked for them. Arguments: reply id, and of a page other than the first its number from 0.</summary>
    Evidence,

    /// <summary>
    /// Similar papers to one of the reply's: a button where there is one paper, a menu otherwise. Arguments: reply id; of a button also the paper's identifier
    /// where there is room for it (<see cref="CustomId.Paper"/>).
    /// </summary>
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

    /// <summary>Another page of a search. Arguments: reply id, page from 0.</summary>
    Page,

    /// <summary>One paper's card, from a menu. Argument: reply id.</summary>
    Paper,

    /// <summary>The paper that a name means, from a menu. Arguments: reply id; which name of the request, <see cref="CustomId.First"/> or <see cref="CustomId.Second"/>.</summary>
    Choose,

    /// <summary>The form of a follow-up, sent. Argument: reply id.</summary>
    FollowUpForm,

    /// <summary>The form "Ask about this", sent. Argument: a key under which the message asked about is kept.</summary>
    AskAboutForm,

    /// <summary>Asks privately to which of a digest's papers similar ones are wanted. Argument: delivery id.</summary>
    DigestSimilar,

    /// <summary>
    /// A paper is liked: a button where there is one paper, otherwise one that asks which, or the menu that was asked with. Arguments: delivery id or reply id; where
    /// there is one paper also its identifier.
    /// </summary>
    Like,

    /// <summary>A paper is not for the person who pressed. As <see cref="Like"/>.</summary>
    NotForMe,

    /// <summary>Takes back what was said of a paper. Arguments: delivery id or reply id, and the paper's identifier.</summary>
    Unsay,

    /// <summary>Opens the form for a question about a digest's papers. Argument: delivery id.</summary>
    AskDigest,

    /// <summary>The form of a question about a digest's papers, sent. Argument: delivery id.</summary>
    AskDigestForm,

    /// <summary>Shows the subscription of a digest with what can be done with it. Argument: delivery id.</summary>
    Subscription,

    /// <summary>The same of a subscription chosen in a menu, whose values are subscription ids. Argument: which menu of the message.</summary>
    ChooseDigest,

    /// <summary>Has a digest rest. Argument: subscription id.</summary>
    PauseDigest,

    /// <summary>Has a digest come again. Argument: subscription id.</summary>
    ResumeDigest,

    /// <summary>Ends a digest. Argument: subscription id.</summary>
    EndDigest,

    /// <summary>Shows what a digest would hold now. Argument: subscription id.</summary>
    LookAtDigest,
}
