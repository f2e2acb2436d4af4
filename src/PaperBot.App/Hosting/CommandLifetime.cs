using Microsoft.Extensions.Hosting;

namespace PaperBot.App.Hosting;

/// <summary>The command line hears the signals that end a command; the host adds nothing to that.</summary>
internal sealed class CommandLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
