using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>A condition on the values of a payload field. Of an array one element has to fulfil it.</summary>
internal sealed record FieldCondition(PayloadPath Key, Match? Match, ValueRange? Range, CountRange? ValuesCount, bool? IsEmpty, bool? IsNull) : Condition
{
    public override int InputSize => Match?.Values?.Count ?? 0;

    public override bool Holds(Subject subject)
    {
        var values = Key.Get(subject.Payload);
        if (values.Count == 0) return HoldsWithoutValue();
        foreach (var value in values)
        {
            if (HoldsFor(value, subject.Shard)) return true;
        }

        return false;
    }

    public override Func<StoredPoint, bool> Compile(Shard shard)
    {
        if (Candidates(shard, null) is not { } slots) return base.Compile(shard);
        var isFound = new bool[shard.SlotCount];
        foreach (var slot in slots) isFound[slot] = true;
        return point => isFound[point.Slot];
    }

    /// <summary>Exactly those that fulfil it, unless it stands in a nested condition.</summary>
    public override IReadOnlyList<int>? Candidates(Shard shard, PayloadPath? prefix)
    {
        if (ValuesCount is not null || IsEmpty is not null || IsNull is not null) return null;
        if (shard.Index(prefix is null ? Key : prefix.Below(Key)) is not { } index) return null;
        if (Match is null && Range is { } range && index.Settings.AllowsRange && range.IsMoment == (index.Settings.Kind == IndexKind.Datetime)) return index.Within(range);
        if (Match is not { Kind: MatchKind.Value or MatchKind.Any, Values: { } wanted } || Range is not null) return null;
        if (index.Settings.Kind is not (IndexKind.Keyword or IndexKind.Integer or IndexKind.Bool)) return null;
        if (wanted.Count == 1) return index.Lookup(wanted.First());
        var union = new SortedSet<int>();
        foreach (var value in wanted) union.UnionWith(index.Lookup(value));
        return [.. union];
    }

    public override IEnumerable<RequiredIndex> Required(PayloadPath? prefix)
    {
        var path = prefix is null ? Key : prefix.Below(Key);
        if (Match is { } match && match.RequiredIndex(path) is { } required) yield return required;
        if (Range is { IsMoment: true }) yield return new RequiredIndex(path, index => index.Kind == IndexKind.Datetime, "datetime");
        else if (Range is not null) yield return new RequiredIndex(path, index => index.Kind == IndexKind.Float || index is { Kind: IndexKind.Integer, AllowsRange: true }, "float, integer");
        if (ValuesCount is not null || IsEmpty is not null || IsNull is not null) yield return new RequiredIndex(path, _ => true, "bool, datetime, float, geo, integer, keyword, text, uuid");
    }

    /// <summary>What holds of a field that is missing.</summary>
    private bool HoldsWithoutValue() => ValuesCount is { } count ? count.CountsMissing && count.Holds(0) : IsEmpty is { } isEmpty ? isEmpty : IsNull is { } isNull && !isNull;

    private bool HoldsFor(JsonElement value, Shard shard)
    {
        if (ValuesCount is { } count) return count.Holds(value.ValueKind switch { JsonValueKind.Array => value.GetArrayLength(), JsonValueKind.Null => 0, _ => 1 });
        if (IsEmpty is { } isEmpty) return (value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) == isEmpty;
        if (IsNull is { } isNull) return (value.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Null)) == isNull;
        if (value.ValueKind != JsonValueKind.Array) return HoldsForOne(value, shard);
        foreach (var element in value.EnumerateArray())
        {
            if (HoldsForOne(element, shard)) return true;
        }

        return false;
    }

    private bool HoldsForOne(JsonElement value, Shard shard) =>
        Match is { } match && match.Holds(value, shard.Index(Key)?.Settings.Kind == IndexKind.Text) || Range is { } range && range.Holds(value);
}
