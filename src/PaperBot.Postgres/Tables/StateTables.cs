namespace PaperBot.Postgres.Tables;

/// <summary>
/// The tables of a bot's state: a list of steps, each of which leads from the version of its place in the list to the next. A step that has been released is never
/// changed; a change of the tables is a new step.
/// </summary>
internal static class StateTables
{
    // Times are milliseconds since 1970, days are numbers since 1 January of the year 1, texts compare by their bytes: all as in the file of the embedded state.
    private const string Conversations =
        """
        CREATE TABLE turn (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            place text COLLATE "C" NOT NULL,
            person text COLLATE "C" NOT NULL,
            at bigint NOT NULL,
            content text NOT NULL);
        CREATE INDEX turn_place ON turn (place, number);
        CREATE INDEX turn_person ON turn (person);
        CREATE INDEX turn_at ON turn (at);
        CREATE TABLE reply (
            id text COLLATE "C" PRIMARY KEY,
            person text COLLATE "C" NOT NULL,
            place text COLLATE "C" NOT NULL,
            at bigint NOT NULL,
            content text NOT NULL);
        CREATE INDEX reply_person ON reply (person);
        CREATE INDEX reply_place ON reply (place);
        CREATE INDEX reply_at ON reply (at, id);
        CREATE TABLE message (id text COLLATE "C" PRIMARY KEY, reply text COLLATE "C" NOT NULL, at bigint NOT NULL);
        CREATE INDEX message_reply ON message (reply);
        CREATE INDEX message_at ON message (at);
        CREATE TABLE verdict (
            reply text COLLATE "C" NOT NULL,
            person text COLLATE "C" NOT NULL,
            verdict integer NOT NULL,
            at bigint NOT NULL,
            PRIMARY KEY (reply, person));
        CREATE INDEX verdict_person ON verdict (person);
        CREATE TABLE pending (
            id text COLLATE "C" PRIMARY KEY,
            person text COLLATE "C",
            address text NOT NULL,
            at bigint NOT NULL,
            instance text COLLATE "C" NOT NULL);
        CREATE INDEX pending_person ON pending (person);
        CREATE TABLE note (name text COLLATE "C" PRIMARY KEY, value text NOT NULL);
        """;

    private const string News =
        """
        CREATE TABLE feed (name text COLLATE "C" PRIMARY KEY, position text, next_run bigint, last_run bigint, report text);
        CREATE TABLE feed_hold (feed text COLLATE "C" PRIMARY KEY, holder text COLLATE "C" NOT NULL, until bigint NOT NULL);
        CREATE TABLE known (paper text COLLATE "C" PRIMARY KEY, version integer);
        CREATE SEQUENCE news_number;
        CREATE TABLE news (
            number bigint PRIMARY KEY,
            paper text COLLATE "C" NOT NULL,
            feed text COLLATE "C" NOT NULL,
            at bigint NOT NULL,
            day integer,
            version integer,
            is_update boolean NOT NULL);
        CREATE INDEX news_at ON news (at);
        CREATE TABLE votes (
            paper text COLLATE "C" NOT NULL,
            feed text COLLATE "C" NOT NULL,
            day integer NOT NULL,
            votes integer NOT NULL,
            PRIMARY KEY (paper, feed, day));
        CREATE INDEX votes_day ON votes (day);
        CREATE TABLE activity (
            place text COLLATE "C" NOT NULL,
            day integer NOT NULL,
            paper text COLLATE "C" NOT NULL,
            kind integer NOT NULL,
            count integer NOT NULL,
            PRIMARY KEY (place, day, paper, kind));
        CREATE INDEX activity_day ON activity (day);
        """;

    // The content says all of a subscription; what is asked for stands beside it.
    private const string Digests =
        """
        CREATE TABLE subscription (
            id text COLLATE "C" PRIMARY KEY,
            key text COLLATE "C" NOT NULL UNIQUE,
            owner text COLLATE "C" NOT NULL,
            place_kind integer NOT NULL,
            address text COLLATE "C" NOT NULL,
            created_at bigint NOT NULL,
            is_active boolean NOT NULL,
            content text NOT NULL,
            next_due bigint,
            last_news bigint NOT NULL,
            last_occurrence text,
            last_made bigint,
            holder text COLLATE "C",
            held_until bigint NOT NULL DEFAULT 0);
        CREATE INDEX subscription_owner ON subscription (owner, created_at);
        CREATE INDEX subscription_address ON subscription (address, place_kind);
        CREATE INDEX subscription_due ON subscription (next_due, id) WHERE is_active AND next_due IS NOT NULL;
        CREATE TABLE delivery (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            subscription text COLLATE "C" NOT NULL,
            occurrence text COLLATE "C" NOT NULL,
            place_kind integer NOT NULL,
            address text NOT NULL,
            made_at bigint NOT NULL,
            stage integer NOT NULL,
            stage_at bigint NOT NULL,
            attempts integer NOT NULL,
            not_before bigint NOT NULL,
            message text,
            holder text COLLATE "C",
            held_until bigint NOT NULL DEFAULT 0,
            papers text NOT NULL,
            content text NOT NULL,
            UNIQUE (subscription, occurrence));
        CREATE INDEX delivery_latest ON delivery (subscription, number);
        CREATE INDEX delivery_open ON delivery (made_at, number) WHERE stage < 2;
        CREATE INDEX delivery_ended ON delivery (made_at) WHERE stage >= 2;
        CREATE TABLE shown (subscription text COLLATE "C" NOT NULL, paper text COLLATE "C" NOT NULL, PRIMARY KEY (subscription, paper));
        CREATE TABLE opinion (
            person text COLLATE "C" NOT NULL,
            paper text COLLATE "C" NOT NULL,
            is_liked boolean NOT NULL,
            at bigint NOT NULL,
            PRIMARY KEY (person, paper));
        CREATE INDEX opinion_at ON opinion (person, at);
        CREATE TABLE confirmation (
            owner text COLLATE "C" NOT NULL,
            address text COLLATE "C" NOT NULL,
            code_hash text NOT NULL,
            sent_at bigint NOT NULL,
            wrong_codes integer NOT NULL,
            confirmed_at bigint,
            PRIMARY KEY (owner, address));
        CREATE TABLE sent_code (address_hash text COLLATE "C" NOT NULL, at bigint NOT NULL);
        CREATE INDEX sent_code_address ON sent_code (address_hash, at);
        CREATE INDEX sent_code_at ON sent_code (at);
        """;

    /// <summary>The steps; the version of the tables is how many have been taken.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Conversations + News + Digests];
}
