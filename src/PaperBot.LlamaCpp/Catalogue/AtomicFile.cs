namespace PaperBot.LlamaCpp.Catalogue;

/// <summary>Writes small files so that readers see the old one or the new one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
