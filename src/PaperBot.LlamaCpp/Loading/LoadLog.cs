using System.Text.RegularExpressions;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>Reads what llama.cpp logs while it loads a model: it tells reasons and layers nowhere else.</summary>
internal static partial class LoadLog
{
    /// <summary>Why loading failed, in the library's words; null when it said nothing.</summary>
    internal static string? Reason(IEnumerable<string> lines)
    {
        const string mark = "error loading model: ";
        var line = lines.LastOrDefault(line => line.Contains(mark, StringComparison.Ordinal));
        return line?[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];
    }

    /// <summary>How many layers went to the GPU, of how many; null when the library says nothing of it, as without a GPU.</summary>
    internal static (int OnGpu, int All)? Layers(IEnumerable<string> lines)
    {
        var match = lines.Select(line => OffloadedLayers().Match(line)).LastOrDefault(match => match.Success);
        return match is not null && int.TryParse(match.Groups[1].ValueSpan, out var gpu) && int.TryParse(match.Groups[2].ValueSpan, out var all) ? (gpu, all) : null;
    }

    /// <summary>What to tell people, for a model whose file is whole.</summary>
    internal static string Message(string path, GgufHeader header, string? reason) => reason switch
    {
        null => $"The model {path} cannot be loaded: see the log for llama.cpp's reason, or choose another with Model:Path.",
        _ when reason.Contains("unknown model architecture", StringComparison.Ordinal) =>
            $"The model {path} is of the architecture {header.Architecture}, which llama.cpp v{LlamaLibrary.PinnedVersion} does not know: choose another with Model:Path (paperbot models list shows good ones).",
        _ when reason.Contains("unable to allocate", StringComparison.Ordinal) || reason.Contains("failed to allocate", StringComparison.Ordinal) =>
            $"The model {path} needs more memory than there is: choose a smaller one with Model:Path, or lower Model:GpuLayers.",
        _ => $"The model {path} cannot be loaded ({reason}): choose another with Model:Path (paperbot models list shows good ones).",
    };

    [GeneratedRegex(@"offloaded (\d{1,6})/(\d{1,6}) layers to GPU", RegexOptions.NonBacktracking)]
    private static partial Regex OffloadedLayers();
}
