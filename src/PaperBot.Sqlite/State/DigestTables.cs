namespace PaperBot.Sqlite.State;

/// <summary>The second step of a bot's state: sources and their news, subscriptions and their deliveries, and what people do with papers.</summary>
internal static class DigestTables
{
    // Times are milliseconds since 1970, days are numbers since 1 January of the year 1. Numbers of news are never given again, whatever is deleted.
    private const string News =
        """
        CREATE TABLE feed (name TEXT PRIMARY KEY, position TEXT, next_run INTEGER, last_run INTEGER, report TEXT) WITHOUT ROWID;
        CREATE TABLE feed_hold (feed TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE known (paper TEXT PRIMARY KEY, version INTEGER) WITHOUT ROWID;
        CREATE TABLE news (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            paper TEXT NOT NULL,
            feed TEXT NOT NULL,
            at INTEGER NOT NULL,
            day INTEGER,
            version INTEGER,
            is_update INTEGER NOT NULL);
        CREATE INDEX news_at ON news (at);
        CREATE TABLE votes (
            paper TEXT NOT NULL,
            feed TEXT NOT NULL,
            day INTEGER NOT NULL,
            votes INTEGER NOT NULL,
            PRIMARY KEY (paper, feed, day)) WITHOUT ROWID;
        CREATE INDEX votes_day ON votes (day);
        CREATE TABLE activity (
            place TEXT NOT NULL,
            day INTEGER NOT NULL,
            paper TEXT NOT NULL,
            kind INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (place, day, paper, kind)) WITHOUT ROWID;
        CREATE INDEX activity_day ON activity (day);
        """;

    // The content says all of a subscription; what is asked for stands beside it. The long content of a delivery stands apart, so that going on by a stage writes little.
    private const string Subscriptions =
        """
        CREATE TABLE subscription (
            id TEXT PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            owner TEXT NOT NULL,
            place_kind INTEGER NOT NULL,
            address TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            is_active INTEGER NOT NULL,
            content TEXT NOT NULL,
            next_due INTEGER,
            last_news INTEGER NOT NULL,
            last_occurrence TEXT,
            last_made INTEGER,
            holder TEXT,
            held_until INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX subscription_owner ON subscription (owner, created_at);
        CREATE INDEX subscription_address ON subscription (address, place_kind);
        CREATE INDEX subscription_due ON subscription (next_due, id) WHERE is_active = 1 AND next_due IS NOT NULL;
        CREATE TABLE delivery (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            subscription TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            place_kind INTEGER NOT NULL,
            address TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            stage_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            message TEXT,
            holder TEXT,
            held_until INTEGER NOT NULL DEFAULT 0,
            papers TEXT NOT NULL,
            UNIQUE (subscription, occurrence));
        CREATE TABLE delivery_content (delivery INTEGER PRIMARY KEY, content TEXT NOT NULL);
        CREATE TRIGGER delivery_deleted AFTER DELETE ON delivery BEGIN DELETE FROM delivery_content WHERE delivery = OLD.number; END;
        CREATE INDEX delivery_latest ON delivery (subscription, number);
        CREATE INDEX delivery_open ON delivery (made_at, number) WHERE stage < 2;
        CREATE INDEX delivery_ended ON delivery (made_at) WHERE stage >= 2;
        CREATE TABLE shown (subscription TEXT NOT NULL, paper TEXT NOT NULL, PRIMARY KEY (subscription, paper)) WITHOUT ROWID;
        CREATE TABLE opinion (
            user TEXT NOT NULL,
            paper TEXT NOT NULL,
            is_liked INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (user, paper)) WITHOUT ROWID;
        CREATE INDEX opinion_at ON opinion (user, at);
        CREATE TABLE confirmation (
            owner TEXT NOT NULL,
            address TEXT NOT NULL,
            code_hash TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            wrong_codes INTEGER NOT NULL,
            confirmed_at INTEGER,
            PRIMARY KEY (owner, address)) WITHOUT ROWID;
        CREATE TABLE sent_code (address_hash TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX sent_code_address ON sent_code (address_hash, at);
        CREATE INDEX sent_code_at ON sent_code (at);
        """;

    public static void AddTo(Database database)
    {
        database.Execute(News);
        database.Execute(Subscriptions);
    }
}
