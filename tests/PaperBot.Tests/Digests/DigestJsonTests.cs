using FsCheck;
using FsCheck.Fluent;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class DigestJsonTests
{
    private static readonly Paper Paper = DigestLibrary.Fields[0];

    private static readonly Digest Whole = new(
        new Interest(InterestKind.Topic, "rag"), new DateOnly(2025, 5, 14), new DateOnly(2025, 5, 20),
        [new DigestPaper(1, Paper, new Statement("The authors propose it.", [new Citation(1, Paper.Id, "We propose", 35)]), "Matches “rag”.", 0.5) { Votes = 3, NewVersion = 2 }], 12)
    {
        LeftOut = 2, Merged = 3, Remark = "An earlier digest may not have arrived.", Overview = [new Statement("All of it.", [new Citation(1, Paper.Id, "Large", 0)])],
    };

    [Fact]
    public void A_digest_reads_back_as_it_was_written_but_for_abstracts()
    {
        var read = DigestJson.Read(DigestJson.Write(Whole))!;
        Assert.Equal("", read.Papers[0].Paper.Abstract);
        Assert.Equal(Paper.Title, read.Papers[0].Paper.Title);
        Assert.Equal(DigestJson.Write(Whole), DigestJson.Write(read));
        Assert.Equal((12, 2, 3, "An earlier digest may not have arrived."), (read.LookedAt, read.LeftOut, read.Merged, read.Remark));
        Assert.DoesNotContain("invent facts", DigestJson.Write(Whole));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"digest\":null}")]
    [InlineData("\uD800")]
    public void What_is_no_digest_reads_as_none(string json) => Assert.Null(DigestJson.Read(json));

    [Theory]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"number\":1", "\"number\":2")]
    [InlineData("\"source\":1", "\"source\":7")]
    [InlineData("\"fit\":0.5", "\"fit\":1.5")]
    [InlineData("\"kind\":\"Topic\"", "\"kind\":99")]
    [InlineData("\"kind\":\"Topic\"", "\"kind\":\"LikePaper\"")]
    [InlineData("\"merged\":3", "\"merged\":0")]
    [InlineData("\"lookedAt\":12", "\"lookedAt\":-1")]
    [InlineData("\"whyEmpty\":null", "\"whyEmpty\":\"nothing\"")]
    [InlineData("\"from\":\"2025-05-14\"", "\"from\":\"2026-05-14\"")]
    [InlineData("\"reason\":\"Matches “rag”.\"", "\"reason\":null")]
    [InlineData("\"ids\":[\"arxiv:2505.00001\"]", "\"ids\":[]")]
    public void What_does_not_hold_together_reads_as_none(string before, string after)
    {
        var json = DigestJson.Write(Whole);
        Assert.Contains(before, json);
        Assert.Null(DigestJson.Read(json.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_damage_makes_it_fail() => Prop.ForAll<int>(ReadDamaged).QuickCheckThrowOnFailure();

    private static void ReadDamaged(int seed)
    {
        var random = new Random(seed);
        var json = DigestJson.Write(Whole).ToCharArray();
        for (var i = 0; i < 1 + random.Next(4); i++) json[random.Next(json.Length)] = "\"{}[]:,0x\uD800\0"[random.Next(11)];
        _ = DigestJson.Read(new string(json));
    }
}
