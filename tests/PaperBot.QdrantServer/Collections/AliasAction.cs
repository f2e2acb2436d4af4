using System.Collections.Immutable;
using System.Text.Json;
using PaperBot.QdrantServer.Contract;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>One change of an alias.</summary>
/// <param name="Old">The alias that goes; null when one is only made.</param>
/// <param name="New">The alias that comes; null when one is only taken away.</param>
/// <param name="Collection">Where the new one points; null: where the old one did.</param>
internal sealed record AliasAction(string? Old, string? New, string? Collection)
{
    public static AliasAction Read(JsonElement element, int minor)
    {
        var fields = new Fields(element, "an alias action", minor);
        AliasAction? action = null;
        if (fields.Inner("create_alias", "create_alias") is { } create) action = Ended(create, new AliasAction(null, create.RequiredText("alias_name"), create.RequiredText("collection_name")));
        else if (fields.Inner("delete_alias", "delete_alias") is { } delete) action = Ended(delete, new AliasAction(delete.RequiredText("alias_name"), null, null));
        else if (fields.Inner("rename_alias", "rename_alias") is { } rename) action = Ended(rename, new AliasAction(rename.RequiredText("old_alias_name"), rename.RequiredText("new_alias_name"), null));
        fields.End();
        return action ?? throw Failure.Format("data did not match any variant of untagged enum AliasOperations");
    }

    public ImmutableSortedDictionary<string, string> Apply(ImmutableSortedDictionary<string, StoredCollection> collections, ImmutableSortedDictionary<string, string> aliases)
    {
        if (New is null) return aliases.Remove(Old!);
        if (Old is not null)
        {
            var target = aliases.GetValueOrDefault(Old) ?? throw Failure.NotFound($"Alias {Old} does not exists!");
            return aliases.Remove(Old).SetItem(New, target);
        }

        if (!collections.ContainsKey(Collection!)) throw QdrantStorage.Missing(Collection!);
        return collections.ContainsKey(New) ? throw Failure.Conflict($"Collection `{New}` already exists!") : aliases.SetItem(New, Collection!);
    }

    private static AliasAction Ended(Fields fields, AliasAction action)
    {
        fields.End();
        return action;
    }
}
