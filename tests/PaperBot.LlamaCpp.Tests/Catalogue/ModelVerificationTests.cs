using PaperBot.LlamaCpp.Catalogue;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>A look at every byte tells good files from bad ones.</summary>
public sealed class ModelVerificationTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly byte[] _content = TestModel.Content(300_000);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_right_file_is_ok_and_remembered()
    {
        _folder.Write(TestModel.File, _content);
        Assert.False(Stored().Verified);
        Assert.Equal(Verdict.Ok, await VerdictAsync());
        Assert.True(Stored().Verified);
    }

    [Fact]
    public async Task One_flipped_bit_is_found()
    {
        await VerifiedAsync();
        var changed = (byte[])_content.Clone();
        changed[200_000] ^= 1;
        _folder.Write(TestModel.File, changed);
        Assert.Equal(Verdict.Changed, await VerdictAsync());
    }

    [Fact]
    public async Task A_shorter_file_is_truncated()
    {
        _folder.Write(TestModel.File, _content[..200_000]);
        Assert.Equal(Verdict.Truncated, await VerdictAsync());
    }

    [Fact]
    public async Task A_longer_file_is_changed()
    {
        _folder.Write(TestModel.File, [.. _content, 0]);
        Assert.Equal(Verdict.Changed, await VerdictAsync());
    }

    [Fact]
    public async Task A_file_that_nobody_knows_is_unknown_until_it_changes()
    {
        var path = _folder.Write("own.gguf", _content);
        Assert.Equal(Verdict.Unknown, await VerdictAsync());
        Assert.Equal(Verdict.Unknown, await VerdictAsync());
        Assert.False(Stored().Verified);
        File.WriteAllBytes(path, TestModel.Content(300_000, seed: 2));
        Assert.Equal(Verdict.Changed, await VerdictAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("GGU")]
    [InlineData("<html>")]
    public async Task A_file_that_is_no_model_is_called_that(string text)
    {
        _folder.Write("own.gguf", System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(Verdict.NotAModel, await VerdictAsync());
    }

    [Fact]
    public async Task A_file_that_goes_away_meanwhile_is_unreadable()
    {
        var path = _folder.Write(TestModel.File, _content);
        var stored = Stored();
        File.Delete(path);
        var verified = await new ModelVerification(TimeProvider.System).RunAsync(stored, (IProgress<DownloadProgress>?)null, TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Unreadable, verified.Verdict);
        Assert.True(verified.IsBad);
    }

    [Fact]
    public async Task A_note_beside_the_file_that_cannot_be_read_is_as_good_as_none()
    {
        _folder.Write(TestModel.File, _content);
        _folder.Write(TestModel.File + ".json", "{not json"u8.ToArray());
        Assert.False(Stored().Verified);
        Assert.Equal(Verdict.Ok, await VerdictAsync());
    }

    [Fact]
    public void Parts_and_notes_are_no_models()
    {
        _folder.Write(TestModel.File + ".part", _content);
        _folder.Write(TestModel.File + ".json", "{}"u8.ToArray());
        Assert.Empty(_folder.Store.List(Catalogue()));
        Assert.Empty(new ModelStore(System.IO.Path.Combine(_folder.Path, "nowhere")).List(Catalogue()));
    }

    [Fact]
    public void A_setting_may_name_a_model_by_its_id_or_by_its_path()
    {
        var missing = Assert.Throws<PaperBot.Writing.ModelException>(() => _folder.Store.PathFor("test-model", Catalogue()));
        Assert.Contains("paperbot models pull test-model", missing.Message, StringComparison.Ordinal);
        var path = _folder.Write(TestModel.File, _content);
        Assert.Equal(path, _folder.Store.PathFor("test-model", Catalogue()));
        Assert.Equal("elsewhere/own.gguf", _folder.Store.PathFor("elsewhere/own.gguf", Catalogue()));
    }

    private ModelCatalogue Catalogue() => new([TestModel.Of(_content)]);

    private StoredModel Stored() => Assert.Single(_folder.Store.List(Catalogue()));

    private async Task VerifiedAsync()
    {
        _folder.Write(TestModel.File, _content);
        await VerdictAsync();
    }

    private async Task<Verdict> VerdictAsync() =>
        (await new ModelVerification(TimeProvider.System).RunAsync(Stored(), (IProgress<DownloadProgress>?)null, TestContext.Current.CancellationToken)).Verdict;
}
