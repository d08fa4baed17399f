namespace FieldServices.GraphQL.Transport;

/// <summary>The words of the protocol <c>graphql-transport-ws</c> (GraphQL over WebSocket Protocol).</summary>
internal static class SocketProtocol
{
    public const string Name = "graphql-transport-ws";

    public const int BadRequest = 4400;

    public const int Unauthorized = 4401;

    public const int Forbidden = 4403;

    public const int SubprotocolNotAcceptable = 4406;

    public const int InitialisationTimeout = 4408;

    public const int SubscriberExists = 4409;

    public const int TooManyInitialisations = 4429;
}
