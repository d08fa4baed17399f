using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Tests.Execution;

/// <summary>A small code-first schema about books, with a record of what was fetched.</summary>
public sealed class Library
{
    private static readonly Dictionary<int, Author> Authors = new()
    {
        [1] = new(1, "Ada", 2),
        [2] = new(2, "Ben", null),
    };

    private static readonly Book[] Books =
    [
        new(10, "Bridges", 1, Genre.Science), new(11, "Canals", 1, Genre.Novel), new(12, "Dams", 2, Genre.Science), new(13, "Echo", null, Genre.Novel),
    ];

    private int _counter;

    public Library()
    {
        var schema = new SchemaBuilder("Books and who wrote them.");
        var genre = schema.Enum("Genre", "A kind of book.").Value("SCIENCE", Genre.Science).Value("NOVEL", Genre.Novel, "A story.", "Use STORY.");
        var author = schema.Object<Author>("Author", "Someone who writes.");
        var book = schema.Object<Book>("Book", "Something to read.");
        var thing = schema.Union("Thing").Member(author).Member(book);
        var filter = schema.InputObject("BookFilter").Field("genre", genre).Field("title", Scalars.String).Field("limit", Scalars.Int.NonNull(), null, 5);
        var pick = schema.InputObject("Pick", null, isOneOf: true).Field("id", Scalars.Int).Field("title", Scalars.String);
        FillAuthor(author, book);
        FillBook(book, author, genre);
        FillQuery(schema.Query, book, author, thing, genre, filter, pick);
        schema.Mutation.Field("increment", Scalars.Int.NonNull(), [Arg.Of("by", Scalars.Int, null, 1)], async (ctx, ct) =>
        {
            await Task.Yield();
            return _counter += ctx.Argument<int>("by");
        });
        FillSubscription(schema.Subscription, book);
        Schema = schema.Build();
    }

    public Schema Schema { get; }

    /// <summary>The keys of each call of a loader, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentQueue<string> Selections { get; } = new();

    private void FillAuthor(ObjectType<Author> author, ObjectType<Book> book) => author
        .Field("id", Scalars.ID.NonNull(), static a => a.Id)
        .Field("name", Scalars.String.NonNull(), static a => a.Name)
        .Batch("mentor", author, static a => a.MentorId, (IReadOnlyList<int> keys, FieldContext ctx, CancellationToken ct) => LoadAuthors("mentor", keys))
        .Batch("books", book.NonNull().List().NonNull(), static a => a.Id, async (IReadOnlyList<int> keys, FieldContext ctx, CancellationToken ct) =>
        {
            await Task.Yield();
            Calls.Enqueue($"books({string.Join(",", keys)})");
            return (IReadOnlyDictionary<int, IReadOnlyList<Book>>)keys.ToDictionary(
                static key => key, key => (IReadOnlyList<Book>)[.. Books.Where(b => b.AuthorId == key).Take(ctx.Argument<int>("first"))]);
        }, "What the author wrote.", [Arg.Of("first", Scalars.Int, null, 100)]);

    private void FillBook(ObjectType<Book> book, ObjectType<Author> author, EnumType genre) => book
        .Field("id", Scalars.ID.NonNull(), static b => b.Id)
        .Field("title", Scalars.String.NonNull(), static b => b.Title)
        .Field("genre", genre.NonNull(), static b => b.Genre)
        .Field("shout", Scalars.String, [Arg.Of("times", Scalars.Int.NonNull(), null, 1)], static (b, args) => b.Title + new string('!', args.Argument<int>("times")))
        .Field("broken", Scalars.String, static (Book b) => Throw(new InvalidOperationException("secret")))
        .Field("refused", Scalars.String.NonNull(), static (Book b) => Throw(new GraphQLFieldException("No.", "FORBIDDEN", new Dictionary<string, object?> { ["hint"] = 7 })))
        .Field("old", Scalars.Int, static b => 1, "Old.", "Use id.")
        .Batch("author", author, static b => b.AuthorId, (IReadOnlyList<int> keys, FieldContext ctx, CancellationToken ct) =>
        {
            Selections.Enqueue(string.Join(",", ctx.Selection.Names.Order(StringComparer.Ordinal)));
            return LoadAuthors("author", keys);
        })
        .Batch("failing", author, static b => b.Id, (IReadOnlyList<int> keys, FieldContext ctx, CancellationToken ct) =>
            Task.FromException<IReadOnlyDictionary<int, Author>>(new GraphQLFieldException("Down.", "UNAVAILABLE")));

    private void FillQuery(
        RootType query, ObjectType<Book> book, ObjectType<Author> author, UnionType thing, EnumType genre, InputObjectType filter, InputObjectType pick) => query
        .Field("books", book.List(), [Arg.Of("genre", genre), Arg.Of("filter", filter)], async (ctx, ct) =>
        {
            await Task.Yield();
            Selections.Enqueue(string.Join(",", ctx.Selection.Names.Order(StringComparer.Ordinal)));
            ctx.Extensions.Set("position", 42L);
            return Books.Where(b => !ctx.HasArgument("genre") || ctx.Argument<Genre?>("genre") is not { } wanted || b.Genre == wanted);
        })
        .Field("book", book, [Arg.Of("id", Scalars.ID.NonNull())], (ctx, ct) => Task.FromResult(Books.FirstOrDefault(b => $"{b.Id}" == ctx.Argument<string>("id"))))
        .Field("things", thing.List().NonNull(), null, (ctx, ct) => Task.FromResult<object?[]>([Books[0], Authors[1], null, "stray"]))
        .Field("echo", Scalars.JSON, [Arg.Of("filter", filter), Arg.Of("pick", pick), Arg.Of("list", Scalars.Int.NonNull().List()), Arg.Of("json", Scalars.JSON)],
            (ctx, ct) => Task.FromResult<object?>(ctx.Arguments.Present().ToDictionary(static p => p.Key, static p => p.Value)))
        .Field("context", Scalars.String, null, (ctx, ct) => Task.FromResult(ctx.RequestContext as string))
        .Field("slow", Scalars.Int, null, async (ctx, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return 1;
        })
        .Field("deaf", Scalars.Int, null, (ctx, ct) => new TaskCompletionSource<int>().Task)
        .Field("required", Scalars.Int.NonNull(), null, (ctx, ct) => Task.FromResult<int?>(null));

    private static void FillSubscription(SubscriptionType subscription, ObjectType<Book> book) => subscription
        .Field("arrivals", book, [Arg.Of("count", Scalars.Int.NonNull()), Arg.Of("then", Scalars.String)], (ctx, ct) => Arrive(ctx.Argument<int>("count"), ctx.Argument<string>("then"), ct))
        .Field("refused", Scalars.Int, null, IAsyncEnumerable<int> (ctx, ct) => throw new GraphQLFieldException("Not for you.", "FORBIDDEN"))
        .Field("who", Scalars.String, null, static (ctx, ct) => Once(ctx.RequestContext as string));

    private static async IAsyncEnumerable<Book> Arrive(int count, string? then, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return Books[i % Books.Length];
        }
        if (then == "fail")
            throw new GraphQLFieldException("The stream broke.", "BROKEN");
        if (then == "wait")
            await Task.Delay(Timeout.Infinite, cancellation);
    }

    private static async IAsyncEnumerable<string?> Once(string? value)
    {
        await Task.Yield();
        yield return value;
    }

    private async Task<IReadOnlyDictionary<int, Author>> LoadAuthors(string field, IReadOnlyList<int> keys)
    {
        await Task.Yield();
        Calls.Enqueue($"{field}({string.Join(",", keys)})");
        return keys.Where(Authors.ContainsKey).ToDictionary(static key => key, static key => Authors[key]);
    }

    private static string Throw(Exception exception) => throw exception;

    public enum Genre
    {
        Science,
        Novel,
    }

    public sealed record Author(int Id, string Name, int? MentorId);

    public sealed record Book(int Id, string Title, int? AuthorId, Genre Genre);
}
