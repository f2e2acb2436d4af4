using FsCheck;
using FsCheck.Fluent;
using PaperBot.Digests;
using Xunit;

namespace PaperBot.Tests.Digests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org", "ada@example.org")]
    [InlineData("  <Ada.Berg@Example.ORG> ", "Ada.Berg@example.org", "ada.berg@example.org")]
    [InlineData("ada+papers@example.org", "ada+papers@example.org", "ada+papers@example.org")]
    [InlineData("o'hara_{x}~y@a-b.c1.example", "o'hara_{x}~y@a-b.c1.example", "o'hara_{x}~y@a-b.c1.example")]
    [InlineData("post@Bücher.Example", "post@xn--bcher-kva.example", "post@xn--bcher-kva.example")]
    [InlineData("post@xn--bcher-kva.example", "post@xn--bcher-kva.example", "post@xn--bcher-kva.example")]
    [InlineData("Jörg@example.org", "Jörg@example.org", "jörg@example.org")]
    [InlineData("用户@例子.中国", "用户@xn--fsqu00a.xn--fiqs8s", "用户@xn--fsqu00a.xn--fiqs8s")]
    public void An_address_is_read_with_its_domain_as_servers_know_it(string typed, string text, string compared)
    {
        var address = EmailAddress.Read(typed);
        Assert.Equal((text, compared), (address?.Text, address?.Compared));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.org.")]
    [InlineData("ada@.example.org")]
    [InlineData("ada@exa..mple.org")]
    [InlineData("ada@-example.org")]
    [InlineData("ada@exa_mple.org")]
    [InlineData("ada@127.0.0.1")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData(".ada@example.org")]
    [InlineData("ada.@example.org")]
    [InlineData("a..da@example.org")]
    [InlineData("a da@example.org")]
    [InlineData("\"a da\"@example.org")]
    [InlineData("ada@berg@example.org")]
    [InlineData("ada@example.org\r\nBcc: eve@example.org")]
    [InlineData("ada\n@example.org")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("Ada Berg <ada@example.org>")]
    [InlineData("ada(comment)@example.org")]
    [InlineData("ada\u0000@example.org")]
    [InlineData("a\u202Eda@example.org")]
    [InlineData("ada@exam\u200Bple.org")]
    [InlineData("<ada@example.org")]
    [InlineData("ada@example.org> SIZE=1")]
    public void What_is_no_plain_address_is_none(string typed) => Assert.Null(EmailAddress.Read(typed));

    [Fact]
    public void Lengths_end_where_mail_servers_end_them()
    {
        var longest = $"{new string('a', 64)}@{string.Join('.', Enumerable.Repeat(new string('b', 61), 3))}.ab";
        Assert.Equal(253, longest.Length);
        Assert.NotNull(EmailAddress.Read(longest));
        Assert.NotNull(EmailAddress.Read(longest + "c"));
        Assert.Null(EmailAddress.Read(longest + "cd"));
        Assert.Null(EmailAddress.Read($"{new string('a', 65)}@example.org"));
        Assert.Null(EmailAddress.Read($"{new string('ö', 33)}@example.org"));
        Assert.Null(EmailAddress.Read($"ada@{new string('b', 64)}.org"));
        Assert.Null(EmailAddress.Read($"ada@{new string('b', 100_000)}.org"));
    }

    [Theory]
    [InlineData("Ada+papers@example.org", "ada@example.org")]
    [InlineData("a.d.a+x+y@Gmail.com", "ada@gmail.com")]
    [InlineData("ada@googlemail.com", "ada@gmail.com")]
    [InlineData("a.d.a@example.org", "a.d.a@example.org")]
    [InlineData("+ada@example.org", "+ada@example.org")]
    public void Addresses_of_one_mailbox_count_as_one_for_limits(string typed, string mailbox) => Assert.Equal(mailbox, EmailAddress.Read(typed)?.Mailbox);

    [Fact]
    public void Whatever_is_typed_an_address_that_is_read_holds_nothing_that_ends_a_line_or_a_bracket()
    {
        var part = Gen.Elements("a", "B", "ö", "中", "@", ".", "+", "-", " ", "\r\n", "<", ">", "\"", "\0", "\u200B", "\u202E", "xn--", "😀", "\uD800", "example.org", ",", ";", ":", "İ", "ß");
        Prop.ForAll(part.ListOf().Select(string.Concat).ToArbitrary(), typed =>
        {
            if (EmailAddress.Read(typed) is not { } address) return true;
            return address.Text.All(sign => !char.IsControl(sign) && !char.IsWhiteSpace(sign) && !"<>()[]\",;:\\".Contains(sign, StringComparison.Ordinal))
                && address.Text.Count(sign => sign == '@') == 1 && EmailAddress.Read(address.Text) == address && EmailAddress.Read(address.Compared)?.Compared == address.Compared;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }
}
