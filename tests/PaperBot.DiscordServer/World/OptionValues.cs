using System.Text.Json;
using PaperBot.DiscordServer.Contract;

namespace PaperBot.DiscordServer.World;

/// <summary>What Discord's client lets people enter for an option.</summary>
internal static class OptionValues
{
    public static void ThrowIfNotTaken(JsonElement option, object value)
    {
        var isFitting = option.Whole("type") switch
        {
            3 => value is string,
            4 => value is int or long,
            5 => value is bool,
            6 => value is WorldUser,
            7 => value is WorldChannel,
            8 => value is WorldRole,
            9 => value is WorldUser or WorldRole,
            10 => value is double or int or long,
            11 => value is UploadedFile,
            _ => false,
        };
        var name = option.Text("name");
        if (!isFitting) throw new ArgumentException($"The option \"{name}\" of type {option.Whole("type")} does not take a {value.GetType().Name}.", nameof(value));
        if (value is string text) ThrowIfNotTaken(option, name, text);
        if (value is int or long && (Convert.ToInt64(value, null) < (option.Whole("min_value") ?? long.MinValue) || Convert.ToInt64(value, null) > (option.Whole("max_value") ?? long.MaxValue)))
            throw new ArgumentException($"{value} is out of the range of \"{name}\".", nameof(value));
    }

    private static void ThrowIfNotTaken(JsonElement option, string? name, string text)
    {
        if (text.Length < (option.Whole("min_length") ?? 0) || text.Length > (option.Whole("max_length") ?? 6000))
            throw new ArgumentException($"A text of {text.Length} characters does not fit the option \"{name}\".", nameof(text));
        var choices = option.Items("choices");
        if (choices.Length > 0 && !choices.Any(choice => choice.Text("value") == text))
            throw new ArgumentException($"\"{text}\" is none of the choices of \"{name}\": {string.Join(", ", choices.Select(choice => choice.Text("value")))}.", nameof(text));
    }
}
