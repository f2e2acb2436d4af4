using System.Globalization;
using Npgsql;

namespace PaperBot.Postgres.Server;

/// <summary>The row that a reader stands at.</summary>
internal readonly struct Row(NpgsqlDataReader reader)
{
    private static readonly long EarliestMilliseconds = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LatestMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public string Text(int column) => KeptText.Read(reader.GetString(column));

    public string? TextOrNull(int column) => reader.IsDBNull(column) ? null : Text(column);

    public int Int(int column) => reader.GetInt32(column);

    public int? IntOrNull(int column) => reader.IsDBNull(column) ? null : Int(column);

    public long Long(int column) => reader.GetInt64(column);

    public bool Flag(int column) => reader.GetBoolean(column);

    /// <summary>A time that is kept in milliseconds since 1970.</summary>
    /// <exception cref="InvalidDataException">It is none that there can be.</exception>
    public DateTimeOffset Time(int column)
    {
        var milliseconds = Long(column);
        return milliseconds >= EarliestMilliseconds && milliseconds <= LatestMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{milliseconds} is no time."));
    }

    public DateTimeOffset? TimeOrNull(int column) => reader.IsDBNull(column) ? null : Time(column);

    /// <summary>A day that is kept as its number since 1 January of the year 1.</summary>
    /// <exception cref="InvalidDataException">It is none that there can be.</exception>
    public DateOnly Day(int column)
    {
        var number = Int(column);
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(number)
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{number} is no day."));
    }

    public DateOnly? DayOrNull(int column) => reader.IsDBNull(column) ? null : Day(column);
}
