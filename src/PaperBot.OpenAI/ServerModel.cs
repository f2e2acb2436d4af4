using PaperBot.OpenAI.Chat;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI;

/// <summary>Connects to a model that an OpenAI-compatible server runs.</summary>
public static class ServerModel
{
    /// <summary>The context that is assumed when neither the settings nor the server tell: what Ollama gives a model unless told otherwise.</summary>
    public const int UsualContextTokens = 4096;

    /// <summary>
    /// The model of <paramref name="options"/>, with name and context as the server tells them. A server that does not answer now is no failure:
    /// name and context then come from <paramref name="options"/>, and each request tries again. Dispose the client when done.
    /// </summary>
    public static Task<WritingModel> ConnectAsync(ServerOptions options, CancellationToken cancellationToken) =>
        ConnectAsync(options, TimeProvider.System, Random.Shared, cancellationToken);

    /// <summary>The same with a clock, and with the chance that spreads the retries of many clients.</summary>
    public static async Task<WritingModel> ConnectAsync(ServerOptions options, TimeProvider time, Random random, CancellationToken cancellationToken)
    {
        var connection = new ServerConnection(options, time, random);
        try
        {
            var facts = await connection.ReadFactsOrNullAsync(cancellationToken).ConfigureAwait(false);
            var served = facts?.Find(options.Name);
            var name = options.Name.Length > 0 ? options.Name : served?.Name ?? "";
            var limits = new ModelLimits(ContextTokens(options.ContextTokens, served?.ContextTokens ?? facts?.ContextTokens), ServerTokens.Count);
            return new WritingModel(name.Length > 0 ? name : $"the model at {ServerAddress.Shown(options.Url)}", new ServerChatClient(connection, name), limits);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What fits: the smaller of what was set and what the server tells.</summary>
    internal static int ContextTokens(int set, int? told) => set == 0 ? told ?? UsualContextTokens : Math.Min(set, told ?? set);
}
