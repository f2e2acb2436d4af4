using PaperBot.LlamaCpp.Loading;

namespace PaperBot.Benchmarks.Llama;

/// <summary>How writing is measured.</summary>
/// <param name="Threads">Threads that compute.</param>
/// <param name="Rounds">How often each is measured, in turns.</param>
/// <param name="GpuLayers">Layers on the GPU.</param>
/// <param name="ProcessorTime">Count the process's processor time instead of the time of day, for a machine that is busy otherwise; honest with one thread only.</param>
/// <param name="Model">Where the made-up model lies; it is made there when it does not exist. Null: in a temporary folder.</param>
internal sealed record WritingOptions(int Threads, int Rounds, int GpuLayers, bool ProcessorTime, string? Model)
{
    public static WritingOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new WritingOptions(ThreadCount.Default, 5, -1, false, null);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            options = (arguments[i], arguments[i + 1]) switch
            {
                ("--threads", var value) => options with { Threads = int.Parse(value) },
                ("--rounds", var value) => options with { Rounds = int.Parse(value) },
                ("--gpu-layers", var value) => options with { GpuLayers = int.Parse(value) },
                ("--clock", "processor") => options with { ProcessorTime = true },
                ("--model", var value) => options with { Model = value },
                _ => throw new ArgumentException($"Unknown option {arguments[i]}; there are --threads N, --rounds N, --gpu-layers N, --clock processor and --model FILE."),
            };
        }

        return options;
    }
}
