using Microsoft.Extensions.Logging;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;

namespace PaperBot.Discord.Talk;

/// <summary>All that talks, put together from the bot's parts.</summary>
internal sealed class Talking
{
    public Talking(BotParts parts, ILoggerFactory loggers)
    {
        Requests = new RunningRequests(parts.Options.MostAtOnce);
        Memory = new Memory(parts.State, parts.Time, loggers.CreateLogger<Memory>());
        var floor = new AnswerFloor(Environment.ProcessorCount, parts.Time);
        var guilds = new GuildBook(parts.State, loggers.CreateLogger<GuildBook>());
        var channels = new ChannelBook(parts.Api);
        var answers = new RecentAnswers(Memory);
        var given = new GivenReplies(Memory, answers);
        var doorway = new Doorway(parts, guilds, Requests, loggers.CreateLogger<Doorway>());
        var activity = new ActivityBook(parts, doorway, Memory);
        var showing = new ReplyShowing(parts, Memory, answers, activity, loggers.CreateLogger<ReplyShowing>());
        var run = new ReplyRun(parts, floor, Memory, showing, loggers.CreateLogger<ReplyRun>());
        var intake = new Intake(parts, doorway, run);
        var about = new AboutTalk(parts, intake, doorway, Memory);
        var fulfilment = new Fulfilment(parts, doorway, loggers.CreateLogger<Fulfilment>());
        var office = new OfficeTalk(parts, doorway, fulfilment, new SettingsCommand(guilds), new StatusReport(parts, Requests, floor));
        var threads = new ThreadTalk(parts, doorway, given, Memory, loggers.CreateLogger<ThreadTalk>());
        var opinions = new Opinions(parts, activity);
        var digests = new DigestTalk(parts, intake, doorway, fulfilment, Memory);
        var subscriptions = new SubscriptionTalk(parts, doorway, fulfilment, floor);
        var news = new NewsTalk(new SubscribeTalk(parts, doorway, fulfilment), subscriptions, digests, new TrendingTalk(parts, doorway, fulfilment, floor, loggers.CreateLogger<TrendingTalk>()));
        var buttons = new ButtonTalk(new Cancelling(Requests, doorway), intake, new ReplyTalk(parts, fulfilment, given, floor, Memory), threads, given);
        var interactions = new InteractionTalk(
            new CommandTalk(intake, office, about, news),
            new PressTalk(
                buttons, new EvidenceTalk(fulfilment, given, activity), new JudgingTalk(parts, fulfilment, given, Memory, opinions), new OpinionTalk(parts, fulfilment, opinions), news),
            new FormTalk(doorway, intake, about, digests, given),
            new CompletionTalk(parts, new Autocompletion(parts.Assistant, parts.Time, loggers.CreateLogger<Autocompletion>()), subscriptions),
            fulfilment);
        var door = new MessageDoor(parts, doorway, Requests, channels, loggers.CreateLogger<MessageDoor>());
        Inbox = new Inbox(interactions, new MessageTalk(parts, door, run, Memory, answers), new GuildTalk(guilds, channels, Memory), parts.Time, loggers.CreateLogger<Inbox>());
        Apologies = new Apologies(parts, Memory, loggers.CreateLogger<Apologies>());
        Registration = new CommandRegistration(parts.Api, parts.State, loggers.CreateLogger<CommandRegistration>());
    }

    public RunningRequests Requests { get; }

    public Memory Memory { get; }

    public Inbox Inbox { get; }

    public Apologies Apologies { get; }

    public CommandRegistration Registration { get; }
}
