using System.Text.Json;

namespace PaperBot.App.Backups;

/// <summary>What is in a backup.</summary>
/// <param name="Format">The version of the archive's form.</param>
/// <param name="Program">The version of PaperBot that made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Index">The papers; null when there were none.</param>
/// <param name="Files">The files, each with its checksum.</param>
/// <param name="LeftOut">Settings that were left out: secrets, and what belongs to one machine alone.</param>
internal sealed record BackupManifest(int Format, string Program, DateTimeOffset MadeAt, BackupIndex? Index, IReadOnlyList<BackupFile> Files, IReadOnlyList<string> LeftOut)
{
    /// <summary>The form that this version writes, and the latest that it reads.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>As the bytes that stand in the archive.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads it back; null for what is none.</summary>
    public static BackupManifest? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Options) is { Program: not null, Files: not null, LeftOut: not null } manifest
                && manifest.Files.All(file => file is { Name: not null, Sha256: not null, Bytes: >= 0 }) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
