namespace PaperBot.Evaluation;

/// <summary>How close a paper was found to be to a person's past papers.</summary>
/// <param name="Iteration">Which of the person's profiles it was compared to, from 1.</param>
/// <param name="Reviewer">The person.</param>
/// <param name="Paper">The paper.</param>
/// <param name="Similarity">Affinity to the papers of the profile, 0 to 1.</param>
public sealed record ReviewerAffinity(int Iteration, string Reviewer, string Paper, double Similarity);
