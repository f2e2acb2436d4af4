using Microsoft.Extensions.Logging;

namespace PaperBot.App.Hosting;

/// <summary>What a command would tell the person at the terminal, as log entries.</summary>
internal sealed partial class SpokenLog(ILogger<SpokenLog> logger)
{
    /// <summary>Logs one sentence.</summary>
    public void Tell(string sentence) => Log.Told(logger, sentence);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Sentence}")]
        public static partial void Told(ILogger logger, string sentence);
    }
}
