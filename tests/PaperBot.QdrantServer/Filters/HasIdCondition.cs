using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>The point is one of these.</summary>
internal sealed record HasIdCondition(IReadOnlySet<PointId> Ids) : Condition
{
    public override int InputSize => Ids.Count;

    public override bool Holds(Subject subject) => subject.Point is { } point && Ids.Contains(point.Id);

    public override IReadOnlyList<int>? Candidates(Shard shard, PayloadPath? prefix)
    {
        if (prefix is not null) return null;
        var slots = new List<int>(Ids.Count);
        foreach (var id in Ids)
        {
            if (shard.Find(id) is { } point) slots.Add(point.Slot);
        }

        slots.Sort();
        return slots;
    }
}
