namespace FieldServices.EventStore.Tests.Harness;

public sealed record Account(string? Owner, decimal Balance, bool IsClosed)
{
    public static Account Initial { get; } = new(null, 0, false);

    public static StateFold<Account> Fold { get; } = new(Initial, Evolve);

    public static Account Evolve(Account state, object e) => e switch
    {
        AccountEvent.Opened opened => state with { Owner = opened.Owner },
        AccountEvent.Deposited deposited => state with { Balance = state.Balance + deposited.Amount },
        AccountEvent.Withdrawn withdrawn => state with { Balance = state.Balance - withdrawn.Amount },
        AccountEvent.Closed => state with { IsClosed = true },
        _ => throw new NotSupportedException(e.GetType().Name),
    };
}
