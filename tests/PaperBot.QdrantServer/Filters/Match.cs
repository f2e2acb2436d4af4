using System.Text.Json;
using PaperBot.QdrantServer.Payloads;

namespace PaperBot.QdrantServer.Filters;

/// <summary>A match of a value.</summary>
/// <param name="Kind">How.</param>
/// <param name="Type">The JSON type of the values: string, number or a truth value.</param>
/// <param name="Values">Of value, any and except: the values; strings as they are, numbers and truth values as JSON.</param>
/// <param name="Text">Of the others: the text.</param>
internal sealed record Match(MatchKind Kind, JsonValueKind Type, IReadOnlySet<string>? Values, string Text)
{
    public bool Holds(JsonElement value, bool hasTextIndex) => Kind switch
    {
        MatchKind.Value or MatchKind.Any => IsAmong(value),
        MatchKind.Except => value.ValueKind != JsonValueKind.Null && !IsAmong(value),
        _ => value.ValueKind == JsonValueKind.String && HoldsText(value.GetString()!, hasTextIndex),
    };

    /// <summary>The kind of index that strict mode asks for; null for an empty list.</summary>
    public RequiredIndex? RequiredIndex(PayloadPath path) => Kind switch
    {
        MatchKind.Text or MatchKind.TextAny or MatchKind.Phrase => new(path, index => index.Kind == IndexKind.Text, "text"),
        _ when Values is { Count: 0 } => null,
        _ => Type switch
        {
            JsonValueKind.String => new(path, index => index.Kind is IndexKind.Keyword or IndexKind.Uuid, "keyword"),
            JsonValueKind.Number => new(path, index => index is { Kind: IndexKind.Integer, AllowsMatch: true }, "integer"),
            _ => new(path, index => index.Kind == IndexKind.Bool, "bool"),
        },
    };

    private bool IsAmong(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Type == JsonValueKind.String && Values!.Contains(value.GetString()!),
        JsonValueKind.Number => Type == JsonValueKind.Number && value.TryGetInt64(out _) && Values!.Contains(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => Type == JsonValueKind.True && Values!.Contains(value.GetRawText()),
        _ => false,
    };

    private bool HoldsText(string value, bool hasTextIndex)
    {
        if (Kind == MatchKind.Prefix) return value.StartsWith(Text, StringComparison.Ordinal);
        if (hasTextIndex)
        {
            var (wanted, present) = (TextTokens.Of(Text), TextTokens.Of(value));
            return Kind == MatchKind.TextAny ? wanted.Overlaps(present) : wanted.Count > 0 && wanted.IsSubsetOf(present) && (Kind != MatchKind.Phrase || value.Contains(Text, StringComparison.OrdinalIgnoreCase));
        }

        return Kind == MatchKind.TextAny
            ? Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(token => value.Contains(token, StringComparison.Ordinal))
            : value.Contains(Text, StringComparison.Ordinal);
    }
}
