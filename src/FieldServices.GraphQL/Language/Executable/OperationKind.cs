namespace FieldServices.GraphQL.Language;

/// <summary>The three kinds of operation (specification: Operations).</summary>
public enum OperationKind
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read; its root fields run one after another.</summary>
    Mutation,

    /// <summary>A long-lived request that answers with each event of its source stream.</summary>
    Subscription,
}
