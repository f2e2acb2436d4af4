using System.Collections.Immutable;
using PaperBot.QdrantServer.Http;

namespace PaperBot.QdrantServer.Collections;

/// <summary>All collections and aliases. Names change in one step, so that no request sees half a switch.</summary>
internal sealed class QdrantStorage
{
    private readonly Lock _lock = new();
    private volatile Names _names = new(ImmutableSortedDictionary.Create<string, StoredCollection>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, StoredCollection> Collections => _names.Collections;

    public ImmutableSortedDictionary<string, string> Aliases => _names.Aliases;

    /// <summary>The collection of this name or alias.</summary>
    public StoredCollection Get(string name)
    {
        var names = _names;
        return names.Collections.GetValueOrDefault(names.Aliases.GetValueOrDefault(name) ?? name) ?? throw Missing(name);
    }

    public bool Exists(string name) => _names is var names && names.Collections.ContainsKey(names.Aliases.GetValueOrDefault(name) ?? name);

    public void Create(StoredCollection collection)
    {
        lock (_lock)
        {
            if (_names.Collections.ContainsKey(collection.Name)) throw Failure.Conflict($"Collection `{collection.Name}` already exists!");
            if (_names.Aliases.ContainsKey(collection.Name)) throw Failure.WrongInput($"Can't create collection with name {collection.Name}. Alias with the same name already exists");
            _names = _names with { Collections = _names.Collections.Add(collection.Name, collection) };
        }
    }

    /// <summary>False when there was none of this name; an alias is none.</summary>
    public bool Delete(string name)
    {
        lock (_lock)
        {
            var isThere = _names.Collections.ContainsKey(name);
            _names = new Names(_names.Collections.Remove(name), _names.Aliases.RemoveRange(_names.Aliases.Where(alias => alias.Value == name).Select(alias => alias.Key)));
            return isThere;
        }
    }

    /// <summary>
    /// Carries out the actions in turn; readers see all or none. As in Qdrant, those before one that fails stay carried out.
    /// </summary>
    public void ChangeAliases(IReadOnlyList<AliasAction> actions)
    {
        lock (_lock)
        {
            var names = _names;
            try
            {
                foreach (var action in actions) names = action.Apply(names.Collections, names.Aliases) is var aliases ? names with { Aliases = aliases } : names;
            }
            finally
            {
                _names = names;
            }
        }
    }

    public static Failure Missing(string name) => Failure.NotFound($"Collection `{name}` doesn't exist!");

    private sealed record Names(ImmutableSortedDictionary<string, StoredCollection> Collections, ImmutableSortedDictionary<string, string> Aliases);
}
