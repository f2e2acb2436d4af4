namespace PaperBot.Digests.Schedules;

/// <summary>What people call time zones that the tz database calls otherwise: abbreviations of their clocks, and large cities that it names after another.</summary>
internal static class ZoneNicknames
{
    /// <summary>Abbreviations; whoever types one means the clocks on the wall there, summer or winter.</summary>
    private static readonly Dictionary<string, string[]> Abbreviations = new()
    {
        ["est"] = ["America/New_York"], ["edt"] = ["America/New_York"], ["et"] = ["America/New_York"], ["eastern"] = ["America/New_York"], ["easterntime"] = ["America/New_York"],
        ["cdt"] = ["America/Chicago"], ["ct"] = ["America/Chicago"], ["central"] = ["America/Chicago"], ["cst"] = ["America/Chicago", "Asia/Shanghai"],
        ["mst"] = ["America/Denver", "America/Phoenix"], ["mdt"] = ["America/Denver"], ["mt"] = ["America/Denver"], ["mountain"] = ["America/Denver"],
        ["pst"] = ["America/Los_Angeles"], ["pdt"] = ["America/Los_Angeles"], ["pt"] = ["America/Los_Angeles"], ["pacific"] = ["America/Los_Angeles"], ["pacifictime"] = ["America/Los_Angeles"],
        ["akst"] = ["America/Anchorage"], ["akdt"] = ["America/Anchorage"], ["hst"] = ["Pacific/Honolulu"], ["ast"] = ["America/Halifax", "Asia/Riyadh"], ["adt"] = ["America/Halifax"],
        ["brt"] = ["America/Sao_Paulo"], ["art"] = ["America/Argentina/Buenos_Aires"], ["clt"] = ["America/Santiago"],
        ["bst"] = ["Europe/London", "Asia/Dhaka"], ["ist"] = ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
        ["cest"] = ["CET"], ["mez"] = ["CET"], ["mesz"] = ["CET"], ["eest"] = ["EET"], ["west"] = ["WET"], ["msk"] = ["Europe/Moscow"], ["trt"] = ["Europe/Istanbul"],
        ["gst"] = ["Asia/Dubai"], ["pkt"] = ["Asia/Karachi"], ["ict"] = ["Asia/Bangkok"], ["wib"] = ["Asia/Jakarta"], ["sgt"] = ["Asia/Singapore"], ["hkt"] = ["Asia/Hong_Kong"],
        ["jst"] = ["Asia/Tokyo"], ["kst"] = ["Asia/Seoul"], ["awst"] = ["Australia/Perth"], ["acst"] = ["Australia/Adelaide"], ["acdt"] = ["Australia/Adelaide"],
        ["aest"] = ["Australia/Sydney"], ["aedt"] = ["Australia/Sydney"], ["nzst"] = ["Pacific/Auckland"], ["nzdt"] = ["Pacific/Auckland"],
        ["sast"] = ["Africa/Johannesburg"], ["wat"] = ["Africa/Lagos"], ["eat"] = ["Africa/Nairobi"], ["cat"] = ["Africa/Maputo"],
    };

    /// <summary>Cities by their folded name.</summary>
    public static IReadOnlyDictionary<string, string> Cities { get; } = Read(
        "Europe/Berlin: Germany, Deutschland, Munich, München, Muenchen, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, Düsseldorf, Leipzig, Tübingen, Tuebingen, Saarbrücken",
        "Europe/Paris: Lyon, Marseille, Toulouse, Grenoble, Nice", "Europe/Rome: Milan, Milano, Naples, Turin, Florence, Bologna, Trento", "Europe/Madrid: Spain, España, Barcelona, Valencia, Seville",
        "Europe/London: UK, England, Scotland, Wales, Great Britain, Cambridge, Oxford, Edinburgh, Manchester, Bristol, Glasgow", "Europe/Zurich: Geneva, Lausanne, Basel, Bern, Zürich", "Europe/Warsaw: Krakow, Wroclaw",
        "Europe/Amsterdam: Rotterdam, Utrecht, The Hague, Delft, Eindhoven", "Europe/Brussels: Leuven, Ghent, Antwerp", "Europe/Vienna: Wien, Graz, Linz", "Europe/Stockholm: Gothenburg, Uppsala",
        "Europe/Moscow: Saint Petersburg, St Petersburg", "Europe/Kyiv: Kiev, Lviv", "Europe/Istanbul: Ankara, Izmir", "Europe/Prague: Brno", "Europe/Lisbon: Portugal, Porto",
        "America/New_York: Boston, Washington, Washington DC, Philadelphia, Atlanta, Miami, Pittsburgh, Princeton, Baltimore, Ann Arbor", "America/Toronto: Ottawa, Montreal, Waterloo, Quebec",
        "America/Chicago: Houston, Dallas, Austin, Minneapolis, Madison", "America/Denver: Boulder, Salt Lake City", "America/Edmonton: Calgary",
        "America/Los_Angeles: San Francisco, Seattle, San Diego, Palo Alto, Berkeley, Stanford, San Jose, Portland, Las Vegas, California",
        "America/Sao_Paulo: Rio de Janeiro, Rio, Brasilia, Belo Horizonte", "America/Mexico_City: Guadalajara",
        "Asia/Kolkata: Mumbai, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad, Chennai, Pune, Calcutta", "Asia/Shanghai: China, Beijing, Shenzhen, Hangzhou, Guangzhou, Nanjing, Wuhan, Chengdu",
        "Asia/Tokyo: Kyoto, Osaka, Nagoya, Sapporo, Yokohama", "Asia/Seoul: Busan, Daejeon", "Asia/Taipei: Hsinchu", "Asia/Jerusalem: Tel Aviv, Haifa", "Asia/Dubai: Abu Dhabi",
        "Asia/Riyadh: Jeddah, Thuwal", "Asia/Ho_Chi_Minh: Hanoi", "Asia/Karachi: Lahore, Islamabad", "Australia/Sydney: Canberra", "Africa/Johannesburg: Cape Town, Pretoria", "Africa/Lagos: Abuja");

    /// <summary>The zones that a folded nickname may mean; null when it is none.</summary>
    public static IReadOnlyList<string>? Find(string folded) =>
        Abbreviations.TryGetValue(folded, out var zones) ? zones : Cities.TryGetValue(folded, out var zone) ? [zone] : null;

    /// <summary>The zones of cities whose folded names begin so.</summary>
    public static IEnumerable<string> Starting(string folded) => Cities.Where(city => city.Key.StartsWith(folded, StringComparison.Ordinal)).Select(city => city.Value);

    private static Dictionary<string, string> Read(params string[] lines) =>
        (from line in lines
         let colon = line.IndexOf(": ", StringComparison.Ordinal)
         from city in line[(colon + 2)..].Split(", ")
         select (City: ZoneNames.Folded(city), Zone: line[..colon])).DistinctBy(pair => pair.City).ToDictionary(pair => pair.City, pair => pair.Zone);
}
