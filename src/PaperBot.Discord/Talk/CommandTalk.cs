using PaperBot.Conversations;
using PaperBot.Discord.Commands;

namespace PaperBot.Discord.Talk;

/// <summary>Slash commands and message commands → what they set going.</summary>
internal sealed class CommandTalk(Intake intake, OfficeTalk office, AboutTalk about, NewsTalk news)
{
    private const string Source = "slash";
    private const string Separator = " and ";

    /// <summary>Carries one command out.</summary>
    public Task RunAsync(Arrival arrival)
    {
        var call = CommandCall.Read(arrival.Interaction);
        return call.Name switch
        {
            CommandNames.Ask => TakeAsync(arrival, call, Intent.Ask, call[OptionNames.Question]),
            CommandNames.Summary => TakeAsync(arrival, call, Intent.Summary, call[OptionNames.Topic]),
            CommandNames.Similar => TakeAsync(arrival, call, Intent.Similar, call[OptionNames.Paper]),
            CommandNames.Paper => TakeAsync(arrival, call, Intent.Paper, call[OptionNames.Paper]),
            CommandNames.Search => TakeAsync(arrival, call, Intent.Search, call[OptionNames.Query]),
            CommandNames.Compare => CompareAsync(arrival, call),
            CommandNames.FindSimilar => about.FindSimilarAsync(arrival, call.Target),
            CommandNames.AskAboutThis => about.OpenFormAsync(arrival, call.Target),
            CommandNames.Digest or CommandNames.Trending => news.RunAsync(arrival, call),
            _ => office.RunAsync(arrival, call),
        };
    }

    private Task TakeAsync(Arrival arrival, CommandCall call, Intent intent, string subject) =>
        intake.TakeAsync(arrival, Wish.Of(new Request(intent, subject), subject, Source) with { IsPrivate = call.Flag(OptionNames.Private) });

    private Task CompareAsync(Arrival arrival, CommandCall call)
    {
        var (first, second) = (call[OptionNames.A], call[OptionNames.B]);
        var wish = Wish.Of(new Request(Intent.Compare, first, second), first + Separator + second, Source);
        return intake.TakeAsync(arrival, wish with { IsPrivate = call.Flag(OptionNames.Private) });
    }
}
