namespace FieldServices.GraphQL.Transport;

/// <summary>Ends a socket with a close code of the protocol; caught by the session.</summary>
internal sealed class SocketClosedException(int code, string reason) : Exception(reason)
{
    public int Code { get; } = code;
}
