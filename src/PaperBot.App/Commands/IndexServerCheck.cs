using System.Globalization;
using PaperBot.App.Libraries;
using PaperBot.App.Settings;
using PaperBot.Indexing;

namespace PaperBot.App.Commands;

/// <summary>What <c>paperbot doctor</c> finds out about the server that keeps papers.</summary>
internal static class IndexServerCheck
{
    /// <summary>Whether it can be reached, its version, the key, what is on it, and what its limits stand against.</summary>
    public static async Task<string> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.IndexKind != IndexKind.Qdrant) return "not used: Index:Kind is Sqlite";
        var settings = context.Settings.Qdrant;
        var index = await new PaperPlace(context, IndexKind.Qdrant).OpenServerAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = index.ConfigureAwait(false);
        var report = await index.InspectAsync(cancellationToken).ConfigureAwait(false);
        if (report.Concerns.Count > 0) throw new PaperIndexException(string.Join(" ", report.Concerns));
        var kept = (await index.ListReplacedAsync(cancellationToken).ConfigureAwait(false)).Count;
        var library = report.Collection is { } name ? string.Create(CultureInfo.InvariantCulture, $"{name} serves about {report.PointCount:N0} papers") : $"no papers in {settings.Server.Collection} yet";
        var before = kept > 0 ? $", {kept} kept of before (paperbot qdrant list)" : "";
        var open = settings.ApiKey is null && !settings.Server.Url.IsLoopback ? "; no key is set: whoever reaches this address can read and delete everything, so give the server one and set Qdrant:ApiKeyFile" : "";
        var plain = settings.ApiKey is not null && settings.Server.Url.Scheme == Uri.UriSchemeHttp && !settings.Server.Url.IsLoopback ? "; the key travels unencrypted: use https across networks that others can read" : "";
        return $"Qdrant {report.Version} at {settings.Server.Url.ToString().TrimEnd('/')}, {library}{before}{open}{plain}";
    }
}
