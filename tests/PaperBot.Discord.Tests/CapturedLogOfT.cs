using Microsoft.Extensions.Logging;

namespace PaperBot.Discord.Tests;

/// <summary>The same for what wants the log of its own category.</summary>
internal sealed class CapturedLog<T> : CapturedLog, ILogger<T>;
