using FieldServices.Domain.Modules;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Commands;

/// <summary>What a carried command adds to the log.</summary>
/// <param name="Module">The other thing's module.</param>
/// <param name="Label">What a refusal says it is.</param>
/// <param name="Before">The other thing as it was.</param>
/// <param name="Append">What is appended to it.</param>
internal sealed record CarriedAppend(Module Module, string Label, Folded<object> Before, Append Append);
