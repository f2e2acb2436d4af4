using System.Globalization;
using System.Text.Json;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>What names a point: an unsigned number or a UUID; numbers come before UUIDs.</summary>
/// <param name="IsUuid">Which of the two.</param>
/// <param name="Number">The number.</param>
/// <param name="Uuid">The UUID.</param>
public readonly record struct PointId(bool IsUuid, ulong Number, Guid Uuid) : IComparable<PointId>
{
    /// <summary>A number.</summary>
    public static PointId Of(ulong number) => new(false, number, default);

    /// <summary>A UUID.</summary>
    public static PointId Of(Guid uuid) => new(true, 0, uuid);

    /// <inheritdoc/>
    public int CompareTo(PointId other) => IsUuid != other.IsUuid ? IsUuid.CompareTo(other.IsUuid) : IsUuid ? Uuid.CompareTo(other.Uuid) : Number.CompareTo(other.Number);

    /// <inheritdoc/>
    public override string ToString() => IsUuid ? Uuid.ToString() : Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads one as it stands in an address.</summary>
    public static bool TryParse(string text, out PointId id)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            id = Of(number);
            return true;
        }

        const string urn = "urn:uuid:";
        var isUuid = Guid.TryParse(text.StartsWith(urn, StringComparison.Ordinal) ? text[urn.Length..] : text, out var uuid);
        id = Of(uuid);
        return isUuid;
    }

    internal static PointId Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetUInt64(out var number)) return Of(number);
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { } text && !ulong.TryParse(text, out _) && TryParse(text, out var id)) return id;
        throw Failure.Format($"value {element.GetRawText()} is not a valid point ID, valid values are either an unsigned integer or a UUID");
    }

    internal void Write(Utf8JsonWriter writer)
    {
        if (IsUuid) writer.WriteStringValue(Uuid);
        else writer.WriteNumberValue(Number);
    }
}
