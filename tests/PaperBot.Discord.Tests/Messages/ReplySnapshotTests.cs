using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Indexing;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>What people see of each kind of reply.</summary>
public class ReplySnapshotTests
{
    private static readonly ReplyLook Talking = Sample.Look with { Asked = null, IsInConversation = true };

    [Fact]
    public void A_short_answer() => Shows("answer", new Reply.Answered(Sample.Answer, null), Sample.Look);

    [Fact]
    public void An_answer_from_one_paper_written_by_a_model() => Shows("answer-one-source", new Reply.Answered(Sample.OneSource, null), Sample.Look with { Asked = null });

    [Fact]
    public void A_private_answer() => Shows("answer-private", new Reply.Answered(Sample.OneSource, null), Sample.Look with { IsPrivate = true });

    [Fact]
    public void A_follow_up_in_a_thread() => Shows("answer-follow-up", new Reply.Answered(Sample.Answer, "How does QLoRA make fine-tuning cheaper?"), Talking);

    [Fact]
    public void An_answer_that_a_failing_model_left_to_the_papers() => Shows(
        "answer-failed-model",
        new Reply.Answered(Sample.Answer with { Note = "The model took too long, so these are the papers' own sentences.", Remark = "The embedding cannot be reached. Papers were found by their words alone." }, null), Sample.Look);

    [Fact]
    public void A_long_answer() => Shows("answer-long", new Reply.Answered(Sample.Long(60), null), Sample.Look);

    [Fact]
    public void A_refusal() => Shows("refusal", new Reply.Answered(Sample.Refused, null), Sample.Look with { Asked = "best layer cake recipe" });

    [Fact]
    public void A_fact_of_the_records() => Shows("record", new Reply.Answered(Sample.Record, null), Sample.Look with { Asked = "Who wrote QLoRA?" });

    [Fact]
    public void A_hostile_answer() => Shows("hostile", new Reply.Answered(Sample.Hostile, "**x** @everyone"), Sample.Look with { Asked = "# @here [x](https://evil.example)" });

    [Fact]
    public void A_hostile_answer_in_plain_text() => Shows("hostile-plain", new Reply.Answered(Sample.Hostile, "**x** @everyone"), Sample.Look with { Asked = "# @here [x](https://evil.example)", IsPlain = true });

    [Fact]
    public void An_answer_in_plain_text() => Shows("answer-plain", new Reply.Answered(Sample.Answer, null), Sample.Look with { IsPlain = true });

    [Fact]
    public void A_summary() => Shows("summary", new Reply.Summarised(Summary()), Sample.Look with { Asked = "parameter-efficient fine-tuning" });

    [Fact]
    public void Similar_papers() => Shows("similar", new Reply.FoundSimilar(new SimilarPapers("lora", Sample.Lora, SimilarOnes(), null)), Sample.Look);

    [Fact]
    public void No_similar_papers() => Shows(
        "similar-none", new Reply.FoundSimilar(new SimilarPapers("lora", Sample.Lora, [], "No other paper here is like it; add more papers with paperbot ingest.")), Sample.Look);

    [Fact]
    public void The_first_page_of_a_search() => Shows("search", new Reply.Found(new SearchResults("low-rank", SearchOnes(0), true, null, null)), Sample.Look);

    [Fact]
    public void The_last_page_of_a_search() => Shows("search-last", new Reply.Found(new SearchResults("low-rank", SearchOnes(10), false, null, null)), Sample.Look with { Page = 1 });

    [Fact]
    public void A_search_in_plain_text() => Shows("search-plain", new Reply.Found(new SearchResults("low-rank", SearchOnes(0), false, null, null)), Sample.Look with { IsPlain = true });

    [Fact]
    public void A_comparison() => Shows("comparison", new Reply.Compared(Compared()), Sample.Look);

    [Fact]
    public void A_card() => Shows("card", new Reply.Card(CardOf(
        new CardPoint(SentenceRole.Problem, Sample.Stated("Fine-tuning all weights of a large language model for every task is expensive to train and to store.", 1)),
        new CardPoint(SentenceRole.Method, Sample.Answer.Statements[0]),
        new CardPoint(SentenceRole.Availability, Sample.Stated("Code is on GitHub.", 1)))), Sample.Look with { Asked = null });

    [Fact]
    public void A_card_of_a_paper_without_an_abstract() => Shows("card-no-abstract", new Reply.Card(CardOf()), Sample.Look with { IsPrivate = true });

    [Fact]
    public void A_name_that_means_several_papers() => Shows("unresolved", new Reply.Unresolved(
    [
        new PaperResolution("adaptation", null, [new TitleHit(Sample.Lora.Id, Sample.Lora.Title, 0.4), new TitleHit(Sample.Adapters.Id, Sample.Adapters.Title, 0.3)],
            "It is not clear which paper “adaptation” means; name it by its identifier or by more of its title, for example one of the closest titles."),
    ]), Sample.Look);

    private static void Shows(string name, Reply reply, ReplyLook look)
    {
        var messages = ReplyMessages.Of(reply, look);
        Assert.All(messages, message => Assert.Empty(MessageLimits.Check(message)));
        Snapshot.Matches(name, MessageText.Of(messages));
    }

    private static TopicSummary Summary() => new(
        Sample.Answer with { Statements = [.. Sample.Answer.Statements.Select((statement, i) => statement with { Heading = i < 2 ? "low-rank adaptation" : "quantization" })] },
        [new PapersOfYear(2019, 1), new PapersOfYear(2021, 4), new PapersOfYear(2023, 9)], [Sample.Adapters]);

    private static List<SimilarResult> SimilarOnes() =>
        [new(1, Sample.Qlora, 0.9, 0.9, "Shares “low-rank adapters” and “fine-tuning”."), new(2, Sample.Adapters, 0.5, 0.5, "Close in meaning, though it uses other words.")];

    private static List<SearchResult> SearchOnes(int skipped) =>
        [.. Enumerable.Range(1, 10).Select(number => new SearchResult(skipped + number, number % 2 == 0 ? Sample.Qlora : Sample.Lora, 0.5, 0.5, "Mentions “low-rank” in its title."))];

    private static Comparison Compared() => new(
        new Prompting.Source(1, Sample.Lora, 1), new Prompting.Source(2, Sample.Qlora, 1),
        [
            new ComparisonRow("Problem", Sample.Stated("Fine-tuning all weights for every task is expensive.", 1), null),
            new ComparisonRow("Method", Sample.Answer.Statements[0], Sample.Stated("QLoRA backpropagates through a frozen, 4-bit quantized model.", 2)),
            new ComparisonRow("Data", null, null),
        ],
        ["language models", "low-rank"], ["GPT-3"], ["4-bit", "NormalFloat"]);

    private static PaperCard CardOf(params CardPoint[] points) => new(
        new Prompting.Source(1, Sample.Lora with { Venue = "ICLR", Published = new DateOnly(2021, 6, 17), Categories = ["cs.CL", "cs.AI"] }, 1), points);
}
