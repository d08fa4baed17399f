namespace FieldServices.GraphQL.Language;

/// <summary>A place in the text of a document. Both numbers begin at 1; a column counts UTF-16 code units of its line.</summary>
/// <param name="Line">The line, from 1. A line ends with LF, CR or CR LF.</param>
/// <param name="Column">The column, from 1.</param>
public readonly record struct Location(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
