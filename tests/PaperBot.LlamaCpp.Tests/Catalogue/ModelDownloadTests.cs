using System.Net;
using System.Net.Sockets;
using PaperBot.LlamaCpp.Catalogue;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>Whatever the network does, the store holds a whole and right file, or none under the final name.</summary>
public sealed class ModelDownloadTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly byte[] _content = TestModel.Content();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_is_fetched_verified_and_remembered()
    {
        await using var server = await ModelServer.StartAsync(_content);
        var log = new ProgressLog();
        var stored = await PullAsync(server, TestModel.Of(_content), log);

        Assert.True(stored.Verified);
        Assert.Equal(_content, _folder.Read(TestModel.File));
        Assert.Equal(["test-model.gguf", "test-model.gguf.json"], _folder.Files);
        Assert.Equal(ChecksumOrigin.Catalogue, stored.Record!.Origin);
        Assert.Equal("/somebody/test-model-GGUF/resolve/0123456789abcdef0123456789abcdef01234567/test-model.gguf", Assert.Single(server.Requests).Path);
        Assert.Equal(_content.Length, log.Reports[^1].DoneBytes);
        Assert.Equal(_content.Length, log.Reports[^1].TotalBytes);
    }

    [Fact]
    public async Task A_model_that_is_here_is_not_fetched_again()
    {
        await using var server = await ModelServer.StartAsync(_content);
        await PullAsync(server, TestModel.Of(_content));
        await PullAsync(server, TestModel.Of(_content));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_damaged_model_is_replaced()
    {
        _folder.Write(TestModel.File, TestModel.Content(seed: 2));
        await using var server = await ModelServer.StartAsync(_content);
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task After_a_drop_the_rest_is_fetched()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (1, ModelServer.DropAfter(300_000));
        await PullAsync(server, TestModel.Of(_content));

        Assert.Equal(_content, _folder.Read(TestModel.File));
        Assert.Equal(2, server.Requests.Count);
        Assert.StartsWith("bytes=", server.Requests[1].Range, StringComparison.Ordinal);
        Assert.Equal("\"version-1\"", server.Requests[1].IfRange);
    }

    [Fact]
    public async Task Many_drops_with_progress_between_them_do_not_exhaust_the_tries()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (9, ModelServer.DropAfter(100_000));
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_later_pull_goes_on_from_what_an_earlier_one_left()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (3, ModelServer.StallAfter(200_000));
        var interrupted = await InterruptAsync(server, TestModel.Of(_content));
        server.Faults = 0;
        var requests = server.Requests.Count;
        await PullAsync(server, TestModel.Of(_content));

        Assert.Equal(200_000, interrupted);
        Assert.Equal("bytes=200000-", server.Requests[requests].Range);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_stop_keeps_the_part_and_nothing_under_the_final_name()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (1, ModelServer.StallAfter(200_000));
        await InterruptAsync(server, TestModel.Of(_content));
        Assert.Equal(["test-model.gguf.part", "test-model.gguf.part.json"], _folder.Files);
        Assert.Equal(200_000, _folder.Store.PartBytes(TestModel.Of(_content)));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_gives_the_whole_file_anew()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault, server.IgnoresRanges) = (1, ModelServer.DropAfter(300_000), true);
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_and_always_drops_is_given_up()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault, server.IgnoresRanges) = (100, ModelServer.DropAfter(300_000), true);
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("could not be fetched", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--from", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changed_in_between_is_fetched_from_the_beginning()
    {
        var newer = TestModel.Content(seed: 2);
        await using var server = await ModelServer.StartAsync(_content);
        server.Faults = 1;
        server.Fault = async (context, self) =>
        {
            await ModelServer.DropAfter(300_000)(context, self);
            (self.Content, self.ETag) = (newer, "\"version-2\"");
        };
        var stored = await PullAsync(server, TestModel.Unknown());

        Assert.Equal(newer, _folder.Read(TestModel.File));
        Assert.False(stored.Verified);
    }

    [Fact]
    public async Task A_server_that_goes_on_with_another_version_is_not_believed()
    {
        await using var server = await ModelServer.StartAsync(_content);
        var newer = TestModel.Content(seed: 2);
        server.Faults = 2;
        server.Fault = async (context, self) =>
        {
            if (context.Request.Headers.Range.Count == 0)
            {
                await ModelServer.DropAfter(300_000)(context, self);
                (self.Content, self.ETag) = (newer, "\"version-2\"");
                return;
            }

            context.Request.Headers.IfRange = "";
            await ModelServer.DropAfter(100_000)(context, self);
        };
        await PullAsync(server, TestModel.Unknown());
        Assert.Equal(newer, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_part_that_is_already_whole_is_taken_when_the_server_has_nothing_more_to_give()
    {
        _folder.Write(TestModel.File + ".part", _content);
        _folder.Write(TestModel.File + ".part.json", """{"eTag":"\"version-1\"","sha256":null}"""u8.ToArray());
        await using var server = await ModelServer.StartAsync(_content);
        await PullAsync(server, TestModel.Unknown());
        Assert.Equal($"bytes={_content.Length}-", Assert.Single(server.Requests).Range);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_part_longer_than_the_file_is_thrown_away()
    {
        _folder.Write(TestModel.File + ".part", [.. _content, 1, 2, 3]);
        await using var server = await ModelServer.StartAsync(_content);
        await PullAsync(server, TestModel.Unknown());
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_part_of_something_else_is_thrown_away()
    {
        _folder.Write(TestModel.File + ".part", "<html>an error page</html>"u8.ToArray());
        await using var server = await ModelServer.StartAsync(_content);
        await PullAsync(server, TestModel.Unknown());
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_whole_part_needs_no_server()
    {
        _folder.Write(TestModel.File + ".part", _content);
        var options = Options(new Uri("http://127.0.0.1:1"));
        await new ModelDownload(_folder.Store, options, TimeProvider.System).RunAsync(TestModel.Of(_content), null, Token);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_wrong_checksum_deletes_the_file_and_says_so()
    {
        await using var server = await ModelServer.StartAsync(TestModel.Content(seed: 2));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("checksum", failure.Message, StringComparison.Ordinal);
        Assert.Contains("deleted", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_another_size_is_refused_before_it_is_fetched(bool longer)
    {
        await using var server = await ModelServer.StartAsync(TestModel.Content(longer ? 1_100_000 : 900_000));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("no longer the one", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_body_that_ends_early_without_a_length_is_gone_on_with()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.HidesLength, server.Faults) = (true, 1);
        server.Fault = async (context, self) => await context.Response.Body.WriteAsync(self.Content.AsMemory(0, 500_000));
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_cut_off()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.HidesLength, server.Faults) = (true, 1);
        server.Fault = async (context, self) =>
        {
            await context.Response.Body.WriteAsync(self.Content);
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[10_000], context.RequestAborted);
        };
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("More came", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    public async Task A_page_in_place_of_a_model_is_refused(string type)
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (1, ModelServer.Page(200, type: type));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("no model", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(404, "no longer has test-model")]
    [InlineData(401, "accepted its licence")]
    [InlineData(403, "accepted its licence")]
    [InlineData(400, "(400)")]
    public async Task A_refusal_is_told_at_once(int status, string part)
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (100, ModelServer.Page(status));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (2, ModelServer.Page(status));
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up_with_its_status()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (100, ModelServer.Page(503));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("503", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_silent_server_is_asked_again()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (1, ModelServer.StallAfter(200_000));
        var options = Options(server.Url) with { Silence = TimeSpan.FromMilliseconds(300) };
        await new ModelDownload(_folder.Store, options, TimeProvider.System).RunAsync(TestModel.Of(_content), null, Token);
        Assert.Equal("bytes=200000-", server.Requests[1].Range);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_what_to_do()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var failure = await Assert.ThrowsAsync<ModelException>(() =>
            new ModelDownload(_folder.Store, Options(new Uri($"http://127.0.0.1:{port}")), TimeProvider.System).RunAsync(TestModel.Of(_content), null, Token));
        Assert.Contains("no connection", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_full_disk_is_told_before_anything_is_fetched()
    {
        await using var server = await ModelServer.StartAsync(_content);
        var download = new ModelDownload(_folder.Store, Options(server.Url), TimeProvider.System, _ => 1000);
        var failure = await Assert.ThrowsAsync<ModelException>(() => download.RunAsync(TestModel.Of(_content), null, Token));
        Assert.Contains("make room", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_folder_that_does_not_take_files_is_told()
    {
        await using var server = await ModelServer.StartAsync(_content);
        Directory.CreateDirectory(System.IO.Path.Combine(_folder.Path, TestModel.File + ".lock"));
        var failure = await FailAsync(server, TestModel.Of(_content));
        Assert.Contains("could not be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pulls_at_once_do_not_write_one_file()
    {
        await using var server = await ModelServer.StartAsync(_content);
        (server.Faults, server.Fault) = (1, ModelServer.StallAfter(200_000));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var fetching = new TaskCompletionSource();
        var first = new ModelDownload(_folder.Store, Options(server.Url), TimeProvider.System)
            .RunAsync(TestModel.Of(_content), new ProgressLog(_ => fetching.TrySetResult()), stop.Token);
        await fetching.Task;

        var failure = await FailAsync(server, TestModel.Of(_content));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Contains("already", failure.Message, StringComparison.Ordinal);
        await PullAsync(server, TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DownloadOptions Options(Uri url) => new() { BaseUrl = url, Attempts = 3, FirstDelay = TimeSpan.FromMilliseconds(1), Silence = TimeSpan.FromSeconds(30) };

    private Task<StoredModel> PullAsync(ModelServer server, CatalogueModel model, ProgressLog? log = null) =>
        new ModelDownload(_folder.Store, Options(server.Url), TimeProvider.System).RunAsync(model, log, Token);

    private Task<ModelException> FailAsync(ModelServer server, CatalogueModel model) => Assert.ThrowsAsync<ModelException>(() => PullAsync(server, model));

    /// <summary>Stops a pull as soon as 200,000 bytes are on disk; says how many are.</summary>
    private async Task<long> InterruptAsync(ModelServer server, CatalogueModel model)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var pull = new ModelDownload(_folder.Store, Options(server.Url), TimeProvider.System).RunAsync(model, null, stop.Token);
        while (_folder.Store.PartBytes(model) < 200_000) await Task.Delay(5, Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
        return _folder.Store.PartBytes(model);
    }
}
