using System.Text.Json.Nodes;
using FieldServices.Domain.Shared.Formats;
using FieldServices.TestKit;

namespace FieldServices.Domain.Tests.Shared.Formats;

public sealed class PostcodeTests
{
    public static TheoryData<string, bool, string, string, string> NorthWest()
    {
        var data = new TheoryData<string, bool, string, string, string>();
        foreach (var line in File.ReadLines(RepositoryRoot.At("tests", "data", "postcode_vectors_nw.csv")).Skip(1))
            if (line.Split(',') is [var input, var valid, var normalised, var outcode, var sector, ..])
                data.Add(input, valid == "true", normalised, outcode, sector);
        return data;
    }

    public static TheoryData<string, string, string?> Parts()
    {
        var data = new TheoryData<string, string, string?>();
        foreach (var part in new[] { "areas", "outcodes", "incodes", "sectors", "normalisation", "validation" })
            foreach (var test in JsonNode.Parse(File.ReadAllText(RepositoryRoot.At("tests", "data", "postcode_vectors", part + ".json")))!["tests"]!.AsArray())
                data.Add(part, (string)test!["base"]!, test["expected"]?.ToString());
        return data;
    }

    [Theory]
    [MemberData(nameof(NorthWest))]
    public void A_postcode_is_read_by_the_forms_of_Royal_Mail(string input, bool valid, string normalised, string outcode, string sector)
    {
        Assert.Equal(valid, Postcode.TryParse(input, out var postcode, out var reason));
        Assert.Equal(valid, reason is null);
        if (valid)
            Assert.Equal((normalised, outcode, sector), (postcode!.ToString(), postcode.Outcode, postcode.Sector));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_parts_of_a_postcode_are_those_of_the_published_vectors(string part, string input, string? expected)
    {
        var valid = Postcode.TryParse(input, out var postcode, out _);
        Assert.Equal(expected, part switch
        {
            "validation" => valid ? "true" : "false",
            "areas" => postcode?.Area,
            "outcodes" => postcode?.Outcode,
            "incodes" => postcode?.Incode,
            "sectors" => postcode?.Sector,
            _ => postcode?.ToString(),
        });
    }

    [Theory]
    [InlineData("NW6 6RG", true)]
    [InlineData("HA0 4DS", true)]
    [InlineData("N19 5AA", false)]
    [InlineData("W10 5XY", false)]
    public void North_west_London_is_the_areas_NW_and_HA(string input, bool expected)
    {
        Assert.True(Postcode.TryParse(input, out var postcode, out _));
        Assert.Equal(expected, postcode.IsNorthWestLondon);
    }

    [Theory]
    [InlineData("NW6", "whole UK postcode")]
    [InlineData("NW10 BRY", "a digit and two letters")]
    [InlineData("EN5 2OY", "C, I, K, M, O and V")]
    [InlineData("NZ1 5ND", "No postcode begins so")]
    public void A_refusal_says_which_part_is_wrong(string input, string part)
    {
        Assert.False(Postcode.TryParse(input, out _, out var reason));
        Assert.Contains(part, reason, StringComparison.Ordinal);
    }
}
