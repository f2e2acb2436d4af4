using PaperBot.App.Settings;

namespace PaperBot.App.Commands;

/// <summary>Where papers are kept, as it is named on the command line.</summary>
internal static class IndexKinds
{
    /// <summary>The kind named; null when none is.</summary>
    /// <exception cref="UsageException">There is no such kind.</exception>
    public static IndexKind? Read(string? name, string what)
    {
        if (name is null) return null;
        return Enum.GetValues<IndexKind>().Cast<IndexKind?>().FirstOrDefault(kind => kind.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"{what} is \"{name}\", but can only be sqlite or qdrant.");
    }

    /// <summary>The name of the kind on the command line.</summary>
    public static string Name(this IndexKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>How PaperBot is made to use a place of that kind.</summary>
    public static string HowToUse(IndexKind kind) => $"Index:Kind={kind} (in appsettings.json, as PAPERBOT_Index__Kind={kind} in the environment, or with --set)";
}
