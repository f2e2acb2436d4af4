namespace PaperBot.Papers;

/// <summary>Where a paper was read.</summary>
/// <param name="File">The file's path or address as it was given; <c>-</c> is standard input.</param>
/// <param name="Format">The format's short name: <c>daily-papers</c>, <c>daily-papers-json</c>, <c>arxiv-atom</c>, <c>arxiv-snapshot</c>, <c>rss</c>, <c>atom</c>, <c>acl-anthology</c>, <c>bibtex</c>, <c>ris</c>, <c>csv</c>, <c>json</c>.</param>
/// <param name="Position">The paper's place among the papers of that file, from 1.</param>
/// <param name="Line">The line where its record begins, from 1; 0 where the format has no lines.</param>
/// <param name="Page">The page it stood on, as the page dates itself (<c>Mar 17</c>); null where there is none.</param>
public sealed record Provenance(string File, string Format, int Position, int Line, string? Page = null);
