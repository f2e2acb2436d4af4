using NodaTime;
using NodaTime.TimeZones;
using PaperBot.Indexing;
using PaperBot.Text;

namespace PaperBot.Digests.Schedules;

/// <summary>
/// Time zones as people type them: a name of the tz database in any case (<c>europe/berlin</c>), its city (<c>New York</c>), a large city of another name, a country
/// that has one zone, an abbreviation (<c>CET</c>, <c>PST</c>), or an offset (<c>UTC+2</c>, <c>+05:30</c>).
/// </summary>
public static class ZoneNames
{
    private const int MostSuggestions = 5;
    private const int MostCharacters = 60;
    private const int MostTypingErrors = 3;
    private const int ShortestForErrors = 3;

    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    /// <summary>The zones that people live in, one name each, in order; UTC first.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["UTC", .. Source.ZoneLocations!.Select(location => location.ZoneId).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every name of the database by its folded form.</summary>
    private static readonly Dictionary<string, string> ByName = DateTimeZoneProviders.Tzdb.Ids.GroupBy(Folded).ToDictionary(names => names.Key, names => names.First());

    /// <summary>Names by the folded city in them, preferring those that people live in.</summary>
    private static readonly Dictionary<string, string> ByCity = DateTimeZoneProviders.Tzdb.Ids
        .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal) && !name.StartsWith("SystemV/", StringComparison.Ordinal))
        .OrderBy(name => All.Contains(name) ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal)
        .GroupBy(name => Folded(CityOf(name))).ToDictionary(names => names.Key, names => names.First());

    private static readonly ILookup<string, string> ByCountry = Source.ZoneLocations!
        .SelectMany(location => (string[])[location.CountryName, location.CountryCode], (location, country) => (Country: Folded(country), location.ZoneId))
        .ToLookup(pair => pair.Country, pair => pair.ZoneId);

    /// <summary>The zone that this machine's clocks show; UTC where it has a name that the database does not know.</summary>
    public static string OfMachine()
    {
        try
        {
            // Machines in UTC call it by several names.
            var id = DateTimeZoneProviders.Tzdb.GetSystemDefault().Id;
            return Source.CanonicalIdMap[id] == Source.CanonicalIdMap["UTC"] ? DateTimeZone.Utc.Id : id;
        }
        catch (DateTimeZoneNotFoundException)
        {
            return DateTimeZone.Utc.Id;
        }
    }

    /// <summary>What <paramref name="text"/> means.</summary>
    public static ZoneReading Read(string? text)
    {
        var typed = CleanText.From(text);
        if (typed.Length > MostCharacters) typed = CleanText.From(typed[..MostCharacters]);
        var folded = Folded(typed);
        if (folded.Length == 0) return new ZoneReading(null, [], "Name a time zone by a city, for example Europe/Berlin, or as UTC+2.");
        if (ZoneOffset.TryRead(typed) is { } offset) return new ZoneReading(offset, [], null);
        if (ZoneNicknames.Find(folded) is { } zones) return Of(typed, zones);
        if (ByName.TryGetValue(folded, out var name) || ByCity.TryGetValue(folded, out name)) return new ZoneReading(name, [], null);
        if (ByCountry.Contains(folded)) return Of(typed, [.. ByCountry[folded]]);
        return Unknown(typed, Nearest(folded));
    }

    /// <summary>Names for what was typed so far, at most <paramref name="limit"/>, the likeliest first.</summary>
    public static IReadOnlyList<string> Complete(string? text, int limit)
    {
        var folded = Folded(CleanText.From(text));
        if (folded.Length == 0) return [.. All.Take(limit)];
        var meant = Read(text) is { Zone: { } zone } ? [zone] : Array.Empty<string>();
        var starting = All.Where(name => Folded(name).StartsWith(folded, StringComparison.Ordinal) || Folded(CityOf(name)).StartsWith(folded, StringComparison.Ordinal));
        var containing = All.Where(name => Folded(name).Contains(folded, StringComparison.Ordinal));
        var found = meant.Concat(starting).Concat(ZoneNicknames.Starting(folded)).Concat(containing).Distinct().Take(limit).ToList();
        return found.Count > 0 ? found : [.. Nearest(folded).Take(limit)];
    }

    private static ZoneReading Of(string typed, IReadOnlyList<string> zones) => zones.Count == 1
        ? new ZoneReading(zones[0], [], null)
        : Unknown(typed, [.. zones.Distinct().Take(MostSuggestions)], "can mean several time zones");

    private static ZoneReading Unknown(string typed, List<string> suggestions, string what = "is no time zone") => new(null, suggestions, suggestions.Count switch
    {
        0 => $"“{typed}” {what}; name one by a city, for example Europe/Berlin, or as UTC+2.",
        1 => $"“{typed}” {what}; did you mean {suggestions[0]}?",
        _ => $"“{typed}” {what}; did you mean {string.Join(", ", suggestions.SkipLast(1))} or {suggestions[^1]}?",
    });

    private static List<string> Nearest(string folded)
    {
        if (folded.Length < ShortestForErrors) return [];
        var most = Math.Min(MostTypingErrors, folded.Length / 3);
        return [.. ByName.Concat(ByCity).Concat(ZoneNicknames.Cities)
            .Select(known => (Zone: known.Value, Distance: EditDistance.Between(folded, known.Key, most)))
            .Where(known => known.Distance <= most)
            .OrderBy(known => known.Distance).ThenBy(known => All.Contains(known.Zone) ? 0 : 1).ThenBy(known => known.Zone, StringComparer.Ordinal)
            .Select(known => known.Zone).Distinct().Take(MostSuggestions)];
    }

    private static string CityOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    /// <summary>Lower case without accents; what stands between words does not count.</summary>
    internal static string Folded(string text)
    {
        var folded = new System.Text.StringBuilder(text.Length);
        Span<char> letters = stackalloc char[3];
        foreach (var character in text)
        {
            if (character is ' ' or '_' or '-' or '.' or ',' or '\'') continue;
            folded.Append(letters[..AccentFolding.Fold(character, letters)]);
        }

        return folded.ToString();
    }
}
