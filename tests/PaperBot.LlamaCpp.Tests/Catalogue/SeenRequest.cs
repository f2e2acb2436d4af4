namespace PaperBot.LlamaCpp.Tests.Catalogue;

/// <summary>What a server was asked.</summary>
internal sealed record SeenRequest(string Path, string Range, string IfRange, string Authorization);
