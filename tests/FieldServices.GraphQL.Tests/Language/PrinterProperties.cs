using System.Text;
using FieldServices.GraphQL.Language;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.GraphQL.Tests.Language;

public sealed class PrinterProperties
{
    private static readonly ParserLimits NoLimits = new() { MaxTokens = int.MaxValue, MaxBytes = int.MaxValue };

    [Fact]
    public void A_printed_document_parses_to_the_same_tree()
        => Check(document => TreeText.Of(GraphQLParser.Parse(document.ToString(), NoLimits)) == TreeText.Of(document));

    [Fact]
    public void Printing_what_was_parsed_from_print_changes_nothing()
        => Check(document => GraphQLParser.Parse(document.ToString(), NoLimits).ToString() == document.ToString());

    [Fact]
    public void Text_and_its_UTF8_bytes_parse_to_the_same_tree_and_locations()
        => Check(document =>
        {
            var text = document.ToString();
            var fromBytes = GraphQLParser.Parse(Encoding.UTF8.GetBytes(text), NoLimits);
            var fromText = GraphQLParser.Parse(text, NoLimits);
            return TreeText.Of(fromBytes) == TreeText.Of(fromText)
                && fromBytes.Definitions[^1].Location == fromText.Definitions[^1].Location;
        });

    private static void Check(Func<Document, bool> holds)
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => holds(new RandomDocuments(seed).Document()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
