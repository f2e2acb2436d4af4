using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PaperBot.App.Settings;

/// <summary>Configuration → checked settings; a wrong value stops the program with the option's name, the value and the range.</summary>
internal static class SettingsReader
{
    /// <summary>Reads the settings; <paramref name="dataFolder"/> is the <c>--data</c> option, or null.</summary>
    /// <exception cref="UsageException">A value is not allowed.</exception>
    public static PaperBotSettings Read(IConfiguration configuration, string? dataFolder)
    {
        var data = dataFolder ?? configuration["Data"] ?? DefaultDataFolder();
        if (string.IsNullOrWhiteSpace(data)) throw new UsageException("Data is empty: name a folder, for example --data ./papers.");
        var folder = Path.GetFullPath(data);
        return new PaperBotSettings
        {
            DataFolder = folder,
            IndexKind = OneOf(configuration, "Index:Kind", "Sqlite"),
            EmbeddingKind = OneOf(configuration, "Embedding:Kind", "Lsa"),
            ModelKind = OneOf(configuration, "Model:Kind", "None"),
            AnswerSources = Number(configuration, "Answer:Sources", 5, 1, 50),
            Models = ModelsSettingsReader.Read(configuration, folder),
        };
    }

    /// <summary>appsettings.json beside the program and in the current folder, then environment variables that begin with <c>PAPERBOT_</c>.</summary>
    public static IConfiguration Sources()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables("PAPERBOT_")
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw new UsageException($"appsettings.json cannot be read: {exception.InnerException?.Message ?? exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings cannot be read: {exception.Message}");
        }
    }

    private static string DefaultDataFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paperbot");

    private static string OneOf(IConfiguration configuration, string name, params string[] allowed)
    {
        var value = configuration[name] ?? allowed[0];
        return allowed.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"{name} is \"{value}\", but can only be {string.Join(" or ", allowed)}.");
    }

    /// <summary>A whole number of a range.</summary>
    internal static int Number(IConfiguration configuration, string name, int byDefault, int least, int most)
    {
        if (configuration[name] is not { } text) return byDefault;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException($"{name} is \"{text}\", but has to be a whole number from {least} to {most}.");
    }
}
