using System.Text;
using NodaTime;
using PaperBot.Digests;
using PaperBot.Papers;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class SubscriptionJsonTests
{
    private const string Text =
        """{"version":1,"subscription":{"id":"abcdefgh234567ab","owner":"user/1","interest":{"kind":"LikePaper","text":"Ätte\"n","paper":"arxiv:1706.03762"},"place":{"kind":"Email","address":"a@example.org"},"schedule":{"rhythm":"Weekly","zone":"Europe/Berlin","at":"07:30:00","day":"Sunday"},"createdAt":"2026-11-21T12:00:00+00:00","isQuiet":true,"isPaused":false,"trouble":"The channel is gone.","isConfirmed":true,"key":"secret"}}""";

    private static readonly Subscription Chosen = new(
        "abcdefgh234567ab", "user/1", new Interest(InterestKind.LikePaper, "Ätte\"n") { Paper = PaperId.ArXiv("1706.03762") }, new DigestPlace(PlaceKind.Email, "a@example.org"),
        new DigestSchedule(DigestRhythm.Weekly, "Europe/Berlin") { At = new LocalTime(7, 30), Day = IsoDayOfWeek.Sunday }, new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
        Key = "secret",
        IsQuiet = true,
        Trouble = "The channel is gone.",
    };

    // What is kept has to be readable after an update: a change of this text is a change of the form.
    [Fact]
    public void The_form_is_the_one_that_was_always_written()
    {
        Assert.Equal(Text, SubscriptionJson.Write(Chosen));
        Assert.Equal(Chosen, SubscriptionJson.Read(Text));
    }

    [Fact]
    public void What_a_later_PaperBot_adds_is_no_error() =>
        Assert.Equal(Chosen, SubscriptionJson.Read(Text.Replace("\"isQuiet\"", "\"colour\":{\"red\":[1]},\"isQuiet\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"subscription":null}""")]
    [InlineData("""{"version":1,"subscription":{}}""")]
    [InlineData("\ud83d")]
    public void What_is_no_subscription_reads_as_null(string json) => Assert.Null(SubscriptionJson.Read(json));

    [Theory]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"LikePaper\"", "\"Everything\"")]
    [InlineData("\"LikePaper\"", "99")]
    [InlineData("\"Email\"", "-1")]
    [InlineData("\"Weekly\"", "7")]
    [InlineData("\"Sunday\"", "\"None\"")]
    [InlineData("\"Sunday\"", "8")]
    [InlineData("\"07:30:00\"", "\"25:00:00\"")]
    [InlineData("\"07:30:00\"", "7")]
    [InlineData("\"07:30:00\"", "null")]
    [InlineData("\"Europe/Berlin\"", "null")]
    [InlineData("\"key\":\"secret\"", "\"keys\":\"secret\"")]
    [InlineData("\"secret\"", "null")]
    [InlineData(",\"paper\":\"arxiv:1706.03762\"", "")]
    [InlineData("\"2026-11-21T12:00:00+00:00\"", "\"yesterday\"")]
    [InlineData("\"arxiv:1706.03762\"", "7")]
    public void One_wrong_member_makes_it_unreadable(string right, string wrong)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);
        Assert.Null(SubscriptionJson.Read(Text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Damaged_text_is_null_or_whole_and_never_a_crash()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Text);
            for (var change = random.Next(1, 5); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (SubscriptionJson.Read(Encoding.UTF8.GetString(bytes)) is { } read) Assert.Equal(read, SubscriptionJson.Read(SubscriptionJson.Write(read)));
        }

        Assert.Null(SubscriptionJson.Read(new string('[', 100_000)));
        Assert.Null(SubscriptionJson.Read(Text[..^1] + new string('{', 100_000)));
    }
}
