namespace FieldServices.Api.Problems;

/// <summary>One wrong field: a JSON pointer into the body, or the name of a header or query parameter.</summary>
public sealed record FieldProblem(string? Pointer, string Code, string Message, string? Header = null, string? Parameter = null);
