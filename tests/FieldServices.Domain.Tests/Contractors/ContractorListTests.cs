using FieldServices.Domain.Contractors;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using NetTopologySuite.Geometries;
using static FieldServices.Domain.Tests.Contractors.SampleContractors;

namespace FieldServices.Domain.Tests.Contractors;

public sealed class ContractorListTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ContractorRegistered Registered = new("Kilburn Plumbing");

    [Fact]
    public void A_new_contractor_is_listed_as_available_with_nothing_on_record()
    {
        var row = Row(Registered);

        Assert.Equal((Envelopes.Id, 1, "Kilburn Plumbing", true), (row.Id, row.Version, row.Name, row.Available));
        Assert.Equal((At, At), (row.RegisteredAt, row.UpdatedAt));
        Assert.Empty(row.Skills);
        Assert.Null(row.Centre);
    }

    [Fact]
    public void The_list_shows_skills_cover_and_availability()
    {
        var row = Row(Registered, new ContractorSkillsSet(Ready.Skills), new ContractorInsuranceSet(Liability), new ContractorAvailabilitySet(false, "Holiday"));

        Assert.Equal([Skill.Plumbing], row.Skills);
        Assert.Equal(Ready.Skills, row.Certificates);
        Assert.Equal((Liability.From, Liability.To), (row.InsuredFrom!.Value, row.InsuredUntil!.Value));
        Assert.Equal((false, "Holiday", 4), (row.Available, row.AvailabilityReason, row.Version));
    }

    [Fact]
    public void Only_public_liability_counts_as_insured()
    {
        var row = Row(Registered, new ContractorInsuranceSet(Liability with { Kind = InsuranceKind.EmployersLiability }));

        Assert.Null(row.InsuredUntil);
        Assert.Single(row.Policies);
    }

    [Fact]
    public void A_circle_and_a_polygon_take_each_others_place()
    {
        var circle = new ContractorCoverageSet(new Coverage(QueensPark, 5_000));
        var polygon = new ContractorCoverageSet(new Coverage(Polygon: [new(51, -1), new(51, 0), new(52, 0), new(52, -1), new(51, -1)]));

        var round = Row(Registered, polygon, circle);
        Assert.Equal((QueensPark.Longitude, QueensPark.Latitude, 4326), (round.Centre!.Coordinate.X, round.Centre.Coordinate.Y, round.Centre.SRID));
        Assert.Equal(5_000, round.RadiusMetres);
        Assert.Null(round.Area);

        var square = Row(Registered, circle, polygon);
        Assert.Equal((-0.5, 51.5), (square.Centre!.Coordinate.X, square.Centre.Coordinate.Y));
        Assert.Null(square.RadiusMetres);
        Assert.IsType<Polygon>(square.Area);
    }

    [Fact]
    public void A_history_without_its_beginning_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Row(new ContractorAvailabilitySet(false)));

    private static ContractorRow Row(params ContractorEvent[] history) =>
        ViewSpecification.Row(ContractorList.View, Envelopes.Of(ContractorModule.Module, history, At))!;
}
