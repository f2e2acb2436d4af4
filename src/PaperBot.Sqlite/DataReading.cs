using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PaperBot.Sqlite;

/// <summary>Reads columns without copying them first, and texts with every character they hold.</summary>
internal static class DataReading
{
    private static readonly long EarliestMilliseconds = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The bytes of a column; valid until the reader moves on.</summary>
    public static ReadOnlySpan<byte> Bytes(this SqliteDataReader reader, int column) => raw.sqlite3_column_blob(reader.Handle, column);

    public static string Text(this SqliteDataReader reader, int column) => Encoding.UTF8.GetString(reader.Bytes(column));

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsNull(column) ? null : reader.Text(column);

    public static int Int(this SqliteDataReader reader, int column) => raw.sqlite3_column_int(reader.Handle, column);

    public static int? IntOrNull(this SqliteDataReader reader, int column) => reader.IsNull(column) ? null : reader.Int(column);

    public static long Long(this SqliteDataReader reader, int column) => raw.sqlite3_column_int64(reader.Handle, column);

    public static long? LongOrNull(this SqliteDataReader reader, int column) => reader.IsNull(column) ? null : reader.Long(column);

    /// <summary>A time that is kept in milliseconds since 1970.</summary>
    /// <exception cref="InvalidDataException">It is none that there can be.</exception>
    public static DateTimeOffset Time(this SqliteDataReader reader, int column)
    {
        var milliseconds = reader.Long(column);
        return milliseconds >= EarliestMilliseconds && milliseconds <= LatestMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{milliseconds} is no time."));
    }

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader reader, int column) => reader.IsNull(column) ? null : reader.Time(column);

    /// <summary>A day that is kept as its number since 1 January of the year 1.</summary>
    /// <exception cref="InvalidDataException">It is none that there can be.</exception>
    public static DateOnly Day(this SqliteDataReader reader, int column)
    {
        var number = reader.Long(column);
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{number} is no day."));
    }

    public static DateOnly? DayOrNull(this SqliteDataReader reader, int column) => reader.IsNull(column) ? null : reader.Day(column);

    private static bool IsNull(this SqliteDataReader reader, int column) => raw.sqlite3_column_type(reader.Handle, column) == raw.SQLITE_NULL;
}
