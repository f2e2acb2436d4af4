namespace PaperBot.App.Tests.Containers;

/// <summary>The Dockerfile's instructions, each on one line, comments left out.</summary>
internal sealed class Dockerfile
{
    public Dockerfile()
    {
        var lines = File.ReadAllLines(Repository.Path("Dockerfile")).Where(line => !line.StartsWith('#'));
        Instructions = [.. string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => (line.Split(' ')[0], line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim()))];
    }

    /// <summary>Each instruction's name and what stands behind it.</summary>
    public IReadOnlyList<(string Name, string Text)> Instructions { get; }

    /// <summary>What stands behind the instructions of this name.</summary>
    public IReadOnlyList<string> All(string name) => [.. Instructions.Where(instruction => instruction.Name == name).Select(instruction => instruction.Text)];

    /// <summary>What is copied out of the checkout.</summary>
    public IEnumerable<string> CopiedSources =>
        from text in All("COPY")
        where !text.StartsWith("--from=", StringComparison.Ordinal)
        let words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray()
        from source in words[..^1]
        select source;

    /// <summary>The variables that are set in the image.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        All("ENV").SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(pair => pair.Split('=')[0], pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
