using Microsoft.Extensions.Logging;
using PaperBot.Conversations;

namespace PaperBot.Discord.Talk;

/// <summary>
/// The bot's state as the talk uses it: what cannot be kept or read in time is logged and done without, for a reply without memory is better than none.
/// </summary>
/// <param name="state">The state.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of what could not be kept.</param>
internal sealed partial class Memory(IBotState state, TimeProvider time, ILogger<Memory> logger)
{
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(5);

    /// <summary>The state itself, for what has to be known to have failed.</summary>
    public IBotState State => state;

    /// <summary>The conversation at a place; empty when it cannot be read.</summary>
    public async Task<Conversation> ConversationAsync(string place, CancellationToken cancellationToken) =>
        await TryAsync("read a conversation", async token => (Conversation?)await state.GetConversationAsync(place, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) ?? Conversation.Empty;

    /// <summary>A reply by its id; null when there is none, or none can be read.</summary>
    public Task<GivenReply?> ReplyAsync(string id, CancellationToken cancellationToken) => TryAsync("read a reply", token => state.GetReplyAsync(id, token), cancellationToken);

    /// <summary>The reply that a message shows.</summary>
    public Task<GivenReply?> ReplyByMessageAsync(string message, CancellationToken cancellationToken) =>
        TryAsync("read a reply", token => state.GetReplyByMessageAsync(message, token), cancellationToken);

    /// <summary>
    /// The turn that a reply ended; null when it has gone. Where its words are not found again only the one turn that there is can be it: another one would
    /// carry what was said elsewhere to where the reply goes.
    /// </summary>
    public async Task<Turn?> TurnOfAsync(GivenReply reply, CancellationToken cancellationToken)
    {
        var asked = reply.Request.Typed ?? reply.Request.Subject;
        var turns = (await ConversationAsync(reply.Place, cancellationToken).ConfigureAwait(false)).Turns;
        return turns.LastOrDefault(turn => turn.Typed == asked) ?? (turns is [var only] ? only : null);
    }

    /// <summary>Keeps a reply and the turn that it ends, if one; false when that failed: its buttons would find nothing.</summary>
    public Task<bool> KeepAsync(GivenReply reply, Turn? turn, CancellationToken cancellationToken) => DoAsync("keep a reply", async token =>
    {
        await state.SaveReplyAsync(reply, token).ConfigureAwait(false);
        if (turn is not null) await state.AddTurnAsync(reply.Place, reply.User, turn, token).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>Notes which messages show a reply.</summary>
    public Task<bool> LinkAsync(IEnumerable<string> messages, string reply, CancellationToken cancellationToken) => DoAsync("link messages to their reply", async token =>
    {
        foreach (var message in messages) await state.LinkMessageAsync(message, reply, token).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>Notes that somebody waits.</summary>
    public Task<bool> BeginAsync(PendingRequest request, CancellationToken cancellationToken) => DoAsync("note a request", token => state.BeginAsync(request, token), cancellationToken);

    /// <summary>Nobody waits any more.</summary>
    public Task<bool> EndAsync(string id, CancellationToken cancellationToken) => DoAsync("end a request", token => state.EndAsync(id, token), cancellationToken);

    /// <summary>Lets a place and all within it go.</summary>
    public Task<bool> ForgetPlaceAsync(string place, CancellationToken cancellationToken) => DoAsync("forget a place", token => state.ForgetPlacesAsync(place, token), cancellationToken);

    /// <summary>Lets everything go that is older than <paramref name="keepFor"/>; what was judged stays twelve times as long.</summary>
    public Task<bool> ForgetOlderAsync(TimeSpan keepFor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return DoAsync("forget what is old", token => state.ForgetOlderAsync(now - keepFor, now - (12 * keepFor), token), cancellationToken);
    }

    /// <summary>Does something with the state; false when it failed.</summary>
    public async Task<bool> DoAsync(string what, Func<CancellationToken, Task> act, CancellationToken cancellationToken) => await TryAsync<object>(what, async token =>
    {
        await act(token).ConfigureAwait(false);
        return act;
    }, cancellationToken).ConfigureAwait(false) is not null;

    private async Task<T?> TryAsync<T>(string what, Func<CancellationToken, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var late = new CancellationTokenSource(MostWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (BotStateException exception)
        {
            Log.Failed(logger, exception, what);
            return null;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, what);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The bot's state could not {What}.")]
        public static partial void Failed(ILogger logger, Exception exception, string what);
    }
}
