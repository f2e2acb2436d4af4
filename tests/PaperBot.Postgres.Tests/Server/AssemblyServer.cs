using PaperBot.Postgres.Tests.Server;
using Xunit;

[assembly: AssemblyFixture(typeof(TestServer))]
