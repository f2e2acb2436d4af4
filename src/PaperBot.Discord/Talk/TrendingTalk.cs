using System.Globalization;
using Microsoft.Extensions.Logging;
using PaperBot.Discord.Commands;
using PaperBot.Discord.FairUse;
using PaperBot.Discord.Messages;
using PaperBot.Discord.Payloads;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary><c>/trending</c> → what is trending, with a picture where one may be attached.</summary>
internal sealed partial class TrendingTalk(BotParts parts, Doorway doorway, Fulfilment fulfilment, AnswerFloor floor, ILogger<TrendingTalk> logger)
{
    /// <summary>Shows it.</summary>
    public async Task RunAsync(Arrival arrival, CommandCall call)
    {
        if (await doorway.TakeAsync(arrival, call.Flag(OptionNames.Private)).ConfigureAwait(false) is not { } admitted) return;
        using (admitted.Running) await fulfilment.FinishAsync(arrival, token => ShowAsync(arrival, call, admitted, token), admitted.Running.Token).ConfigureAwait(false);
    }

    private async Task<MessageBody> ShowAsync(Arrival arrival, CommandCall call, Admitted admitted, CancellationToken cancellationToken)
    {
        var question = new TrendQuestion(WindowOf(call[OptionNames.Over])) { Topic = call[OptionNames.Topic], Place = admitted.Settings.CountsActivity ? ActivityBook.PlaceOf(arrival.Visitor) : null };
        TrendReport report;
        using (await floor.EnterAsync(Quotas.UserKey(arrival.Visitor), cancellationToken).ConfigureAwait(false))
            report = await parts.News.Trends(question, cancellationToken).ConfigureAwait(false);
        if (report.Failure is { } failure) Log.NotWhole(logger, failure);
        var look = new TrendLook { IsPrivate = admitted.IsPrivate, IsPlain = arrival.IsPlain, IsInGuild = arrival.Visitor.Guild is not null };
        return TrendMessage.Of(report, look with { Picture = MayAttach(arrival) ? Draw(report) : null });
    }

    private byte[]? Draw(TrendReport report)
    {
        try
        {
            return report.Topic is { Points.Count: > 1 } topic ? TrendChart.Draw(topic) : null;
        }
        catch (Exception exception)
        {
            Log.NotDrawn(logger, exception);
            return null;
        }
    }

    private static bool MayAttach(Arrival arrival) => arrival.Visitor.Guild is null
        || arrival.Interaction.AppPermissions is not { } granted || granted.HasFlag(Permissions.Administrator) || granted.HasFlag(Permissions.AttachFiles);

    private static TrendWindow WindowOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Enum.IsDefined((TrendWindow)days) ? (TrendWindow)days : TrendWindow.Week;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Votes or doings could not be read; what is trending is shown without.")]
        public static partial void NotWhole(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "A topic's course could not be drawn; it is told in words.")]
        public static partial void NotDrawn(ILogger logger, Exception exception);
    }
}
