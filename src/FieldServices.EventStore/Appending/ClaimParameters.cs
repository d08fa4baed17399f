using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Appending;

/// <summary>The parameters of a flush that carry what its items claim and release.</summary>
internal static class ClaimParameters
{
    public static void Add(NpgsqlParameterCollection parameters, IReadOnlyList<EncodedAppend> items)
    {
        var rows = items.SelectMany((item, i) =>
            item.Append.Claims.Select(c => (Item: i + 1, Claim: c, Release: false))
                .Concat(item.Append.Releases.Select(c => (Item: i + 1, Claim: c, Release: true)))).ToList();
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(r => r.Item)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Claim.Kind)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Claim.Key)] });
        parameters.Add(Instants([.. rows.Select(r => r.Claim.From)]));
        parameters.Add(Instants([.. rows.Select(r => r.Claim.Until)]));
        parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. rows.Select(r => r.Release)] });
    }

    public static NpgsqlParameter<DateTimeOffset?[]> Instants(DateTimeOffset?[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
