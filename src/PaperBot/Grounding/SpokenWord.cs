namespace PaperBot.Grounding;

/// <summary>A word of a sentence as grounding looks at it.</summary>
/// <param name="Typed">As it stands there.</param>
/// <param name="Lower">In lower case.</param>
/// <param name="Terms">The terms that it is counted as; empty for a stop word.</param>
/// <param name="Start">Its offset.</param>
/// <param name="Clause">Number of the clause that it stands in, from 0.</param>
internal sealed record SpokenWord(string Typed, string Lower, IReadOnlyList<string> Terms, int Start, int Clause)
{
    /// <summary>What it is looked up by in lists of words: its first term, or for a stop word the word itself.</summary>
    public string Key => Terms.Count > 0 ? Terms[0] : Lower;

    /// <summary>Whether it carries a topic.</summary>
    public bool IsContent => Terms.Count > 0;

    /// <summary>Offset behind its last character.</summary>
    public int End => Start + Typed.Length;
}
