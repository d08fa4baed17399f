using System.Collections.Frozen;
using System.Globalization;

namespace FieldServices.Domain.Calendars;

/// <summary>
/// The bank holidays of the United Kingdom, 2019 to 2028, as GOV.UK publishes them (alphagov/frontend, MIT); a test compares them with
/// the published file. Outside these years no day counts as a holiday.
/// </summary>
public static class BankHolidays
{
    private const string EnglandAndWales = """
        2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
        2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
        2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
        2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
        2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
        2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
        2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
        2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
        2028: 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
        """;

    private const string Scotland = """
        2019: 01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26
        2020: 01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28
        2021: 01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28
        2022: 01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27
        2023: 01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26
        2024: 01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26
        2025: 01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26
        2026: 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28
        2027: 01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28
        2028: 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26
        """;

    private const string NorthernIreland = """
        2019: 01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26
        2020: 01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28
        2021: 01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28
        2022: 01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27
        2023: 01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26
        2024: 01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26
        2025: 01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26
        2026: 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28
        2027: 01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28
        2028: 01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26
        """;

    private static readonly FrozenDictionary<HolidayDivision, FrozenSet<DateOnly>> Days = new Dictionary<HolidayDivision, FrozenSet<DateOnly>>
    {
        [HolidayDivision.EnglandAndWales] = Read(EnglandAndWales),
        [HolidayDivision.Scotland] = Read(Scotland),
        [HolidayDivision.NorthernIreland] = Read(NorthernIreland),
        [HolidayDivision.None] = [],
    }.ToFrozenDictionary();

    public static bool IsOne(HolidayDivision division, DateOnly day) => Days[division].Contains(day);

    public static IReadOnlyCollection<DateOnly> Of(HolidayDivision division) => Days[division];

    private static FrozenSet<DateOnly> Read(string text) =>
    [
        .. from line in text.Split('\n')
           let year = line.Split(':')[0].Trim()
           from day in line.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
           select DateOnly.ParseExact($"{year}-{day.Trim()}", "yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];
}
