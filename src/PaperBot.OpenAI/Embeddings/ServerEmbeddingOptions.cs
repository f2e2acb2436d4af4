using System.Globalization;
using PaperBot.Writing;

namespace PaperBot.OpenAI.Embeddings;

/// <summary>How texts are embedded by a server. A wrong value throws a <see cref="ModelException"/> that names the setting, its value and its range.</summary>
/// <param name="Server">Where the server is; its section is usually <c>Embedding</c>.</param>
public sealed record ServerEmbeddingOptions(ServerOptions Server)
{
    private const int MaxPrefixLength = 1000;

    /// <summary>Stands before each question, as the model's card says (for example <c>search_query: </c>). Default empty; at most 1,000 characters.</summary>
    public string QueryPrefix { get; init => field = Prefix(value, nameof(QueryPrefix)); } = "";

    /// <summary>Stands before each paper's text, as the model's card says (for example <c>search_document: </c>). Default empty; at most 1,000 characters.</summary>
    public string DocumentPrefix { get; init => field = Prefix(value, nameof(DocumentPrefix)); } = "";

    /// <summary>Texts per request. Default 32; range 1 to 2,048.</summary>
    public int BatchTexts { get; init => field = Within(value, 1, 2048, nameof(BatchTexts)); } = 32;

    /// <summary>Requests under way at a time for one call. Default 1; range 1 to 16.</summary>
    public int ParallelBatches { get; init => field = Within(value, 1, 16, nameof(ParallelBatches)); } = 1;

    /// <summary>The length that every vector has to have; 0 (the default): whatever the first has. Range 2 to 65,536.</summary>
    public int Dimensions { get; init => field = value == 0 ? 0 : Within(value, 2, 65_536, nameof(Dimensions)); }

    private string Prefix(string value, string name) => value.Length <= MaxPrefixLength
        ? value
        : throw new ModelException($"{Server.Section}:{name} has {value.Length} characters; it may have at most {MaxPrefixLength}.");

    private int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{Server.Section}:{name} is {value}; it must be from {least:N0} to {most:N0}."));
}
