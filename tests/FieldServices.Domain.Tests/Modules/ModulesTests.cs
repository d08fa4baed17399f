using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Tests.Modules;

public sealed class ModulesTests
{
    [Fact]
    public void The_modules_of_the_product_have_no_problem() => Assert.Empty(ModuleChecks.Problems(FieldServicesModules.All));

    [Fact]
    public void Every_view_can_be_made_a_table() =>
        Assert.All(FieldServicesModules.All.SelectMany(m => m.Views), v => Assert.Contains("create table", new ViewTable(v).CreateSql(), StringComparison.Ordinal));
}
