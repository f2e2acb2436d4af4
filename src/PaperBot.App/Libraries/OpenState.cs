using PaperBot.App.Commands;
using PaperBot.App.Settings;
using PaperBot.Conversations;
using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Postgres;
using PaperBot.Sqlite.State;
using PaperBot.Trends;

namespace PaperBot.App.Libraries;

/// <summary>The state of a bot, opened: one store in its four roles.</summary>
internal sealed class OpenState : IAsyncDisposable
{
    private readonly IAsyncDisposable _store;

    private OpenState(IAsyncDisposable store, IBotState bot, IFeedState feeds, IDigestState digests, ITrendState trends) =>
        (_store, Bot, Feeds, Digests, Trends) = (store, bot, feeds, digests, trends);

    /// <summary>Conversations, replies, notes.</summary>
    public IBotState Bot { get; }

    /// <summary>Sources and news.</summary>
    public IFeedState Feeds { get; }

    /// <summary>Subscriptions and deliveries.</summary>
    public IDigestState Digests { get; }

    /// <summary>What people do with papers.</summary>
    public ITrendState Trends { get; }

    /// <summary>Opens the state where the settings keep it; it is made where there is none.</summary>
    /// <exception cref="BotStateException">It cannot be opened.</exception>
    public static async Task<OpenState> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.State is { Kind: StateKind.Postgres, Postgres: { } server })
        {
            // One bot runs on a data folder at a time, and the folder stays where it is when the bot starts again.
            server = server with { Instance = $"{Environment.MachineName} {context.Data.Path}" };
            return Of(await PostgresBotState.OpenAsync(server, context.Time, cancellationToken).ConfigureAwait(false));
        }

        context.Data.Create();
        return Of(await SqliteBotState.OpenAsync(context.Data.BotState, context.Time, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The same for who only looks: null when nothing was ever kept in the data folder, and then nothing is made there.</summary>
    /// <exception cref="BotStateException">It cannot be opened.</exception>
    public static async Task<OpenState?> OpenIfThereAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Settings.State.Kind == StateKind.Sqlite && !File.Exists(context.Data.BotState) ? null : await OpenAsync(context, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>A store in all its roles.</summary>
    internal static OpenState Of<T>(T store)
        where T : IBotState, IFeedState, IDigestState, ITrendState => new(store, store, store, store, store);
}
