using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaperBot.Discord.Payloads;

/// <summary>Discord's identifier: 64 bits, written as a decimal string, whose upper 42 bits are milliseconds since the first second of 2015.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private static readonly DateTimeOffset Epoch = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When it was given out.</summary>
    public DateTimeOffset CreatedAt => Epoch.AddMilliseconds(Value >> 22);

    /// <summary>The first that is given out at a time; 0 for one before Discord's first day.</summary>
    public static Snowflake At(DateTimeOffset time) => new(time <= Epoch ? 0 : (ulong)(time - Epoch).TotalMilliseconds << 22);

    /// <summary>Reads decimal digits; false for everything else.</summary>
    public static bool TryParse(string? text, out Snowflake snowflake)
    {
        var isNumber = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        snowflake = new Snowflake(value);
        return isNumber;
    }

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    internal sealed class Converter : JsonConverter<Snowflake>
    {
        public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String when TryParse(reader.GetString(), out var snowflake) => snowflake,
            JsonTokenType.Number when reader.TryGetUInt64(out var value) => new Snowflake(value),
            _ => throw new JsonException("A snowflake is a string of decimal digits."),
        };

        public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        public override Snowflake ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var snowflake) ? snowflake : throw new JsonException("A snowflake is a string of decimal digits.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
    }
}
