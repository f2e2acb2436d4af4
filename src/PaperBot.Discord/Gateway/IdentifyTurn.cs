namespace PaperBot.Discord.Gateway;

/// <summary>The right to identify once; disposing of it lets the next shard have its turn.</summary>
internal sealed class IdentifyTurn(Action<bool> giveBack) : IDisposable
{
    private Action<bool>? _giveBack = giveBack;

    /// <summary>The shard has identified.</summary>
    public void Spend() => Interlocked.Exchange(ref _giveBack, null)?.Invoke(true);

    /// <summary>Gives the turn back unless it was spent.</summary>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke(false);
}
