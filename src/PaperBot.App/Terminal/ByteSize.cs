using System.Globalization;

namespace PaperBot.App.Terminal;

/// <summary>Sizes of files, for people.</summary>
internal static class ByteSize
{
    private const double Giga = 1e9;
    private const double Mega = 1e6;
    private const double Kilo = 1e3;

    /// <summary>Gigabytes with one decimal, below one of them whole megabytes, and whole kilobytes below one of these.</summary>
    public static string Of(long bytes) => bytes switch
    {
        >= (long)Giga => string.Create(CultureInfo.InvariantCulture, $"{bytes / Giga:0.0} GB"),
        >= (long)Mega => string.Create(CultureInfo.InvariantCulture, $"{bytes / Mega:0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / Kilo):0} kB"),
    };
}
