using System.Globalization;
using System.Text;
using PaperBot.Text;

namespace PaperBot.Digests.Delivering;

/// <summary>
/// Puts each digest into a folder as a Markdown file named by day, interest and delivery. A file appears whole or not at all, and its name tells whether a delivery
/// arrived, so that a kill at any moment leaves one of each.
/// </summary>
public sealed class FolderCarrier : IDigestCarrier
{
    private const int MostNameCharacters = 60;

    /// <inheritdoc/>
    public IReadOnlyCollection<PlaceKind> Kinds { get; } = [PlaceKind.Folder];

    /// <inheritdoc/>
    public async Task<string> CarryAsync(Delivery delivery, Subscription subscription, Digest digest, Func<CancellationToken, Task> handingOver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(handingOver);
        var folder = delivery.Place.Address;
        var file = Path.Combine(folder, NameOf(delivery, digest));
        try
        {
            var unfinished = Path.Combine(folder, $".{delivery.Id}.tmp");
            await WriteAsync(unfinished, DigestMarkdown.Write(subscription, digest), cancellationToken).ConfigureAwait(false);
            await handingOver(cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, file, overwrite: true);
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DigestCarryException(Trouble(folder), exception);
        }
    }

    /// <inheritdoc/>
    public Task<Arrival> FindAsync(Delivery delivery, Subscription subscription, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        try
        {
            var file = Directory.EnumerateFiles(delivery.Place.Address, $"*{delivery.Id}.md").FirstOrDefault();
            return Task.FromResult<Arrival>(file is null ? new Arrival.NotThere() : new Arrival.Arrived(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DigestCarryException(Trouble(delivery.Place.Address), exception);
        }
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }
    }

    private static string Trouble(string folder) => Directory.Exists(folder)
        ? $"The folder {folder} cannot be written to; allow PaperBot to write there, or make room on its disk."
        : $"The folder {folder} is missing; make it anew, or end the subscription.";

    private static string NameOf(Delivery delivery, Digest digest)
    {
        var words = string.Join('-', TermWords(digest.Interest.Kind == InterestKind.Liked ? "liked" : digest.Interest.Text));
        if (words.Length > MostNameCharacters) words = words[..MostNameCharacters].TrimEnd('-');
        return $"{digest.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{(words.Length > 0 ? words + "-" : "")}{delivery.Id}.md";
    }

    /// <summary>Words of plain letters and digits, which every file system takes.</summary>
    private static List<string> TermWords(string text)
    {
        var word = new StringBuilder();
        Span<char> folded = stackalloc char[3];
        var words = new List<string>();
        foreach (var character in text + " ")
        {
            foreach (var letter in folded[..AccentFolding.Fold(character, folded)])
            {
                if (char.IsAsciiLetterOrDigit(letter)) word.Append(letter);
                else if (word.Length > 0) End();
            }
        }

        if (word.Length > 0) End();
        return words;

        void End()
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
