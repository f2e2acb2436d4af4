using System.Text.Json;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>The conditions <c>is_empty</c> and <c>is_null</c> that stand by themselves.</summary>
internal sealed record BareFieldCondition(PayloadPath Key, bool AsksForNull) : Condition
{
    public override bool Holds(Subject subject)
    {
        var values = Key.Get(subject.Payload);
        return AsksForNull
            ? values.Any(value => value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Null))
            : values.All(value => value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
    }

    public override IEnumerable<RequiredIndex> Required(PayloadPath? prefix) =>
        [new RequiredIndex(prefix is null ? Key : prefix.Below(Key), _ => true, "bool, datetime, float, geo, integer, keyword, text, uuid")];
}
