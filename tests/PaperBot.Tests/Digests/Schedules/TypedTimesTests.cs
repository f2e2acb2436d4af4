using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PaperBot.Digests.Schedules;
using Xunit;

namespace PaperBot.Tests.Digests.Schedules;

public sealed class TypedTimesTests
{
    [Theory]
    [InlineData("8", "08:00")]
    [InlineData("8:30", "08:30")]
    [InlineData("08:30", "08:30")]
    [InlineData("8.30", "08:30")]
    [InlineData("0830", "08:30")]
    [InlineData("8 am", "08:00")]
    [InlineData("8AM", "08:00")]
    [InlineData("8:30 p.m.", "20:30")]
    [InlineData("12 am", "00:00")]
    [InlineData("12pm", "12:00")]
    [InlineData("noon", "12:00")]
    [InlineData("Midnight", "00:00")]
    [InlineData("20h", "20:00")]
    [InlineData("20h30", "20:30")]
    [InlineData("20 Uhr", "20:00")]
    [InlineData("8 o'clock", "08:00")]
    [InlineData("at 7", "07:00")]
    [InlineData("0", "00:00")]
    public void Times_are_read_as_people_type_them(string typed, string expected) => Assert.Equal(expected, TimeOfDay.Show(TimeOfDay.TryRead(typed)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("24")]
    [InlineData("25:00")]
    [InlineData("8:60")]
    [InlineData("8:5")]
    [InlineData("13 pm")]
    [InlineData("0 am")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("8:30:00 in the morning")]
    [InlineData("٨")]
    public void What_is_no_time_is_none(string? typed) => Assert.Null(TimeOfDay.TryRead(typed));

    [Theory]
    [InlineData("monday", IsoDayOfWeek.Monday)]
    [InlineData("Tue", IsoDayOfWeek.Tuesday)]
    [InlineData("th", IsoDayOfWeek.Thursday)]
    [InlineData("Fridays", IsoDayOfWeek.Friday)]
    [InlineData("sun.", IsoDayOfWeek.Sunday)]
    public void Days_are_read_as_people_type_them(string typed, IsoDayOfWeek expected) => Assert.Equal(expected, Weekday.TryRead(typed));

    [Theory]
    [InlineData("m")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("someday")]
    public void What_is_no_day_is_none(string? typed) => Assert.Null(Weekday.TryRead(typed));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new_york", "America/New_York")]
    [InlineData("San Francisco", "America/Los_Angeles")]
    [InlineData("münchen", "Europe/Berlin")]
    [InlineData("Japan", "Japan")]
    [InlineData("Austria", "Europe/Vienna")]
    [InlineData("Germany", "Europe/Berlin")]
    [InlineData("china", "Asia/Shanghai")]
    [InlineData("CET", "CET")]
    [InlineData("PST", "America/Los_Angeles")]
    [InlineData("UTC", "UTC")]
    [InlineData("gmt", "UTC")]
    [InlineData("UTC+2", "UTC+02")]
    [InlineData("+02:00", "UTC+02")]
    [InlineData("GMT-3:30", "UTC-03:30")]
    [InlineData("+0530", "UTC+05:30")]
    [InlineData("UTC −5", "UTC-05")]
    [InlineData("Etc/GMT+2", "Etc/GMT+2")]
    public void Zones_are_read_as_people_type_them(string typed, string expected)
    {
        Assert.Equal(expected, ZoneNames.Read(typed).Zone);
        Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(expected));
    }

    [Theory]
    [InlineData("Europe/Berln", "“Europe/Berln” is no time zone; did you mean Europe/Berlin?")]
    [InlineData("Londn", "Europe/London")]
    [InlineData("Muncih", "Europe/Berlin")]
    [InlineData("IST", "“IST” can mean several time zones; did you mean Asia/Kolkata, Europe/Dublin or Asia/Jerusalem?")]
    [InlineData("Brazil", "“Brazil” can mean several time zones")]
    [InlineData("UTC+25", "UTC+2")]
    [InlineData("", "Europe/Berlin")]
    [InlineData("qqqqqq", "“qqqqqq” is no time zone; name one by a city, for example Europe/Berlin, or as UTC+2.")]
    public void A_zone_that_is_not_clear_is_asked_back_for(string typed, string sentence)
    {
        var reading = ZoneNames.Read(typed);
        Assert.Null(reading.Zone);
        Assert.Contains(sentence, reading.Trouble);
    }

    [Fact]
    public void Every_zone_reads_as_itself_whatever_its_case() =>
        Assert.All(ZoneNames.All, name => Assert.Equal(name, ZoneNames.Read(name.ToLowerInvariant()).Zone));

    [Theory]
    [InlineData("ber", "Europe/Berlin")]
    [InlineData("new y", "America/New_York")]
    [InlineData("munich", "Europe/Berlin")]
    [InlineData("europe/", "Europe/Amsterdam")]
    [InlineData("utc+5", "UTC+05")]
    [InlineData("tokio", "Asia/Tokyo")]
    public void Zones_are_completed_while_they_are_typed(string typed, string expected)
    {
        var choices = ZoneNames.Complete(typed, 25);
        Assert.Contains(expected, choices);
        Assert.InRange(choices.Count, 1, 25);
        Assert.Equal(choices.Distinct(), choices);
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_asked_back_for() => Check.QuickThrowOnFailure(Prop.ForAll<string?>(typed =>
    {
        var reading = ZoneNames.Read(typed);
        TimeOfDay.TryRead(typed);
        Weekday.TryRead(typed);
        return (reading.Zone is null) == (reading.Trouble is not null) && ZoneNames.Complete(typed, 5).Count <= 5;
    }));
}
