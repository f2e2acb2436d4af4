using Microsoft.Extensions.Configuration;
using PaperBot.Feeds;
using PaperBot.LlamaCpp.Embedding;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings; a wrong value stops the program with the option's name, the value and the range, and so does a name that no setting has.</summary>
internal static class SettingsReader
{
    private const string FileName = "appsettings.json";

    /// <summary>The file of settings that comes with the program.</summary>
    public static string BesideProgram => Path.Combine(AppContext.BaseDirectory, FileName);

    /// <summary>The file of settings in the current folder, which goes before the other.</summary>
    public static string InCurrentFolder => Path.Combine(Environment.CurrentDirectory, FileName);

    /// <summary>Reads the settings; <paramref name="dataFolder"/> is the <c>--data</c> option, or null.</summary>
    /// <exception cref="UsageException">A value is not allowed, or there is no setting of a name.</exception>
    public static PaperBotSettings Read(IConfigurationRoot configuration, string? dataFolder)
    {
        var values = new SettingValues(configuration);
        var settings = Read(values, dataFolder);
        new SettingNames(values.Asked).Check(configuration);
        return settings;
    }

    /// <summary>The names of all settings, and of those that are secrets; of feeds, of which there may be any number, those among <paramref name="present"/>.</summary>
    public static (IReadOnlyCollection<string> All, IReadOnlyCollection<string> Secrets) Names(IEnumerable<string> present)
    {
        var values = new SettingValues(new ConfigurationBuilder().Build());
        Read(values, dataFolder: null);
        return ([.. values.Asked, .. FeedSettingsReader.NamesIn(present)], values.Secrets);
    }

    private static PaperBotSettings Read(SettingValues values, string? dataFolder)
    {
        var configured = values.TextOrEmpty("Data");
        var data = dataFolder ?? configured ?? DefaultDataFolder();
        if (string.IsNullOrWhiteSpace(data)) throw new UsageException("Data is empty: name a folder, for example --data ./papers.");
        var model = Model(values);
        var sources = values.Number("Answer:Sources", 5, 1, 50);
        var arXiv = ArXiv(values);
        return new PaperBotSettings
        {
            DataFolder = Path.GetFullPath(data),
            IndexKind = Enum.Parse<IndexKind>(values.OneOf("Index:Kind", Enum.GetNames<IndexKind>())),
            Qdrant = QdrantSettingsReader.Read(values),
            State = StateSettingsReader.Read(values),
            Embedding = Embedding(values, model),
            Rerank = new RerankSettings { Path = values.Text("Rerank:Path"), Candidates = values.Number("Rerank:Candidates", 30, 2, 200) },
            Model = model,
            AnswerSources = sources,
            ArXiv = arXiv,
            Feeds = new FeedSettingsReader(values, arXiv).Read(),
            Digests = DigestSettingsReader.Read(values),
            ModelFiles = ModelFileSettingsReader.Read(values, Path.GetFullPath(data)),
            Discord = DiscordSettingsReader.Read(values, sources),
            Mail = MailSettingsReader.Read(values),
            Host = HostSettingsReader.Read(values),
        };
    }

    /// <summary>
    /// appsettings.json beside the program and in the current folder, then environment variables that begin with <c>PAPERBOT_</c>, then
    /// <paramref name="overrides"/> (each <c>NAME=VALUE</c>).
    /// </summary>
    /// <exception cref="UsageException">A source cannot be read, or an override is none.</exception>
    public static IConfigurationRoot Sources(IReadOnlyList<string> overrides)
    {
        // The last of two with the same name counts, as in every other source.
        var named = overrides.Select(Override).GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pairs => pairs.Last()).ToList();
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(BesideProgram, optional: true)
                .AddJsonFile(InCurrentFolder, optional: true)
                .AddEnvironmentVariables("PAPERBOT_")
                .AddInMemoryCollection(named)
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException($"appsettings.json cannot be read: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings cannot be read: {exception.Message}");
        }
    }

    private static KeyValuePair<string, string?> Override(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new(text[..equals].Trim().Replace("__", ":", StringComparison.Ordinal), text[(equals + 1)..])
            : throw new UsageException($"--set {text}: write NAME=VALUE, for example --set Answer:Sources=8.");
    }

    private static string DefaultDataFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paperbot");

    private static ArXivOptions ArXiv(SettingValues values)
    {
        var byDefault = new ArXivOptions();
        return new ArXivOptions
        {
            BaseUrl = new Uri(values.Url("ArXiv:BaseUrl", byDefault.BaseUrl.AbsoluteUri)),
            Pause = TimeSpan.FromSeconds(values.Number("ArXiv:PauseSeconds", (int)byDefault.Pause.TotalSeconds, 0, 60)),
            Timeout = TimeSpan.FromSeconds(values.Number("ArXiv:TimeoutSeconds", (int)byDefault.Timeout.TotalSeconds, 1, 600)),
        };
    }

    private static ModelSettings Model(SettingValues values)
    {
        var model = new ModelSettings
        {
            Kind = values.OneOf("Model:Kind", "None", "LlamaCpp", "OpenAI"),
            Path = values.Text("Model:Path"),
            Url = values.Url("Model:Url", "http://127.0.0.1:8080/v1"),
            Name = values.Text("Model:Name"),
            ApiKey = values.Secret("Model:ApiKey"),
            LibraryFolder = values.Text("Model:LibraryFolder"),
            GpuLayers = values.Number("Model:GpuLayers", -1, -1, 1_000),
            RequireGpu = values.Flag("Model:RequireGpu"),
            Threads = values.Number("Model:Threads", 0, 0, 512),
            ContextTokens = values.OptionalNumber("Model:ContextTokens", 512, 1_048_576),
            ParallelSequences = values.Number("Model:ParallelSequences", 4, 1, 64),
            QueueLength = values.Number("Model:QueueLength", 32, 1, 10_000),
            ChatTemplate = values.Text("Model:ChatTemplate"),
            Thinking = values.Flag("Model:Thinking"),
            TimeoutSeconds = values.Number("Model:TimeoutSeconds", 180, 1, 3_600),
        };
        return model is { Kind: "LlamaCpp", Path: null }
            ? throw new UsageException("Model:Kind is \"LlamaCpp\", but Model:Path is empty: name a GGUF file, or a model that paperbot models pull fetched.")
            : model;
    }

    private static EmbeddingSettings Embedding(SettingValues values, ModelSettings model)
    {
        var embedding = new EmbeddingSettings
        {
            Kind = values.OneOf("Embedding:Kind", "Lsa", "LlamaCpp", "OpenAI"),
            Path = values.Text("Embedding:Path"),
            Url = values.Url("Embedding:Url", model.Url),
            Name = values.Text("Embedding:Name"),
            ApiKey = values.Secret("Embedding:ApiKey") ?? model.ApiKey,
            QueryPrefix = values.TextOrEmpty("Embedding:QueryPrefix"),
            DocumentPrefix = values.TextOrEmpty("Embedding:DocumentPrefix"),
            Pooling = Enum.Parse<Pooling>(values.OneOf("Embedding:Pooling", nameof(Pooling.OfModel), nameof(Pooling.Mean), nameof(Pooling.FirstToken), nameof(Pooling.LastToken))),
            MaxTextTokens = values.Number("Embedding:MaxTextTokens", 1_024, 16, 32_768),
            BatchTexts = values.Number("Embedding:BatchTexts", 32, 1, 2_048),
            QuestionTimeout = TimeSpan.FromSeconds(values.Number("Embedding:QuestionTimeoutSeconds", 10, 1, 600)),
        };
        return embedding is { Kind: "LlamaCpp", Path: null }
            ? throw new UsageException("Embedding:Kind is \"LlamaCpp\", but Embedding:Path is empty: name a GGUF file, or a model that paperbot models pull fetched.")
            : embedding;
    }
}
