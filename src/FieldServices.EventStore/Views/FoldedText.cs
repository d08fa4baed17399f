namespace FieldServices.EventStore.Views;

/// <summary>
/// Text in which capital and small letters are the same, in SQL: as capitals, by the rules of Unicode. What looks for parts of a text compares it in this form, and <see cref="ViewIndexKind.Text"/> indexes it so.
/// </summary>
/// <remarks>
/// Capitals, because more is the same there: ß and SS, σ and ς. By a collation of ICU, because what the database's own locale knows of letters differs from server to server.
/// </remarks>
public static class FoldedText
{
    /// <summary>What stands before an expression that is to be folded.</summary>
    public const string Before = "upper(";

    /// <summary>What stands behind it.</summary>
    public const string After = " collate \"und-x-icu\")";

    /// <summary>A folded expression.</summary>
    /// <param name="expression">A column, or what else is text; never a value.</param>
    public static string Of(string expression) => Before + expression + After;
}
