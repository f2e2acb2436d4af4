using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PaperBot.App.Tests;

/// <summary>The dependency table of the design, and the rules of style that a machine can check.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Each room of the core with the rooms it may use; what is not named here is forbidden.</summary>
    private static readonly Dictionary<string, string[]> AllowedRooms = new()
    {
        ["Text"] = [],
        ["Papers"] = ["Text"],
        ["Embedding"] = ["Papers", "Text"],
        ["Indexing"] = ["Papers", "Text", "Embedding", "Writing"],
        ["Retrieval"] = ["Papers", "Text", "Embedding", "Indexing", "Writing"],
        ["Writing"] = [],
        ["Servers"] = [],
        ["Prompting"] = ["Papers", "Text", "Retrieval", "Writing"],
        ["Grounding"] = ["Papers", "Text", "Writing", "Prompting"],
        ["Answering"] = ["Papers", "Text", "Embedding", "Indexing", "Retrieval", "Writing", "Prompting", "Grounding"],
        ["Conversations"] = ["Papers", "Text", "Indexing", "Retrieval", "Writing", "Prompting", "Answering"],
        ["Feeds"] = ["Papers", "Text", "Indexing", "Servers", "Conversations"],
        ["Digests"] = ["Papers", "Text", "Embedding", "Indexing", "Retrieval", "Writing", "Prompting", "Grounding", "Answering", "Conversations", "Feeds"],
        ["Charts"] = ["Text"],
        ["Trends"] = ["Papers", "Text", "Indexing", "Retrieval", "Answering", "Conversations", "Feeds", "Charts"],
        ["Evaluation"] = ["Papers", "Text", "Embedding", "Indexing", "Retrieval", "Prompting", "Grounding", "Answering", "Writing", "Feeds", "Digests"],
    };

    /// <summary>The same for the rooms of the Discord project: only the talk knows them all.</summary>
    private static readonly Dictionary<string, string[]> AllowedDiscordRooms = new()
    {
        ["Payloads"] = [],
        ["Http"] = ["Payloads"],
        ["Gateway"] = ["Http", "Payloads"],
        ["Messages"] = ["Payloads"],
        ["Commands"] = ["Http", "Payloads"],
        ["Guilds"] = ["Commands", "Messages", "Payloads"],
        ["FairUse"] = ["Guilds", "Payloads"],
        ["Digests"] = ["Commands", "Guilds", "Http", "Messages", "Payloads"],
        ["Talk"] = ["Commands", "Digests", "FairUse", "Gateway", "Guilds", "Http", "Messages", "Payloads"],
    };

    /// <summary>And for those of the Qdrant project: what is asked and what is written both know how papers lie there; writing looks first, as a question does.</summary>
    private static readonly Dictionary<string, string[]> AllowedQdrantRooms = new()
    {
        ["Payloads"] = [],
        ["Http"] = ["Payloads"],
        ["Points"] = ["Payloads"],
        ["Meta"] = ["Http", "Payloads", "Points"],
        ["Queries"] = ["Http", "Meta", "Payloads", "Points"],
        ["Writing"] = ["Http", "Meta", "Payloads", "Points", "Queries"],
    };

    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["PaperBot"] = [],
        ["PaperBot.Sqlite"] = ["PaperBot"],
        ["PaperBot.LlamaCpp"] = ["PaperBot"],
        ["PaperBot.OpenAI"] = ["PaperBot"],
        ["PaperBot.Discord"] = ["PaperBot"],
        ["PaperBot.Qdrant"] = ["PaperBot"],
        ["PaperBot.Postgres"] = ["PaperBot"],
        ["PaperBot.Mail"] = ["PaperBot"],
        ["PaperBot.App"] = ["PaperBot", "PaperBot.Sqlite", "PaperBot.Qdrant", "PaperBot.LlamaCpp", "PaperBot.OpenAI", "PaperBot.Discord", "PaperBot.Postgres", "PaperBot.Mail"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["PaperBot"] = ["Microsoft.Extensions.AI.Abstractions", "MathNet.Numerics", "System.Numerics.Tensors", "Handlebars.Net", "YamlDotNet", "NodaTime"],
        ["PaperBot.Sqlite"] = ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"],
        ["PaperBot.LlamaCpp"] = [],
        ["PaperBot.OpenAI"] = ["OpenAI"],
        ["PaperBot.Discord"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["PaperBot.Qdrant"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["PaperBot.Postgres"] = ["Npgsql"],
        ["PaperBot.Mail"] = ["Microsoft.Extensions.Logging.Abstractions"],
        ["PaperBot.App"] = ["System.CommandLine", "Spectre.Console", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol"],
    };

    public static TheoryData<string> Rooms => FoldersOf("src/PaperBot");

    public static TheoryData<string> DiscordRooms => FoldersOf("src/PaperBot.Discord");

    public static TheoryData<string> QdrantRooms => FoldersOf("src/PaperBot.Qdrant");

    public static TheoryData<string> Projects => FoldersOf("src");

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_below_it(string room) => UsesOnly("PaperBot", room, AllowedRooms);

    [Theory]
    [MemberData(nameof(DiscordRooms))]
    public void A_room_of_the_Discord_project_uses_only_the_rooms_below_it(string room) => UsesOnly("PaperBot.Discord", room, AllowedDiscordRooms);

    [Theory]
    [MemberData(nameof(QdrantRooms))]
    public void A_room_of_the_Qdrant_project_uses_only_the_rooms_below_it(string room) => UsesOnly("PaperBot.Qdrant", room, AllowedQdrantRooms);

    [Theory]
    [InlineData("Text")]
    [InlineData("Papers")]
    public void The_lowest_rooms_use_the_base_class_library_alone(string room)
    {
        var foreign =
            from file in SourceFiles($"src/PaperBot/{room}")
            from line in File.ReadLines(file)
            where line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using System", StringComparison.Ordinal)
                && !line.StartsWith("using PaperBot.", StringComparison.Ordinal) && !line.StartsWith("using var", StringComparison.Ordinal)
                && !line.StartsWith("using static System", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line}";
        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_table_allows(string project)
    {
        var document = XDocument.Load(Repository.Path($"src/{project}/{project}.csproj"));
        var projects = document.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        var packages = document.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);
        Assert.Empty(projects.Except(AllowedProjects[project]));
        Assert.Empty(packages.Except(AllowedPackages[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_keeps_to_its_folder_its_length_and_one_type(string project)
    {
        var offences =
            from file in SourceFiles($"src/{project}")
            from offence in Offences(project, file, File.ReadAllLines(file))
            select $"{Path.GetFileName(file)}: {offence}";
        Assert.Empty(offences);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_public_type_says_what_it_is(string project)
    {
        var silent =
            from file in SourceFiles($"src/{project}")
            let lines = File.ReadAllLines(file)
            from number in Enumerable.Range(0, lines.Length)
            where PublicType().IsMatch(lines[number]) && !IsDocumented(lines, number)
            select $"{Path.GetFileName(file)}:{number + 1}";
        Assert.Empty(silent);
    }

    private static void UsesOnly(string project, string room, Dictionary<string, string[]> allowed)
    {
        Assert.True(allowed.ContainsKey(room), $"the room {room} is missing in the dependency table");
        var use = new Regex($@"\b{Regex.Escape(project)}\.([A-Z]\w+)", RegexOptions.NonBacktracking);
        var forbidden =
            from file in SourceFiles($"src/{project}/{room}")
            from Match match in use.Matches(File.ReadAllText(file))
            let used = match.Groups[1].Value
            where used != room && Directory.Exists(Repository.Path($"src/{project}/{used}")) && !allowed[room].Contains(used)
            select $"{Path.GetFileName(file)} uses {project}.{used}";
        Assert.Empty(forbidden);
    }

    private static TheoryData<string> FoldersOf(string folder)
    {
        var names = new TheoryData<string>();
        foreach (var path in Directory.GetDirectories(Repository.Path(folder)))
        {
            if (Path.GetFileName(path) is not ("bin" or "obj")) names.Add(Path.GetFileName(path));
        }

        return names;
    }

    private static IEnumerable<string> Offences(string project, string file, string[] lines)
    {
        if (lines.Length > 400) yield return $"{lines.Length} lines";
        if (lines.Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))) yield return "a region";
        if (lines.Count(line => TopLevelType().IsMatch(line)) > 1) yield return "more than one top-level type";
        var space = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
        if (space is null) yield break;
        var folder = Path.GetRelativePath(Repository.Path($"src/{project}"), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
        var expected = folder == "." ? project : $"{project}.{folder}";
        if (space != $"namespace {expected};") yield return space;
    }

    private static bool IsDocumented(string[] lines, int number)
    {
        for (var above = number - 1; above >= 0; above--)
        {
            var line = lines[above].Trim();
            if (line.StartsWith("///", StringComparison.Ordinal)) return true;
            if (!line.StartsWith('[')) return false;
        }

        return false;
    }

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^(public|internal)?\s*(static |sealed |abstract |partial |readonly |file )*(class|record|struct|interface|enum|delegate)\s")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s*public (static |sealed |abstract |partial |readonly )*(class|record|struct|interface|enum)\s")]
    private static partial Regex PublicType();
}
