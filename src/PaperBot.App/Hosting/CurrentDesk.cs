using Microsoft.Extensions.Logging;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Writing;
using PaperBot.Discord.FairUse;
using PaperBot.Prompting;

namespace PaperBot.App.Hosting;

/// <summary>
/// Where the configured model writes. It is opened beside the bot, so that nobody waits for it: until it is there, and while it cannot be used, answers are
/// the papers' own sentences.
/// </summary>
internal sealed partial class CurrentDesk(CommandContext context, Quotas quotas, ILogger<CurrentDesk> logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private volatile WritingDesk _desk = context.Settings.Model.Kind == "None" ? WritingDesk.None : WritingDesk.Without("it is still being loaded; ask again in a minute.");
    private WritingSource? _source;

    /// <summary>The desk as it is now; never waits.</summary>
    public Task<WritingDesk> GetAsync(CancellationToken cancellationToken) => Task.FromResult(_desk);

    /// <summary>Opens the model, again and again at growing intervals until that succeeds.</summary>
    /// <exception cref="PromptTemplateException">A prompt cannot be used: a mistake in the installation.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (context.Settings.Model.Kind == "None") return;
        for (var rest = FirstRest; ; rest = TimeSpan.FromTicks(Math.Min(rest.Ticks * 2, LongestRest.Ticks)))
        {
            var source = new WritingSource(context, quotas.Charge);
            _desk = await source.GetAsync(cancellationToken).ConfigureAwait(false);
            if (_desk.Model is { } model)
            {
                _source = source;
                Log.Opened(logger, model.Name);
                return;
            }

            await source.DisposeAsync().ConfigureAwait(false);
            Log.Missing(logger, rest);
            await Task.Delay(rest, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Model} writes the answers.")]
        public static partial void Opened(ILogger logger, string model);

        [LoggerMessage(2, LogLevel.Warning, "The model cannot be used; it is tried again in {Rest}. Until then answers are the papers' own sentences.")]
        public static partial void Missing(ILogger logger, TimeSpan rest);
    }
}
