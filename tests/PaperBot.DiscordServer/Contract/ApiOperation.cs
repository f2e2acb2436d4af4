namespace PaperBot.DiscordServer.Contract;

/// <summary>One method of one path of Discord's description.</summary>
/// <param name="Name">Its operation id.</param>
/// <param name="Template">The path's steps; a parameter stands in braces.</param>
/// <param name="Path">Schemas of the path's parameters.</param>
/// <param name="Query">Schemas of the query's parameters.</param>
/// <param name="RequiredQuery">Those that must be there.</param>
/// <param name="Body">The schema of a JSON body; null when none is described.</param>
/// <param name="IsBodyRequired">Whether it must be there.</param>
internal sealed record ApiOperation(
    string Name, string[] Template, IReadOnlyDictionary<string, Schema> Path, IReadOnlyDictionary<string, Schema> Query, IReadOnlyList<string> RequiredQuery, Schema? Body, bool IsBodyRequired)
{
    /// <summary>Literal steps that the path has; a template with more of them is meant where several fit.</summary>
    public int LiteralSteps => Template.Count(step => !IsParameter(step));

    public bool Fits(string[] steps)
    {
        if (steps.Length != Template.Length) return false;
        for (var index = 0; index < steps.Length; index++)
        {
            if (!IsParameter(Template[index]) && Template[index] != steps[index]) return false;
        }

        return true;
    }

    public static bool IsParameter(string step) => step.Length > 2 && step[0] == '{' && step[^1] == '}';
}
