using System.Text;

namespace PaperBot.TestModels;

/// <summary>Writes a model file of GGUF version 3 (format: ggml's docs/gguf.md): metadata, tensor directory, aligned tensor data.</summary>
public sealed class GgufFile
{
    private const int Alignment = 32;

    private readonly List<(string Key, object Value)> _metadata = [];
    private readonly List<Tensor> _tensors = [];

    /// <summary>Adds metadata: string, bool, uint, int, float, or an array of string, int or float.</summary>
    public GgufFile With(string key, object value)
    {
        _metadata.RemoveAll(known => known.Key == key);
        _metadata.Add((key, value));
        return this;
    }

    /// <summary>Adds a tensor.</summary>
    public GgufFile With(Tensor tensor)
    {
        _tensors.Add(tensor);
        return this;
    }

    /// <summary>Writes the file and returns its path.</summary>
    public string Write(string path)
    {
        using var stream = File.Create(path);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_metadata.Count);
        foreach (var (key, value) in _metadata)
        {
            WriteText(writer, key);
            WriteValue(writer, value);
        }

        WriteDirectory(writer);
        writer.Flush();
        foreach (var tensor in _tensors)
        {
            Align(stream);
            for (var row = 0; row < tensor.RowCount; row++) Quantisation.WriteRow(stream, tensor.Format, tensor.Row(row));
        }

        Align(stream);
        return path;
    }

    private static void Align(Stream stream)
    {
        while (stream.Position % Alignment != 0) stream.WriteByte(0);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteValue(BinaryWriter writer, object value)
    {
        writer.Write(TypeOf(value));
        if (value is Array array)
        {
            writer.Write(TypeOf(array.GetType().GetElementType() == typeof(string) ? "" : array.GetValue(0)!));
            writer.Write((ulong)array.Length);
            foreach (var item in array) WriteScalar(writer, item);
        }
        else
        {
            WriteScalar(writer, value);
        }
    }

    private static uint TypeOf(object value) => value switch
    {
        uint => 4,
        int => 5,
        float => 6,
        bool => 7,
        string => 8,
        Array => 9,
        _ => throw new ArgumentException($"No metadata type for {value.GetType()}.", nameof(value)),
    };

    private static void WriteScalar(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case uint number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case bool flag: writer.Write(flag); break;
            case string text: WriteText(writer, text); break;
            default: throw new ArgumentException($"No metadata type for {value.GetType()}.", nameof(value));
        }
    }

    private void WriteDirectory(BinaryWriter writer)
    {
        var offset = 0L;
        foreach (var tensor in _tensors)
        {
            WriteText(writer, tensor.Name);
            writer.Write((uint)tensor.Shape.Count);
            foreach (var length in tensor.Shape) writer.Write((ulong)length);
            writer.Write((uint)tensor.Format);
            writer.Write((ulong)offset);
            offset += (tensor.ByteCount + Alignment - 1) / Alignment * Alignment;
        }
    }
}
