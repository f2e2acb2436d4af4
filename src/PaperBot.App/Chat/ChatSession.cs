using System.Globalization;
using PaperBot.Answering;
using PaperBot.App.Commands;
using PaperBot.App.Libraries;
using PaperBot.App.Terminal;
using PaperBot.Conversations;

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
            new("/similar", "ID|TITLE|TEXT", "similar papers, each with the reason; behind a paper --like and --unlike name further examples", Continue(SimilarAsync)),
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

    private Task HandlePlainAsync(string text, CancellationToken cancellationToken) =>
        text is "help" or "?" ? Help() : ReplyAsync(RequestReader.Read(_conversation, text), text, cancellationToken);

    private Task AskAsync(string text, CancellationToken cancellationToken) =>
        ReplyAsync(Intent.Ask, Needs(text, "/ask how does Mamba avoid attention?"), cancellationToken);

    private Task SummariseAsync(string text, CancellationToken cancellationToken) => ReplyAsync(Intent.Summary, Needs(text, "/summary vision transformers"), cancellationToken);

    private Task SimilarAsync(string text, CancellationToken cancellationToken) => ReplyAsync(SimilarWording.Read(Needs(text, "/similar Attention Is All You Need")), text, cancellationToken);

    private Task SearchAsync(string text, CancellationToken cancellationToken) => ReplyAsync(Intent.Search, Needs(text, "/search token pruning"), cancellationToken);

    private Task PaperAsync(string text, CancellationToken cancellationToken) => ReplyAsync(Intent.Paper, Needs(text, "/paper Attention Is All You Need"), cancellationToken);

    private Task CompareAsync(string text, CancellationToken cancellationToken)
    {
        var pair = FollowUp.NamePapers(_conversation, Needs(text, "/compare BERT | ELMo"));
        var request = RequestReader.SplitPair(pair) is { } split ? split
            : !pair.Contains('|', StringComparison.Ordinal) && pair.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var left, var right] ? new Request(Intent.Compare, left, right)
            : throw new Settings.UsageException("Name two papers with | between them, for example /compare BERT | ELMo.");
        return ReplyAsync(request, text, cancellationToken);
    }

    private Task ReplyAsync(Intent intent, string text, CancellationToken cancellationToken) => ReplyAsync(new Request(intent, text), text, cancellationToken);

    private async Task ReplyAsync(Request request, string typed, CancellationToken cancellationToken)
    {
        var reply = await ReplyView.ReplyAndShowAsync(_context, Library, request, _conversation, sources: null, cancellationToken).ConfigureAwait(false);
        if (reply is Reply.EvidenceWanted) await ShowEvidence().ConfigureAwait(false);
        if (reply is Reply.Answered or Reply.Summarised) _lastAnswer = reply is Reply.Answered answered ? answered.Answer : ((Reply.Summarised)reply).Summary.Answer;
        _conversation = _conversation.After(typed, reply);
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
        var where = Library.IsStarter || _context.Papers.Kind == Settings.IndexKind.Sqlite ? _context.Data.Path : _context.Papers.ToString();
        var what = Library.IsStarter ? "landmark papers (the starter corpus)" : "papers";
        _context.Screen.DimLine(string.Create(CultureInfo.InvariantCulture, $"{status.PaperCount:N0} {what} in {where}; {Writer()}."));
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
}
