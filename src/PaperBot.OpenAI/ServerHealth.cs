using System.Globalization;
using PaperBot.OpenAI.Connections;

namespace PaperBot.OpenAI;

/// <summary>How a server is doing, for <c>paperbot doctor</c>.</summary>
/// <param name="IsUsable">True when it answers and offers the model that is set.</param>
/// <param name="Sentence">One calm sentence; what to do next when it is not usable.</param>
/// <param name="Models">What it offers; empty when it does not answer.</param>
/// <param name="ContextTokens">Model tokens of one request; null when it does not tell.</param>
public sealed record ServerHealth(bool IsUsable, string Sentence, IReadOnlyList<string> Models, int? ContextTokens)
{
    /// <summary>Asks the server of <paramref name="options"/> once; nothing is generated.</summary>
    public static async Task<ServerHealth> CheckAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        using var connection = new ServerConnection(options, TimeProvider.System, Random.Shared);
        try
        {
            return Of(options, await connection.ReadFactsAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (ServerFaultException fault)
        {
            return new ServerHealth(false, fault.Failure.Message, [], null);
        }
    }

    private static ServerHealth Of(ServerOptions options, ServerFacts facts)
    {
        var server = $"The model server at {ServerAddress.Shown(options.Url)}";
        var served = facts.Find(options.Name);
        var context = served?.ContextTokens ?? facts.ContextTokens;
        if (served is null)
        {
            var sentence = facts.Models.Count == 0
                ? $"{server} answers but has no model; load one there."
                : $"{server} answers but has no model {ModelNames.Quoted(options.Name)}; set {options.Section}:Name to one that it offers ({ModelNames.List(facts.Names)}).";
            return new ServerHealth(false, sentence, facts.Names, context);
        }

        var size = context is { } tokens
            ? string.Create(CultureInfo.InvariantCulture, $" with a context of {tokens:N0} tokens")
            : options.ContextTokens == 0 ? $" and does not tell its context: {options.Section}:ContextTokens says how large it is" : "";
        return new ServerHealth(true, $"{server} answers and offers {ModelNames.Quoted(served.Name)}{size}.", facts.Names, context);
    }
}
