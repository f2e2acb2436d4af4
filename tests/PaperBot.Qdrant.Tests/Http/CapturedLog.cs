using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>Keeps what is logged, with all that a log would show of exceptions.</summary>
internal sealed class CapturedLog : ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
