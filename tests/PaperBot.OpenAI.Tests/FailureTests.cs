using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class FailureTests
{
    public static TheoryData<int, string, string> Overflows => new()
    {
        { 400, """{"error":{"code":400,"message":"request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}""", "llama-server" },
        { 500, """{"error":{"code":500,"message":"Context size has been exceeded.","type":"server_error"}}""", "llama-server" },
        { 400, """{"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 9000 tokens in the messages.","type":"BadRequestError","param":null,"code":400}""", "vLLM" },
        { 400, """{"error":{"message":"Input too long","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}""", "OpenAI" },
        { 400, """{"error":{"message":"the input length exceeds the context length","type":"invalid_request_error","param":null,"code":null}}""", "Ollama" },
        { 413, "too large", "a proxy" },
    };

    [Theory]
    [MemberData(nameof(Overflows))]
    public async Task A_prompt_that_does_not_fit_names_the_setting(int status, string body, string server)
    {
        await using var scripted = await ScriptedServer.StartAsync();
        scripted.OnChat(Reply.Json(status, body));
        using var client = await Connected.ClientAsync(scripted);
        var failure = await client.FailsAsync();
        Assert.True(failure.Message.Contains("Model:ContextTokens", StringComparison.Ordinal), server);
        Assert.Single(scripted.Chats);
    }

    [Theory]
    [InlineData(401, """{"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}""")]
    [InlineData(401, """{"error":"Unauthorized"}""")]
    [InlineData(403, "Forbidden")]
    [InlineData(401, "")]
    public async Task A_refused_key_names_the_setting_and_is_not_tried_again(int status, string body)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(status, body));
        using var client = await Connected.ClientAsync(server, options => options with { ApiKey = Connected.Key });
        Assert.Contains("Model:ApiKey", (await client.FailsAsync()).Message, StringComparison.Ordinal);
        using var keyless = await Connected.ClientAsync(server);
        Assert.Contains("set Model:ApiKey", (await keyless.FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Chats.Count);
    }

    [Theory]
    [InlineData("""{"error":{"message":"model \"tiny\" not found, try pulling it first","type":"not_found_error","param":null,"code":null}}""")]
    [InlineData("""{"object":"error","message":"The model `tiny` does not exist.","type":"NotFoundError","param":null,"code":404}""")]
    public async Task An_unknown_model_names_the_setting_and_what_is_offered(string body)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(404, body)).OnModels("qwen3:8b", "llama3.2:latest");
        using var client = await Connected.ClientAsync(server);
        var failure = await client.FailsAsync();
        Assert.Contains("“tiny”", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Model:Name to one that it offers (qwen3:8b, llama3.2:latest)", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Chats);
    }

    [Fact]
    public async Task A_model_that_is_offered_and_still_not_found_is_told_in_the_words_of_the_server()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(404, """{"error":{"message":"the adapter is missing"}}""")).OnModels("tiny:latest");
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("refuses the request (404) and says “the adapter is missing”", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_the_interface_names_the_setting()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("correct Model:Url", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"temperature must be positive","type":"invalid_request_error"}}""", "temperature must be positive")]
    [InlineData(422, """{"detail":[{"msg":"field required"}]}""", "field required")]
    [InlineData(400, "plain words", "plain words")]
    [InlineData(400, "{\"error\":{\"message\":\"\\u202Eleft\\u0007 \\ud800\"}}", "refuses the request")]
    public async Task A_refused_request_repeats_what_the_server_says_and_is_not_tried_again(int status, string body, string said)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Json(status, body));
        using var client = await Connected.ClientAsync(server);
        var failure = await client.FailsAsync();
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Single(server.Chats);
    }

    [Fact]
    public async Task The_key_is_in_no_message_even_when_the_server_repeats_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        foreach (var status in (int[])[400, 401, 403, 404, 418, 429, 500, 503])
        {
            server.OnChat(Reply.Json(status, $$$"""{"error":{"message":"the key {{{Connected.Key}}} is no good"}}"""));
            using var client = await Connected.ClientAsync(server, options => options with { ApiKey = Connected.Key, MaxRetries = 0 });
            var failure = await client.FailsAsync();
            Assert.DoesNotContain(Connected.Key, failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text/html", "<!DOCTYPE html><html><body>router</body></html>", 200)]
    [InlineData("text/html", "<html>login</html>", 403)]
    [InlineData("text/event-stream", "<html>router</html>\n\n", 200)]
    [InlineData("application/json", "{\"choices\":[{\"delta\"", 200)]
    [InlineData("application/json", "\0\u0001garbage", 200)]
    [InlineData("text/event-stream", "data: {\"choices\":[{\"delta\"\n\n", 200)]
    public async Task What_is_no_answer_points_at_the_address(string type, string body, int status)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Text(status, type, body));
        using var client = await Connected.ClientAsync(server);
        var failure = await client.FailsAsync();
        Assert.True(failure.Message.Contains("Model:Url", StringComparison.Ordinal) || failure.Message.Contains("broke off", StringComparison.Ordinal), failure.Message);
        Assert.DoesNotContain('<', failure.Message);
    }

    [Fact]
    public async Task An_error_inside_the_stream_before_the_first_piece_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Event("""{"error":{"code":400,"message":"the request exceeds the available context size","type":"invalid_request_error"}}""")));
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("Model:ContextTokens", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: {\"code\":500,\"message\":\"slot lost\",\"type\":\"server_error\"}\n\n")]
    [InlineData("data: {\"error\":{\"code\":500,\"message\":\"slot lost\",\"type\":\"server_error\"}}\n\n")]
    [InlineData("data: {\"error\":\"slot lost\"}\n\n")]
    public async Task An_error_after_the_first_piece_ends_the_answer_without_a_retry(string error)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Piece("half "), error), Reply.Answer("never asked for"));
        using var client = await Connected.ClientAsync(server);
        var text = "";
        var failure = await Assert.ThrowsAnyAsync<ModelException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("x")) text += update.Text;
        });
        Assert.Equal("half ", text);
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Chats);
    }

    [Fact]
    public async Task A_connection_dropped_in_the_middle_ends_the_answer_without_a_retry()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.ThenDropWhenSeen(Reply.Piece("half ")), Reply.Answer("never asked for"));
        using var client = await Connected.ClientAsync(server);
        var failure = await Assert.ThrowsAnyAsync<ModelException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("x")) server.Seen.TrySetResult();
        });
        Assert.Contains("broke off", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Chats);
    }

    [Fact]
    public async Task A_stream_that_just_stops_has_broken_off()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Stream(Reply.Piece("half ")));
        using var client = await Connected.ClientAsync(server);
        Assert.Contains("broke off", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_is_told_with_what_to_do()
    {
        var model = await ServerModel.ConnectAsync(new ServerOptions($"http://127.0.0.1:{FreePort()}") { Name = "tiny", MaxRetries = 2 }, Connected.Hurried(), new Random(1), CancellationToken.None);
        using var client = model.Client;
        var failure = await client.FailsAsync();
        Assert.Contains("does not answer; start it, correct Model:Url, or set Model:Kind to None", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_told_with_what_to_do()
    {
        var model = await ServerModel.ConnectAsync(new ServerOptions("http://no-such-host.invalid") { Name = "tiny", ConnectTimeout = TimeSpan.FromSeconds(2) }, Connected.Hurried(), new Random(1), CancellationToken.None);
        using var client = model.Client;
        Assert.Contains("http://no-such-host.invalid", (await client.FailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_sent_on_to_another_host_with_the_key()
    {
        await using var other = await ScriptedServer.StartAsync();
        other.OnChat(Reply.Answer("caught"));
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Text(307, "text/plain", "", ("Location", new Uri(other.Root, "/v1/chat/completions").ToString())))
            .On("/v1/models", Reply.Text(302, "text/plain", "", ("Location", new Uri(other.Root, "/v1/models").ToString())));
        using var client = await Connected.ClientAsync(server, options => options with { ApiKey = Connected.Key });
        Assert.Contains("another address", (await client.FailsAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_server_on_this_machine_is_asked_without_the_proxy_of_the_system()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.OnChat(Reply.Answer("direct"));
        var usual = HttpClient.DefaultProxy;
        try
        {
            HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{FreePort()}", BypassOnLocal: false);
            using var client = await Connected.ClientAsync(server);
            Assert.Equal("direct", (await client.AskAsync()).Text);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }

    [Fact]
    public async Task Whatever_bytes_come_the_failure_is_one_for_people()
    {
        await using var server = await ScriptedServer.StartAsync();
        var whole = System.Text.Encoding.UTF8.GetBytes(Reply.Thought("hm") + Reply.Piece("Größe \ud83d <think>a</think> b") + Reply.Finish() + Reply.Usage(1, 2) + Reply.Done);
        var random = new Random(20_261_121);
        server.OnChat(new Reply((context, recorded) =>
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 12); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return Reply.Bytes(bytes[..random.Next(bytes.Length + 1)]).Send(context, recorded);
        }));
        using var client = await Connected.ClientAsync(server, options => options with { MaxRetries = 0 });
        var failures = 0;
        for (var time = 0; time < 300; time++)
        {
            try
            {
                await client.AskAsync();
            }
            catch (ModelException failure)
            {
                Assert.DoesNotContain('\n', failure.Message);
                failures++;
            }
        }

        Assert.InRange(failures, 1, 299);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
