using FieldServices.Domain.Shared.Formats;
using FieldServices.TestKit;

namespace FieldServices.Domain.Tests.Shared.Formats;

public sealed class PhoneNumberTests
{
    private const string American = "+1 212 555 0100";

    public static TheoryData<string, bool, string, string> Vectors()
    {
        var data = new TheoryData<string, bool, string, string>();
        foreach (var line in File.ReadLines(RepositoryRoot.At("tests", "data", "phone_vectors_gb.csv")).Skip(1))
            if (line.Split(',') is [var input, var valid, _, var e164, var written, ..] && input != American)
                data.Add(input, valid == "true", e164, written);
        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_UK_number_is_read_as_its_plan_says(string input, bool valid, string e164, string written)
    {
        Assert.Equal(valid, PhoneNumber.TryParse(input, out var number, out var reason));
        Assert.Equal(valid, reason is null);
        Assert.Equal(valid ? e164 : null, number?.E164);
        Assert.Equal(valid ? written : null, number?.Written);
    }

    [Theory]
    [InlineData(American, "+12125550100")]
    [InlineData("+33 1 99 00 12 34", "+33199001234")]
    [InlineData("0033199001234", "+33199001234")]
    [InlineData("tel:+49-30-23125-000", "+493023125000")]
    public void A_number_of_another_country_is_taken_by_its_form(string input, string e164)
    {
        Assert.True(PhoneNumber.TryParse(input, out var number, out _));
        Assert.Equal((e164, null, e164), (number.E164, number.UkKind, number.Written));
    }

    [Theory]
    [InlineData("07400 123456", PhoneKind.Mobile)]
    [InlineData("020 7946 0463", PhoneKind.FixedLine)]
    [InlineData("03069 990322", PhoneKind.UkWide)]
    [InlineData("0909 879 0724", PhoneKind.Premium)]
    public void The_kind_says_what_a_number_is_for(string input, PhoneKind kind)
    {
        Assert.True(PhoneNumber.TryParse(input, out var number, out _));
        Assert.Equal(kind, number.UkKind);
    }

    [Theory]
    [InlineData(null, "cannot be empty")]
    [InlineData("07946O958", "digits only")]
    [InlineData("7946095811", "Begin with 0")]
    [InlineData("020 7946", "this one has 7")]
    [InlineData("01632 960511", "No UK number begins so")]
    [InlineData("+0123456789", "country code")]
    [InlineData("+1 23", "7 to 15 digits")]
    public void A_refusal_says_why_and_does_not_repeat_what_was_typed(string? input, string part)
    {
        Assert.False(PhoneNumber.TryParse(input, out _, out var reason));
        Assert.Contains(part, reason, StringComparison.Ordinal);
        Assert.True(input is null || !reason.Contains(input, StringComparison.Ordinal));
    }
}
