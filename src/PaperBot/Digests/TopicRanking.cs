using System.Numerics.Tensors;

namespace PaperBot.Digests;

/// <summary>Topic × new papers → how well each fits. Pure.</summary>
internal static class TopicRanking
{
    private const double LeastFit = 0.35;
    private const double LeastCovered = 0.7;
    private const int AdjacentTerms = 2;

    /// <summary>The papers that share anything with <paramref name="topic"/>, the best first.</summary>
    public static IReadOnlyList<TopicMatch> Rank(Topic topic, NewsBatch batch)
    {
        var hits = new Dictionary<int, List<(int Unit, TopicForm Form, TermPlace Place)>>();
        for (var unit = 0; unit < topic.Units.Count; unit++)
        {
            foreach (var form in topic.Units[unit].Forms)
            {
                foreach (var place in PlacesOf(form, batch.Terms))
                {
                    if (!hits.TryGetValue(place.Paper, out var found)) hits[place.Paper] = found = [];
                    found.Add((unit, form, place));
                }
            }
        }

        return [.. hits.Select(pair => Match(topic, batch, pair.Key, pair.Value)).OrderByDescending(match => match.Fit).ThenBy(match => batch.Papers[match.Paper].Paper.Id)];
    }

    private static IEnumerable<TermPlace> PlacesOf(TopicForm form, NewsTerms terms)
    {
        if (form.Terms.Count == 1) return terms.PlacesOf(form.Terms[0]);
        var rarest = form.Terms.Select(terms.PlacesOf).ToList();
        if (rarest.Any(places => places.Count == 0)) return [];
        var followers = rarest.Skip(1).Select(places => places.ToHashSet()).ToList();
        return rarest[0].Where(place => Follows(place, followers, 0));
    }

    private static bool Follows(TermPlace place, List<HashSet<TermPlace>> followers, int next)
    {
        if (next == followers.Count) return true;
        for (var gap = 1; gap <= AdjacentTerms; gap++)
        {
            var then = place with { Position = (ushort)(place.Position + gap) };
            if (followers[next].Contains(then) && Follows(then, followers, next + 1)) return true;
        }

        return false;
    }

    private static TopicMatch Match(Topic topic, NewsBatch batch, int number, List<(int Unit, TopicForm Form, TermPlace Place)> found)
    {
        var paper = batch.Papers[number];
        var total = Math.Max(1e-9, topic.Weight);
        var units = found.GroupBy(hit => hit.Unit).Select(group => Hit(topic.Units[group.Key], paper, [.. group])).ToList();
        var covered = units.Sum(hit => hit.Unit.Weight * hit.Form.Share) / total;
        var strength = units.Sum(hit => hit.Unit.Weight * hit.Strength) / total;
        var joint = found.Select(hit => hit.Place.Sentence).Distinct().Max(sentence => found
            .Where(hit => hit.Place.Sentence == 0 || hit.Place.Sentence == sentence).Select(hit => hit.Unit).Distinct().Sum(unit => topic.Units[unit].Weight)) / total;
        var similarity = topic.Vector.Length == paper.Stored.Embedding.Length && !topic.Vector.IsEmpty ? TensorPrimitives.Dot(topic.Vector.Span, paper.Stored.Embedding.Span) : 0;
        var fit = Math.Clamp((0.75 * strength * (0.6 + (0.4 * joint))) + (0.25 * Math.Max(0, similarity)), 0, 1);
        return new TopicMatch(number, fit, units, covered, joint, similarity)
        {
            Qualifies = fit >= LeastFit && covered >= LeastCovered && topic.Units.All(unit => !unit.IsRequired || units.Any(hit => hit.Unit == unit)),
        };
    }

    private static UnitHit Hit(TopicUnit unit, NewsPaper paper, List<(int Unit, TopicForm Form, TermPlace Place)> places)
    {
        var best = places.MaxBy(hit => hit.Form.Share * paper.SentenceWeights[hit.Place.Sentence] * (hit.Place.Sentence == 0 ? 2 : 1));
        var isInTitle = best.Place.Sentence == 0;
        var count = places.Select(hit => (hit.Place.Sentence, hit.Place.Position)).Distinct().Count();
        var strength = isInTitle ? 1 : Math.Min(0.9, (0.55 * paper.SentenceWeights[best.Place.Sentence]) + (0.12 * Math.Min(3, count - 1)));
        return new UnitHit(unit, best.Form, isInTitle, strength * best.Form.Share);
    }
}
