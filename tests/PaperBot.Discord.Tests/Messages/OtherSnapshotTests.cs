using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>What people see besides replies: waiting, evidence, help, status, notices, forms.</summary>
public class OtherSnapshotTests
{
    private static readonly WaitingState Waiting = new("req1");

    [Fact]
    public void A_reply_in_the_making_stage_by_stage() => Shows(
        "waiting",
        WaitingMessage.Of(Waiting, Sample.Look),
        WaitingMessage.Of(Waiting with { QueuePosition = 3 }, Sample.Look),
        WaitingMessage.Of(Waiting with { IsWriting = true, Understood = "How does QLoRA save memory?" }, Sample.Look),
        WaitingMessage.Of(Waiting with { IsWriting = true, Statements = [.. Sample.Answer.Statements.Take(1)], Sources = Sample.Answer.Sources }, Sample.Look),
        WaitingMessage.Of(Waiting with { IsWriting = true, Statements = Sample.Answer.Statements, Sources = Sample.Answer.Sources }, Sample.Look with { IsPlain = true }));

    [Fact]
    public void A_reply_in_the_making_that_outgrows_a_message() => Shows(
        "waiting-long", WaitingMessage.Of(Waiting with { IsWriting = true, Statements = Sample.Long(40).Statements, Sources = Sample.Answer.Sources }, Sample.Look));

    [Fact]
    public void The_evidence_of_an_answer() => Shows("evidence", EvidenceMessages.Of(Sample.Answer, "abcdefghij234567", 0));

    [Fact]
    public void Evidence_of_many_statements_page_by_page() => Shows(
        "evidence-pages", EvidenceMessages.Of(Sample.Long(12), "abcdefghij234567", 0), EvidenceMessages.Of(Sample.Long(12), "abcdefghij234567", 99));

    [Fact]
    public void Evidence_of_a_refusal() => Shows("evidence-none", EvidenceMessages.Of(Sample.Refused, "abcdefghij234567", 0));

    [Fact]
    public void Hostile_evidence() => Shows("evidence-hostile", EvidenceMessages.Of(Sample.Hostile, "abcdefghij234567", 0));

    [Fact]
    public void Help_and_welcome() => Shows("help", HelpMessage.Of(TimeSpan.FromDays(30)), WelcomeMessage.Of());

    [Fact]
    public void The_status() => Shows(
        "status",
        StatusMessage.Of(new AssistantStatus(107, true, "lsa 256", null, null), []),
        StatusMessage.Of(new AssistantStatus(51_959, false, "nomic-embed-v1.5", "qwen3-4b", null), ["2 people are waiting.", "Connected for 3 days."]),
        StatusMessage.Of(new AssistantStatus(0, false, null, null, "the model's file is missing."), []));

    [Fact]
    public void Papers_added() => Shows(
        "added",
        AddedMessage.Of(new AddedPapers(new IngestReport(1, 1, 0, 0, [], TimeSpan.Zero), [Sample.Lora.Title], null), isPrivate: false),
        AddedMessage.Of(new AddedPapers(new IngestReport(1, 0, 0, 1, [], TimeSpan.Zero), [Sample.Lora.Title], null), isPrivate: true),
        AddedMessage.Of(new AddedPapers(new IngestReport(1, 1, 0, 0, [], TimeSpan.Zero), [Sample.Lora.Title], null), isPrivate: true, endsStarter: true),
        AddedMessage.Of(new AddedPapers(
            new IngestReport(12, 10, 1, 1, [new RefusedRecord("papers.csv", 3, "The record has neither a title nor an abstract.")], TimeSpan.Zero),
            [.. Enumerable.Range(1, 10).Select(number => $"Paper number {number}")], null), isPrivate: true),
        AddedMessage.Of(new AddedPapers(null, [], "That is no arXiv id and no arXiv address; give one such as 2106.09685."), isPrivate: true));

    [Fact]
    public void Notices_say_one_sentence() => Shows(
        "notices",
        CancelledMessage.Of(Sample.Look),
        CancelledMessage.Of(Notices.Restarted, Sample.Look with { IsPlain = true }),
        Notice.Of(Notices.QueueFull, isPrivate: true), Notice.Of(Notices.LibraryUnreadable, isPrivate: true),
        Notice.Of(Notices.ReplyUnknown, isPrivate: true), Notice.Of(Notices.NotYours, isPrivate: true), Notice.Of(Notices.NothingRunning, isPrivate: true),
        Notice.Of(Notices.NothingAsked, isPrivate: true), Notice.Of(Notices.Shared, isPrivate: true), Notice.Of(Notices.Forgotten(0), isPrivate: true), Notice.Of(Notices.Forgotten(1), isPrivate: true), Notice.Of(Notices.Forgotten(1_234), isPrivate: true),
        Notice.Of("A @here [hostile](https://evil.example) notice.", isPrivate: false));

    [Fact]
    public void The_forms() => Snapshot.Matches("forms", MessageText.Of(FollowUpForm.Of("abcdefghij234567")) + "\n" + MessageText.Of(AskAboutForm.Of("key1")));

    private static void Shows(string name, params IReadOnlyList<MessageBody> messages)
    {
        Assert.All(messages, message => Assert.Empty(MessageLimits.Check(message)));
        Snapshot.Matches(name, MessageText.Of(messages));
    }
}
