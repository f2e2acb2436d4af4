namespace PaperBot.Indexing;

/// <summary>The order of a list of papers; papers without a date come behind all others, and of one day the one that came last comes first.</summary>
public enum PaperOrder
{
    /// <summary>The latest first.</summary>
    Newest,

    /// <summary>The earliest first.</summary>
    Oldest,
}
