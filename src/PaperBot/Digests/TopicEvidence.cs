namespace PaperBot.Digests;

/// <summary>Gathers, place by place, what of a topic stands in one paper and how closely together.</summary>
internal sealed class TopicEvidence(Topic topic)
{
    private const int FarthestApart = 4;
    private const double Reversed = 0.8;

    private static readonly double[] Nearness = [1, 1, 0.9, 0.6, 0.3];

    private readonly double[] _covered = new double[topic.Units.Count];
    private readonly double[] _inTitle = new double[topic.Units.Count];
    private readonly double[] _inNews = new double[topic.Units.Count];
    private readonly double[] _togetherInTitle = new double[topic.Units.Count];
    private readonly double[] _together = new double[topic.Units.Count];
    private readonly UnitPlace?[] _last = new UnitPlace?[topic.Units.Count];
    private int _mentions;

    /// <summary>The signs of <paramref name="paper"/>, in which <paramref name="places"/> stand, in the order of the text.</summary>
    public TopicSigns Read(NewsPaper paper, ReadOnlySpan<UnitPlace> places)
    {
        foreach (var values in (double[][])[_covered, _inTitle, _inNews, _togetherInTitle, _together]) Array.Clear(values);
        Array.Clear(_last);
        _mentions = 0;
        foreach (var place in places) Add(paper, place);
        return new TopicSigns
        {
            Covered = ShareOf(_covered), InTitle = ShareOf(_inTitle), InNews = ShareOf(_inNews), TogetherInTitle = TogetherOf(_togetherInTitle), Together = TogetherOf(_together),
            IsInPassing = _mentions == 1 && _inTitle[0] + _inNews[0] <= 0,
            AreApart = topic.Units.Count > 1 && Array.TrueForAll(_together, near => near <= 0),
        };
    }

    private void Add(NewsPaper paper, UnitPlace place)
    {
        var (unit, sentence) = (place.Unit, place.Place.Sentence);
        var telling = paper.SentenceWeights[sentence];
        Raise(_covered, unit, place.Share);
        if (sentence == 0) Raise(_inTitle, unit, place.Share);
        if (paper.StatementSentences.Contains(sentence)) Raise(_inNews, unit, place.Share);
        if (topic.Units.Count == 1)
        {
            _mentions++;
            Join(0, place.Share);
        }

        if (unit > 0 && _last[unit - 1] is { } left && left.Place.Sentence == sentence) Join(unit, NearnessOf(left, place) * left.Share * place.Share);
        if (unit + 1 < _last.Length && _last[unit + 1] is { } right && right.Place.Sentence == sentence) Join(unit + 1, Reversed * NearnessOf(right, place) * right.Share * place.Share);
        _last[unit] = place;

        void Join(int pair, double near)
        {
            if (sentence == 0) Raise(_togetherInTitle, pair, near);
            Raise(_together, pair, near * telling);
        }
    }

    private static void Raise(double[] values, int at, double value) => values[at] = Math.Max(values[at], value);

    private static double NearnessOf(UnitPlace before, UnitPlace after)
    {
        var apart = Math.Max(0, after.Place.Position - before.Last);
        return apart <= FarthestApart ? Nearness[apart] : 0;
    }

    private double ShareOf(double[] values)
    {
        double sum = 0;
        for (var unit = 0; unit < values.Length; unit++) sum += topic.Units[unit].Weight * values[unit];
        return topic.Weight <= 0 ? 0 : sum / topic.Weight;
    }

    /// <summary>Of each unit with the one before it in the topic; a single unit stands together with itself.</summary>
    private double TogetherOf(double[] values)
    {
        if (topic.Units.Count == 1) return values[0];
        double sum = 0, all = 0;
        for (var unit = 1; unit < values.Length; unit++)
        {
            var weight = topic.Units[unit - 1].Weight + topic.Units[unit].Weight;
            (sum, all) = (sum + (weight * values[unit]), all + weight);
        }

        return all <= 0 ? 0 : sum / all;
    }
}
