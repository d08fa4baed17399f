using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Emergencies;

namespace FieldServices.Domain.Tests.Shared;

/// <summary>What each rule refuses, and the field that it names.</summary>
public sealed class ValidationTests
{
    private static readonly ReportEmergency Report = SampleEmergencies.Report;
    private static readonly SetInsurance Insurance =
        new(InsuranceKind.PublicLiability, "Northern Mutual", new Money(1), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    public static TheoryData<string, object> BadCommands() => new()
    {
        { "Category", Report with { Category = (EmergencyCategory)99 } },
        { "Channel", Report with { Channel = (ContactChannel)99 } },
        { "Description", Report with { Description = " " } },
        { "Description", Report with { Description = new string('x', 2_001) } },
        { "Description", Report with { Description = "bell \a" } },
        { "Point", Report with { Point = null, Address = null } },
        { "Point", Report with { Point = null, Address = new Address(Borough: "Brent") } },
        { "Point.Latitude", Report with { Point = new GeoPoint(90.1, 0) } },
        { "Point.Latitude", Report with { Point = new GeoPoint(double.NaN, 0) } },
        { "Point.Longitude", Report with { Point = new GeoPoint(51, -180.5) } },
        { "Address.Postcode", Report with { Address = new Address(Postcode: "NW6") } },
        { "Address.PostcodeDistrict", Report with { Address = new Address(PostcodeDistrict: "NW6 6RG") } },
        { "Address.Line1", Report with { Address = new Address(Line1: new string('x', 201)) } },
        { "Caller.Phone", Report with { Caller = new Caller(Phone: "12345") } },
        { "Caller.Email", Report with { Caller = new Caller(Email: "asha@localhost") } },
        { "Caller.Name", Report with { Caller = new Caller(Name: "") } },
        { "DangerFlags[0]", Report with { DangerFlags = [(DangerFlag)99] } },
        { "ExternalReference", Report with { ExternalReference = new string('x', 101) } },
        { "Point", new LocateEmergency(null!) },
        { "ContractorId", new DispatchEmergency(default) },
        { "ContractorId", new AcceptDispatch(default) },
        { "ContractorId", new DeclineDispatch(default, "Busy") },
        { "Reason", new DeclineDispatch(new(Guid.NewGuid()), "") },
        { "ContractorId", new StartTravel(default) },
        { "ContractorId", new ArriveOnSite(default) },
        { "Reason", new CancelEmergency((CancelReason)99) },
        { "DuplicateOf", new CancelEmergency(CancelReason.FalseAlarm, DuplicateOf: new(Guid.NewGuid())) },
        { "Reason", new ReopenEmergency("") },
        { "Priority", new ChangePriority((Priority)9, "why") },
        { "Reason", new ChangePriority(Priority.P1, "") },
        { "Reason", new PauseClock((PauseReason)9) },
        { "Note", new AcknowledgeEmergency("") },
        { "Name", new RegisterContractor("") },
        { "Contact.Phone", new RegisterContractor("K", new TradingContact(Phone: "+44 12")) },
        { "Skills", new SetSkills(null!) },
        { "Skills", new SetSkills([new(Skill.Gas, "1", default, null), new(Skill.Gas, "2", default, null)]) },
        { "Skills[0]", new SetSkills([null!]) },
        { "Skills[0].CertificateNumber", new SetSkills([new(Skill.Gas, "", default)]) },
        { "Skills[0].Skill", new SetSkills([new((Skill)99, "1", default)]) },
        { "To", Insurance with { To = new DateOnly(2025, 12, 31) } },
        { "Limit", Insurance with { Limit = null! } },
        { "Limit.Amount", Insurance with { Limit = new Money(0) } },
        { "Limit.Currency", Insurance with { Limit = new Money(1, "pounds") } },
        { "Insurer", Insurance with { Insurer = "" } },
        { "", new SetCoverage() },
        { "", new SetCoverage(new(51, 0), 100, [new(51, 0), new(52, 0), new(52, 1)]) },
        { "Centre", new SetCoverage(RadiusMetres: 100) },
        { "RadiusMetres", new SetCoverage(new(51, 0)) },
        { "RadiusMetres", new SetCoverage(new(51, 0), 0.5) },
        { "RadiusMetres", new SetCoverage(new(51, 0), double.NaN) },
        { "Centre.Latitude", new SetCoverage(new(91, 0), 100) },
        { "Polygon", new SetCoverage(Polygon: []) },
        { "Polygon", new SetCoverage(Polygon: [new(51, 0), new(52, 0), new(51, 0)]) },
        { "Polygon", new SetCoverage(Polygon: [new(51, 0), new(52, 1), new(52, 0), new(51, 1)]) },
        { "Polygon", new SetCoverage(Polygon: [new(51, -170), new(52, -170), new(52, 170)]) },
        { "Polygon", new SetCoverage(Polygon: [.. Enumerable.Range(0, 2_001).Select(i => new GeoPoint(51, i / 100.0))]) },
        { "Polygon[1].Latitude", new SetCoverage(Polygon: [new(51, 0), new(95, 0), new(52, 1)]) },
        { "Polygon[1]", new SetCoverage(Polygon: [new(51, 0), null!, new(52, 1)]) },
        { "Reason", new SetAvailability(false, new string('x', 501)) },
    };

    [Theory]
    [MemberData(nameof(BadCommands))]
    public void A_bad_command_is_refused_with_the_field_and_a_remedy(string field, object command)
    {
        var errors = FieldServicesModules.All.SelectMany(m => m.Commands).Single(c => c.ClrType == command.GetType()).Validate(command).Errors;

        var error = Assert.Single(errors.DistinctBy(e => e.PropertyName));
        Assert.Equal(field, error.PropertyName);
        Assert.EndsWith(".", error.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("020 7946 0018")]
    [InlineData("(020) 7946-0018")]
    [InlineData("07911 123456")]
    [InlineData("+44 20 7946 0018")]
    [InlineData("+44 (0)20 7946 0018")]
    [InlineData("+33 1 23 45 67 89")]
    [InlineData("0044 20 7946 0018")]
    [InlineData("01204 12345")]
    public void A_telephone_number_may_be_national_or_international(string phone) =>
        Assert.Empty(new Caller.Validator().Validate(new Caller(Phone: phone)).Errors);

    [Theory]
    [InlineData("999")]
    [InlineData("+44 020 7946 0018")]
    [InlineData("020 7946 00181 2")]
    [InlineData("0207946001x")]
    [InlineData("06 1234 5678")]
    public void Anything_else_is_no_telephone_number(string phone)
    {
        var error = Assert.Single(new Caller.Validator().Validate(new Caller(Phone: phone)).Errors);

        Assert.DoesNotContain(phone, error.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NW6 6RG", null, "NW6")]
    [InlineData("nw66rg", null, "NW6")]
    [InlineData(" NW6  6RG", null, "NW6")]
    [InlineData("SW1A 1AA", null, "SW1A")]
    [InlineData(null, "se18", "SE18")]
    [InlineData(null, null, null)]
    public void The_district_comes_from_the_postcode(string? postcode, string? given, string? district) =>
        Assert.Equal(district, new Address(Postcode: postcode, PostcodeDistrict: given).District());
}
