namespace FieldServices.EventStore;

/// <summary>The SQLSTATEs of the store's own refusals; class SS is free of PostgreSQL's own codes.</summary>
internal static class SqlErrors
{
    public const string StreamExists = "SS001";
    public const string WrongVersion = "SS002";
    public const string CommandRecorded = "SS003";
    public const string ClaimTaken = "SS004";
    public const string StreamArchived = "SS005";

    /// <summary>The constraint that keeps a closed log from growing.</summary>
    public const string ClosedLog = "tenant_heads_closed";
}
