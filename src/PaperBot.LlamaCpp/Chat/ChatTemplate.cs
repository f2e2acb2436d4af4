using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Tokenising;
using PaperBot.Writing;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>
/// Messages → model tokens in the model's own chat format: template parts with special tokens, what people and papers wrote without. Prompts whose
/// messages begin alike have the same first tokens, up to the line in which they begin to differ.
/// </summary>
internal sealed class ChatTemplate
{
    private const string NextStep = "name the format it was trained with in Model:ChatTemplate, for example chatml, llama3, gemma, mistral-v7 or phi4";

    private readonly Tokeniser _tokeniser;
    private readonly TemplateRenderer _renderer;
    private readonly string? _emptyThinking;
    private readonly HashSet<string> _trimmed;
    private readonly bool _foldsSystem;

    private ChatTemplate(Tokeniser tokeniser, TemplateRenderer renderer, string? emptyThinking)
    {
        (_tokeniser, _renderer, _emptyThinking) = (tokeniser, renderer, emptyThinking);
        _trimmed = [.. TemplateRenderer.Roles.Where(role => !_renderer.Render([("user", "before"), (role, " probe "), ("user", "behind")]).Contains(" probe ", StringComparison.Ordinal))];
        _foldsSystem = !_renderer.Render([("system", "probe"), ("user", "behind")]).Contains("probe", StringComparison.Ordinal);
        OpensThinking = _renderer.Render([("user", "probe")]).TrimEnd().EndsWith(ThinkingSwitch.Opening, StringComparison.Ordinal);
    }

    /// <summary>The formats that <c>Model:ChatTemplate</c> can name.</summary>
    /// <remarks>Needs a loaded library.</remarks>
    public static IReadOnlyList<string> BuiltInNames => TemplateRenderer.BuiltInNames();

    /// <summary>Whether the model can reason before it answers, which costs time and model tokens.</summary>
    public bool Thinks => _emptyThinking is not null;

    /// <summary>Whether the prompt itself opens the reasoning section, so that the model writes its end alone.</summary>
    public bool OpensThinking { get; }

    /// <summary>The template of <paramref name="model"/>, or the built-in one that is named.</summary>
    /// <exception cref="ModelException">The model has no template, or one that the library does not know, or there is no built-in one of that name.</exception>
    public static ChatTemplate Of(LlamaModel model, string? builtInName)
    {
        ArgumentNullException.ThrowIfNull(model);
        var name = builtInName?.Trim();
        if (!string.IsNullOrEmpty(name) && !BuiltInNames.Contains(name, StringComparer.Ordinal))
            throw new ModelException($"Model:ChatTemplate is \"{name}\", which llama.cpp does not know; leave it empty for the model's own, or name one of {string.Join(", ", BuiltInNames)}.");
        var own = model.ChatTemplateText;
        if (string.IsNullOrEmpty(name) && string.IsNullOrWhiteSpace(own))
            throw new ModelException($"The model {System.IO.Path.GetFileName(model.Path)} has no chat template: use one made for chats, or {NextStep}.");
        var renderer = new TemplateRenderer(string.IsNullOrEmpty(name) ? own! : name);
        if (!renderer.IsKnown)
            throw new ModelException($"The chat template of {System.IO.Path.GetFileName(model.Path)} is none that llama.cpp knows: {NextStep}.");
        return new ChatTemplate(model.Tokeniser, renderer, ThinkingSwitch.EmptySection(own, name));
    }

    /// <summary>The tokens of <paramref name="messages"/>, ending where the assistant begins to write; a model that can reason is kept from it.</summary>
    public int[] Encode(IReadOnlyList<ChatMessage> messages) => Encode(messages, thinking: false);

    /// <summary>The same, with or without reasoning before the answer.</summary>
    public int[] Encode(IReadOnlyList<ChatMessage> messages, bool thinking)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var tokens = new List<int>();
        if (_tokeniser is { AddsStartToken: true, StartToken: { } start }) tokens.Add(start);
        foreach (var part in Parts(Contents(messages), thinking))
        {
            // As llama.cpp does with a whole prompt: behind a special token a text begins anew, elsewhere it goes on.
            var begins = tokens.Count == 0 || _tokeniser.IsSpecial(tokens[^1]);
            var more = begins ? _tokeniser.Encode(part.Text, part.IsTemplate) : _tokeniser.EncodeContinuing(part.Text, part.IsTemplate);
            // A template that writes the start token itself does not get a second one.
            var doubled = tokens.Count == 1 && part.IsTemplate && more.Length > 0 && tokens[0] == _tokeniser.StartToken && more[0] == tokens[0];
            tokens.AddRange(doubled ? more.AsSpan(1) : more);
        }

        return [.. tokens];
    }

    private List<(string Role, string Text)> Contents(IReadOnlyList<ChatMessage> messages)
    {
        var contents = messages.Select(message => (Role: TemplateRenderer.RoleOf(message.Role), Text: message.Text)).ToList();
        if (_foldsSystem && contents.Count > 1 && contents[0].Role == "system" && contents[1].Role == "user")
        {
            contents[1] = ("user", $"{contents[0].Text}\n\n{contents[1].Text}");
            contents.RemoveAt(0);
        }

        return contents;
    }

    private IEnumerable<TemplatePart> Parts(List<(string Role, string Text)> contents, bool thinking)
    {
        var end = thinking ? "" : OpensThinking ? ThinkingSwitch.Closing : _emptyThinking ?? "";
        var placeholders = contents.Select(_ => $"p{Guid.NewGuid():N}p").ToList();
        var rest = _renderer.Render([.. contents.Zip(placeholders, (content, placeholder) => (content.Role, placeholder))]) + end;
        for (var i = 0; i < contents.Count; i++)
        {
            var index = rest.IndexOf(placeholders[i], StringComparison.Ordinal);
            if (index < 0) throw new ModelException($"The model's chat template leaves out a message of the role {contents[i].Role}: {NextStep}.");
            if (index > 0) yield return new TemplatePart(rest[..index], IsTemplate: true);
            yield return new TemplatePart(_trimmed.Contains(contents[i].Role) ? contents[i].Text.Trim() : contents[i].Text, IsTemplate: false);
            rest = rest[(index + placeholders[i].Length)..];
        }

        if (rest.Length > 0) yield return new TemplatePart(rest, IsTemplate: true);
    }

    private readonly record struct TemplatePart(string Text, bool IsTemplate);
}
