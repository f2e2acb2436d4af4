namespace PaperBot.Qdrant.Payloads;

/// <summary>A change of an alias: it comes to stand for a collection, whatever it stood for before.</summary>
internal sealed record AliasAction(AliasTarget CreateAlias)
{
    public static AliasAction Create(string alias, string collection) => new(new AliasTarget(alias, collection));
}
