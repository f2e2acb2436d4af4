using PaperBot.Prompting;

namespace PaperBot.Answering;

/// <summary>An answer, or the reason why there is none; either way with the papers it looked at.</summary>
public sealed record Answer
{
    /// <summary>The question as typed.</summary>
    public required string Question { get; init; }

    /// <summary>The statements in reading order; empty exactly when <see cref="NoAnswer"/> is set.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>The numbered sources: those cited, and behind them (or alone, without an answer) the closest papers.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Why there is no answer; null when there is one.</summary>
    public NoAnswer? NoAnswer { get; init; }

    /// <summary>Who wrote it.</summary>
    public AnswerMode Mode { get; init; }

    /// <summary>What the reader should know of how this answer came about, in one calm sentence; null when there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>What did not go as configured while papers were looked for, in one calm sentence; null when all did.</summary>
    public string? Remark { get; init; }

    /// <summary>Time spent on retrieval.</summary>
    public TimeSpan RetrievalElapsed { get; init; }

    /// <summary>Time spent on answering from what was retrieved.</summary>
    public TimeSpan AnswerElapsed { get; init; }

    /// <summary>The answer as running text with <c>[n]</c> behind each statement; null when there is none.</summary>
    public string? Text => NoAnswer is not null
        ? null
        : string.Join(' ', Statements.Select(statement => statement.Text + " " + string.Concat(statement.Citations.Select(citation => citation.Source).Distinct().Select(number => $"[{number}]"))));
}
