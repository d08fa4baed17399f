using FieldServices.Api.Messaging;
using FieldServices.Api.Security;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Messages;

/// <summary>For <c>IClassFixture</c>: a server whose e-mail goes to a mail server on this machine, with a tenant in live and one in test mode.</summary>
public sealed class MessagingServer() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    public MailServer Mail { get; } = MailServer.Start();

    public string Folder { get; } = Directory.CreateTempSubdirectory("fieldservices-outbox-").FullName;

    public Server Server { get; private set; } = null!;

    public Tenant Live { get; private set; } = null!;

    public Tenant Test { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var settings = MessagingSettings.Read(new Dictionary<string, string>
        {
            ["FIELDSERVICES_MESSAGES_EMAIL"] = $"smtp://127.0.0.1:{Mail.Port}?tls=none",
            ["FIELDSERVICES_MESSAGES_EMAIL_FROM"] = "help@acme.example",
            ["FIELDSERVICES_MESSAGES_FOLDER"] = Folder,
            ["FIELDSERVICES_RECIPIENT_NIGHT_DESK"] = "desk@acme.example",
        });
        Server = await Server.StartAsync(ConnectionString, messaging: settings);
        Live = await Server.Platform.Tenants.EnsureAsync("live-one", "Live One", "live", CancellationToken.None);
        Test = await Server.TenantAsync("test-one");
    }

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Mail.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
