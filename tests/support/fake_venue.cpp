#include "tests/support/fake_venue.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace plimsoll::test {

namespace {

constexpr int kMarksEvery = 8;  // steps
constexpr int kTradeEvery = 2;
constexpr qint64 kEightHours = 28'800'000;
// Hyperliquid's pairs are numbered.
constexpr std::array<const char*, 3> kCoins = {"BTC", "ETH", "NEW"};

VenueId venueOf(FakeVenue::Dialect d)
{
    return static_cast<VenueId>(d);
}

std::vector<sim::BookLevel> rowsOf(const Side0& side, bool falling)
{
    std::vector<sim::BookLevel> out;
    out.reserve(side.size());
    for (const auto& [price, size] : side) out.push_back({price, size, size == 0 ? 0u : 3u});
    if (falling) std::reverse(out.begin(), out.end());
    return out;
}

// "BTCUSDT" as this venue lists it: prices step by a tenth, sizes by a thousandth of the coin.
sim::Listing listingOf(VenueId venue, Market market, const std::string& name, int number)
{
    sim::Listing l;
    l.id = 0;
    l.venue = venue;
    l.market = market;
    l.asset = l.base = name.substr(0, name.size() - 4);
    l.quote = l.settle = name.substr(name.size() - 4);
    l.symbol = name;
    l.tick = {10, -2};
    l.lot = {1, -3};
    l.fundingInterval = std::chrono::hours(venue == VenueId::Hyperliquid ? 1 : 8);
    l.fundingCap = 0.00375;
    l.fundingFloor = -0.00375;
    l.impactNotional = 20'000;
    l.maxLeverage = 100;
    l.tiers = {{0, 1e6, 0.005, 0, 100}, {1e6, 1e9, 0.01, 5'000, 50}};
    l.listedAt = fromUnixMs(1'569'398'400'000);
    const bool perp = market == Market::Perp;
    if (venue == VenueId::Okx) {
        l.pairName = l.base + '-' + l.quote;
        l.symbol = perp ? l.pairName + "-SWAP" : l.pairName;
        if (perp) l.lot = {1, -1}, l.contract = {1, -2};  // contracts of a hundredth of a coin
    } else if (venue == VenueId::Hyperliquid) {
        l.quote = l.settle = "USDC";
        l.maxLeverage = 40;
        l.tiers = {{0, 1e9, 0.0125, 0, 40}};
        l.sizeDecimals = 3;
        l.symbol = perp ? l.base : '@' + std::to_string(number);
        if (!perp) l.base.insert(0, 1, 'U');
    }
    return l;
}

}  // namespace

// Two settlements, and the trades of the script.
struct FakeVenue::ScriptPast final : sim::Past {
    explicit ScriptPast(FakeVenue& venue) : m_owner(venue) {}

    std::vector<sim::Kline> klines(const sim::ServedSymbol&, int, std::size_t) const override { return {}; }
    std::vector<sim::ServedTrade> trades(const sim::ServedSymbol& s, std::size_t count) const override
    {
        const Pair* pair = m_owner.pairOf(s);
        std::vector<sim::ServedTrade> out;
        if (!pair) return out;
        const auto& all = pair->truth->trades();
        for (std::size_t i = all.size() - std::min(count, all.size()); i < all.size(); ++i)
            out.push_back(served(all[i]));
        return out;
    }
    std::vector<sim::SettledFunding> funding(const sim::ServedSymbol& s, std::size_t) const override
    {
        const qint64 interval = s.listing.fundingInterval.count() * 3'600'000;
        const qint64 last = m_owner.clock() / interval * interval;
        std::vector<sim::SettledFunding> out;
        for (const qint64 at : {last - interval, last})
            out.push_back({fromUnixMs(at), 0.0001, 0.0001, 65'000, s.listing.fundingInterval});
        return out;
    }
    std::vector<sim::OpenInterestPoint> openInterest(const sim::ServedSymbol&, std::size_t) const override
    {
        return {};
    }

    static sim::ServedTrade served(const TruthTrade& t)
    {
        sim::ServedTrade out;
        out.atMs = t.atMs;
        out.what.id = static_cast<std::uint64_t>(t.id);
        out.what.ticks = t.price;
        out.what.lots = t.size;
        out.what.taker = t.sell ? Side::Sell : Side::Buy;
        return out;
    }

private:
    FakeVenue& m_owner;
};

FakeVenue::FakeVenue(Dialect dialect, int stepMs, QObject* parent)
    : VenueServer(venueOf(dialect), parent),
      m_venue(dialect),
      m_past(std::make_unique<ScriptPast>(*this)),
      m_stepMs(stepMs)
{
    venue().now = [this] { return clock(); };
    venue().past = m_past.get();
    venue().everyStep = true;
    if (dialect == Dialect::Binance) setRestHeader("X-MBX-USED-WEIGHT-1M: 5");
    addSymbol(Market::Perp, "BTCUSDT", 650'000);
    addSymbol(Market::Perp, "ETHUSDT", 33'000);
    addSymbol(Market::Spot, "BTCUSDT", 650'010);
    addSymbol(Market::Spot, "ETHUSDT", 33'001);
    connect(&m_timer, &QTimer::timeout, this, &FakeVenue::step);
    m_timer.setTimerType(Qt::PreciseTimer);
    listen();
    setAuto(true);
}

FakeVenue::~FakeVenue()
{
    m_timer.stop();
}

qint64 FakeVenue::clock() const
{
    return QDateTime::currentMSecsSinceEpoch() + skewMs;
}

// ---- the market --------------------------------------------------------------------------

void FakeVenue::setAuto(bool on)
{
    if (on)
        m_timer.start(m_stepMs);
    else
        m_timer.stop();
}

void FakeVenue::addSymbol(Market market, const std::string& name, qint64 midTicks)
{
    const auto seed = static_cast<unsigned>(m_pairs.size() + 1);
    const std::string base = name.substr(0, name.size() - 4);
    const auto coin = std::find_if(kCoins.begin(), kCoins.end(), [&](const char* c) { return base == c; });
    const int number =
        coin == kCoins.end() ? 100 + static_cast<int>(seed) : static_cast<int>(coin - kCoins.begin()) + 1;
    Pair pair;
    pair.truth = std::make_unique<TruthSymbol>(name, market, midTicks, seed, m_venue == Dialect::Bybit);
    if (m_venue == Dialect::Hyperliquid) pair.truth->countTime(clock());
    pair.served = &venue().add(listingOf(venueOf(m_venue), market, name, number));
    m_pairs.push_back(std::move(pair));
    TruthStep none;
    none.seq = m_pairs.back().truth->book().seq;
    serve(m_pairs.back(), none);
    serveContext(m_pairs.back());
}

// "BTCUSDT" for OKX's "BTC-USDT-SWAP", Hyperliquid's "BTC" and "@1".
std::string FakeVenue::truthName(const std::string& wire) const
{
    for (const Pair& p : m_pairs)
        if (p.served->symbol() == wire) return p.truth->symbol();
    return wire;
}

const TruthSymbol* FakeVenue::find(Market market, const std::string& name) const
{
    const std::string own = truthName(name);
    for (const Pair& p : m_pairs)
        if (p.truth->market() == market && p.truth->symbol() == own) return p.truth.get();
    return nullptr;
}

FakeVenue::Pair* FakeVenue::pairOf(Market market, const std::string& name)
{
    const std::string own = truthName(name);
    const auto it = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const Pair& p) {
        return p.truth->market() == market && p.truth->symbol() == own;
    });
    return it == m_pairs.end() ? nullptr : &*it;
}

FakeVenue::Pair* FakeVenue::pairOf(const sim::ServedSymbol& s)
{
    const auto it = std::find_if(m_pairs.begin(), m_pairs.end(), [&](const Pair& p) { return p.served == &s; });
    return it == m_pairs.end() ? nullptr : &*it;
}

TruthSymbol& FakeVenue::symbol(Market market, const std::string& name)
{
    Pair* pair = pairOf(market, name);
    Q_ASSERT(pair);
    return *pair->truth;
}

void FakeVenue::serve(Pair& pair, const TruthStep& step)
{
    sim::ServedSymbol& s = *pair.served;
    const TruthBook& book = pair.truth->book();
    s.book = {rowsOf(book.bids, true), rowsOf(book.asks, false), book.seq, book.seq, step.atMs};
    s.step = {rowsOf(step.bids, true), rowsOf(step.asks, false), step.firstSeq, step.seq, step.prevSeq, step.atMs};
    sim::Stats24h& day = s.state.day;
    day.last = pair.truth->mid();
    day.open = day.last - 100;
    day.high = day.last + 100;
    day.low = day.last - 200;
    day.lots = 1'000'000;
    day.turnover = 65e6;
}

void FakeVenue::serveContext(Pair& pair)
{
    const TruthContext& c = pair.truth->context();
    sim::ListingState& state = pair.served->state;
    state.mark = static_cast<double>(c.mark) / 10;
    state.index = static_cast<double>(c.index) / 10;
    state.fundingEstimate = static_cast<double>(c.fundingE8()) / 1e8;
    state.openInterest = c.interest();
    state.fundingInterval = pair.served->listing.fundingInterval;
    const qint64 interval = m_venue == Dialect::Hyperliquid ? 3'600'000 : kEightHours;
    state.nextFunding = fromUnixMs(clock() / interval * interval + interval);
    state.premium = -0.0006;
    state.impactBid = state.mark - 0.1;
    state.impactAsk = state.mark + 0.1;
    state.lowestSell = 60'000;
    state.highestBuy = 70'000;
}

void FakeVenue::step()
{
    working(true);
    ++m_steps;
    const qint64 ms = clock();
    for (Pair& pair : m_pairs) {
        if (pair.truth->status != "TRADING") continue;
        serve(pair, pair.truth->step(ms));
        bookMoved(*pair.served);
        quoteMoved(*pair.served);
        if (m_steps % kTradeEvery == 0) {
            const sim::ServedTrade trade = ScriptPast::served(pair.truth->trade(ms));
            traded(*pair.served, {&trade, 1});
        }
    }
    if (m_steps % kMarksEvery == 1) {
        for (Pair& pair : m_pairs) {
            if (pair.truth->market() == Market::Perp) pair.truth->moveContext(ms);
            serveContext(pair);
        }
        tick();
    }
    working(false);
}

void FakeVenue::liquidate(const std::string& name)
{
    Pair* pair = pairOf(Market::Perp, name);
    Q_ASSERT(pair);
    TruthSymbol& s = *pair->truth;
    const auto n = static_cast<qint64>(s.liquidations().size());
    s.note({s.mid() + n % 3, 1'500 + n, n % 3 != 1, clock()});
    const TruthLiquidation& l = s.liquidations().back();
    sim::ServedLiquidation served;
    served.atMs = l.atMs;
    served.what.position = static_cast<std::uint64_t>(n + 1);
    served.what.side = l.longClosed ? PositionSide::Long : PositionSide::Short;
    served.what.lots = served.what.ordered = l.size;
    served.what.orderTicks = served.what.bankruptcyTicks = served.what.markTicks = l.price;
    served.what.averageTicks = static_cast<double>(l.price);
    liquidated(*pair->served, {&served, 1});
}

void FakeVenue::cross(Market market, const std::string& name)
{
    Pair* pair = pairOf(market, name);
    Q_ASSERT(pair);
    serve(*pair, pair->truth->cross(clock()));
    bookMoved(*pair->served);
}

void FakeVenue::renumber(const std::string& name)
{
    if (m_venue == Dialect::Hyperliquid) {
        skewMs -= 7'200'000;
        return;
    }
    for (Pair& pair : m_pairs) {
        if (pair.truth->symbol() != name) continue;
        pair.truth->renumber(1);
        TruthStep none;
        none.seq = 1;
        serve(pair, none);
    }
    // Bybit: u = 1 comes as an image of everything.
    if (m_venue == Dialect::Bybit) unaskedImage(QString::fromStdString(name));
}

void FakeVenue::unaskedImage(const QString& name)
{
    for (const Pair& pair : m_pairs)
        if (pair.truth->symbol() == name.toStdString())
            VenueServer::unaskedImage(QString::fromStdString(pair.served->symbol()), pair.truth->market());
}

// ---- what the server asks --------------------------------------------------------------------

// What runs now is the test's own work; and the script may have been told something since.
void FakeVenue::working(bool begins)
{
    if (begins && m_working++ == 0) m_work = std::make_unique<TestWork>();
    if (!begins && --m_working == 0) m_work.reset();
    if (!begins) return;
    for (Pair& pair : m_pairs) {
        if (!booksMoveOutside || pair.truth->book().seq == pair.served->book.seq) continue;
        TruthStep none;
        none.atMs = clock();
        none.seq = pair.truth->book().seq;
        serve(pair, none);
    }
    for (Pair& pair : m_pairs)
        pair.served->state.status =
            pair.truth->status == "TRADING" ? sim::ListingStatus::Trading : sim::ListingStatus::Delisted;
}

const sim::ServedBook& FakeVenue::imageOf(const sim::ServedSymbol& s)
{
    Pair* pair = pairOf(s);
    if (!pair || (m_oldImages <= 0 && !editImages)) return s.book;
    TruthBook book = pair->truth->book();
    if (m_oldImages > 0) {
        --m_oldImages;
        book = pair->truth->ago(static_cast<std::size_t>(m_oldImageSteps));
    }
    if (editImages) editImages(book);
    m_image = {rowsOf(book.bids, true), rowsOf(book.asks, false), book.seq, book.seq, s.book.atMs};
    return m_image;
}

}  // namespace plimsoll::test
