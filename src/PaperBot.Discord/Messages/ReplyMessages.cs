using PaperBot.Conversations;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Messages;

/// <summary>Reply → the messages that people see: pure, within every limit of Discord for any text whatever.</summary>
public static class ReplyMessages
{
    /// <summary>
    /// The finished reply: one to five messages, the buttons on the last. A search and similar papers are one message always. Where
    /// <see cref="ReplyLook.IsPrivate"/>, each carries the ephemeral flag, which an edit cannot change and had better not send.
    /// </summary>
    public static IReadOnlyList<MessageBody> Of(Reply reply, ReplyLook look) => Composer.Messages(CompositionOf(reply, look), look);

    private static Composition CompositionOf(Reply reply, ReplyLook look) => reply switch
    {
        Reply.Answered answered => AnswerView.Of(answered.Answer, answered.Understood, look),
        Reply.Summarised summarised => SummaryView.Of(summarised.Summary, look),
        Reply.FoundSimilar similar => PaperListView.Of(similar.Similar, look),
        Reply.Compared compared => ComparisonView.Of(compared.Comparison, look),
        Reply.Found found => PaperListView.Of(found.Results, look),
        Reply.Card card => CardView.Of(card.Paper, look),
        Reply.Unresolved unresolved => UnresolvedView.Of(unresolved.Names, look),
        _ => new Composition { Color = Palette.Calm, Body = [new Block("The quotes stand behind the button Evidence below an answer; ask a question first.")] },
    };
}
