using PaperBot.Digests;
using PaperBot.DiscordServer.World;
using Xunit;

namespace PaperBot.Discord.Tests.Talk;

/// <summary>How people subscribe to digests, and change and end that.</summary>
public sealed class SubscribeTests
{
    [Fact]
    public async Task Subscribing_says_what_comes_where_and_when_and_how_to_stop_it()
    {
        await using var talk = await TalkWorld.StartAsync();

        var told = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("at", "7:30"), ("zone", "Berlin")]);

        Assert.True(told.IsEphemeral);
        Assert.Contains("Papers on “glacier melt” will come every day at 07", told.VisibleText.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("It comes as a direct message, the next on <t:", told.VisibleText, StringComparison.Ordinal);
        Assert.Contains("`/digest list`", told.VisibleText, StringComparison.Ordinal);
        Assert.True(told.HasButton("Show me one now"));
        var kept = Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None)).Subscription;
        Assert.Equal(("Europe/Berlin", DigestRhythm.Daily, PlaceKind.Direct, $"{talk.World.Reader.Id}"), (kept.Schedule.Zone, kept.Schedule.Rhythm, kept.Place.Kind, kept.Place.Address));
        Assert.Contains("Here you will get papers on “glacier melt”", Assert.Single(talk.World.DirectChannel(talk.World.Reader).Messages).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zone_of_the_last_subscription_counts_for_the_next()
    {
        await using var talk = await TalkWorld.StartAsync();

        await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("zone", "Asia/Tokyo")]);
        await talk.DigestAsync("subscribe", options: [("author", "Lin Chen"), ("when", "weekly"), ("day", "Friday")]);

        var kept = await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None);
        Assert.Equal("Asia/Tokyo", kept[1].Subscription.Schedule.Zone);
        Assert.Equal(NodaTime.IsoDayOfWeek.Friday, kept[1].Subscription.Schedule.Day);
    }

    [Fact]
    public async Task Exactly_one_interest_is_asked_for()
    {
        await using var talk = await TalkWorld.StartAsync();

        var none = await talk.DigestAsync("subscribe");
        var two = await talk.DigestAsync("subscribe", options: [("topic", "glaciers"), ("author", "Ada Berg")]);

        Assert.All(new[] { none, two }, told => Assert.Contains("one of `topic`, `author`", told.VisibleText, StringComparison.Ordinal));
        Assert.Empty(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task A_channel_is_subscribed_by_those_who_manage_it_or_have_a_role_for_it()
    {
        await using var talk = await TalkWorld.StartAsync();
        var librarian = talk.World.AddUser("emmy");
        var role = talk.World.AddRole("librarians");
        talk.World.GiveRole(librarian, role);
        var keeper = talk.World.AddUser("sofia");
        talk.World.GiveRole(keeper, talk.World.AddRole("keepers", WorldPermissions.ManageChannels));

        var refused = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("where", "channel")]);
        var early = await talk.DigestAsync("subscribe", librarian, options: [("topic", "snow cover"), ("where", "channel")]);
        await TalkWorld.Finished(await talk.World.SlashAsync(talk.World.Manager, talk.World.Channel, "settings roles subscribers", ("role", role)));
        var byRole = await talk.DigestAsync("subscribe", librarian, options: [("topic", "snow cover"), ("where", "channel")]);
        var byPermission = await talk.DigestAsync("subscribe", keeper, options: [("topic", "floods"), ("where", "channel")]);
        var byManager = await talk.DigestAsync("subscribe", talk.World.Manager, options: [("topic", "translation"), ("where", "channel")]);
        var later = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("where", "channel")]);

        Assert.Contains("“Manage Channels”", refused.VisibleText, StringComparison.Ordinal);
        Assert.Contains("“Manage Channels”", early.VisibleText, StringComparison.Ordinal);
        Assert.All(new[] { byRole, byPermission, byManager }, told => Assert.Contains($"It comes in {talk.World.Channel.Mention}", told.VisibleText, StringComparison.Ordinal));
        Assert.Contains($"<@&{role.Id}>", later.VisibleText, StringComparison.Ordinal);
        Assert.Equal(3, (await talk.Store.GetAtAsync(DigestWorld.Place(talk.World.Channel), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_or_frame_it_says_which_permission_is_missing()
    {
        await using var talk = await TalkWorld.StartAsync();
        var silent = talk.World.AddChannel("silent");
        silent.Overwrite(talk.World.Bot.Id, deny: WorldPermissions.SendMessages);
        var bare = talk.World.AddChannel("bare");
        bare.Overwrite(talk.World.Bot.Id, deny: WorldPermissions.EmbedLinks);

        var refused = await talk.DigestAsync("subscribe", talk.World.Manager, silent, [("topic", "glacier melt"), ("where", "channel")]);
        var warned = await talk.DigestAsync("subscribe", talk.World.Manager, bare, [("topic", "glacier melt"), ("where", "channel")]);
        var direct = await talk.DigestAsync("subscribe", talk.World.Manager, talk.World.DirectChannel(talk.World.Manager), [("topic", "glacier melt"), ("where", "channel")]);

        Assert.Contains("“Send Messages”", refused.VisibleText, StringComparison.Ordinal);
        Assert.Empty(await talk.Store.GetAtAsync(DigestWorld.Place(silent), CancellationToken.None));
        Assert.Contains("“Embed Links”", warned.VisibleText, StringComparison.Ordinal);
        Assert.Single(await talk.Store.GetAtAsync(DigestWorld.Place(bare), CancellationToken.None));
        Assert.Contains("no channel", direct.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_takes_no_direct_messages_is_told_at_once_and_keeps_what_they_had()
    {
        await using var talk = await TalkWorld.StartAsync();
        await talk.DigestAsync("subscribe", options: [("topic", "snow cover")]);
        talk.World.Reader.RefusesDirectMessages = true;

        var refused = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt")]);
        var again = await talk.DigestAsync("subscribe", options: [("topic", "snow cover")]);

        Assert.Contains("Allow direct messages", refused.VisibleText, StringComparison.Ordinal);
        Assert.Contains("You have that already", again.VisibleText, StringComparison.Ordinal);
        Assert.Equal("snow cover", Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None)).Subscription.Interest.Text);
    }

    [Fact]
    public async Task An_address_is_confirmed_by_its_code_before_anything_goes_there()
    {
        CodeMail? sent = null;
        await using var talk = await TalkWorld.StartAsync(new TalkSetup
        {
            SendCode = (mail, _) =>
            {
                sent = mail;
                return Task.CompletedTask;
            },
        });

        var asked = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("email", "ada@example.org")]);
        var waiting = Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None)).Subscription;
        var wrong = await talk.DigestAsync("confirm", options: [("code", "AAAA-2222")]);
        var right = await talk.DigestAsync("confirm", options: [("code", sent!.Code)]);
        var begun = Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None)).Subscription;
        var nonsense = await talk.DigestAsync("subscribe", options: [("topic", "snow"), ("where", "email"), ("email", "no address")]);

        Assert.Contains("`/digest confirm`", asked.VisibleText.Replace("/digest confirm", "`/digest confirm`", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("paperbot", asked.VisibleText, StringComparison.Ordinal);
        Assert.False(waiting.IsConfirmed);
        Assert.Contains("not the code", wrong.VisibleText, StringComparison.Ordinal);
        Assert.Contains("is confirmed", right.VisibleText, StringComparison.Ordinal);
        Assert.True(begun.IsConfirmed);
        Assert.Contains("no e-mail address", nonsense.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_kept_that_would_wait_for_ever()
    {
        await using var talk = await TalkWorld.StartAsync();

        var told = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("email", "ada@example.org")]);

        Assert.Contains("cannot be sent by e-mail", told.VisibleText, StringComparison.Ordinal);
        Assert.Empty(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task A_zone_and_a_paper_that_are_not_clear_are_asked_for_again_with_suggestions()
    {
        await using var talk = await TalkWorld.StartAsync();

        var zone = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt"), ("zone", "Berln")]);
        var paper = await talk.DigestAsync("subscribe", options: [("like", "Soil Moisture Study")]);
        var choices = await talk.World.AutocompleteAsync(talk.World.Reader, talk.World.Channel, "digest subscribe", "zone", "new y");
        var papers = await talk.World.AutocompleteAsync(talk.World.Reader, talk.World.Channel, "digest subscribe", "like", "icenet");
        var like = await talk.DigestAsync("subscribe", options: [("like", papers[0].Value), ("zone", choices[0].Value)]);

        Assert.Contains("Europe/Berlin", zone.VisibleText.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Soil Moisture Study", paper.VisibleText, StringComparison.Ordinal);
        Assert.Contains(choices, choice => choice.Value == "America/New_York");
        Assert.Contains("IceNet", like.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_ones_own_and_the_channels_and_its_menu_leads_to_pausing_resuming_and_ending()
    {
        await using var talk = await TalkWorld.StartAsync();
        await talk.DigestAsync("subscribe", options: [("topic", "glacier melt")]);
        await talk.DigestAsync("subscribe", options: [("author", "Lin Chen"), ("quiet", true)]);
        await talk.DigestAsync("subscribe", talk.World.Manager, options: [("topic", "snow cover"), ("where", "channel")]);

        var list = await talk.DigestAsync("list");
        var managers = await talk.DigestAsync("list", talk.World.Manager);
        var listed = list.VisibleText.Replace("\\", "", StringComparison.Ordinal);
        var menus = list.Current.SelectMenus.Count;
        var panel = await (await talk.World.SelectAsync(talk.World.Reader, list, "1. papers on “glacier melt”")).WaitForFinalAsync(message => message.HasButton("Pause"));
        var paused = await (await talk.World.ClickAsync(talk.World.Reader, panel, "Pause")).WaitForTextAsync("rest now");
        var isPaused = (await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None))[0].Subscription.IsPaused;
        var text = paused.VisibleText;
        var resumed = await (await talk.World.ClickAsync(talk.World.Reader, panel, "Resume")).WaitForTextAsync("come again");
        var ended = await (await talk.World.ClickAsync(talk.World.Reader, panel, "End it")).WaitForTextAsync("no longer come");

        Assert.Contains("Papers by “Lin Chen”", listed, StringComparison.Ordinal);
        Assert.Contains("Also in this channel", listed, StringComparison.Ordinal);
        Assert.Equal(1, menus);
        Assert.Contains("snow cover", managers.VisibleText, StringComparison.Ordinal);
        Assert.Contains("rest now", text, StringComparison.Ordinal);
        Assert.True(isPaused);
        Assert.NotNull(resumed);
        Assert.Empty(ended.Buttons);
        Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task Commands_take_the_only_digest_or_ask_which_one_is_meant()
    {
        await using var talk = await TalkWorld.StartAsync();

        var none = await talk.DigestAsync("pause");
        await talk.DigestAsync("subscribe", options: [("topic", "glacier melt")]);
        var only = await talk.DigestAsync("pause");
        await talk.DigestAsync("subscribe", options: [("topic", "snow cover")]);
        var which = await talk.DigestAsync("resume");
        var choices = await talk.World.AutocompleteAsync(talk.World.Reader, talk.World.Channel, "digest unsubscribe", "which", "glac");
        var byWords = await talk.DigestAsync("resume", options: [("which", "glacier")]);
        var unknown = await talk.DigestAsync("pause", options: [("which", "quasars")]);
        var ended = await talk.DigestAsync("unsubscribe", options: [("which", choices[0].Value)]);

        Assert.Contains("You have no digests yet", none.VisibleText, StringComparison.Ordinal);
        Assert.Contains("rest now", only.VisibleText, StringComparison.Ordinal);
        Assert.Equal(2, which.Current.SelectMenus[0].GetProperty("options").GetArrayLength());
        Assert.Contains("papers on “glacier melt”", Assert.Single(choices).Name, StringComparison.Ordinal);
        Assert.Contains("come again", byWords.VisibleText, StringComparison.Ordinal);
        Assert.Contains("“quasars”", unknown.VisibleText, StringComparison.Ordinal);
        Assert.Contains("no longer come", ended.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_what_is_somebody_elses()
    {
        await using var talk = await TalkWorld.StartAsync();
        var other = talk.World.AddUser("eve");
        await talk.DigestAsync("subscribe", options: [("topic", "glacier melt")]);
        await talk.DigestAsync("subscribe", other, options: [("topic", "snow cover")]);
        var foreign = (await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None))[0].Subscription.Id;
        await talk.DigestAsync("subscribe", other, options: [("topic", "floods")]);
        var list = await talk.DigestAsync("list", other);

        var byName = await talk.DigestAsync("unsubscribe", other, options: [("which", foreign)]);
        var forged = await TalkWorld.Finished(await talk.World.ForgeClickAsync(other, list, "EndDigest:" + foreign));
        var looked = await TalkWorld.Finished(await talk.World.ForgeClickAsync(other, list, "LookAtDigest:" + foreign));

        Assert.Contains("do not know which", byName.VisibleText, StringComparison.Ordinal);
        Assert.Contains("has ended", forged.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("glacier", looked.VisibleText, StringComparison.Ordinal);
        Assert.Single(await talk.Store.GetOfOwnerAsync($"{talk.World.Reader.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task A_look_shows_what_is_new_and_takes_nothing_away()
    {
        await using var talk = await TalkWorld.StartAsync();
        var told = await talk.DigestAsync("subscribe", options: [("topic", "glacier melt")]);
        await talk.NewsAsync([.. TestPapers.All.Select(paper => paper.Id)]);

        var look = await TalkWorld.Finished(await talk.World.ClickAsync(talk.World.Reader, told, "Show me one now"));
        var again = await talk.DigestAsync("now");
        var card = await TalkWorld.Finished(await talk.World.SelectAsync(talk.World.Reader, look, "arxiv:" + TalkPapers.GlacierId));

        Assert.True(look.IsEphemeral);
        Assert.Contains("IceNet", look.VisibleText, StringComparison.Ordinal);
        Assert.Equal(look.VisibleText, again.VisibleText);
        Assert.Contains("AlpineMelt", card.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_a_most_and_quotas_hold_here_too()
    {
        await using var talk = await TalkWorld.StartAsync(new TalkSetup { MostDigests = 2, FairUse = new() { UserRequestsPerMinute = 4 } });

        for (var number = 0; number < 2; number++) await talk.DigestAsync("subscribe", options: [("topic", $"glacier {number}")]);
        var many = await talk.DigestAsync("subscribe", options: [("topic", "snow")]);
        await talk.DigestAsync("subscribe", options: [("topic", "floods")]);
        var quick = await talk.DigestAsync("subscribe", options: [("topic", "rain")]);

        Assert.Contains("2 subscriptions already", many.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("subscriptions already", quick.VisibleText, StringComparison.Ordinal);
        Assert.Contains("a lot in one minute", quick.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_into_a_channel_or_guild_goes_with_it()
    {
        await using var talk = await TalkWorld.StartAsync();
        var channel = talk.World.AddChannel("short-lived");
        await talk.DigestAsync("subscribe", talk.World.Manager, channel, [("topic", "snow cover"), ("where", "channel")]);
        await talk.DigestAsync("subscribe", talk.World.Manager, null, [("topic", "floods"), ("where", "channel")]);

        await talk.World.DeleteChannelAsync(channel);
        await talk.UntilAsync(() => talk.Store.GetOfOwnerAsync($"{talk.World.Manager.Id}", CancellationToken.None).Result.Count == 1, "the channel's subscription to go");
        await talk.World.RemoveBotAsync(talk.World.Guild);
        await talk.UntilAsync(() => talk.Store.GetOfOwnerAsync($"{talk.World.Manager.Id}", CancellationToken.None).Result.Count == 0, "the guild's subscription to go");
    }
}
