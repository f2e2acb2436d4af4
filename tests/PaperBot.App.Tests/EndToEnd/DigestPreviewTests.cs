using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary><c>paperbot digest preview</c> on the starter corpus, without any state.</summary>
public sealed class DigestPreviewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_digest_of_the_starter_corpus_can_be_previewed_as_json()
    {
        var run = await Run.PaperBotAsync("digest", "preview", "--topic", "attention", "--days", "366", "--date", "2017-12-31", "--json", "--data", _folder.Path);
        Assert.Equal(0, run.ExitCode);
        var digest = Assert.Single(run.JsonLines);
        Assert.Equal("topic", digest.GetProperty("interest").GetProperty("kind").GetString());
        Assert.True(digest.GetProperty("lookedAt").GetInt32() > 0);
    }

    [Theory]
    [InlineData("soon", "--date is \"soon\", but has to be a day such as 2025-10-30.")]
    [InlineData("9999-01-01", "1 January 9999 is still to come; a digest can be previewed of any day up to today.")]
    public async Task A_wrong_date_is_told_in_one_sentence(string date, string sentence)
    {
        var run = await Run.PaperBotAsync("digest", "preview", "--topic", "attention", "--date", date, "--data", _folder.Path);
        Assert.Equal((2, "", sentence), (run.ExitCode, run.Output, run.Error.ReplaceLineEndings(" ").Trim()));
    }
}
