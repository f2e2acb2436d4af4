using System.Runtime.CompilerServices;
using PaperBot.Conversations;

namespace PaperBot.Sqlite.State;

/// <summary>
/// A bot's state in one SQLite file of its own, beside the index and not in it: reading papers and keeping what people say never wait for each other.
/// Several processes may use one file; writes take their turns, reads wait for nobody. What is forgotten is overwritten and leaves the file.
/// </summary>
public sealed partial class SqliteBotState : IBotState
{
    private readonly DatabaseFile _file;
    private readonly TimeProvider _time;

    private SqliteBotState(DatabaseFile file, TimeProvider time) => (_file, _time) = (file, time);

    /// <summary>Opens the state in the file at <paramref name="path"/>; it is created where there is none and migrated where it is of an earlier version.</summary>
    /// <exception cref="BotStateException">The file cannot be used: damaged, no state, of a newer version, or not to be written.</exception>
    public static Task<SqliteBotState> OpenAsync(string path, CancellationToken cancellationToken) => OpenAsync(path, TimeProvider.System, cancellationToken);

    /// <summary>The same with a clock, which says when turns were said and messages linked.</summary>
    /// <exception cref="BotStateException">The file cannot be used: damaged, no state, of a newer version, or not to be written.</exception>
    public static Task<SqliteBotState> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(path, StateSchema.Kind, time, cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation> GetConversationAsync(string place, CancellationToken cancellationToken) =>
        ReadAsync(database => TurnStore.Read(database, place), cancellationToken);

    /// <inheritdoc/>
    public Task AddTurnAsync(string place, string user, Turn turn, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => TurnStore.Add(database, place, user, turn, Now), cancellationToken);

    /// <inheritdoc/>
    public Task SaveReplyAsync(GivenReply reply, CancellationToken cancellationToken) => _file.WriteAsync(database => ReplyStore.Save(database, reply), cancellationToken);

    /// <inheritdoc/>
    public Task<GivenReply?> GetReplyAsync(string id, CancellationToken cancellationToken) => ReadAsync(database => ReplyStore.Get(database, id), cancellationToken);

    /// <inheritdoc/>
    public Task<GivenReply?> GetReplyByMessageAsync(string message, CancellationToken cancellationToken) =>
        ReadAsync(database => ReplyStore.OfMessage(database, message), cancellationToken);

    /// <inheritdoc/>
    public Task LinkMessageAsync(string message, string replyId, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => ReplyStore.Link(database, message, replyId, Now), cancellationToken);

    /// <inheritdoc/>
    public Task SaveVerdictAsync(string replyId, string user, Verdict verdict, DateTimeOffset at, CancellationToken cancellationToken) =>
        _file.WriteAsync(database => ReplyStore.Judge(database, replyId, user, verdict, at.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<Verdict> GetVerdictAsync(string replyId, string user, CancellationToken cancellationToken) =>
        ReadAsync(database => ReplyStore.VerdictOf(database, replyId, user), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JudgedReply> ReadJudgedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Some at a time, each in a short transaction, so that a slow reader keeps no writer from tidying up.
        for ((long, string)? next = (long.MinValue, ""); next is { } last;)
        {
            (var replies, next) = await ReadAsync(database => ReplyStore.Judged(database, last), cancellationToken).ConfigureAwait(false);
            foreach (var reply in replies)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return reply;
            }
        }
    }

    /// <inheritdoc/>
    public Task<int> ForgetUserAsync(string user, CancellationToken cancellationToken) =>
        _file.EraseAsync(database => Forgetting.OfUser(database, user), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetPlacesAsync(string prefix, CancellationToken cancellationToken)
    {
        var place = prefix.TrimEnd('/');
        ArgumentException.ThrowIfNullOrEmpty(place, nameof(prefix));
        return _file.EraseAsync(database => Forgetting.OfPlace(database, place), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ForgetOlderAsync(DateTimeOffset before, DateTimeOffset judgedBefore, CancellationToken cancellationToken) =>
        _file.EraseAsync(database => Forgetting.Older(database, before.ToUnixTimeMilliseconds(), judgedBefore.ToUnixTimeMilliseconds()), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetNoteAsync(string name, CancellationToken cancellationToken) => ReadAsync(
        database =>
        {
            using var reader = database.Read("SELECT value FROM note WHERE name = $1", name);
            return reader.Read() ? reader.Text(0) : null;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task SetNoteAsync(string name, string? value, CancellationToken cancellationToken) => _file.WriteAsync(
        database => value is null
            ? database.Execute("DELETE FROM note WHERE name = $1", name)
            : database.Execute("INSERT OR REPLACE INTO note (name, value) VALUES ($1, $2)", name, value),
        cancellationToken);

    /// <inheritdoc/>
    public Task BeginAsync(PendingRequest request, CancellationToken cancellationToken) => _file.WriteAsync(
        database => database.Execute(
            "INSERT OR REPLACE INTO pending (id, user, address, at) VALUES ($1, $2, $3, $4)",
            request.Id, request.User, request.Address, request.At.ToUnixTimeMilliseconds()),
        cancellationToken);

    /// <inheritdoc/>
    public Task EndAsync(string id, CancellationToken cancellationToken) => _file.WriteAsync(database => database.Execute("DELETE FROM pending WHERE id = $1", id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PendingRequest>> GetPendingAsync(CancellationToken cancellationToken) => ReadAsync<IReadOnlyList<PendingRequest>>(
        database =>
        {
            var requests = new List<PendingRequest>();
            using var reader = database.Read("SELECT id, address, at, user FROM pending ORDER BY at, id");
            while (reader.Read())
            {
                var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2));
                requests.Add(new PendingRequest(reader.Text(0), reader.Text(1), at) { User = reader.IsDBNull(3) ? null : reader.Text(3) });
            }

            return requests;
        },
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>Opens it as a file of the given kind.</summary>
    internal static async Task<SqliteBotState> OpenAsync(string path, FileKind kind, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new SqliteBotState(await Task.Run(() => DatabaseFile.Open(path, kind), cancellationToken).ConfigureAwait(false), time);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<T> ReadAsync<T>(Func<Database, T> work, CancellationToken cancellationToken) => Task.Run(() => _file.Read(work), cancellationToken);
}
