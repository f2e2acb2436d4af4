using Xunit;

namespace PaperBot.Discord.Tests.Messages;

/// <summary>What people see, compared with what was approved. A difference is written beside the approved file, to be looked at and moved over it.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual)
    {
        var approved = Repository.Path($"tests/PaperBot.Discord.Tests/Messages/Snapshots/{name}.txt");
        var received = Path.ChangeExtension(approved, ".received.txt");
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"What people see has changed, or was never approved: compare {Path.GetFileName(received)} with {Path.GetFileName(approved)} in Messages/Snapshots.\n{text}");
    }
}
