using Microsoft.Extensions.AI;
using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Chat;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Chat;

/// <summary>A tiny model that is open for writing, on the real library.</summary>
internal sealed class TestChat : IAsyncDisposable
{
    private readonly LlamaChat _chat;
    private readonly string _folder;

    private TestChat(LlamaChat chat, DecodeTurns turns, string folder) => (_chat, Turns, _folder) = (chat, turns, folder);

    public IChatClient Client => _chat.Client;

    public LlamaChat Chat => _chat;

    /// <summary>While somebody else has the turn, the model stands before its next decode.</summary>
    public DecodeTurns Turns { get; }

    internal DecodeLoop Loop => _chat.Loop;

    public static LlamaChatOptions Options { get; } = new() { ContextTokens = 512, ParallelSequences = 8, Threads = 1, QueueLength = 300 };

    /// <summary>A model that recites <paramref name="pieces"/>.</summary>
    public static Task<TestChat> RecitingAsync(IReadOnlyList<string> pieces, LlamaChatOptions? options = null) =>
        OpenAsync(path => LlamaTestModel.WriteReciting(path, pieces), options);

    /// <summary>A model that writes nonsense.</summary>
    public static Task<TestChat> RandomAsync(LlamaChatOptions? options = null) =>
        OpenAsync(path => LlamaTestModel.WriteRandom(path, LlamaShape.Tiny, WeightFormat.F32), options);

    public static ChatOptions Greedy(int mostTokens = 24, string? user = null) => new ChatOptions { Temperature = 0, MaxOutputTokens = mostTokens }.ForUser(user);

    /// <summary>Waits until the model stands before its next decode because somebody else has the turn.</summary>
    public Task StandsAsync() => Until(() => Turns.Waiting == 1);

    public static async Task Until(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    public Task<Told> AskAsync(string question, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AskAsync([new ChatMessage(ChatRole.User, question)], options, cancellationToken);

    public async Task<Told> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (pieces, positions) = (new List<string>(), new List<int>());
        ChatFinishReason? finish = null;
        UsageDetails? usage = null;
        await foreach (var update in Client.GetStreamingResponseAsync(messages, options ?? Greedy(), cancellationToken))
        {
            if (WritingHints.QueuePosition(update) is { } position) positions.Add(position);
            if (update.Text.Length > 0) pieces.Add(update.Text);
            finish ??= update.FinishReason;
            usage ??= update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details;
        }

        return new Told(pieces, positions, finish, usage);
    }

    public async ValueTask DisposeAsync()
    {
        await _chat.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestChat> OpenAsync(Action<string> write, LlamaChatOptions? options)
    {
        var library = Installed.Library;
        var folder = Directory.CreateTempSubdirectory("paperbot-chat-").FullName;
        var path = Path.Combine(folder, "tiny.gguf");
        write(path);
        var turns = new DecodeTurns();
        return new TestChat(await LlamaChat.OpenAsync(library, path, options ?? Options, turns, CancellationToken.None), turns, folder);
    }
}
