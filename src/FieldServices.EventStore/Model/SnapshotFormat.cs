using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore;

/// <summary>How a kind of state is kept between two readings of a long stream.</summary>
/// <param name="Schema">
/// The version of the state's shape and of its fold, from 1 to 32,767: raise it whenever either changes, so that states folded by
/// earlier releases are folded again.
/// </param>
/// <param name="ClrType">The state record.</param>
/// <param name="Context">Source-generated metadata of it; what it writes it must read as the same state.</param>
/// <param name="Every">By how many events a stream grows between two snapshots.</param>
public sealed record SnapshotFormat(short Schema, Type ClrType, JsonSerializerContext Context, int Every = 200)
{
    private readonly Lazy<JsonTypeInfo> json = JsonParts.Of(ClrType, Context);

    /// <summary>How states are written and read.</summary>
    public JsonTypeInfo Json => json.Value;
}
