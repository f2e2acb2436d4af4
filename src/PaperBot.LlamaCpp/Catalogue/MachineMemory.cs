using System.Globalization;

namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>The memory of this machine, or of the container that the process runs in.</summary>
public static class MachineMemory
{
    private const string Limit = "/sys/fs/cgroup/memory.max";
    private const string Usage = "/sys/fs/cgroup/memory.current";

    /// <summary>This machine with the cards that llama.cpp found.</summary>
    public static Machine Read(IReadOnlyList<Gpu> gpus)
    {
        var system = GC.GetGCMemoryInfo();
        var free = Available(Text("/proc/meminfo")) ?? system.TotalAvailableMemoryBytes - system.MemoryLoadBytes;
        var total = system.TotalAvailableMemoryBytes;
        if (Number(Text(Limit)) is { } limit)
        {
            total = Math.Min(total, limit);
            free = Math.Min(free, limit - (Number(Text(Usage)) ?? 0));
        }

        return new Machine(total, Math.Clamp(free, 0, total), gpus);
    }

    /// <summary>What Linux says can still be had without swapping; null when it does not say.</summary>
    internal static long? Available(string? memInfo)
    {
        foreach (var line in (memInfo ?? "").Split('\n'))
        {
            if (!line.StartsWith("MemAvailable:", StringComparison.Ordinal)) continue;
            var digits = line["MemAvailable:".Length..].Replace("kB", "", StringComparison.Ordinal);
            return Number(digits) is { } kibibytes and < long.MaxValue >> 10 ? kibibytes << 10 : null;
        }

        return null;
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
