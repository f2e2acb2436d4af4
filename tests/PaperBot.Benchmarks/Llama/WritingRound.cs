namespace PaperBot.Benchmarks.Llama;

/// <summary>One round of measurements.</summary>
/// <param name="Alone">Tokens per second of one request.</param>
/// <param name="BareAlone">The same by the bare loop.</param>
/// <param name="Together">Tokens per second of eight requests together.</param>
/// <param name="BareTogether">The same by the bare loop.</param>
/// <param name="FirstToken">Seconds to the first token of a prompt of which nothing is held.</param>
/// <param name="FirstTokenShared">Seconds to the first token of a prompt of which four fifths are held.</param>
internal sealed record WritingRound(double Alone, double BareAlone, double Together, double BareTogether, double FirstToken, double FirstTokenShared);
