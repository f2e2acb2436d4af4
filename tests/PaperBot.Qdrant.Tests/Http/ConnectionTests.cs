using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaperBot.Indexing;
using PaperBot.Qdrant.Http;
using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_server_that_is_not_there_is_told_after_the_questions_time()
    {
        using var client = new Client(new Uri("http://127.0.0.1:9"));
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.Equal("The Qdrant server at http://127.0.0.1:9 does not answer; start it, or correct Qdrant:Url.", failure.Message);
        Assert.True(client.Time.Waits.Count > 1);
    }

    [Fact]
    public async Task A_connection_that_is_reset_when_it_is_made_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = ResetAllAsync(listener);
        using var client = new Client(new Uri($"http://{listener.LocalEndpoint}"), options => options with { RetryQuestionFor = TimeSpan.Zero });
        for (var round = 0; round < 100; round++) await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        listener.Stop();
        await resetting;
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_told()
    {
        using var client = new Client(new Uri("http://qdrant.invalid:6333"), options => options with { RetryQuestionFor = TimeSpan.Zero });
        var failure = await Assert.ThrowsAsync<IndexUnreachableException>(() => client.CountAsync(Urgency.Question));
        Assert.Equal("There is no server of the name qdrant.invalid; start Qdrant, or correct Qdrant:Url.", failure.Message);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_told()
    {
        await using var server = await SecureAsync();
        using var client = new Client(AddressOf(server, "https"));
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.CountAsync());
        Assert.EndsWith("shows a certificate that this machine does not trust; install it, or correct Qdrant:Url.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secure_address_of_a_server_without_tls_is_told()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok("true"));
        using var client = new Client(new UriBuilder(server.Root) { Scheme = "https" }.Uri);
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.CountAsync());
        Assert.EndsWith("does not speak TLS; write http:// in Qdrant:Url, or turn TLS on there.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_address_that_does_not_speak_http_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var greeting = GreetAsync(listener, "220 mail.example ESMTP\r\n");
        using var client = new Client(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.CountAsync());
        Assert.Equal(RefusalKind.NotQdrant, failure.Kind);
        Assert.EndsWith("does not speak HTTP; give Qdrant's HTTP port (usually 6333) in Qdrant:Url, and https:// when it speaks TLS.", failure.Message, StringComparison.Ordinal);
        listener.Stop();
        await greeting;
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"result":null}""")]
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"result":{"count":"many"}}""")]
    [InlineData("""{"result":{"count":3}""")]
    public async Task An_answer_that_cannot_be_read_is_told(string body)
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Json(200, body));
        using var client = new Client(server.Root);
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.CountAsync());
        Assert.EndsWith("sends an answer that cannot be read; check that Qdrant:Url is a Qdrant server of version 1.15 or later.", failure.Message, StringComparison.Ordinal);
        Assert.Single(client.Log.Lines);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Endless);
        using var client = new Client(server.Root);
        var failure = await Assert.ThrowsAsync<QdrantRefusalException>(() => client.CountAsync());
        Assert.EndsWith("does not stop answering; check that Qdrant:Url is a Qdrant server, and its version.", failure.Message, StringComparison.Ordinal);
        await server.Abandoned.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("http://203.0.113.5:6333", true)]
    [InlineData("http://qdrant.example:6333", true)]
    [InlineData("https://qdrant.example:6333", false)]
    [InlineData("http://qdrant:6333", false)]
    [InlineData("http://qdrant.cluster.internal:6333", false)]
    [InlineData("http://127.0.0.1:6333", false)]
    [InlineData("http://localhost:6333", false)]
    [InlineData("http://10.1.2.3:6333", false)]
    [InlineData("http://172.20.0.2:6333", false)]
    [InlineData("http://172.32.0.2:6333", true)]
    [InlineData("http://192.168.0.9:6333", false)]
    [InlineData("http://[fd00::1]:6333", false)]
    [InlineData("http://[2001:db8::1]:6333", true)]
    [InlineData("http://[::ffff:10.0.0.1]:6333", false)]
    public void A_key_in_the_open_is_warned_of_once(string url, bool warned)
    {
        using var client = new Client(new Uri(url));
        Assert.Equal(warned ? 1 : 0, client.Log.Lines.Count(line => line.StartsWith("Warning: The key goes unencrypted", StringComparison.Ordinal)));
        Assert.DoesNotContain(client.Log.Lines, line => line.Contains(Client.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_key_there_is_nothing_to_warn_of()
    {
        using var client = new Client(new Uri("http://203.0.113.5:6333"), options => options with { ApiKey = null });
        Assert.Empty(client.Log.Lines);
    }

    [Fact]
    public async Task A_path_in_front_and_a_password_in_the_address_are_kept_and_left_out()
    {
        await using var server = await ScriptedQdrant.StartAsync(Reply.Ok("""{"count":3}"""));
        using var client = new Client(new Uri($"http://me:hunter2@127.0.0.1:{server.Root.Port}/qdrant/"));
        await client.CountAsync();
        Assert.StartsWith("/qdrant/collections/papers/points/count", server.Requests[0].Target, StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:1", ServerAddress.Shown(new Uri("http://me:hunter2@127.0.0.1:1/qdrant/")));
    }

    private static async Task ResetAllAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync();
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
        catch (SocketException)
        {
            // The listener has stopped.
        }
        catch (ObjectDisposedException)
        {
            // The listener has stopped.
        }
    }

    private static async Task GreetAsync(TcpListener listener, string greeting)
    {
        try
        {
            while (true)
            {
                using var peer = await listener.AcceptTcpClientAsync();
                await peer.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(greeting));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
        }
    }

    private static Uri AddressOf(WebApplication application, string scheme)
    {
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new UriBuilder(new Uri(address)) { Scheme = scheme }.Uri;
    }

    private static async Task<WebApplication> SecureAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var application = builder.Build();
        await application.StartAsync();
        return application;
    }
}
