using PaperBot.Papers;

namespace PaperBot.Conversations;

/// <summary>What is remembered of a conversation: its last turns, oldest first.</summary>
public sealed record Conversation
{
    /// <summary>Turns kept; older ones are forgotten.</summary>
    public const int MaxTurns = 12;

    /// <summary>A conversation in which nothing was said yet.</summary>
    public static Conversation Empty { get; } = new();

    /// <summary>The turns, oldest first.</summary>
    public IReadOnlyList<Turn> Turns { get; private init; } = [];

    /// <summary>The turn before this one, or null.</summary>
    public Turn? Last => Turns.Count == 0 ? null : Turns[^1];

    /// <summary>
    /// The conversation after <paramref name="typed"/> was replied to. A list without papers leaves the numbers of the one above it in force, for that is what
    /// the reader still sees; talk that asks nothing of papers changes nothing at all. What is asked of one paper and cannot be answered is still about that paper.
    /// </summary>
    public Conversation After(string typed, Reply reply) => reply switch
    {
        Reply.Answered { Answer.NoAnswer.IsChat: true } => this,
        Reply.Answered answered => With(typed, answered.Understood ?? typed, reply.Papers, reply.Focus ?? StillAbout(reply.Papers, answered.Understood ?? typed)),
        Reply.Summarised => With(typed, typed, reply.Papers, reply.Focus),
        _ => reply.Papers.Count > 0 ? With(typed, reply.Focus is { Title.Length: > 0 } paper ? FollowUp.Quoted(paper) : typed, reply.Papers, reply.Focus) : this,
    };

    /// <summary>A conversation of these turns, oldest first, of which the last are kept.</summary>
    public static Conversation Of(IEnumerable<Turn> turns) => new() { Turns = [.. turns.TakeLast(MaxTurns)] };

    /// <summary>The conversation with one turn more: what was typed, how it was understood, and the papers shown for it.</summary>
    public Conversation With(string typed, string standAlone, IReadOnlyList<Paper> sources, Paper? focus)
    {
        var root = Last is { } last && FollowUp.LeansOnLastTurn(typed) ? last.Root : standAlone;
        return new Conversation { Turns = [.. Turns.Skip(Math.Max(0, Turns.Count + 1 - MaxTurns)), new Turn(typed, standAlone, root, sources, focus)] };
    }

    private Paper? StillAbout(IReadOnlyList<Paper> papers, string understood) =>
        papers is [var only] && (Last?.Focus?.Id == only.Id || (only.Title.Length > 0 && understood.Contains(FollowUp.Quoted(only), StringComparison.Ordinal))) ? only : null;
}
