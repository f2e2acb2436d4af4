using PaperBot.Answering;

namespace PaperBot.App.Terminal;

/// <summary>Says once that a model is at work, for results that are shown as a whole.</summary>
internal sealed class WaitingView : IProgress<AnswerProgress>
{
    private readonly Screen _screen;
    private bool _isTold;

    private WaitingView(Screen screen) => _screen = screen;

    /// <summary>The view for a person at a terminal; null for a script.</summary>
    public static WaitingView? For(Screen screen) => screen is { IsInteractive: true, Json: false } ? new WaitingView(screen) : null;

    /// <summary>What is said of a place in the queue.</summary>
    public static string PlaceOf(AnswerProgress.Queued queued) => $"Waiting for the model, place {queued.Position}; Ctrl-C cancels.";

    /// <inheritdoc/>
    public void Report(AnswerProgress value)
    {
        if (_isTold || value is AnswerProgress.Stated or AnswerProgress.Understood) return;
        _isTold = true;
        _screen.Note(value is AnswerProgress.Queued queued ? PlaceOf(queued) : "The model reads the papers; Ctrl-C cancels.");
    }
}
