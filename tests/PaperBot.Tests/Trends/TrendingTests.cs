using System.Globalization;
using PaperBot.Conformance;
using PaperBot.Papers;
using PaperBot.Trends;
using Xunit;

namespace PaperBot.Tests.Trends;

public sealed class TrendingTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private readonly KeptTrends _kept = new();
    private readonly List<Paper> _papers = [];

    [Fact]
    public async Task An_empty_library_is_told_in_one_sentence_with_what_to_do()
    {
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week));
        Assert.Contains("library is empty", report.Nothing, StringComparison.Ordinal);
        Assert.Contains("paperbot ingest", report.Nothing, StringComparison.Ordinal);
        Assert.Empty(report.Basis);
    }

    [Fact]
    public async Task Both_ends_of_a_window_belong_to_it()
    {
        Add("1", Today);
        Add("2", Today.AddDays(-6));
        Add("3", Today.AddDays(-7));
        Add("4", Today.AddDays(1));
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week));
        Assert.Equal(new TrendSpan(Today.AddDays(-6), Today), report.Span);
        Assert.Equal(2, report.NewPapers);
        Assert.Equal(["s2:1", "s2:2"], report.Newest.Select(paper => paper.Id.Text));
        Assert.Contains(report.Basis, sentence => sentence.Contains("No source counted votes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TrendWindow.Day, 1)]
    [InlineData(TrendWindow.Week, 7)]
    [InlineData(TrendWindow.Month, 30)]
    public async Task A_window_is_as_long_as_its_name_says(TrendWindow window, int days)
    {
        for (var i = 0; i < 60; i++) Add($"{i}", Today.AddDays(-i));
        Assert.Equal(days, (await FindAsync(new TrendQuestion(window))).NewPapers);
    }

    [Fact]
    public async Task Papers_new_in_the_window_count_all_their_votes_and_earlier_ones_what_they_gained()
    {
        Add("new", Today.AddDays(-1));
        Add("old", Today.AddDays(-20));
        Add("shrunk", Today.AddDays(-20));
        Add("once", Today.AddDays(-20));
        _kept.Votes("s2:new", Today, 30).Votes("s2:old", Today.AddDays(-8), 100).Votes("s2:old", Today.AddDays(-1), 150)
            .Votes("s2:shrunk", Today.AddDays(-8), 100).Votes("s2:shrunk", Today, 90).Votes("s2:once", Today, 500);
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week));
        Assert.Equal([("s2:old", 50, 150, true), ("s2:new", 30, 30, false)], report.Voted.Select(voted => (voted.Paper.Id.Text, voted.Votes, voted.AllVotes, voted.IsGain)));
        Assert.Contains("what earlier papers gained", report.Basis[0], StringComparison.Ordinal);
        Assert.Empty(report.Newest);
    }

    [Fact]
    public async Task A_paper_that_a_source_listed_in_the_window_is_new_whenever_it_was_published()
    {
        Add("classic", new DateOnly(2017, 6, 12));
        _kept.Lists("s2:classic", Today.AddDays(-2), At(Today)).Votes("s2:classic", Today, 7);
        var voted = Assert.Single((await FindAsync(new TrendQuestion(TrendWindow.Week))).Voted);
        Assert.False(voted.IsGain);
    }

    [Fact]
    public async Task Votes_that_were_counted_after_the_window_still_rank_what_was_new_in_it()
    {
        Add("1", new DateOnly(2026, 3, 3));
        Add("2", new DateOnly(2026, 3, 4));
        _kept.Votes("s2:1", Today, 3).Votes("s2:2", Today, 9);
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week) { Day = new DateOnly(2026, 3, 5) });
        Assert.Equal([("s2:2", 9), ("s2:1", 3)], report.Voted.Select(voted => (voted.Paper.Id.Text, voted.Votes)));
    }

    [Fact]
    public async Task Two_sources_of_one_paper_are_added_up_also_under_two_identifiers()
    {
        _papers.Add(PaperOf("one", Today) with { OtherIds = [PaperId.Doi("10.1/one")] });
        _kept.Votes("s2:one", Today, 4, "hf").Votes("s2:one", Today, 3, "alpha").Votes("doi:10.1/one", Today, 2, "journal");
        Assert.Equal(9, Assert.Single((await FindAsync(new TrendQuestion(TrendWindow.Day))).Voted).Votes);
    }

    [Fact]
    public async Task What_a_place_did_is_ranked_by_weight_apart_from_votes_and_no_other_place_sees_it()
    {
        foreach (var id in (string[])["asked", "opened", "liked", "before"]) Add(id, Today.AddDays(-400));
        _kept.Does("g1", "s2:asked", ActivityKind.Asked, Today, 3).Does("g1", "s2:opened", ActivityKind.Opened, Today.AddDays(-6)).Does("g1", "s2:liked", ActivityKind.Liked, Today)
            .Does("g1", "s2:before", ActivityKind.Liked, Today.AddDays(-7), 9).Does("g2", "s2:opened", ActivityKind.Liked, Today, 9);
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week) { Place = "g1" });
        Assert.Equal([("s2:liked", 4L), ("s2:asked", 3L), ("s2:opened", 2L)], report.Active.Select(active => (active.Paper.Id.Text, active.Score)));
        Assert.Empty(report.Voted);
        Assert.Empty((await FindAsync(new TrendQuestion(TrendWindow.Week) { Day = Today })).Active);
    }

    [Fact]
    public async Task Without_a_day_the_last_days_with_papers_are_shown_and_that_is_said()
    {
        Add("1", new DateOnly(2025, 12, 31));
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week));
        Assert.Null(report.Nothing);
        Assert.Equal(new TrendSpan(new DateOnly(2025, 12, 25), new DateOnly(2025, 12, 31)), report.Span);
        Assert.Equal("Nothing here is dated 15 to 21 November 2026; these are the 7 days to 31 December 2025, the last with papers.", report.Remark);
    }

    [Fact]
    public async Task An_empty_window_that_was_asked_for_says_where_there_are_papers()
    {
        Add("1", new DateOnly(2025, 12, 31));
        Assert.Contains("newest before is of 31 December 2025", (await FindAsync(new TrendQuestion(TrendWindow.Week) { Day = Today })).Nothing, StringComparison.Ordinal);
        Assert.Contains("the first is of 31 December 2025", (await FindAsync(new TrendQuestion(TrendWindow.Week) { Day = new DateOnly(2020, 1, 1) })).Nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_without_days_are_told_of_and_a_topic_of_theirs_goes_by_years()
    {
        foreach (var (year, text) in ((int, string)[])[(2015, "graph"), (2017, "attention"), (2017, "graph"), (2018, "attention")])
            _papers.Add(PaperOf($"{year}{text}", null) with { Year = year, Abstract = $"A paper on {text} networks." });
        Assert.Contains("carry no day", (await FindAsync(new TrendQuestion(TrendWindow.Week))).Nothing, StringComparison.Ordinal);
        var topic = (await FindAsync(new TrendQuestion(TrendWindow.Week) { Topic = "attention" })).Topic!;
        Assert.Equal(TrendPeriod.Year, topic.Period);
        Assert.Equal([(2015, 0, 1), (2016, 0, 0), (2017, 1, 2), (2018, 1, 1)], topic.Points.Select(point => (point.Span.To.Year, point.Papers, point.Of)));
        Assert.Equal("s2:2018attention", Assert.Single(topic.Best).Id.Text);
    }

    [Fact]
    public async Task A_topics_course_counts_the_papers_that_mention_it_of_all_papers_of_each_week()
    {
        for (var i = 0; i < 90; i++) _papers.Add(PaperOf($"{i}", Today.AddDays(-i)) with { Abstract = i % 7 == 0 || i < 3 ? "We train diffusion models." : "We train transformers." });
        var topic = (await FindAsync(new TrendQuestion(TrendWindow.Week) { Topic = "diffusion models" })).Topic!;
        Assert.Equal(12, topic.Points.Count);
        Assert.All(topic.Points, point => Assert.Equal((7, 7), (point.Of, point.Span.Days)));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3], topic.Points.Select(point => point.Papers));
        Assert.Equal(Today, topic.Points[^1].Span.To);
        Assert.Equal("▃▃▃▃▃▃▃▃▃▃▃█", TopicFinding.Line(topic));
    }

    [Fact]
    public async Task The_best_papers_of_a_topic_are_those_with_votes_and_then_those_about_it()
    {
        _papers.Add(PaperOf("mentions", Today) with { Abstract = "We compare with diffusion." });
        _papers.Add(PaperOf("about", Today) with { Title = "Diffusion for everyone", Abstract = "Faster diffusion." });
        _papers.Add(PaperOf("voted", Today) with { Abstract = "Some diffusion." });
        _kept.Votes("s2:voted", Today, 1);
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week) { Topic = "diffusion" });
        Assert.Equal(["s2:voted", "s2:about", "s2:mentions"], report.Topic!.Best.Select(paper => paper.Id.Text));
    }

    [Theory]
    [InlineData("zebrafish", "None of the 1 papers")]
    [InlineData("the best papers", "names no topic")]
    [InlineData("?!", "names no topic")]
    public async Task A_topic_that_nothing_can_be_said_of_gets_a_sentence(string topic, string sentence)
    {
        Add("1", Today);
        Assert.Contains(sentence, (await FindAsync(new TrendQuestion(TrendWindow.Week) { Topic = topic })).Nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_away_costs_the_votes_and_nothing_else()
    {
        Add("1", Today);
        _kept.IsDown = true;
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week) { Place = "g" });
        Assert.Equal(1, report.NewPapers);
        Assert.NotNull(report.Failure);
        Assert.Contains(report.Basis, sentence => sentence.Contains("cannot be read right now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_phrase_that_many_new_papers_name_rises_and_its_course_is_told()
    {
        for (var i = 0; i < 60; i++) _papers.Add(PaperOf($"before{i}", Today.AddDays(-10 - (i % 20))) with { Title = $"Segmentation of scene {i}", Abstract = "We segment images with encoders." });
        for (var i = 0; i < 12; i++)
        {
            var rises = i < 5;
            _papers.Add(PaperOf($"now{i}", Today.AddDays(-(i % 5))) with { Title = rises ? $"Token pruning for part {i}" : $"Segmentation of field {i}", Abstract = rises ? "We speed up encoders by token pruning." : "We segment images." });
        }

        _kept.Votes("s2:now3", Today, 40);
        var report = await FindAsync(new TrendQuestion(TrendWindow.Week));
        var rising = Assert.Single(report.Rising);
        Assert.Equal(("token pruning", 5, 0), (rising.Name.ToLowerInvariant(), rising.Papers, rising.PapersBefore));
        Assert.Equal("s2:now3", rising.Best[0].Id.Text);
        Assert.Equal(3, rising.Best.Count);
        Assert.Equal((5, 12), (report.Topic!.Points[^1].Papers, report.Topic.Points[^1].Of));
    }

    [Fact]
    public async Task The_same_question_gives_the_same_answer_in_whatever_order_papers_came()
    {
        for (var i = 0; i < 40; i++) _papers.Add(PaperOf($"{i}", Today.AddDays(-(i % 9))) with { Abstract = $"Word{i % 4} sense of thing{i % 3}." });
        foreach (var paper in _papers) _kept.Votes(paper.Id.Text, Today, paper.Id.Text.Length % 3);
        var first = await FindAsync(new TrendQuestion(TrendWindow.Month) { Limit = 50 });
        _papers.Reverse();
        var second = await FindAsync(new TrendQuestion(TrendWindow.Month) { Limit = 50 });
        Assert.Equal(first.Voted.Select(voted => voted.Paper.Id), second.Voted.Select(voted => voted.Paper.Id));
    }

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);

    private static Paper PaperOf(string name, DateOnly? day) => new()
    {
        Id = PaperId.Parse($"s2:{name}"), Title = string.Create(CultureInfo.InvariantCulture, $"Study {name}"), Abstract = "We study things.", Published = day, Year = day?.Year,
        Provenances = [new Provenance("made-up", "json", 1, 1)],
    };

    private void Add(string name, DateOnly day) => _papers.Add(PaperOf(name, day));

    private async Task<TrendReport> FindAsync(TrendQuestion question)
    {
        await using var index = new InMemoryPaperIndex();
        await index.UpsertAsync(_papers, TestContext.Current.CancellationToken);
        return await new Trending(index, _kept, _kept, new Noon(Today)).FindAsync(question, TestContext.Current.CancellationToken);
    }

    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
    }
}
