using FieldServices.Api.Schema;
using FieldServices.Workflows.Schema;

namespace FieldServices.Api.Tests.Hosting;

/// <summary>A node of the release before asks each newer script whether it may go on.</summary>
public sealed class SchemaLinesTests
{
    [Fact]
    public void Every_script_of_the_host_and_of_workflows_says_which_programs_can_work_beside_it() =>
        Assert.Equal([], ApiSchema.Migrator.Scripts.Skip(1).Concat(WorkflowSchema.Migrator.Scripts.Skip(1)).Where(s => s.CompatibleFrom is null).Select(s => s.Name));
}
