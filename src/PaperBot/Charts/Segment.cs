namespace PaperBot.Charts;

/// <summary>A straight line between two points.</summary>
/// <param name="X1">The first point, to the right.</param>
/// <param name="Y1">The first point, down.</param>
/// <param name="X2">The second point, to the right.</param>
/// <param name="Y2">The second point, down.</param>
public readonly record struct Segment(double X1, double Y1, double X2, double Y2)
{
    /// <summary>The square of the distance between the line and a point.</summary>
    public double SquaredDistance(double x, double y)
    {
        var (dx, dy) = (X2 - X1, Y2 - Y1);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp((((x - X1) * dx) + ((y - Y1) * dy)) / length, 0, 1) : 0;
        var (px, py) = (X1 + (along * dx) - x, Y1 + (along * dy) - y);
        return (px * px) + (py * py);
    }
}
