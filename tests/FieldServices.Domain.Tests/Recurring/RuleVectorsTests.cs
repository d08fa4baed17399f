using System.Globalization;
using FieldServices.Domain.Recurring;

namespace FieldServices.Domain.Tests.Recurring;

/// <summary>The examples of RFC 5545, and the vectors of libical that nobody disputes.</summary>
public sealed class RuleVectorsTests
{
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=3", "19970902T090000", "19970902T090000 19970903T090000 19970904T090000")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "19970902T090000", "19970902T090000 19970912T090000 19970922T090000 19971002T090000 19971012T090000")]
    [InlineData("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "19970902T090000", "19970902T090000 19970904T090000 19970909T090000 19970911T090000 19970916T090000 19970918T090000 19970923T090000 19970925T090000 19970930T090000 19971002T090000")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805T090000", "19970805T090000 19970810T090000 19970819T090000 19970824T090000")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805T090000", "19970805T090000 19970817T090000 19970819T090000 19970831T090000")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "19970905T090000", "19970905T090000 19971003T090000 19971107T090000 19971205T090000")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "19970907T090000", "19970907T090000 19970928T090000 19971102T090000 19971130T090000")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-3", "19970928T090000", "19970928T090000 19971029T090000 19971128T090000")]
    [InlineData("FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1", "19970930T090000", "19970930T090000 19971001T090000 19971031T090000 19971101T090000")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "19970929T090000", "19970929T090000 19971030T090000 19971127T090000")]
    [InlineData("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "19970610T090000", "19970610T090000 19970710T090000 19980610T090000 19980710T090000")]
    [InlineData("FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200", "19970101T090000", "19970101T090000 19970410T090000 19970719T090000 20000101T090000")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "19970519T090000", "19970519T090000 19980518T090000 19990517T090000")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", "19970512T090000", "19970512T090000 19980511T090000 19990517T090000")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", "19970512T090000", "19970512T090000 19980511T090000")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", "19970902T090000", "19980213T090000 19980313T090000 19981113T090000")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "19961105T090000", "19961105T090000 20001107T090000 20041102T090000")]
    [InlineData("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", "19970902T090000", "19970902T090000 19970902T120000 19970902T150000")]
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "19970902T090000", "19970902T090000 19970902T103000 19970902T120000 19970902T133000")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,40;COUNT=5", "19970902T090000", "19970902T090000 19970902T094000 19970902T100000 19970902T104000 19970903T090000")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "20070115T090000", "20070115T090000 20070130T090000 20070215T090000 20070315T090000 20070330T090000")]
    [InlineData("FREQ=YEARLY", "20120229T090000", "20120229T090000 20160229T090000 20200229T090000")]
    public void An_example_of_the_standard_occurs_when_the_standard_says(string rule, string start, string expected) =>
        Assert.Equal(expected.Split(' '), Of(rule, start).Take(expected.Split(' ').Length));

    [Fact]
    public void A_rule_that_never_comes_again_ends() => Assert.Empty(Of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "20260101T090000"));

    [VectorFact]
    public void The_undisputed_vectors_of_libical_pass()
    {
        var index = File.ReadAllLines(Path.Combine(VectorFactAttribute.Folder, "rrule_vectors_index.csv")).Skip(1).Select(l => l.Split(',')[^1]).ToArray();
        var vectors = File.ReadAllText(Path.Combine(VectorFactAttribute.Folder, "rrule_vectors.txt")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(block => block.Split('\n').Where(l => l.Contains(':') && l[0] != '#').ToDictionary(l => l.Split(':')[0], l => l.Split(':')[1]))
            .Where(v => v.ContainsKey("RRULE")).ToArray();
        Assert.Equal(index.Length, vectors.Length);

        var wrong = vectors.Zip(index).Where(v => v.Second != "no").Select(v => v.First)
            .Where(v => !Of(v["RRULE"], v["DTSTART"]).Take(v["INSTANCES"].Split(',').Length + 1).SequenceEqual(v["INSTANCES"].Split(',').Select(Whole)))
            .Select(v => $"{v["RRULE"]} from {v["DTSTART"]}");

        Assert.Equal([], wrong);
    }

    private static IEnumerable<string> Of(string text, string start)
    {
        var (rule, problem) = RuleText.Read(text);
        Assert.Null(problem);
        var begin = DateTime.ParseExact(Whole(start), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        return Occurrences.Of(rule!, begin).Select(t => t.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
    }

    private static string Whole(string time) => (time.Length == 8 ? time + "T000000" : time).TrimEnd('Z');
}
