using System.Diagnostics;
using System.Text.RegularExpressions;
using PaperBot.App.Settings;
using Xunit;

namespace PaperBot.App.Tests.Containers;

public sealed partial class ComposeTests
{
    private readonly ComposeFile _file = new();

    public static TheoryData<string> Services => [.. new ComposeFile().Services.Keys];

    public static TheoryData<string> Bots => [.. new ComposeFile().Services.Where(service => service.Value.ContainsKey("build")).Select(service => service.Key)];

    [Fact]
    public void Each_profile_starts_one_bot_and_the_qdrant_that_it_needs()
    {
        Assert.Equal(["bot", "qdrant"], _file.StartedWith("qdrant"));
        Assert.Equal(["bot-gpu", "qdrant"], _file.StartedWith("gpu"));
        Assert.Equal(["bot-embedded"], _file.StartedWith("embedded"));
    }

    [Fact]
    public void Without_a_profile_the_bot_starts_with_qdrant()
    {
        var chosen = File.ReadAllLines(Repository.Path(".env")).Single(line => line.StartsWith("COMPOSE_PROFILES=", StringComparison.Ordinal)).Split('=')[1].Split(',');
        Assert.Equal(["bot", "qdrant"], _file.StartedWith(chosen));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_pinned_watched_bounded_and_without_privileges(string name)
    {
        var service = _file.Services[name];
        Assert.Matches(PinnedImage(), (string)service["image"]);
        Assert.Equal("unless-stopped", service["restart"]);
        Assert.True(service.ContainsKey("healthcheck") && service.ContainsKey("mem_limit") && service.ContainsKey("pids_limit") && service.ContainsKey("stop_grace_period"));
        Assert.Equal(["ALL"], ComposeFile.Texts(service, "cap_drop"));
        Assert.Equal(["no-new-privileges:true"], ComposeFile.Texts(service, "security_opt"));
        Assert.DoesNotContain(service.Keys.Cast<string>(), key => key is "privileged" or "cap_add" or "network_mode" or "pid" or "ipc" or "userns_mode");
        Assert.All(ComposeFile.Texts(service, "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_a_service_keeps_lies_in_a_named_volume_and_what_it_names_exists(string name)
    {
        var service = _file.Services[name];
        var volumes = ComposeFile.Texts(service, "volumes").Select(volume => volume.Split(':')[0]).ToList();
        Assert.NotEmpty(volumes);
        Assert.Subset(_file.Names("volumes").ToHashSet(), volumes.ToHashSet());
        Assert.Subset(_file.Names("networks").ToHashSet(), ComposeFile.Texts(service, "networks").ToHashSet());
        Assert.Subset(_file.Names("secrets").ToHashSet(), ComposeFile.Texts(service, "secrets").ToHashSet());
        Assert.Subset(_file.Services.Keys.ToHashSet(), ComposeFile.Map(service, "depends_on").Keys.Cast<string>().ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Secrets_come_from_files_and_not_from_the_environment(string name)
    {
        var service = _file.Services[name];
        var secret = ComposeFile.Environment(service).Where(variable => SecretName().IsMatch(variable.Key));
        Assert.All(secret, variable => Assert.StartsWith("/run/secrets/", variable.Value, StringComparison.Ordinal));
        Assert.NotEmpty(ComposeFile.Texts(service, "secrets"));
        var ignored = File.ReadAllLines(Repository.Path(".gitignore"));
        Assert.Contains("secrets/", ignored);
        Assert.False(File.ReadAllText(Repository.Path(".env")).Contains("KEY", StringComparison.OrdinalIgnoreCase), ".env holds a key");
    }

    [Theory]
    [MemberData(nameof(Bots))]
    public void A_bot_writes_nowhere_but_in_its_volume_and_its_temporary_folder(string name)
    {
        var bot = _file.Services[name];
        Assert.Equal("true", bot["read_only"]);
        Assert.Equal(["/tmp:size=128m,mode=1777"], ComposeFile.Texts(bot, "tmpfs"));
        Assert.Equal(["paperbot-data:/data"], ComposeFile.Texts(bot, "volumes"));
        Assert.Equal(["CMD", "/app/paperbot", "health"], ComposeFile.Texts(ComposeFile.Map(bot, "healthcheck"), "test"));
    }

    [Theory]
    [MemberData(nameof(Bots))]
    public void Every_setting_of_a_bot_exists_and_every_secret_it_reads_is_given_to_it(string name)
    {
        using var folder = new TemporaryFolder();
        var bot = _file.Services[name];
        var environment = ComposeFile.Environment(bot);
        var settings = ContainerSettings.Read(environment, folder);
        Assert.Equal("s3cret-0f-this-test", settings.Discord.BotToken?.Reveal());
        var read = environment.Values.Where(value => value.StartsWith("/run/secrets/", StringComparison.Ordinal)).Select(value => value["/run/secrets/".Length..]);
        Assert.Equal(ComposeFile.Texts(bot, "secrets").Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        var onQdrant = ComposeFile.Map(bot, "depends_on").ContainsKey("qdrant");
        Assert.Equal(onQdrant ? IndexKind.Qdrant : IndexKind.Sqlite, settings.IndexKind);
        Assert.Equal(onQdrant, ComposeFile.Texts(bot, "networks").Contains("library"));
    }

    [Fact]
    public void The_bot_is_given_time_to_stop()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in _file.Services.Where(service => service.Value.ContainsKey("build")).Select(service => service.Key))
        {
            var bot = _file.Services[name];
            var grace = TimeSpan.FromSeconds(int.Parse(((string)bot["stop_grace_period"]).TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(grace > ContainerSettings.Read(ComposeFile.Environment(bot), folder).Discord.Bot.StopGrace + Hosting.BotHost.StopMargin);
        }
    }

    [Fact]
    public void Qdrant_is_reached_by_the_bot_alone_and_tells_nobody_of_itself()
    {
        var qdrant = _file.Services["qdrant"];
        Assert.Equal("true", ComposeFile.Environment(qdrant)["QDRANT__TELEMETRY_DISABLED"]);
        Assert.Equal(["library"], ComposeFile.Texts(qdrant, "networks"));
        Assert.Empty(ComposeFile.Texts(qdrant, "ports"));
        Assert.Contains("internal: true", File.ReadAllText(Repository.Path("docker-compose.yml")), StringComparison.Ordinal);
        Assert.True(Version.Parse(((string)qdrant["image"]).Split(":v")[1].Split('-')[0]) >= new Version(1, 15));
    }

    [Fact]
    public void The_bot_waits_for_qdrant_to_be_healthy() =>
        Assert.All(["bot", "bot-gpu"], name => Assert.Equal(
            "service_healthy", ComposeFile.Map(ComposeFile.Map(_file.Services[name], "depends_on"), "qdrant")["condition"]));

    [Fact]
    public void The_gpu_profile_asks_for_an_nvidia_gpu_and_the_image_made_for_it()
    {
        var bot = _file.Services["bot-gpu"];
        var reservations = ComposeFile.Map(ComposeFile.Map(ComposeFile.Map(bot, "deploy"), "resources"), "reservations");
        var device = (Dictionary<object, object>)((IEnumerable<object>)reservations["devices"]).Single();
        Assert.Equal(("nvidia", "gpu"), ((string)device["driver"], ComposeFile.Texts(device, "capabilities").Single()));
        Assert.Equal("cuda", ComposeFile.Map(ComposeFile.Map(bot, "build"), "args")["VARIANT"]);
        Assert.NotEqual(_file.Services["bot"]["image"], bot["image"]);
    }

    [Theory]
    [InlineData("qdrant")]
    [InlineData("gpu")]
    [InlineData("embedded")]
    public async Task Docker_compose_takes_the_file(string profile)
    {
        var client = await AnswersAsync("docker", "compose", "version") ? ("docker", new[] { "compose" })
            : await AnswersAsync("docker-compose", "version") ? ("docker-compose", [])
            : ("", []);
        Assert.SkipWhen(client.Item1.Length == 0, "Docker Compose is not installed here: the file was only read as YAML.");
        var (exitCode, said) = await RunAsync(client.Item1, [.. client.Item2, "--profile", profile, "config", "--quiet"]);
        Assert.True(exitCode == 0, said);
    }

    private static async Task<bool> AnswersAsync(string program, params string[] arguments)
    {
        try
        {
            return (await RunAsync(program, arguments)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error + await output);
    }

    [GeneratedRegex(@"^[a-z/]+:v?[0-9]+\.[0-9]+\.[0-9]+(-[a-z]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex PinnedImage();

    [GeneratedRegex("token|key|password|secret", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();
}
