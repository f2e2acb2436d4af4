using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace PaperBot.App.Tests.Containers;

/// <summary>docker-compose.yml as a tree, its anchors resolved.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<string, object> _root;

    public ComposeFile()
    {
        using var reader = File.OpenText(Repository.Path("docker-compose.yml"));
        _root = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(reader)));
    }

    /// <summary>The services by name.</summary>
    public IReadOnlyDictionary<string, Dictionary<object, object>> Services =>
        Map(_root["services"]).ToDictionary(service => (string)service.Key, service => Map(service.Value));

    /// <summary>The names under a key of the file, such as volumes, networks or secrets.</summary>
    public IReadOnlyList<string> Names(string key) => [.. Map(_root[key]).Keys.Cast<string>()];

    /// <summary>The services that start with these profiles.</summary>
    public IReadOnlyList<string> StartedWith(params string[] profiles) =>
        [.. Services.Where(service => !service.Value.ContainsKey("profiles") || Texts(service.Value, "profiles").Intersect(profiles).Any()).Select(service => service.Key).Order(StringComparer.Ordinal)];

    /// <summary>The texts of a list; none when it is missing.</summary>
    public static IReadOnlyList<string> Texts(Dictionary<object, object> of, string key) =>
        of.TryGetValue(key, out var list) ? [.. ((IEnumerable<object>)list).Select(item => (string)item)] : [];

    /// <summary>What stands under a key.</summary>
    public static Dictionary<object, object> Map(Dictionary<object, object> of, string key) => of.TryGetValue(key, out var map) ? Map(map) : [];

    /// <summary>A service's environment.</summary>
    public static IReadOnlyDictionary<string, string> Environment(Dictionary<object, object> service) =>
        Map(service, "environment").ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value);

    private static Dictionary<object, object> Map(object value) => (Dictionary<object, object>)value;
}
