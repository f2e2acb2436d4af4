using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Text;

namespace PaperBot.Sqlite;

/// <summary>Adds papers to the tables: finds those that are already there, merges, and writes what has changed, all within the caller's transaction.</summary>
internal sealed class PaperUpsert(Database database)
{
    private readonly SortedDictionary<int, (Paper Paper, bool NewText)> _changed = [];
    private readonly Dictionary<string, List<int>> _changedTitles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _mergedInto = [];
    private readonly int _firstNew = RecordStore.End(database);
    private int _end = RecordStore.End(database);

    public IReadOnlyList<UpsertOutcome> Run(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var outcomes = new UpsertOutcome[papers.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes[i] = Add(papers[i]);
        }

        if (_changed.Count > 0 || _mergedInto.Count > 0) Write(cancellationToken);
        return outcomes;
    }

    private UpsertOutcome Add(Paper paper)
    {
        var numbers = paper.AllIds.Select(id => RecordStore.NumberOf(database, id)).OfType<int>().Distinct().Order().ToList();
        if (numbers.Count == 0 && SameTitle(paper) is { } sameTitle) numbers.Add(sameTitle);
        if (numbers.Count == 0)
        {
            Change(_end++, paper, newText: true);
            return UpsertOutcome.New;
        }

        var stored = Find(numbers[0]);
        var merged = PaperMerge.Merge(stored, paper);
        foreach (var other in numbers.Skip(1)) merged = PaperMerge.Merge(merged, Absorb(other, numbers[0]));
        if (ReferenceEquals(merged, stored)) return UpsertOutcome.Unchanged;

        var newText = stored.Title != merged.Title || stored.Abstract != merged.Abstract;
        var outcome = numbers.Count == 1 && PaperContent.AreEqual(stored, merged) ? UpsertOutcome.Unchanged : UpsertOutcome.Updated;
        var newProvenance = !stored.Provenances.SequenceEqual(merged.Provenances);
        if (outcome == UpsertOutcome.Updated || newProvenance) Change(numbers[0], merged, newText);
        return outcome;
    }

    private Paper Find(int number) =>
        _changed.TryGetValue(number, out var changed) ? changed.Paper : RecordStore.Get(database, number);

    private int? SameTitle(Paper paper)
    {
        var key = TitleKey.Of(paper.Title);
        if (key.Length == 0) return null;
        var numbers = new List<int>(_changedTitles.GetValueOrDefault(key) ?? []);
        using (var reader = database.Read("SELECT number FROM paper WHERE title_key = $1 AND merged_into IS NULL", key))
        {
            while (reader.Read()) numbers.Add(reader.Int(0));
        }

        return numbers.Where(number => !_mergedInto.ContainsKey(number)).Distinct().Order()
            .Where(number => PaperIdentity.SameTitleMeansSamePaper(Find(number), paper)).Select(number => (int?)number).FirstOrDefault();
    }

    /// <summary>The paper turns out to be another one too: it gives up its place, and its identifiers lead to <paramref name="into"/>.</summary>
    private Paper Absorb(int number, int into)
    {
        var paper = Find(number);
        _changed.Remove(number);
        _mergedInto[number] = into;
        database.Execute("UPDATE alias SET paper = $1 WHERE paper = $2", into, number);
        return paper;
    }

    private void Change(int number, Paper paper, bool newText)
    {
        _changed[number] = (paper, newText || (_changed.TryGetValue(number, out var before) && before.NewText));
        if (newText)
        {
            var key = TitleKey.Of(paper.Title);
            if (!_changedTitles.TryGetValue(key, out var numbers)) _changedTitles.Add(key, numbers = []);
            numbers.Add(number);
        }

        foreach (var id in paper.AllIds) database.Execute("INSERT OR REPLACE INTO alias (id, paper) VALUES ($1, $2)", id.Text, number);
    }

    private void Write(CancellationToken cancellationToken)
    {
        var revision = Revision.Next(database);
        foreach (var (number, into) in _mergedInto) WriteAbsorbed(number, into, revision);
        var terms = PaperTerms.Of([.. _changed.Select(entry => (entry.Key, entry.Value.Paper))], cancellationToken);
        foreach (var paperTerms in terms) WritePaper(paperTerms, revision);
        SegmentStore.Write(database, revision, terms);
        SegmentStore.MergeSmall(database);
    }

    private void WritePaper(PaperTerms terms, int revision)
    {
        var (paper, newText) = _changed[terms.Number];
        var textRevision = newText ? revision : database.Number("SELECT text_revision FROM paper WHERE number = $1", terms.Number);
        database.Execute(
            """
            INSERT OR REPLACE INTO paper (number, id, revision, text_revision, title_terms, abstract_terms, year, merged_into, title_key, day, authors)
            VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8, $9, $10)
            """,
            terms.Number, paper.Id.Text, revision, textRevision, terms.TitleTerms, terms.AbstractTerms, paper.Year, TitleKey.Of(paper.Title),
            paper.Published?.DayNumber, paper.Authors.Count);
        RecordStore.Write(database, terms.Number, paper);
    }

    private void WriteAbsorbed(int number, int into, int revision)
    {
        database.Execute("DELETE FROM record WHERE number = $1", number);
        if (number < _firstNew) database.Execute("UPDATE paper SET merged_into = $1, revision = $2, title_key = '' WHERE number = $3", into, revision, number);
        else
        {
            // It came and went within this batch; its number stays taken so that the numbers are without gaps.
            database.Execute(
                """
                INSERT INTO paper (number, id, revision, text_revision, title_terms, abstract_terms, year, merged_into, title_key, day, authors)
                VALUES ($1, $2, $3, 0, 0, 0, NULL, $4, '', NULL, 0)
                """,
                number, $"merged:{number}", revision, into);
        }
    }
}
