using System.Text.Json;

namespace PaperBot.OpenAI.Tests;

/// <summary>A request as the server saw it.</summary>
internal sealed record Asked(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IEnumerable<string> Fields => Json.EnumerateObject().Select(member => member.Name);
}
