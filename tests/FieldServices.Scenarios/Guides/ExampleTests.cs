namespace FieldServices.Scenarios.Guides;

/// <summary>Runs every example of the guides in order and compares what is printed with what comes. DOCS=write renews the pages.</summary>
public sealed class ExampleTests(GuideServer server) : IClassFixture<GuideServer>
{
    public static TheoryData<string> Pages => [.. Guide.WithExamples];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_answer_what_it_prints(string page)
    {
        var guide = new Guide(page);
        using var shell = new BashSession(server.Checkout, server.ConnectionString);
        using var runner = new ExampleRunner(server, shell);
        var (printed, differences, lines) = (new Printed(), new List<string>(), guide.Lines.ToList());
        var blocks = GuideBlock.AllIn(guide.Lines);
        Assert.Contains(blocks, ExampleRunner.CanRun);
        var grown = 0;
        foreach (var (i, block) in blocks.Index().Where(b => ExampleRunner.CanRun(b.Item)))
        {
            var answer = i + 1 < blocks.Count && block.IsFollowedBy(blocks[i + 1]) && !ExampleRunner.CanRun(blocks[i + 1]) || IsHttpAnswer(blocks, i) ? blocks[i + 1] : null;
            if (block.Language == "http" && block.Text.StartsWith("HTTP/", StringComparison.Ordinal))
                continue;
            var text = printed.ToActual(block.Text);
            var real = (await runner.RunAsync(block, text, answer?.Text ?? "")).As(answer?.Text ?? "");
            grown += Replace(lines, block, text, grown);
            if (answer is null)
                continue;
            grown += Replace(lines, answer, real.Text, grown);
            printed.Learn(Example.JsonIn(answer.Text), real.Json);
            differences.AddRange(Compare(answer, real).Select(d => $"{page}:{answer.FirstLine}: {d}"));
        }
        if (Guide.Renew)
            guide.Save(lines);
        else
            Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static bool IsHttpAnswer(IReadOnlyList<GuideBlock> blocks, int i) =>
        blocks[i].Language == "http" && i + 1 < blocks.Count && blocks[i + 1].Text.StartsWith("HTTP/", StringComparison.Ordinal);

    private static IEnumerable<string> Compare(GuideBlock answer, Example real)
    {
        if (Example.JsonIn(answer.Text) is not { } json)
            return AnswerShape.WithoutRun(answer.Text) == AnswerShape.WithoutRun(real.Text) ? [] : [$"the page prints\n{answer.Text}\nbut this came\n{real.Text}"];
        var head = answer.Language == "http" && Head(answer.Text) != Head(real.Text) ? new[] { $"the page prints\n{Head(answer.Text)}\nbut this came\n{Head(real.Text)}" } : [];
        return head.Concat(AnswerShape.Differences(json, real.Json));
    }

    // Positions differ from run to run.
    private static string Head(string http) => string.Join('\n', http.Split("\n\n")[0].Split('\n')
        .Select(l => l.StartsWith("FS-Position", StringComparison.Ordinal) ? "FS-Position" : AnswerShape.WithoutRun(l)));

    private static int Replace(List<string> lines, GuideBlock block, string text, int grown)
    {
        var fresh = text.Split('\n');
        lines.RemoveRange(block.FirstLine + grown, block.LastLine - block.FirstLine);
        lines.InsertRange(block.FirstLine + grown, fresh);
        return fresh.Length - (block.LastLine - block.FirstLine);
    }
}
