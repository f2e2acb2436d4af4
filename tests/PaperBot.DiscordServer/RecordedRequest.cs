using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PaperBot.DiscordServer;

/// <summary>A request of the bot as it arrived.</summary>
/// <param name="Method">The verb, in capitals.</param>
/// <param name="Path">The path below <c>/api/v10</c>, beginning with a slash.</param>
/// <param name="Query">The query string with its question mark, or empty.</param>
/// <param name="Headers">Header name to value; names ignore case.</param>
/// <param name="Body">The body as text; empty when there is none.</param>
/// <param name="At">When it arrived.</param>
public sealed record RecordedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    private const string Prefix = "/api/v10";
    private Parsed? _parsed;

    /// <summary>The body as JSON; null when it is empty or none.</summary>
    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    /// <summary>The same, parsed once and safe to share; null when there is no body.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public JsonElement? Payload => (_parsed is { } parsed && ReferenceEquals(parsed.Body, Body) ? parsed : _parsed = new Parsed(Body, Parse(Body))).Value;

    /// <summary>Reads the request to its end.</summary>
    public static async Task<RecordedRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var path = context.Request.Path.Value ?? "/";
        return new RecordedRequest(
            context.Request.Method, path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path, context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body, DateTimeOffset.UtcNow);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}{Query}";

    private static JsonElement? Parse(string body)
    {
        if (body.Length == 0) return null;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    /// <summary>What a body was parsed to; names the body, since a copy of the record may have another.</summary>
    private sealed record Parsed(string Body, JsonElement? Value);
}
