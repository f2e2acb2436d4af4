namespace PaperBot.Digests;

/// <summary>How far the delivery of a digest has come. It goes back only from <see cref="HandingOver"/> to <see cref="Prepared"/>, when the place said that it did not take it.</summary>
public enum DeliveryStage
{
    /// <summary>It is made and kept, and nothing has been sent.</summary>
    Prepared = 0,

    /// <summary>It may have been sent: a process that ends here does not know.</summary>
    HandingOver = 1,

    /// <summary>It was delivered.</summary>
    Delivered = 2,

    /// <summary>It cannot be delivered and is not tried again.</summary>
    GivenUp = 3,
}
