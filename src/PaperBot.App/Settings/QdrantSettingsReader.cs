using System.Globalization;
using System.Text;
using PaperBot.Qdrant;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings of the Qdrant server.</summary>
internal static class QdrantSettingsReader
{
    private const string DefaultUrl = "http://127.0.0.1:6333";
    private const int LongestName = 64;
    private const int MostReplicas = 100;

    private static readonly string[] ReadConsistencies = ["majority", "quorum", "all"];

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static QdrantSettings Read(SettingValues values) => new() { ApiKey = ApiKey(values), Server = Server(values) };

    private static QdrantOptions Server(SettingValues values)
    {
        var byDefault = new QdrantOptions { Url = Url(values) };
        return byDefault with
        {
            Collection = Collection(values) ?? byDefault.Collection,
            Timeout = TimeSpan.FromSeconds(values.Number("Qdrant:TimeoutSeconds", (int)byDefault.Timeout.TotalSeconds, 1, 600)),
            QuestionTimeout = TimeSpan.FromSeconds(values.Number("Qdrant:QuestionTimeoutSeconds", (int)byDefault.QuestionTimeout.TotalSeconds, 1, 600)),
            RetryFor = TimeSpan.FromSeconds(values.Number("Qdrant:RetrySeconds", (int)byDefault.RetryFor.TotalSeconds, 0, 86_400)),
            ParallelRequests = values.Number("Qdrant:ParallelRequests", byDefault.ParallelRequests, 1, 64),
            BatchPoints = values.Number("Qdrant:BatchPoints", byDefault.BatchPoints, 1, 1_000),
            Shards = values.OptionalNumber("Qdrant:Shards", 1, 1_000),
            Replicas = values.Number("Qdrant:Replicas", byDefault.Replicas, 1, MostReplicas),
            WriteConsistency = WriteConsistency(values, byDefault),
            ReadConsistency = ReadConsistency(values),
            Quantisation = Enum.Parse<Quantisation>(values.OneOf("Qdrant:Quantisation", Enum.GetNames<Quantisation>())),
            OnDisk = values.Flag("Qdrant:OnDisk"),
        };
    }

    /// <summary>An address may hold a password before an @, and then it is not shown.</summary>
    private static Uri Url(SettingValues values)
    {
        var text = values.Text("Qdrant:Url") ?? DefaultUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? url
            : throw new UsageException($"Qdrant:Url {(text.Contains('@', StringComparison.Ordinal) ? "" : $"is \"{text}\", but ")}has to be an address like {DefaultUrl}, without a name, a password or a query; a key goes into Qdrant:ApiKeyFile.");
    }

    /// <summary>What cannot stand in a header is refused without being shown.</summary>
    private static Secret? ApiKey(SettingValues values)
    {
        if (values.Secret("Qdrant:ApiKey") is not { } secret) return null;
        var text = secret.Reveal();
        return text.Length > 0 && Ascii.IsValid(text) && !text.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign))
            ? secret
            : throw new UsageException("Qdrant:ApiKey cannot be a server's key: give it as it stands in the server's settings, without spaces or line breaks.");
    }

    /// <summary>The alias, which all names on the server begin with.</summary>
    private static string? Collection(SettingValues values)
    {
        if (values.Text("Qdrant:Collection")?.Trim() is not { } name) return null;
        return name.Length <= LongestName && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? name
            : throw new UsageException($"Qdrant:Collection is \"{name}\", but has to be a name of 1 to {LongestName} letters, digits, - and _, like paperbot.");
    }

    private static int WriteConsistency(SettingValues values, QdrantOptions byDefault)
    {
        var replicas = values.Number("Qdrant:Replicas", byDefault.Replicas, 1, MostReplicas);
        var written = values.Number("Qdrant:WriteConsistency", byDefault.WriteConsistency, 1, MostReplicas);
        return written <= replicas ? written : throw new UsageException($"Qdrant:WriteConsistency is \"{written}\", but there are no more replicas than Qdrant:Replicas says: {replicas}.");
    }

    private static string? ReadConsistency(SettingValues values)
    {
        if (values.Text("Qdrant:ReadConsistency")?.Trim() is not { } text) return null;
        if (ReadConsistencies.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name) return name;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) && replicas is >= 1 and <= MostReplicas
            ? replicas.ToString(CultureInfo.InvariantCulture)
            : throw new UsageException($"Qdrant:ReadConsistency is \"{text}\", but can only be {string.Join(", ", ReadConsistencies)} or a number of replicas from 1 to {MostReplicas}.");
    }
}
