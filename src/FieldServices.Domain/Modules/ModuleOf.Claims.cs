using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <content>What only one thing of the tenant may have. Claims follow from the state, so they are given up by themselves.</content>
public sealed partial class Module<TState, TEvent, TStatus>
{
    private readonly List<ClaimKind> claimKinds = [];
    private readonly List<Func<TState, IEnumerable<Claim>>> claims = [];

    public override IReadOnlyList<ClaimKind> ClaimKinds => claimKinds;

    public override IReadOnlyList<Claim> ClaimsOf(object state) =>
        claims.Count == 0 ? [] : [.. claims.SelectMany(of => of((TState)state)).Distinct()];

    /// <summary>Keys that a thing holds as long as its state names them.</summary>
    public Module<TState, TEvent, TStatus> Claims(ClaimKind kind, Func<TState, IEnumerable<string>> keys) =>
        Claims(kind, state => keys(state).Select(key => Claim.Unique(kind.Name, key)));

    /// <summary>Spans of time of a key that a thing holds as long as its state names them: a slot of a calendar, a vehicle for a day.</summary>
    public Module<TState, TEvent, TStatus> Claims(ClaimKind kind, Func<TState, IEnumerable<(string Key, DateTimeOffset From, DateTimeOffset Until)>> spans) =>
        Claims(kind, state => spans(state).Select(s => Claim.During(kind.Name, s.Key, s.From, s.Until)));

    private Module<TState, TEvent, TStatus> Claims(ClaimKind kind, Func<TState, IEnumerable<Claim>> of)
    {
        claimKinds.Add(kind);
        claims.Add(of);
        return this;
    }
}
