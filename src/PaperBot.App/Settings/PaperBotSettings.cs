using PaperBot.Digests;
using PaperBot.Feeds;

namespace PaperBot.App.Settings;

/// <summary>What can be configured, checked at start. Sources in rising precedence: appsettings.json, <c>PAPERBOT_…</c> environment variables, options.</summary>
internal sealed record PaperBotSettings
{
    /// <summary><c>Data</c>: the folder that holds the library. Default: the platform's folder for application data, then <c>paperbot</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>Index:Kind</c>: where papers are kept: <c>Sqlite</c> (default), a file in the data folder, or <c>Qdrant</c>, a server.</summary>
    public required IndexKind IndexKind { get; init; }

    /// <summary><c>Qdrant:…</c>: the server that keeps papers.</summary>
    public required QdrantSettings Qdrant { get; init; }

    /// <summary><c>State:…</c> and <c>Postgres:…</c>: where all that PaperBot remembers is kept.</summary>
    public required StateSettings State { get; init; }

    /// <summary><c>Embedding:…</c>: what turns texts into vectors.</summary>
    public required EmbeddingSettings Embedding { get; init; }

    /// <summary><c>Rerank:…</c>: what puts the best of the papers found first.</summary>
    public required RerankSettings Rerank { get; init; }

    /// <summary><c>Model:…</c>: who writes answers.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary><c>Answer:Sources</c>: papers that an answer is drawn from. Default 5, range 1 to 50.</summary>
    public required int AnswerSources { get; init; }

    /// <summary><c>ArXiv:…</c>: how papers are fetched from arXiv.</summary>
    public required ArXivOptions ArXiv { get; init; }

    /// <summary><c>Feeds:…</c>: where new papers come from. Default none: nothing is fetched.</summary>
    public required IReadOnlyList<FeedOptions> Feeds { get; init; }

    /// <summary>
    /// <c>Digest:…</c>: subscriptions and their digests: <c>Digest:MostPerOwner</c> and <c>Digest:MostPerChannel</c> (default 25, range 1 to 1,000 subscriptions),
    /// <c>Digest:PauseMinutes</c> (between two digests that come as papers do; default 15, range 1 to 1,440 minutes), <c>Digest:OverviewSeconds</c> (how long a model may
    /// write overviews of one batch of news; default 300, range 0 to 86,400 seconds), <c>Digest:KeepDays</c> (how long delivered digests are kept; default 90, range 7 to 3,650 days).
    /// </summary>
    public required DigestOptions Digests { get; init; }

    /// <summary><c>Models:…</c>: where model files live and where they are fetched from.</summary>
    public required ModelFileSettings ModelFiles { get; init; }

    /// <summary><c>Discord:…</c> and <c>FairUse:…</c>: the bot, and how much people may ask of it.</summary>
    public required DiscordSettings Discord { get; init; }

    /// <summary><c>Mail:…</c>: how digests are sent by e-mail.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary><c>Health:…</c>, <c>Telemetry:…</c> and <c>Log:…</c>: what those who run the bot see of it.</summary>
    public required HostSettings Host { get; init; }
}
