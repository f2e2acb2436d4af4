using Microsoft.Extensions.AI;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Tests;

/// <summary>Settings and calls that most tests share.</summary>
internal static class Connected
{
    public const string Key = "sk-very-secret-1234567890";

    public static ServerOptions Options(ScriptedServer server) => new(server.Root.ToString())
    {
        Name = "tiny",
        ConnectTimeout = TimeSpan.FromSeconds(60),
        FirstTokenTimeout = TimeSpan.FromSeconds(90),
        NextTokenTimeout = TimeSpan.FromSeconds(90),
        AnswerTimeout = TimeSpan.FromSeconds(120),
        RetryDelay = TimeSpan.FromSeconds(0.01),
        MaxRetries = 2,
    };

    /// <summary>Retries wait for no time; what they would have waited is in the clock.</summary>
    public static HurriedTime Hurried(DateTimeOffset? now = null) => new(TimeSpan.FromSeconds(30), now);

    public static async Task<IChatClient> ClientAsync(ScriptedServer server, Func<ServerOptions, ServerOptions>? change = null, TimeProvider? time = null)
    {
        var options = Options(server);
        return (await ServerModel.ConnectAsync(change?.Invoke(options) ?? options, time ?? Hurried(), new Random(1), CancellationToken.None)).Client;
    }

    public static Task<ChatResponse> AskAsync(this IChatClient client, string question = "What is attention?", ChatOptions? options = null) =>
        client.GetResponseAsync([new ChatMessage(ChatRole.System, "Answer from the sources."), new ChatMessage(ChatRole.User, question)], options, CancellationToken.None);

    public static Task<ModelException> FailsAsync(this IChatClient client) => Xunit.Assert.ThrowsAnyAsync<ModelException>(() => client.AskAsync());

    public static string Thoughts(this ChatResponse response) =>
        string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>().Select(thought => thought.Text));
}
