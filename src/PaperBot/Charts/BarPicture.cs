using System.Globalization;

namespace PaperBot.Charts;

/// <summary>
/// Bar chart → picture: a card of its own colour, so that it reads on light and on dark pages; blue and amber, which differ to every kind of eye; every bar labelled where it stands.
/// </summary>
public static class BarPicture
{
    /// <summary>Smallest width and height, in pixels.</summary>
    public const int LeastWidth = 320, LeastHeight = 200;

    /// <summary>Greatest width and height, in pixels.</summary>
    public const int MostWidth = 3_200, MostHeight = 1_800;

    private const int Steps = 4;

    private static readonly Colour Card = Colour.Of(0x20242B);
    private static readonly Colour Edge = Colour.Of(0x3B424C);
    private static readonly Colour Grid = Colour.Of(0x363C46);
    private static readonly Colour Strong = Colour.Of(0xF4F6F8);
    private static readonly Colour Soft = Colour.Of(0xB3BBC6);
    private static readonly Colour Past = Colour.Of(0x5A93C4);
    private static readonly Colour Present = Colour.Of(0xF2B035);

    /// <summary>Draws <paramref name="chart"/>; sizes beyond the bounds are brought within them.</summary>
    public static Picture Draw(BarChart chart, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var picture = new Picture(Math.Clamp(width, LeastWidth, MostWidth), Math.Clamp(height, LeastHeight, MostHeight));
        var unit = Math.Min(picture.Width / 800.0, picture.Height / 420.0);
        var small = Math.Max(9.5, 11.5 * unit);
        picture.FillRectangle(new Box(0, 0, picture.Width, picture.Height), 18 * unit, Edge);
        picture.FillRectangle(new Box(0, 0, picture.Width, picture.Height).Grown(-Math.Max(1, 1.5 * unit)), 17 * unit, Card);
        var margin = 32 * unit;
        var top = DrawHead(picture, chart, margin, small, unit);
        DrawPlot(picture, chart, new Box(margin, top, picture.Width - (2 * margin), picture.Height - top - margin), small, unit);
        return picture;
    }

    private static double DrawHead(Picture picture, BarChart chart, double margin, double small, double unit)
    {
        var width = picture.Width - (2 * margin);
        var large = 17.5 * unit;
        if (Lettering.WidthOf(chart.Title, large) > width * 1.9) large = 15 * unit;
        large = Math.Max(large, small);
        var y = margin - (2 * unit);
        foreach (var line in Lettering.Wrap(chart.Title, width, large))
        {
            Lettering.Draw(picture, line, margin, y + large, large, Strong, isBold: true);
            y += 1.75 * large;
        }

        var subtitle = Lettering.WidthOf(chart.Subtitle, small) <= width ? chart.Subtitle : chart.Subtitle.Split(';')[0];
        Lettering.Draw(picture, Lettering.Fit(subtitle, width, small), margin, y + (1.2 * small), small, Soft);
        return y + (3.4 * small);
    }

    private static void DrawPlot(Picture picture, BarChart chart, Box room, double small, double unit)
    {
        var axis = AxisTicks.For(chart.Bars.Select(bar => Height(bar)).DefaultIfEmpty(0).Max(), Steps);
        var ticks = Enumerable.Range(0, axis.Count + 1).Select(i => (Value: axis.Step * i, Text: Number(axis.Step * i) + chart.Unit)).ToList();
        var left = room.X + ticks.Max(tick => Lettering.WidthOf(tick.Text, small)) + (12 * unit);
        var plot = new Box(left, room.Y + (1.6 * small), room.Right - left, room.Height - (3.9 * small));
        if (plot.Height < 2 * small || plot.Width < 20) return;
        foreach (var (value, text) in ticks)
        {
            var y = plot.Bottom - (plot.Height * value / axis.Top);
            picture.DrawLines([new Segment(plot.X, y, plot.Right, y)], Math.Max(1, 1.2 * unit), value > 0 ? Grid : Soft);
            Lettering.Draw(picture, text, left - (12 * unit) - Lettering.WidthOf(text, small), y + (small / 2), small, Soft);
        }

        DrawBars(picture, chart.Bars, plot, axis.Top, small, unit);
    }

    private static void DrawBars(Picture picture, IReadOnlyList<Bar> bars, Box plot, double most, double small, double unit)
    {
        if (bars.Count == 0) return;
        var slot = plot.Width / bars.Count;
        var thick = Math.Min(slot * 0.68, 72 * unit);
        var every = LabelEvery(bars, slot, small);
        var notes = bars.All(bar => Lettering.WidthOf(bar.Note, small) <= slot - 2);
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, middle, isLast) = (bars[i], plot.X + (slot * (i + 0.5)), i == bars.Count - 1);
            var height = bar.IsMissing ? 0 : plot.Height * Math.Min(1, Height(bar) / most);
            if (height > 0) FillBar(picture, OnPixels(middle, plot.Bottom, thick, Math.Max(height, 2 * unit)), 4 * unit, isLast ? Present : Past);
            if (notes || isLast) Centre(picture, bar.Note, middle, plot.Bottom - height - (0.65 * small), small, isLast ? Strong : Soft, plot, isLast);
            if ((bars.Count - 1 - i) % every == 0) Centre(picture, bar.Label, middle, plot.Bottom + (2 * small), small, isLast ? Strong : Soft, plot, isLast);
        }
    }

    // Two shapes side by side meet without a seam only where a pixel begins.
    private static Box OnPixels(double middle, double bottom, double width, double height)
    {
        var (left, right, top) = (Math.Round(middle - (width / 2)), Math.Round(middle + (width / 2)), Math.Round(bottom - height));
        return new Box(left, top, right - left, Math.Round(bottom) - top);
    }

    // Round above, square on the axis.
    private static void FillBar(Picture picture, Box box, double radius, Colour colour)
    {
        picture.FillRectangle(box, radius, colour);
        var foot = Math.Floor(Math.Max(0, box.Height - radius));
        picture.FillRectangle(box with { Y = box.Bottom - foot, Height = foot }, 0, colour);
    }

    private static void Centre(Picture picture, string text, double middle, double y, double capHeight, Colour colour, Box plot, bool isBold)
    {
        var fit = Lettering.Fit(text, plot.Width, capHeight);
        var width = Lettering.WidthOf(fit, capHeight);
        var x = Math.Clamp(middle - (width / 2), plot.X, Math.Max(plot.X, plot.Right - width));

        // The card's colour behind them keeps the grid's lines out of the letters.
        if (y < plot.Bottom) picture.FillRectangle(new Box(x, y - capHeight, width, capHeight).Grown(0.3 * capHeight), 0.3 * capHeight, Card);
        Lettering.Draw(picture, fit, x, y, capHeight, colour, isBold);
    }

    // Every label, or every second, third …, counted from the last one, which is spoken of.
    private static int LabelEvery(IReadOnlyList<Bar> bars, double slot, double small)
    {
        var widest = bars.Max(bar => Lettering.WidthOf(bar.Label, small)) + (1.1 * small);
        return Math.Clamp((int)Math.Ceiling(widest / slot), 1, bars.Count);
    }

    private static double Height(Bar bar) => double.IsNaN(bar.Value) ? 0 : Math.Clamp(bar.Value, 0, 1e15);

    private static string Number(double value) => value.ToString(value >= 100_000 ? "0.#e0" : "#,0.######", CultureInfo.InvariantCulture);
}
