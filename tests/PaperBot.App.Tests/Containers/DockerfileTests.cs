using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PaperBot.App.Tests.Containers;

public sealed partial class DockerfileTests
{
    private readonly Dockerfile _file = new();

    [Fact]
    public void Every_base_image_has_a_full_version()
    {
        var given = _file.All("ARG").Where(text => text.Contains('=', StringComparison.Ordinal)).ToDictionary(text => text.Split('=')[0], text => text.Split('=')[1]);
        var stages = _file.All("FROM").Where(text => text.Contains(" AS ", StringComparison.Ordinal)).Select(text => text.Split(" AS ")[1]).ToList();
        var images = _file.All("FROM").Select(text => text.Split(' ')[0]).Where(image => !stages.Contains(image) && image != "runtime-${VARIANT}")
            .Select(image => image.StartsWith("${", StringComparison.Ordinal) ? given[image[2..^1]] : image).ToList();
        Assert.Equal(4, images.Count);
        Assert.All(images, image => Assert.Matches(FullVersion(), image));
    }

    [Fact]
    public void There_is_a_stage_for_every_variant() =>
        Assert.Superset(new HashSet<string> { "runtime-cpu", "runtime-cuda" }, _file.All("FROM").Where(text => text.Contains(" AS ", StringComparison.Ordinal)).Select(text => text.Split(" AS ")[1]).ToHashSet());

    [Fact]
    public void What_is_copied_is_there_and_goes_to_the_builder()
    {
        var sources = _file.CopiedSources.ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Repository.Path(source)), source));
        var ignored = File.ReadAllLines(Repository.Path(".dockerignore")).Where(line => !line.StartsWith('#')).ToList();
        Assert.Equal("*", ignored[0]);
        Assert.All(sources, source => Assert.Contains("!" + source.TrimEnd('/').Split('/')[0], ignored));
        Assert.DoesNotContain(ignored, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains(".env", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_of_the_program_is_restored_before_the_sources_come()
    {
        var projects = new HashSet<string>(StringComparer.Ordinal);
        Collect("src/PaperBot.App/PaperBot.App.csproj", projects);
        Assert.Equal(projects.Order(StringComparer.Ordinal), _file.CopiedSources.Where(source => source.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_program_takes_from_outside_of_its_sources_is_copied()
    {
        var outside = XDocument.Load(Repository.Path("src/PaperBot.App/PaperBot.App.csproj")).Descendants("Content").Select(content => content.Attribute("Include")!.Value)
            .Where(include => include.StartsWith("../../", StringComparison.Ordinal)).Select(include => include["../../".Length..].Split('/')[0]);
        Assert.Superset(outside.ToHashSet(), _file.CopiedSources.Select(source => source.TrimEnd('/')).ToHashSet());
    }

    [Fact]
    public void It_runs_as_nobody_in_particular_and_writes_in_its_volume()
    {
        Assert.Equal("1654:1654", _file.All("USER")[^1]);
        Assert.Equal("/data", Assert.Single(_file.All("VOLUME")));
        Assert.Equal("/data", _file.Variables["PAPERBOT_Data"]);
        Assert.Contains(_file.All("COPY"), text => text == "--from=build --chown=1654:1654 /data /data");
    }

    [Fact]
    public void It_says_how_it_is_asked_and_how_it_is_stopped()
    {
        Assert.EndsWith("""CMD ["/app/paperbot", "health"]""", Assert.Single(_file.All("HEALTHCHECK")), StringComparison.Ordinal);
        Assert.Equal("SIGTERM", Assert.Single(_file.All("STOPSIGNAL")));
        Assert.Equal("""["/app/paperbot"]""", Assert.Single(_file.All("ENTRYPOINT")));
    }

    [Fact]
    public void Every_setting_in_it_exists()
    {
        using var folder = new TemporaryFolder();
        ContainerSettings.Read(_file.Variables, folder);
    }

    private static void Collect(string project, HashSet<string> projects)
    {
        if (!projects.Add(project)) return;
        foreach (var reference in XDocument.Load(Repository.Path(project)).Descendants("ProjectReference"))
        {
            var path = Repository.Path(Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value));
            Collect(Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'), projects);
        }
    }

    [GeneratedRegex(@"^[a-z./-]+:[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.-]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex FullVersion();
}
