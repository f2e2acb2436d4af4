using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>What NVIDIA's software on this machine offers.</summary>
internal static class NvidiaDriver
{
    private static readonly string[] RuntimeLibraries = ["libcudart.so.13", "libcublas.so.13"];

    /// <summary>Whether the driver is installed.</summary>
    internal static bool IsPresent { get; } = File.Exists("/proc/driver/nvidia/version") || CanLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1");

    /// <summary>The libraries of CUDA's runtime that cannot be loaded.</summary>
    internal static IReadOnlyList<string> MissingRuntimeLibraries() =>
        OperatingSystem.IsLinux() ? [.. RuntimeLibraries.Where(library => !CanLoad(library))] : [];

    private static bool CanLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle)) return false;
        NativeLibrary.Free(handle);
        return true;
    }
}
