namespace PaperBot.App.Terminal;

/// <summary>What did not go as configured is told beside the results, each sentence once in a session.</summary>
internal sealed class Remarks(Screen screen)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Tells <paramref name="remark"/>, unless there is none or it was told before.</summary>
    public void Tell(string? remark)
    {
        if (remark is null || !_told.Add(remark)) return;
        screen.Note(remark);
    }
}
