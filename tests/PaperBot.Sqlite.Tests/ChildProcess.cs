using System.Diagnostics;
using PaperBot.Conversations;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite.State;
using PaperBot.Sqlite.Tests.Digests;
using PaperBot.Sqlite.Tests.State;

namespace PaperBot.Sqlite.Tests;

/// <summary>The test program started once more, as a process that ingests, or is a bot, and may be killed.</summary>
internal static class ChildProcess
{
    private const string Variable = "PAPERBOT_TESTS_INGEST";

    /// <summary>What this process was started to do, if it is such a child: the index's path and how many papers (0: move it to another embedding; -1: it is a bot's state; -2: digests are delivered), separated by <c>|</c>.</summary>
    public static string? Task => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Starts a child that ingests <paramref name="papers"/> made-up papers into the index at <paramref name="path"/>.</summary>
    public static Process StartIngest(string path, int papers) => Start($"{path}|{papers}");

    /// <summary>Starts a child that moves the index at <paramref name="path"/> to the embedding of <see cref="MadeUpEmbedding"/>.</summary>
    public static Process StartMove(string path) => Start($"{path}|0");

    /// <summary>Starts a child that keeps one reply after the other in the state at <paramref name="path"/> until it is killed.</summary>
    public static Process StartBot(string path) => Start($"{path}|-1");

    /// <summary>Starts a child that delivers what is due in the state at <paramref name="path"/> until nothing is left.</summary>
    public static Process StartDigests(string path) => Start($"{path}|-2");

    private static Process Start(string task)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        start.Environment[Variable] = task;
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string task)
    {
        var (path, papers) = task.Split('|') is [var first, var second] ? (first, int.Parse(second)) : throw new ArgumentException("The child was started with a wrong task.", nameof(task));
        if (papers == -2) return await KilledDigests.DeliverAsync(path);
        if (papers < 0) await KeepAsync(path);
        try
        {
            await using var index = await SqlitePaperIndex.OpenAsync(path, CancellationToken.None);
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

    private static async Task KeepAsync(string path)
    {
        await using var state = await SqliteBotState.OpenAsync(path, CancellationToken.None);
        for (var n = (await state.GetPendingAsync(CancellationToken.None)).Count; ; n++)
        {
            await state.AddTurnAsync("dm/1", "user/1", Said.Turn($"question {n}"), CancellationToken.None);
            await state.SaveReplyAsync(Said.Reply($"{n}", "user/1", $"question {n}"), CancellationToken.None);
            await state.LinkMessageAsync($"message {n}", $"{n}", CancellationToken.None);
            await state.BeginAsync(new PendingRequest($"{n}", "", DateTimeOffset.UnixEpoch), CancellationToken.None);
            await Console.Out.WriteLineAsync($"{n}");
        }
    }

    /// <summary>Says at once how far the child is, so that it can be killed at any point.</summary>
    private sealed class ConsoleProgress : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.Out.WriteLine($"{value.Stage} {value.Done}");
    }
}
