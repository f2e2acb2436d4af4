using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PaperBot.DiscordServer.World;

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
    private const string JsonPart = "payload_json";
    private Parsed? _parsed;

    /// <summary>Files that came with it, by the number in their part's name; the body is the part with the JSON then.</summary>
    public IReadOnlyDictionary<int, UploadedFile> Files { get; init; } = new Dictionary<int, UploadedFile>();

    /// <summary>Parts of a form that are neither JSON nor a numbered file.</summary>
    public IReadOnlyList<string> StrangeParts { get; init; } = [];

    /// <summary>The body as JSON; null when it is empty or none.</summary>
    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    /// <summary>The same, parsed once and safe to share; null when there is no body.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public JsonElement? Payload => (_parsed is { } parsed && ReferenceEquals(parsed.Body, Body) ? parsed : _parsed = new Parsed(Body, Parse(Body))).Value;

    /// <summary>Reads the request to its end.</summary>
    public static async Task<RecordedRequest> ReadAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType) return await ReadFormAsync(context).ConfigureAwait(false);
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return Of(context, await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}{Query}";

    private static async Task<RecordedRequest> ReadFormAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var files = new Dictionary<int, UploadedFile>();
        var strange = form.Keys.Where(key => key != JsonPart).ToList();
        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, context.RequestAborted).ConfigureAwait(false);
            if (file.Name.StartsWith("files[", StringComparison.Ordinal) && int.TryParse(file.Name[6..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                files[number] = new UploadedFile(file.FileName, content.ToArray(), file.ContentType);
            else strange.Add(file.Name);
        }

        return Of(context, form[JsonPart].ToString()) with { Files = files, StrangeParts = strange };
    }

    private static RecordedRequest Of(HttpContext context, string body)
    {
        var path = context.Request.Path.Value ?? "/";
        return new RecordedRequest(
            context.Request.Method, path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path, context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body, DateTimeOffset.UtcNow);
    }

    private static JsonElement? Parse(string body)
    {
        if (body.Length == 0) return null;
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    /// <summary>What a body was parsed to; names the body, since a copy of the record may have another.</summary>
    private sealed record Parsed(string Body, JsonElement? Value);
}
