namespace FieldServices.Api.Reads.Connections;

/// <summary>A row of a page with the cursor behind which the list can be continued.</summary>
public sealed record Edge(ReadRow Node, PageRequest Request)
{
    public string Cursor => Connections.Cursor.Write(Node, Request.Order);
}
