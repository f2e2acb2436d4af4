using System.Text;
using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Papers;
using PaperBot.Prompting;
using Xunit;

namespace PaperBot.Tests.Conversations;

public sealed class KeptJsonTests
{
    private const string TurnText =
        """{"version":1,"turn":{"typed":"And its “results”?","standAlone":"results of attention","root":"What is attention?","sources":[{"ids":["arxiv:1706.03762","doi:10.1/x"],"title":"Attention Is All You Need","authors":["Ashish Vaswani"],"year":2017,"published":"2017-06-12","venue":"NeurIPS"}],"focus":null}}""";

    private const string ReplyText =
        """{"version":1,"reply":{"id":"abcdefgh234567ab","user":"user/1","place":"dm/1","request":{"intent":"Ask","subject":"What is attention?","other":null,"typed":"attention?","skipped":0,"limit":10},"at":"2026-11-21T12:00:00+00:00","answer":{"question":"What is attention?","statements":[{"text":"It is all you need.","citations":[{"source":1,"paperId":"arxiv:1706.03762","quote":"attention alone","start":3}],"heading":null}],"sources":[{"number":1,"paper":{"ids":["arxiv:1706.03762","doi:10.1/x"],"title":"Attention Is All You Need","authors":["Ashish Vaswani"],"year":2017,"published":"2017-06-12","venue":"NeurIPS"},"fusedScore":0.5}],"noAnswer":null,"mode":"Extractive","note":null,"remark":null,"retrievalElapsed":"00:00:00","answerElapsed":"00:00:00"}}}""";

    private static readonly Paper Attention = new()
    {
        Id = PaperId.ArXiv("1706.03762"),
        OtherIds = [PaperId.Doi("10.1/x")],
        Title = "Attention Is All You Need",
        Abstract = "By attention alone.",
        Authors = ["Ashish Vaswani"],
        Year = 2017,
        Published = new DateOnly(2017, 6, 12),
        Venue = "NeurIPS",
        Categories = ["cs.CL"],
        Provenances = [new Provenance("a.json", "json", 1, 1)],
    };

    private static readonly GivenReply Reply = new("abcdefgh234567ab", "user/1", "dm/1", new Request(Intent.Ask, "What is attention?") { Typed = "attention?" }, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
        Answer = new Answer
        {
            Question = "What is attention?",
            Statements = [new Statement("It is all you need.", [new Citation(1, Attention.Id, "attention alone", 3)])],
            Sources = [new Source(1, Attention, 0.5)],
        },
    };

    // What is kept has to be readable after an update: a change of these texts is a change of the form.
    [Fact]
    public void The_form_is_the_one_that_was_always_written()
    {
        Assert.Equal(TurnText, KeptJson.Write(new Turn("And its “results”?", "results of attention", "What is attention?", [Attention], null)));
        Assert.Equal(ReplyText, KeptJson.Write(Reply));
    }

    [Fact]
    public void What_was_written_reads_back()
    {
        Assert.Equal(TurnText, KeptJson.Write(KeptJson.ReadTurn(TurnText)!));
        Assert.Equal(ReplyText, KeptJson.Write(KeptJson.ReadReply(ReplyText)!));
        Assert.Equal("", KeptJson.ReadReply(ReplyText)!.Answer!.Sources[0].Paper.Abstract);
    }

    [Fact]
    public void Examples_of_similar_papers_read_back()
    {
        var similar = Reply with { Request = new Request(Intent.Similar, "BERT") { Examples = new SimilarExamples(["Attention"], ["ResNet", "VGG"]) } };
        var examples = KeptJson.ReadReply(KeptJson.Write(similar))!.Request.Examples!;
        Assert.Equal(["Attention"], examples.Liked);
        Assert.Equal(["ResNet", "VGG"], examples.Disliked);
    }

    [Fact]
    public void Members_that_a_later_version_adds_are_passed_over() =>
        Assert.NotNull(KeptJson.ReadReply(ReplyText.Replace("\"user\":", "\"mood\":[{}],\"user\":", StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"reply\":null,\"turn\":null}")]
    [InlineData("not json")]
    public void What_is_none_is_not_there(string json)
    {
        Assert.Null(KeptJson.ReadTurn(json));
        Assert.Null(KeptJson.ReadReply(json));
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"version\":1,", "")]
    [InlineData("\"id\":\"abcdefgh234567ab\"", "\"id\":null")]
    [InlineData("\"intent\":\"Ask\"", "\"intent\":\"Dance\"")]
    [InlineData("\"intent\":\"Ask\"", "\"intent\":99")]
    [InlineData("\"limit\":10", "\"limit\":10,\"examples\":{\"liked\":[null],\"disliked\":[]}")]
    [InlineData("\"limit\":10", "\"limit\":10,\"examples\":{\"liked\":null,\"disliked\":[]}")]
    [InlineData("\"mode\":\"Extractive\"", "\"mode\":7")]
    [InlineData("\"ids\":[\"arxiv:1706.03762\",\"doi:10.1/x\"]", "\"ids\":[]")]
    [InlineData("\"ids\":[\"arxiv:1706.03762\",\"doi:10.1/x\"]", "\"ids\":[null]")]
    [InlineData("\"paperId\":\"arxiv:1706.03762\"", "\"paperId\":null")]
    [InlineData("\"authors\":[\"Ashish Vaswani\"]", "\"authors\":null")]
    [InlineData("\"source\":1", "\"source\":2")]
    [InlineData("\"at\":\"2026-11-21T12:00:00+00:00\"", "\"at\":\"yesterday\"")]
    public void What_is_not_whole_is_not_there(string part, string damaged)
    {
        Assert.Contains(part, ReplyText, StringComparison.Ordinal);
        Assert.Null(KeptJson.ReadReply(ReplyText.Replace(part, damaged, StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_cut_or_changed_anywhere_never_fails()
    {
        var random = new Random(5);
        for (var at = 0; at < ReplyText.Length; at++)
        {
            Assert.Null(KeptJson.ReadReply(ReplyText[..at]));
            var changed = new StringBuilder(ReplyText) { [at] = (char)random.Next(1, 0xFFFF) };
            if (KeptJson.ReadReply(changed.ToString()) is { } reply) KeptJson.Write(reply);
        }
    }

    [Fact]
    public void Any_text_and_number_can_be_kept()
    {
        var odd = Reply with { User = "\0\ud800\u202e", Answer = Reply.Answer! with { Sources = [new Source(1, Attention, double.NaN)] } };
        Assert.Equal(double.NaN, KeptJson.ReadReply(KeptJson.Write(odd))!.Answer!.Sources[0].FusedScore);
    }

    [Fact]
    public void Of_thousands_of_authors_the_first_are_kept()
    {
        var large = Attention with { Authors = [.. Enumerable.Range(0, 3_000).Select(n => $"Author {n}")] };
        var kept = KeptJson.ReadTurn(KeptJson.Write(new Turn("q", "q", "q", [large], large)))!;
        Assert.Equal(large.Authors.Take(30), kept.Focus!.Authors);
    }
}
