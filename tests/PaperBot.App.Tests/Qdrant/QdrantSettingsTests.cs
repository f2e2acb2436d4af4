using PaperBot.App.Settings;
using PaperBot.App.Tests.EndToEnd;
using PaperBot.Qdrant;
using Xunit;

namespace PaperBot.App.Tests.Qdrant;

/// <summary>Settings of the Qdrant server: their defaults, their ranges, and that the key is not shown.</summary>
public sealed class QdrantSettingsTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Without_settings_papers_are_kept_in_a_file_and_the_documented_defaults_hold()
    {
        var settings = Read();
        Assert.Equal(IndexKind.Sqlite, settings.IndexKind);
        Assert.Equal(new QdrantOptions { Url = new Uri("http://127.0.0.1:6333") }, settings.Qdrant.Client());
    }

    [Fact]
    public void Every_setting_reaches_the_client()
    {
        var options = Read(
            "Index:Kind=qdrant", "Qdrant:Url=https://papers.example/qdrant", "Qdrant:ApiKey=k-1", "Qdrant:Collection=Lab_papers-2", "Qdrant:TimeoutSeconds=60",
            "Qdrant:QuestionTimeoutSeconds=5", "Qdrant:RetrySeconds=0", "Qdrant:ParallelRequests=12", "Qdrant:BatchPoints=256", "Qdrant:Shards=6", "Qdrant:Replicas=3", "Qdrant:WriteConsistency=2",
            "Qdrant:ReadConsistency=Majority", "Qdrant:Quantisation=scalar", "Qdrant:OnDisk=true");
        Assert.Equal(IndexKind.Qdrant, options.IndexKind);
        Assert.Equal(
            new QdrantOptions
            {
                Url = new Uri("https://papers.example/qdrant"), ApiKey = "k-1", Collection = "Lab_papers-2", Timeout = TimeSpan.FromMinutes(1),
                QuestionTimeout = TimeSpan.FromSeconds(5), RetryFor = TimeSpan.Zero,
                ParallelRequests = 12, BatchPoints = 256, Shards = 6, Replicas = 3, WriteConsistency = 2, ReadConsistency = "majority", Quantisation = Quantisation.Scalar,
                OnDisk = true,
            },
            options.Qdrant.Client());
        Assert.Equal("2", Read("Qdrant:ReadConsistency=2").Qdrant.Client().ReadConsistency);
    }

    [Fact]
    public void The_key_can_come_from_a_file_and_shows_itself_nowhere()
    {
        var settings = Read($"Qdrant:ApiKeyFile={_data.File("key", "very-secret\n")}");
        Assert.Equal("very-secret", settings.Qdrant.Client().ApiKey);
        Assert.DoesNotContain("very-secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Index:Kind=Postgres", "Index:Kind is \"Postgres\", but can only be Sqlite or Qdrant.")]
    [InlineData("Qdrant:Url=localhost:6333", "Qdrant:Url is \"localhost:6333\", but has to be an address like http://127.0.0.1:6333")]
    [InlineData("Qdrant:Url=http://me:secret@localhost:6333", "Qdrant:Url has to be an address like")]
    [InlineData("Qdrant:Url=http://localhost:6333?key=1", "Qdrant:Url is \"http://localhost:6333?key=1\"")]
    [InlineData("Qdrant:ApiKey=sec ret", "Qdrant:ApiKey cannot be a server's key")]
    [InlineData("Qdrant:ApiKey=sécret", "Qdrant:ApiKey cannot be a server's key")]
    [InlineData("Qdrant:ApiKeyFile=/no/such/file", "Qdrant:ApiKeyFile names /no/such/file, which cannot be read")]
    [InlineData("Qdrant:Collection=my papers", "Qdrant:Collection is \"my papers\", but has to be a name of 1 to 64 letters, digits, - and _, like paperbot.")]
    [InlineData("Qdrant:Collection=../x", "Qdrant:Collection is \"../x\"")]
    [InlineData("Qdrant:TimeoutSeconds=0", "Qdrant:TimeoutSeconds is \"0\", but has to be a whole number from 1 to 600.")]
    [InlineData("Qdrant:QuestionTimeoutSeconds=601", "Qdrant:QuestionTimeoutSeconds is \"601\", but has to be a whole number from 1 to 600.")]
    [InlineData("Qdrant:RetrySeconds=-1", "Qdrant:RetrySeconds is \"-1\", but has to be a whole number from 0 to 86400.")]
    [InlineData("Qdrant:ParallelRequests=65", "Qdrant:ParallelRequests is \"65\", but has to be a whole number from 1 to 64.")]
    [InlineData("Qdrant:BatchPoints=1001", "Qdrant:BatchPoints is \"1001\", but has to be a whole number from 1 to 1000.")]
    [InlineData("Qdrant:Shards=0", "Qdrant:Shards is \"0\", but has to be a whole number from 1 to 1000.")]
    [InlineData("Qdrant:Replicas=two", "Qdrant:Replicas is \"two\", but has to be a whole number from 1 to 100.")]
    [InlineData("Qdrant:WriteConsistency=2", "Qdrant:WriteConsistency is \"2\", but there are no more replicas than Qdrant:Replicas says: 1.")]
    [InlineData("Qdrant:ReadConsistency=most", "Qdrant:ReadConsistency is \"most\", but can only be majority, quorum, all or a number of replicas from 1 to 100.")]
    [InlineData("Qdrant:Quantisation=Product", "Qdrant:Quantisation is \"Product\", but can only be None, Scalar or Binary.")]
    [InlineData("Qdrant:OnDisk=sometimes", "Qdrant:OnDisk is \"sometimes\", but has to be true or false.")]
    [InlineData("Qdrant:Quantization=Scalar", "There is no setting Qdrant:Quantization; did you mean Qdrant:Quantisation?")]
    public async Task A_wrong_value_stops_with_its_name_and_what_would_be_right(string setting, string message)
    {
        var run = await Run.PaperBotAsync("doctor", "--data", _data.Path, "--set", setting);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sec ret", run.Error, StringComparison.Ordinal);
    }

    private PaperBotSettings Read(params string[] settings) => SettingsReader.Read(SettingsReader.Sources(settings), _data.Path);
}
