using System.Runtime.InteropServices;

namespace PaperBot.LlamaCpp.Native;

/// <summary>
/// The functions of llama.h and ggml-backend.h (llama.cpp release v0.5.0) that are used here. <see cref="Loading.LlamaLibrary"/> finds, loads and checks
/// the libraries first; before that every call fails.
/// </summary>
internal static unsafe partial class Llama
{
    internal const string Library = "paperbot-llama";
    internal const string Backends = "paperbot-ggml";
    internal const string Base = "paperbot-ggml-base";

    [LibraryImport(Library, EntryPoint = "llama_version")]
    internal static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "llama_log_set")]
    internal static partial void SetLog(delegate* unmanaged[Cdecl]<int, byte*, nint, void> callback, nint userData);

    [LibraryImport(Library, EntryPoint = "llama_backend_init")]
    internal static partial void InitialiseBackend();

    [LibraryImport(Library, EntryPoint = "llama_supports_gpu_offload")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool SupportsGpuOffload();

    [LibraryImport(Backends, EntryPoint = "ggml_backend_load_all_from_path", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void LoadBackends(string folder);

    [LibraryImport(Backends, EntryPoint = "ggml_backend_dev_count")]
    internal static partial nuint DeviceCount();

    [LibraryImport(Backends, EntryPoint = "ggml_backend_dev_get")]
    internal static partial nint Device(nuint index);

    [LibraryImport(Base, EntryPoint = "ggml_backend_dev_name")]
    internal static partial byte* DeviceName(nint device);

    [LibraryImport(Base, EntryPoint = "ggml_backend_dev_description")]
    internal static partial byte* DeviceDescription(nint device);

    [LibraryImport(Base, EntryPoint = "ggml_backend_dev_memory")]
    internal static partial void DeviceMemory(nint device, nuint* free, nuint* total);

    [LibraryImport(Base, EntryPoint = "ggml_backend_dev_type")]
    internal static partial int DeviceType(nint device);

    [LibraryImport(Library, EntryPoint = "llama_model_default_params")]
    internal static partial LlamaModelParams DefaultModelParams();

    [LibraryImport(Library, EntryPoint = "llama_context_default_params")]
    internal static partial LlamaContextParams DefaultContextParams();

    [LibraryImport(Library, EntryPoint = "llama_model_load_from_file", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint LoadModel(string path, LlamaModelParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_model_free")]
    internal static partial void FreeModel(nint model);

    [LibraryImport(Library, EntryPoint = "llama_init_from_model")]
    internal static partial nint CreateContext(nint model, LlamaContextParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_free")]
    internal static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "llama_model_get_vocab")]
    internal static partial nint Vocabulary(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_chat_template")]
    internal static partial byte* ChatTemplate(nint model, byte* name);

    [LibraryImport(Library, EntryPoint = "llama_model_n_ctx_train")]
    internal static partial int TrainedContext(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_embd")]
    internal static partial int EmbeddingLength(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_embd_out")]
    internal static partial int OutputEmbeddingLength(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_layer")]
    internal static partial int LayerCount(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_cls_out")]
    internal static partial uint ClassifierOutputs(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_size")]
    internal static partial ulong ModelBytes(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_n_params")]
    internal static partial ulong ParameterCount(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_desc")]
    internal static partial int DescribeModel(nint model, byte* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "llama_model_meta_val_str", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Metadata(nint model, string key, byte* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "llama_model_has_encoder")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool HasEncoder(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_has_decoder")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool HasDecoder(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_is_recurrent")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsRecurrent(nint model);

    [LibraryImport(Library, EntryPoint = "llama_model_is_hybrid")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsHybrid(nint model);

    [LibraryImport(Library, EntryPoint = "llama_vocab_n_tokens")]
    internal static partial int VocabularySize(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_type")]
    internal static partial int VocabularyType(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_text")]
    internal static partial byte* TokenText(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_attr")]
    internal static partial int TokenAttributes(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_is_eog")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool EndsGeneration(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_is_control")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool IsControl(nint vocabulary, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_bos")]
    internal static partial int StartToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_eos")]
    internal static partial int EndToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_sep")]
    internal static partial int SeparatorToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_cls")]
    internal static partial int ClassifyToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_add_bos")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool AddsStartToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_add_eos")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool AddsEndToken(nint vocabulary);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_add_sep")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool AddsSeparatorToken(nint vocabulary);

    /// <summary>Returns the number of tokens, or its negative when they do not fit into <paramref name="most"/>.</summary>
    [LibraryImport(Library, EntryPoint = "llama_tokenize")]
    internal static partial int Tokenise(
        nint vocabulary, byte* text, int length, int* tokens, int most, [MarshalAs(UnmanagedType.U1)] bool addSpecial, [MarshalAs(UnmanagedType.U1)] bool parseSpecial);

    /// <summary>Returns the number of bytes, or its negative when they do not fit into <paramref name="length"/>.</summary>
    [LibraryImport(Library, EntryPoint = "llama_token_to_piece")]
    internal static partial int TokenPiece(nint vocabulary, int token, byte* buffer, int length, int stripSpaces, [MarshalAs(UnmanagedType.U1)] bool special);

    /// <summary>Returns the number of bytes the text needs (it is written as far as it fits), or a negative number for an unknown template.</summary>
    [LibraryImport(Library, EntryPoint = "llama_chat_apply_template")]
    internal static partial int ApplyTemplate(
        byte* template, LlamaChatMessage* messages, nuint count, [MarshalAs(UnmanagedType.U1)] bool addAssistant, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "llama_chat_builtin_templates")]
    internal static partial int BuiltInTemplates(byte** names, nuint most);

    [LibraryImport(Library, EntryPoint = "llama_n_ctx")]
    internal static partial uint ContextTokens(nint context);

    [LibraryImport(Library, EntryPoint = "llama_pooling_type")]
    internal static partial int PoolingType(nint context);

    [LibraryImport(Library, EntryPoint = "llama_get_memory")]
    internal static partial nint Memory(nint context);

    [LibraryImport(Library, EntryPoint = "llama_memory_clear")]
    internal static partial void ClearMemory(nint memory, [MarshalAs(UnmanagedType.U1)] bool data);

    /// <summary>False when a part of a sequence cannot be removed (models with a recurrent state).</summary>
    [LibraryImport(Library, EntryPoint = "llama_memory_seq_rm")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool RemoveSequence(nint memory, int sequence, int from, int to);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_cp")]
    internal static partial void CopySequence(nint memory, int source, int target, int from, int to);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_pos_max")]
    internal static partial int LastPosition(nint memory, int sequence);

    /// <summary>0: done; 1: no room in the context (the batch can be tried again); 2: aborted; negative: failed.</summary>
    [LibraryImport(Library, EntryPoint = "llama_decode")]
    internal static partial int Decode(nint context, LlamaBatch batch);

    [LibraryImport(Library, EntryPoint = "llama_encode")]
    internal static partial int Encode(nint context, LlamaBatch batch);

    [LibraryImport(Library, EntryPoint = "llama_set_n_threads")]
    internal static partial void SetThreads(nint context, int threads, int batchThreads);

    [LibraryImport(Library, EntryPoint = "llama_get_logits_ith")]
    internal static partial float* Logits(nint context, int index);

    [LibraryImport(Library, EntryPoint = "llama_get_embeddings_ith")]
    internal static partial float* Embeddings(nint context, int index);

    [LibraryImport(Library, EntryPoint = "llama_get_embeddings_seq")]
    internal static partial float* SequenceEmbedding(nint context, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_sampler_chain_default_params")]
    internal static partial LlamaSamplerChainParams DefaultChainParams();

    [LibraryImport(Library, EntryPoint = "llama_sampler_chain_init")]
    internal static partial nint CreateChain(LlamaSamplerChainParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_sampler_chain_add")]
    internal static partial void AddToChain(nint chain, nint sampler);

    [LibraryImport(Library, EntryPoint = "llama_sampler_free")]
    internal static partial void FreeSampler(nint sampler);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_greedy")]
    internal static partial nint GreedySampler();

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_dist")]
    internal static partial nint RandomSampler(uint seed);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_top_k")]
    internal static partial nint TopKSampler(int count);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_top_p")]
    internal static partial nint TopPSampler(float probability, nuint least);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_min_p")]
    internal static partial nint MinPSampler(float probability, nuint least);

    [LibraryImport(Library, EntryPoint = "llama_sampler_init_temp")]
    internal static partial nint TemperatureSampler(float temperature);

    /// <summary>Release v0.5.0 takes the vocabulary's size first; the repeat penalty has to be above 0 (1: none).</summary>
    [LibraryImport(Library, EntryPoint = "llama_sampler_init_penalties")]
    internal static partial nint PenaltySampler(int vocabularySize, int lastTokens, float repeat, float frequency, float presence);

    /// <summary>An invalid grammar would end the process: check it first.</summary>
    [LibraryImport(Library, EntryPoint = "llama_sampler_init_grammar", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GrammarSampler(nint vocabulary, string grammar, string root);

    /// <summary>Samples from the output with this index of the last batch, and tells the sampler what was chosen.</summary>
    [LibraryImport(Library, EntryPoint = "llama_sampler_sample")]
    internal static partial int Sample(nint sampler, nint context, int index);

    [LibraryImport(Library, EntryPoint = "llama_sampler_apply")]
    internal static partial void Apply(nint sampler, LlamaTokenDataArray* tokens);

    [LibraryImport(Library, EntryPoint = "llama_sampler_accept")]
    internal static partial void Accept(nint sampler, int token);

    [LibraryImport(Library, EntryPoint = "llama_synchronize")]
    internal static partial void Synchronise(nint context);
}
