namespace PaperBot.QdrantServer.Filters;

/// <summary>How a value is matched.</summary>
internal enum MatchKind
{
    Value,
    Any,
    Except,
    Text,
    TextAny,
    Phrase,
    Prefix,
}
