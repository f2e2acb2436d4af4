using PaperBot.LlamaCpp.Loading;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Loading;

public sealed class LlamaLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_installed_library_is_found_and_sees_the_processor()
    {
        var library = Installed.Library;
        var processor = Assert.Single(library.Devices, device => device.Kind == LlamaDeviceKind.Cpu);
        Assert.NotEmpty(processor.Name);
        Assert.InRange(processor.TotalBytes, 1, long.MaxValue);
        Assert.Equal(library.Devices.Any(device => device.Kind == LlamaDeviceKind.Gpu), library.WhyNoGpu is null);
    }

    [Fact]
    public void Many_threads_that_load_get_the_same_library()
    {
        var first = Installed.Library;
        Parallel.For(0, 32, _ => Assert.Same(first, LlamaLibrary.Load(first.Folder)));
    }

    [Fact]
    public void A_folder_without_the_library_says_what_to_do()
    {
        Assert.Null(LlamaLibrary.FindFolder(_folder.Path));
        var exception = Assert.Throws<ModelException>(() => LlamaLibrary.FindAndLoad(_folder.Path));
        Assert.Contains("Model:LibraryFolder", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<ModelException>(() => LibraryFiles.In(Path.Combine(_folder.Path, "nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_half_of_the_libraries_names_the_missing_one()
    {
        var folder = Copy();
        File.Delete(LibraryFiles.In(folder).Backends);
        Assert.Contains("ggml", Assert.Throws<ModelException>(() => LibraryFiles.In(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_build_is_refused_before_it_is_loaded()
    {
        var folder = Copy();
        Replace(LibraryFiles.In(folder).Base, "0ad4a86"u8, "1bcdef0"u8);
        var exception = Assert.Throws<ModelException>(() => LibraryCheck.CheckFiles(LibraryFiles.In(folder)));
        Assert.Contains("another build", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Model:LibraryFolder", exception.Message, StringComparison.Ordinal);
        LibraryCheck.CheckFiles(LibraryFiles.In(Copy()));
    }

    [Fact]
    public void Files_that_are_no_libraries_are_refused()
    {
        var folder = Copy();
        File.WriteAllText(LibraryFiles.In(folder).Llama, "this is no library");
        Assert.Throws<ModelException>(() => LibraryCheck.CheckFiles(LibraryFiles.In(folder)));
    }

    [Fact]
    public void A_library_with_a_function_missing_is_refused()
    {
        var folder = Copy();
        Replace(LibraryFiles.In(folder).Llama, "llama_memory_seq_cp\0"u8, "llama_memory_seq_xx\0"u8);
        Assert.Contains("llama_memory_seq_cp", Assert.Throws<ModelException>(() => LibraryCheck.CheckFiles(LibraryFiles.In(folder))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, true, "", null)]
    [InlineData(false, false, false, "", "no driver of NVIDIA")]
    [InlineData(false, false, true, "", "no driver of NVIDIA")]
    [InlineData(false, true, false, "", "PaperBotCuda=true")]
    [InlineData(false, true, true, "libcudart.so.13", "libcudart.so.13 cannot be loaded")]
    [InlineData(false, true, true, "", "sees no GPU")]
    public void The_reason_for_no_gpu_is_the_first_thing_that_is_missing(bool visible, bool driver, bool library, string missing, string? told)
    {
        var reason = GpuAbsence.Explain(visible, driver, library, missing.Length == 0 ? [] : [missing]);
        if (told is null) Assert.Null(reason);
        else Assert.Contains(told, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_and_reasons_are_read_from_the_log()
    {
        string[] lines = ["load_tensors: offloading 24 repeating layers to GPU", "load_tensors: offloaded 25/25 layers to GPU", "llama_model_load: error loading model: done"];
        Assert.Equal((25, 25), LoadLog.Layers(lines));
        Assert.Null(LoadLog.Layers([]));
        Assert.Equal("done", LoadLog.Reason(lines));
        Assert.Null(LoadLog.Reason([]));
    }

    [Theory]
    [InlineData(4, 8, 8, 3)]
    [InlineData(4, 4, 2, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 0, 6, 5)]
    public void A_physical_core_stays_free_and_one_thread_is_left(int cores, int processors, int available, int threads) =>
        Assert.Equal(threads, ThreadCount.From([.. Enumerable.Range(0, processors).Select(processor => ("0", $"{processor % cores}"))], available));

    [Fact]
    public void No_more_threads_are_used_than_there_are_processors()
    {
        Assert.Equal(Environment.ProcessorCount, ThreadCount.For(Environment.ProcessorCount + 500));
        Assert.Equal((1, ThreadCount.Default), (ThreadCount.For(1), ThreadCount.For(0)));
    }

    [Fact]
    public void The_default_is_what_this_machine_has()
    {
        Assert.InRange(ThreadCount.Default, 1, Math.Max(1, Environment.ProcessorCount - 1));
        Assert.Empty(ThreadCount.Cores(Path.Combine(_folder.Path, "nowhere")));
    }

    private string Copy()
    {
        var library = Installed.Library;
        var target = Directory.CreateDirectory(Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"))).FullName;
        var files = LibraryFiles.In(library.Folder);
        foreach (var file in new[] { files.Base, files.Backends, files.Llama }) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        return target;
    }

    private static void Replace(string path, ReadOnlySpan<byte> old, ReadOnlySpan<byte> text)
    {
        var bytes = File.ReadAllBytes(path);
        var found = 0;
        for (var at = bytes.AsSpan().IndexOf(old); at >= 0; at = bytes.AsSpan().IndexOf(old), found++) text.CopyTo(bytes.AsSpan(at));
        Assert.SkipWhen(found == 0, "this build of llama.cpp keeps the text elsewhere.");
        File.WriteAllBytes(path, bytes);
    }
}
