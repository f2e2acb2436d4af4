using System.Globalization;
using Spectre.Console;

namespace PaperBot.App.Terminal;

/// <summary>Shows how far something is that works in stages, as a bar for each stage, where a person watches.</summary>
internal sealed class StageBars(ProgressContext context)
{
    private readonly Dictionary<string, ProgressTask> _bars = [];

    /// <summary>Runs <paramref name="work"/>, which is given the bars, or null where nobody watches.</summary>
    public static async Task<T> RunAsync<T>(Screen screen, Func<StageBars?, Task<T>> work)
    {
        if (screen.Quiet || !screen.IsInteractive) return await work(null).ConfigureAwait(false);
        return await screen.Notes.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new StageBars(context))).ConfigureAwait(false);
    }

    /// <summary>Moves the bar of <paramref name="stage"/>; with it begins what comes after the others.</summary>
    public void Show(string stage, int done, int? total, string unit = "papers")
    {
        lock (_bars)
        {
            if (!_bars.TryGetValue(stage, out var bar))
            {
                foreach (var finished in _bars.Values) finished.StopTask();
                _bars[stage] = bar = context.AddTask(stage);
            }

            bar.IsIndeterminate = total is null;
            if (total is { } all) bar.MaxValue = Math.Max(1, all);
            bar.Value = done;
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"{stage} {done:N0} {unit}");
        }
    }
}
