using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Execution;

/// <summary>Limits and callbacks of a <see cref="GraphQLExecutor"/>. Immutable.</summary>
public sealed record GraphQLExecutorOptions
{
    /// <summary>How large a document may be, and how deep.</summary>
    public ParserLimits ParserLimits { get; init; } = ParserLimits.Default;

    /// <summary>Limits and wording of the validation.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>How long an operation may take; it then ends with an error and no data. Infinite for no limit. Default 30 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many fields an operation may select, fragments spread out. Default 20,000.</summary>
    public int MaxPlannedFields { get; init; } = 20_000;

    /// <summary>How many objects a response may hold, counted while it is made. Default 500,000.</summary>
    public int MaxResponseObjects { get; init; } = 500_000;

    /// <summary>How many bytes a response may have, checked as it grows. Default 64 MB.</summary>
    public int MaxResponseBytes { get; init; } = 64 << 20;

    /// <summary>How many bytes the cache of parsed, validated and planned documents may take, roughly. Default 64 MB.</summary>
    public long CacheBytes { get; init; } = 64 << 20;

    /// <summary>Whether clients may ask for <c>__schema</c> and <c>__type</c>. Default true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>
    /// What a request may ask for, by what the host gave with it; null, or an answer of null, for no more than the other limits here. Asked
    /// once for each request, before anything runs; must not throw.
    /// </summary>
    public Func<object?, OperationLimits?>? LimitsOf { get; init; }

    /// <summary>
    /// Told of every exception that a resolver did not foresee: the exception, the field as <c>Type.field</c>, and the reference
    /// that the client was given. Must not throw; may be called from several threads.
    /// </summary>
    public Action<Exception, string, string>? OnUnexpectedError { get; init; }
}
