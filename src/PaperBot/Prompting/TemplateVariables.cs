using Microsoft.Extensions.AI;

namespace PaperBot.Prompting;

/// <summary>What a prompt file declares, what it uses, and what the program gives it: the three have to agree before anything is asked.</summary>
internal static class TemplateVariables
{
    /// <summary>The declared variables by name.</summary>
    public static IReadOnlyDictionary<string, TemplateVariable> Declared(string path, TemplateFile file, IReadOnlyList<string> given)
    {
        var declared = new Dictionary<string, TemplateVariable>(StringComparer.Ordinal);
        foreach (var variable in file.InputVariables ?? [])
        {
            if (variable?.Name is not { Length: > 0 } name) throw TemplateFileReader.Fault(path, "declares a variable without a name; write name: under input_variables.");
            if (!declared.TryAdd(name, variable)) throw TemplateFileReader.Fault(path, $"declares the variable {name} twice; remove one.");
            if (variable.AllowDangerouslySetContent || file.AllowDangerouslySetContent)
                throw TemplateFileReader.Fault(path, $"lets the variable {name} hold markup; set allow_dangerously_set_content to false, since papers and questions are foreign text.");
            if (!given.Contains(name) && TextOf(variable.Default).Length == 0)
                throw TemplateFileReader.Fault(path, $"declares the variable {name}, which the program does not give; it gives {string.Join(", ", given)}, any other needs a default.");
        }

        if (given.FirstOrDefault(name => !declared.ContainsKey(name)) is { } missing)
            throw TemplateFileReader.Fault(path, $"does not declare the variable {missing}, which the program gives; add it under input_variables and show it as {{{{{missing}}}}}.");
        return declared;
    }

    /// <summary>Holds what <paramref name="messages"/> show against what is declared and given.</summary>
    public static void CheckUse(
        string path, IReadOnlyList<TemplateMessage> messages, IReadOnlyDictionary<string, TemplateVariable> declared, IReadOnlyList<string> given)
    {
        var (shown, tested) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var message in messages)
        {
            var tags = TemplateTags.In(path, message.Body);
            if (message.Role == ChatRole.System && tags.Shown.FirstOrDefault(name => name != PromptTemplate.NoAnswerVariable && given.Contains(name)) is { } foreign)
                throw TemplateFileReader.Fault(path, $"shows the variable {foreign} in its system message, where foreign text could pass for instructions; move it into a user message.");
            shown.UnionWith(tags.Shown);
            tested.UnionWith(tags.Tested);
        }

        if (shown.Concat(tested).FirstOrDefault(name => !declared.ContainsKey(name)) is { } unknown)
            throw TemplateFileReader.Fault(path, $"uses the variable {unknown}, which it does not declare; declared are {string.Join(", ", declared.Keys)}.");
        if (declared.Keys.FirstOrDefault(name => !shown.Contains(name)) is { } unused)
            throw TemplateFileReader.Fault(path, $"declares the variable {unused} and does not show it; write {{{{{unused}}}}} into the template{(given.Contains(unused) ? "" : " or remove it")}.");
    }

    /// <summary>The texts of the variables that the program does not give.</summary>
    public static Dictionary<string, string> Defaults(IReadOnlyDictionary<string, TemplateVariable> declared, IReadOnlyList<string> given) =>
        declared.Where(variable => !given.Contains(variable.Key)).ToDictionary(variable => variable.Key, variable => TextOf(variable.Value.Default), StringComparer.Ordinal);

    private static string TextOf(object? value) => value as string ?? "";
}
