namespace PaperBot.Digests.Delivering;

/// <summary>One attempt to deliver: how far it has come, and what may still stop it.</summary>
internal sealed class CarryRun : IDisposable
{
    private readonly IDigestState _digests;
    private readonly string _holder;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _stopped;
    private readonly CancellationTokenRegistration _stopping;
    private readonly Lock _turningPoint = new();
    private bool _isHandingOver;
    private bool _isStopped;
    private DateTimeOffset _handedOverAt;

    public CarryRun(IDigestState digests, Delivery delivery, string holder, TimeSpan timeout, TimeProvider time, CancellationToken stopping)
    {
        (_digests, Delivery, _holder, _time) = (digests, delivery, holder, time);
        (WasHandingOver, _handedOverAt) = (delivery.Stage == DeliveryStage.HandingOver, delivery.StageAt);
        _late = new CancellationTokenSource(timeout, time);
        _stopped = CancellationTokenSource.CreateLinkedTokenSource(_late.Token);
        _stopping = stopping.Register(Stop);
    }

    /// <summary>The delivery as it was taken.</summary>
    public Delivery Delivery { get; }

    /// <summary>Whether an earlier attempt may have sent it, and the place has not said otherwise.</summary>
    public bool WasHandingOver { get; set; }

    /// <summary>Whether the message may have arrived by now.</summary>
    public bool IsHandingOver => _isHandingOver || WasHandingOver;

    /// <summary>Ends the attempt when it takes too long, or when the program stops before the message may have arrived.</summary>
    public CancellationToken Token => _stopped.Token;

    /// <summary>Whether this attempt itself has begun to hand it over.</summary>
    public bool HasHandedOver => _isHandingOver;

    /// <summary>Keeps that the message may arrive from now on.</summary>
    /// <exception cref="OperationCanceledException">Another has the delivery now, the program stops, or it took too long: nothing may be sent.</exception>
    public async Task HandOverAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _handedOverAt = _time.GetUtcNow();
        // Whatever the clock does meanwhile, it is not given back while it may be arriving.
        if (!await AdvanceAsync(Delivery with { Stage = DeliveryStage.HandingOver, NotBefore = DateTimeOffset.UnixEpoch, Message = null }).ConfigureAwait(false))
            throw new OperationCanceledException("Another process has taken this delivery.");
        lock (_turningPoint)
        {
            if (_isStopped || Token.IsCancellationRequested) throw new OperationCanceledException("It was too late to hand it over: nothing was sent.");
            _isHandingOver = true;
        }
    }

    /// <summary>
    /// Keeps how far it has come, also when the program stops; false when another has the delivery now. When it was handed over stays known however long its place cannot be asked: the message is
    /// looked for around then.
    /// </summary>
    public Task<bool> AdvanceAsync(Delivery delivery) =>
        _digests.AdvanceAsync(_holder, delivery with { StageAt = delivery.Stage == DeliveryStage.HandingOver ? _handedOverAt : _time.GetUtcNow() }, CancellationToken.None);

    /// <summary>Gives it back, to be tried at a later time.</summary>
    public Task<bool> HoldAsync(DeliveryStage stage, DateTimeOffset notBefore, int? attempts = null) =>
        AdvanceAsync(Delivery with { Stage = stage, NotBefore = notBefore, Attempts = attempts ?? Delivery.Attempts });

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _stopped.Dispose();
        _late.Dispose();
    }

    private void Stop()
    {
        lock (_turningPoint)
        {
            // Once it may have arrived, the end is waited for: it is known within moments whether it did.
            if (_isHandingOver) return;
            _isStopped = true;
        }

        _stopped.Cancel();
    }
}
