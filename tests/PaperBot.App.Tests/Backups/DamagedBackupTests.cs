using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PaperBot.App.Backups;
using Xunit;

namespace PaperBot.App.Tests.Backups;

/// <summary>Archives that were cut, damaged or made up: refused in a sentence, with nothing touched and nothing left behind.</summary>
public sealed class DamagedBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Archive => _folder.File("backup.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Wherever_bytes_are_cut_off_or_changed_it_is_refused_or_changes_nothing()
    {
        var here = new Place(_folder.File("here"));
        await here.FillAsync();
        await here.RunAsync("backup", Archive);
        var (answers, whole) = (await here.AnswersAsync(), await File.ReadAllBytesAsync(Archive, Token));
        var (damaged, refusals) = (_folder.File("damaged.zip"), 0);
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            var bytes = whole[..];
            var at = round % 4 == 0 ? whole.Length - 1 - random.Next(900) : random.Next(whole.Length);
            if (round % 2 == 0) bytes[at] ^= (byte)(1 << random.Next(8));
            else bytes = bytes[..at];
            await File.WriteAllBytesAsync(damaged, bytes, Token);
            var there = new Place(_folder.File($"there-{round}"));
            var run = await there.RunAsync("restore", damaged);
            if (run.ExitCode == 0) Assert.Equal(answers, await there.AnswersAsync());
            else
            {
                refusals++;
                Assert.Contains("damaged", run.Error, StringComparison.Ordinal);
                Assert.Equal("", Directory.Exists(there.Folder) ? there.Files() : "");
            }
        }

        Assert.InRange(refusals, 30, 40);
    }

    [Theory]
    [InlineData("../outside.db")]
    [InlineData("/etc/paperbot.db")]
    [InlineData("papers.db/../../outside.db")]
    [InlineData("history.txt")]
    public Task No_file_but_those_of_a_backup_is_written(string name) => RefusedAsync(Make([(name, "x"u8.ToArray(), null)]), "damaged");

    [Fact]
    public Task What_another_manifest_than_its_own_describes_is_refused() => RefusedAsync(Make([("papers.db", "x"u8.ToArray(), new BackupFile("papers.db", 1, new string('0', 64)))]), "damaged");

    [Fact]
    public Task More_than_the_manifest_tells_is_never_unpacked() =>
        RefusedAsync(Make([("papers.db", new byte[50_000_000], new BackupFile("papers.db", 1_000, new string('0', 64)))]), "damaged");

    [Fact]
    public Task Sizes_that_such_an_archive_cannot_hold_are_refused_before_anything_is_unpacked() => RefusedAsync(Make([("papers.db", new byte[300_000_000], null)]), "damaged");

    [Fact]
    public Task The_same_name_twice_is_refused() => RefusedAsync(Make([("papers.db", "x"u8.ToArray(), null), ("papers.db", "x"u8.ToArray(), null)]), "damaged");

    [Fact]
    public Task A_later_form_asks_for_a_later_version() => RefusedAsync(Make([], format: 2), "newer version");

    [Fact]
    public Task What_is_no_index_is_not_put_in_place() => RefusedAsync(Make([("papers.db", "not a database, but long enough to be looked at as one"u8.ToArray(), null)]), "damaged");

    [Fact]
    public Task Another_zip_file_is_no_backup()
    {
        using (var zip = ZipFile.Open(Archive, ZipArchiveMode.Create)) zip.CreateEntry("photo.jpg");
        return RefusedAsync(Archive, "no backup");
    }

    [Fact]
    public async Task A_pipe_a_device_and_an_empty_file_are_not_waited_for()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such pipes and devices");
        var (pipe, link) = (_folder.File("pipe"), _folder.File("link"));
        using (var made = Process.Start("mkfifo", pipe)) await made.WaitForExitAsync(Token);
        File.CreateSymbolicLink(link, pipe);
        foreach (var archive in new[] { pipe, link, "/dev/null", "/dev/zero", _folder.File("empty.zip", "") }) await RefusedAsync(archive, "damaged");
    }

    [Fact]
    public async Task A_link_to_a_backup_is_as_good_as_the_backup()
    {
        var here = new Place(_folder.File("here"));
        await here.FillAsync();
        await here.RunAsync("backup", Archive);
        var link = _folder.File("link");
        File.CreateSymbolicLink(link, Path.GetFileName(Archive));
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), link);
        Assert.Equal(0, (await new Place(_folder.File("there")).RunAsync("restore", relative)).ExitCode);
        Assert.Equal(new FileInfo(Archive).Length, BackupArchive.LengthOf(link));
    }

    [Theory]
    [InlineData(1, "device", "/dev/paperbot-backup")]
    [InlineData(2, "Name the archive to write", "")]
    public async Task A_backup_is_never_written_over_a_device_or_without_a_name(int exitCode, string sentence, params string[] arguments)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such devices");
        var run = await new Place(_folder.File("here")).RunAsync(["backup", .. arguments]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string archive, string sentence)
    {
        var there = new Place(_folder.File("in/there"));
        var run = await there.RunAsync("restore", archive).WaitAsync(TimeSpan.FromMinutes(2), Token);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal("", Directory.Exists(there.Folder) ? there.Files() : "");
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), file => file.EndsWith("outside.db", StringComparison.Ordinal));
    }

    /// <summary>An archive whose manifest is right in form; a file's own line in it can be given.</summary>
    private string Make((string Name, byte[] Content, BackupFile? Told)[] files, int format = BackupManifest.CurrentFormat)
    {
        using var zip = ZipFile.Open(Archive, ZipArchiveMode.Create);
        var told = new List<BackupFile>();
        foreach (var (name, content, line) in files)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
            told.Add(line ?? new BackupFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        var manifest = new BackupManifest(format, "9.9", DateTimeOffset.UnixEpoch, Index: null, told, []).ToBytes();
        using (var entry = zip.CreateEntry("manifest.json").Open()) entry.Write(manifest);
        zip.Comment = Encoding.UTF8.GetString("PaperBot backup "u8) + Convert.ToHexStringLower(SHA256.HashData(manifest));
        return Archive;
    }
}
