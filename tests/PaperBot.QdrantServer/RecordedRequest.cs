using System.Text;
using System.Text.Json;

namespace PaperBot.QdrantServer;

/// <summary>A request as it came.</summary>
/// <param name="Method">The verb, in capitals.</param>
/// <param name="Path">The path as it stood in the address, beginning with a slash.</param>
/// <param name="Query">The parameters with their question mark, or empty.</param>
/// <param name="Headers">Header name to value; names ignore case. Of a key only that it was there.</param>
/// <param name="BodyBytes">The body.</param>
public sealed record RecordedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> BodyBytes)
{
    /// <summary>The body as text; empty when there is none.</summary>
    public string Body => Encoding.UTF8.GetString(BodyBytes.Span);

    /// <summary>The body as JSON; null when there is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement? Json
    {
        get
        {
            if (BodyBytes.IsEmpty) return null;
            using var document = JsonDocument.Parse(BodyBytes);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The status that the endpoints answered, whatever then happened to the answer; 0 when they were not reached.</summary>
    public int Status { get; internal set; }

    /// <summary>The body that the endpoints answered.</summary>
    public ReadOnlyMemory<byte> Answer { get; internal set; }

    /// <summary>Whether it changes anything.</summary>
    public bool IsWrite => !Http.ApiKeys.IsRead(Method, Path.Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether its path ends so, for example <c>/points/query</c>.</summary>
    public bool EndsWith(string path) => Path.EndsWith(path, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}{Query}";
}
