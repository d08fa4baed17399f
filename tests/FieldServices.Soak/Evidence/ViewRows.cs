namespace FieldServices.Soak.Evidence;

/// <summary>The tenant's rows of one view, as they were kept up to date and as building them again gives them.</summary>
public sealed record ViewRows(string View, IReadOnlyList<string> Kept, IReadOnlyList<string> Rebuilt);
