using PaperBot.Discord.Guilds;
using PaperBot.Discord.Payloads;

namespace PaperBot.Discord.Tests.Guilds;

/// <summary>People in places, by default an ordinary member in a channel of a guild.</summary>
internal static class VisitorBuilder
{
    public static readonly Snowflake Guild = new(900);
    public static readonly Snowflake Hall = new(100);
    public static readonly Snowflake HallThread = new(101);
    public static readonly Snowflake OtherChannel = new(200);
    public static readonly Snowflake Role = new(300);
    public static readonly Snowflake OtherRole = new(301);

    public static Visitor Member(params Snowflake[] roles) => new(new Snowflake(1), Guild, Hall, null, roles, Permissions.SendMessages);

    public static Visitor Manager { get; } = Member() with { Permissions = Permissions.ManageGuild };

    public static Visitor Direct { get; } = new(new Snowflake(1), null, new Snowflake(500), null, [], null);

    public static Visitor InThread(this Visitor visitor) => visitor with { Channel = HallThread, Parent = Hall };

    public static Visitor Named(this Visitor visitor, ulong user) => visitor with { User = new Snowflake(user) };
}
