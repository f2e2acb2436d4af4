using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using PaperBot.Indexing;

namespace PaperBot.App.Settings;

/// <summary>Finds names in a configuration that no setting has, so that a typing error is not taken for the default.</summary>
/// <param name="known">The names of all settings.</param>
internal sealed class SettingNames(IReadOnlyCollection<string> known)
{
    private const int MostTypingErrors = 3;

    /// <summary>
    /// Stops at the first unknown name that was meant for PaperBot. An appsettings.json in the current folder, and the environment, may hold what belongs
    /// to others: there a name counts when its section is one of PaperBot's, or when it looks much like a known name.
    /// </summary>
    /// <exception cref="UsageException">There is such a name; the message says which is the nearest.</exception>
    public void Check(IConfigurationRoot configuration)
    {
        var unknown = configuration.AsEnumerable().Where(setting => setting.Value is not null && !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)).Select(setting => setting.Key);
        foreach (var name in unknown.Order(StringComparer.Ordinal))
        {
            var nearest = Nearest(name, known);
            if (nearest is null && !IsOurs(name) && MayBeForOthers(configuration, name)) continue;
            throw new UsageException($"There is no setting {name}{(nearest is null ? ": README.md lists all." : $"; did you mean {nearest}?")}");
        }
    }

    /// <summary>Whether the name stands only where others may have put it.</summary>
    private static bool MayBeForOthers(IConfigurationRoot configuration, string name) => configuration.Providers.Where(provider => provider.TryGet(name, out _)).All(provider =>
        provider is JsonConfigurationProvider || (provider is EnvironmentVariablesConfigurationProvider && !name.Contains(':', StringComparison.Ordinal)));

    private bool IsOurs(string name) => known.Any(setting => Section(setting).Equals(Section(name), StringComparison.OrdinalIgnoreCase));

    private static string Section(string name) => name.Split(':')[0];

    /// <summary>The known name that <paramref name="name"/> is most like; null when it is like none.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        // A place in a list is no part of a name.
        var text = name.TrimEnd("0123456789".ToCharArray()).TrimEnd(':').ToUpperInvariant();
        var nearest = known.Select(setting => (Name: setting, Distance: EditDistance.Between(text, setting.ToUpperInvariant(), MostTypingErrors))).DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(found => found.Distance);
        return nearest.Distance <= Math.Min(MostTypingErrors, text.Length / 3) ? nearest.Name : null;
    }
}
