using System.Globalization;
using PaperBot.LlamaCpp.Catalogue;
using Spectre.Console;

namespace PaperBot.App.Terminal;

/// <summary>Shows how far a model's file is: a bar where a person watches, else a line for every tenth.</summary>
internal static class ModelProgressView
{
    public static async Task<T> RunAsync<T>(Screen screen, string model, Func<IProgress<DownloadProgress>?, Task<T>> work)
    {
        if (screen.Quiet) return await work(null).ConfigureAwait(false);
        if (!screen.IsInteractive) return await work(new Lines(screen, model)).ConfigureAwait(false);
        return await screen.Notes.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new Bar(context, model))).ConfigureAwait(false);
    }

    private static string Describe(string model, DownloadProgress progress)
    {
        var text = $"{progress.Stage} {model}, {ByteSize.Of(progress.DoneBytes)}{(progress.TotalBytes is { } total ? $" of {ByteSize.Of(total)}" : "")}";
        if (progress.BytesPerSecond >= 1) text += string.Create(CultureInfo.InvariantCulture, $", {progress.BytesPerSecond / 1e6:0.0} MB/s");
        return progress.Remaining is { } remaining && progress.Stage != DownloadStage.Waiting ? $"{text}, {Duration(remaining)} left" : text;
    }

    private static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00} min");

    private sealed class Bar(ProgressContext context, string model) : IProgress<DownloadProgress>
    {
        private readonly ProgressTask _task = context.AddTask(model);

        public void Report(DownloadProgress value)
        {
            _task.IsIndeterminate = value.TotalBytes is null;
            _task.MaxValue = Math.Max(1, value.TotalBytes ?? 1);
            _task.Value = value.DoneBytes;
            _task.Description = Markup.Escape(Describe(model, value));
        }
    }

    private sealed class Lines(Screen screen, string model) : IProgress<DownloadProgress>
    {
        private (DownloadStage Stage, long Tenth) _last = (DownloadStage.Checking, 0);

        public void Report(DownloadProgress value)
        {
            var now = (value.Stage, value.TotalBytes is > 0 and { } total ? 10 * value.DoneBytes / total : 0);
            if (now == _last) return;
            _last = now;
            screen.Note(Describe(model, value));
        }
    }
}
