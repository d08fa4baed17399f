using FieldServices.GraphQL.Tests.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Types;

public sealed class SchemaPrinterTests
{
    private const string Everything = """"
        """What it is about."""
        schema {
          query: Root
          mutation: Change
        }

        directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT

        type Root implements Node & Named @tag(name: "a") @tag(name: "b") {
          id: ID!
          name: String
          """
          Finds it.
          Or not.
          """
          find(by: By! = {a: [1, 2], kind: ONE}, old: Int @deprecated(reason: "Use by.")): [Thing!]!
          gone: Int @deprecated
        }

        type Change {
          a: Int @tag(name: "c")
        }

        interface Node implements Named {
          id: ID!
          name: String
        }

        interface Named {
          name: String
        }

        union Thing = Root | Change

        enum Kind {
          """The first."""
          ONE
          TWO @deprecated(reason: "Use ONE.")
        }

        input By {
          a: [Int!]
          kind: Kind = ONE
        }

        input One @oneOf {
          a: Int
          b: Url
        }

        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
        """";

    [Fact]
    public void What_was_read_is_printed_as_it_was_written() =>
        Assert.Equal(Everything, SchemaPrinter.Print(Schema.FromSdl(Everything)).TrimEnd());

    [Fact]
    public void A_schema_made_in_code_prints_to_one_that_prints_the_same()
    {
        var printed = SchemaPrinter.Print(new Library().Schema);
        Assert.Contains("  shout(times: Int! = 1): String\n", printed, StringComparison.Ordinal);
        Assert.Contains("input Pick @oneOf {", printed, StringComparison.Ordinal);
        Assert.Equal(printed, SchemaPrinter.Print(Schema.FromSdl(printed)));
    }
}
