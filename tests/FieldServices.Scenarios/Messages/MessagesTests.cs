using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.Workflows.Messages;

namespace FieldServices.Scenarios.Messages;

/// <summary>From the outbox to the receiver, through a running server.</summary>
public sealed class MessagesTests(MessagingServer scenario) : IClassFixture<MessagingServer>
{
    [Fact]
    public async Task A_test_message_of_a_live_tenant_is_mailed_and_the_command_tells_the_reference()
    {
        var run = (await TestAsync(scenario.Live, "email", "ada@example.org")).Succeeded();
        Assert.Matches("^The message [0-9a-f-]{36} was sent: 2.0.0 queued as Q1.", run.Output);
        var mail = Assert.Single(scenario.Mail.Mails, m => m.To == "RCPT TO:<ada@example.org>");
        Assert.Equal("Test message of Live One", mail.Header("Subject"));
        Assert.Contains(run.Output.Split(' ')[2], mail.Header("Message-ID"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_that_is_a_name_is_mailed_at_the_address_that_the_environment_knows()
    {
        (await TestAsync(scenario.Live, "email", "night-desk")).Succeeded();
        Assert.Single(scenario.Mail.Mails, m => m.To == "RCPT TO:<desk@acme.example>");
        (await TestAsync(scenario.Live, "email", "day-desk")).Failed("The recipient is no plain e-mail address");
    }

    [Fact]
    public async Task A_message_of_a_tenant_in_test_mode_reaches_nobody_and_stands_on_the_page_of_its_own_tenant_only()
    {
        var run = (await TestAsync(scenario.Test, "email", "eve@example.org")).Succeeded();
        Assert.Contains("was sent to the local outbox, because the tenant is in test mode.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(scenario.Mail.Mails, m => m.To.Contains("eve@", StringComparison.Ordinal));

        using var admin = await scenario.Server.ClientAsync(scenario.Test, Role.Admin);
        var answer = await admin.GetAsync("/outbox/messages");
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var message = Assert.Single(answer.Json["messages"]!.AsArray(), m => (string)m!["recipient"]! == "eve@example.org")!;
        Assert.Equal(("Test message of test-one", "email"), ((string)message["subject"]!, (string)message["channel"]!));

        using var other = await scenario.Server.ClientAsync(scenario.Live, Role.Admin);
        Assert.Empty((await other.GetAsync("/outbox/messages")).Json["messages"]!.AsArray());
    }

    [Fact]
    public async Task Only_an_admin_sees_the_local_outbox()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Admin))
        {
            using var client = await scenario.Server.ClientAsync(scenario.Test, role);
            (await client.GetAsync("/outbox/messages")).Refused(403, "forbidden");
        }
        using var stranger = scenario.Server.Client(null);
        (await stranger.GetAsync("/outbox/messages")).Refused(401, "authentication-required");
    }

    [Fact]
    public async Task A_channel_that_nobody_configured_is_a_dead_letter_that_names_the_setting()
    {
        (await TestAsync(scenario.Live, "carrier-pigeon", "loft 7"))
            .Failed("could not be sent: There is no channel 'carrier-pigeon'. Set FIELDSERVICES_MESSAGES_CARRIER_PIGEON, start again, and retry it.");
        var dead = await (await scenario.Server.Platform.Messaging.LettersOfAsync(scenario.Live.Id)).ListAsync(scenario.Live.Id, 10);
        Assert.Contains(dead, d => d is { State: MessageState.Dead, Message.Channel: "carrier-pigeon" });
    }

    [Fact]
    public async Task A_recipient_that_smuggles_a_line_is_a_dead_letter_and_nothing_personal_is_logged()
    {
        (await TestAsync(scenario.Live, "email", "smuggler@example.org\r\nBcc: x@example.org")).Failed("The recipient is no plain e-mail address.");
        Assert.DoesNotContain(scenario.Mail.Heard, l => l.Contains("smuggler", StringComparison.Ordinal));
        await Eventually.TrueAsync(() => scenario.Server.Log.Lines.Any(l => l.Contains("is a dead letter: \"The recipient is no plain e-mail address.\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(scenario.Server.Log.Lines, l => l.Contains("@example.org", StringComparison.Ordinal));
    }

    private Task<CommandLineRun> TestAsync(Tenant tenant, string channel, string to) =>
        CommandLineRun.OfAsync(scenario.ConnectionString, "messages", "test", "--tenant", tenant.Slug, "--channel", channel, "--to", to, "--wait", "60");
}
