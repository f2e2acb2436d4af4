using PaperBot.QdrantServer.Collections;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>Something that a point fulfils or not.</summary>
internal abstract record Condition
{
    public abstract bool Holds(Subject subject);

    /// <summary>Slots of which all that fulfil it are a part, ascending; null when no index tells.</summary>
    /// <param name="shard">The shard that is searched.</param>
    /// <param name="prefix">Inside a nested condition: the path of the objects.</param>
    public virtual IReadOnlyList<int>? Candidates(Shard shard, PayloadPath? prefix) => null;

    /// <summary>The same as <see cref="Holds"/> for many points of one shard, by its indexes where they serve.</summary>
    public virtual Func<StoredPoint, bool> Compile(Shard shard) => point => Holds(new Subject(shard, point, point.Payload));

    /// <summary>How many single conditions it is made of.</summary>
    public virtual int Count => 1;

    /// <summary>The size of its longest list.</summary>
    public virtual int InputSize => 0;

    /// <summary>The fields that it asks for, with the kinds of index that would serve.</summary>
    public virtual IEnumerable<RequiredIndex> Required(PayloadPath? prefix) => [];
}
