using PaperBot.App.Tests.Backups;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.QdrantServer;

namespace PaperBot.App.Tests.Qdrant;

/// <summary>A library on our own Qdrant, and the settings that lead to it.</summary>
internal sealed class Library : IAsyncDisposable
{
    private const string Key = "the-key-of-the-server";

    private readonly TemporaryFolder _folder = new();

    private Library(LoopbackQdrant server) => Server = server;

    /// <summary>The server.</summary>
    public LoopbackQdrant Server { get; }

    /// <summary>What leads to it; a server that is away is given up soon.</summary>
    public string[] Settings => [$"Qdrant:Url={Server.Url}", $"Qdrant:ApiKey={ApiKey}", "Qdrant:RetrySeconds=1"];

    /// <summary>The same, with papers kept there.</summary>
    public string[] InUse => [.. Settings, "Index:Kind=Qdrant"];

    /// <summary>The key that the server asks for.</summary>
    public string ApiKey { get; init; } = Key;

    /// <summary>Starts an empty one.</summary>
    public static async Task<Library> StartAsync() => new(await LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { ApiKey = Key }));

    /// <summary>A data folder of that name.</summary>
    public Place Place(string name) => new(_folder.File(name));

    /// <summary>Where a file of that name would lie.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Writes a file.</summary>
    public string File(string name, string content) => _folder.File(name, content);

    /// <summary>Settings as options of the command line.</summary>
    public static string[] Options(IEnumerable<string> settings) => [.. settings.SelectMany(setting => new[] { "--set", setting })];

    /// <summary>Runs the program with papers kept on the server.</summary>
    public Task<Run> RunAsync(params string[] arguments) => Run.PaperBotAsync([.. arguments, "--data", _folder.File("data"), .. Options(InUse)]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
