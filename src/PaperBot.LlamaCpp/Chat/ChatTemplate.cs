using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Loading;

namespace PaperBot.LlamaCpp.Chat;

/// <summary>Messages → model tokens in the model's own chat format: template parts with special tokens, what people and papers wrote without.</summary>
public sealed class ChatTemplate
{
    private readonly LlamaModel _model;

    private ChatTemplate(LlamaModel model) => _model = model;

    /// <summary>The template of <paramref name="model"/>, or the built-in one that is named.</summary>
    /// <exception cref="Writing.ModelException">The model has no template, or one that the library does not know.</exception>
    public static ChatTemplate Of(LlamaModel model, string? builtInName) => new(model);

    /// <summary>The tokens of <paramref name="messages"/>, ending where the assistant begins to write.</summary>
    public int[] Encode(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.SelectMany(message => _model.Tokeniser.Encode($"<|im_start|>{message.Role.Value}\n", special: true)
            .Concat(_model.Tokeniser.Encode(message.Text, special: false)).Concat(_model.Tokeniser.Encode("<|im_end|>\n", special: true))),
            .. _model.Tokeniser.Encode("<|im_start|>assistant\n", special: true)];
}
