using System.Text.Json.Serialization;

namespace FieldServices.EventStore;

/// <summary>The library's own events about data subjects.</summary>
public static class SubjectEvents
{
    /// <summary>The kind of stream that they stand in, one for each subject.</summary>
    public const string StreamType = "data-subject";

    /// <summary>To be registered in the event catalog beside the events of the domain.</summary>
    public static IReadOnlyList<EventType> All { get; } = [EventType.Of<SubjectErased>("data-subject.erased", 1, SubjectJson.Default)];

    /// <summary>Where the certificates of a subject stand.</summary>
    public static StreamId StreamOf(TenantId tenant, StreamId subject) => new(StreamType, CommandIdentity.For(tenant, StreamType, null, subject.ToString()));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SubjectErased))]
internal sealed partial class SubjectJson : JsonSerializerContext;
