using Xunit;

namespace PaperBot.Qdrant.Tests.Http;

/// <summary>Waits for a condition, and fails when it does not come true.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (condition()) return;
            await Task.Delay(10);
        }

        Assert.Fail("The condition did not come true.");
    }
}
