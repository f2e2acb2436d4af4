using PaperBot.Conversations;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>A state that waits, or fails as a full disk does, when it is told to.</summary>
internal sealed class FailingState(IBotState state) : IBotState
{
    /// <summary>What every read waits for.</summary>
    public Func<CancellationToken, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>What every write waits for.</summary>
    public Func<CancellationToken, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the end of a request waits for.</summary>
    public Func<CancellationToken, Task> BeforeEnd { get; set; } = _ => Task.CompletedTask;

    /// <summary>The disk is full.</summary>
    public static Task FullDisk(CancellationToken cancellationToken) => Task.FromException(new BotStateException("The disk is full; make room and try again."));

    public async Task<Conversation> GetConversationAsync(string place, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await state.GetConversationAsync(place, cancellationToken);
    }

    public async Task AddTurnAsync(string place, string user, Turn turn, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.AddTurnAsync(place, user, turn, cancellationToken);
    }

    public async Task SaveReplyAsync(GivenReply reply, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.SaveReplyAsync(reply, cancellationToken);
    }

    public async Task<GivenReply?> GetReplyAsync(string id, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await state.GetReplyAsync(id, cancellationToken);
    }

    public async Task<GivenReply?> GetReplyByMessageAsync(string message, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await state.GetReplyByMessageAsync(message, cancellationToken);
    }

    public async Task LinkMessageAsync(string message, string replyId, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.LinkMessageAsync(message, replyId, cancellationToken);
    }

    public async Task SaveVerdictAsync(string replyId, string user, Verdict verdict, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.SaveVerdictAsync(replyId, user, verdict, at, cancellationToken);
    }

    public async Task<Verdict> GetVerdictAsync(string replyId, string user, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await state.GetVerdictAsync(replyId, user, cancellationToken);
    }

    public IAsyncEnumerable<JudgedReply> ReadJudgedAsync(CancellationToken cancellationToken) => state.ReadJudgedAsync(cancellationToken);

    public async Task<int> ForgetUserAsync(string user, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        return await state.ForgetUserAsync(user, cancellationToken);
    }

    public Task ForgetPlacesAsync(string prefix, CancellationToken cancellationToken) => state.ForgetPlacesAsync(prefix, cancellationToken);

    public Task ForgetOlderAsync(DateTimeOffset before, DateTimeOffset judgedBefore, CancellationToken cancellationToken) => state.ForgetOlderAsync(before, judgedBefore, cancellationToken);

    public async Task<string?> GetNoteAsync(string name, CancellationToken cancellationToken)
    {
        await BeforeRead(cancellationToken);
        return await state.GetNoteAsync(name, cancellationToken);
    }

    public async Task SetNoteAsync(string name, string? value, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.SetNoteAsync(name, value, cancellationToken);
    }

    public async Task BeginAsync(PendingRequest request, CancellationToken cancellationToken)
    {
        await BeforeWrite(cancellationToken);
        await state.BeginAsync(request, cancellationToken);
    }

    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        await BeforeEnd(cancellationToken);
        await state.EndAsync(id, cancellationToken);
    }

    public Task<IReadOnlyList<PendingRequest>> GetPendingAsync(CancellationToken cancellationToken) => state.GetPendingAsync(cancellationToken);

    public ValueTask DisposeAsync() => state.DisposeAsync();
}
