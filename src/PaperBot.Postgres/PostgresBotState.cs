namespace PaperBot.Postgres;

/// <summary>A bot's state in a PostgreSQL database, for several instances of PaperBot.</summary>
public static class PostgresBotState;
