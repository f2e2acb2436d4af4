using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.EndToEnd;

public sealed class StateSettingsTests : IDisposable
{
    private const string Secret = "verySecretWord";

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_state_is_a_file_by_default()
    {
        Assert.Equal((StateKind.Sqlite, null), (Read().Kind, Read().Postgres));
        Assert.Null(Read("Postgres:Schema=mine").Postgres);
    }

    [Fact]
    public void A_server_is_named_by_its_connection_string_and_the_rest_has_defaults()
    {
        var state = Read("State:Kind=postgres", $"Postgres:ConnectionString=Host=db;Password={Secret}");
        Assert.Equal((StateKind.Postgres, "paperbot", 10), (state.Kind, state.Postgres!.Schema, state.Postgres.MostConnections));
        Assert.DoesNotContain(Secret, state.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_connection_string_can_lie_in_a_file_and_all_else_be_set()
    {
        var file = _data.File("connection", $"postgresql://me:{Secret}@db/papers\n");
        var server = Read("State:Kind=Postgres", $"Postgres:ConnectionStringFile={file}", "Postgres:Schema=mine_2", "Postgres:MostConnections=3", "Postgres:ConnectTimeoutSeconds=4", "Postgres:TimeoutSeconds=5", "Postgres:RetrySeconds=0").Postgres!;
        Assert.Equal(("mine_2", 3, 4, 5, 0), (server.Schema, server.MostConnections, server.ConnectTimeout.TotalSeconds, server.Timeout.TotalSeconds, server.RetryFor.TotalSeconds));
    }

    [Theory]
    [InlineData("State:Kind=Files", "State:Kind is \"Files\", but can only be Sqlite or Postgres.")]
    [InlineData("State:Kind=Postgres", "there is no connection string: write it into a file")]
    [InlineData("Postgres:ConnectionString=Colour=verySecretWord", "Postgres:ConnectionString is not usable, it cannot be read")]
    [InlineData("Postgres:ConnectionString=Password=verySecretWord", "Postgres:ConnectionString is not usable, it names no Host")]
    [InlineData("Postgres:Schema=Mine", "Postgres:Schema is \"Mine\", but has to be a name")]
    [InlineData("Postgres:Schema=a;DROP", "Postgres:Schema is \"a;DROP\"")]
    [InlineData("Postgres:MostConnections=0", "whole number from 1 to 1000")]
    [InlineData("Postgres:ConnectTimeoutSeconds=601", "whole number from 1 to 600")]
    [InlineData("Postgres:TimeoutSeconds=0", "whole number from 1 to 600")]
    [InlineData("Postgres:RetrySeconds=-1", "whole number from 0 to 600")]
    [InlineData("Postgres:Retries=1", "There is no setting Postgres:Retries")]
    public void A_wrong_value_is_told_with_its_name_and_no_secret(string setting, string words)
    {
        var error = Assert.Throws<UsageException>(() => Read(setting));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.Message, StringComparison.Ordinal);
    }

    private StateSettings Read(params string[] settings) => SettingsReader.Read(SettingsReader.Sources(settings), _data.Path).State;
}
