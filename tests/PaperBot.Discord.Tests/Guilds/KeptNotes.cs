using System.Collections.Concurrent;
using PaperBot.Conversations;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>A bot's state that keeps notes alone, and fails when a test says so.</summary>
internal sealed class KeptNotes : IBotState
{
    private int _reads;
    private int _writes;

    public ConcurrentDictionary<string, string> Notes { get; } = [];

    public bool FailsToRead { get; set; }

    public bool FailsToWrite { get; set; }

    /// <summary>Awaited within each read, after the note was taken.</summary>
    public Task ReadsEndAfter { get; set; } = Task.CompletedTask;

    public int Reads => _reads;

    public int Writes => _writes;

    public async Task<string?> GetNoteAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        if (FailsToRead) throw new BotStateException("The bot's state cannot be read.");
        var note = Notes.GetValueOrDefault(name);
        await ReadsEndAfter;
        return note;
    }

    public Task SetNoteAsync(string name, string? value, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writes);
        if (FailsToWrite) throw new BotStateException("The bot's state cannot be written.");
        if (value is null) Notes.TryRemove(name, out _);
        else Notes[name] = value;
        return Task.CompletedTask;
    }

    public Task<Conversation> GetConversationAsync(string place, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddTurnAsync(string place, string user, Turn turn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveReplyAsync(GivenReply reply, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GivenReply?> GetReplyAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GivenReply?> GetReplyByMessageAsync(string message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task LinkMessageAsync(string message, string replyId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SaveVerdictAsync(string replyId, string user, Verdict verdict, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Verdict> GetVerdictAsync(string replyId, string user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<JudgedReply> ReadJudgedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> ForgetUserAsync(string user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetPlacesAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ForgetOlderAsync(DateTimeOffset before, DateTimeOffset judgedBefore, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task BeginAsync(PendingRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task EndAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PendingRequest>> GetPendingAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
