using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>One use of a variable and what its place expects.</summary>
/// <param name="Variable">The use.</param>
/// <param name="Type">The type of the place; null when it is unknown.</param>
/// <param name="ParentType">The type of the value around it, such as an input object; null at the top of an argument.</param>
/// <param name="HasDefault">Whether the place has a default of its own.</param>
internal readonly record struct VariableUsage(Variable Variable, SchemaType? Type, SchemaType? ParentType, bool HasDefault);
