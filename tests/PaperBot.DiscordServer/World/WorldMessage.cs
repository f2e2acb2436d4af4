using System.Collections.Immutable;
using System.Text.Json;

namespace PaperBot.DiscordServer.World;

/// <summary>A message with all that it has shown. Safe for use from many threads: what it shows is swapped as a whole.</summary>
public sealed class WorldMessage
{
    private readonly Lock _lock = new();
    private readonly bool _isHistoryKept;
    private ImmutableList<MessageState> _history = [];
    private ImmutableList<Exchange> _watchers = [];
    private volatile MessageState _current;

    internal WorldMessage(MessageState state, bool isHistoryKept)
    {
        _isHistoryKept = isHistoryKept;
        _current = state;
        if (isHistoryKept) _history = [state];
    }

    public required ulong Id { get; init; }

    public required WorldChannel Channel { get; init; }

    public required WorldUser Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>0 for an ordinary message, 19 for a reply, 20 for the response to a slash command, 23 to a message command.</summary>
    public int Kind { get; init; }

    /// <summary>The message that it replies to.</summary>
    public WorldMessage? Reference { get; init; }

    /// <summary>Who is notified by it.</summary>
    public IReadOnlyList<WorldUser> Mentions { get; init; } = [];

    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<UploadedFile> Files { get; internal set; } = [];

    /// <summary>What it belongs to: what a person did and the bot answered.</summary>
    public Exchange? Origin { get; init; }

    /// <summary>The bot's message for an interaction, sent over its webhook.</summary>
    public bool IsForInteraction { get; init; }

    public bool IsDeleted { get; internal set; }

    /// <summary>The thread that was opened from it.</summary>
    public WorldChannel? Thread { get; internal set; }

    /// <summary>What it shows now.</summary>
    public MessageState Current => _current;

    /// <summary>All that it has shown, oldest first; empty when the world keeps no histories.</summary>
    public IReadOnlyList<MessageState> History => _history;

    public string Content => _current.Content;

    /// <inheritdoc cref="MessageState.MessageEmbeds"/>
    public IReadOnlyList<JsonElement> MessageEmbeds => _current.MessageEmbeds;

    /// <inheritdoc cref="MessageState.VisibleText"/>
    public string VisibleText => _current.VisibleText;

    /// <inheritdoc cref="MessageState.Buttons"/>
    public IReadOnlyList<WorldButton> Buttons => _current.Buttons;

    public bool IsEphemeral => (_current.Flags & MessageState.Ephemeral) != 0;

    /// <summary>Whether "thinking…" shows.</summary>
    public bool IsLoading => _current.IsLoading;

    internal string? Nonce { get; init; }

    /// <summary>Whether a button of that label, emoji or custom id shows.</summary>
    public bool HasButton(string name) => Buttons.Any(button => button.IsNamed(name));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Author}: {(IsLoading ? "(thinking…) " : "")}{(IsEphemeral ? "(ephemeral) " : "")}{(IsDeleted ? "(deleted) " : "")}{VisibleText} {string.Join(' ', Buttons)}";

    internal void Change(Func<MessageState, MessageState> change)
    {
        lock (_lock)
        {
            _current = change(_current);
            if (_isHistoryKept) _history = _history.Add(_current);
        }

        Announce();
    }

    /// <summary>Tells an exchange beside the message's own of every change.</summary>
    internal void Watch(Exchange exchange)
    {
        if (!ReferenceEquals(exchange, Origin)) ImmutableInterlocked.Update(ref _watchers, (all, one) => all.Contains(one) ? all : all.Add(one), exchange);
    }

    internal void Announce()
    {
        Origin?.Pulse();
        foreach (var watcher in _watchers) watcher.Pulse();
    }
}
