#include "feeds/sim/sim_venues.h"

#include "feeds/sim/server/candles.h"
#include "feeds/sim/server/json_text.h"
#include "feeds/sim/sim_control.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

namespace plimsoll::sim {

namespace {

constexpr int kTickMs = 25, kBooksMs = 100;
constexpr qint64 kBudgetMs = 20;                            // of a tick, for the market itself
constexpr Duration kLargestDebt = std::chrono::seconds(1);  // of wall time times speed; beyond it time is slower
constexpr Duration kMadeUp = std::chrono::minutes(1);       // the same, where the venues' clocks are the wall's
constexpr std::size_t kKept = 200'000;
constexpr std::int64_t kFirstSeq = 1'000'000;

// As deep as the venue's deepest stream (3.1 of its page). Binance: what an image by REST shows.
std::size_t depthOf(const Listing& l)
{
    switch (l.venue) {
        case VenueId::Binance: return 1'000;
        case VenueId::Bybit: return l.perp() ? 1'000 : 200;
        case VenueId::Okx: return 400;
        case VenueId::Hyperliquid: return 1'000;
    }
    return 1'000;
}

template <typename T>
void keep(std::deque<T>& list, T value, std::size_t most = kKept)
{
    list.push_back(std::move(value));
    if (list.size() > most) list.pop_front();
}

struct KindName {
    const char* operator()(const LevelChanged&) const { return "level changes"; }
    const char* operator()(const Traded&) const { return "trades"; }
    const char* operator()(const Liquidated&) const { return "liquidations"; }
    const char* operator()(const Deleveraged&) const { return "deleveragings"; }
    const char* operator()(const FundingSettled&) const { return "settlements"; }
    const char* operator()(const StatusChanged&) const { return "status changes"; }
    const char* operator()(const FundingRuleChanged&) const { return "interval changes"; }
    const char* operator()(const AdlStageChanged&) const { return "ADL stages"; }
    const char* operator()(const VenueConditionChanged&) const { return "venue conditions"; }
    const char* operator()(const StableRate&) const { return "stable rates"; }
    const char* operator()(const PhaseBegan&) const { return "phases"; }
};

}  // namespace

// What was, from the market's own memory.
struct SimVenues::MarketPast final : Past {
    explicit MarketPast(const SimVenues& venues) : m_venues(venues) {}

    std::vector<Kline> klines(const ServedSymbol& s, int minutes, std::size_t count) const override
    {
        // From the longest bars that they are made of.
        const auto length = static_cast<std::size_t>(std::max(minutes, 1));
        const SimulatedMarket& market = m_venues.market();
        const ListingId id = s.listing.id;
        const auto most = [&](std::size_t part) { return (count + 1) * std::max<std::size_t>(1, length / part); };
        std::vector<Kline> bars = length % 60 == 0  ? market.hourKlines(id, most(60))
                                  : length % 5 == 0 ? market.fiveKlines(id, most(5))
                                                    : market.minuteKlines(id, most(1));
        if (length != 1 && length != 5 && length != 60) bars = joined(bars, minutes);
        return newest(std::move(bars), count);
    }
    std::vector<ServedTrade> trades(const ServedSymbol& s, std::size_t count) const override
    {
        const auto& all = m_venues.tape(s.listing.id).newest;
        const std::size_t n = std::min(count, all.size());
        return {all.end() - static_cast<std::ptrdiff_t>(n), all.end()};
    }
    std::vector<SettledFunding> funding(const ServedSymbol& s, std::size_t count) const override
    {
        return newest(m_venues.market().fundingHistory(s.listing.id), count);
    }
    std::vector<OpenInterestPoint> openInterest(const ServedSymbol& s, std::size_t count) const override
    {
        return newest(m_venues.market().openInterestHistory(s.listing.id), count);
    }

private:
    template <typename T>
    static std::vector<T> newest(std::vector<T> all, std::size_t count)
    {
        if (all.size() > count) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(count));
        return all;
    }
    const SimVenues& m_venues;
};

SimVenues::SimVenues(const SimSetup& setup, QObject* parent)
    : QObject(parent),
      m_market(std::make_unique<SimulatedMarket>(setup.market, setup.scenario, setup.seed)),
      m_past(std::make_unique<MarketPast>(*this)),
      m_clock(setup.wall ? *setup.wall : static_cast<const Clock&>(m_system)),
      m_followsWall(setup.wall != nullptr && setup.running),
      m_seed(setup.seed),
      m_port(setup.port),
      m_speed(std::clamp(setup.speed, kSlowest, kFastest)),
      m_tapeLength(setup.tape)
{
    const std::vector<Listing>& listings = m_market->listings();
    m_served.resize(listings.size(), nullptr);
    m_history.resize(listings.size());
    m_changesSeen.resize(listings.size(), ~std::uint64_t{0});
    m_tapes.resize(listings.size());
    m_trades.resize(listings.size());
    m_closed.resize(listings.size());
    for (const VenueId v : kVenues) {
        if (!((setup.market.venues >> static_cast<unsigned>(v)) & 1u)) continue;
        auto server = std::make_unique<VenueServer>(v);
        ServedVenue& venue = server->venue();
        venue.past = m_past.get();
        venue.now = [this] { return toUnixMs(m_market->now()); };
        venue.clock = [this] { return toUnixMs(venueTime()); };
        venue.kindOf = [this](AccountId id) { return m_market->accountKind(id); };
        venue.liquidatorVault = m_market->liquidatorVault(v);
        venue.positionsOf = [this, v](const std::function<bool(AccountId)>& whose) {
            std::vector<PositionView> out;
            for (const Listing& l : m_market->listings()) {
                if (l.venue != v || !l.perp()) continue;
                for (const PositionView& p : m_market->positions(l.id))
                    if (whose(p.account)) out.push_back(p);
            }
            return out;
        };
        server->enforceLimits(setup.limits);
        server->sayWhatItIs(true);
        m_servers[static_cast<std::size_t>(v)] = std::move(server);
    }
    for (const Listing& l : listings) {
        if (!has(l.venue)) continue;
        ServedSymbol& s = server(l.venue).venue().add(l);
        m_served[l.id] = &s;
        for (const PastTrade& t : m_market->recentTrades(l.id))
            m_tapes[l.id].newest.push_back({toUnixMs(t.at), t.trade});
    }
    refreshStates();
    moveBooks();
    m_market->clearHappenings();
    m_control = std::make_unique<SimControl>(*this);

    m_since = m_owedTo = m_clock.mono();
    // The past took a while to make, and all that time the market stood at its start.
    if (m_followsWall) m_debt = std::max(Duration{}, m_clock.wall() - setup.market.start);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &SimVenues::wallTick);
    m_measuredFrom = m_market->now();
    if (setup.running) m_timer.start();
}

SimVenues::~SimVenues() = default;

QString SimVenues::listen()
{
    const auto at = [this](quint16 offset) {
        return m_port == 0 ? quint16{0} : static_cast<quint16>(m_port + offset);
    };
    if (m_port > 65'531) return QStringLiteral("port %1 leaves no room for the four after it").arg(m_port);
    if (!m_control->listen(at(0))) return QStringLiteral("port %1 is taken").arg(at(0));
    for (const VenueId v : kVenues)
        if (has(v) && !server(v).listen(at(static_cast<quint16>(1 + static_cast<unsigned>(v)))))
            return QStringLiteral("port %1 is taken").arg(at(static_cast<quint16>(1 + static_cast<unsigned>(v))));
    return {};
}

quint16 SimVenues::controlPort() const
{
    return m_control->port();
}

std::map<VenueId, Endpoints> SimVenues::endpoints() const
{
    std::map<VenueId, Endpoints> out;
    for (const VenueId v : kVenues) {
        if (!has(v)) continue;
        Endpoints e = m_servers[static_cast<std::size_t>(v)]->endpoints();
        // Binance alone has hosts of its own for spot.
        if (v != VenueId::Binance) e.at(Role::SpotRest).clear(), e.at(Role::SpotWs).clear();
        out.emplace(v, std::move(e));
    }
    return out;
}

std::string SimVenues::endpointsJson() const
{
    JsonText t;
    t.object();
    for (const auto& [venue, endpoints] : endpoints()) {
        t.object(venueKey(venue));
        for (const Role r : {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs})
            if (!endpoints.at(r).empty()) t.text(roleKey(r), endpoints.at(r));
        t.endObject();
    }
    t.text("control", "http://127.0.0.1:" + std::to_string(controlPort()));
    return t.endObject().take();
}

void SimVenues::setSpeed(double speed)
{
    const double next = std::clamp(speed, kSlowest, kFastest);
    // The same again takes nothing from the clocks.
    if (std::abs(next - m_speed) > 1e-9) {
        owe();
        m_debt = {};
        m_speed = next;
    }
    Q_EMIT stateChanged();
}

void SimVenues::setPaused(bool paused)
{
    if (paused != m_paused) {
        owe();
        m_debt = {};
        m_paused = paused;
    }
    Q_EMIT stateChanged();
}

void SimVenues::play(const Scenario& next)
{
    m_market->play(next);
    m_phase = m_market->phase();
    Q_EMIT stateChanged();
}

// ---- time ----------------------------------------------------------------------------------

Duration SimVenues::scaled(Duration wall) const
{
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::nano>(wall) * m_speed);
}

// What has passed is to be gone through, at the speed that was.
void SimVenues::owe()
{
    const Mono now = m_clock.mono();
    const Duration passed = now - std::exchange(m_owedTo, now);
    if (m_paused) return;
    m_debt += scaled(passed);
    const Duration usual = std::max(scaled(std::chrono::seconds(1)), kLargestDebt);
    m_debt = std::min(m_debt, m_followsWall && m_speed <= 1 ? kMadeUp : usual);
}

// The market goes in steps, and stays behind on a busy machine; a clock does neither. Compressed time has no clock
// but the market's.
Timestamp SimVenues::venueTime() const
{
    Timestamp at = m_market->now();
    if (m_followsWall && m_speed <= 1) {
        at += m_debt;
        if (!m_paused) at += scaled(m_clock.mono() - m_owedTo);
    }
    m_told = std::max(m_told, at);
    return m_told;
}

void SimVenues::wallTick()
{
    owe();
    const qint64 now = std::chrono::floor<std::chrono::milliseconds>(m_owedTo - m_since).count();
    QElapsedTimer spent;
    spent.start();
    while (m_debt >= SimulatedMarket::kStep && spent.elapsed() < kBudgetMs) {
        m_market->advance(SimulatedMarket::kStep);
        m_debt -= SimulatedMarket::kStep;
    }
    readJournal();
    refreshStates();
    if (now - m_lastBooks >= kBooksMs) {
        m_lastBooks = now;
        moveBooks();
    }
    for (const auto& server : m_servers)
        if (server) server->tick();

    if (now - m_measuredAt >= 2'000) {
        const double simulated = std::chrono::duration<double>(m_market->now() - m_measuredFrom).count();
        m_reached = simulated / (static_cast<double>(now - m_measuredAt) / 1'000);
        m_measuredAt = now;
        m_measuredFrom = m_market->now();
        Q_EMIT stateChanged();
    } else if (m_market->phase() != m_phase) {
        Q_EMIT stateChanged();
    }
    m_phase = m_market->phase();
    Q_EMIT moved();
}

// Periodic channels go by the same time.
void SimVenues::advance(std::chrono::milliseconds by)
{
    m_market->advance(by);
    m_stepped += by;
    readJournal();
    refreshStates();
    moveBooks();
    for (const auto& server : m_servers)
        if (server) server->tick(m_stepped.count());
}

// ---- what happened ---------------------------------------------------------------------------

void SimVenues::readJournal()
{
    for (const Happening& h : m_market->happenings()) happened(h);
    m_market->clearHappenings();
    for (std::size_t id = 0; id < m_served.size(); ++id) {
        ServedSymbol* s = m_served[id];
        std::vector<ServedTrade>& trades = m_trades[id];
        std::vector<ServedLiquidation>& closed = m_closed[id];
        if (s && !trades.empty()) {
            Tape& tape = m_tapes[id];
            for (const ServedTrade& t : trades) {
                ++tape.count;
                tape.lots += t.what.lots;
                keep(tape.newest, t, m_tapeLength);
            }
            server(s->listing.venue).traded(*s, trades);
        }
        if (s && !closed.empty()) server(s->listing.venue).liquidated(*s, closed);
        trades.clear();
        closed.clear();
    }
}

void SimVenues::happened(const Happening& h)
{
    ++m_counts[std::visit(KindName{}, h.what)];
    const std::int64_t ms = toUnixMs(h.at);
    ServedSymbol* s = h.listing == kNoListing ? nullptr : m_served[h.listing];
    std::visit(
        [&](const auto& what) {
            using T = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<T, Traded>) {
                if (s) m_trades[h.listing].push_back({ms, what});
            } else if constexpr (std::is_same_v<T, Liquidated>) {
                keep(m_liquidations, Liquidation{h.listing, ms, what});
                if (s) m_closed[h.listing].push_back({ms, what});
            } else if constexpr (std::is_same_v<T, Deleveraged>) {
                keep(m_adl, Adl{h.listing, ms, what});
                if (s) server(s->listing.venue).deleveraged(*s, ms, what);
            } else if constexpr (std::is_same_v<T, FundingSettled>) {
                keep(m_settlements, Settlement{h.listing, what});
            } else if constexpr (std::is_same_v<T, StatusChanged>) {
                if (s) changeStatus(*s);
            } else if constexpr (std::is_same_v<T, VenueConditionChanged>) {
                if (has(what.venue)) {
                    server(what.venue).setFeedOut(what.condition == VenueCondition::FeedOut);
                    server(what.venue).venue().condition = what.condition;
                }
            } else if constexpr (std::is_same_v<T, StableRate>) {
                for (const auto& server : m_servers)
                    if (server) server->venue().stable = what;
            }
        },
        h.what);
}

void SimVenues::changeStatus(ServedSymbol& s)
{
    s.listing = m_market->listings()[s.listing.id];
    s.state = m_market->state(s.listing.id);
    VenueServer& at = server(s.listing.venue);
    if (s.listed()) at.venue().list(s);
    at.listingChanged(s);
}

void SimVenues::refreshStates()
{
    for (std::size_t id = 0; id < m_served.size(); ++id)
        if (m_served[id]) m_served[id]->state = m_market->state(static_cast<ListingId>(id));
}

// ---- books -----------------------------------------------------------------------------------

void SimVenues::moveBooks()
{
    for (ServedSymbol* s : m_served)
        if (s && s->listed()) moveBook(*s);
}

void SimVenues::moveBook(ServedSymbol& s)
{
    const ListingId id = s.listing.id;
    const std::uint64_t changes = s.state.bookChanges;
    const bool timed = s.listing.venue == VenueId::Hyperliquid;  // its books are numbered by their time
    const std::int64_t now = toUnixMs(m_market->now());
    VenueServer& at = server(s.listing.venue);
    if (std::exchange(m_changesSeen[id], changes) == changes && !(timed && now > s.book.seq))
        return at.quoteMoved(s);

    const Book& book = m_market->book(id);
    const std::size_t depth = depthOf(s.listing);
    ServedBook next;
    next.bids = book.top(Side::Buy, depth);
    next.asks = book.top(Side::Sell, depth);
    next.engine = kFirstSeq + static_cast<std::int64_t>(changes);
    next.atMs = now;
    BookStep step;
    const bool counts = s.listing.venue == VenueId::Okx || timed;
    step.bids = changesOf(Side::Buy, s.book.bids, next.bids, counts);
    step.asks = changesOf(Side::Sell, s.book.asks, next.asks, counts);
    if (step.empty() && s.book.seq > 0 && !timed) {
        s.book.engine = next.engine;
        return at.quoteMoved(s);
    }
    switch (s.listing.venue) {
        case VenueId::Binance:
        case VenueId::Okx: next.seq = next.engine; break;
        case VenueId::Bybit: next.seq = s.book.seq == 0 ? kFirstSeq : s.book.seq + 1; break;
        case VenueId::Hyperliquid: next.seq = std::max(s.book.seq + 1, now); break;
    }
    step.prevSeq = s.book.seq;
    step.firstSeq = s.book.seq + 1;
    step.seq = next.seq;
    step.atMs = now;
    m_history[id].moved(s.book, next, step);
    s.book = std::move(next);
    s.step = std::move(step);
    at.bookMoved(s);
    at.quoteMoved(s);
}

// ---- the truth ---------------------------------------------------------------------------------

const ServedSymbol* SimVenues::served(VenueId venue, plimsoll::Market market, std::string_view symbol) const
{
    const auto& server = m_servers[static_cast<std::size_t>(venue)];
    return server ? server->venue().find(market, symbol) : nullptr;
}

const ServedSymbol* SimVenues::served(ListingId id) const
{
    return id < m_served.size() ? m_served[id] : nullptr;
}

std::optional<ServedBook> SimVenues::bookAt(const ServedSymbol& s, std::int64_t seq) const
{
    return m_history[s.listing.id].at(seq);
}

}  // namespace plimsoll::sim
