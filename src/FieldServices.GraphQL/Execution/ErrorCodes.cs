namespace FieldServices.GraphQL.Execution;

/// <summary>The values of <c>extensions.code</c> that the engine itself uses.</summary>
public static class ErrorCodes
{
    /// <summary>A resolver failed in a way it did not foresee; <c>extensions.reference</c> finds it in the log.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>The operation would cost more than it may.</summary>
    public const string CostLimit = "COST_LIMIT";

    /// <summary>The operation nests deeper than it may.</summary>
    public const string DepthLimit = "DEPTH_LIMIT";

    /// <summary>The operation renames more fields than it may.</summary>
    public const string AliasLimit = "ALIAS_LIMIT";

    /// <summary>The operation asks for more fields of the root than it may.</summary>
    public const string RootFieldLimit = "ROOT_FIELD_LIMIT";

    /// <summary>The operation took longer than it may.</summary>
    public const string TimeLimit = "TIME_LIMIT";

    /// <summary>The response would be larger than it may.</summary>
    public const string ResponseTooLarge = "RESPONSE_TOO_LARGE";

    /// <summary>The operation is not on the list of those that are allowed.</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>No operation is stored under the given <c>documentId</c>.</summary>
    public const string DocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";

    /// <summary>No operation is known by the hash of an automatic persisted query: send it once more together with its text.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
}
