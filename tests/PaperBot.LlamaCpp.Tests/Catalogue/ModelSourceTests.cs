using PaperBot.LlamaCpp.Catalogue;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>Where a download goes, and what is told to whom.</summary>
public sealed class ModelSourceTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly byte[] _content = TestModel.Content(100_000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Size_and_checksum_come_from_the_publisher_before_the_redirect()
    {
        await using var storage = await ModelServer.StartAsync(_content);
        await using var publisher = await ModelServer.StartAsync(_content);
        (publisher.TellsChecksum, publisher.RedirectTo) = (true, $"http://127.0.0.1:{storage.Url.Port}/blob");
        var stored = await PullAsync(Options(publisher) with { AllowedHosts = ["127.0.0.1"] }, TestModel.Unknown());

        Assert.True(stored.Verified);
        Assert.Equal(ChecksumOrigin.Publisher, stored.Record!.Origin);
        Assert.Equal("/blob", Assert.Single(storage.Requests).Path);
    }

    [Fact]
    public async Task A_publisher_that_tells_another_checksum_is_not_fetched_from()
    {
        await using var publisher = await ModelServer.StartAsync(TestModel.Content(100_000, seed: 2));
        publisher.TellsChecksum = true;
        var failure = await FailAsync(Options(publisher), TestModel.Of(_content));
        Assert.Contains("another checksum", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task A_part_is_gone_on_with_by_the_publishers_checksum_whatever_the_storage_calls_its_version()
    {
        await using var storage = await ModelServer.StartAsync(_content);
        await using var publisher = await ModelServer.StartAsync(_content);
        (publisher.TellsChecksum, publisher.RedirectTo) = (true, $"http://127.0.0.1:{storage.Url.Port}/blob");
        (storage.ETag, storage.Faults, storage.Fault) = (null, 1, ModelServer.DropAfter(40_000));
        await PullAsync(Options(publisher) with { AllowedHosts = ["127.0.0.1"] }, TestModel.Unknown());

        Assert.NotEmpty(storage.Requests[1].Range);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Theory]
    [InlineData("https://evil.example/blob")]
    [InlineData("http://huggingface.co/blob")]
    [InlineData("ftp://127.0.0.1/blob")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_a_host_that_is_not_allowed_is_not_followed(string target)
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        publisher.RedirectTo = target;
        var failure = await FailAsync(Options(publisher), TestModel.Of(_content));
        Assert.Contains("Models:AllowedHosts", failure.Message, StringComparison.Ordinal);
        Assert.Single(publisher.Requests);
    }

    [Fact]
    public async Task Redirects_without_an_end_are_given_up()
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        publisher.RedirectTo = "/again";
        var failure = await FailAsync(Options(publisher), TestModel.Of(_content));
        Assert.DoesNotContain('\n', failure.Message);
        Assert.True(publisher.Requests.Count < 20);
    }

    [Fact]
    public async Task The_token_goes_to_the_publisher_alone()
    {
        await using var storage = await ModelServer.StartAsync(_content);
        await using var publisher = await ModelServer.StartAsync(_content);
        publisher.RedirectTo = $"http://127.0.0.1:{storage.Url.Port}/blob";
        var token = _folder.Write("token", "hf_secret\n"u8.ToArray());
        await PullAsync(Options(publisher) with { AllowedHosts = ["127.0.0.1"], TokenFile = token }, TestModel.Of(_content));

        Assert.Equal("Bearer hf_secret", Assert.Single(publisher.Requests).Authorization);
        Assert.Empty(Assert.Single(storage.Requests).Authorization);
        Assert.DoesNotContain("hf_secret", File.ReadAllText(_folder.Store.PathOf(TestModel.Of(_content)) + ".json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_token_file_without_a_token_is_named_and_not_shown(string text)
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        var token = _folder.Write("token", System.Text.Encoding.UTF8.GetBytes(text));
        var failure = await FailAsync(Options(publisher) with { TokenFile = token }, TestModel.Of(_content));
        Assert.Contains("Models:TokenFile", failure.Message, StringComparison.Ordinal);
        if (text.Length > 0) Assert.DoesNotContain(text, failure.Message, StringComparison.Ordinal);
        Assert.Empty(publisher.Requests);
    }

    [Fact]
    public async Task With_a_token_that_is_refused_the_licence_is_named()
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        (publisher.Faults, publisher.Fault) = (1, ModelServer.Page(403));
        var failure = await FailAsync(Options(publisher) with { TokenFile = _folder.Write("token", "hf_secret"u8.ToArray()) }, TestModel.Of(_content));
        Assert.Contains("https://huggingface.co/somebody/test-model-GGUF", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hf_secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_goes_through_the_proxy()
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        using var proxy = new ForwardProxy();
        await PullAsync(Options(publisher) with { Proxy = proxy.Url }, TestModel.Of(_content));
        Assert.StartsWith($"GET {publisher.Url}", Assert.Single(proxy.Asked), StringComparison.Ordinal);
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_told()
    {
        await using var publisher = await ModelServer.StartAsync(_content);
        var failure = await FailAsync(Options(publisher) with { Proxy = new Uri("http://127.0.0.1:1") }, TestModel.Of(_content));
        Assert.Contains("Models:Proxy", failure.Message, StringComparison.Ordinal);
        Assert.Empty(publisher.Requests);
    }

    [Theory]
    [InlineData("https://huggingface.co/x", true)]
    [InlineData("https://us.aws.cdn.hf.co/x", true)]
    [InlineData("https://cas-bridge.xethub.hf.co/x", true)]
    [InlineData("https://cdn-lfs.huggingface.co/x", true)]
    [InlineData("https://hf.co/x", false)]
    [InlineData("https://evilhf.co/x", false)]
    [InlineData("https://hf.co.evil.example/x", false)]
    [InlineData("http://us.aws.cdn.hf.co/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    public void Only_the_publishers_hosts_are_followed(string target, bool allowed) =>
        Assert.Equal(allowed, RedirectRule.Allows(new Uri(target), new DownloadOptions().BaseUrl, new DownloadOptions().AllowedHosts));

    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(2, null, 2)]
    [InlineData(4, null, 8)]
    [InlineData(60, null, 30)]
    [InlineData(1, 7, 7)]
    [InlineData(1, -7, 1)]
    [InlineData(1, 86400, 120)]
    public void The_wait_doubles_and_heeds_what_the_server_asks_for(int failures, int? asked, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), RetryDelay.Before(failures, TimeSpan.FromSeconds(1), asked is { } wanted ? TimeSpan.FromSeconds(wanted) : null));

    private static DownloadOptions Options(ModelServer server) => new() { BaseUrl = server.Url, Attempts = 2, FirstDelay = TimeSpan.FromMilliseconds(1) };

    private Task<StoredModel> PullAsync(DownloadOptions options, CatalogueModel model) =>
        new ModelDownload(_folder.Store, options, TimeProvider.System).RunAsync(model, null, TestContext.Current.CancellationToken);

    private Task<ModelException> FailAsync(DownloadOptions options, CatalogueModel model) => Assert.ThrowsAsync<ModelException>(() => PullAsync(options, model));
}
