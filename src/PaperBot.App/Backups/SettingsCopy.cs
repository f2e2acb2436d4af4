using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PaperBot.App.Settings;

namespace PaperBot.App.Backups;

/// <summary>
/// Files of settings, as a backup takes and gives them: what is PaperBot's own alone (such a file may hold what belongs to other programs), without secrets
/// and without the data folder, which is a matter of one machine.
/// </summary>
internal static class SettingsCopy
{
    private const string IndexKindName = "Index:Kind";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>Writes what may be kept of the file at <paramref name="path"/> to <paramref name="copy"/>; false when that is nothing. What is left out is added to <paramref name="leftOut"/>.</summary>
    public static bool Take(string path, string copy, ISet<string> leftOut)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var present = Read(path).ToList();
        var (names, secrets) = SettingsReader.Names(present.Select(setting => setting.Key));
        foreach (var (name, value) in present.Where(setting => names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (name.Equals("Data", StringComparison.OrdinalIgnoreCase) || secrets.Contains(name, StringComparer.OrdinalIgnoreCase) || MayHoldSecret(value)) leftOut.Add(name);
            else kept[name] = value;
        }

        if (kept.Count == 0) return false;
        File.WriteAllText(copy, ToJson(kept));
        return true;
    }

    /// <summary>The settings of <paramref name="files"/>, later ones before earlier ones, with papers kept as <paramref name="kind"/> says where they say anything of it.</summary>
    public static SortedDictionary<string, string> Merge(IEnumerable<string> files, IndexKind kind)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var present = files.SelectMany(Read).ToList();
        var known = SettingsReader.Names(present.Select(setting => setting.Key)).All;

        // A name that this version does not know would stop it at its next start.
        foreach (var (name, value) in present.Where(setting => known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))) merged[name] = value;
        if (merged.ContainsKey(IndexKindName)) merged[IndexKindName] = kind.ToString();
        return merged;
    }

    /// <summary>As a file of settings.</summary>
    public static string ToJson(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var root = new JsonObject();
        foreach (var (name, value) in settings)
        {
            var (parts, place) = (name.Split(':'), root);
            foreach (var part in parts[..^1])
            {
                if (place[part] is not JsonObject inner) place[part] = inner = [];
                place = inner;
            }

            place[parts[^1]] = value;
        }

        return root.ToJsonString(Options) + Environment.NewLine;
    }

    private static IEnumerable<KeyValuePair<string, string>> Read(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: true).Build().AsEnumerable()
                .Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create(setting.Key, setting.Value!)).ToList();
        }
        catch (InvalidDataException exception)
        {
            throw new BackupException($"The settings in {path} cannot be read: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    /// <summary>Addresses carry passwords before an @, and keys behind a question mark.</summary>
    private static bool MayHoldSecret(string value) => Uri.TryCreate(value, UriKind.Absolute, out var url) && !url.IsFile && (url.UserInfo.Length > 0 || url.Query.Length > 0);
}
