using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;

namespace PaperBot.LlamaCpp.Tests.Tokenising;

/// <summary>Made-up models with the kinds of vocabularies, and the special tokens, that real ones have.</summary>
internal static class Vocabularies
{
    internal static readonly string[] Names = ["sentence pieces", "sentence pieces with a space before", "byte pairs (ChatML)", "byte pairs (Llama 3)", "byte pairs (Tekken)", "word pieces"];

    private static readonly SpecialToken[] ChatMl =
    [
        new("<|endoftext|>"), new("<|im_end|>"), new("<|im_start|>"), new("<think>", TokenKind.UserDefined), new("</think>", TokenKind.UserDefined),
        new("<tool_call>", TokenKind.UserDefined), new("    ", TokenKind.UserDefined), new("[INST]"), new("[/INST]"), new("|"),
    ];

    private static readonly SpecialToken[] Llama3 =
    [
        new("<|begin_of_text|>"), new("<|eot_id|>"), new("<|start_header_id|>"), new("<|end_header_id|>"), new("<think>"), new("</think>"), new("<|end_of_text|>"),
    ];

    private static readonly SpecialToken[] Gemma =
    [
        new("<start_of_turn>"), new("<end_of_turn>"), new("<h1>", TokenKind.UserDefined), new("\n\n", TokenKind.UserDefined), new("<|think|>", TokenKind.UserDefined), new("[INST]"),
    ];

    private static readonly string[] Words = ["the", " the", "hello", " world", "im", " [", "</", "s>", "<|", "|>", "start", "end"];

    internal static LlamaModel Load(string name) => Installed.Model(path => name switch
    {
        "sentence pieces" => LlamaTestModel.WriteRandom(path, new SentencePieceVocabulary(Words, Gemma)),
        "sentence pieces with a space before" => LlamaTestModel.WriteRandom(path, new SentencePieceVocabulary(Words, Gemma, spacePrefix: true)),
        "byte pairs (ChatML)" => LlamaTestModel.WriteRandom(path, new BytePairVocabulary(ChatMl, Words, "qwen2", SentencePieceVocabulary.ChatTemplate)),
        "byte pairs (Llama 3)" => LlamaTestModel.WriteRandom(path, new BytePairVocabulary(Llama3, Words, "llama-bpe")),
        "byte pairs (Tekken)" => LlamaTestModel.WriteRandom(path, new BytePairVocabulary(ChatMl, Words, "tekken")),
        _ => BertTestModel.WriteRandom(path, WeightFormat.F32, ["paper", "model"]),
    });
}
