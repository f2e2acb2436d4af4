using System.Text.Json;
using System.Text.RegularExpressions;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Conversations;
using PaperBot.Sqlite.State;
using Xunit;

namespace PaperBot.App.Tests.Backups;

/// <summary>A data folder with a library and a bot's state, and what can be seen of it.</summary>
internal sealed partial class Place(string folder)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Questions =
    [
        "How can vision transformers be pruned?", "What makes fine-tuning cheap?", "How are wheels turned by gears?", "Which gear turns wheel 21?", "best layer cake recipe",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Papers on gears, numbered from <paramref name="first"/>, as JSON lines.</summary>
    public static string Gears(int first, int count) => string.Join('\n', Enumerable.Range(first, count).Select(number =>
        $$"""{"id":"s2:{{number}}","title":"A Study of Gear Number {{number}}","abstract":"Gear {{number}} turns wheel {{number * 7}}. We propose a method that lubricates gear {{number}} and show that it saves energy.","year":{{2000 + (number % 25)}},"authors":["Author {{number}}"]}"""));

    /// <summary>Ingests the starter corpus and some gears, and keeps a conversation, a reply with a verdict, and a guild's settings.</summary>
    public async Task FillAsync()
    {
        var gears = Path.Combine(Path.GetDirectoryName(folder)!, $"{Path.GetFileName(folder)}-gears.jsonl");
        await File.WriteAllTextAsync(gears, Gears(0, 60), Token);
        Assert.Equal(0, (await RunAsync("ingest", "starter", gears)).ExitCode);
        await using var state = await SqliteBotState.OpenAsync(StateFile, Token);
        await state.AddTurnAsync("guild/1/channel/2", "user/3", new Turn("What is LoRA?", "What is LoRA?", "What is LoRA?", [], Focus: null), Token);
        await state.SaveReplyAsync(new GivenReply("abcdefghijklmnop", "user/3", "guild/1/channel/2", new Request(Intent.Ask, "What is LoRA?"), Noon), Token);
        await state.SaveVerdictAsync("abcdefghijklmnop", "user/3", Verdict.Good, Noon, Token);
        await state.SetNoteAsync("discord.guild.1", """{"sources":7}""", Token);
    }

    /// <summary>Runs the program on the folder.</summary>
    public Task<Run> RunAsync(params string[] arguments) => Run.PaperBotAsync([.. arguments, "--data", folder]);

    /// <summary>What it answers to a few questions, apart from how long that took.</summary>
    public async Task<string> AnswersAsync(params string[] settings)
    {
        var questions = string.Concat(Questions.Select((question, number) => JsonSerializer.Serialize(new { query_id = $"{number}", query = question }) + "\n"));
        var run = await Run.PaperBotAsync(questions, ["ask", "--batch", "-", "--json", "--data", folder, .. settings]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Questions.Length, run.JsonLines.Count);
        return Elapsed().Replace(run.Output, "");
    }

    /// <summary>All that its state holds, as it is read.</summary>
    public async Task<string> StateAsync()
    {
        await using var state = await SqliteBotState.OpenAsync(StateFile, Token);
        return JsonSerializer.Serialize(new
        {
            Turns = (await state.GetConversationAsync("guild/1/channel/2", Token)).Turns,
            Reply = await state.GetReplyAsync("abcdefghijklmnop", Token),
            Verdict = await state.GetVerdictAsync("abcdefghijklmnop", "user/3", Token),
            Settings = await state.GetNoteAsync("discord.guild.1", Token),
        });
    }

    /// <summary>The files of library and state with their bytes, those of locks and logs left out.</summary>
    public string Files() => string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith(".log", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));

    private string StateFile => Path.Combine(folder, "bot.db");

    [GeneratedRegex("\"elapsedMs\":\\{[^}]*\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Elapsed();
}
