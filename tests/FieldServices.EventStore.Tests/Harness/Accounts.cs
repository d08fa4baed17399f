using FieldServices.EventStore.Appending;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>The catalog of the test events, and appends in as few words as a test can bear.</summary>
internal static class Accounts
{
    public static EventCatalog Catalog { get; } = new(
    [
        EventType.Of<AccountEvent.Opened>("account.opened", 1, AccountJson.Default),
        EventType.Of<AccountEvent.Deposited>("account.deposited", 1, AccountJson.Default),
        EventType.Of<AccountEvent.Withdrawn>("account.withdrawn", 1, AccountJson.Default),
        EventType.Of<AccountEvent.Closed>("account.closed", 1, AccountJson.Default),
        EventType.Of<AccountEvent.Corrected>("account.corrected", 1, AccountJson.Default),
    ]);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TenantId NewTenant() => new(Guid.CreateVersion7());

    public static StreamId NewStream() => new("account", Guid.CreateVersion7());

    public static Origin NewOrigin(Guid? commandId = null)
    {
        var id = commandId ?? Guid.CreateVersion7();
        return new Origin(new Actor("clerk", "k1"), "account.do", id, id, id);
    }

    public static Append Of(TenantId tenant, StreamId stream, ExpectedVersion expected, params object[] events) =>
        new(tenant, stream, expected, events, Noon, NewOrigin());

    public static Append Open(TenantId tenant, StreamId stream) => Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened("Ada"));

    public static Append Deposit(TenantId tenant, StreamId stream, ExpectedVersion expected, decimal amount = 1) =>
        Of(tenant, stream, expected, new AccountEvent.Deposited(amount));

    /// <summary>The same append by a command that its sender may repeat.</summary>
    public static Append By(this Append append, Guid commandId, byte[]? answer = null) =>
        append with { Origin = NewOrigin(commandId), Outcome = new OutcomeNote([1, 2, 3], answer) };
}
