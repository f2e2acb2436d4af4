namespace PaperBot.Charts;

/// <summary>A picture of pixels, transparent at first, that shapes with soft edges are painted on. Coordinates are in pixels from the upper left corner.</summary>
public sealed class Picture
{
    /// <summary>Longest side, in pixels.</summary>
    public const int MaxSide = 4_096;

    private const int Channels = 4;

    private readonly byte[] _pixels;

    /// <summary>An empty picture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not 1 to <see cref="MaxSide"/>.</exception>
    public Picture(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, MaxSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, MaxSide);
        (Width, Height) = (width, height);
        _pixels = new byte[width * height * Channels];
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>A row's pixels: red, green, blue, opacity.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width * Channels, Width * Channels);

    /// <summary>Fills a rectangle whose corners are rounded with <paramref name="radius"/>.</summary>
    public void FillRectangle(Box box, double radius, Colour colour)
    {
        var (halfWidth, halfHeight) = (box.Width / 2, box.Height / 2);
        if (!(halfWidth > 0) || !(halfHeight > 0)) return;
        var round = Math.Clamp(radius, 0, Math.Min(halfWidth, halfHeight));
        Paint(box.Grown(1), colour, (x, y) =>
        {
            var (dx, dy) = (Math.Abs(x - box.X - halfWidth) - halfWidth + round, Math.Abs(y - box.Y - halfHeight) - halfHeight + round);
            return Math.Sqrt((Math.Max(dx, 0) * Math.Max(dx, 0)) + (Math.Max(dy, 0) * Math.Max(dy, 0))) + Math.Min(Math.Max(dx, dy), 0) - round;
        });
    }

    /// <summary>Draws lines of <paramref name="thickness"/> with round ends; each is told by its two points.</summary>
    public void DrawLines(IReadOnlyList<Segment> lines, double thickness, Colour colour)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0 || !(thickness > 0)) return;
        var (left, top) = (lines.Min(line => Math.Min(line.X1, line.X2)), lines.Min(line => Math.Min(line.Y1, line.Y2)));
        var (right, bottom) = (lines.Max(line => Math.Max(line.X1, line.X2)), lines.Max(line => Math.Max(line.Y1, line.Y2)));
        Paint(new Box(left, top, right - left, bottom - top).Grown((thickness / 2) + 1), colour, (x, y) =>
        {
            var nearest = double.MaxValue;
            foreach (var line in lines) nearest = Math.Min(nearest, line.SquaredDistance(x, y));
            return Math.Sqrt(nearest) - (thickness / 2);
        });
    }

    /// <summary>Paints where <paramref name="distance"/> (below 0 inside) says so; a pixel on the edge gets its share.</summary>
    private void Paint(Box box, Colour colour, Func<double, double, double> distance)
    {
        var (left, right) = (Within(Math.Floor(box.X), Width), Within(Math.Ceiling(box.X + box.Width), Width));
        var (top, bottom) = (Within(Math.Floor(box.Y), Height), Within(Math.Ceiling(box.Y + box.Height), Height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var share = 0.5 - distance(x + 0.5, y + 0.5);
                if (share > 0) Blend((((y * Width) + x) * Channels), colour, Math.Min(1, share));
            }
        }
    }

    private void Blend(int at, Colour colour, double share)
    {
        var under = _pixels[at + 3] / 255.0;
        var opacity = share + (under * (1 - share));
        Mix(at, colour.Red);
        Mix(at + 1, colour.Green);
        Mix(at + 2, colour.Blue);
        _pixels[at + 3] = (byte)Math.Round(255 * opacity);

        void Mix(int channel, byte value) =>
            _pixels[channel] = (byte)Math.Clamp(Math.Round(((value * share) + (_pixels[channel] * under * (1 - share))) / opacity), 0, 255);
    }

    private static int Within(double value, int most) => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, 0, most);
}
