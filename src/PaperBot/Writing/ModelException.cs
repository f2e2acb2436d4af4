namespace PaperBot.Writing;

/// <summary>A model, or the server or library behind it, cannot do what was asked; the message is one calm sentence for people, with what to do next.</summary>
public class ModelException : Exception
{
    public ModelException(string message) : base(message)
    {
    }

    public ModelException(string message, Exception inner) : base(message, inner)
    {
    }
}
