using System.Text.Json.Nodes;
using FieldServices.EventStore;

namespace FieldServices.Api.Audit;

/// <summary>A thing as it was, as one reader sees it.</summary>
/// <param name="Stream">Which thing.</param>
/// <param name="Version">The version of its last event then.</param>
/// <param name="Position">The position of that event.</param>
/// <param name="EffectiveAt">When that event was true.</param>
/// <param name="Status">Where the thing stood, as its life cycle calls it.</param>
/// <param name="State">Everything that decisions knew of it, without what is hidden from the reader.</param>
/// <param name="Hidden">What is hidden, as paths.</param>
public sealed record PastState(
    StreamId Stream, long Version, long Position, DateTimeOffset EffectiveAt, string Status, JsonNode State, IReadOnlyList<string> Hidden);
