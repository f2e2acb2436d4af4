using PaperBot.Digests;
using PaperBot.Digests.Subscribing;
using PaperBot.Discord.Commands;
using PaperBot.Discord.Guilds;

namespace PaperBot.Discord.Digests;

/// <summary>The options of <c>/digest subscribe</c>, read: pure.</summary>
/// <param name="Kind">The kind of interest; null when not exactly one was named.</param>
/// <param name="Text">What was typed of it.</param>
/// <param name="Where">Where digests are to go.</param>
/// <param name="Call">The call, for the rest.</param>
internal sealed record DigestRequest(InterestKind? Kind, string Text, PlaceKind Where, CommandCall Call)
{
    private static readonly (string Option, InterestKind Kind)[] Interests =
        [(OptionNames.Topic, InterestKind.Topic), (OptionNames.Author, InterestKind.Author), (OptionNames.Venue, InterestKind.Venue), (OptionNames.Like, InterestKind.LikePaper)];

    public static DigestRequest Read(CommandCall call)
    {
        var named = Interests.Where(interest => call[interest.Option].Trim().Length > 0).Select(interest => (Kind: (InterestKind?)interest.Kind, Text: call[interest.Option])).ToList();
        if (call.Flag(OptionNames.Liked) == true) named.Add((InterestKind.Liked, ""));
        var (kind, text) = named is [var only] ? only : (null, "");
        var where = call[OptionNames.Where] switch
        {
            DigestDefinition.InChannel => PlaceKind.Channel,
            DigestDefinition.ByMail => PlaceKind.Email,
            "" when call[OptionNames.Email].Length > 0 => PlaceKind.Email,
            _ => PlaceKind.Direct,
        };
        return new DigestRequest(kind, text, where, call);
    }

    /// <summary>The place for somebody; null for an e-mail address that is none.</summary>
    public DigestPlace? PlaceOf(Visitor visitor) => Where switch
    {
        PlaceKind.Channel => new DigestPlace(PlaceKind.Channel, Places.Channel(visitor)),
        PlaceKind.Email => EmailAddress.Read(Call[OptionNames.Email]) is { } address ? new DigestPlace(PlaceKind.Email, address.Text) : null,
        _ => new DigestPlace(PlaceKind.Direct, $"{visitor.User}"),
    };

    /// <summary>The wish as the rules of subscribing take it.</summary>
    public SubscriptionWish WishOf(string owner, InterestKind kind, DigestPlace place) => new(owner, kind, Text, place)
    {
        Rhythm = Call[OptionNames.When] switch
        {
            DigestDefinition.Weekly => DigestRhythm.Weekly,
            DigestDefinition.AsItComes => DigestRhythm.AsItComes,
            "" when Call[OptionNames.Day].Length > 0 => DigestRhythm.Weekly,
            _ => DigestRhythm.Daily,
        },
        At = Given(OptionNames.At), Day = Given(OptionNames.Day), Zone = Given(OptionNames.Zone), IsQuiet = Call.Flag(OptionNames.Quiet) == true,
    };

    private string? Given(string option) => Call[option].Trim() is { Length: > 0 } text ? text : null;
}
