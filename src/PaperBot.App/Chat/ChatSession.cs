using System.Globalization;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;
using PaperBot.Papers;

namespace PaperBot.App.Chat;

/// <summary>A conversation in the terminal: lines in, answers and command results out.</summary>
internal sealed class ChatSession : IAsyncDisposable
{
    private const int HelpColumns = 24;

    private readonly CommandContext _context;
    private readonly List<ChatCommand> _commands;
    private Conversation _conversation = Conversation.Empty;
    private Answer? _lastAnswer;

    public ChatSession(CommandContext context, Library library, History history)
    {
        (_context, Library, History) = (context, library, history);
        _commands =
        [
            new("/ask", "QUESTION", "an answer with citations (a line without a slash does the same)", Continue(AskAsync)),
            new("/summary", "TOPIC", "subtopics with cited points, and further reading", Continue(SummariseAsync)),
            new("/similar", "ID|TITLE|TEXT", "similar papers, each with the reason", Continue(SimilarAsync)),
            new("/compare", "A | B", "two papers side by side", Continue(CompareAsync)),
            new("/search", "QUERY", "a list; filters year:2023.. author: venue: source:", Continue(SearchAsync)),
            new("/paper", "ID|TITLE", "one paper's card", Continue(PaperAsync)),
            new("/evidence", "", "the verbatim quotes behind the last answer", Continue((_, _) => ShowEvidence())),
            new("/ingest", "FILE…", "read papers into your library", Continue(IngestAsync)),
            new("/status", "", "what is in the library", Continue((_, token) => StatusAsync(token))),
            new("/forget", "", "forget this conversation and what was typed", Continue((_, _) => Forget())),
            new("/help", "", "this list", Continue((_, _) => Help())),
            new("/quit", "", "end the chat (also Ctrl-D)", (_, _) => Task.FromResult(false)),
        ];
    }

    /// <summary>The papers it answers from.</summary>
    public Library Library { get; private set; }

    /// <summary>Lines typed before.</summary>
    public History History { get; }

    /// <summary>The commands' names, for completion.</summary>
    public IReadOnlyList<string> CommandNames => [.. _commands.Select(command => command.Name)];

    /// <summary>Says what is here and how to go on.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        _context.Screen.Heading("PaperBot");
        await StatusAsync(cancellationToken).ConfigureAwait(false);
        _context.Screen.DimLine("Ask in plain words. /help lists the commands, Tab completes, Ctrl-D ends.");
        _context.Screen.Line();
    }

    /// <summary>Answers one line; false when it ends the chat.</summary>
    public async Task<bool> HandleAsync(string line, CancellationToken cancellationToken)
    {
        var text = line.Trim();
        if (text.Length == 0) return true;
        if (text is "exit" or "quit" or "bye") return false;
        if (!text.StartsWith('/'))
        {
            await HandlePlainAsync(text, cancellationToken).ConfigureAwait(false);
            return true;
        }

        var name = text.Split(' ', 2)[0];
        var command = _commands.Find(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (command is not null) return await command.RunAsync(text[name.Length..].Trim(), cancellationToken).ConfigureAwait(false);
        _context.Screen.Error($"There is no command {name}; /help lists them.");
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Library.DisposeAsync();

    private static Func<string, CancellationToken, Task<bool>> Continue(Func<string, CancellationToken, Task> run) => async (text, cancellationToken) =>
    {
        await run(text, cancellationToken).ConfigureAwait(false);
        return true;
    };

    private static string Needs(string text, string example) => Arguments.Text([text], "text behind the command", example);

    private async Task HandlePlainAsync(string text, CancellationToken cancellationToken)
    {
        var request = RequestReader.Read(FollowUp.Resolve(_conversation, text));
        await (text is "help" or "?" ? Help()
            : FollowUp.AsksForMore(text) && _conversation.Last?.Focus is { } focus ? PaperAsync(focus.Id.Text, cancellationToken)
            : request.Intent switch
            {
                Intent.Summary when request.Subject.StartsWith('"') => PaperAsync(request.Subject, cancellationToken),
                Intent.Summary => SummariseAsync(request.Subject, cancellationToken),
                Intent.Evidence => ShowEvidence(),
                Intent.Similar => SimilarAsync(request.Subject, cancellationToken),
                Intent.Compare => CompareOrAskAsync(request, text, cancellationToken),
                _ => AskAsync(text, cancellationToken),
            }).ConfigureAwait(false);
    }

    private async Task AskAsync(string text, CancellationToken cancellationToken)
    {
        var typed = Needs(text, "/ask how does Mamba avoid attention?");
        var understood = await UnderstandAsync(typed, cancellationToken).ConfigureAwait(false);
        if (understood != typed && !_context.Screen.Json) _context.Screen.DimLine($"Understood as: {understood}");
        var answer = await AskCommand.AskAndShowAsync(_context, Library, understood, limit: null, cancellationToken).ConfigureAwait(false);
        Remember(typed, understood, answer);
    }

    /// <summary>What a follow-up asks without the conversation: in the model's words where one is configured and its words hold, else by rules.</summary>
    private async Task<string> UnderstandAsync(string typed, CancellationToken cancellationToken)
    {
        var desk = await _context.Writing.GetAsync(cancellationToken).ConfigureAwait(false);
        if (desk is not { Model: { } model, Prompts: { } prompts }) return FollowUp.Resolve(_conversation, typed);
        return (await new QuestionRewriter(model, prompts, _context.Time).RewriteAsync(_conversation, typed, user: null, cancellationToken).ConfigureAwait(false)).Text;
    }

    private async Task SummariseAsync(string text, CancellationToken cancellationToken)
    {
        var topic = Needs(text, "/summary vision transformers");
        var summary = await SummaryCommand.SummariseAsync(_context, Library, topic, WaitingView.For(_context.Screen), cancellationToken).ConfigureAwait(false);
        SummaryCommand.Show(_context, summary);
        Remember(topic, topic, summary.Answer);
    }

    private async Task SimilarAsync(string text, CancellationToken cancellationToken)
    {
        var paper = FollowUp.NamePapers(_conversation, Needs(text, "/similar Attention Is All You Need"));
        var shown = await SimilarCommand.SimilarAsync(_context, Library, paper, 10, cancellationToken).ConfigureAwait(false);
        RememberPapers(paper, shown, focus: null);
    }

    private async Task SearchAsync(string text, CancellationToken cancellationToken)
    {
        var query = Needs(text, "/search token pruning");
        RememberPapers(query, await SearchCommand.SearchAsync(_context, Library, query, 10, cancellationToken).ConfigureAwait(false), focus: null);
    }

    private async Task CompareAsync(string text, CancellationToken cancellationToken)
    {
        var pair = FollowUp.NamePapers(_conversation, Needs(text, "/compare BERT | ELMo"));
        var (first, second) = RequestReader.SplitPair(pair) is { Other: { } other } split ? (split.Subject, other)
            : !pair.Contains('|', StringComparison.Ordinal) && pair.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var left, var right] ? (left, right)
            : throw new Settings.UsageException("Name two papers with | between them, for example /compare BERT | ELMo.");
        var compared = await CompareCommand.CompareAsync(_context, Library, first, second, cancellationToken).ConfigureAwait(false);
        RememberPapers(pair, compared, focus: null);
    }

    /// <summary>In plain words "compare … and …" may well mean something else than two papers: then it is a question like any other.</summary>
    private async Task CompareOrAskAsync(Request request, string typed, CancellationToken cancellationToken)
    {
        var compared = await CompareCommand.TryCompareAsync(_context, Library, request.Subject, request.Other!, cancellationToken).ConfigureAwait(false);
        if (compared.Count > 0) RememberPapers(typed, compared, focus: null);
        else await AskAsync(typed, cancellationToken).ConfigureAwait(false);
    }

    private async Task PaperAsync(string text, CancellationToken cancellationToken)
    {
        var name = FollowUp.NamePapers(_conversation, Needs(text, "/paper Attention Is All You Need"));
        var paper = await PaperCommand.ShowAsync(_context, Library, name, cancellationToken).ConfigureAwait(false);
        if (paper is not null) RememberPapers(name, [paper], focus: paper);
    }

    private Task ShowEvidence()
    {
        if (_lastAnswer is { Statements.Count: > 0 } answer) AnswerView.ShowEvidence(_context.Screen, answer);
        else _context.Screen.Line("There is no answer yet whose quotes could be shown.");
        return Task.CompletedTask;
    }

    private async Task IngestAsync(string text, CancellationToken cancellationToken)
    {
        if (await IngestCommand.IngestAsync(_context, [Needs(text, "/ingest my-papers.bib")], cancellationToken).ConfigureAwait(false) != ExitCode.Done) return;
        var before = Library;
        Library = await LibraryOpener.OpenAsync(_context, cancellationToken).ConfigureAwait(false);
        await before.DisposeAsync().ConfigureAwait(false);
        await StatusAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task StatusAsync(CancellationToken cancellationToken)
    {
        var status = await Library.Index.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var what = Library.IsStarter ? "landmark papers (the starter corpus)" : "papers";
        _context.Screen.DimLine(string.Create(CultureInfo.InvariantCulture, $"{status.PaperCount:N0} {what} in {_context.Data.Path}; {Writer()}."));
    }

    private string Writer() => _context.Settings.Model switch
    {
        { Kind: "LlamaCpp" } model => $"{Path.GetFileName(model.Path)} writes the answers",
        { Kind: "OpenAI" } model => $"{model.Name ?? "a model"} at {model.Url} writes the answers",
        _ => "no model configured, answers are the papers' own sentences",
    };

    private Task Forget()
    {
        (_conversation, _lastAnswer) = (Conversation.Empty, null);
        History.Clear();
        _context.Screen.Line("Forgotten.");
        return Task.CompletedTask;
    }

    private Task Help()
    {
        foreach (var command in _commands) _context.Screen.Item($"{command.Name} {command.Argument}".PadRight(HelpColumns), (command.Help, ItemStyle.Plain));
        _context.Screen.Line("Follow-ups lean on the last answer: \"and for vision?\", \"what data does [2] use?\".");
        return Task.CompletedTask;
    }

    private void Remember(string typed, string understood, Answer answer)
    {
        _lastAnswer = answer;
        var papers = answer.Sources.OrderBy(source => source.Number).Select(source => source.Paper).ToList();
        var cited = answer.Statements.SelectMany(statement => statement.Citations).Select(citation => citation.PaperId).Distinct().ToList();
        var focus = cited.Count == 1 ? papers.Find(paper => paper.Id == cited[0]) : answer.NoAnswer is { IsRecord: true } && papers.Count == 1 ? papers[0] : null;
        _conversation = _conversation.With(typed, understood, papers, focus);
    }

    /// <summary>A list without papers leaves the numbers of the one above it in force, for that is what the reader still sees.</summary>
    private void RememberPapers(string typed, IReadOnlyList<Paper> papers, Paper? focus)
    {
        if (papers.Count > 0) _conversation = _conversation.With(typed, typed, papers, focus);
    }
}
