using FsCheck;
using FsCheck.Fluent;
using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Any reply whatever gives messages that Discord takes and that nobody can misuse.</summary>
public class LimitTests
{
    [Fact]
    public void Any_reply_gives_messages_within_every_limit() => Prop.ForAll(AnyReply.Arbitrary, sample =>
    {
        var messages = ReplyMessages.Of(sample.Reply, sample.Look);
        Assert.InRange(messages.Count, 1, sample.Reply is Reply.Found or Reply.FoundSimilar ? 1 : 5);
        Assert.All(messages.SkipLast(1), message => Assert.Empty(message.Components!));
        Assert.All(messages, message => IsGood(message, sample.Look.IsPlain));
        Assert.All(messages, message => Assert.Equal(sample.Look.IsPrivate, message.Flags?.HasFlag(MessageFlags.Ephemeral) ?? false));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_statement_keeps_its_citation_numbers_or_is_told_to_be_missing() => Prop.ForAll(AnyReply.Answers, AnyReply.Looks.ToArbitrary(), (answer, look) =>
    {
        var lines = ReplyMessages.Of(new Reply.Answered(answer, null), look).SelectMany(Texts).SelectMany(text => text.Split('\n')).Select(DiscordMarkdown.Visible).ToList();
        foreach (var statement in answer.Statements)
        {
            var line = lines.Find(line => line.Contains(statement.Text[..(statement.Text.IndexOf('E', StringComparison.Ordinal) + 1)], StringComparison.Ordinal));
            if (line is null) Assert.Contains(lines, other => other.Contains("(shortened", StringComparison.Ordinal));
            else Assert.All(statement.Citations, citation => Assert.Contains($"[{citation.Source}]", line, StringComparison.Ordinal));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_reply_in_the_making_is_one_message_that_begins_like_the_finished_one() => Prop.ForAll(AnyReply.Answers, AnyReply.Looks.ToArbitrary(), (answer, look) =>
    {
        var state = new WaitingState("request1") { Statements = answer.Statements, Sources = answer.Sources, IsWriting = true, Understood = answer.Note };
        var waiting = WaitingMessage.Of(state, look);
        IsGood(waiting, look.IsPlain);
        if (answer.Statements.Count < 2) return;
        var finished = ReplyMessages.Of(new Reply.Answered(answer, answer.Note), look)[0];
        Assert.StartsWith(Texts(waiting).Last().Split("\n*…*")[0].Split("\n\n-# Writing…")[0].Split("\n-# Writing…")[0], Texts(finished).Last(), StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_evidence_is_within_every_limit_on_every_page() => Prop.ForAll(AnyReply.Answers, answer =>
    {
        for (var page = -1; page < 4; page++)
        {
            var message = EvidenceMessages.Of(answer, "abcdefghij234567", page);
            IsGood(message, isPlain: message.Embeds!.Count == 0);
            Assert.Equal(MessageFlags.Ephemeral, message.Flags);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_notice_is_within_every_limit() => Prop.ForAll(AnyText.Arbitrary, text =>
    {
        IsGood(Notice.Of(text, isPrivate: true), isPlain: true);
        IsGood(CancelledMessage.Of(text, Sample.Look with { Asked = text }), isPlain: false);
        IsGood(StatusMessage.Of(new AssistantStatus(int.MaxValue, false, text, text, text), [.. Enumerable.Repeat(text, 50)]), isPlain: false);
        IsGood(AddedMessage.Of(new Feeds.AddedPapers(new Indexing.IngestReport(50, 1, 1, 1, [.. Enumerable.Repeat(new RefusedRecord(text, 1, text), 9)], TimeSpan.Zero) { WhyNotEmbedded = text }, [.. Enumerable.Repeat(text, 10)], text), false), isPlain: false);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_monstrous_sentence_is_cut_at_a_word_and_keeps_its_number()
    {
        var monster = Sample.AnswerOf(Sample.Stated(string.Concat(Enumerable.Repeat("word ", 40_000)), 2));
        var text = Texts(ReplyMessages.Of(new Reply.Answered(monster, null), Sample.Look)[0]).Last();
        Assert.Contains("word… [[2]](https://arxiv.org/abs/2305.14314)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_cannot_close_a_citation_number_into_a_link()
    {
        var answer = Sample.OneSource with { Sources = [new Prompting.Source(1, Sample.Lora with { Id = PaperId.FromTitle("x"), Title = "A](https://evil.example) B" }, 1)] };
        var text = Texts(ReplyMessages.Of(new Reply.Answered(answer, null), Sample.Look)[0]).Last();
        Assert.DoesNotContain(DiscordMarkdown.Read(text), token => token.Kind == MarkdownKind.Link);
    }

    [Fact]
    public void An_answer_beyond_five_messages_says_so_and_keeps_its_sources()
    {
        var messages = ReplyMessages.Of(new Reply.Answered(Sample.Long(400), null), Sample.Look);
        Assert.Equal(5, messages.Count);
        var last = Texts(messages[4]).Last();
        Assert.Contains("(shortened", last, StringComparison.Ordinal);
        Assert.Contains("**Sources**\n[1] ", last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_on_a_button_or_in_a_menu_comes_back()
    {
        var one = ReplyMessages.Of(new Reply.Answered(Sample.OneSource, null), Sample.Look)[^1].Components![0].Components![1];
        Assert.Equal(Sample.Lora.Id, CustomId.Parse(one.CustomId)!.Paper);
        var menu = ReplyMessages.Of(new Reply.Answered(Sample.Answer, null), Sample.Look)[^1].Components![1].Components![0];
        Assert.Equal(ButtonAction.Similar, CustomId.Parse(menu.CustomId)!.Action);
        Assert.Equal(Sample.Qlora.Id, PaperId.Parse(menu.Options![1].Value));
    }

    [Fact]
    public void What_was_written_into_a_form_comes_back()
    {
        var label = FollowUpForm.Of("abcdefghij234567").Components[0];
        Assert.Equal("why?", QuestionInput.Written([label with { Labelled = label.Labelled! with { Value = "why?" } }]));
        Assert.Equal("why?", QuestionInput.Written([Component.Row(label.Labelled with { Value = "why?" })]));
        Assert.Null(QuestionInput.Written([label]));
    }

    private static void IsGood(MessageBody message, bool isPlain)
    {
        Assert.Empty(MessageLimits.Check(message));
        Assert.Equal(isPlain, message.Embeds!.Count == 0);
        foreach (var token in Texts(message).SelectMany(DiscordMarkdown.Read))
        {
            Assert.True(token.Kind is not (MarkdownKind.Mention or MarkdownKind.Address), token.Visible);
            if (token.Kind == MarkdownKind.Link) Assert.Matches(isPlain ? "^<https://(arxiv|doi|aclanthology)\\.org/[!-~]+>$" : "^https://(arxiv|doi|aclanthology)\\.org/[!-~]+$", token.Url);
        }

        Assert.All(message.Embeds.Select(embed => embed.Title).OfType<string>().SelectMany(DiscordMarkdown.Read), token => Assert.Equal(MarkdownKind.Text, token.Kind));
        var ids = (message.Components ?? []).SelectMany(row => row.Components!).Select(component => component.CustomId).OfType<string>();
        Assert.All(ids, id => Assert.Equal(id, CustomId.Parse(id)?.Text));
    }

    private static IEnumerable<string> Texts(MessageBody message) => new[] { message.Content, message.Embeds is [{ Description: var description }] ? description : null }.OfType<string>().Where(text => text.Length > 0);
}
