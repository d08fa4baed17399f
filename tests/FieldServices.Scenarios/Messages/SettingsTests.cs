using FieldServices.Api.CommandLine;
using FieldServices.Api.Messaging;
using FieldServices.Api.Messaging.Smtp;
using FieldServices.Scenarios.CommandLine;

namespace FieldServices.Scenarios.Messages;

/// <summary>How channels are configured.</summary>
public sealed class SettingsTests
{
    private const string From = "Acme <help@acme.example>";

    [Fact]
    public void A_mail_server_a_gateway_and_the_local_outbox_are_read()
    {
        var settings = MessagingSettings.Read(new Dictionary<string, string>
        {
            ["FIELDSERVICES_MESSAGES_EMAIL"] = "smtp://user:p%40ss@mail.example.org",
            ["FIELDSERVICES_MESSAGES_EMAIL_FROM"] = From,
            ["FIELDSERVICES_MESSAGES_EMAIL_RATE"] = "90/m",
            ["FIELDSERVICES_MESSAGES_ON_CALL_SMS"] = "https://sms.example.org/send",
            ["FIELDSERVICES_MESSAGES_ON_CALL_SMS_SECRET"] = "0123456789abcdef",
            ["FIELDSERVICES_MESSAGES_PAGER"] = "local:",
            ["FIELDSERVICES_MESSAGES_FAX"] = "",
            ["FIELDSERVICES_MESSAGES_FOLDER"] = "/somewhere",
            ["FIELDSERVICES_DATABASE"] = "not ours",
        });
        Assert.Equal("/somewhere", settings.Folder);
        Assert.Equal(["email", "on-call-sms", "pager"], settings.Channels.Select(c => c.Channel));
        var mail = settings.Channels[0].Smtp!;
        Assert.Equal(("mail.example.org", 587, SmtpSecurity.StartTls, "user", "p@ss"), (mail.Host, mail.Port, mail.Security, mail.User, mail.Password));
        Assert.Equal((1.5, 10.0), (settings.Channels[0].Rate.PerSecond, settings.Channels[1].Rate.PerSecond));
        Assert.Equal("0123456789abcdef", settings.Channels[1].Http!.Secret);
        Assert.Equal((null, null), (settings.Channels[2].Smtp, settings.Channels[2].Http));
    }

    [Fact]
    public void Only_a_program_for_trying_things_out_has_channels_that_nobody_configured()
    {
        Assert.Empty(MessagingSettings.Read(new Dictionary<string, string>()).Channels);
        Assert.Equal(["email", "sms", "pager"], MessagingSettings.Read(new Dictionary<string, string>(), trial: true).Channels.Select(c => c.Channel));
        var one = new Dictionary<string, string> { ["FIELDSERVICES_MESSAGES_SMS"] = "local:" };
        Assert.Equal(["sms"], MessagingSettings.Read(one, trial: true).Channels.Select(c => c.Channel));
    }

    [Theory]
    [InlineData("", "ftp://host/secret", "EMAIL is none of smtp://")]
    [InlineData("", "secret", "EMAIL is none of smtp://")]
    [InlineData("", "smtp://", "EMAIL is none of smtp://")]
    [InlineData("", "smtp://host?tls=maybe&secret=1", "there is no option 'secret'")]
    [InlineData("", "smtp://host?tls=maybe", "tls=none is the only value")]
    [InlineData("", "smtps://host?tls=none", "tls=none is the only value")]
    [InlineData("", "smtp://user:secret@host?tls=none", "the password would travel readable")]
    [InlineData("", "smtp://host?certificate=secret", "64 hexadecimal digits")]
    [InlineData("_FROM", "secret", "EMAIL_FROM is no sender")]
    [InlineData("_FROM", "Acme <help@acme.example>\r\nBcc: secret", "EMAIL_FROM is no sender")]
    [InlineData("_RATE", "secret", "EMAIL_RATE is a number of messages")]
    [InlineData("_RATE", "0/s", "EMAIL_RATE is a number of messages")]
    [InlineData("", "http://sms.example.org/secret", "use https")]
    [InlineData("", "https://user:secret@sms.example.org", "leave user and password out")]
    [InlineData("_SECRET", "secret", "EMAIL_SECRET is missing or shorter than 16")]
    public void A_value_that_is_no_use_is_refused_by_the_name_of_its_variable_and_not_quoted(string suffix, string value, string because)
    {
        var variables = new Dictionary<string, string> { [""] = suffix == "_SECRET" ? "https://sms.example.org" : "smtp://host", ["_FROM"] = From, [suffix] = value };
        var thrown = Assert.Throws<UserErrorException>(() => Outgoing.Settings("EMAIL", [.. variables.Select(v => (v.Key, v.Value))]));
        Assert.Contains(because, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("FIELDSERVICES_MESSAGES_EMAIL", thrown.Message, StringComparison.Ordinal);
        Assert.True(because.Contains("secret", StringComparison.Ordinal) || !thrown.Message.Contains("secret", StringComparison.Ordinal), thrown.Message);
    }

    [Theory]
    [InlineData("LOCAL", "the local outbox is always there")]
    [InlineData("E MAIL", "letters, digits and underscores")]
    public void A_channel_has_a_plain_name_of_its_own(string channel, string because) => Assert.Contains(
        because, Assert.Throws<UserErrorException>(() => Outgoing.Settings(channel, ("", "local:"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sender_is_asked_for_and_a_detail_without_its_channel_is_refused()
    {
        Assert.Contains("EMAIL_FROM is missing", Assert.Throws<UserErrorException>(() => Outgoing.Settings("EMAIL", ("", "smtp://host"))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "FIELDSERVICES_MESSAGES_EMAIL_RATE is set, but FIELDSERVICES_MESSAGES_EMAIL is not",
            Assert.Throws<UserErrorException>(() => Outgoing.Settings("EMAIL", ("_RATE", "1/s"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_does_not_start_over_settings_that_are_no_use()
    {
        var start = CommandLineRun.StartInfo("Host=127.0.0.1;Port=1", "serve");
        start.Environment["FIELDSERVICES_MESSAGES_EMAIL"] = "smtp://user:hunter2@host";
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync().EndsAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("FIELDSERVICES_MESSAGES_EMAIL_FROM is missing", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors, StringComparison.Ordinal);
    }
}
