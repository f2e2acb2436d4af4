namespace PaperBot.Postgres.Tests.Server;

/// <summary>Who runs the server: PostgreSQL refuses to run as root, so where the tests do, another user has to.</summary>
internal static class ServerUser
{
    /// <summary>Whether the tests run as root.</summary>
    public static bool IsNeeded => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>The user in the tests' stead.</summary>
    public static string Name { get; } = File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>The command that runs a program as that user; as it is where that is not needed.</summary>
    public static (string Program, IEnumerable<string> Arguments) As(string program, IEnumerable<string> arguments)
    {
        if (!IsNeeded) return (program, arguments);
        if (Found("setpriv") is { } setpriv) return (setpriv, ["--reuid", Name, "--regid", Group, "--clear-groups", "--", program, .. arguments]);
        return (Found("runuser") ?? Found("sudo") ?? throw new InvalidOperationException("There is no setpriv and no runuser to leave root with."), ["-u", Name, "--", program, .. arguments]);
    }

    private static string Group => File.ReadLines("/etc/passwd").First(line => line.StartsWith(Name + ":", StringComparison.Ordinal)).Split(':')[3];

    private static string? Found(string program) => new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
