namespace FieldServices.Api.Reads.Connections;

/// <summary>Which of the rows behind a cursor are meant, where its first column can be absent.</summary>
public enum KeysetHalf
{
    Both,

    /// <summary>Those that are like the row of the cursor: with a value, or without one.</summary>
    Near,

    /// <summary>The others, all of which come behind.</summary>
    Far,
}
