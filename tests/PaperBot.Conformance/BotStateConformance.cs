using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Prompting;
using Xunit;

namespace PaperBot.Conformance;

/// <summary>What every <see cref="IBotState"/> promises. An implementation inherits it and says how a store is opened.</summary>
public abstract partial class BotStateConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the store called <paramref name="name"/>, empty at first; opened again within one test, it holds what was stored before.</summary>
    protected abstract Task<IBotState> OpenAsync(string name, TimeProvider time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<IBotState> OpenAsync(string name) => OpenAsync(name, TimeProvider.System);

    private static Paper NewPaper(string id = "arxiv:1706.03762", string title = "Attention Is All You Need") => new()
    {
        Id = PaperId.Parse(id),
        OtherIds = [PaperId.Parse("doi:10.1/attention")],
        Title = title,
        Abstract = "The dominant models are recurrent. We propose the Transformer.",
        Authors = ["Ashish Vaswani", "Noam Shazeer"],
        Year = 2017,
        Published = new DateOnly(2017, 6, 12),
        Venue = "NeurIPS",
        Categories = ["cs.CL"],
        Provenances = [new Provenance("papers.json", "json", 1, 1)],
    };

    /// <summary>A question that stands alone, or one that leans on <paramref name="root"/>.</summary>
    private static Turn NewTurn(string question, string? root = null) => new(question, root is null ? question : $"{question} ({root})", root ?? question, [NewPaper()], NewPaper());

    private static GivenReply NewReply(string id, string user = "user/1", string place = "guild/1/channel/2", DateTimeOffset? at = null) =>
        new(id, user, place, new Request(Intent.Ask, "What is the Transformer?") { Typed = "what is the transformer", Limit = 7 }, at ?? Noon)
        {
            Answer = new Answer
            {
                Question = "What is the Transformer?",
                Statements = [new Statement("We propose the Transformer.", [new Citation(1, NewPaper().Id, "We propose the Transformer.", 35)], "Models")],
                Sources = [new Source(1, NewPaper(), 0.75)],
                Mode = AnswerMode.Model,
                Note = "Written by a model.",
                AnswerElapsed = TimeSpan.FromMilliseconds(1234),
            },
        };

    private static async Task<string[]> TypedAsync(IBotState state, string place) => [.. (await state.GetConversationAsync(place, Token)).Turns.Select(turn => turn.Typed)];

    private static async Task<(string Id, int Good, int Bad)[]> JudgedAsync(IBotState state) =>
        await state.ReadJudgedAsync(Token).Select(judged => (judged.Reply.Id, judged.Good, judged.Bad)).ToArrayAsync(Token);

    private static PendingRequest NewPending(string id, int minute = 0, string? user = null) => new(id, $"address of {id}", Noon.AddMinutes(minute)) { User = user };

    /// <summary>A clock that is put forward by hand.</summary>
    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Noon;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
