using FsCheck;
using FsCheck.Fluent;
using PaperBot.Answering;
using PaperBot.Conversations;
using PaperBot.Discord.Messages;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Prompting;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>Replies of every kind, made of <see cref="AnyText"/>: up to 50 sources, statements that cite any of them and some that do not exist.</summary>
internal static class AnyReply
{
    private static readonly Gen<string> Text = AnyText.Moderate;

    private static readonly Gen<string> Long = AnyText.Generator;

    private static readonly Gen<string?> Maybe = Gen.OneOf(Long.Select(text => (string?)text), Gen.Constant<string?>(null));

    private static readonly Gen<PaperId> Id = Gen.OneOf(
        Gen.Choose(10_000, 99_999).Select(number => PaperId.ArXiv($"2106.{number}")),
        Text.Select(text => PaperId.Doi("10.1/(x)" + text)),
        Text.Select(text => PaperId.Given("s2:a" + text)),
        Text.Select(PaperId.FromTitle));

    private static readonly Gen<Paper> Paper =
        from id in Id
        from title in Text
        from summary in Text
        from authors in Text.ListOf()
        from year in Gen.Elements<int?>(null, 0, 2024, int.MaxValue)
        from venue in Maybe
        select new Paper { Id = id, Title = title, Abstract = summary, Authors = [.. authors.Take(20)], Year = year, Venue = venue, Categories = [.. authors.Take(3)] };

    private static readonly Gen<IReadOnlyList<Source>> Sources =
        from count in Gen.Choose(0, 50)
        from papers in Paper.ArrayOf(count)
        select (IReadOnlyList<Source>)[.. papers.Select((paper, i) => new Source(i + 1, paper, 1))];

    private static readonly Gen<Citation> Citation =
        from source in Gen.Choose(1, 55)
        from quote in Text
        from start in Gen.Elements(0, 1_234, int.MaxValue / 2)
        select new Citation(source, Sample.Lora.Id, quote, start);

    private static readonly Gen<Statement> Statement =
        from text in Long
        from mark in Gen.Choose(1, 1_000_000)
        from citations in Gen.Choose(1, 8).SelectMany(count => Citation.ArrayOf(count))
        from heading in Maybe
        select new Statement($"S{mark}E {text}", citations, heading);

    private static readonly Gen<Answer> Answered =
        from statements in Gen.Choose(0, 60).SelectMany(count => Statement.ArrayOf(count))
        from sources in Sources
        from reason in Long
        from isRecord in ArbMap.Default.GeneratorFor<bool>()
        from mode in Gen.Elements(AnswerMode.Model, AnswerMode.Extractive)
        from note in Maybe
        from remark in Maybe
        from question in Text
        select new Answer
        {
            // Statements are told apart by their marks, so no two may have the same.
            Question = question, Statements = [.. statements.DistinctBy(statement => statement.Text[..statement.Text.IndexOf('E', StringComparison.Ordinal)])], Sources = sources, Mode = mode, Note = note, Remark = remark,
            NoAnswer = statements.Length == 0 ? new NoAnswer(reason) { IsRecord = isRecord } : null,
        };

    public static Arbitrary<Answer> Answers { get; } = Answered.ToArbitrary();

    public static Gen<ReplyLook> Looks { get; } =
        from isPrivate in ArbMap.Default.GeneratorFor<bool>()
        from isTalking in ArbMap.Default.GeneratorFor<bool>()
        from isPlain in ArbMap.Default.GeneratorFor<bool>()
        from asked in Maybe
        from page in Gen.Elements(0, 0, 1, 7, int.MaxValue - 1)
        select new ReplyLook("abcdefghij234567") { IsPrivate = isPrivate, IsInConversation = isTalking, IsPlain = isPlain, Asked = asked, Page = page };

    private static readonly Gen<Reply> Similar =
        from query in Long
        from asked in Gen.OneOf(Paper.Select(paper => (Paper?)paper), Gen.Constant<Paper?>(null))
        from sources in Sources
        from reason in Long
        from none in Long
        from remark in Maybe
        select (Reply)new Reply.FoundSimilar(new SimilarPapers(
            query, asked, [.. sources.Select(source => new SimilarResult(source.Number, source.Paper, 1, 1, reason))], sources.Count == 0 ? none : null) { Remark = remark });

    private static readonly Gen<Reply> Found =
        from query in Long
        from sources in Sources
        from reason in Long
        from none in Long
        from hasMore in ArbMap.Default.GeneratorFor<bool>()
        from remark in Maybe
        select (Reply)new Reply.Found(new SearchResults(
            query, [.. sources.Select(source => new SearchResult(source.Number, source.Paper, 1, 1, reason))], hasMore, sources.Count == 0 ? none : null, remark));

    private static readonly Gen<Reply> Compared =
        from first in Paper
        from second in Paper
        from statements in Gen.Choose(0, 8).SelectMany(count => Statement.ArrayOf(count))
        from cells in Gen.OneOf(Statement.Select(statement => (Statement?)statement), Gen.Constant<Statement?>(null)).ArrayOf(8)
        from phrases in Text.ListOf()
        from note in Maybe
        select (Reply)new Reply.Compared(new Comparison(
            new Source(1, first, 1), new Source(2, second, 1), [.. Enumerable.Range(0, 4).Select(i => new ComparisonRow("Method", cells[i], cells[i + 4]))], [.. phrases], [.. phrases], []) { Statements = statements, Note = note });

    private static readonly Gen<Reply> Card =
        from paper in Paper
        from statements in Gen.Choose(0, 6).SelectMany(count => Statement.ArrayOf(count))
        select (Reply)new Reply.Card(new PaperCard(new Source(1, paper, 1), [.. statements.Select((statement, i) => new CardPoint((SentenceRole)i, statement))]));

    private static readonly Gen<Reply> Unresolved =
        from name in Text
        from reason in Maybe
        from papers in Paper.ListOf()
        from count in Gen.Choose(0, 6)
        select (Reply)new Reply.Unresolved([.. Enumerable.Range(0, count).Select(_ => new PaperResolution(name, null, [.. papers.Select(paper => new TitleHit(paper.Id, paper.Title, 1))], reason))]);

    private static readonly Gen<Reply> Summarised =
        from answer in Answered
        from papers in Paper.ListOf()
        from years in Gen.Choose(0, 400)
        select (Reply)new Reply.Summarised(new TopicSummary(answer, [.. Enumerable.Range(1600, years).Select(year => new PapersOfYear(year, year * 1_000))], [.. papers]));

    private static readonly Gen<Reply> Any = Gen.OneOf(
        from answer in Answered
        from understood in Maybe
        select (Reply)new Reply.Answered(answer, understood),
        Summarised, Similar, Found, Compared, Card, Unresolved, Gen.Constant((Reply)new Reply.EvidenceWanted()));

    public static Arbitrary<(Reply Reply, ReplyLook Look)> Arbitrary { get; } = Any.SelectMany(reply => Looks.Select(look => (reply, look))).ToArbitrary();
}
