using PaperBot.OpenAI.Embeddings;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.OpenAI.Tests;

public sealed class ServerOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1")]
    [InlineData(" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080/v1")]
    [InlineData("http://localhost:11434/v1/", "http://localhost:11434/v1")]
    [InlineData("https://api.example.org/openai/v1/chat/completions", "https://api.example.org/openai/v1")]
    [InlineData("https://example.org/proxy", "https://example.org/proxy")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/v1")]
    public void An_address_means_its_interface(string url, string meant) => Assert.Equal(meant, new ServerOptions(url).Url.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost:8080")]
    [InlineData("ftp://example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData("http://user:secret@example.org")]
    [InlineData("http://example.org/?key=secret")]
    [InlineData("http://example.org/#x")]
    public void What_is_no_address_is_refused_by_the_name_of_the_setting(string url)
    {
        var failure = Assert.Throws<ModelException>(() => new ServerOptions(url, "Embedding"));
        Assert.StartsWith("Embedding:Url", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_values_are_refused_with_name_value_and_range()
    {
        var good = new ServerOptions("http://127.0.0.1:8080");
        Assert.Equal("Model:ContextTokens is 100; it must be from 512 to 4,194,304.", Message(() => good with { ContextTokens = 100 }));
        Assert.Equal("Model:MaxRetries is 11; it must be from 0 to 10.", Message(() => good with { MaxRetries = 11 }));
        Assert.Equal("Model:ConnectTimeoutSeconds is 0.05; it must be from 0.1 to 60 seconds.", Message(() => good with { ConnectTimeout = TimeSpan.FromSeconds(0.05) }));
        Assert.Equal("Model:FirstTokenTimeoutSeconds is 3601; it must be from 0.1 to 3,600 seconds.", Message(() => good with { FirstTokenTimeout = TimeSpan.FromSeconds(3601) }));
        Assert.Contains("Model:NextTokenTimeoutSeconds is -1", Message(() => good with { NextTokenTimeout = TimeSpan.FromSeconds(-1) }), StringComparison.Ordinal);
        Assert.Contains("Model:AnswerTimeoutSeconds is 0", Message(() => good with { AnswerTimeout = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("Model:RetryDelaySeconds is 61", Message(() => good with { RetryDelay = TimeSpan.FromSeconds(61) }), StringComparison.Ordinal);
        Assert.Contains("Model:MaxRetryDelaySeconds is 601", Message(() => good with { MaxRetryDelay = TimeSpan.FromSeconds(601) }), StringComparison.Ordinal);
        Assert.Contains("Model:Name", Message(() => good with { Name = "a\nb" }), StringComparison.Ordinal);
        var embedding = new ServerEmbeddingOptions(new ServerOptions("http://127.0.0.1:8080", "Embedding"));
        Assert.Equal("Embedding:BatchTexts is 0; it must be from 1 to 2,048.", Message(() => embedding with { BatchTexts = 0 }));
        Assert.Equal("Embedding:ParallelBatches is 17; it must be from 1 to 16.", Message(() => embedding with { ParallelBatches = 17 }));
        Assert.Equal("Embedding:Dimensions is 1; it must be from 2 to 65,536.", Message(() => embedding with { Dimensions = 1 }));
        Assert.Contains("Embedding:QueryPrefix", Message(() => embedding with { QueryPrefix = new string('x', 1001) }), StringComparison.Ordinal);
        Assert.Contains("Embedding:DocumentPrefix", Message(() => embedding with { DocumentPrefix = new string('x', 1001) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-1234\r\nHost: evil")]
    [InlineData("sk-1234 5678")]
    [InlineData("sk-1234ä")]
    public void A_key_that_cannot_be_one_is_refused_without_repeating_it(string key)
    {
        var failure = Assert.Throws<ModelException>(() => new ServerOptions("http://127.0.0.1:8080") { ApiKey = key });
        Assert.Contains("Model:ApiKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_never_printed()
    {
        var options = new ServerOptions("http://127.0.0.1:8080") { ApiKey = Connected.Key, Name = "tiny" };
        Assert.Equal("ServerOptions { Url = http://127.0.0.1:8080/v1, Name = tiny, ApiKey = (hidden) }", options.ToString());
        Assert.DoesNotContain(Connected.Key, new ServerEmbeddingOptions(options).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", null)]
    [InlineData("http://localhost", null)]
    [InlineData("http://[::1]", null)]
    [InlineData("http://192.168.1.5:8000", null)]
    [InlineData("http://10.0.0.1", null)]
    [InlineData("http://172.20.0.3", null)]
    [InlineData("http://[fd00::1]", null)]
    [InlineData("http://gpu-box", null)]
    [InlineData("http://gpu.local", null)]
    [InlineData("http://8.8.8.8", "without encryption")]
    [InlineData("http://172.32.0.3", "without encryption")]
    [InlineData("http://api.example.org", "without encryption")]
    [InlineData("https://api.example.org", "outside of your own network")]
    public void Texts_that_leave_the_machine_are_warned_of(string url, string? said)
    {
        var warning = new ServerOptions(url).Warning;
        if (said is null) Assert.Null(warning);
        else Assert.Contains(said, warning, StringComparison.Ordinal);
    }

    private static string Message(Func<object> make) => Assert.Throws<ModelException>(make).Message;
}
