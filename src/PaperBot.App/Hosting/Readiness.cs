using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PaperBot.App.Commands;
using PaperBot.Conversations;
using PaperBot.Indexing;

namespace PaperBot.App.Hosting;

/// <summary>Whether the bot can serve right now, part by part. Found out at most once a second, however often it is asked for.</summary>
internal sealed partial class Readiness(BotService bot, CurrentLibrary library, IBotState state, CommandContext context, ILogger<Readiness> logger) : IDisposable
{
    /// <summary>The note that is written to find out whether notes can be written.</summary>
    private const string Probe = "health:probe";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, string> _reasons = new();
    private readonly SemaphoreSlim _turn = new(1);
    private ReadinessReport? _last;
    private long _lastAt;

    /// <summary>How things stand.</summary>
    public async Task<ReadinessReport> GetAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is null || context.Time.GetElapsedTime(_lastAt) > Fresh)
            {
                _last = await FindOutAsync(cancellationToken).ConfigureAwait(false);
                _lastAt = context.Time.GetTimestamp();
            }

            return _last with { Gateway = bot.IsConnected };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<ReadinessReport> FindOutAsync(CancellationToken cancellationToken)
    {
        var readable = TryAsync("library", async token =>
        {
            var papers = await library.GetAsync(token).ConfigureAwait(false);
            await papers.Index.GetStatusAsync(token).ConfigureAwait(false);
        }, cancellationToken);
        var writable = TryAsync(
            "state", token => state.SetNoteAsync(Probe, context.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), token), cancellationToken);
        return new ReadinessReport(bot.IsConnected, await readable.ConfigureAwait(false), await writable.ConfigureAwait(false)) { Reasons = new Dictionary<string, string>(_reasons) };
    }

    private async Task<bool> TryAsync(string part, Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestWait);
        try
        {
            await attempt(patience.Token).ConfigureAwait(false);
            if (_reasons.TryRemove(part, out _)) Log.Ready(logger, part);
            return true;
        }
        catch (Exception exception) when (exception is PaperIndexException or BotStateException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Asked every few seconds while a server is away: the same again would bury the rest of the log.
            var reason = exception is OperationCanceledException ? string.Create(CultureInfo.InvariantCulture, $"It does not answer within {LongestWait.TotalSeconds:0} seconds.") : exception.Message;
            if (!_reasons.TryGetValue(part, out var before) || before != reason) Log.Failed(logger, part, exception);
            _reasons[part] = reason;
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The part {Part} is not ready.")]
        public static partial void Failed(ILogger logger, string part, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "The part {Part} is ready again.")]
        public static partial void Ready(ILogger logger, string part);
    }
}
