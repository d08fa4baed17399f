using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void An_operation_is_laid_out_two_spaces_to_a_level()
        => Prints(
            "query Q($a:Int=1@d){a{b...F@x ...on T{c}...@y{e}}}fragment F on T{f(a:[1,2],b:{c:$a})}",
            """
            query Q($a: Int = 1 @d) {
              a {
                b
                ...F @x
                ... on T {
                  c
                }
                ... @y {
                  e
                }
              }
            }

            fragment F on T {
              f(a: [1, 2], b: {c: $a})
            }
            """);

    [Fact]
    public void Arguments_that_are_too_long_for_a_line_take_one_each()
        => Prints(
            "{a(first:\"0123456789012345678901234567890123456789\",second:\"0123456789012345678901234567890123456789\")}",
            """
            {
              a(
                first: "0123456789012345678901234567890123456789"
                second: "0123456789012345678901234567890123456789"
              )
            }
            """);

    [Fact]
    public void Definitions_are_laid_out_with_their_descriptions()
        => Prints(
            "\"t\"type T implements A&B@d{\"f\"a(\"x\"b:Int=1,c:Int):Int@deprecated d:[Int!]!}union U@d=A|B enum E{\"v\"A B@d}directive@d(a:Int)repeatable on FIELD|QUERY extend schema@d{query:Q}",
            """
            "t"
            type T implements A & B @d {
              "f"
              a(
                "x"
                b: Int = 1
                c: Int
              ): Int @deprecated
              d: [Int!]!
            }

            union U @d = A | B

            enum E {
              "v"
              A
              B @d
            }

            directive @d(a: Int) repeatable on FIELD | QUERY

            extend schema @d {
              query: Q
            }
            """);

    [Fact]
    public void A_block_string_stays_one_within_its_indentation()
        => Prints(
            "type T{\"\"\"one\n  two\"\"\"a:Int}",
            """"
            type T {
              """
              one
              two
              """
              a: Int
            }
            """");

    private static void Prints(string text, string expected)
        => Assert.Equal(expected.ReplaceLineEndings("\n"), GraphQLParser.Parse(text).ToString());
}
