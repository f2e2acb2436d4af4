namespace PaperBot.LlamaCpp.Loading;

/// <summary>How many threads compute.</summary>
internal static class ThreadCount
{
    private const string Processors = "/sys/devices/system/cpu";

    /// <summary>
    /// Physical cores minus one, at least one, and never more than this process may use (its affinity and the container's limit count): a core that somebody
    /// else needs now and then slows every other thread down to a fraction.
    /// </summary>
    public static int Default { get; } = From(Cores(Processors), Environment.ProcessorCount);

    /// <summary>
    /// The threads to use where <paramref name="asked"/> are asked for, 0 for <see cref="Default"/>: never more than the processors that this process may
    /// use, for llama.cpp's threads wait for each other at every step, and a single token then takes minutes.
    /// </summary>
    public static int For(int asked) => asked > 0 ? Math.Min(asked, Environment.ProcessorCount) : Default;

    /// <summary><see cref="Default"/> from the cores there are (each logical processor's package and core) and the processors that may be used.</summary>
    internal static int From(IReadOnlyCollection<(string Package, string Core)> processors, int available)
    {
        var physical = processors.Count == 0 ? available : processors.Distinct().Count();
        return Math.Max(1, Math.Min(physical, available) - 1);
    }

    internal static IReadOnlyCollection<(string Package, string Core)> Cores(string folder)
    {
        try
        {
            return
            [
                .. from processor in Directory.EnumerateDirectories(folder, "cpu*")
                   where char.IsAsciiDigit(processor[^1]) && File.Exists(Path.Combine(processor, "topology", "core_id"))
                   select (Read(processor, "physical_package_id"), Read(processor, "core_id")),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Read(string processor, string name) => File.ReadAllText(Path.Combine(processor, "topology", name)).Trim();
}
