using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>The test program started once more, as a process that ingests into a server and may be killed.</summary>
internal static class ChildProcess
{
    private const string TaskVariable = "PAPERBOT_TESTS_CHILD";
    private const string KeyVariable = "PAPERBOT_TESTS_CHILD_KEY";

    /// <summary>What this process was started to do, if it is such a child: the server's address, the library's name and how many papers (0: move it to another embedding), separated by <c>|</c>.</summary>
    public static string? Task => Environment.GetEnvironmentVariable(TaskVariable);

    /// <summary>Starts a child that ingests <paramref name="papers"/> made-up papers.</summary>
    public static Process StartIngest(QdrantOptions library, int papers) => Start(library, papers);

    /// <summary>Starts a child that moves the library to the embedding of <see cref="MadeUpEmbedding"/>.</summary>
    public static Process StartMove(QdrantOptions library) => Start(library, 0);

    public static async Task<int> RunAsync(string task)
    {
        var (url, collection, papers) = task.Split('|') is [var first, var second, var third] ? (first, second, int.Parse(third)) : throw new ArgumentException("The child was started with a wrong task.", nameof(task));
        try
        {
            var options = new QdrantOptions { Url = new Uri(url), Collection = collection, ApiKey = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null };
            await using var index = await QdrantPaperIndex.OpenAsync(options, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
            var records = MadeUpPapers.Take(papers).Select(paper => new PaperRecord(paper, null)).ToAsyncEnumerable();
            var ingest = new Ingest(index, TimeProvider.System, papers > 0 ? ConfiguredEmbedding.BuiltIn : ConfiguredEmbedding.Of(MadeUpEmbedding.Active));
            if (papers > 0) await ingest.RunAsync(records, new ConsoleProgress(), CancellationToken.None);
            else await ingest.ReEmbedAsync(records, new ConsoleProgress(), CancellationToken.None);
            return 0;
        }
        catch (PaperIndexException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static Process Start(QdrantOptions library, int papers)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[TaskVariable] = $"{library.Url.AbsoluteUri}|{library.Collection}|{papers}";
        start.Environment[KeyVariable] = library.ApiKey ?? "";
        return Process.Start(start)!;
    }

    /// <summary>Says at once how far the child is, so that it can be killed at any point.</summary>
    private sealed class ConsoleProgress : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.Out.WriteLine($"{value.Stage} {value.Done}");
    }
}
