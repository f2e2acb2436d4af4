using PaperBot.Answering;

namespace PaperBot.App.Terminal;

/// <summary>An answer in the making → terminal: the place in the queue, then each statement as soon as it is checked.</summary>
internal sealed class WritingView(Screen screen) : IProgress<AnswerProgress>
{
    private int _shown;
    private bool _isWaiting;

    /// <inheritdoc/>
    public void Report(AnswerProgress value)
    {
        switch (value)
        {
            case AnswerProgress.Understood understood:
                screen.DimLine($"Understood as: {understood.Question}");
                break;
            case AnswerProgress.Queued queued when !_isWaiting:
                _isWaiting = true;
                screen.DimLine(WaitingView.PlaceOf(queued));
                break;
            case AnswerProgress.Stated stated:
                AnswerView.ShowStatements(screen, [stated.Statement]);
                _shown++;
                break;
        }
    }

    /// <summary>Shows what is still missing of <paramref name="answer"/>.</summary>
    public void Finish(Answer answer)
    {
        if (answer.Mode == AnswerMode.Model && answer.Statements.Count == _shown)
        {
            AnswerView.ShowRest(screen, answer);
            return;
        }

        if (_shown > 0) screen.Line();
        AnswerView.Show(screen, answer);
    }
}
