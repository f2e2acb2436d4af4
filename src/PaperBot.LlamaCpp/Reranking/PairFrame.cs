using System.Runtime.InteropServices;
using PaperBot.LlamaCpp.Loading;
using PaperBot.LlamaCpp.Native;
using PaperBot.LlamaCpp.Sequences;

namespace PaperBot.LlamaCpp.Reranking;

/// <summary>
/// Question and paper → one sequence of model tokens, as llama.cpp's server makes it: by the model's own rerank template where it has one, else
/// start, question, end, separator, paper, end, each special token only where the vocabulary wants it. Neither text becomes a special token.
/// A question takes half of the room at most, a paper what is left; the ends of longer ones are cut.
/// </summary>
internal sealed class PairFrame
{
    private const string QueryMark = "{query}";
    private const string DocumentMark = "{document}";
    private const int None = -1;

    private readonly LlamaModel _model;
    private readonly int _maxTokens;
    private readonly List<(Slot Slot, int[] Tokens)> _parts;
    private readonly int _fixedTokens;

    public PairFrame(LlamaModel model, int maxTokens)
    {
        (_model, _maxTokens) = (model, maxTokens);
        _parts = TemplateOf(model) is { } template ? PartsOf(template) : PartsOf(Llama.Vocabulary(model.Handle));
        _fixedTokens = _parts.Sum(part => part.Tokens.Length);
    }

    private enum Slot
    {
        Fixed,
        Query,
        Document,
    }

    /// <summary>The sequences of one question and many papers, in their order.</summary>
    public IReadOnlyList<int[]> Encode(string question, IReadOnlyList<string> papers)
    {
        var room = Math.Max(2, _maxTokens - _fixedTokens);
        var query = Tokens(question, room / 2);
        return [.. papers.Select(paper => Join(query, Tokens(paper, room - query.Length)))];
    }

    private int[] Join(int[] query, int[] document) =>
        [.. _parts.SelectMany(part => part.Slot switch { Slot.Query => query, Slot.Document => document, _ => part.Tokens }).Take(_maxTokens)];

    private int[] Tokens(string text, int most)
    {
        var tokens = _model.Tokeniser.Encode(TextFrame.Start(text, most), special: false);
        return tokens.Length <= most ? tokens : tokens[..most];
    }

    private static unsafe string? TemplateOf(LlamaModel model)
    {
        fixed (byte* name = "rerank\0"u8)
        {
            var template = Marshal.PtrToStringUTF8((nint)Llama.ChatTemplate(model.Handle, name));
            return template is not null && template.Contains(QueryMark, StringComparison.Ordinal) && template.Contains(DocumentMark, StringComparison.Ordinal) ? template : null;
        }
    }

    private List<(Slot Slot, int[] Tokens)> PartsOf(string template)
    {
        var parts = new List<(Slot, int[])>();
        for (var start = 0; start <= template.Length;)
        {
            var (query, document) = (template.IndexOf(QueryMark, start, StringComparison.Ordinal), template.IndexOf(DocumentMark, start, StringComparison.Ordinal));
            var isQuery = query >= 0 && (document < 0 || query < document);
            var mark = isQuery ? query : document;
            parts.Add((Slot.Fixed, _model.Tokeniser.Encode(template[start..(mark < 0 ? template.Length : mark)], special: true)));
            if (mark < 0) break;
            parts.Add((isQuery ? Slot.Query : Slot.Document, []));
            start = mark + (isQuery ? QueryMark.Length : DocumentMark.Length);
        }

        return parts;
    }

    private static List<(Slot Slot, int[] Tokens)> PartsOf(nint vocabulary)
    {
        var separator = Llama.SeparatorToken(vocabulary);
        var end = Llama.EndToken(vocabulary) is var token and not None ? token : separator;
        int[] start = Wanted(Llama.AddsStartToken(vocabulary), Llama.StartToken(vocabulary));
        int[] ends = Wanted(Llama.AddsEndToken(vocabulary), end);
        int[] between = Wanted(Llama.AddsSeparatorToken(vocabulary), separator);
        return [(Slot.Fixed, start), (Slot.Query, []), (Slot.Fixed, [.. ends, .. between]), (Slot.Document, []), (Slot.Fixed, ends)];

        static int[] Wanted(bool isWanted, int token) => isWanted && token != None ? [token] : [];
    }
}
