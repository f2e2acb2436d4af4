namespace PaperBot.Digests;

/// <summary>
/// Shows that an e-mail address is its subscriber's own before the first digest goes there: a code is sent to it, and has to be entered within a day and five tries. An address
/// that one owner confirmed is confirmed for that owner alone.
/// </summary>
/// <param name="state">Where confirmations and subscriptions are kept.</param>
/// <param name="send">Sends a code; null when no mail server is configured. It throws <see cref="DigestCarryException"/> when it fails.</param>
/// <param name="begin">Has the subscriptions of an owner at a confirmed place begin, and returns those that did: <see cref="Subscribing.Subscriptions.ConfirmAsync"/>.</param>
/// <param name="time">The clock.</param>
public sealed class AddressConfirmations(
    IDigestState state, Func<CodeMail, CancellationToken, Task>? send, Func<string, DigestPlace, CancellationToken, Task<IReadOnlyList<KeptSubscription>>> begin, TimeProvider time) : IDisposable
{
    /// <summary>Wrong codes that end the code which was sent.</summary>
    public const int MostWrongCodes = 5;

    private readonly CodeTally _tally = new(state, time);

    // Counts are read and then kept: one after the other, so that many requests at once are no way around them.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>How long a code can be entered.</summary>
    public static TimeSpan ValidFor { get; } = TimeSpan.FromHours(24);

    /// <summary>Whether digests of <paramref name="owner"/> may go to <paramref name="address"/>.</summary>
    /// <exception cref="Conversations.BotStateException">What is kept cannot be read.</exception>
    public async Task<bool> IsConfirmedAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return await state.GetConfirmationAsync(owner, address.Compared, cancellationToken).ConfigureAwait(false) is { ConfirmedAt: not null };
    }

    /// <summary>
    /// Sends a code to what <paramref name="owner"/> typed as their address; a code sent before is good no longer. When the address was confirmed before, subscriptions that wait
    /// for it begin at once. Keep a subscription first and ask then, so that there is something that waits when the code is entered.
    /// </summary>
    /// <exception cref="Conversations.BotStateException">What is kept cannot be read or written.</exception>
    public async Task<CodeRequest> RequestAsync(string owner, string typed, CancellationToken cancellationToken)
    {
        if (EmailAddress.Read(typed) is not { } address) return new CodeRequest.NoAddress();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await IsConfirmedAsync(owner, address, cancellationToken).ConfigureAwait(false))
            {
                await BeginAsync(owner, address.Compared, cancellationToken).ConfigureAwait(false);
                return new CodeRequest.Known(address);
            }

            if (send is null) return new CodeRequest.NotSent("Digests cannot be sent by e-mail here: whoever runs PaperBot has to name a mail server (Mail:Host) first.");
            if (!await _tally.HasRoomAsync(owner, address, cancellationToken).ConfigureAwait(false)) return new CodeRequest.TooMany();
            return await SendAsync(owner, address, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a code that <paramref name="owner"/> entered. Which address it is for follows from the code.</summary>
    /// <exception cref="Conversations.BotStateException">What is kept cannot be read or written.</exception>
    public async Task<CodeEntry> EnterAsync(string owner, string typed, CancellationToken cancellationToken)
    {
        if (ConfirmationCode.Read(typed) is not { } code) return new CodeEntry.NoCode();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var sent = new List<AddressConfirmation>();
            foreach (var address in await GetWaitingAsync(owner, cancellationToken).ConfigureAwait(false))
                if (await state.GetConfirmationAsync(owner, address.Compared, cancellationToken).ConfigureAwait(false) is { ConfirmedAt: null } confirmation) sent.Add(confirmation);
            if (sent.Count == 0) return new CodeEntry.NothingWaits();
            var good = sent.Where(IsGood).ToList();
            if (good.Count == 0) return new CodeEntry.Ended();
            return good.Find(confirmation => ConfirmationCode.Agree(confirmation.CodeHash, ConfirmationCode.Hash(owner, confirmation.Address, code))) is { } right
                ? await ConfirmAsync(right, cancellationToken).ConfigureAwait(false)
                : await CountWrongAsync(good, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The addresses to which subscriptions of <paramref name="owner"/> will go once their code was entered.</summary>
    /// <exception cref="Conversations.BotStateException">What is kept cannot be read.</exception>
    public async Task<IReadOnlyList<EmailAddress>> GetWaitingAsync(string owner, CancellationToken cancellationToken)
    {
        var kept = await state.GetOfOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
        return [.. kept.Select(one => one.Subscription).Where(one => !one.IsConfirmed).Select(AddressOf).OfType<EmailAddress>().DistinctBy(address => address.Compared)];
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static EmailAddress? AddressOf(Subscription subscription) => subscription.Place.Kind == PlaceKind.Email ? EmailAddress.Read(subscription.Place.Address) : null;

    private async Task<CodeRequest> SendAsync(string owner, EmailAddress address, CancellationToken cancellationToken)
    {
        var code = ConfirmationCode.New();
        var confirmation = new AddressConfirmation(owner, address.Compared, ConfirmationCode.Hash(owner, address.Compared, code), time.GetUtcNow());
        // Kept first: a code that arrives has to be good.
        await state.SaveConfirmationAsync(confirmation, cancellationToken).ConfigureAwait(false);
        try
        {
            await send!(new CodeMail(address, ConfirmationCode.Shown(code), owner, ValidFor), cancellationToken).ConfigureAwait(false);
            await _tally.CountAsync(owner, address, CancellationToken.None).ConfigureAwait(false);
            return new CodeRequest.Sent(address);
        }
        catch (DigestCarryException exception)
        {
            if (exception.MayHaveArrived) await _tally.CountAsync(owner, address, CancellationToken.None).ConfigureAwait(false);
            return new CodeRequest.NotSent(exception.Message);
        }
    }

    private bool IsGood(AddressConfirmation confirmation) =>
        confirmation.CodeHash.Length > 0 && confirmation.WrongCodes < MostWrongCodes && time.GetUtcNow() - confirmation.SentAt < ValidFor;

    private async Task<CodeEntry> ConfirmAsync(AddressConfirmation right, CancellationToken cancellationToken)
    {
        await state.SaveConfirmationAsync(right with { CodeHash = "", ConfirmedAt = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
        var begun = await BeginAsync(right.Owner, right.Address, cancellationToken).ConfigureAwait(false);
        return new CodeEntry.Right(EmailAddress.Read(right.Address)!, begun);
    }

    /// <summary>The same address may be written in several ways, each of them a place.</summary>
    private async Task<int> BeginAsync(string owner, string address, CancellationToken cancellationToken)
    {
        var kept = await state.GetOfOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
        var waiting = kept.Select(one => one.Subscription).Where(one => !one.IsConfirmed && AddressOf(one)?.Compared == address);
        var begun = 0;
        foreach (var place in waiting.Select(one => one.Place).Distinct().ToList()) begun += (await begin(owner, place, cancellationToken).ConfigureAwait(false)).Count;
        return begun;
    }

    private async Task<CodeEntry> CountWrongAsync(List<AddressConfirmation> good, CancellationToken cancellationToken)
    {
        foreach (var confirmation in good) await state.SaveConfirmationAsync(confirmation with { WrongCodes = confirmation.WrongCodes + 1 }, cancellationToken).ConfigureAwait(false);
        return new CodeEntry.Wrong(good.Max(confirmation => MostWrongCodes - confirmation.WrongCodes - 1));
    }
}
