using PaperBot.Papers;
using Xunit;

namespace PaperBot.Sqlite.Tests;

public sealed class TitleSearchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperbot-titles-");

    [Fact]
    public async Task Titles_are_found_after_each_write_as_a_fresh_look_at_the_file_finds_them()
    {
        // Given an index that has been asked for titles before
        var path = Path.Combine(_folder.FullName, "papers.db");
        await using var index = await SqlitePaperIndex.OpenAsync(path, TestContext.Current.CancellationToken);
        await index.UpsertAsync([.. Enumerable.Range(0, 300).Select(number => Titled($"made:{number}", Words(number)))], TestContext.Current.CancellationToken);
        await FindAsync(index, Words(0));

        // When titles are added one by one, changed, and two papers become one, until what is new is joined to the rest more than once
        for (var round = 0; round < 60; round++)
        {
            await index.UpsertAsync([Titled($"made:{1_000 + round}", Words(1_000 + round))], TestContext.Current.CancellationToken);
            if (round % 7 == 3) await index.UpsertAsync([Titled($"made:{round}", $"{Words(round)} made longer")], TestContext.Current.CancellationToken);
            if (round % 11 == 5) await index.UpsertAsync([Titled($"made:{round + 100}", "Twins") with { OtherIds = [PaperId.Given($"made:{round + 200}")] }], TestContext.Current.CancellationToken);

            // Then
            await using var fresh = await SqlitePaperIndex.OpenAsync(path, TestContext.Current.CancellationToken);
            string[] typed = [Words(1_000 + round)[2..], Misspelt(Words(1_000 + round)), Words(3), Misspelt(Words(10)), Misspelt(Words(205)), "longer", "twins", Words(105)[..3]];
            foreach (var text in typed) Assert.Equal(await FindAsync(fresh, text), await FindAsync(index, text));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<List<(string, double)>> FindAsync(SqlitePaperIndex index, string typed) =>
        [.. (await index.FindTitlesAsync(typed, 10, TestContext.Current.CancellationToken)).Select(hit => (hit.Id.Text, hit.Similarity))];

    /// <summary>Four made-up words, unlike those of any other number.</summary>
    private static string Words(int number)
    {
        var random = new Random(number);
        return string.Join(' ', Enumerable.Range(0, 4).Select(_ => new string([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26)))])));
    }

    private static string Misspelt(string title) => title[..9] + title[10] + title[9] + title[11..];

    private static Paper Titled(string id, string title) => new() { Id = PaperId.Given(id), Title = title, Abstract = "An abstract." };
}
