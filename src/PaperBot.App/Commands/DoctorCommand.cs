using System.CommandLine;
using System.Globalization;
using PaperBot.App.Hosting;
using PaperBot.App.Libraries;
using PaperBot.Conversations;
using PaperBot.Discord.Http;
using PaperBot.Indexing;
using PaperBot.Mail;
using PaperBot.Prompting;
using PaperBot.Writing;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot doctor</c>: checks every part and says what to do about each that fails.</summary>
internal static class DoctorCommand
{
    private const string NoPapers = "no papers of your own yet; questions go to the starter corpus";

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("doctor", "Checks every part and says what to do about each that fails");
        global.SetAction(command, (context, _, cancellationToken) => RunAsync(context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var models = new ModelChecks(context);
        var bot = new BotChecks(context);
        var checks = new List<Check>
        {
            await CheckAsync("data folder", () => DataFolderAsync(context, cancellationToken)).ConfigureAwait(false),
            await CheckAsync("library", () => LibraryAsync(context, cancellationToken)).ConfigureAwait(false),
            await CheckAsync("index server", () => IndexServerCheck.RunAsync(context, cancellationToken)).ConfigureAwait(false),
            await CheckAsync("starter corpus", () => Task.FromResult($"built in, fingerprint {StarterCorpus.Fingerprint()}")).ConfigureAwait(false),
            await CheckAsync("prompts", () => Task.FromResult(ModelChecks.Prompts())).ConfigureAwait(false),
            await CheckAsync("llama.cpp", () => Task.FromResult(models.Libraries())).ConfigureAwait(false),
            await CheckAsync("model", () => models.WritingAsync(cancellationToken)).ConfigureAwait(false),
            await CheckAsync("embedding", () => models.EmbeddingAsync(cancellationToken)).ConfigureAwait(false),
            await CheckAsync("reranker", () => models.RerankAsync(cancellationToken)).ConfigureAwait(false),
            await CheckAsync("models", () => Task.FromResult(context.Shelf.Advice().Text())).ConfigureAwait(false),
            await CheckAsync("discord", () => bot.DiscordAsync(cancellationToken)).ConfigureAwait(false),
            await CheckAsync("bot state", () => bot.StateAsync(cancellationToken)).ConfigureAwait(false),
            await CheckAsync("feeds", () => FeedChecks.RunAsync(context, cancellationToken)).ConfigureAwait(false),
            await CheckAsync("mail server", () => MailServerCheck.RunAsync(context, cancellationToken)).ConfigureAwait(false),
            await CheckAsync("health address", () => Task.FromResult(bot.Health())).ConfigureAwait(false),
        };
        if (context.Screen.Json) Json.JsonOutput.Write(context.Screen.Output, new { checks });
        else foreach (var check in checks) context.Screen.Item(check.Ok ? "ok  " : "FAIL", ($"{check.Part}: {check.Finding}", Terminal.ItemStyle.Plain));
        return checks.All(check => check.Ok) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<Check> CheckAsync(string part, Func<Task<string>> find)
    {
        try
        {
            return new Check(part, Ok: true, await find().ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is PaperIndexException or ModelException or PromptTemplateException or BotStateException or DiscordException or HealthException or MailException
            or IOException or UnauthorizedAccessException)
        {
            return new Check(part, Ok: false, exception.Message);
        }
    }

    private static async Task<string> DataFolderAsync(CommandContext context, CancellationToken cancellationToken)
    {
        context.Data.Create();
        var probe = Path.Combine(context.Data.Path, $".probe-{Environment.ProcessId}");
        try
        {
            await File.WriteAllTextAsync(probe, "", cancellationToken).ConfigureAwait(false);
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PaperIndexException($"{context.Data.Path} cannot be written; allow writing to the folder, or name another with --data.", exception);
        }

        var free = new DriveInfo(Path.GetFullPath(context.Data.Path)).AvailableFreeSpace;
        return string.Create(CultureInfo.InvariantCulture, $"{context.Data.Path}, writable, {free / 1e9:0.0} GB free");
    }

    private static async Task<string> LibraryAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (!context.Papers.MayHoldPapers) return NoPapers;
        await using var index = await context.Papers.OpenAsync(cancellationToken).ConfigureAwait(false);
        var status = await index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.PaperCount == 0) return NoPapers;
        if (status.EmbeddedCount < status.PaperCount)
            throw new PaperIndexException($"{status.PaperCount - status.EmbeddedCount:N0} of {status.PaperCount:N0} papers have no embedding yet: run the last `paperbot ingest` again to complete it.");
        return string.Create(CultureInfo.InvariantCulture, $"{status.PaperCount:N0} papers, embedding {status.Embedding?.ToString() ?? "none"}");
    }

    private sealed record Check(string Part, bool Ok, string Finding);
}
