using PaperBot.Answering;

namespace PaperBot.Discord.Talk;

/// <summary>Gives the seat back as soon as the model has the request: from then on it waits and writes elsewhere.</summary>
internal sealed class SeatedProgress(IProgress<AnswerProgress> next, AnswerSeat seat) : IProgress<AnswerProgress>
{
    /// <inheritdoc/>
    public void Report(AnswerProgress value)
    {
        if (value is AnswerProgress.Queued or AnswerProgress.Writing) seat.Leave();
        next.Report(value);
    }
}
