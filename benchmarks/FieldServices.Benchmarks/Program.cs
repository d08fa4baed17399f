using FieldServices.Benchmarks;
using FieldServices.Benchmarks.Bookings;
using FieldServices.Benchmarks.Commands;
using FieldServices.Benchmarks.Evidence;
using FieldServices.Benchmarks.GraphQLEngine;
using FieldServices.Benchmarks.Listeners;
using FieldServices.Benchmarks.Reads;
using FieldServices.Benchmarks.Soak;
using FieldServices.Benchmarks.Store;
using FieldServices.Benchmarks.Tenants;
using FieldServices.Benchmarks.Workflows;

// One line a suite; each suite lives in a folder of its own.
var suites = new Dictionary<string, Func<string[], Task<int>>>
{
    ["bookings"] = BookingsSuite.RunAsync,
    ["commands"] = CommandsSuite.RunAsync,
    ["evidence"] = EvidenceSuite.RunAsync,
    ["graphql"] = ReadsSuite.RunAsync,
    ["graphql-engine"] = GraphQLEngineSuite.RunAsync,
    ["listeners"] = ListenersSuite.RunAsync,
    ["soak"] = SoakSuite.RunAsync,
    ["store"] = StoreSuite.RunAsync,
    ["tenants"] = TenantsSuite.RunAsync,
    ["workflows"] = WorkflowsSuite.RunAsync,
};
return await Suites.RunAsync(suites, args);
