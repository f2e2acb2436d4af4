using PaperBot.Conversations;
using PaperBot.Discord.Guilds;
using PaperBot.Discord.Messages;

namespace PaperBot.Discord.Talk;

/// <summary>The replies behind buttons.</summary>
internal sealed class GivenReplies(Memory memory, RecentAnswers answers)
{
    /// <summary>A reply begins a conversation at another place: there it is the last answer.</summary>
    public void Begin(string place, GivenReply reply) => answers.Note(place, reply);

    /// <summary>The reply that a button names, as far as the person may see it; null when it is forgotten.</summary>
    public async Task<GivenReply?> FindAsync(Arrival arrival, CustomId button)
    {
        if (button.Arguments is not [var id, ..]) return null;
        var given = await memory.ReplyAsync(id, CancellationToken.None).ConfigureAwait(false);
        return given is not null && Places.IsOpenTo(given.Place, arrival.Visitor) ? given : null;
    }
}
