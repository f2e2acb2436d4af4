namespace PaperBot.LlamaCpp.Batching;

/// <summary>How many threads compute.</summary>
public static class ThreadCount
{
    /// <summary>The physical cores that this process may use less one, at least one: a thread too many makes all the others wait for it at every step.</summary>
    public static int Default { get; } = Math.Max(1, Math.Min(PhysicalCores(), Environment.ProcessorCount) - 1);

    private static int PhysicalCores()
    {
        try
        {
            var cores = Directory.EnumerateDirectories("/sys/devices/system/cpu", "cpu*")
                .Select(folder => Path.Combine(folder, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(file => File.ReadAllText(file).Trim())
                .Distinct(StringComparer.Ordinal)
                .Count();
            return cores > 0 ? cores : Environment.ProcessorCount;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.ProcessorCount;
        }
    }
}
