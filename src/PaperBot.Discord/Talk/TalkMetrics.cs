using System.Diagnostics.Metrics;

namespace PaperBot.Discord.Talk;

/// <summary>What is measured of the talk; the names are PaperBot's, in the meter <c>PaperBot.Discord</c>, times in seconds.</summary>
internal static class TalkMetrics
{
    private static readonly Meter Meter = new("PaperBot.Discord");

    private static readonly Counter<long> Questions = Meter.CreateCounter<long>("paperbot.questions", "{question}", "Requests by kind, source and outcome.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("paperbot.refusals", "{request}", "Requests that were not taken, by reason.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("paperbot.discord.events.ignored", "{event}", "Events that led to nothing, by reason.");
    private static readonly UpDownCounter<long> Running = Meter.CreateUpDownCounter<long>("paperbot.requests.running", "{request}", "Requests that wait or are being answered.");
    private static readonly UpDownCounter<long> Waiting = Meter.CreateUpDownCounter<long>("paperbot.requests.waiting", "{request}", "Requests that wait for their turn at the processor or the model.");
    private static readonly Histogram<double> Acknowledgement = Meter.CreateHistogram<double>("paperbot.acknowledgement.duration", "s", "From the event to Discord's word that the acknowledgement arrived.");
    private static readonly Histogram<double> Retrieval = Meter.CreateHistogram<double>("paperbot.retrieval.duration", "s", "Looking for papers.");
    private static readonly Histogram<double> Answer = Meter.CreateHistogram<double>("paperbot.answer.duration", "s", "Answering from what was found.");
    private static readonly Histogram<double> Total = Meter.CreateHistogram<double>("paperbot.request.duration", "s", "From the event to the finished reply.");

    public static void Asked(string kind, string source, string outcome) => Questions.Add(1, new("kind", kind), new("source", source), new("outcome", outcome));

    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void Ignored(string reason) => Events.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void Began() => Running.Add(1);

    public static void Ended() => Running.Add(-1);

    public static void WaitBegan() => Waiting.Add(1);

    public static void WaitEnded() => Waiting.Add(-1);

    public static void Acknowledged(TimeSpan elapsed, string source) => Acknowledgement.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("source", source));

    /// <summary>Notes how long the stages of a reply took.</summary>
    public static void Replied(Answering.Answer? answer, TimeSpan total, string kind)
    {
        var tag = new KeyValuePair<string, object?>("kind", kind);
        Total.Record(total.TotalSeconds, tag);
        if (answer is null) return;
        Retrieval.Record(answer.RetrievalElapsed.TotalSeconds, tag);
        Answer.Record(answer.AnswerElapsed.TotalSeconds, tag);
    }
}
