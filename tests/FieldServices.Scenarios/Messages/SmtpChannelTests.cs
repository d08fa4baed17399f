using FieldServices.Api.Messaging.Smtp;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Scenarios.Messages;

/// <summary>E-mail, to a server over a socket.</summary>
public sealed class SmtpChannelTests : IAsyncLifetime
{
    private readonly MailServer server = MailServer.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_with_sender_recipient_subject_text_and_its_id()
    {
        var message = Outgoing.Message("ada@example.org", "First line.\n.a line with a dot\n..two dots\n.\nLast line.", priority: MessagePriority.Urgent);
        Assert.Equal(new DeliveryResult.Sent("2.0.0 queued as Q1"), await Channel("smtp", "?tls=none").SendAsync(message, default));
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("MAIL FROM:<help@acme.example>", "RCPT TO:<ada@example.org>"), (mail.From, mail.To));
        Assert.Equal("First line.\n.a line with a dot\n..two dots\n.\nLast line.", mail.Text);
        Assert.Equal(
            ("Acme Repairs <help@acme.example>", "ada@example.org", "News", $"<{message.Id}@acme.example>", "high"),
            (mail.Header("From"), mail.Header("To"), mail.Header("Subject"), mail.Header("Message-ID"), mail.Header("Importance")));
        Assert.True(DateTimeOffset.TryParse(mail.Header("Date"), out _));
    }

    [Theory]
    [InlineData("Wasser läuft über – 🚒 kommt", "Grüße\nаэро\n🚒")]
    [InlineData("plain", "one line that is far too long for the protocol: ")]
    public async Task Signs_outside_of_ASCII_and_long_lines_arrive_as_they_were(string subject, string text)
    {
        text = subject == "plain" ? text + new string('x', 5_000) : text;
        subject = string.Join(' ', Enumerable.Repeat(subject, 6));
        Assert.IsType<DeliveryResult.Sent>(await Channel("smtp", "?tls=none").SendAsync(Outgoing.Message("ada@example.org", text, subject), default));
        var mail = Assert.Single(server.Mails);
        Assert.Equal((subject, text), (mail.Header("Subject"), mail.Text));
        Assert.All(mail.Lines, l => Assert.True(l.Length <= 998 && l.All(char.IsAscii)));
    }

    [Theory]
    [InlineData("request", "REQUEST", "STATUS:CONFIRMED")]
    [InlineData("cancel", "CANCEL", "STATUS:CANCELLED")]
    public async Task What_is_for_the_calendar_arrives_beside_the_words(string method, string named, string standing)
    {
        var message = Outgoing.Message("ada@example.org", "We come on Tuesday.");
        var data = new Dictionary<string, string>(message.Message.Data)
        {
            ["invitation.id"] = "0193f1c0-7a5e-7c31-9d2b-5b8e12a4c701", ["invitation.method"] = method, ["invitation.sequence"] = "4",
            ["invitation.start"] = "2026-03-03T09:00:00+00:00", ["invitation.end"] = "2026-03-03T10:00:00+00:00",
        };
        await Channel("smtp", "?tls=none").SendAsync(message with { Message = message.Message with { Data = data } }, default);

        var mail = Assert.Single(server.Mails);
        Assert.Contains("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        var lines = string.Join('\n', mail.Lines).Replace("\n ", "", StringComparison.Ordinal);
        foreach (var expected in new[] { "We come on Tuesday.", $"text/calendar; charset=utf-8; method={named}", $"METHOD:{named}", "SEQUENCE:4", standing, "DTSTART:20260303T090000Z", "ORGANIZER:mailto:help@acme.example", "mailto:ada@example.org" })
            Assert.Contains(expected, lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("ada@example.org\n")]
    [InlineData("ada@example.org> NOTIFY=SUCCESS")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@exa\0mple.org")]
    [InlineData("ädä@example.org")]
    [InlineData("ada")]
    [InlineData("")]
    public async Task A_recipient_that_is_more_or_less_than_an_address_is_refused_before_the_server_hears_of_it(string recipient)
    {
        Assert.IsType<DeliveryResult.Permanent>(await Channel("smtp", "?tls=none").SendAsync(Outgoing.Message(recipient), default));
        Assert.Empty(server.Heard);
    }

    [Theory]
    [InlineData("News\r\nBcc: eve@example.org")]
    [InlineData("News\nBcc: eve@example.org")]
    [InlineData("News\rBcc: eve@example.org")]
    [InlineData("News\u0085more")]
    public async Task Data_that_would_add_a_header_is_refused(string subject)
    {
        Assert.Equal(
            new DeliveryResult.Permanent("The subject has line ends or other control characters."),
            await Channel("smtp", "?tls=none").SendAsync(Outgoing.Message("ada@example.org", subject: subject), default));
        Assert.Empty(server.Heard);
    }

    [Theory]
    [InlineData("RCPT", "451 4.7.1 greylisted ada@example.org", "The mail server answered 451 4.7.1 to RCPT TO.", false)]
    [InlineData("RCPT", "550 5.1.1 no ada@example.org here", "The mail server answered 550 5.1.1 to RCPT TO.", true)]
    [InlineData("MAIL", "421 too busy", "The mail server answered 421 to MAIL FROM.", false)]
    [InlineData("MAIL", "553 5.1.8 not from you", "The mail server answered 553 5.1.8 to MAIL FROM.", true)]
    [InlineData("DATA", "452 4.3.1 full", "The mail server answered 452 4.3.1 to DATA.", false)]
    [InlineData("END", "554 5.6.0 looks like spam", "The mail server answered 554 5.6.0 to the message.", true)]
    [InlineData("CONNECT", "554 go away", "The mail server answered 554 to greeting.", false)]
    [InlineData("CONNECT", "SSH-2.0-OpenSSH", "The connection to the mail server broke off.", false)]
    [InlineData("CONNECT", "", "The connection to the mail server broke off.", false)]
    [InlineData("RCPT", "", "The connection to the mail server broke off.", false)]
    [InlineData("END", "", "The connection to the mail server broke off.", false)]
    public async Task Refusals_are_told_apart_and_never_quote_the_server(string at, string answer, string reason, bool permanent)
    {
        server.Instead[at] = answer;
        var result = await Channel("smtp", "?tls=none").SendAsync(Outgoing.Message("ada@example.org"), default);
        Assert.Equal(permanent ? new DeliveryResult.Permanent(reason) : new DeliveryResult.Temporary(reason), result);
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_it_took_the_message_has_taken_it()
    {
        server.Instead["QUIT"] = "";
        Assert.IsType<DeliveryResult.Sent>(await Channel("smtp", "?tls=none").SendAsync(Outgoing.Message("ada@example.org"), default));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_temporary_failure()
    {
        var channel = Channel("smtp", "?tls=none");
        await server.DisposeAsync();
        Assert.Equal(new DeliveryResult.Temporary("The mail server cannot be reached."), await channel.SendAsync(Outgoing.Message("ada@example.org"), default));
    }

    [Fact]
    public async Task With_STARTTLS_nothing_is_said_readably_but_the_greeting()
    {
        server.OffersEncryption = true;
        server.Account = ("acme", "p@ss/word");
        Assert.IsType<DeliveryResult.Sent>(await Channel("smtp", $"?certificate={server.Fingerprint}", "acme:p%40ss%2Fword@").SendAsync(Outgoing.Message("ada@example.org"), default));
        Assert.True(Assert.Single(server.Mails).Encrypted);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], server.Heard.Select(l => l.Split(' ')[0]));
    }

    [Fact]
    public async Task Encryption_from_the_start_works_too_and_sign_in_by_LOGIN()
    {
        server.EncryptsFromTheStart = true;
        server.Account = ("acme", "secret");
        server.Offers.Remove("AUTH PLAIN LOGIN");
        server.Offers.Add("AUTH LOGIN");
        Assert.IsType<DeliveryResult.Sent>(await Channel("smtps", $"?certificate={server.Fingerprint}", "acme:secret@").SendAsync(Outgoing.Message("ada@example.org"), default));
        Assert.True(Assert.Single(server.Mails).Encrypted);
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_neither_password_nor_message()
    {
        server.Account = ("acme", "secret");
        Assert.Equal(
            new DeliveryResult.Temporary("The mail server does not offer encryption (STARTTLS)."),
            await Channel("smtp", "", "acme:secret@").SendAsync(Outgoing.Message("ada@example.org"), default));
        Assert.StartsWith("EHLO", Assert.Single(server.Heard), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?certificate=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_certificate_that_nobody_vouches_for_is_refused(string options)
    {
        server.OffersEncryption = true;
        Assert.Equal(
            new DeliveryResult.Temporary("The mail server's certificate is not trusted, or there is no common encryption."),
            await Channel("smtp", options).SendAsync(Outgoing.Message("ada@example.org"), default));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task What_is_said_before_encryption_begins_is_not_believed()
    {
        server.OffersEncryption = true;
        server.Instead["STARTTLS"] = "220 go ahead\r\n250 injected";
        Assert.Equal(
            new DeliveryResult.Temporary("The mail server, or somebody in between, spoke before encryption began."),
            await Channel("smtp", $"?certificate={server.Fingerprint}").SendAsync(Outgoing.Message("ada@example.org"), default));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_because_somebody_will_mend_it()
    {
        server.Account = ("acme", "secret");
        Assert.Equal(
            new DeliveryResult.Temporary("The mail server answered 535 5.7.8 to AUTH."),
            await Channel("smtp", "?tls=none", "acme:wrong@").SendAsync(Outgoing.Message("ada@example.org"), default));
    }

    private SmtpChannel Channel(string scheme, string options, string user = "")
    {
        var setting = Outgoing.Setting("EMAIL", ("", $"{scheme}://{user}127.0.0.1:{server.Port}{options}"), ("_FROM", "Acme Repairs <help@acme.example>"));
        return new SmtpChannel("email", setting.Rate, setting.Smtp!, Outgoing.Templates, TimeProvider.System);
    }
}
