using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Loading;

/// <summary>A model file on disk: whether it can be loaded.</summary>
internal static class ModelFile
{
    private const string GetAnother = "download it again, or set Model:Path to a model in GGUF format (paperbot models list shows good ones)";

    /// <summary>Reads the header, and compares what it claims with the file.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable, damaged, cut, or in another format.</exception>
    public static GgufHeader ReadHeader(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path)) throw new ModelException($"{path} is a folder: set Model:Path to the .gguf file in it.");
        using var stream = Open(path);
        if (stream.Length == 0) throw new ModelException($"The model file {path} is empty: {GetAnother}.");
        try
        {
            var header = new GgufReader(stream).Read();
            if (stream.Length < header.LeastBytes) throw new ModelException($"The model file {path} is cut: it has {stream.Length} of at least {header.LeastBytes} bytes; {GetAnother}.");
            CheckParts(path, header);
            return header;
        }
        catch (EndOfStreamException exception)
        {
            throw new ModelException($"The model file {path} is cut: it ends within its header; {GetAnother}.", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException or ArgumentException or IOException)
        {
            var cause = exception is InvalidDataException ? exception.Message : "its header makes no sense";
            throw new ModelException($"The model file {path} cannot be used: {cause}; {GetAnother}.", exception);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException)
        {
            throw new ModelException($"There is no model file {path}: check Model:Path, or fetch a model with paperbot models pull.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"The model file {path} cannot be read: check who may read it, and whether its disk is there.", exception);
        }
    }

    // llama.cpp finds the other parts by the name of the first.
    private static void CheckParts(string path, GgufHeader header)
    {
        if (header.Parts == 1) return;
        if (header.Part > 0) throw new ModelException($"{path} is part {header.Part + 1} of {header.Parts} of a model: set Model:Path to its first part.");
        var mark = $"-00001-of-{header.Parts:D5}.gguf";
        if (!path.EndsWith(mark, StringComparison.Ordinal)) throw new ModelException($"{path} is the first of {header.Parts} parts of a model, whose name has to end in {mark}: give it its name back.");
        for (var part = 2; part <= header.Parts; part++)
        {
            var name = $"{path[..^mark.Length]}-{part:D5}-of-{header.Parts:D5}.gguf";
            if (!File.Exists(name)) throw new ModelException($"The model's part {name} is missing: put all {header.Parts} parts into one folder.");
        }
    }
}
