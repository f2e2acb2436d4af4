using System.Globalization;
using System.Text;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;

namespace PaperBot.LlamaCpp.Sequences;

/// <summary>What a model's file says of itself.</summary>
internal sealed class ModelFacts(LlamaModel model)
{
    private const int MostBytes = 4_096;

    /// <summary>Its architecture, for example <c>bert</c>.</summary>
    public string Architecture => Text("general.architecture") ?? "";

    /// <summary>Its name as its makers gave it; else the file's.</summary>
    public string Name => Text("general.name") is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(model.Path);

    /// <summary>All that may tell the family: architecture, names and the file's name, in small letters with hyphens.</summary>
    public string Family => string.Join(
        ' ', new[] { Architecture, Text("general.name"), Text("general.basename"), Path.GetFileNameWithoutExtension(model.Path) }
            .Select(part => (part ?? "").ToLowerInvariant().Replace(' ', '-').Replace('_', '-')));

    /// <summary>The pooling that the model was trained with, as llama.cpp numbers it; null when it does not say.</summary>
    public int? Pooling => int.TryParse(Text($"{Architecture}.pooling_type"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Whether a token sees only those before it.</summary>
    public bool IsCausal => Text($"{Architecture}.attention.causal") != "false";

    private unsafe string? Text(string key)
    {
        var buffer = new byte[MostBytes];
        fixed (byte* bytes = buffer)
        {
            var length = Llama.Metadata(model.Handle, key, bytes, MostBytes);
            return length < 0 ? null : Encoding.UTF8.GetString(buffer, 0, Math.Min(length, MostBytes - 1));
        }
    }
}
