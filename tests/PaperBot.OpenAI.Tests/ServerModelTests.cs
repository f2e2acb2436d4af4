using Microsoft.Extensions.AI;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class ServerModelTests
{
    private const string LlamaModels = """{"object":"list","data":[{"id":"qwen3-8b-q4.gguf","object":"model","created":1,"owned_by":"llamacpp","meta":{"n_ctx_train":40960}}]}""";
    private const string LlamaProps = """{"default_generation_settings":{"id":0,"n_ctx":8192,"params":{}},"total_slots":2,"model_path":"/m/qwen3-8b-q4.gguf"}""";
    private const string VllmModels = """{"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm","root":"Qwen/Qwen3-8B","max_model_len":32768}]}""";

    [Theory]
    [InlineData(0, 8192)]
    [InlineData(4096, 4096)]
    [InlineData(16_384, 8192)]
    public async Task Llama_server_tells_name_and_context(int set, int fits)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.Json(200, LlamaModels)).On("/props", Reply.Json(200, LlamaProps)).OnChat(Reply.Answer("ok"));
        var model = await ConnectAsync(server, options => options with { Name = "", ContextTokens = set });
        using var client = model.Client;
        Assert.Equal(("qwen3-8b-q4.gguf", fits), (model.Name, model.Limits.ContextTokens));
        await client.AskAsync();
        Assert.Equal("qwen3-8b-q4.gguf", server.Chats[0].Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Vllm_tells_the_context_of_each_model()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.Json(200, VllmModels));
        var model = await ConnectAsync(server, options => options with { Name = "Qwen/Qwen3-8B" });
        model.Client.Dispose();
        Assert.Equal(32_768, model.Limits.ContextTokens);
    }

    [Fact]
    public async Task Ollama_tells_the_context_of_a_model_that_is_loaded()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnModels("qwen3:8b", "llama3.2:latest").On("/api/ps", Reply.Json(200, """{"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","size":1,"context_length":16384}]}"""));
        var model = await ConnectAsync(server, options => options with { Name = "llama3.2" });
        model.Client.Dispose();
        Assert.Equal(16_384, model.Limits.ContextTokens);
    }

    [Fact]
    public async Task Ollama_tells_no_context_otherwise_and_the_usual_one_counts()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnModels("llama3.2:latest");
        var model = await ConnectAsync(server, options => options with { Name = "llama3.2" });
        model.Client.Dispose();
        Assert.Equal(("llama3.2", ServerModel.UsualContextTokens), (model.Name, model.Limits.ContextTokens));
    }

    [Fact]
    public async Task A_server_that_comes_up_later_is_found_by_the_next_question()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.Json(503, "{}"), Reply.Json(200, VllmModels)).OnChat(Reply.Answer("ok"));
        var model = await ConnectAsync(server, options => options with { Name = "" });
        using var client = model.Client;
        Assert.StartsWith("the model at http://127.0.0.1", model.Name, StringComparison.Ordinal);
        Assert.Equal("ok", (await client.AskAsync()).Text);
        Assert.Equal("Qwen/Qwen3-8B", server.Chats[0].Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_server_without_models_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnModels();
        var model = await ConnectAsync(server, options => options with { Name = "" });
        using var client = model.Client;
        Assert.Contains("has no model; load one", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_the_start_ends_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.ThenSilence());
        using var cancel = new CancellationTokenSource();
        var connecting = ServerModel.ConnectAsync(Connected.Options(server), cancel.Token);
        while (server.Requests.Count == 0) await Task.Delay(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
    }

    [Fact]
    public async Task The_client_says_what_it_is()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var client = await Connected.ClientAsync(server);
        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Equal(("openai", "tiny"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(client, client.GetService<IChatClient>());
        Assert.Null(client.GetService<string>());
    }

    [Theory]
    [InlineData("qwen3-8b-q4.gguf", LlamaModels, LlamaProps, true, "answers and offers “qwen3-8b-q4.gguf” with a context of 8,192 tokens.")]
    [InlineData("anything", LlamaModels, LlamaProps, true, "offers “qwen3-8b-q4.gguf”")]
    [InlineData("Qwen/Qwen3-8B", VllmModels, "[]", true, "with a context of 32,768 tokens.")]
    [InlineData("other", VllmModels, "null", false, "has no model “other”; set Model:Name to one that it offers (Qwen/Qwen3-8B).")]
    [InlineData("x", """{"data":[]}""", "{}", false, "has no model; load one there.")]
    [InlineData("x", """{"data":[{"id":"x"}]}""", "{}", true, "does not tell its context: Model:ContextTokens says how large it is.")]
    [InlineData("x", """[{"id":"x","max_context_length":2048}]""", "garbage", true, "2,048")]
    [InlineData("x", """{"data":[{"id":7},null,{"id":""},"x"]}""", "{}", true, "“7”")]
    [InlineData("x", "17", "{}", false, "no answer")]
    [InlineData("x", "<html>", "{}", false, "no answer")]
    public async Task The_doctor_tells_it_in_one_sentence(string name, string models, string properties, bool isUsable, string said)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.Json(200, models)).On("/props", Reply.Json(200, properties));
        var health = await ServerHealth.CheckAsync(Connected.Options(server) with { Name = said == "“7”" ? "7" : name }, CancellationToken.None);
        Assert.Equal(isUsable, health.IsUsable);
        Assert.Contains(said, health.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', health.Sentence);
    }

    [Fact]
    public async Task The_doctor_tells_of_a_server_that_is_down_or_wants_a_key()
    {
        var down = await ServerHealth.CheckAsync(new ServerOptions($"http://127.0.0.1:{FailureTests.FreePort()}"), CancellationToken.None);
        Assert.False(down.IsUsable);
        Assert.Contains("does not answer; start it", down.Sentence, StringComparison.Ordinal);

        await using var server = await ScriptedServer.StartAsync();
        server.On("/v1/models", Reply.Json(401, """{"error":"Unauthorized"}"""));
        var closed = await ServerHealth.CheckAsync(Connected.Options(server), CancellationToken.None);
        Assert.Contains("set Model:ApiKey", closed.Sentence, StringComparison.Ordinal);
    }

    private static Task<WritingModel> ConnectAsync(ScriptedServer server, Func<ServerOptions, ServerOptions> change) =>
        ServerModel.ConnectAsync(change(Connected.Options(server)), Connected.Hurried(), new Random(1), CancellationToken.None);
}
