namespace PaperBot.LlamaCpp.Batching;

/// <summary>
/// How many prompt tokens one decode takes: as many as this machine computes in a blink while others wait for their next word; more when those who wait
/// for their first word are many beside them, and most when nobody writes. The numbers are powers of two, so that batches do not change their shape with
/// every breath of the machine.
/// </summary>
internal sealed class PromptPace(int mostTokens)
{
    private const int LeastTokens = 32;
    private const double Smoothing = 0.3;

    private static readonly TimeSpan WhileOthersWrite = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(1.5);

    private double _secondsPerToken;

    /// <summary>The prompt tokens for the next decode, when so many prompts are to be computed and so many answers are being written.</summary>
    internal int Tokens(int prompts, int writing)
    {
        if (_secondsPerToken <= 0) return Math.Min(mostTokens, LeastTokens * 4);
        var time = writing == 0 ? Alone : TimeSpan.FromTicks(Math.Min(Alone.Ticks, WhileOthersWrite.Ticks * (writing + prompts) / writing));
        var fitting = time.TotalSeconds / _secondsPerToken;
        var tokens = LeastTokens;
        while (tokens * 2 <= fitting && tokens * 2 <= mostTokens) tokens *= 2;
        return Math.Min(tokens, mostTokens);
    }

    /// <summary>Learns from a decode of <paramref name="promptTokens"/>.</summary>
    internal void Learn(int promptTokens, TimeSpan elapsed)
    {
        if (promptTokens < LeastTokens) return;
        var seconds = elapsed.TotalSeconds / promptTokens;
        _secondsPerToken = _secondsPerToken <= 0 ? seconds : _secondsPerToken + (Smoothing * (seconds - _secondsPerToken));
    }
}
