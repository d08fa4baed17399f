namespace FieldServices.Workflows.Messages;

/// <summary>The statements of the outbox that have files of their own.</summary>
internal static class MessageSql
{
    public static readonly string Add = Read("add");
    public static readonly string Due = Read("due");
    public static readonly string Refill = Read("refill");
    public static readonly string Claim = Read("claim");
    public static readonly string Settle = Read("settle");
    public static readonly string Decide = Read("decide");
    public static readonly string Forget = Read("forget");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(MessageSql).Assembly.GetManifestResourceStream($"FieldServices.Workflows.Messages.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
