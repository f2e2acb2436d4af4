using System.Net;
using System.Net.Sockets;

namespace PaperBot.Mail.Tests.Servers;

/// <summary>A mail server on loopback that does what a test tells it, right or wrong, on each connection.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public FaultyServer(Func<FaultyTalk, Task> script)
    {
        _listener.Start();
        _accepting = AcceptAsync(script);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<FaultyTalk> Talks { get; } = [];

    /// <summary>All that was heard in the first talk.</summary>
    public IReadOnlyList<string> Heard => Talks[0].Heard;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var talk in Talks) talk.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync(Func<FaultyTalk, Task> script)
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var talk = new FaultyTalk(await _listener.AcceptTcpClientAsync(_stop.Token), _stop.Token);
                Talks.Add(talk);
                talks.Add(RunAsync(script, talk));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private static async Task RunAsync(Func<FaultyTalk, Task> script, FaultyTalk talk)
    {
        try
        {
            await script(talk);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client had enough of it.
        }

        talk.Cut();
    }
}
