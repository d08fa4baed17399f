using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore;

/// <summary>How a kind of state is kept between two readings of a long stream.</summary>
/// <param name="Schema">
/// The version of the state's shape and of its fold, from 1 to 32,767: raise it whenever either changes, so that states folded by
/// earlier releases are folded again.
/// </param>
/// <param name="Json">Source-generated metadata of the state; what it writes it must read as the same state.</param>
/// <param name="Every">By how many events a stream grows between two snapshots.</param>
public sealed record SnapshotFormat(short Schema, JsonTypeInfo Json, int Every = 200);
