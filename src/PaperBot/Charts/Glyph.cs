using System.Globalization;

namespace PaperBot.Charts;

/// <summary>
/// One character of the stroke font: the lines that a pen draws, on a grid where capitals are 70 high, small letters 50, and y rises from the base line.
/// </summary>
/// <param name="Width">Its width without the space around it.</param>
/// <param name="Lines">The lines; curves are cut into straight ones.</param>
internal sealed record Glyph(double Width, IReadOnlyList<Segment> Lines)
{
    private const int CurveParts = 10;
    private const double DegreesAPart = 12;

    /// <summary>
    /// Reads a path: <c>M x y</c> lifts the pen, <c>L x y</c> draws a line, <c>Q</c> and <c>C</c> curves with one and two control points, <c>A cx cy rx ry from to</c> a part of
    /// an ellipse in degrees. The first number is the width.
    /// </summary>
    public static Glyph Parse(string path)
    {
        var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var lines = new List<Segment>();
        var (x, y) = (0.0, 0.0);
        for (var at = 1; at < words.Length;)
        {
            var command = words[at++];
            var numbers = words[at..(at += CountOf(command))].Select(Number).ToArray();
            switch (command)
            {
                case "M": (x, y) = (numbers[0], numbers[1]); break;
                case "L": To(numbers[0], numbers[1]); break;
                case "Q": Curve(numbers[0], numbers[1], numbers[0], numbers[1], numbers[2], numbers[3], isQuadratic: true); break;
                case "C": Curve(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], isQuadratic: false); break;
                default: Arc(numbers); break;
            }
        }

        return new Glyph(Number(words[0]), lines);

        void To(double nextX, double nextY)
        {
            lines.Add(new Segment(x, y, nextX, nextY));
            (x, y) = (nextX, nextY);
        }

        void Curve(double x1, double y1, double x2, double y2, double endX, double endY, bool isQuadratic)
        {
            var (startX, startY) = (x, y);
            for (var part = 1; part <= CurveParts; part++)
            {
                var t = (double)part / CurveParts;
                var s = 1 - t;
                if (isQuadratic) To((s * s * startX) + (2 * s * t * x1) + (t * t * endX), (s * s * startY) + (2 * s * t * y1) + (t * t * endY));
                else To((s * s * s * startX) + (3 * s * s * t * x1) + (3 * s * t * t * x2) + (t * t * t * endX), (s * s * s * startY) + (3 * s * s * t * y1) + (3 * s * t * t * y2) + (t * t * t * endY));
            }
        }

        void Arc(double[] numbers)
        {
            var parts = (int)Math.Ceiling(Math.Abs(numbers[5] - numbers[4]) / DegreesAPart);
            for (var part = 0; part <= parts; part++)
            {
                var angle = (numbers[4] + ((numbers[5] - numbers[4]) * part / parts)) * Math.PI / 180;
                var (nextX, nextY) = (numbers[0] + (numbers[2] * Math.Cos(angle)), numbers[1] + (numbers[3] * Math.Sin(angle)));
                if (part == 0) (x, y) = (nextX, nextY);
                else To(nextX, nextY);
            }
        }
    }

    private static int CountOf(string command) => command switch { "M" or "L" => 2, "Q" => 4, _ => 6 };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
