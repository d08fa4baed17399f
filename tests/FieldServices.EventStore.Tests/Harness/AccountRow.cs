using System.Text.Json.Serialization;
using FieldServices.EventStore.Views;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>One row an open account; a closed one disappears.</summary>
public sealed record AccountRow(Guid Id, string Owner, decimal Balance, int Entries, long LastPosition, DateTimeOffset LastAt);

/// <summary>The second version of the accounts: other columns, and closed ones stay.</summary>
public sealed record TotalRow(Guid Id, decimal Balance, bool Closed);

/// <summary>One row an amount, fed by every account: a view whose key is not the stream.</summary>
public sealed record AmountRow(string Id, int Count, Guid LastAccount);

internal static class AccountViews
{
    private static readonly Type[] AllEvents =
        [typeof(AccountEvent.Opened), typeof(AccountEvent.Deposited), typeof(AccountEvent.Withdrawn), typeof(AccountEvent.Closed)];

    public static View<AccountRow> Accounts(string name = "accounts", int version = 1, Action<Envelope>? before = null) =>
        new View<AccountRow>(name, version, AccountRowJson.Default, r => r.Id, AllEvents, (row, envelope) =>
        {
            before?.Invoke(envelope);
            return Evolve(row, envelope);
        }).Index(r => r.Owner).Index(r => r.LastAt);

    /// <summary>Accounts with what was true when; a correction counts as an entry of its own.</summary>
    public static View<AccountRow> Truths(string name, Action<Envelope>? before = null) =>
        new View<AccountRow>(name, 1, AccountRowJson.Default, r => r.Id, [.. AllEvents, typeof(AccountEvent.Corrected)], (row, envelope) =>
        {
            before?.Invoke(envelope);
            return Evolve(row, envelope);
        }).Index(r => r.LastAt).EffectiveTime();

    public static View<TotalRow> Totals(string name, Action<Envelope>? before = null) =>
        new(name, 2, AccountRowJson.Default, r => r.Id, AllEvents, (row, envelope) =>
        {
            before?.Invoke(envelope);
            var current = row ?? new TotalRow(envelope.Stream.Id, 0, false);
            return envelope.Event switch
            {
                AccountEvent.Deposited deposited => current with { Balance = current.Balance + deposited.Amount },
                AccountEvent.Withdrawn withdrawn => current with { Balance = current.Balance - withdrawn.Amount },
                AccountEvent.Closed => current with { Closed = true },
                _ => current with { Closed = false },
            };
        });

    public static View<AmountRow> Amounts(string name = "amounts") =>
        new(name, 1, AccountRowJson.Default, r => r.Id, [typeof(AccountEvent.Deposited)],
            (row, envelope) => new AmountRow(AmountOf(envelope), (row?.Count ?? 0) + 1, envelope.Stream.Id),
            AmountOf);

    /// <summary>What the rows of a view must be: the fold in memory, without pages, tables or transactions.</summary>
    public static List<TRow> Fold<TRow>(View<TRow> view, IEnumerable<Envelope> log)
        where TRow : class
    {
        var rows = new Dictionary<object, TRow?>();
        foreach (var envelope in log.Where(e => view.Events.Contains(e.Type.ClrType)))
            rows[view.KeyOf(envelope)] = view.Evolve(rows.GetValueOrDefault(view.KeyOf(envelope)), envelope);
        return [.. rows.Where(r => r.Value is not null).OrderBy(r => r.Key.ToString(), StringComparer.Ordinal).Select(r => r.Value!)];
    }

    private static string AmountOf(Envelope envelope) => $"{((AccountEvent.Deposited)envelope.Event).Amount}";

    private static AccountRow? Evolve(AccountRow? row, Envelope e)
    {
        var current = row ?? new AccountRow(e.Stream.Id, "nobody", 0, 0, 0, e.EffectiveAt);
        current = current with { Entries = current.Entries + 1, LastPosition = e.Position, LastAt = e.EffectiveAt };
        return e.Event switch
        {
            AccountEvent.Opened opened => current with { Owner = opened.Owner },
            AccountEvent.Deposited deposited => current with { Balance = current.Balance + deposited.Amount },
            AccountEvent.Withdrawn withdrawn => current with { Balance = current.Balance - withdrawn.Amount },
            AccountEvent.Closed => null,
            AccountEvent.Corrected => current,
            _ => throw new NotSupportedException(e.Type.Name),
        };
    }
}

[JsonSerializable(typeof(string))]
internal sealed partial class AccountRowJson : JsonSerializerContext;
