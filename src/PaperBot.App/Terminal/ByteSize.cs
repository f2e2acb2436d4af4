using System.Globalization;

namespace PaperBot.App.Terminal;

/// <summary>Sizes of files, for people.</summary>
internal static class ByteSize
{
    private const double Giga = 1e9;
    private const double Mega = 1e6;

    /// <summary>Gigabytes with one decimal, below one of them whole megabytes.</summary>
    public static string Of(long bytes) => bytes >= Giga
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Giga:0.0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Mega:0} MB");
}
