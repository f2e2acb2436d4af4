using System.Buffers;
using System.Text;

namespace PaperBot.OpenAI.Chat;

/// <summary>
/// Takes the power from texts that look like a model's special tokens. Servers render messages into the model's template and tokenise the
/// whole with special tokens, so that an abstract that contains <c>&lt;|im_end|&gt;</c> could end its own message; a space inside prevents that.
/// </summary>
internal static class SpecialMarks
{
    private const char FullWidthBar = '\uFF5C';
    private const int MaxNameLength = 32;

    private static readonly SearchValues<char> Suspects = SearchValues.Create("<[|" + FullWidthBar);

    /// <summary>What stands between angle brackets, or begins there, in the vocabularies of Llama, Mistral, Qwen, Gemma, Phi, DeepSeek, Command, Granite and BERT.</summary>
    private static readonly HashSet<string> AngleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "bos", "eos", "pad", "unk", "mask", "cls", "sep", "sys", "start_of_turn", "end_of_turn", "start_of_image", "end_of_image", "image_soft_token",
        "think", "thinking", "thought", "tool_call", "tool_response", "tool_output", "tools", "function", "im_start", "im_end", "endoftext", "bos_token", "eos_token",
        "turn", "channel", "image", "audio", "video", "fim_prefix", "fim_middle", "fim_suffix", "fim_pad", "filename", "reponame", "user", "assistant", "system", "bot",
    };

    private static readonly HashSet<string> SquareNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "inst", "system_prompt", "tool_calls", "tool_results", "available_tools", "tool_content", "args", "call_id", "img", "img_break", "img_end", "prefix", "middle", "suffix",
        "think", "gmask", "smask", "mask", "cls", "sep", "pad", "unk", "bos", "eos", "model_settings", "audio", "begin_audio", "control_1",
    };

    /// <summary>The text with a space inside of everything that could be a special token.</summary>
    public static string Disarm(string text)
    {
        var next = text.AsSpan().IndexOfAny(Suspects);
        if (next < 0) return text;
        var safe = new StringBuilder(text.Length + 16);
        var copied = 0;
        for (; next >= 0 && next < text.Length - 1; next = Next(text, next + 1))
        {
            if (!IsMark(text, next)) continue;
            safe.Append(text, copied, next + 1 - copied).Append(' ');
            copied = next + 1;
        }

        return safe.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Next(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny(Suspects);
        return found < 0 ? -1 : from + found;
    }

    private static bool IsMark(string text, int at) => text[at] switch
    {
        '<' => text[at + 1] is '|' or FullWidthBar or '<' || IsName(text, at + 1, '>', AngleNames),
        '[' => IsName(text, at + 1, ']', SquareNames),
        _ => text[at + 1] is '>',
    };

    private static bool IsName(string text, int from, char closing, HashSet<string> names)
    {
        if (text[from] == '/') from++;
        var rest = text.AsSpan(from, Math.Min(MaxNameLength, text.Length - from));
        var end = rest.IndexOf(closing);
        if (end <= 0) return false;
        var name = rest[..end];
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            || name.StartsWith("unused", StringComparison.OrdinalIgnoreCase) || name.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("reserved_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("extra_id_", StringComparison.OrdinalIgnoreCase);
    }
}
