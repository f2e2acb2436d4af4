using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public sealed class DamagedFileTests : IDisposable
{
    private static readonly EmbeddingProfile Profile = new("test", "p", 16);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("This is a list of papers, not an index.\nIt has lines.\n")]
    [InlineData("SQLite format 3\0 but nothing behind it that would make sense to anyone")]
    [InlineData("{}")]
    public async Task A_file_that_is_no_index_is_refused_and_kept(string content)
    {
        await File.WriteAllTextAsync(_folder.File(), content, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken));
        Assert.Contains("is damaged or was not made by PaperBot", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(_folder.File(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_kept()
    {
        using (var other = new Database($"Data Source={_folder.File()};Pooling=False")) other.Execute("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')");
        var before = await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_in_its_place_is_refused()
    {
        Directory.CreateDirectory(_folder.File());
        var refusal = await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken));
        Assert.Contains("is a folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_refused()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "x", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<PaperIndexException>(() => SqlitePaperIndex.OpenAsync(Path.Combine(_folder.File("data"), "papers.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_empty_file_becomes_an_index()
    {
        await File.WriteAllBytesAsync(_folder.File(), [], TestContext.Current.CancellationToken);
        await using var index = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken);
        await index.UpsertAsync([MadeUpPapers.Of(1)], TestContext.Current.CancellationToken);
        Assert.Equal(1, (await index.GetStatusAsync(TestContext.Current.CancellationToken)).PaperCount);
    }

    [Fact]
    public async Task Damage_anywhere_ends_in_a_sentence_and_hardly_ever_in_a_wrong_answer()
    {
        var whole = await BuildAsync();
        var expected = await QuestionsAsync(_folder.File());
        var random = new Random(3);
        var (noticed, wrong) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var bytes = Damage(whole, random, round % 5);
            var path = _folder.File($"damaged{round}.db");
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            try
            {
                if (await QuestionsAsync(path) != expected) wrong++;
            }
            catch (EmbeddingMismatchException)
            {
                noticed++;
            }
            catch (PaperIndexException exception)
            {
                noticed++;
                Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            }

            Assert.True(File.Exists(path));
            File.Delete(path);
        }

        // Texts, words and vectors carry checksums; a few small columns do not.
        Assert.InRange(noticed, 100, 150);
        Assert.InRange(wrong, 0, 10);
    }

    private async Task<byte[]> BuildAsync()
    {
        await using (var index = await SqlitePaperIndex.OpenAsync(_folder.File(), TestContext.Current.CancellationToken))
        {
            await index.UpsertAsync([.. MadeUpPapers.Take(300)], TestContext.Current.CancellationToken);
            var random = new Random(1);
            await index.StoreEmbeddingsAsync(
                Profile, [.. MadeUpPapers.Take(300).Select(paper => new EmbeddedPaper(paper.Id, Enumerable.Range(0, 16).Select(_ => (float)random.NextDouble() / 4).ToArray()))],
                TestContext.Current.CancellationToken);
            await index.ActivateEmbeddingAsync(Profile, TestContext.Current.CancellationToken);
        }

        return await File.ReadAllBytesAsync(_folder.File(), TestContext.Current.CancellationToken);
    }

    /// <summary>Bytes changed, a page of zeros, the end cut off, one bit turned, or two pages exchanged.</summary>
    private static byte[] Damage(byte[] whole, Random random, int kind)
    {
        const int PageBytes = 8_192;
        var bytes = whole.ToArray();
        var (page, other) = (random.Next(bytes.Length / PageBytes) * PageBytes, random.Next(bytes.Length / PageBytes) * PageBytes);
        switch (kind)
        {
            case 0: random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 2_000), 2_000)); break;
            case 1: bytes.AsSpan(page, PageBytes).Clear(); break;
            case 2: return bytes[..random.Next(bytes.Length)];
            case 3: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); break;
            default: whole.AsSpan(page, PageBytes).CopyTo(bytes.AsSpan(other)); break;
        }

        return bytes;
    }

    private static async Task<string> QuestionsAsync(string path)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var index = await SqlitePaperIndex.OpenAsync(path, cancellationToken);
        var papers = await index.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
        var query = new IndexQuery
        {
            Terms = [.. TermAnalyzer.Terms(MadeUpPapers.Of(17).Title).Distinct().Select(term => new WeightedTerm(term))],
            Vector = Enumerable.Repeat(0.25f, 16).ToArray(),
            Embedding = Profile,
            Limit = 10,
        };
        var hits = await index.SearchAsync(query, cancellationToken);
        var found = await index.GetAsync([.. hits.Hits.Select(hit => hit.Id).Order()], cancellationToken);
        return string.Join('\n', papers.Select(Show).Concat(found.Select(paper => Show(paper.Paper) + paper.Embedding.Span[0])).Concat(hits.Hits.Order(ById).Select(hit => hit.ToString())));
    }

    private static readonly IComparer<IndexHit> ById = Comparer<IndexHit>.Create((left, right) => left.Id.CompareTo(right.Id));

    private static string Show(Paper paper) => $"{paper.Id} {paper.Title} {paper.Abstract} {paper.Year}";
}
