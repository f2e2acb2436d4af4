using System.Globalization;
using System.Text;
using PaperBot.OpenAI.Connections;
using PaperBot.Writing;

namespace PaperBot.OpenAI;

/// <summary>
/// Where an OpenAI-compatible server (llama-server, vLLM, Ollama, LM Studio) is and how long it may take. A wrong value throws a
/// <see cref="ModelException"/> that names the setting, its value and its range, never the key.
/// </summary>
public sealed record ServerOptions
{
    /// <summary>The longest name of a model.</summary>
    internal const int MaxNameLength = 300;

    /// <summary>Reads <paramref name="url"/>; an address without a path gets <c>/v1</c>, where all these servers have their interface.</summary>
    /// <param name="url">http or https, without user name and password: those belong into <see cref="ApiKey"/>.</param>
    /// <param name="section">The settings that messages name: <c>Model</c> or <c>Embedding</c>.</param>
    public ServerOptions(string url, string section = "Model")
    {
        Section = section;
        Url = ServerAddress.Read(url, $"{section}:Url");
    }

    /// <summary>The settings that messages name: <c>Model</c> or <c>Embedding</c>.</summary>
    public string Section { get; }

    /// <summary>The base address, with <c>/v1</c> or what stands in its place and without a slash at the end.</summary>
    public Uri Url { get; }

    /// <summary>Sent as bearer token; empty (the default): none is sent. Never printed. Printable ASCII, at most 4,096 characters.</summary>
    public string ApiKey
    {
        get;
        init => field = value.Length <= 4096 && value.All(character => character is > ' ' and <= '~')
            ? value
            : throw new ModelException($"{Section}:ApiKey has characters that no key has, or more than 4,096 of them; copy it again.");
    } = "";

    /// <summary>The model to ask for; empty (the default): the first that the server offers. At most 300 characters.</summary>
    public string Name
    {
        get;
        init => field = value.Length <= MaxNameLength && !value.Any(char.IsControl)
            ? value.Trim()
            : throw new ModelException($"{Section}:Name has control characters or more than {MaxNameLength} characters; give the name of one model.");
    } = "";

    /// <summary>
    /// Model tokens that prompt and answer may have together; 0 (the default): as many as the server tells, else 4,096. When both are known
    /// the smaller counts. Range 512 to 4,194,304.
    /// </summary>
    public int ContextTokens { get; init => field = value == 0 ? 0 : Within(value, 512, 4_194_304, nameof(ContextTokens)); }

    /// <summary>Longest wait for a connection, and for what the server tells of itself. Default 5 seconds; range 0.1 to 60 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init => field = Within(value, 0.1, 60, nameof(ConnectTimeout)); } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for the first piece: the model may have to be loaded and the prompt read. Default 300 seconds; range 0.1 to 3,600 seconds.</summary>
    public TimeSpan FirstTokenTimeout { get; init => field = Within(value, 0.1, 3600, nameof(FirstTokenTimeout)); } = TimeSpan.FromSeconds(300);

    /// <summary>Longest silence between two pieces. Default 60 seconds; range 0.1 to 3,600 seconds.</summary>
    public TimeSpan NextTokenTimeout { get; init => field = Within(value, 0.1, 3600, nameof(NextTokenTimeout)); } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time for one request with all its retries. Default 900 seconds; range 0.1 to 86,400 seconds.</summary>
    public TimeSpan AnswerTimeout { get; init => field = Within(value, 0.1, 86_400, nameof(AnswerTimeout)); } = TimeSpan.FromSeconds(900);

    /// <summary>How often a request is sent again after the first time, while nothing of the answer has been given on. Default 2; range 0 to 10.</summary>
    public int MaxRetries { get; init => field = Within(value, 0, 10, nameof(MaxRetries)); } = 2;

    /// <summary>Wait before the first retry, about doubled for each further one. Default 0.5 seconds; range 0.01 to 60 seconds.</summary>
    public TimeSpan RetryDelay { get; init => field = Within(value, 0.01, 60, nameof(RetryDelay)); } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait before a retry; a server that asks for a longer one counts as busy. Default 20 seconds; range 0.01 to 600 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; init => field = Within(value, 0.01, 600, nameof(MaxRetryDelay)); } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether a thinking model may think before it answers: that takes long, and the thoughts count as part of the answer's length. Default
    /// false: servers that can switch it off are asked to.
    /// </summary>
    public bool Thinks { get; init; }

    /// <summary>
    /// True when the model thinks first and the server gives its thoughts as part of the answer without an opening mark (vLLM without a
    /// reasoning parser): everything up to <c>&lt;/think&gt;</c> is then kept out. Default false.
    /// </summary>
    public bool ThinksFirst { get; init; }

    /// <summary>One sentence for the person who runs PaperBot when texts leave the machine; null when the server runs on it or nearby.</summary>
    public string? Warning => ServerAddress.IsNearby(Url) ? null
        : Url.Scheme == Uri.UriSchemeHttp
            ? $"{Section}:Url sends questions and abstracts to {Url.Host} without encryption; use an https address or a server in your own network."
            : $"{Section}:Url sends questions and abstracts to {Url.Host}, outside of your own network.";

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Url = {Url}, Name = {Name}, ApiKey = {(ApiKey.Length == 0 ? "none" : "(hidden)")}");
        return true;
    }

    private int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{Section}:{name} is {value}; it must be from {least:N0} to {most:N0}."));

    private TimeSpan Within(TimeSpan value, double leastSeconds, double mostSeconds, string name) =>
        value.TotalSeconds >= leastSeconds && value.TotalSeconds <= mostSeconds
            ? value
            : throw new ModelException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}:{name}Seconds is {value.TotalSeconds:0.###}; it must be from {leastSeconds:0.##} to {mostSeconds:N0} seconds."));
}
