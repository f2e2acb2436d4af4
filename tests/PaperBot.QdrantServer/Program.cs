using System.Globalization;
using PaperBot.QdrantServer;

string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

if (args.Contains("--help") || !int.TryParse(Value("--port") ?? "6333", NumberStyles.None, CultureInfo.InvariantCulture, out var port))
{
    Console.Error.WriteLine("usage: [--port N] [--api-key KEY] [--read-only-key KEY] [--version 1.15.0] [--shards N]");
    return 2;
}

var options = new LoopbackQdrantOptions
{
    Port = port, ApiKey = Value("--api-key"), ReadOnlyKey = Value("--read-only-key"), KeepsRequests = false,
    Version = Value("--version") ?? "1.15.0", Shards = int.Parse(Value("--shards") ?? "1", CultureInfo.InvariantCulture),
};
LoopbackQdrant started;
try
{
    started = await LoopbackQdrant.StartAsync(options);
}
catch (IOException)
{
    Console.Error.WriteLine($"Port {port} is taken; name another with --port.");
    return 1;
}

await using var server = started;
Console.WriteLine($"This is no Qdrant but PaperBot's test double of one. It listens on {server.Url} and forgets everything when it ends (Ctrl-C).");
using var ended = new ManualResetEventSlim();
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = true;
    ended.Set();
};
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    ended.Set();
});
ended.Wait();
foreach (var violation in server.Violations) Console.Error.WriteLine(violation);
return 0;
