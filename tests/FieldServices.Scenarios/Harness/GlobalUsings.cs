global using Answer = FieldServices.Scenarios.Harness.Answer;
