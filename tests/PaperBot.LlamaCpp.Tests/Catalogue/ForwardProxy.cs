using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>A forward proxy on this machine for plain HTTP: one connection, one request.</summary>
internal sealed class ForwardProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _asked = [];

    public ForwardProxy()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The first lines of the requests that went through.</summary>
    public IReadOnlyList<string> Asked
    {
        get { lock (_asked) return [.. _asked]; }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var inward = client.GetStream();
            var head = await ReadHeadAsync(inward);
            var lines = head.Split("\r\n");
            lock (_asked) _asked.Add(lines[0]);
            var target = new Uri(lines[0].Split(' ')[1]);
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, target.Port);
            var outward = server.GetStream();
            var request = string.Join("\r\n", lines.Skip(1).Where(line => line.Length > 0 && !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Connection", StringComparison.OrdinalIgnoreCase)));
            await outward.WriteAsync(Encoding.ASCII.GetBytes($"GET {target.PathAndQuery} HTTP/1.1\r\n{request}\r\nConnection: close\r\n\r\n"));
            await outward.CopyToAsync(inward);
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) > 0) head.Append((char)buffer[0]);
        return head.ToString();
    }
}
