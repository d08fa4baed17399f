using System.Globalization;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.TestKit;

namespace FieldServices.Domain.Tests.Calendars;

public sealed class BankHolidaysTests
{
    [Theory]
    [InlineData(HolidayDivision.EnglandAndWales, 83)]
    [InlineData(HolidayDivision.Scotland, 94)]
    [InlineData(HolidayDivision.NorthernIreland, 103)]
    public void The_bank_holidays_are_those_that_the_government_publishes(HolidayDivision division, int count)
    {
        var published = File.ReadLines(RepositoryRoot.At("data", "uk_bank_holidays_2019_2028.csv")).Select(l => l.Split(','))
            .Where(r => r[0] == Module.Words(division.ToString())).Select(r => DateOnly.ParseExact(r[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal(count, published.Length);
        Assert.Equal(published.Distinct().Order(), BankHolidays.Of(division).Order());
        Assert.All(published, day => Assert.True(BankHolidays.IsOne(division, day)));
    }

    [Fact]
    public void Whoever_follows_no_division_has_no_bank_holidays() => Assert.False(BankHolidays.IsOne(HolidayDivision.None, new DateOnly(2026, 12, 25)));
}
