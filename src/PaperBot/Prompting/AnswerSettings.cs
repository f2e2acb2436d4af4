using System.Globalization;
using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>How the model writes: the settings of a prompt file under <c>execution_settings: default</c>.</summary>
internal sealed class AnswerSettings
{
    private const int MostTokens = 32_768;

    private readonly string _path;
    private readonly Dictionary<string, object?> _settings;
    private readonly ChatOptions _options = new();

    private AnswerSettings(string path, Dictionary<string, object?> settings) => (_path, _settings) = (path, settings);

    /// <summary>The longest answer, in model tokens.</summary>
    public int MaxAnswerTokens => _options.MaxOutputTokens!.Value;

    /// <summary>Fresh options for one request.</summary>
    public ChatOptions NewOptions() => _options.Clone();

    public static AnswerSettings Read(string path, TemplateFile file)
    {
        if (file.ExecutionSettings?.GetValueOrDefault("default") is not { Count: > 0 } settings || !settings.ContainsKey("max_tokens"))
            throw TemplateFileReader.Fault(path, "does not say how long an answer may be; write max_tokens under execution_settings: default.");
        var read = new AnswerSettings(path, settings);
        foreach (var name in settings.Keys) read.Apply(name);
        return read;
    }

    private void Apply(string name)
    {
        switch (name)
        {
            case "max_tokens": _options.MaxOutputTokens = (int)Number(name, 1, MostTokens, whole: true); break;
            case "temperature": _options.Temperature = (float)Number(name, 0, 2); break;
            case "top_p": _options.TopP = (float)Number(name, 0, 1); break;
            case "top_k": _options.TopK = (int)Number(name, 1, 1_000, whole: true); break;
            case "frequency_penalty": _options.FrequencyPenalty = (float)Number(name, -2, 2); break;
            case "presence_penalty": _options.PresencePenalty = (float)Number(name, -2, 2); break;
            case "seed": _options.Seed = (long)Number(name, 0, int.MaxValue, whole: true); break;
            case "stop_sequences": _options.StopSequences = Texts(name); break;
            default:
                throw TemplateFileReader.Fault(
                    _path, $"has the unknown setting {name}; known are max_tokens, temperature, top_p, top_k, frequency_penalty, presence_penalty, seed and stop_sequences.");
        }
    }

    private double Number(string name, double least, double most, bool whole = false)
    {
        var written = _settings[name] as string;
        var isNumber = double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number >= least && number <= most && (!whole || number == Math.Floor(number))) return number;
        var kind = whole ? "whole number" : "number";
        throw TemplateFileReader.Fault(_path, string.Create(CultureInfo.InvariantCulture, $"sets {name} to \"{written}\"; it has to be a {kind} from {least} to {most}."));
    }

    private List<string> Texts(string name) =>
        _settings[name] is IEnumerable<object?> list && list.All(item => item is string { Length: > 0 })
            ? [.. list.Cast<string>()]
            : throw TemplateFileReader.Fault(_path, $"sets {name} to something else than a list of texts; write each on a line of its own behind \"- \".");
}
