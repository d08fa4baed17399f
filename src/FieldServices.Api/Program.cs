using FieldServices.Api.CommandLine;

Terminal.Prepare();
return await Cli.RunAsync(args);
