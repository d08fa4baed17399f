using FieldServices.Domain.Tests.Specifications;
using FieldServices.Workflows;

namespace FieldServices.Domain.Tests.Workflows;

/// <summary>One input in one state, and what came of it.</summary>
internal sealed record TriedStep(WorkflowSpec Before, WorkflowInput Input, DateTimeOffset At, IReadOnlyList<Output> Outputs, WorkflowSpec After);
