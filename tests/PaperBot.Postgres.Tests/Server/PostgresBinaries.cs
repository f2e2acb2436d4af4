namespace PaperBot.Postgres.Tests.Server;

/// <summary>The programs of a PostgreSQL server on this machine.</summary>
/// <param name="Folder">Where they lie.</param>
internal sealed record PostgresBinaries(string Folder)
{
    public string InitDb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>Those of this machine, the newest first among those that no path names; null when there are none.</summary>
    public static PostgresBinaries? Find() => Folders().Select(folder => new PostgresBinaries(folder)).FirstOrDefault(found => File.Exists(found.InitDb) && File.Exists(found.Postgres));

    private static IEnumerable<string> Folders()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) yield return folder;
        foreach (var parent in new[] { "/usr/lib/postgresql", "/usr/local/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt" }.Where(Directory.Exists))
        {
            foreach (var version in Directory.GetDirectories(parent).OrderByDescending(folder => folder.Length).ThenByDescending(folder => folder, StringComparer.Ordinal)) yield return Path.Combine(version, "bin");
        }

        yield return "/usr/local/pgsql/bin";
        yield return "/usr/pgsql/bin";
    }
}
