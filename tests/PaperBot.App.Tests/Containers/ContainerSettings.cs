using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PaperBot.App.Settings;

namespace PaperBot.App.Tests.Containers;

/// <summary>Reads a container's environment as the program does, with files in place of the secrets.</summary>
internal static partial class ContainerSettings
{
    private const string Prefix = "PAPERBOT_";

    public static PaperBotSettings Read(IReadOnlyDictionary<string, string> environment, TemporaryFolder folder)
    {
        var secret = Path.Combine(folder.Path, "secret");
        File.WriteAllText(secret, "s3cret-0f-this-test\n");
        var values = environment.Where(variable => variable.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            variable => variable.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal),
            variable => (string?)(variable.Value.StartsWith("/run/secrets/", StringComparison.Ordinal) ? secret : Default().Replace(variable.Value, "$1")));
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), folder.Path);
    }

    [GeneratedRegex(@"\$\{[A-Z_]+:-([^}]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Default();
}
