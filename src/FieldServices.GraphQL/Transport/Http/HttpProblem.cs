namespace FieldServices.GraphQL.Transport;

/// <summary>A request that is refused before its document is looked at.</summary>
/// <param name="status">The status code when the format, or the problem itself, lets the status tell.</param>
/// <param name="message">What is wrong and how to put it right.</param>
/// <param name="code">A stable code for programs; null for none.</param>
internal sealed class HttpProblem(int status, string message, string? code = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Code { get; } = code;

    /// <summary>The methods that are allowed; null when that is not the problem.</summary>
    public string? Allow { get; private init; }

    /// <summary>405: the method is not allowed for this.</summary>
    public static HttpProblem MethodNotAllowed(string allow, string message) => new(405, message) { Allow = allow };
}
