using PaperBot.LlamaCpp.Catalogue;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>Without a network, models come from a folder, under the same checks.</summary>
public sealed class OfflineCopyTests : IDisposable
{
    private readonly ModelFolder _from = new();
    private readonly ModelFolder _folder = new();
    private readonly byte[] _content = TestModel.Content(300_000);

    public void Dispose()
    {
        _from.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_model_is_copied_and_verified()
    {
        var path = _from.Write(TestModel.File, _content);
        var stored = await CopyAsync(TestModel.Of(_content));
        Assert.True(stored.Verified);
        Assert.Equal(path, stored.Record!.Source);
        Assert.Equal(_content, _folder.Read(TestModel.File));
        Assert.True(File.Exists(path));
        Assert.Equal(["test-model.gguf", "test-model.gguf.json"], _folder.Files);
    }

    [Fact]
    public async Task What_a_download_left_does_not_disturb_the_copy()
    {
        _folder.Write(TestModel.File + ".part", TestModel.Content(10_000, seed: 3));
        _from.Write(TestModel.File, _content);
        await CopyAsync(TestModel.Of(_content));
        Assert.Equal(_content, _folder.Read(TestModel.File));
    }

    [Fact]
    public async Task A_model_without_a_known_checksum_is_kept_and_not_called_verified()
    {
        _from.Write(TestModel.File, _content);
        Assert.False((await CopyAsync(TestModel.Unknown())).Verified);
    }

    [Fact]
    public async Task A_missing_file_is_named() => await FailsAsync("is not in", TestModel.Of(_content));

    [Theory]
    [InlineData(300_000, 2, "checksum")]
    [InlineData(200_000, 1, "200,000 bytes in place of 300,000")]
    public async Task A_wrong_file_is_not_taken(int bytes, int seed, string part)
    {
        _from.Write(TestModel.File, TestModel.Content(bytes, seed));
        await FailsAsync(part, TestModel.Of(_content));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GG")]
    [InlineData("<html></html>")]
    public async Task A_file_that_is_no_model_is_not_taken(string text)
    {
        _from.Write(TestModel.File, System.Text.Encoding.UTF8.GetBytes(text));
        await FailsAsync("no model", TestModel.Unknown());
    }

    private Task<StoredModel> CopyAsync(CatalogueModel model) =>
        new ModelDownload(_folder.Store, new DownloadOptions { OfflineFolder = _from.Path }, TimeProvider.System).RunAsync(model, null, TestContext.Current.CancellationToken);

    private async Task FailsAsync(string part, CatalogueModel model)
    {
        var failure = await Assert.ThrowsAsync<ModelException>(() => CopyAsync(model));
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }
}
