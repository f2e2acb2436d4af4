namespace PaperBot.QdrantServer.Payloads;

/// <summary>What a payload index holds.</summary>
internal enum IndexKind
{
    Keyword,
    Integer,
    Float,
    Datetime,
    Bool,
    Text,
    Uuid,
}
