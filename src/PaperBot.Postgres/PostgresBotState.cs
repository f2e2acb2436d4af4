using System.Runtime.CompilerServices;
using PaperBot.Conversations;
using PaperBot.Postgres.Server;
using PaperBot.Postgres.Stores;
using PaperBot.Postgres.Tables;

namespace PaperBot.Postgres;

/// <summary>
/// A bot's state in a PostgreSQL database, for several instances of PaperBot: each member is one transaction, and what several want to take is taken by one. What is
/// forgotten is gone for everybody who asks; when its bytes leave the server's files is the server's matter (VACUUM).
/// </summary>
public sealed partial class PostgresBotState : IBotState
{
    /// <summary>Nobody works on a request for so long: the instance that began it has ended, or is no more.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromHours(1);

    private readonly StateServer _server;
    private readonly string _instance;
    private readonly TimeProvider _time;

    private PostgresBotState(StateServer server, string instance, TimeProvider time) => (_server, _instance, _time) = (server, instance, time);

    /// <summary>Opens the state on the server; its schema and tables are made where there are none and migrated where they are of an earlier version.</summary>
    /// <exception cref="BotStateException">The server cannot be reached or used, or its tables are of a newer version.</exception>
    /// <exception cref="ArgumentException">An option has no possible value.</exception>
    public static Task<PostgresBotState> OpenAsync(PostgresOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(options, StateTables.Steps, time, cancellationToken);

    /// <summary>Looks at the server.</summary>
    /// <exception cref="BotStateException">It cannot be reached.</exception>
    public Task<ServerReport> InspectAsync(CancellationToken cancellationToken) => _server.InspectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation> GetConversationAsync(string place, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => TurnStore.ReadAsync(session, place), cancellationToken);

    /// <inheritdoc/>
    public Task AddTurnAsync(string place, string user, Turn turn, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => TurnStore.AddAsync(session, place, user, turn, Now), cancellationToken);

    /// <inheritdoc/>
    public Task SaveReplyAsync(GivenReply reply, CancellationToken cancellationToken) => _server.WriteAsync(session => ReplyStore.SaveAsync(session, reply), cancellationToken);

    /// <inheritdoc/>
    public Task<GivenReply?> GetReplyAsync(string id, CancellationToken cancellationToken) => _server.ReadAsync(session => ReplyStore.GetAsync(session, id), cancellationToken);

    /// <inheritdoc/>
    public Task<GivenReply?> GetReplyByMessageAsync(string message, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => ReplyStore.OfMessageAsync(session, message), cancellationToken);

    /// <inheritdoc/>
    public Task LinkMessageAsync(string message, string replyId, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => ReplyStore.LinkAsync(session, message, replyId, Now), cancellationToken);

    /// <inheritdoc/>
    public Task SaveVerdictAsync(string replyId, string user, Verdict verdict, DateTimeOffset at, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => ReplyStore.JudgeAsync(session, replyId, user, verdict, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<Verdict> GetVerdictAsync(string replyId, string user, CancellationToken cancellationToken) =>
        _server.ReadAsync(session => ReplyStore.VerdictOfAsync(session, replyId, user), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JudgedReply> ReadJudgedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Some at a time, so that a slow reader keeps no connection.
        for ((long, string)? next = (long.MinValue, ""); next is { } last;)
        {
            (var replies, next) = await _server.ReadAsync(session => ReplyStore.JudgedAsync(session, last), cancellationToken).ConfigureAwait(false);
            foreach (var reply in replies)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return reply;
            }
        }
    }

    /// <inheritdoc/>
    public Task<int> ForgetUserAsync(string user, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => Forgetting.OfUserAsync(session, user), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetPlacesAsync(string prefix, CancellationToken cancellationToken)
    {
        var place = prefix.TrimEnd('/');
        ArgumentException.ThrowIfNullOrEmpty(place, nameof(prefix));
        return _server.WriteAsync(session => Forgetting.OfPlaceAsync(session, place), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetOlderAsync(DateTimeOffset before, DateTimeOffset judgedBefore, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => Forgetting.OlderAsync(session, before.ToUnixTimeMilliseconds(), judgedBefore.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetNoteAsync(string name, CancellationToken cancellationToken) => _server.ReadAsync(session => NoteStore.GetAsync(session, name), cancellationToken);

    /// <inheritdoc/>
    public Task SetNoteAsync(string name, string? value, CancellationToken cancellationToken) =>
        _server.WriteAsync(session => NoteStore.SetAsync(session, name, value), cancellationToken);

    /// <inheritdoc/>
    public Task BeginAsync(PendingRequest request, CancellationToken cancellationToken) => _server.WriteAsync(session => NoteStore.BeginAsync(session, request, _instance), cancellationToken);

    /// <inheritdoc/>
    public Task EndAsync(string id, CancellationToken cancellationToken) => _server.WriteAsync(session => NoteStore.EndAsync(session, id), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PendingRequest>> GetPendingAsync(CancellationToken cancellationToken) =>
        await _server.ReadAsync(session => NoteStore.PendingAsync(session, _instance, Now - (long)LongestWork.TotalMilliseconds), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Opens it with tables of the given steps.</summary>
    internal static async Task<PostgresBotState> OpenAsync(PostgresOptions options, IReadOnlyList<string> steps, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.ConnectionStringFault() is { } fault) throw new ArgumentException($"The connection string is not usable: {fault}.", nameof(options));
        if (!PostgresOptions.IsSchemaName(options.Schema)) throw new ArgumentException("The schema's name has 1 to 63 small letters, digits and _, and begins with no digit.", nameof(options));
        var server = new StateServer(options);
        try
        {
            await Migration.RunAsync(server, steps, cancellationToken).ConfigureAwait(false);
            return new PostgresBotState(server, options.Instance, time);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
