using PaperBot.Prompting;

namespace PaperBot.Tests.Prompting;

/// <summary>The repository's prompts, and copies of them to break.</summary>
internal sealed class PromptFolder : IDisposable
{
    public PromptFolder()
    {
        Directory.CreateDirectory(Path);
        foreach (var file in Directory.EnumerateFiles(Original, "*.yaml")) System.IO.File.Copy(file, File(System.IO.Path.GetFileName(file)));
    }

    public static string Original { get; } = System.IO.Path.Combine(Repository.Root, "prompts");

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "paperbot-prompts-" + Guid.NewGuid().ToString("N"));

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Replaces <paramref name="old"/>, which has to be there, in a copy and loads the folder.</summary>
    public PromptTemplates LoadWith(string name, string old, string changed)
    {
        var text = System.IO.File.ReadAllText(File(name));
        if (!text.Contains(old, StringComparison.Ordinal)) throw new ArgumentException($"{name} has no \"{old}\"", nameof(old));
        return LoadWith(name, text.Replace(old, changed, StringComparison.Ordinal));
    }

    /// <summary>Writes <paramref name="text"/> over a copy and loads the folder.</summary>
    public PromptTemplates LoadWith(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return PromptTemplates.Load(Path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
