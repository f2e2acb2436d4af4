using HandlebarsDotNet;
using Microsoft.Extensions.AI;
using PaperBot.Text;

namespace PaperBot.Prompting;

/// <summary>One prompt file, checked: variables → messages.</summary>
internal sealed class PromptTemplate
{
    /// <summary>The variable that holds <see cref="Prompt.NoAnswer"/>: the only one that the instructions may contain, since it is no foreign text.</summary>
    public const string NoAnswerVariable = "no_answer";

    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration
    {
        // Texts are not encoded, since the messages were cut before: there is no markup left that they could be mistaken for.
        NoEscape = true,
        ThrowOnUnresolvedBindingExpression = true,
    });

    private readonly IReadOnlyList<(ChatRole Role, HandlebarsTemplate<object, object> Fill)> _messages;
    private readonly Dictionary<string, string> _defaults;

    private PromptTemplate(AnswerSettings settings, IReadOnlyList<(ChatRole, HandlebarsTemplate<object, object>)> messages, Dictionary<string, string> defaults, IReadOnlyList<string> given)
    {
        (Settings, _messages, _defaults) = (settings, messages, defaults);
        NothingGiven = given.ToDictionary(name => name, name => name == NoAnswerVariable ? Prompt.NoAnswer : "", StringComparer.Ordinal);
    }

    /// <summary>How the model writes.</summary>
    public AnswerSettings Settings { get; }

    /// <summary>Empty texts for what the program gives: what is rendered with them is the template's own text.</summary>
    public IReadOnlyDictionary<string, string> NothingGiven { get; }

    /// <summary>Loads the file at <paramref name="path"/>, to which the program gives <paramref name="given"/>, every one of which it has to show.</summary>
    public static PromptTemplate Load(string path, IReadOnlyList<string> given)
    {
        var file = TemplateFileReader.Read(path);
        if (file.TemplateFormat != "handlebars") throw TemplateFileReader.Fault(path, $"has the template_format \"{file.TemplateFormat}\"; it has to be handlebars.");
        if (string.IsNullOrWhiteSpace(file.Template)) throw TemplateFileReader.Fault(path, "has no template; write its messages under template: |.");
        var declared = TemplateVariables.Declared(path, file, given);
        var messages = TemplateMessages.Cut(path, file.Template);
        TemplateVariables.CheckUse(path, messages, declared, given);
        var settings = AnswerSettings.Read(path, file);
        return new PromptTemplate(settings, [.. messages.Select(message => (message.Role, Compiled(path, message)))], TemplateVariables.Defaults(declared, given), given);
    }

    /// <summary>The messages with <paramref name="values"/> filled in, which name every variable that the program gives.</summary>
    public IReadOnlyList<ChatMessage> Render(IReadOnlyDictionary<string, string> values)
    {
        var all = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in _defaults) all[name] = value;
        foreach (var (name, value) in values) all[name] = value;
        return [.. _messages.Select(message => new ChatMessage(message.Role, message.Fill(all)))];
    }

    private static HandlebarsTemplate<object, object> Compiled(string path, TemplateMessage message)
    {
        try
        {
            return Engine.Compile(message.Body);
        }
        catch (HandlebarsException error)
        {
            var cause = CleanText.From(error.Message).TrimEnd('.');
            throw new PromptTemplateException(
                $"The prompt {Path.GetFileName(path)} has an error in its {message.Role} message ({cause}); close every {{{{#if}}}} with {{{{/if}}}} in the same message.", error);
        }
    }
}
