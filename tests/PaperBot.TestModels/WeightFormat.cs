namespace PaperBot.TestModels;

/// <summary>How the weights of a made-up model are stored; the values are GGML's type numbers.</summary>
public enum WeightFormat
{
    F32 = 0,
    Q4_0 = 2,
    Q8_0 = 8,
}
