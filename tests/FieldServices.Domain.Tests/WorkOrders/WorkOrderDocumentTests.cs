using FieldServices.TestKit;

namespace FieldServices.Domain.Tests.WorkOrders;

public sealed class WorkOrderDocumentTests
{
    [Fact]
    public void The_page_about_work_orders_is_current()
    {
        var path = RepositoryRoot.At("docs", "work-orders.md");
        if (Environment.GetEnvironmentVariable("DOCS") == "write")
            File.WriteAllText(path, WorkOrderDocument.Renewed(File.ReadAllText(path)));

        Assert.Equal(WorkOrderDocument.Renewed(File.ReadAllText(path)), File.ReadAllText(path));
    }
}
