using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Proving.Verifying;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>A tenant's log that is signed and verified, in as few words as a test can bear.</summary>
internal sealed class Ledger(StoreDatabase database) : IDisposable
{
    // Streams of five events each, with the hashes that appending them one by one would have written.
    private const string Fill =
        """
        with head as (select coalesce((select position from eventstore.tenant_heads where tenant_id = $1), 0) as position),
        made as (
          select position + n as position, md5($1::text || (position + n - 1) / 5)::uuid as stream, (position + n - 1) % 5 + 1 as version,
            md5($1::text || 'c' || position + n)::uuid as command, '{"amount":1}'::json as body, '2026-01-01T00:00Z'::timestamptz + (position + n) * interval '1 second' as at
          from head cross join generate_series(1, $2) n
        ),
        hashed as (
          select *, eventstore.chain_hash(eventstore.no_hash(), $1, stream, command, command, command, position, version, at, at, 1::smallint,
            'account', 'account.deposited', 'clerk/k1', 'account.do', body::text) over (partition by stream order by version) as hash
          from made
        ),
        written as (
          insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash)
          select $1, position, 'account', stream, version, 'account.deposited', 1, body, at, at, 'clerk/k1', 'account.do', command, hash from hashed
        ),
        streams as (
          insert into eventstore.streams (tenant_id, stream_type, stream_id, version)
          select distinct on (stream) $1, 'account', stream, version from hashed order by stream, version desc
        )
        insert into eventstore.tenant_heads (tenant_id, position, recorded_at) select $1, max(position), max(at) from hashed
        on conflict (tenant_id) do update set position = excluded.position, recorded_at = excluded.recorded_at
        """;

    public const string KeyName = "log.example";

    public TenantId Tenant { get; } = Accounts.NewTenant();

    public NoteSigner Key { get; } = new(KeyName, NoteSigner.CreateKey());

    public Places Places { get; } = new(database.Source);

    public List<string> Refusals { get; } = [];

    /// <summary>Writes events, a multiple of five.</summary>
    public Task FillAsync(int events) => database.ExecuteAsync(Fill, Tenant.Value, events);

    public Notary Notary(NotaryOptions? options = null) => new(
        Places, Key, (options ?? new()) with { OnRefused = (_, reason) => Refusals.Add(reason), OnError = e => throw new InvalidOperationException("failed", e) }, TimeProvider.System);

    public Task<long?> SignAsync() => Notary().SignAsync(Tenant);

    public async Task<Checkpoint> LatestAsync() =>
        Checkpoint.Parse(SignedNote.Parse((await new CheckpointTable(Places).LatestAsync(Tenant))!.Note)!.Text)!;

    /// <summary>Runs the statements of whoever wants to change the past; their parameter is the tenant.</summary>
    public async Task TamperAsync(string sql)
    {
        foreach (var statement in sql.Split(';'))
            await database.ExecuteAsync(statement, Tenant.Value);
    }

    /// <summary>What verifying finds, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(params HeldCheckpoint[] held)
    {
        var found = new List<string>();
        var options = new VerifyOptions { Keys = [Key.Verifier], Held = held };
        var verified = await new LogVerifier(Places, options).RunAsync(Tenant, f => found.Add(f.ToString()));
        Assert.Equal(found.Count, verified.Findings);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    public async Task<List<Digest>> HashesAsync() => [.. (await database.StoredAsync(Tenant)).Select(e => e.Hash)];

    public void Dispose() => Key.Dispose();
}
