using FsCheck;
using FsCheck.Fluent;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>What a subscriber reads.</summary>
public class DigestViewTests
{
    private static readonly DigestLook Look = new(SampleDigest.DeliveryId);

    private static readonly Gen<PaperId> Id = Gen.OneOf(
        Gen.Choose(10_000, 99_999).Select(number => PaperId.ArXiv($"2106.{number}")), AnyText.Moderate.Select(text => PaperId.Doi("10.1/(x)" + text)), AnyText.Moderate.Select(PaperId.FromTitle));

    private static readonly Gen<Digest> AnyDigest =
        from count in Gen.Choose(0, 10)
        from ids in Id.ArrayOf(count)
        from texts in AnyText.Moderate.ArrayOf(5)
        from kind in Gen.Elements(Enum.GetValues<InterestKind>())
        from news in AnyText.Generator
        from numbers in Gen.Choose(0, int.MaxValue).ArrayOf(3)
        from overview in Gen.Choose(0, 5)
        select new Digest(
            new Interest(kind, texts[0]), new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1).AddDays(numbers[0] % 40),
            [.. ids.Select((id, i) => new DigestPaper(
                i + 1, new Paper { Id = id, Title = texts[1], Authors = [texts[2]], Year = numbers[1] % 3_000 }, i % 4 == 3 ? null : new Statement(news, [new Citation(i + 1, id, "q", 0)]), texts[3], 0.5)
                { Votes = numbers[2], NewVersion = i % 2 == 0 ? numbers[2] : null })],
            numbers[0])
        {
            LeftOut = numbers[1], WhyEmpty = count == 0 ? news : null, Merged = numbers[2], Remark = texts[4],
            Overview = count == 0 ? [] : [.. Enumerable.Repeat(new Statement(news, [new Citation(1, ids[0], "q", 0)]), overview)],
        };

    [Fact]
    public void A_digest_of_three_papers() => Shows("digest", DigestView.Of(SampleDigest.Three, Look with { IsForOne = true }));

    [Fact]
    public void A_digest_of_three_papers_in_plain_text() => Shows("digest-plain", DigestView.Of(SampleDigest.Three, Look with { IsPlain = true }));

    [Fact]
    public void A_digest_of_one_paper_whose_buttons_act_at_once() => Shows("digest-one", DigestView.Of(SampleDigest.One, Look));

    [Fact]
    public void A_digest_without_papers_says_why_and_can_still_be_changed() => Shows("digest-none", DigestView.Of(SampleDigest.None, Look), DigestView.Of(SampleDigest.None, Look with { IsPlain = true }));

    [Fact]
    public void A_digest_of_ten_long_papers_is_one_message() => Shows("digest-ten", DigestView.Of(SampleDigest.Full, Look), DigestView.Of(SampleDigest.Full, Look with { IsPlain = true }));

    [Fact]
    public void A_look_at_a_digest_has_no_buttons_that_would_find_nothing() => Shows("digest-look", DigestView.Of(SampleDigest.Three, new DigestLook(null) { IsPrivate = true, IsForOne = true }));

    [Fact]
    public void A_hostile_digest() => Shows("digest-hostile", DigestView.Of(SampleDigest.Hostile, Look), DigestView.Of(SampleDigest.Hostile, Look with { IsPlain = true }));

    [Fact]
    public void Each_interest_has_its_title() => Snapshot.Matches("digest-titles", string.Join('\n', Enum.GetValues<InterestKind>().Select(kind =>
    {
        var interest = new Interest(kind, kind == InterestKind.Author ? "Jane Doe" : kind == InterestKind.Venue ? "ACL 2026" : kind == InterestKind.LikePaper ? "LoRA" : "LLM agents");
        return $"{DigestHeading.Subject(interest, isForOne: true)} | {DigestHeading.Subject(interest, isForOne: false)}";
    })));

    [Fact]
    public void Any_digest_is_one_message_within_every_limit_that_holds_all_its_papers() => Prop.ForAll(AnyDigest.ToArbitrary(), digest =>
    {
        foreach (var isPlain in (bool[])[false, true])
        {
            var message = DigestView.Of(digest, Look with { IsPlain = isPlain });
            Assert.Empty(MessageLimits.Check(message));
            var texts = (message.Embeds ?? []).Select(embed => embed.Description).Append(message.Content).OfType<string>().ToList();
            foreach (var token in texts.SelectMany(DiscordMarkdown.Read))
            {
                Assert.True(token.Kind is not (MarkdownKind.Mention or MarkdownKind.Address), token.Visible);
                if (token.Kind == MarkdownKind.Link) Assert.Matches("^<?https://(arxiv|doi|aclanthology)\\.org/[!-~]+>?$", token.Url);
            }

            Assert.All(digest.Papers, paper => Assert.Contains(texts, text => text.Contains($"**{paper.Number}.** ", StringComparison.Ordinal)));
            var ids = message.Components!.SelectMany(row => row.Components!).Select(component => component.CustomId).OfType<string>().ToList();
            Assert.All(ids, id => Assert.Equal(id, CustomId.Parse(id)?.Text));
            Assert.Contains(ids, id => CustomId.Parse(id)!.Arguments.Contains(SampleDigest.DeliveryId));
        }
    }).QuickCheckThrowOnFailure();

    private static void Shows(string name, params IReadOnlyList<MessageBody> messages)
    {
        Assert.All(messages, message => Assert.Empty(MessageLimits.Check(message)));
        Snapshot.Matches(name, MessageText.Of(messages));
    }
}
