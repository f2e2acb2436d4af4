using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PaperBot.App.Settings;

/// <summary>Single values of a configuration, each checked; a wrong one is named with its value and the range.</summary>
internal sealed class SettingValues(IConfiguration configuration)
{
    private const int MostSecretBytes = 64 * 1024;

    private static readonly char[] Separators = [',', ';', ' ', '\n', '\t'];

    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that were asked for so far, set or not.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    /// <summary>Those of them whose values are secrets.</summary>
    public IReadOnlyCollection<string> Secrets => _secrets;

    /// <summary>One of <paramref name="allowed"/>, the first by default.</summary>
    public string OneOf(string name, params string[] allowed)
    {
        var value = Value(name) ?? allowed[0];
        return allowed.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"{name} is \"{value}\", but can only be {Listed(allowed)}.");
    }

    /// <summary>A whole number within a range.</summary>
    public int Number(string name, int byDefault, int least, int most)
    {
        if (Value(name) is not { } text) return byDefault;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException($"{name} is \"{text}\", but has to be a whole number from {least} to {most}.");
    }

    /// <summary>A whole number within a range; null when it is not set.</summary>
    public int? OptionalNumber(string name, int least, int most) => Value(name) is null ? null : Number(name, least, least, most);

    /// <summary>True or false; false by default, unless told otherwise.</summary>
    public bool Flag(string name, bool byDefault = false)
    {
        if (Value(name) is not { } text) return byDefault;
        return bool.TryParse(text, out var value) ? value : throw new UsageException($"{name} is \"{text}\", but has to be true or false.");
    }

    /// <summary>A text; null when it is not set or empty.</summary>
    public string? Text(string name) => Value(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that may be empty on purpose; null when it is not set.</summary>
    public string? TextOrEmpty(string name) => Value(name);

    /// <summary>The keys right below a name, in their order.</summary>
    public IReadOnlyList<string> Children(string name) => [.. configuration.GetSection(name).GetChildren().Select(child => child.Key)];

    /// <summary>Several texts: a list, or one text with commas, semicolons or spaces between them.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var texts = new List<string?> { Text(name) };
        foreach (var key in Children(name)) texts.Add(Text($"{name}:{key}"));
        return [.. texts.OfType<string>().SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The address of a server.</summary>
    public string Url(string name, string byDefault)
    {
        var text = Text(name) ?? byDefault;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? text
            : throw new UsageException($"{name} is \"{text}\", but has to be an address like {byDefault}.");
    }

    /// <summary>A secret, given as itself or as the name of a file that holds it (<c>…File</c>).</summary>
    public Secret? Secret(string name)
    {
        _secrets.Add(name);
        var file = Text(name + "File");
        if (Text(name) is { } value) return new Secret(value.Trim());
        if (file is null) return null;
        try
        {
            var content = ReadLittle(file)?.Trim() ?? throw new UsageException($"{name}File names {file}, which is too large to be a secret.");
            return content.Length > 0 ? new Secret(content) : throw new UsageException($"{name}File names {file}, which is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{name}File names {file}, which cannot be read: {exception.Message}");
        }
    }

    private static string Listed(string[] allowed) => allowed.Length < 2 ? string.Concat(allowed) : $"{string.Join(", ", allowed[..^1])} or {allowed[^1]}";

    /// <summary>The text of a file; null when there is too much, which the length of a device does not tell.</summary>
    private static string? ReadLittle(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[MostSecretBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length == bytes.Length) return null;
        using var reader = new StreamReader(new MemoryStream(bytes, 0, length));
        return reader.ReadToEnd();
    }

    private string? Value(string name)
    {
        _asked.Add(name);
        return configuration[name];
    }
}
