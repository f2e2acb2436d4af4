using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Filters;
using PaperBot.QdrantServer.Http;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Queries;

/// <summary>An order by a payload field.</summary>
/// <param name="Key">The field; it needs an index of numbers or moments.</param>
/// <param name="IsDescending">The greatest first.</param>
/// <param name="StartFrom">The first value that counts, itself included; moments in microseconds since 1970.</param>
internal sealed record OrderBy(PayloadPath Key, bool IsDescending, double? StartFrom)
{
    public static OrderBy Read(JsonElement element, int minor)
    {
        if (element.ValueKind == JsonValueKind.String) return new OrderBy(FilterReader.ReadPath(element), false, null);
        var fields = new Fields(element, "order_by", minor);
        var key = FilterReader.ReadPath(fields.Required("key"));
        var direction = fields.Text("direction");
        if (direction is not (null or "asc" or "desc")) throw Failure.Format($"unknown variant `{direction}`, expected `asc` or `desc`");
        double? start = fields.Optional("start_from") switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            { } moment => PayloadMoment.Read(moment) ?? throw Failure.Format("data did not match any variant of untagged enum StartFrom"),
        };
        fields.End();
        return new OrderBy(key, direction == "desc", start);
    }

    public bool Reaches(double value) => StartFrom is not { } start || (IsDescending ? value <= start : value >= start);
}
