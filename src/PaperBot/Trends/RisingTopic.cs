using PaperBot.Papers;

namespace PaperBot.Trends;

/// <summary>A topic whose share of the new papers is clearly larger than before.</summary>
/// <param name="Name">The phrase that names it, as most papers write it.</param>
/// <param name="Papers">New papers that have it.</param>
/// <param name="PapersBefore">Papers of the days before that have it.</param>
/// <param name="Surprise">How surprising this is by chance alone: Dunning's log-likelihood ratio.</param>
/// <param name="Best">Two or three of its papers, the most telling first.</param>
public sealed record RisingTopic(string Name, int Papers, int PapersBefore, double Surprise, IReadOnlyList<Paper> Best);
