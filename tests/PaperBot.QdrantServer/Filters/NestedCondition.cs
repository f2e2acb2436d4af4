using System.Text.Json;
using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>One object of an array has to pass the whole filter.</summary>
internal sealed record NestedCondition(PayloadPath Key, Filter Inner) : Condition
{
    private readonly PayloadPath _elements = Key.Elements();

    public override int Count => Inner.Count;

    public override int InputSize => Inner.InputSize;

    public override bool Holds(Subject subject)
    {
        foreach (var value in _elements.Get(subject.Payload))
        {
            if (value.ValueKind == JsonValueKind.Object && Inner.Holds(new Subject(subject.Shard, null, value))) return true;
        }

        return false;
    }

    public override IReadOnlyList<int>? Candidates(Shard shard, PayloadPath? prefix) => Inner.Candidates(shard, prefix is null ? _elements : prefix.Below(_elements));

    public override IEnumerable<RequiredIndex> Required(PayloadPath? prefix) => Inner.Required(prefix is null ? _elements : prefix.Below(_elements));
}
