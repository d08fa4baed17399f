using FieldServices.TestKit;

namespace FieldServices.Domain.Tests.Bookings;

public sealed class BookingDocumentTests
{
    [Fact]
    public void The_page_about_the_life_cycle_of_a_booking_is_current()
    {
        var path = RepositoryRoot.At("docs", "booking-life-cycle.md");
        if (Environment.GetEnvironmentVariable("DOCS") == "write")
            File.WriteAllText(path, BookingDocument.Renewed(File.ReadAllText(path)));

        Assert.Equal(BookingDocument.Renewed(File.ReadAllText(path)), File.ReadAllText(path));
    }
}
