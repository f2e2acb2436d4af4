using PaperBot.Qdrant.Tests;
using PaperBot.Qdrant.Tests.Live;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (ChildProcess.Task is { } task) return await ChildProcess.RunAsync(task);
if (args is ["live", .. var rest]) return await LiveRun.RunAsync(rest);
return args.Any(argument => argument is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
