using PaperBot.LlamaCpp.Loading;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Loading;

/// <summary>llama.cpp as the build installed it; where it cannot be had, a test says so and is skipped.</summary>
internal static class Installed
{
    internal static LlamaLibrary Library
    {
        get
        {
            var folder = LlamaLibrary.FindFolder(Environment.GetEnvironmentVariable("PAPERBOT_Model__LibraryFolder"));
            Assert.SkipWhen(folder is null, "llama.cpp's libraries are not installed: the build found no npm, no network, or no package for this platform.");
            return LlamaLibrary.Load(folder);
        }
    }

    /// <summary>Loads a model that <paramref name="write"/> puts at the path it is given, and deletes the file.</summary>
    internal static LlamaModel Model(Func<string, string> write, ModelLoadOptions? options = null, IProgress<float>? progress = null, CancellationToken cancellationToken = default)
    {
        var library = Library;
        var path = Path.Combine(Path.GetTempPath(), $"paperbot-{Guid.NewGuid():N}.gguf");
        try
        {
            return LlamaModel.Load(library, write(path), options ?? new ModelLoadOptions(), progress, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
