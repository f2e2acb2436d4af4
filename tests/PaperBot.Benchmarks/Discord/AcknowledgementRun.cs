using System.Diagnostics;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;
using PaperBot.TestModels;

namespace PaperBot.Benchmarks.Discord;

/// <summary>
/// How soon people hear from the bot: the first response to 200 interactions that arrive at once while a model writes, and the whole extractive answer
/// after the first response. Bot and Discord are two processes on one machine and share its processors.
/// </summary>
internal static class AcknowledgementRun
{
    private const int AtOnce = 200;
    private const int Together = 2;
    private const int Answers = 200;

    public static async Task RunAsync(string corpus, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-discord-");
        try
        {
            await BotProcess.IngestAsync(folder.FullName, corpus, cancellationToken);
            await output.WriteLineAsync($"| | p50, ms | p95, ms | p99, ms | most, ms |\n|---|--:|--:|--:|--:|");
            await ExtractiveAsync(folder.FullName, output, cancellationToken);
            await BusyAsync(folder.FullName, output, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ExtractiveAsync(string data, TextWriter output, CancellationToken cancellationToken)
    {
        await using var discord = await StartDiscordAsync();
        await using var bot = await BotProcess.StartAsync(discord, data, [], cancellationToken);
        var questions = DiscordQuestions.ReadAll();
        await AskAsync(discord, questions[0], cancellationToken);
        List<TimeSpan> first = [], after = [];
        for (var done = 0; done < Answers; done += Together)
        {
            var asked = await Task.WhenAll(Enumerable.Range(done, Together).Select(number => AskAsync(discord, questions[number % questions.Count], cancellationToken)));
            first.AddRange(asked.Select(one => one.First));
            after.AddRange(asked.Select(one => one.After));
        }

        await output.WriteLineAsync(Row($"first response, {Together} at a time", first));
        await output.WriteLineAsync(Row($"extractive answer after it, {Together} at a time", after));
        await CheckAsync(discord, output);
    }

    private static async Task BusyAsync(string data, TextWriter output, CancellationToken cancellationToken)
    {
        // Another Discord: it has no commands yet, and the bot remembers that it registered them.
        foreach (var file in Directory.EnumerateFiles(data, "bot.db*")) File.Delete(file);
        var model = LlamaTestModel.WriteRandom(Path.Combine(data, "busy.gguf"), LlamaShape.HalfBillion, WeightFormat.Q4_0);
        await using var discord = await StartDiscordAsync();
        await using var bot = await BotProcess.StartAsync(discord, data, ["Model:Kind=LlamaCpp", $"Model:Path={model}", "Model:TimeoutSeconds=20"], cancellationToken);
        var questions = DiscordQuestions.ReadAll();
        while (!await IsWrittenAsync(discord, questions[0])) await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        var asked = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(number => Task.Run(() => SlashAsync(discord, questions[number % questions.Count]), cancellationToken)));
        var acknowledged = await Task.WhenAll(asked.Select(exchange => exchange.WaitForAcknowledgementAsync(TimeSpan.FromSeconds(30))));
        await output.WriteLineAsync(Row($"first response, {AtOnce} at once while the model writes", [.. acknowledged.Select(first => first.After)]));
        var answers = await Task.WhenAll(asked.Select(exchange => exchange.WaitForFinalAsync(IsAnswer, TimeSpan.FromMinutes(30))));
        await output.WriteLineAsync($"\n{answers.Length} of {AtOnce} answered.");
        await CheckAsync(discord, output);
    }

    /// <summary>Whether the model has begun to write an answer; until it is loaded, answers are the papers' own sentences.</summary>
    private static async Task<bool> IsWrittenAsync(LoopbackDiscord discord, string question)
    {
        var exchange = await SlashAsync(discord, question);
        var shown = await exchange.WaitForFinalAsync(message => IsAnswer(message) || message.VisibleText.Contains("Writing", StringComparison.Ordinal), TimeSpan.FromMinutes(2));
        return !IsAnswer(shown);
    }

    internal static async Task<LoopbackDiscord> StartDiscordAsync()
    {
        var discord = await LoopbackDiscord.StartAsync();
        discord.World.KeepsHistory = false;
        return discord;
    }

    /// <summary>Whether it is a finished reply: answers, refusals and notices, not how far one is.</summary>
    internal static bool IsAnswer(WorldMessage message) => !message.HasButton("Cancel");

    internal static Task<Exchange> SlashAsync(LoopbackDiscord discord, string question) =>
        discord.World.SlashAsync(discord.World.AddUser("reader"), discord.World.Channel, "ask", ("question", question));

    private static async Task<(TimeSpan First, TimeSpan After)> AskAsync(LoopbackDiscord discord, string question, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var exchange = await SlashAsync(discord, question);
        var first = await exchange.WaitForAcknowledgementAsync();
        await exchange.WaitForFinalAsync(IsAnswer);
        cancellationToken.ThrowIfCancellationRequested();
        return (first.After, Stopwatch.GetElapsedTime(started) - first.After);
    }

    internal static async Task CheckAsync(LoopbackDiscord discord, TextWriter output)
    {
        foreach (var violation in discord.Violations.Distinct().Take(5)) await output.WriteLineAsync($"VIOLATION {violation}");
    }

    private static string Row(string what, IReadOnlyList<TimeSpan> times)
    {
        var ordered = times.Order().ToList();
        return $"| {what} | {At(.5):0} | {At(.95):0} | {At(.99):0} | {At(1):0} |";

        double At(double share) => ordered[Math.Min(ordered.Count - 1, (int)Math.Ceiling(share * ordered.Count) - 1)].TotalMilliseconds;
    }
}
