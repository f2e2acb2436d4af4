using System.Text.Json;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

/// <summary>A library made once of the five real pages; its tests are skipped where the pages are missing.</summary>
public sealed class DailyPapersLibrary : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Run? _ingest;

    /// <summary>The library's data folder.</summary>
    public string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        var pages = Path.GetFullPath(Repository.Path("../shared/corpus/daily-papers"));
        if (Directory.Exists(pages)) _ingest = await Run.PaperBotAsync("ingest", pages, "--data", Folder, "--json");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What the ingest into the empty library reported.</summary>
    public JsonElement FirstIngest()
    {
        SharedData.Path("corpus/daily-papers");
        return _ingest!.Json;
    }
}
