using System.Text.Json;
using Xunit;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>A mail as Python's parser understood it.</summary>
internal sealed record ReadMail
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public required IReadOnlyList<string[]> Headers { get; init; }

    public required string? FromName { get; init; }

    public required string? FromAddress { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public required string Type { get; init; }

    /// <summary>Type, charset and content of each.</summary>
    public required IReadOnlyList<string[]> Parts { get; init; }

    /// <summary>What the parser found wrong.</summary>
    public required IReadOnlyList<string> Defects { get; init; }

    public required int LongestLine { get; init; }

    /// <summary>Whether there is a CR or LF alone.</summary>
    public required bool Bare { get; init; }

    public required bool Ascii { get; init; }

    public required string? Date { get; init; }

    public string Text => Parts[0][2].Replace("\r\n", "\n", StringComparison.Ordinal);

    public string Html => Parts[1][2].Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The value of a header that stands there once.</summary>
    public string? Header(string name) => Headers.SingleOrDefault(header => header[0] == name)?[1];

    /// <summary>Reads many mails with one process.</summary>
    public static async Task<IReadOnlyList<ReadMail>> AllAsync(IEnumerable<string> files)
    {
        using var process = Python.Start(Python.Script("read_mails.py"));
        var read = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var wrong = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var file in files) await process.StandardInput.WriteLineAsync(file);
        process.StandardInput.Close();
        var lines = (await read).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await wrong);
        return [.. lines.Select(line => JsonSerializer.Deserialize<ReadMail>(line, Web)!)];
    }
}
