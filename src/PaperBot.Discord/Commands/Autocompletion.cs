using Microsoft.Extensions.Logging;
using PaperBot.Conversations;
using PaperBot.Discord.Payloads;
using PaperBot.Indexing;

namespace PaperBot.Discord.Commands;

/// <summary>What somebody has typed of a paper → papers to choose from, within Discord's limits and the time that people wait.</summary>
internal sealed partial class Autocompletion(Assistant assistant, TimeProvider time, ILogger<Autocompletion> logger)
{
    /// <summary>How long a search may take, so that choices are there within 300 ms, the way to Discord included.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private const int LongestText = 300;

    /// <summary>
    /// At most 25 choices for the focused option: of what begins with, holds, or is almost what was typed, best first; the library's first papers while
    /// nothing has been typed. Empty when nothing fits, the time is up or the library cannot be read.
    /// </summary>
    public async Task<IReadOnlyList<CommandChoice>> ChoicesAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Focused is not { } option) return [];
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var typed = ChoiceText.Cut(call[option].Trim(), LongestText);
            return TitleChoices.Of(await FindAsync(typed, either.Token).WaitAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, Patience.TotalMilliseconds);
            return [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception);
            return [];
        }
    }

    /// <summary>Not begun on the caller's thread: the first question opens the library.</summary>
    private Task<IReadOnlyList<TitleHit>> FindAsync(string typed, CancellationToken cancellationToken) =>
        Task.Run(() => assistant.FindTitlesAsync(typed, TitleChoices.Most, cancellationToken), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Titles were not found within {Milliseconds} ms; nothing was offered.")]
        public static partial void TooSlow(ILogger logger, double milliseconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Titles could not be looked for; nothing was offered.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
