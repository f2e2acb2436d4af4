using PaperBot.Digests;
using Xunit;

namespace PaperBot.Tests.Digests;

/// <summary>An address gets digests once whoever reads its mail has said so, and nobody's mailbox can be flooded on the way.</summary>
public sealed class AddressConfirmationTests : IDisposable
{
    private const string Ada = "1001";
    private const string Eve = "1002";
    private const string Address = "Ada@example.org";

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly KeptAddresses _state = new();
    private readonly StandingClock _clock = new();
    private readonly List<CodeMail> _sent = [];
    private readonly AddressConfirmations _confirmations;
    private DigestCarryException? _failure;

    public AddressConfirmationTests() => _confirmations = new AddressConfirmations(_state, SendAsync, BeginAsync, _clock);

    public void Dispose() => _confirmations.Dispose();

    [Fact]
    public async Task The_code_that_was_sent_begins_the_subscription()
    {
        var subscription = _state.Add(Ada, Address);
        var asked = await _confirmations.RequestAsync(Ada, Address, None);
        Assert.Equal("Ada@example.org", Assert.IsType<CodeRequest.Sent>(asked).Address.Text);
        var mail = Assert.Single(_sent);
        Assert.Matches("^[2-9A-Z]{4}-[2-9A-Z]{4}$", mail.Code);
        Assert.False(await _confirmations.IsConfirmedAsync(Ada, mail.To, None));

        var entered = await _confirmations.EnterAsync(Ada, $" {mail.Code.ToLowerInvariant().Replace('-', ' ')} ", None);

        Assert.Equal(new CodeEntry.Right(EmailAddress.Read("ada@example.org")!, 1), entered);
        Assert.True(await _confirmations.IsConfirmedAsync(Ada, mail.To, None));
        var kept = _state.Subscriptions[subscription.Id];
        Assert.True(kept.Subscription.IsConfirmed);
        Assert.Equal(_clock.GetUtcNow(), kept.Progress.NextDue);
        Assert.DoesNotContain(_state.Confirmations.Values, confirmation => confirmation.CodeHash.Length > 0);
    }

    [Fact]
    public async Task The_code_itself_is_not_kept()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        var code = _sent[0].Code.Replace("-", "", StringComparison.Ordinal);
        Assert.DoesNotContain(_state.Confirmations.Values, confirmation => confirmation.ToString().Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_right_one_and_a_new_one_can_be_asked_for()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        for (var left = 4; left >= 0; left--) Assert.Equal(new CodeEntry.Wrong(left), await _confirmations.EnterAsync(Ada, WrongCode, None));
        Assert.IsType<CodeEntry.Ended>(await _confirmations.EnterAsync(Ada, _sent[0].Code, None));
        await _confirmations.RequestAsync(Ada, Address, None);
        Assert.IsType<CodeEntry.Right>(await _confirmations.EnterAsync(Ada, _sent[1].Code, None));
    }

    [Fact]
    public async Task What_cannot_be_a_code_is_no_try()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        foreach (var typed in new[] { "", "123", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EF1H", "ÄBCD-EFGH", new string('A', 100_000) })
            Assert.IsType<CodeEntry.NoCode>(await _confirmations.EnterAsync(Ada, typed, None));
        Assert.Equal(0, _state.Confirmations[(Ada, "ada@example.org")].WrongCodes);
    }

    [Fact]
    public async Task A_code_is_good_for_a_day()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<CodeEntry.Ended>(await _confirmations.EnterAsync(Ada, _sent[0].Code, None));
    }

    [Fact]
    public async Task Only_the_last_code_counts()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        await _confirmations.RequestAsync(Ada, Address, None);
        Assert.IsType<CodeEntry.Wrong>(await _confirmations.EnterAsync(Ada, _sent[0].Code, None));
        Assert.IsType<CodeEntry.Right>(await _confirmations.EnterAsync(Ada, _sent[1].Code, None));
    }

    [Fact]
    public async Task A_code_is_of_no_use_to_somebody_else_and_what_one_confirmed_holds_for_nobody_else()
    {
        _state.Add(Ada, Address);
        _state.Add(Eve, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        await _confirmations.RequestAsync(Eve, Address, None);
        Assert.IsType<CodeEntry.Wrong>(await _confirmations.EnterAsync(Eve, _sent[0].Code, None));
        Assert.IsType<CodeEntry.Right>(await _confirmations.EnterAsync(Ada, _sent[0].Code, None));
        Assert.False(await _confirmations.IsConfirmedAsync(Eve, EmailAddress.Read(Address)!, None));
        Assert.False(_state.Subscriptions.Values.Single(kept => kept.Subscription.Owner == Eve).Subscription.IsConfirmed);
    }

    [Fact]
    public async Task Of_two_addresses_that_wait_the_code_tells_which_is_meant()
    {
        var first = _state.Add(Ada, Address);
        var second = _state.Add(Ada, "ada@example.net");
        await _confirmations.RequestAsync(Ada, Address, None);
        await _confirmations.RequestAsync(Ada, "ada@example.net", None);
        Assert.Equal("ada@example.net", Assert.IsType<CodeEntry.Right>(await _confirmations.EnterAsync(Ada, _sent[1].Code, None)).Address.Text);
        Assert.False(_state.Subscriptions[first.Id].Subscription.IsConfirmed);
        Assert.True(_state.Subscriptions[second.Id].Subscription.IsConfirmed);
        Assert.Equal(["Ada@example.org"], (await _confirmations.GetWaitingAsync(Ada, None)).Select(address => address.Text));
    }

    [Fact]
    public async Task A_confirmed_address_begins_further_subscriptions_without_a_code()
    {
        _state.Add(Ada, Address);
        await _confirmations.RequestAsync(Ada, Address, None);
        await _confirmations.EnterAsync(Ada, _sent[0].Code, None);
        var further = _state.Add(Ada, "ADA@EXAMPLE.ORG");
        Assert.IsType<CodeRequest.Known>(await _confirmations.RequestAsync(Ada, "ADA@EXAMPLE.ORG", None));
        Assert.True(_state.Subscriptions[further.Id].Subscription.IsConfirmed);
        Assert.Single(_sent);
    }

    [Fact]
    public async Task Nobody_gets_more_than_three_codes_a_day_whoever_asks_and_however_the_address_is_written()
    {
        string[] ways = ["ada@gmail.com", "Ada@GMail.com", "a.da+1@googlemail.com", "ad.a+2@gmail.com"];
        foreach (var way in ways.Take(3)) Assert.IsType<CodeRequest.Sent>(await _confirmations.RequestAsync($"owner {way}", way, None));
        Assert.IsType<CodeRequest.TooMany>(await _confirmations.RequestAsync(Eve, ways[3], None));
        Assert.Equal(3, _sent.Count);
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.IsType<CodeRequest.Sent>(await _confirmations.RequestAsync(Eve, ways[3], None));
    }

    [Fact]
    public async Task Forgetting_oneself_does_not_start_the_limit_again()
    {
        for (var i = 0; i < 3; i++)
        {
            await _confirmations.RequestAsync(Eve, Address, None);
            foreach (var key in _state.Confirmations.Keys.Where(key => key.Owner == Eve).ToList()) _state.Confirmations.Remove(key);
        }

        Assert.IsType<CodeRequest.TooMany>(await _confirmations.RequestAsync(Eve, Address, None));
        Assert.DoesNotContain(_state.Confirmations.Values, confirmation => confirmation.ToString().Contains("example.org", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task One_owner_gets_ten_codes_a_day_to_whatever_addresses_but_whoever_runs_it_is_free()
    {
        for (var i = 0; i < 10; i++) Assert.IsType<CodeRequest.Sent>(await _confirmations.RequestAsync(Eve, $"victim{i}@example.org", None));
        Assert.IsType<CodeRequest.TooMany>(await _confirmations.RequestAsync(Eve, "victim10@example.org", None));
        for (var i = 20; i < 40; i++) Assert.IsType<CodeRequest.Sent>(await _confirmations.RequestAsync(Subscription.LocalOwner, $"colleague{i}@example.org", None));
    }

    [Fact]
    public async Task Asking_many_times_at_once_is_no_way_around_the_limit()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _confirmations.RequestAsync(Eve, Address, None))));
        Assert.Equal(3, all.Count(one => one is CodeRequest.Sent));
    }

    [Fact]
    public async Task A_code_that_could_not_be_sent_is_told_and_not_counted()
    {
        _failure = new DigestCarryException("The mail server cannot be reached.", isPermanent: false);
        for (var i = 0; i < 5; i++) Assert.Equal("The mail server cannot be reached.", Assert.IsType<CodeRequest.NotSent>(await _confirmations.RequestAsync(Ada, Address, None)).Sentence);
        _failure = null;
        Assert.IsType<CodeRequest.Sent>(await _confirmations.RequestAsync(Ada, Address, None));
    }

    [Fact]
    public async Task A_code_that_may_have_arrived_counts()
    {
        _failure = new DigestCarryException("The connection broke.", isPermanent: false) { MayHaveArrived = true };
        for (var i = 0; i < 3; i++) Assert.IsType<CodeRequest.NotSent>(await _confirmations.RequestAsync(Ada, Address, None));
        Assert.IsType<CodeRequest.TooMany>(await _confirmations.RequestAsync(Ada, Address, None));
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_promised()
    {
        using var confirmations = new AddressConfirmations(_state, null, BeginAsync, _clock);
        Assert.Contains("Mail:Host", Assert.IsType<CodeRequest.NotSent>(await confirmations.RequestAsync(Ada, Address, None)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_gets_no_code_and_where_nothing_waits_there_is_nothing_to_enter()
    {
        Assert.IsType<CodeRequest.NoAddress>(await _confirmations.RequestAsync(Ada, "ada@example.org\r\nBcc: eve@example.org", None));
        Assert.IsType<CodeEntry.NothingWaits>(await _confirmations.EnterAsync(Ada, WrongCode, None));
        Assert.Empty(_sent);
    }

    // The alphabet has no such code that is likely: the chance is one in 6.6·10¹¹.
    private const string WrongCode = "2222-2222";

    private async Task<IReadOnlyList<KeptSubscription>> BeginAsync(string owner, DigestPlace place, CancellationToken cancellationToken)
    {
        var begun = new List<KeptSubscription>();
        foreach (var kept in _state.Subscriptions.Values.Where(kept => kept.Subscription.Owner == owner && kept.Subscription.Place == place).ToList())
        {
            var changed = await _state.ChangeAsync(
                kept.Subscription.Id,
                one => new KeptSubscription(one.Subscription with { IsConfirmed = true }, one.Progress with { NextDue = _clock.GetUtcNow() }),
                cancellationToken);
            begun.Add(changed!);
        }

        return begun;
    }

    private Task SendAsync(CodeMail mail, CancellationToken cancellationToken)
    {
        if (_failure is not null)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            throw _failure;
        }

        _sent.Add(mail);
        _clock.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    private sealed class StandingClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
