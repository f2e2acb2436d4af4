using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PaperBot.Digests;

/// <summary>Topic × new papers → how well each fits. Pure.</summary>
internal static class TopicRanking
{
    private const double LeastCovered = 0.25;

    /// <summary>The papers that have a part of <paramref name="topic"/> that is worth a look, in the order of the batch.</summary>
    public static IReadOnlyList<TopicMatch> Rank(Topic topic, NewsBatch batch)
    {
        var scale = batch.Sample.SimilaritiesTo(topic.Vector.Span);
        var places = PlacesOf(topic, batch);
        var evidence = new TopicEvidence(topic);
        var matches = new List<TopicMatch>();
        var all = CollectionsMarshal.AsSpan(places);
        for (var start = 0; start < all.Length;)
        {
            var end = start + 1;
            while (end < all.Length && all[end].Place.Paper == all[start].Place.Paper) end++;
            matches.Add(Match(topic, batch, all[start..end], evidence, scale));
            start = end;
        }

        return matches;
    }

    /// <summary>The papers that have any of <paramref name="units"/>.</summary>
    public static IReadOnlySet<int> HavingAny(IReadOnlyList<TopicUnit> units, NewsBatch batch)
    {
        var places = new List<UnitPlace>();
        foreach (var form in units.SelectMany(unit => unit.Forms)) PhraseSearch.Find(0, form, batch.Terms, places);
        return places.Select(place => place.Place.Paper).ToHashSet();
    }

    /// <summary>The places of the topic's units in papers that cover enough of it, by paper and then in the order of the text.</summary>
    private static List<UnitPlace> PlacesOf(Topic topic, NewsBatch batch)
    {
        var places = new List<UnitPlace>();
        var covered = new double[batch.Papers.Count];
        for (var unit = 0; unit < topic.Units.Count; unit++)
        {
            var first = places.Count;
            foreach (var form in topic.Units[unit].Forms) PhraseSearch.Find(unit, form, batch.Terms, places);
            var seen = -1;
            var added = CollectionsMarshal.AsSpan(places)[first..];
            if (topic.Units[unit].Forms.Count > 1) added.Sort(InOrder);
            foreach (var place in added)
            {
                if (place.Place.Paper == seen) continue;
                seen = place.Place.Paper;
                covered[seen] += topic.Units[unit].Weight;
            }
        }

        places.RemoveAll(place => covered[place.Place.Paper] < LeastCovered * topic.Weight);
        if (topic.Units.Count > 1) places.Sort(InOrder);
        return places;
    }

    private static int InOrder(UnitPlace left, UnitPlace right)
    {
        var order = left.Place.Paper.CompareTo(right.Place.Paper);
        if (order != 0) return order;
        order = left.Place.Position.CompareTo(right.Place.Position);
        return order != 0 ? order : left.Unit.CompareTo(right.Unit);
    }

    private static TopicMatch Match(Topic topic, NewsBatch batch, ReadOnlySpan<UnitPlace> places, TopicEvidence evidence, SimilarityScale? scale)
    {
        var number = places[0].Place.Paper;
        var paper = batch.Papers[number];
        var signs = evidence.Read(paper, places);
        if (scale is not null && paper.Stored.Embedding.Length == topic.Vector.Length)
        {
            var similarity = TensorPrimitives.Dot(topic.Vector.Span, paper.Stored.Embedding.Span);
            signs = signs with { Standing = scale.Standing(similarity), Nearness = scale.Nearness(similarity) };
        }

        return new TopicMatch(number, TopicFit.Of(signs), signs) { Qualifies = TopicFit.Qualifies(signs) && HasRequired(topic, places) };
    }

    private static bool HasRequired(Topic topic, ReadOnlySpan<UnitPlace> places)
    {
        for (var unit = 0; unit < topic.Units.Count; unit++)
        {
            if (!topic.Units[unit].IsRequired) continue;
            var has = false;
            foreach (var place in places) has |= place.Unit == unit;
            if (!has) return false;
        }

        return true;
    }
}
