using PaperBot.Text;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PaperBot.Prompting;

/// <summary>Path → prompt file, with the same strictness as Semantic Kernel: a key that the format does not have is an error.</summary>
internal static class TemplateFileReader
{
    public static TemplateFile Read(string path)
    {
        var text = ReadText(path);
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            return reader.Deserialize<TemplateFile?>(text) ?? throw Fault(path, "is empty; put the original file back.");
        }
        catch (YamlException error)
        {
            var cause = CleanText.From((error.InnerException ?? error).Message).TrimEnd('.');
            throw new PromptTemplateException($"The prompt {Path.GetFileName(path)} is not in Semantic Kernel's YAML format at line {error.Start.Line} ({cause}); correct that line.", error);
        }
    }

    /// <summary>An error in the prompt at <paramref name="path"/>, told in one sentence on one line.</summary>
    public static PromptTemplateException Fault(string path, string predicate) => new(CleanText.From($"The prompt {Path.GetFileName(path)} {predicate}"));

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PromptTemplateException($"The prompt {Path.GetFileName(path)} is missing in {Path.GetDirectoryName(path)}; put the original file back.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PromptTemplateException($"The prompt {path} cannot be read; check the rights of the file.", error);
        }
    }
}
