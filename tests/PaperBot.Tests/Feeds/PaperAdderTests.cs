using System.IO.Compression;
using System.Text;
using PaperBot.Conformance;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Feeds;

/// <summary>Papers and files from anywhere into the library. Runs alone: one test looks at what the whole process allocates.</summary>
[CollectionDefinition(nameof(PaperAdderTests), DisableParallelization = true)]
[Collection(nameof(PaperAdderTests))]
public sealed class PaperAdderTests
{
    private const string BibTeX = "@article{a, title={Attention Is All You Need}, author={Ashish Vaswani}, year={2017}, abstract={We propose the Transformer.}}\n";

    private readonly InMemoryPaperIndex _index = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_uploaded_file_is_added_however_often_it_was_packed(int packings)
    {
        using var adder = New();
        var content = Encoding.UTF8.GetBytes(BibTeX);
        for (var n = 0; n < packings; n++) content = Packed(content);
        var added = await adder.AddFileAsync("../../etc/my\u202e papers.bib", content, Token);
        Assert.Equal((1, null), (added.Report?.New, added.Trouble));
        Assert.Equal(["Attention Is All You Need"], added.Titles);
        var paper = Assert.Single(await _index.ReadAllAsync(Token).ToListAsync(Token));
        Assert.Equal("../../etc/my papers.bib", Assert.Single(paper.Provenances).File);
        Assert.Equal(1, (await adder.AddFileAsync("again.bib", content, Token)).Report?.Read);
    }

    [Fact]
    public async Task Of_many_papers_ten_titles_are_told()
    {
        using var adder = New();
        var lines = string.Concat(Enumerable.Range(0, 30).Select(n => $$"""{"id":"x:{{n}}","title":"Paper number {{n}}","abstract":"About {{n}}."}""" + "\n"));
        var added = await adder.AddFileAsync("papers.jsonl", Encoding.UTF8.GetBytes(lines), Token);
        Assert.Equal((30, 10, "Paper number 9"), (added.Report?.New, added.Titles.Count, added.Titles[^1]));
    }

    public static TheoryData<string, byte[]> Garbage => new()
    {
        { "empty", [] },
        { "a lone NUL", [0] },
        { "white space", "  \n\t\r\n "u8.ToArray() },
        { "ten mebibytes of noise", Noise(PaperAdder.MostFileBytes) },
        { "an image", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. Noise(5_000)] },
        { "a PDF", [.. "%PDF-1.7\n"u8, .. Noise(5_000)] },
        { "a ZIP archive", [(byte)'P', (byte)'K', 3, 4, .. Noise(500)] },
        { "damaged gzip", [0x1F, 0x8B, 8, 0, .. Noise(500)] },
        { "a cut gzip header", [0x1F, 0x8B, 8] },
        { "a web page", "<!DOCTYPE html><html><body>papers</body></html>"u8.ToArray() },
        { "prose", "Dear bot, please add all my papers.\n"u8.ToArray() },
        { "entities", "<!DOCTYPE feed [<!ENTITY a \"&#65;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed><entry><title>&x;</title></entry></feed>"u8.ToArray() },
        { "brackets", Encoding.UTF8.GetBytes(new string('[', 1_000_000)) },
        { "tags", Encoding.UTF8.GetBytes("<feed>" + string.Concat(Enumerable.Repeat("<entry>", 200_000))) },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_one_answer_that_names_what_can_be_read(string kind, byte[] content)
    {
        using var adder = New();
        var added = await adder.AddFileAsync(kind, content, Token);
        Assert.Null(added.Report);
        Assert.StartsWith($"Nothing was added from {kind}: ", added.Trouble, StringComparison.Ordinal);
        Assert.EndsWith("A file can hold BibTeX, RIS, CSV, JSON, JSON lines, an Atom feed or ACL Anthology XML, packed with gzip or not.", added.Trouble, StringComparison.Ordinal);
        Assert.Empty(await _index.ReadAllAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_file_larger_than_ten_mebibytes_is_not_read()
    {
        using var adder = New();
        var added = await adder.AddFileAsync("large.bib", new byte[PaperAdder.MostFileBytes + 1], Token);
        Assert.Contains("large.bib is larger than 10 MiB", added.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_file_that_unpacks_to_more_than_a_hundred_mebibytes_is_not_read_at_all(int packings)
    {
        using var adder = New();
        using var bomb = new MemoryStream();
        using (var packer = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(Encoding.UTF8.GetBytes(BibTeX));
            var block = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024));
            for (var n = 0; n < 101; n++) packer.Write(block);
        }

        var content = bomb.ToArray();
        for (var n = 1; n < packings; n++) content = Packed(content);
        Assert.InRange(content.Length, 1, PaperAdder.MostFileBytes);
        var before = GC.GetTotalAllocatedBytes();
        var added = await adder.AddFileAsync("bomb.bib.gz", content, Token);
        Assert.Contains("bomb.bib.gz unpacks to more than 100 MiB and was not read", added.Trouble, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50 * 1024 * 1024);
        Assert.Empty(await _index.ReadAllAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_long_name_is_shown_by_its_end()
    {
        using var adder = New();
        var added = await adder.AddFileAsync(string.Concat(Enumerable.Repeat("😀", 5_000)) + ".bib", Encoding.UTF8.GetBytes("nothing"), Token);
        Assert.InRange(added.Trouble!.Length, 100, 400);
        Assert.Contains(".bib: ", added.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_from_arxiv_is_added_with_where_it_came_from()
    {
        await using var server = await ArXivServer.SayingAsync(ArXivServer.Feed(ArXivServer.Entry("1706.03762")));
        using var adder = New(server.Address);
        var added = await adder.AddAsync("https://arxiv.org/abs/1706.03762", Token);
        Assert.Equal((1, null, "Attention Is All You Need"), (added.Report?.New, added.Trouble, Assert.Single(added.Titles)));
        Assert.Equal("arXiv", Assert.Single(await _index.ReadAllAsync(Token).ToListAsync(Token)).Provenances[0].File);
        var refused = await adder.AddAsync("https://example.org/x", Token);
        Assert.Equal((null, "“https://example.org/x” is not an arXiv id or address; PaperBot adds papers from arXiv or from an uploaded file."), (refused.Report, refused.Trouble));
    }

    [Fact]
    public async Task One_ingest_runs_at_a_time_and_the_others_wait()
    {
        var (running, most) = (0, 0);
        using var adder = new PaperAdder(new ArXivOptions(), IngestAsync, TimeProvider.System);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => adder.AddFileAsync($"{n}.bib", Encoding.UTF8.GetBytes(BibTeX), Token)));
        Assert.All(added, one => Assert.Null(one.Trouble));
        Assert.Equal(1, most);

        async Task<IngestReport> IngestAsync(IAsyncEnumerable<PaperRecord> records, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            var read = await records.CountAsync(cancellationToken);
            Interlocked.Decrement(ref running);
            return new IngestReport(read, read, 0, 0, [], TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task What_the_library_cannot_do_is_told_in_its_own_sentence_and_the_next_call_works()
    {
        var calls = 0;
        using var adder = new PaperAdder(
            new ArXivOptions(),
            (_, _) => calls++ == 0
                ? Task.FromException<IngestReport>(new PaperIndexException("Another ingest is running on this index; try again when it is done."))
                : Task.FromResult(new IngestReport(1, 1, 0, 0, [], TimeSpan.Zero)),
            TimeProvider.System);
        var content = Encoding.UTF8.GetBytes(BibTeX);
        var refused = await adder.AddFileAsync("a.bib", content, Token);
        Assert.Equal("Another ingest is running on this index; try again when it is done.", refused.Trouble);
        Assert.IsType<PaperIndexException>(refused.Failure);
        Assert.Null((await adder.AddFileAsync("a.bib", content, Token)).Trouble);
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packer.Write(content);
        return packed.ToArray();
    }

    private PaperAdder New(Uri? arXiv = null) => new(
        arXiv is null ? new ArXivOptions() : new ArXivOptions { BaseUrl = arXiv },
        (records, cancellationToken) => new Ingest(_index, TimeProvider.System).RunAsync(records, null, cancellationToken),
        TimeProvider.System);
}
