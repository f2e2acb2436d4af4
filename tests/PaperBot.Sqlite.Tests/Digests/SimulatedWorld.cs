using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Papers;
using PaperBot.Sqlite.State;

namespace PaperBot.Sqlite.Tests.Digests;

/// <summary>A year of subscribers, papers and misfortunes, all of it following from a seed.</summary>
internal sealed class SimulatedWorld
{
    private const int PapersAtOnce = 8;

    private readonly Random _random;
    private readonly SqliteBotState _state;
    private readonly bool _setsClocks;
    private readonly SimulatedProcess?[] _processes = new SimulatedProcess?[2];
    private bool _isPassing;
    private int _papers;
    private double _stateTrouble;

    private SimulatedWorld(int seed, string folder, SqliteBotState state, SimulatedTime time, bool setsClocks)
    {
        (_random, _state, Time, _setsClocks) = (new Random(seed), state, time, setsClocks);
        StatePath = PathIn(folder);
        Places = new SimulatedPlaces(time, _random);
        People = new SimulatedPeople(state, time, _random, folder);
    }

    public SimulatedTime Time { get; }

    public string StatePath { get; }

    public SimulatedPlaces Places { get; }

    public SimulatedPeople People { get; }

    public SqliteBotState State => _state;

    public bool IsLibraryAway { get; private set; }

    /// <summary>How often processes were killed.</summary>
    public int Kills { get; private set; }

    public Dictionary<PaperId, long> News { get; } = [];

    public static async Task<SimulatedWorld> OpenAsync(int seed, string folder, bool setsClocks)
    {
        var time = new SimulatedTime(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));
        return new SimulatedWorld(seed, folder, await SqliteBotState.OpenAsync(PathIn(folder), new SimulatedClock(time), CancellationToken.None), time, setsClocks);
    }

    /// <summary>Whether a call to the state fails just now.</summary>
    public bool IsStateAway() => _stateTrouble > 0 && _random.NextDouble() < _stateTrouble;

    public async Task RunAsync(int subscriptions, TimeSpan length)
    {
        var end = Time.Now + length;
        for (var n = 0; n < subscriptions; n++) await People.JoinAsync();
        while (Time.Now < end)
        {
            Time.Pass(TimeSpan.FromMinutes(_random.Next(20, 140)));
            await FeedAsync();
            if (_random.Next(10) == 0) await People.ActAsync();
            if (_random.Next(60) == 0) await People.JoinAsync();
            Misfortune();
            await PassAsync(0);
            if (_processes[1] is not null || _random.Next(40) == 0) await PassAsync(1);
        }

        await RestAsync();
        foreach (var process in _processes)
            if (process is not null) await process.DisposeAsync();
    }

    private static string PathIn(string folder) => Path.Combine(folder, "bot.db");

    private async Task FeedAsync()
    {
        if (_random.Next(6) > 0) return;
        var notes = Enumerable.Range(0, _random.Next(1, PapersAtOnce + 1))
            .Select(_ => new NewsNote(SimulatedPapers.Of(++_papers, _random.Next(SimulatedPapers.Topics)), "feed") { Day = DateOnly.FromDateTime(Time.Now.UtcDateTime) }).ToList();
        foreach (var item in await _state.NoteNewsAsync(notes, Time.Now, CancellationToken.None)) News[item.Paper] = item.Number;
    }

    private void Misfortune()
    {
        if (_random.Next(100) == 0) Time.Pass(TimeSpan.FromHours(_random.Next(1, 60)));
        IsLibraryAway = IsLibraryAway ? _random.Next(4) > 0 : _random.Next(80) == 0;
        _stateTrouble = _stateTrouble > 0 && _random.Next(3) > 0 ? _stateTrouble : _random.Next(60) == 0 ? _random.NextDouble() : 0;
        foreach (var kind in Enum.GetValues<PlaceKind>())
        {
            if (!Places.Away.Remove(kind) ? _random.Next(150) == 0 : _random.Next(4) > 0) Places.Away.Add(kind);
        }

        if (_random.Next(2_000) == 0) Places.Gone.Add($"guild/{_random.Next(40)} topic {_random.Next(SimulatedPapers.Topics)}");
        if (_processes[1] is { } second && _random.Next(20) == 0) second.Fate.KillIn(0);
    }

    private async Task PassAsync(int number)
    {
        if (_isPassing) return;
        var process = _processes[number] ??= await SimulatedProcess.StartAsync(this, TimeSpan.Zero);
        if (_setsClocks) SetClock(process);
        if (_random.Next(25) == 0) process.Fate.KillIn(_random.Next(150));
        process.Fate.Between = () => Meddle(number);
        _isPassing = true;
        var lives = await process.PassAsync();
        _isPassing = false;
        if (!lives) await BuryAsync(number);
    }

    /// <summary>Between any two calls of one process the other may pass, time may go by, and clocks may be set.</summary>
    private void Meddle(int number)
    {
        if (_random.Next(2_000) > 0) return;
        if (_random.Next(3) == 0) Time.Pass(TimeSpan.FromMinutes(_random.Next(20)));
        if (_processes[1 - number] is not { } other) return;
        other.Fate.Between = null;
        if (_random.Next(4) == 0) other.Fate.KillIn(_random.Next(60));
        if (!other.PassAsync().GetAwaiter().GetResult()) BuryAsync(1 - number).GetAwaiter().GetResult();
    }

    private async Task BuryAsync(int number)
    {
        Kills++;
        await _processes[number]!.DisposeAsync();
        _processes[number] = null;
        if (number == 0 && _random.Next(4) == 0) Time.Pass(TimeSpan.FromMinutes(_random.Next(600)));
    }

    private void SetClock(SimulatedProcess process)
    {
        if (process.Clock.Skew != TimeSpan.Zero ? _random.Next(6) > 0 : _random.Next(250) > 0) return;
        process.Clock.Skew = process.Clock.Skew != TimeSpan.Zero ? TimeSpan.Zero : _random.Next(5) switch
        {
            0 => TimeSpan.FromDays(365),
            1 => TimeSpan.FromDays(-365),
            2 => TimeSpan.FromHours(_random.Next(-30, 30)),
            3 => TimeSpan.FromMinutes(_random.Next(-90, 90)),
            _ => TimeSpan.FromDays(_random.Next(-20, 20)),
        };
    }

    /// <summary>Two weeks without misfortune, in which all that is due comes.</summary>
    private async Task RestAsync()
    {
        (IsLibraryAway, _stateTrouble) = (false, 0);
        Places.Away.Clear();
        foreach (var process in _processes.OfType<SimulatedProcess>()) process.Clock.Skew = TimeSpan.Zero;
        await People.ResumeAllAsync();
        for (var end = Time.Now + TimeSpan.FromDays(15); Time.Now < end; Time.Pass(TimeSpan.FromMinutes(50)))
        {
            foreach (var process in _processes.OfType<SimulatedProcess>()) process.Fate.Between = null;
            if (!await (_processes[0] ??= await SimulatedProcess.StartAsync(this, TimeSpan.Zero)).PassAsync()) await BuryAsync(0);
        }
    }
}
