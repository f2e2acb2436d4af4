using FsCheck;
using FsCheck.Fluent;
using PaperBot.Charts;
using Xunit;

namespace PaperBot.Tests.Charts;

public sealed class BarPictureTests
{
    private static readonly string[] Hostile =
        ["", " ", "\0\u001b[31m", "\u202Egnp.exe", "\uD83D", "😀😀", "扩散模型", "الانتشار", "ΑΒΓ αβγω", "x́é̂", "l\u200Bo", new string('W', 5_000), string.Concat(Enumerable.Repeat("a ", 3_000)), "%d {0} <b>&amp;</b>", "ſﬃÅ№ℵ①"];

    [Fact]
    public void No_number_breaks_a_picture()
    {
        double[] values = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, -0.0, 1e-9, 1e300];
        foreach (var value in values)
        {
            Assert.Equal((320, 200), SizeOf(BarPicture.Draw(Chart("Numbers", value, 3, value), 1, 1)));
            Assert.Equal(1, Assert.Single([AxisTicks.For(double.NaN, 4).Top]));
        }
    }

    [Fact]
    public void No_text_breaks_a_picture_and_none_leaves_it()
    {
        foreach (var text in Hostile)
        {
            var png = StrictPng.Read(PngFile.Of(BarPicture.Draw(new BarChart(text, text, [new Bar(text, 1, text), new Bar(text, 2, text)]) { Unit = text.Length > 10 ? "" : text }, 400, 210)));

            // The rim of the card is free of everything: whatever is too long was shortened.
            for (var y = 30; y < png.Height - 30; y++) Assert.Equal(png.At(4, 30), png.At(4, y));
        }
    }

    [Fact]
    public void Any_bars_can_be_drawn_in_any_size() => Prop.ForAll<double[], int, int>((values, width, height) =>
    {
        var picture = BarPicture.Draw(new BarChart("Any", "bars", [.. values.Select((value, i) => new Bar($"{i}", value, $"{value}") { IsMissing = i % 5 == 4 })]), width * 9, height * 5);
        return picture.Width is >= BarPicture.LeastWidth and <= BarPicture.MostWidth && picture.Height is >= BarPicture.LeastHeight and <= BarPicture.MostHeight;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_card_has_its_own_ground_and_round_corners()
    {
        var png = StrictPng.Read(PngFile.Of(BarPicture.Draw(Chart("Ground", 1, 2, 3), 800, 420)));
        Assert.Equal(0, png.At(0, 0).Opacity);
        Assert.Equal(255, png.At(400, 6).Opacity);
        Assert.Equal(255, png.At(795, 210).Opacity);
    }

    [Fact]
    public void A_higher_value_has_a_higher_bar_and_the_last_one_another_colour()
    {
        var png = StrictPng.Read(PngFile.Of(BarPicture.Draw(Chart("Heights", 10, 40, 20), 800, 420)));
        var columns = Enumerable.Range(60, png.Width - 100).Select(x => (X: x, Run: Run(png, x))).Where(column => column.Run.Length > 0).ToList();
        var bars = new List<(int Length, (byte, byte, byte, byte) Colour)>();
        foreach (var (x, run) in columns)
            if (bars.Count == 0 || Math.Abs(bars[^1].Length - run.Length) > 8) bars.Add(run);
            else if (run.Length > bars[^1].Length) bars[^1] = run;
        Assert.Equal(3, bars.Count);
        Assert.InRange((double)bars[1].Length / bars[0].Length, 3.8, 4.25);
        Assert.InRange((double)bars[2].Length / bars[0].Length, 1.9, 2.1);
        Assert.Equal(bars[0].Colour, bars[1].Colour);
        Assert.NotEqual(bars[0].Colour, bars[2].Colour);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0.07, 0.02, 4)]
    [InlineData(1, 0.5, 2)]
    [InlineData(11.3, 5, 3)]
    [InlineData(100, 50, 2)]
    [InlineData(99_999, 50_000, 2)]
    public void Ticks_stand_at_round_numbers(double most, double step, int count)
    {
        var ticks = AxisTicks.For(most, 4);
        Assert.Equal(step, ticks.Step, 9);
        Assert.Equal(count, ticks.Count);
    }

    [Fact]
    public void An_axis_holds_its_highest_value_in_few_steps() => Prop.ForAll<double>(value =>
    {
        var most = Math.Abs(value);
        var ticks = AxisTicks.For(most, 4);
        return ticks.Count is >= 1 and <= 4 && (!(most <= 1e15) || ticks.Top >= most * 0.999999);
    }).QuickCheckThrowOnFailure();

    private static BarChart Chart(string title, params double[] values) => new(title, "", [.. values.Select((value, i) => new Bar($"{i}", value, ""))]);

    private static (int Width, int Height) SizeOf(Picture picture) => (picture.Width, picture.Height);

    // The longest run of one colour in a column below the title that is neither the card nor empty.
    private static (int Length, (byte, byte, byte, byte) Colour) Run(StrictPng png, int x)
    {
        var card = png.At(400, 6);
        (int Length, (byte, byte, byte, byte) Colour) best = default;
        for (int y = 90, start = 90; y < 400; y++)
        {
            if (png.At(x, y) != png.At(x, start)) start = y;
            if (png.At(x, start) != card && y - start + 1 > Math.Max(20, best.Length)) best = (y - start + 1, png.At(x, start));
        }

        return best;
    }
}
