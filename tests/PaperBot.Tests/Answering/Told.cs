using PaperBot.Answering;

namespace PaperBot.Tests.Answering;

/// <summary>Keeps what was told of an answer's progress, in order.</summary>
internal sealed class Told : IProgress<AnswerProgress>
{
    public List<AnswerProgress> All { get; } = [];

    public IEnumerable<Statement> Statements => All.OfType<AnswerProgress.Stated>().Select(told => told.Statement);

    public void Report(AnswerProgress value) => All.Add(value);
}
