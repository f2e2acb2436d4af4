using PaperBot.Indexing;

namespace PaperBot.App.Terminal;

/// <summary>Shows how far an ingest is, and remembers how many papers were stored, for the case that it does not get to its end.</summary>
internal sealed class IngestProgressView(StageBars? bars) : IProgress<IngestProgress>
{
    private volatile int _stored;

    /// <summary>Papers stored so far.</summary>
    public int Stored => _stored;

    /// <inheritdoc/>
    public void Report(IngestProgress value)
    {
        if (value.Stage == IngestStage.Reading) _stored = value.Done;
        bars?.Show(value.Stage.ToString(), value.Done, value.Total);
    }
}
