namespace PaperBot.LlamaCpp.Loading;

/// <summary>Says why no GPU is used, so that nobody computes on the CPU without knowing it.</summary>
internal static class GpuAbsence
{
    /// <summary>The reason as one clause; null when there is a GPU to use.</summary>
    internal static string? Explain(bool deviceVisible, bool driver, bool cudaLibrary, IReadOnlyList<string> missingRuntime)
    {
        if (deviceVisible) return null;
        if (!driver) return "no driver of NVIDIA was found on this machine";
        if (!cudaLibrary) return "a driver of NVIDIA is there, but llama.cpp's library for it is not installed: build with -p:PaperBotCuda=true, or name a folder with it in Model:LibraryFolder";
        if (missingRuntime.Count > 0) return $"CUDA's runtime is incomplete ({string.Join(" and ", missingRuntime)} cannot be loaded): install CUDA 13's cudart and cublas";
        return "llama.cpp sees no GPU that it can use: look at nvidia-smi and CUDA_VISIBLE_DEVICES, and update the driver if it is older than CUDA 13";
    }
}
