using System.Text.Json;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>Bounds of a number, or of a moment in microseconds since 1970.</summary>
internal sealed record ValueRange(bool IsMoment, double? Gt, double? Gte, double? Lt, double? Lte)
{
    public bool Holds(JsonElement value)
    {
        if (IsMoment) return PayloadMoment.Read(value) is { } moment && Holds(moment);
        return value.ValueKind == JsonValueKind.Number && Holds(value.GetDouble());
    }

    public bool Holds(double value) => !(value <= Gt || value < Gte || value >= Lt || value > Lte);
}
