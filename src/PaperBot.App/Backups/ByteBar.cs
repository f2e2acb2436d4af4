using PaperBot.App.Terminal;

namespace PaperBot.App.Backups;

/// <summary>Bytes done → a bar.</summary>
internal sealed class ByteBar(StageBars bars, string stage, long total) : IProgress<long>
{
    private const int Mega = 1_000_000;

    /// <inheritdoc/>
    public void Report(long value) => bars.Show(stage, (int)(value / Mega), (int)(total / Mega), "MB");
}
