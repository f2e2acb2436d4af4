using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PaperBot.DiscordServer;
using PaperBot.DiscordServer.World;

namespace PaperBot.Discord.Tests.Server;

/// <summary>A bot without any code of ours: bare requests to a Discord on loopback.</summary>
internal sealed class RawBot(LoopbackDiscord discord) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = discord.ApiBaseUrl };

    /// <summary>A message that breaks no rule.</summary>
    public static JsonObject Message(string content = "hello") => new() { ["content"] = content, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };

    /// <summary>The same, so that sending it again does not double it.</summary>
    public static JsonObject Once(JsonObject message, string? nonce = null) => With(With(message, "nonce", nonce ?? Guid.NewGuid().ToString("N")[..25]), "enforce_nonce", true);

    /// <summary>A message with one button.</summary>
    public static JsonObject MessageWithButton(string content = "hello", string label = "Evidence", string customId = "evidence") =>
        With(Message(content), "components", new JsonArray(Row(new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = label, ["custom_id"] = customId })));

    public static JsonObject Row(params JsonObject[] components) => new() { ["type"] = 1, ["components"] = new JsonArray([.. components]) };

    public static JsonObject With(JsonObject body, string name, JsonNode? value)
    {
        body[name] = value;
        return body;
    }

    /// <summary>Sends a request with the bot token, except to interaction endpoints.</summary>
    public async Task<(int Status, JsonNode? Body)> SendAsync(string method, string path, JsonNode? body = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        request.Headers.UserAgent.ParseAdd("DiscordBot (https://example.org/paperbot, 0.1.0)");
        if (authorization is not null || !(path.StartsWith("/interactions", StringComparison.Ordinal) || path.StartsWith("/webhooks", StringComparison.Ordinal)))
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bot {discord.BotToken}");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Sends a request that must be refused, and tells Discord's error code.</summary>
    public async Task<(int Status, int Code)> RefusedAsync(string method, string path, JsonNode? body = null, string? authorization = null)
    {
        var (status, answer) = await SendAsync(method, path, body, authorization);
        return (status, (int)answer!["code"]!);
    }

    public Task<(int Status, JsonNode? Body)> RegisterAsync(params JsonNode[] commands) => SendAsync("PUT", $"/applications/{discord.World.Bot.Id}/commands", new JsonArray(commands));

    public Task<(int Status, JsonNode? Body)> RespondAsync(Interaction interaction, int type, JsonNode? data = null) => SendAsync("POST", interaction.Callback, Response(type, data));

    public static JsonObject Response(int type, JsonNode? data = null) => data is null ? new() { ["type"] = type } : new() { ["type"] = type, ["data"] = data };

    public static JsonObject Command(string name, params JsonObject[] options) => new() { ["name"] = name, ["type"] = 1, ["description"] = $"Does {name}.", ["options"] = new JsonArray([.. options]) };

    public static JsonObject Text(string name, bool isRequired = true) => new() { ["name"] = name, ["type"] = 3, ["description"] = $"The {name}.", ["required"] = isRequired };

    public void Dispose() => _http.Dispose();

    /// <summary>An interaction as it was dispatched.</summary>
    internal sealed record Interaction(JsonObject Payload, DiscordWorld World)
    {
        public string Callback => $"/interactions/{Payload["id"]}/{Payload["token"]}/callback";

        public string Webhook => $"/webhooks/{World.Bot.Id}/{Payload["token"]}";

        public string Original => $"{Webhook}/messages/@original";
    }
}
