using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PaperBot.Papers;
using PaperBot.Papers.Files;

namespace PaperBot.Feeds;

/// <summary>
/// Reads the files of a folder that are new or changed: each content once, under whatever name; what is still being written is left for the next run; links that lead
/// out of the folder are not followed.
/// </summary>
/// <param name="feed">The folder.</param>
/// <param name="time">The clock.</param>
internal sealed class FolderReader(FolderFeedOptions feed, TimeProvider time) : IFeedReader
{
    private const int PagePapers = 500;

    /// <summary>The position names all files: it is kept once for each twentieth of them, so that the time goes with their number. What a kill has read again is no news.</summary>
    private const int SavedShare = 20;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(feed.Path));

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? position, FeedTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_root)) throw new FeedException($"The folder {feed.Path} is not there; make it, or correct the feed's Path.");
        var before = FeedJson.Read(position, FeedJson.Default.FolderPosition)?.Files ?? new Dictionary<string, FolderPosition.Known>();
        var found = PaperSources.FilesUnder(_root).Where(IsInside).Select(FileState.Of).OfType<FileState>().ToDictionary(file => Path.GetRelativePath(_root, file.Path), StringComparer.Ordinal);
        var known = before.Where(file => found.ContainsKey(file.Key)).ToDictionary(StringComparer.Ordinal);
        var contents = before.Values.Select(file => file.Content).ToHashSet(StringComparer.Ordinal);
        var changed = found.Where(file => !(known.GetValueOrDefault(file.Key) is { } seen && file.Value.IsAs(seen))).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var unkept = 0;
        if (changed.Count > 0) await Task.Delay(feed.Settle, time, cancellationToken).ConfigureAwait(false);
        foreach (var (name, file) in changed)
        {
            if (FileState.Of(file.Path) != file || await HashAsync(file, tally, cancellationToken).ConfigureAwait(false) is not { } content)
            {
                tally.Remark($"{name} is still being written, or may not be read; it is left for the next run.");
                continue;
            }

            if (contents.Add(content))
            {
                await foreach (var page in ReadFileAsync(file.Path, position, cancellationToken).ConfigureAwait(false)) yield return page;
                if (FileState.Of(file.Path) != file)
                {
                    // What was read is good as far as it goes; the rest comes with the next run.
                    contents.Remove(content);
                    continue;
                }
            }

            known[name] = new FolderPosition.Known(file.Length, file.Changed, content);
            if (++unkept * SavedShare < known.Count) continue;
            unkept = 0;
            yield return new FeedPage([], [], position = JsonSerializer.Serialize(new FolderPosition(known), FeedJson.Default.FolderPosition));
        }

        if (known.Count != before.Count || changed.Count > 0)
            yield return new FeedPage([], [], JsonSerializer.Serialize(new FolderPosition(known), FeedJson.Default.FolderPosition));
    }

    private static async IAsyncEnumerable<FeedPage> ReadFileAsync(string path, string? position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (papers, refused) = (new List<ListedPaper>(), new List<RefusedRecord>());
        await foreach (var record in new PaperReader().ReadAsync([path], cancellationToken).ConfigureAwait(false))
        {
            if (record.Paper is { } paper) papers.Add(new ListedPaper(paper, null));
            else refused.Add(record.Refused!);
            if (papers.Count + refused.Count < PagePapers) continue;
            yield return new FeedPage(papers, refused, position);
            (papers, refused) = ([], []);
        }

        if (papers.Count + refused.Count > 0) yield return new FeedPage(papers, refused, position);
    }

    private static async Task<string?> HashAsync(FileState file, FeedTally tally, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = File.OpenRead(file.Path);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            tally.Remark($"{Path.GetFileName(file.Path)} may not be read; check its permissions.");
            return null;
        }
    }

    /// <summary>Whether a file, or what a link leads to, lies in the folder.</summary>
    private bool IsInside(string path)
    {
        try
        {
            if (new FileInfo(path).LinkTarget is null) return true;
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && IsBelow(Path.GetFullPath(target.FullName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the way from the folder to a file leads over no link, which might lead anywhere.</summary>
    private bool IsBelow(string file)
    {
        if (!file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return false;
        for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length > _root.Length; folder = Path.GetDirectoryName(folder))
            if (new DirectoryInfo(folder).LinkTarget is not null) return false;
        return true;
    }

    /// <summary>A file as it is now.</summary>
    private sealed record FileState(string Path, long Length, DateTimeOffset Changed)
    {
        public static FileState? Of(string path)
        {
            try
            {
                var info = (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)) as FileInfo;
                return info is { Exists: true, Length: > 0 } && (info.Attributes & (FileAttributes.Device | FileAttributes.Directory)) == 0 ? new FileState(path, info.Length, info.LastWriteTimeUtc) : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        public bool IsAs(FolderPosition.Known known) => Length == known.Length && Changed == known.Changed;
    }
}
