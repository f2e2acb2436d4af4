using System.Collections.Concurrent;
using System.Globalization;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.Faults;
using PaperBot.DiscordServer.World;

namespace PaperBot.Benchmarks.Discord;

/// <summary>
/// 10,000 interactions with faults: 1 % of the requests lose their connection (half of them after they were carried out), 2 % are answered with 429, 1 %
/// with 5xx (half of them after they were carried out), and the gateway's socket is dropped every 500 interactions. Every one has to be answered exactly
/// once, or refused with a reason, and memory has to stay level.
/// </summary>
internal sealed class FaultRun(LoopbackDiscord discord, BotProcess bot, TextWriter output)
{
    private const int Together = 24;
    private const int DropEvery = 500;
    private const int WarmedUp = 1_000;

    private readonly ConcurrentBag<string> _lost = [];
    private int _answered;
    private int _refused;
    private int _doubled;
    private int _cutOff;

    public static async Task RunAsync(string corpus, int interactions, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-discord-");
        try
        {
            await BotProcess.IngestAsync(folder.FullName, corpus, cancellationToken);
            await using var discord = await AcknowledgementRun.StartDiscordAsync();
            await using var bot = await BotProcess.StartAsync(discord, folder.FullName, [], cancellationToken);
            await new FaultRun(discord, bot, output).PrintAsync(interactions, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task PrintAsync(int interactions, CancellationToken cancellationToken)
    {
        AddFaults();
        await output.WriteLineAsync("| interactions | answered | refused with a reason | cut off by a fault of the deadline | lost | doubled | resident, MB | managed, MB |\n|--:|--:|--:|--:|--:|--:|--:|--:|");
        var questions = DiscordQuestions.ReadAll();
        var users = Enumerable.Range(0, 50).Select(number => discord.World.AddUser($"reader{number}")).ToList();
        for (var done = 0; done < interactions; done += DropEvery)
        {
            var numbers = Enumerable.Range(done, Math.Min(DropEvery, interactions - done));
            var half = done + (DropEvery / 2);
            await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken }, async (number, _) =>
            {
                if (number == half) discord.Gateway.Drop();
                await OneAsync(users[number % users.Count], questions[number % questions.Count]);
            });
            discord.Requests.Clear();
            if ((done + DropEvery) % WarmedUp == 0) await output.WriteLineAsync(Row(done + DropEvery, await bot.HeapMegabytesAsync(cancellationToken)));
        }

        foreach (var lost in _lost.Take(5)) await output.WriteLineAsync($"LOST {lost}");
        await output.WriteLineAsync($"\nFaults that struck: {string.Join(", ", Enum.GetValues<HttpFaultKind>().Where(kind => discord.Faults.Struck(kind) > 0).Select(kind => $"{kind} {discord.Faults.Struck(kind)}"))}.");
        await AcknowledgementRun.CheckAsync(discord, output);
    }

    private void AddFaults()
    {
        discord.Faults.Add(new HttpFault(HttpFaultKind.Dropped) { Share = .005, Seed = 1 });
        discord.Faults.Add(new HttpFault(HttpFaultKind.DroppedAfter) { Share = .005, Seed = 2 });
        discord.Faults.Add(new HttpFault(HttpFaultKind.RateLimited) { Share = .02, Seed = 3, Delay = TimeSpan.FromMilliseconds(200) });
        discord.Faults.Add(new HttpFault(HttpFaultKind.Failed) { Share = .005, Seed = 4 });
        discord.Faults.Add(new HttpFault(HttpFaultKind.FailedAfter) { Share = .005, Seed = 5 });
    }

    private async Task OneAsync(WorldUser user, string question)
    {
        var exchange = await discord.World.SlashAsync(user, discord.World.Channel, "ask", ("question", question));
        try
        {
            var answer = await exchange.WaitForFinalAsync(AcknowledgementRun.IsAnswer, TimeSpan.FromMinutes(2));
            if (answer.VisibleText.Contains("went wrong", StringComparison.Ordinal)) _lost.Add(answer.VisibleText);
            else if (answer.HasButton("Evidence")) Interlocked.Increment(ref _answered);
            else Interlocked.Increment(ref _refused);
            if (exchange.FollowUps.Any(message => message.HasButton("Evidence"))) Interlocked.Increment(ref _doubled);
        }
        catch (TimeoutException) when (exchange.Acknowledged is null)
        {
            Interlocked.Increment(ref _cutOff);
        }
        catch (TimeoutException exception)
        {
            _lost.Add(exception.Message);
        }

        discord.World.Forget(exchange);
    }

    private string Row(int done, double heapMegabytes) =>
        string.Create(CultureInfo.InvariantCulture, $"| {done:N0} | {_answered:N0} | {_refused:N0} | {_cutOff} | {_lost.Count} | {_doubled} | {bot.ResidentMegabytes:0} | {heapMegabytes:0} |");
}
