namespace PaperBot.Qdrant.Payloads;

/// <summary>One of the changes to aliases that a request makes together; exactly one of the two is given.</summary>
internal sealed record AliasAction
{
    public AliasTarget? CreateAlias { get; init; }

    public AliasName? DeleteAlias { get; init; }

    public static AliasAction Create(string alias, string collection) => new() { CreateAlias = new AliasTarget(alias, collection) };

    public static AliasAction Delete(string alias) => new() { DeleteAlias = new AliasName(alias) };
}
