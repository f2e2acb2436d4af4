using System.Collections.Immutable;

namespace PaperBot.DiscordServer.World;

/// <summary>
/// Something that a person did (a command, a click, a form, a message) and all that the bot made of it. The waiting methods fail with a
/// <see cref="TimeoutException"/> that tells what was there; the time is <see cref="DiscordWorld.Patience"/> unless given.
/// </summary>
public sealed class Exchange
{
    private readonly Lock _lock = new();
    private ImmutableList<WorldMessage> _messages = [];
    private TaskCompletionSource? _changed;
    private Acknowledgement? _acknowledged;

    public required ulong Id { get; init; }

    public required WorldUser User { get; init; }

    public required WorldChannel Channel { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same in real time, from which the deadline of the first response runs.</summary>
    internal DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The message that the person sent; null for an interaction.</summary>
    public WorldMessage? Sent { get; internal set; }

    /// <summary>Of a component or form: the message that it stands on.</summary>
    public WorldMessage? Source { get; init; }

    /// <summary>The first response; null while there is none, and for messages always.</summary>
    public Acknowledgement? Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>The form that the bot opened.</summary>
    public ShownForm? Form { get; internal set; }

    /// <summary>What the bot offered while the person typed.</summary>
    public IReadOnlyList<OfferedChoice>? Choices { get; internal set; }

    /// <summary>The original response: the bot's message for an interaction, the message that a click changed, or the bot's first message for what a person wrote.</summary>
    public WorldMessage? Response { get; internal set; }

    /// <summary>All messages of the bot for this, oldest first, deleted ones too: response, follow-ups, replies, and what it wrote in a thread that it opened.</summary>
    public IReadOnlyList<WorldMessage> Messages => _messages;

    /// <summary>The bot's further messages.</summary>
    public IReadOnlyList<WorldMessage> FollowUps => _messages.RemoveAll(message => ReferenceEquals(message, Response));

    internal string Token { get; init; } = "";

    /// <summary>Discord's interaction type; 0 for a message.</summary>
    internal int Kind { get; init; }

    internal string? CommandName { get; init; }

    internal int CommandKind { get; init; }

    internal TimeSpan Patience { get; init; }

    /// <summary>What was dispatched, to dispatch it again.</summary>
    internal string? Payload { get; set; }

    internal string EventName { get; init; } = "INTERACTION_CREATE";

    /// <summary>Waits for the first response.</summary>
    public Task<Acknowledgement> WaitForAcknowledgementAsync(TimeSpan? timeout = null) => WaitAsync(() => Acknowledged, "an acknowledgement", timeout);

    /// <summary>Waits for a message of the bot that is not "thinking…", and satisfies <paramref name="isFinal"/> when one is given.</summary>
    public Task<WorldMessage> WaitForFinalAsync(Func<WorldMessage, bool>? isFinal = null, TimeSpan? timeout = null) =>
        WaitAsync(() => Candidates().FirstOrDefault(message => !message.IsDeleted && !message.IsLoading && isFinal?.Invoke(message) != false), "a final message", timeout);

    /// <summary>Waits for a message whose visible text holds <paramref name="text"/>.</summary>
    public Task<WorldMessage> WaitForTextAsync(string text, TimeSpan? timeout = null) =>
        WaitForFinalAsync(message => message.VisibleText.Contains(text, StringComparison.Ordinal), timeout);

    /// <summary>Waits for the form.</summary>
    public Task<ShownForm> WaitForFormAsync(TimeSpan? timeout = null) => WaitAsync(() => Form, "a form", timeout);

    /// <summary>Waits for the choices.</summary>
    public Task<IReadOnlyList<OfferedChoice>> WaitForChoicesAsync(TimeSpan? timeout = null) => WaitAsync(() => Choices, "choices", timeout);

    /// <summary>Waits until a condition on this exchange holds; it is asked again after each change.</summary>
    public Task WaitUntilAsync(Func<Exchange, bool> isSo, TimeSpan? timeout = null) => WaitAsync(() => isSo(this) ? this : null, "the condition", timeout);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{EventName} {CommandName ?? Sent?.Content} of {User}, {(Acknowledged is { } first ? $"acknowledged with {first.Kind} after {first.After.TotalMilliseconds:0} ms" : "not acknowledged")}; "
        + $"form: {Form?.Title ?? "none"}; choices: {Choices?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}; messages:"
        + string.Concat(Candidates().Select(message => $"\n- {message}"));

    /// <summary>False when there was a first response already.</summary>
    internal bool TryAcknowledge(Acknowledgement acknowledgement) => Interlocked.CompareExchange(ref _acknowledged, acknowledgement, null) is null;

    internal void Add(WorldMessage message)
    {
        lock (_lock)
        {
            _messages = _messages.Add(message);
            Response ??= message;
        }

        Pulse();
    }

    internal void Pulse()
    {
        TaskCompletionSource? changed;
        lock (_lock) (changed, _changed) = (_changed, null);
        changed?.TrySetResult();
    }

    private IEnumerable<WorldMessage> Candidates() => Response is { } response && !_messages.Contains(response) ? _messages.Prepend(response) : _messages;

    private async Task<T> WaitAsync<T>(Func<T?> look, string what, TimeSpan? timeout) where T : class
    {
        using var patience = new CancellationTokenSource(timeout ?? Patience);
        while (true)
        {
            var change = NextChange();
            if (look() is { } found) return found;
            try
            {
                await change.WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited in vain for {what}: {this}");
            }
        }
    }

    private Task NextChange()
    {
        lock (_lock) return (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }
}
