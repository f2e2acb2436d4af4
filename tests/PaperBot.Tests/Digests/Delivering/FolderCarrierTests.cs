using NodaTime;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Digests.Delivering;
using Xunit;

namespace PaperBot.Tests.Digests.Delivering;

public sealed class FolderCarrierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderCarrier _carrier = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Delivery Delivery => new("abcdefgh234567ab", "subscription", "2026-11-21", new DigestPlace(PlaceKind.Folder, _folder.Path), "", [], DateTimeOffset.UnixEpoch);

    private Subscription Subscription => new("subscription", "local", Digest.Interest, Delivery.Place, new DigestSchedule(DigestRhythm.Daily, "UTC") { At = LocalTime.Noon }, DateTimeOffset.UnixEpoch) { Key = "key" };

    private static Digest Digest { get; } = new(
        new Interest(InterestKind.Topic, "Größe of glaciers: ../../etc"), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21),
        [new DigestPaper(1, TestPapers.Glacier with { Title = "Ice [here](https://evil.example) *now*" }, new Statement("The authors propose IceNet.", [new Citation(1, TestPapers.Glacier.Id, "We propose IceNet", 70)]), "It is about glaciers.", 0.9)],
        57)
    {
        LeftOut = 2, Merged = 2, Remark = "The one before may be missing.",
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_digest_becomes_one_file_named_by_day_interest_and_delivery()
    {
        var handedOver = false;
        var file = await _carrier.CarryAsync(Delivery, Subscription, Digest, _ => Task.FromResult(handedOver = Directory.GetFiles(_folder.Path, "*.md").Length == 0), Token);
        Assert.True(handedOver);
        Assert.Equal("2026-11-21-grosse-of-glaciers-etc-abcdefgh234567ab.md", Path.GetFileName(file));
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
        Assert.Equal(new Arrival.Arrived(file), await _carrier.FindAsync(Delivery, Subscription, Token));
    }

    [Fact]
    public void The_file_tells_all_and_texts_of_papers_stay_texts() => Assert.Equal(
        """
        # Papers on “Größe of glaciers: ../../etc”

        20–21 November 2026 · 1 of 57 new papers

        This digest stands for 2: PaperBot was away when the others were due.

        The one before may be missing.

        ## 1. [Ice \[here\](https://evil.example) \*now\*](<https://arxiv.org/abs/2101.00001>)

        Ada Berg, Lin Chen, Omar Diaz · 2021

        The authors propose IceNet.

        > We propose IceNet

        *It is about glaciers.*

        2 further papers fitted less well, or are much like these.

        ---

        `paperbot digest pause subscription` has this rest, `paperbot digest unsubscribe subscription` ends it.

        """.ReplaceLineEndings("\n"),
        DigestMarkdown.Write(Subscription, Digest));

    [Fact]
    public async Task What_was_not_handed_over_is_not_there()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => _carrier.CarryAsync(Delivery, Subscription, Digest, _ => throw new OperationCanceledException(), Token));
        Assert.Equal(new Arrival.NotThere(), await _carrier.FindAsync(Delivery, Subscription, Token));
        await _carrier.CarryAsync(Delivery, Subscription, Digest, _ => Task.CompletedTask, Token);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_tried_again_and_said()
    {
        var delivery = Delivery with { Place = new DigestPlace(PlaceKind.Folder, _folder.File("gone")) };
        var failure = await Assert.ThrowsAsync<DigestCarryException>(() => _carrier.CarryAsync(delivery, Subscription, Digest, _ => Task.CompletedTask, Token));
        Assert.False(failure.IsPermanent);
        Assert.Equal($"The folder {_folder.File("gone")} is missing; make it anew, or end the subscription.", failure.Message);
        await Assert.ThrowsAsync<DigestCarryException>(() => _carrier.FindAsync(delivery, Subscription, Token));
    }
}
