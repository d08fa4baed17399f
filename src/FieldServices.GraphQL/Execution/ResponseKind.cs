namespace FieldServices.GraphQL.Execution;

/// <summary>What became of a request.</summary>
public enum ResponseKind
{
    /// <summary>The operation ran; the response has <c>data</c>, perhaps null, perhaps with errors beside it.</summary>
    Executed,

    /// <summary>The request was refused before anything ran: no <c>data</c>.</summary>
    RequestError,

    /// <summary>The operation was given up because of a limit of the server: no <c>data</c>.</summary>
    Aborted,
}
