namespace PaperBot.QdrantServer.Filters;

/// <summary>The point has a vector of this name.</summary>
internal sealed record HasVectorCondition(string Name) : Condition
{
    public override bool Holds(Subject subject) => subject.Point is { } point && subject.Shard.HasVector(point.Slot, Name);
}
