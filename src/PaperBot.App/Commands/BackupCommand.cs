using System.CommandLine;
using System.Globalization;
using PaperBot.App.Backups;
using PaperBot.App.Json;
using PaperBot.App.Settings;
using PaperBot.App.Terminal;

namespace PaperBot.App.Commands;

/// <summary><c>paperbot backup FILE</c> and <c>paperbot restore FILE</c>: everything in one archive, and back.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string?> Target = new("FILE") { Description = "The archive to write", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> Source = new("FILE") { Description = "The archive to restore", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Replace = new("--force") { Description = "Replace a file of that name" };
    private static readonly Option<bool> Override = new("--force") { Description = "Put what is in the data folder aside, in a folder that is told" };
    private static readonly Option<string?> To = new("--to") { Description = "Where the papers are to be kept: sqlite or qdrant; as configured by default", HelpName = "KIND" };

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("backup", "Writes papers, what the bot keeps, and settings without secrets into one archive; everything goes on meanwhile") { Target, Replace };
        global.SetAction(command, BackUpAsync);
        return command;
    }

    public static Command CreateRestore(GlobalOptions global)
    {
        var command = new Command("restore", "Puts back what a backup holds; everything is checked before anything is touched") { Source, Override, To };
        global.SetAction(command, RestoreAsync);
        return command;
    }

    private static async Task<int> BackUpAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var file = result.GetValue(Target) is { Length: > 0 } named ? named : throw new UsageException("Name the archive to write. Example: paperbot backup papers-backup.zip");
        context.Data.Create();
        var manifest = await StageBars.RunAsync(
            context.Screen, bars => new BackupRun(context).WriteAsync(file, result.GetValue(Replace), bars, cancellationToken)).ConfigureAwait(false);
        if (context.Screen.Json)
        {
            JsonOutput.Write(context.Screen.Output, new { File = file, Bytes = new FileInfo(file).Length, manifest.MadeAt, manifest.Index, manifest.Files, manifest.LeftOut });
            return ExitCode.Done;
        }

        context.Screen.Line($"{file} ({ByteSize.Of(new FileInfo(file).Length)}): {Contents(manifest)}.");
        if (context.Settings.State.Kind == StateKind.Postgres)
            context.Screen.Note($"What the bot keeps lies on a PostgreSQL server and is not in it: back that up there, for example with pg_dump --schema={context.Settings.State.Postgres?.Schema}.");
        context.Screen.Note(manifest.LeftOut.Count > 0
            ? $"Not in it: {string.Join(", ", manifest.LeftOut)} (secrets, and places of this machine), settings of the environment, the chat's history and logs. Keep secrets yourself."
            : "Not in it: settings of the environment, files that hold secrets, the chat's history and logs.");
        return ExitCode.Done;
    }

    private static async Task<int> RestoreAsync(CommandContext context, ParseResult result, CancellationToken cancellationToken)
    {
        var file = result.GetValue(Source) is { Length: > 0 } named ? named : throw new UsageException("Name the archive to restore. Example: paperbot restore papers-backup.zip");
        var kind = IndexKinds.Read(result.GetValue(To), "--to") ?? context.Settings.IndexKind;
        var report = await StageBars.RunAsync(
            context.Screen, bars => new RestoreRun(context).RunAsync(file, kind, result.GetValue(Override), bars, cancellationToken)).ConfigureAwait(false);
        if (context.Screen.Json)
        {
            JsonOutput.Write(context.Screen.Output, new { File = file, report.Manifest.MadeAt, report.Manifest.Index, report.Papers, KeptAside = report.Kept, report.Settings, report.Manifest.LeftOut });
            return ExitCode.Done;
        }

        context.Screen.Line($"Restored from {report.Manifest.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: {Contents(report.Manifest)}.");
        foreach (var remark in Remarks(context, report, kind)) context.Screen.Note(remark);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Remarks(CommandContext context, RestoreReport report, IndexKind kind)
    {
        if (report.Papers is { } papers) yield return $"The papers are in {papers}.";
        if (report.Papers is not null && kind != context.Settings.IndexKind) yield return $"To answer from them, set {IndexKinds.HowToUse(kind)}.";
        if (context.Settings.State.Kind == StateKind.Postgres && report.Manifest.Files.Any(file => file.Name == BackupFile.BotState))
            yield return $"What the bot kept is in {context.Data.BotState}, but State:Kind is Postgres, so that the bot goes on with what lies on the server.";
        if (report.Kept is { } kept) yield return $"What was there before is kept in {kept}; delete it when you no longer need it.";
        if (report.Settings is { } settings) yield return report.SettingsApply ? $"The settings were written to {settings}." : $"The settings of the backup differ from those that hold here, which stay; they are in {settings}.";
        if (report.Manifest.LeftOut.Count > 0) yield return $"Not in the backup, set them again where you need them: {string.Join(", ", report.Manifest.LeftOut)}.";
    }

    private static string Contents(BackupManifest manifest)
    {
        var parts = new List<string>();
        if (manifest.Index is { } index) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{index.Papers:N0} papers ({index.Embedding ?? "no embedding"})"));
        if (manifest.Files.Any(file => file.Name == BackupFile.BotState)) parts.Add("what the bot keeps");
        if (manifest.Files.Any(file => BackupFile.Settings.Contains(file.Name))) parts.Add("settings");
        return string.Join(", ", parts);
    }
}
