#include "model/boards/depth_board.h"

#include "model/memory_reserve.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace plimsoll {

namespace {

// What histories may take, so that the program stays below 300 MB whatever the books are like (docs/performance.md
// says what else there is). A column of a dense book is about 4 kB: an hour of seconds, two of 5 s, six of 15 s
// and a day of minutes of one perp are 32 MB. Of the assets that nobody looks at little is kept: who turns to one
// has its past rebuilt out of the black box.
constexpr std::size_t kFocusBytes = 40u << 20;
constexpr std::size_t kOtherBytes = 6u << 20;
constexpr double kOtherReachBp = 50;
constexpr Duration kBudgetEvery = std::chrono::seconds{10};
// A price times its scale stays a price.
constexpr std::int64_t kLargestScaled = 9'000'000 * Price::kScale;

void scalePrice(Price& price, std::int64_t scale)
{
    price.raw = price.raw > kLargestScaled / scale ? kLargestScaled : price.raw * scale;
}
template <typename T>
void scaleDated(std::optional<Dated<T>>& value, std::int64_t scale)
{
    if (value) scalePrice(value->value, scale);
}

}  // namespace

void DepthBoard::setFocus(std::string asset, std::vector<std::string> guests)
{
    if (asset == m_focus && guests == m_guests) return;
    if (asset != m_focus) m_pasts.clear();
    m_focus = std::move(asset);
    m_guests = std::move(guests);
    refit();
}

bool DepthBoard::wantsHistory(const InstrumentTrack& t) const
{
    if (!t.instrument) return false;
    if (inFocus(t)) return true;
    // Without a watch set (a recording that is just played) every perp counts.
    return t.instrument->market == Market::Perp && (t.watched || m_market.watch().assets.empty());
}

// Contracts of 1000 PEPE beside PEPE itself: all are drawn in the largest unit that the asset is traded in,
// because to multiply a price is exact and to divide it is not.
std::int64_t DepthBoard::scaleOf(const InstrumentTrack& t) const
{
    double largest = t.instrument->multiplier;
    if (const auto siblings = m_market.assets().find(t.instrument->asset); siblings != m_market.assets().end())
        for (const InstrumentTrack* other : siblings->second)
            if (other->instrument->status != InstrumentStatus::Delisted)
                largest = std::max(largest, other->instrument->multiplier);
    const double scale = largest / t.instrument->multiplier;
    if (!(scale > 1) || scale > 1e9 || scale != std::floor(scale)) return 1;
    const auto whole = static_cast<std::int64_t>(scale);
    const auto ask = t.book ? t.book->bestAsk() : std::nullopt;
    return ask && ask->price.raw > kLargestScaled / whole ? 1 : whole;
}

std::vector<DepthTiers::Plan> DepthBoard::tiersFor(const InstrumentTrack& t) const
{
    const bool focus = inFocus(t);
    const double share = focus ? m_focusShare : m_otherShare;
    const auto allowed = [share](std::size_t columns) {
        const auto n = static_cast<std::size_t>(static_cast<double>(columns) * share);
        return std::max(n, std::min(columns, DepthBlock::kColumns));
    };
    const Duration usual = m_config.column;
    std::vector<DepthTiers::Plan> plan;
    if (focus && m_finest > Duration::zero() && m_finest < usual)
        plan.push_back({m_finest, allowed(m_config.fineColumns)});
    plan.push_back({usual, allowed(focus ? m_config.focusColumns : m_config.otherColumns)});
    if (focus)
        for (const HistoryConfig::Tier& tier : m_config.coarser)
            if (tier.column > usual) plan.push_back({tier.column, allowed(tier.columns)});
    return plan;
}

void DepthBoard::setFinest(Duration column)
{
    if (column == m_finest) return;
    m_finest = column;
    refit();
}

void DepthBoard::refit()
{
    m_passed = -1;
    std::erase_if(m_recorded, [&](InstrumentTrack* t) {
        if (wantsHistory(*t) && t->history->scale() == scaleOf(*t)) {
            t->history->setPlan(tiersFor(*t));
            reach(*t);
            return false;
        }
        t->history.reset();
        return true;
    });
    for (InstrumentTrack* t : m_market.ordered()) begin(*t);
}

// Of what nobody looks at, only what lies near the price. What is left out is not known, rather than empty.
void DepthBoard::reach(InstrumentTrack& t) const
{
    const bool narrow = !inFocus(t) && m_config.reachBp > kOtherReachBp;
    t.history->setReach(narrow ? kOtherReachBp : m_config.reachBp, true);
}

void DepthBoard::begin(InstrumentTrack& t)
{
    if (t.history || t.bookState() != BookState::Live || !wantsHistory(t)) return;
    const auto bid = t.book->bestBid();
    const auto ask = t.book->bestAsk();
    if (!bid || !ask) return;
    const Price middle{bid->price.raw + (ask->price.raw - bid->price.raw) / 2};
    const std::int64_t scale = scaleOf(t);
    const Price step = stepOf(t, scale, middle);
    t.history = std::make_unique<DepthTiers>(step, tiersFor(t), m_config.reachBp, scale);
    reach(t);
    if (m_timeline.anchored()) t.history->advance(m_timeline.at(t.book->stamp().mono), nullptr);
    m_recorded.push_back(&t);
    takePast(t);
}

namespace {

template <typename Lane>
bool names(const Lane& lane, const InstrumentTrack& t)
{
    return lane.venue == t.id.venue() && lane.market == t.instrument->market &&
           lane.symbol == t.instrument->symbol;
}

const DepthPast::Lane* laneIn(const std::vector<DepthPast::Lane>& lanes, const InstrumentTrack& t,
                              std::int64_t scale)
{
    for (const DepthPast::Lane& lane : lanes)
        if (names(lane, t) && lane.scale == scale) return &lane;
    return nullptr;
}

// Rows of another day's price are of use as long as they are about as high as today's would be.
bool alike(Price a, Price b)
{
    return a.raw > 0 && b.raw > 0 && a.raw <= b.raw * 3 && b.raw <= a.raw * 3;
}

}  // namespace

Price DepthBoard::stepOf(const InstrumentTrack& t, std::int64_t scale, Price middle) const
{
    const Price tick = stepAt(*t.instrument, middle).value_or(Price{0});
    const Price own = rowStep({middle.raw * scale}, {tick.raw > INT64_MAX / scale ? 0 : tick.raw * scale});
    for (const Step& wanted : m_steps)
        if (names(wanted, t) && alike(wanted.step, own)) return wanted.step;
    if (!m_pasts.empty() && inFocus(t))
        if (const DepthPast::Lane* lane = laneIn(m_pasts.front().lanes, t, scale);
            lane && alike(lane->view.step, own))
            return lane->view.step;
    return own;
}

bool DepthBoard::takePast(InstrumentTrack& t)
{
    if (!t.history || !inFocus(t)) return false;
    bool taken = false;
    for (DepthPast& past : m_pasts) {
        const DepthPast::Lane* lane = laneIn(past.lanes, t, t.history->scale());
        if (!lane) continue;
        taken |= t.history->prepend(lane->view, past.from);
        past.lanes.erase(past.lanes.begin() + (lane - past.lanes.data()));
    }
    std::erase_if(m_pasts, [](const DepthPast& past) { return past.lanes.empty(); });
    return taken;
}

bool DepthBoard::addPast(DepthPast past)
{
    if (past.asset != m_focus) return false;
    m_pasts.push_back(std::move(past));
    bool taken = false;
    for (InstrumentTrack* t : m_recorded) taken |= takePast(*t);
    return taken;
}

DepthPast DepthBoard::past() const
{
    DepthPast out;
    out.asset = m_focus;
    for (const InstrumentTrack* t : m_recorded)
        if (t->instrument && t->instrument->asset == m_focus)
            out.lanes.push_back({t->id.venue(), t->instrument->market, t->instrument->symbol, t->history->scale(),
                                 t->history->view()});
    return out;
}

bool DepthBoard::advance(InstrumentTrack& t, Mono now)
{
    if (!t.history || !m_timeline.anchored()) return false;
    if (t.bookState() != BookState::Live) return t.history->advance(m_timeline.at(now), nullptr);
    const Mono silentFrom = t.bookGaps.last() + t.bookGaps.limit(limits::kBook);
    if (now < silentFrom) return t.history->advance(m_timeline.at(now), t.book.get());
    // Silent for longer than it may be: from there on nobody knows.
    bool closed = t.history->advance(m_timeline.at(silentFrom), t.book.get());
    t.history->spoil();
    closed |= t.history->advance(m_timeline.at(now), nullptr);
    return closed;
}

// What the beginnings of all columns are multiples of.
Duration DepthBoard::grain() const
{
    std::int64_t grain = Duration(m_config.column).count();
    if (m_finest > Duration::zero()) grain = std::gcd(grain, m_finest.count());
    for (const HistoryConfig::Tier& tier : m_config.coarser)
        grain = std::gcd(grain, Duration(tier.column).count());
    return Duration{std::max<std::int64_t>(grain, 1)};
}

bool DepthBoard::advanceAll(const Clock& clock)
{
    start(clock);
    const Mono now = clock.mono();
    // A simulated market at speed runs ahead of the machine's clock, a little at each look: the axis follows, for
    // its books were watched all along. What is missing at once (sleep, a clock set forward) is a gap.
    Duration lead = m_timeline.lead(clock);
    if (lead > m_config.column && lead - m_lead <= Timeline::kTolerance) {
        m_timeline.anchor(clock);
        lead = {};
    }
    m_lead = lead;
    bool closed = false;
    // Hundreds of histories lie far apart in memory, and this is asked many times a second.
    const std::int64_t passed = m_timeline.at(now).time_since_epoch() / grain();
    if (passed != m_passed || m_recorded.size() != m_passedBy) {
        m_passed = passed;
        m_passedBy = m_recorded.size();
        for (InstrumentTrack* t : m_recorded) closed |= advance(*t, now) && inFocus(*t);
    }
    if (lead > Timeline::kTolerance || (lead < -Timeline::kTolerance && m_recorded.empty())) {
        m_timeline.anchor(clock);
        m_lead = {};
        m_passed = -1;
        for (InstrumentTrack* t : m_recorded) {
            t->history->spoil();
            closed |= t->history->advance(m_timeline.at(now), nullptr) && inFocus(*t);
        }
    }
    const int spent = MemoryReserve::spent();
    if (now - m_budgetChecked >= kBudgetEvery || spent != m_memorySpent) {
        m_budgetChecked = now;
        m_memorySpent = spent;
        keepWithinBudget();
    }
    return closed;
}

void DepthBoard::keepWithinBudget()
{
    // By what a column takes on average now: would all that is configured fit? All lengths lose the same part.
    const auto share = [&](bool focus, std::size_t budget) {
        std::size_t bytes = 0, columns = 0, wanted = 0;
        double& now = focus ? m_focusShare : m_otherShare;
        const double before = std::exchange(now, 1.0);
        for (const InstrumentTrack* t : m_recorded) {
            if (inFocus(*t) != focus) continue;
            bytes += t->history->memoryBytes();
            columns += t->history->columns();
            for (const DepthTiers::Plan& tier : tiersFor(*t)) wanted += tier.columns;
        }
        if (columns == 0) return;
        const double full =
            static_cast<double>(bytes) / static_cast<double>(columns) * static_cast<double>(wanted);
        now = std::min(1.0, static_cast<double>(budget) / std::max(full, 1.0));
        // A little more or less is no reason to move where the past begins.
        if (bytes <= budget && std::abs(now - before) < 0.05) now = before;
    };
    m_passed = -1;
    // Each time memory ran out a quarter of it is left.
    const int less = 2 * std::min(m_memorySpent, 4);
    share(true, kFocusBytes >> less);
    share(false, kOtherBytes >> less);
    for (InstrumentTrack* t : m_recorded) t->history->setPlan(tiersFor(*t));
}

std::vector<const InstrumentTrack*> DepthBoard::lanes(const std::string& asset) const
{
    std::vector<const InstrumentTrack*> out;
    for (const Market market : {Market::Perp, Market::Spot}) {
        if (market == Market::Spot && !m_market.watch().spot) continue;
        for (const VenueId venue : kVenues) {
            if (!m_market.watch().has(venue)) continue;
            // The leading one even before it has a book: the screen says what it waits for.
            const InstrumentTrack* leading = m_market.leading(asset, venue, market);
            if (leading) out.push_back(leading);
            const auto siblings = m_market.assets().find(asset);
            if (siblings == m_market.assets().end()) continue;
            for (const InstrumentTrack* t : siblings->second)
                if (t != leading && t->id.venue() == venue && t->instrument->market == market && t->book)
                    out.push_back(t);
        }
    }
    return out;
}

DepthLane DepthBoard::laneOf(const InstrumentTrack& t, Mono now) const
{
    const InstrumentRow row = rowOf(t, now);
    DepthLane lane;
    lane.instrument = t.id;
    lane.venue = row.venue;
    lane.market = row.market;
    lane.symbol = row.symbol;
    lane.tick = row.tick;
    lane.quote = row.quote;
    lane.multiplier = row.multiplier;
    lane.usdPerQuote = row.usdPerQuote;
    lane.state = row.book;
    lane.lost = row.lost;
    lane.fresh = row.bookFresh;
    lane.stamp = row.bookStamp;
    lane.seq = row.seq;
    lane.bbo = row.bbo;
    lane.last = row.last;
    lane.mark = row.mark;
    lane.index = row.index;
    if (t.history) lane.history = t.history->view();
    const std::int64_t scale = t.history ? t.history->scale() : scaleOf(t);
    lane.multiplier *= static_cast<double>(scale);
    if (scale != 1) {
        if (lane.tick) scalePrice(*lane.tick, scale);
        scaleDated(lane.last, scale);
        scaleDated(lane.mark, scale);
        scaleDated(lane.index, scale);
        if (lane.bbo) {
            Bbo& quote = lane.bbo->value;
            scalePrice(quote.bid, scale);
            scalePrice(quote.ask, scale);
            quote.bidQty.v /= static_cast<double>(scale);
            quote.askQty.v /= static_cast<double>(scale);
        }
    }
    // A crossed book is shown nowhere as something that could be traded.
    if (!t.book || lane.state == BookState::Empty || t.book->crossed()) return lane;
    const double share = m_config.reachBp * 1e-4;
    lane.reach = t.book->reach();
    if (const auto bid = t.book->bestBid()) {
        const Price low = Price::nearest(bid->price.value() * (1 - share));
        t.book->bidsDownTo(low, lane.bids);
        if (lane.reach) lane.reach->low = std::max(lane.reach->low, low);
    }
    if (const auto ask = t.book->bestAsk()) {
        const Price high = Price::nearest(std::min(ask->price.value() * (1 + share), 9.2e6));
        t.book->asksUpTo(high, lane.asks);
        if (lane.reach) lane.reach->high = std::min(lane.reach->high, high);
    }
    if (scale != 1) {
        for (auto* side : {&lane.bids, &lane.asks})
            for (Level& level : *side) {
                scalePrice(level.price, scale);
                level.qty.v /= static_cast<double>(scale);
            }
        if (lane.reach) {
            scalePrice(lane.reach->low, scale);
            scalePrice(lane.reach->high, scale);
        }
    }
    return lane;
}

DepthSnapshot DepthBoard::snapshot(AsOf asOf, const std::string& asset) const
{
    DepthSnapshot out;
    out.asOf = asOf;
    out.asset = asset;
    for (const InstrumentTrack* t : lanes(asset)) out.lanes.push_back(laneOf(*t, asOf.mono));
    return out;
}

Mono DepthBoard::changed(const std::string& asset) const
{
    Mono last{};
    for (const InstrumentTrack* t : lanes(asset))
        if (t->book) last = std::max(last, t->book->stamp().mono);
    return last;
}

std::uint64_t DepthBoard::judgement(Mono now, const std::string& asset) const
{
    std::uint64_t sum = 1;
    for (const InstrumentTrack* t : lanes(asset))
        for (const Freshness f : {t->bookFresh(now), t->bboFresh(now), t->lastFresh(now), t->markFresh(now)})
            sum = sum * 5 + static_cast<std::uint64_t>(f);
    return sum;
}

std::size_t DepthBoard::historyBytes() const
{
    std::size_t sum = 0;
    for (const InstrumentTrack* t : m_recorded) sum += t->history->memoryBytes();
    return sum;
}

}  // namespace plimsoll
