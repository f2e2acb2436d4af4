namespace PaperBot.Charts;

/// <summary>An axis from 0 upwards with ticks at round numbers: one, two or five times a power of ten.</summary>
/// <param name="Step">The distance between two ticks.</param>
/// <param name="Count">How many steps; the axis ends at the last.</param>
public readonly record struct AxisTicks(double Step, int Count)
{
    private const double Highest = 1e15;
    private const double Lowest = 1e-5;

    /// <summary>The end of the axis.</summary>
    public double Top => Step * Count;

    /// <summary>An axis that <paramref name="most"/> fits below, with at most <paramref name="steps"/> steps; no value, NaN or one below 0 gives an axis to 1.</summary>
    public static AxisTicks For(double most, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!(most > Lowest)) return new AxisTicks(1, 1);
        var rough = Math.Min(most, Highest) / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1.000001 => 1, <= 2.000001 => 2, <= 5.000001 => 5, _ => 10 });
        return new AxisTicks(step, Math.Max(1, (int)Math.Ceiling((Math.Min(most, Highest) / step) - 1e-9)));
    }
}
