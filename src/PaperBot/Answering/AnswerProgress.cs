using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>What happens while an answer is being written: exactly one of the nested kinds.</summary>
public abstract record AnswerProgress
{
    private AnswerProgress()
    {
    }

    /// <summary>The question is taken otherwise than it was typed.</summary>
    /// <param name="Question">The question that stands alone.</param>
    public sealed record Understood(string Question) : AnswerProgress;

    /// <summary>The request waits for the model.</summary>
    /// <param name="Position">Its place; 1 is next.</param>
    public sealed record Queued(int Position) : AnswerProgress;

    /// <summary>The model has begun to write.</summary>
    public sealed record Writing : AnswerProgress;

    /// <summary>One more statement is there, checked. What is shown of an answer while it is written consists of these alone.</summary>
    /// <param name="Statement">The statement.</param>
    /// <param name="Sources">The sources cited so far, numbered as in the answer.</param>
    public sealed record Stated(Statement Statement, IReadOnlyList<Source> Sources) : AnswerProgress;
}
