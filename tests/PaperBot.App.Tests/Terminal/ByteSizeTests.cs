using PaperBot.App.Terminal;
using Xunit;

namespace PaperBot.App.Tests.Terminal;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData(0, "0 kB")]
    [InlineData(1, "1 kB")]
    [InlineData(184_834, "185 kB")]
    [InlineData(1_000_000, "1 MB")]
    [InlineData(999_000_000, "999 MB")]
    [InlineData(1_500_000_000, "1.5 GB")]
    public void Small_files_are_not_told_to_be_empty(long bytes, string told) => Assert.Equal(told, ByteSize.Of(bytes));
}
