using FsCheck;
using FsCheck.Fluent;
using PaperBot.Discord.Gateway;
using Xunit;

namespace PaperBot.Discord.Tests.Gateway;

/// <summary>What is remembered of a session's sequence numbers.</summary>
public sealed class SequenceLogTests
{
    [Fact]
    public void Numbers_are_remembered_as_a_set_would() => Prop.ForAll(
        Gen.Choose(0, SequenceLog.Window - 1).ListOf().ToArbitrary(),
        numbers =>
        {
            var log = new SequenceLog();
            var set = new HashSet<int>();
            return numbers.All(number =>
            {
                var agrees = log.Contains(number) == set.Contains(number);
                set.Add(number);
                log.Note(number);
                return agrees && log.Contains(number) && log.Last == set.Max();
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_as_they_rise_and_jump_are_new_once() => Prop.ForAll(
        Gen.Choose(1, 10_000).NonEmptyListOf().ToArbitrary(),
        steps =>
        {
            var log = new SequenceLog();
            var number = 0L;
            return steps.All(step =>
            {
                number += step;
                var isNew = !log.Contains(number);
                log.Note(number);
                return isNew && log.Contains(number) && (step == 1 || !log.Contains(number - 1));
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_older_than_the_window_counts_as_seen()
    {
        var log = new SequenceLog();
        log.Note(SequenceLog.Window + 10);

        Assert.True(log.Contains(10));
        Assert.False(log.Contains(11));
    }

    [Fact]
    public void A_new_session_counts_anew()
    {
        var log = new SequenceLog();
        log.Note(7);

        log.Clear();

        Assert.Null(log.Last);
        Assert.False(log.Contains(7));
    }
}
