#include "tests/support/truth_judge.h"

#include "model/config.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/sim_units.h"

#include <QMetaObject>

#include <algorithm>
#include <cmath>

namespace plimsoll::test {

namespace {

constexpr int kBeatMs = 20;
// P4, and what a snapshot takes from the model to here.
constexpr qint64 kStaleMs = 3'000, kStaleSlackMs = 1'000;
constexpr std::size_t kRemembered = 3'000;
constexpr std::size_t kLags = 20'000;
// A lane shows what lies within this share of the best price; a basis point less, so that no rounding decides.
const double kShownShare = (HistoryConfig{}.reachBp - 1) * 1e-4;

template <typename Mine>
bool same(const Mine& mine, const std::vector<sim::BookLevel>& theirs, std::size_t most)
{
    const std::size_t n = std::min(most, theirs.size());
    if (mine.size() != n) return false;
    return std::all_of(theirs.begin(), theirs.begin() + static_cast<std::ptrdiff_t>(n),
                       [&](const sim::BookLevel& level) {
                           const auto at = mine.find(level.ticks);
                           return at != mine.end() && at->second == level.lots;
                       });
}

}  // namespace

TruthJudge::TruthJudge(sim::SimVenues& venues, std::vector<std::string> assets, bool spot, EventQueue& from,
                       EventQueue& to)
    : m_venues(venues), m_assets(std::move(assets)), m_spot(spot), m_from(from), m_to(to)
{
    m_from.onWake([this] {
        QMetaObject::invokeMethod(
            this, [this] { drain(); }, Qt::QueuedConnection);
    });
    connect(&venues, &sim::SimVenues::moved, this, &TruthJudge::look);
    m_beat.setTimerType(Qt::PreciseTimer);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        const qint64 now = monoMs();
        if (m_beatAt > 0) m_late += std::max<qint64>(0, now - m_beatAt - 2 * kBeatMs);
        m_beatAt = now;
        for (const VenueId v : kVenues) judgeHealing(v);
    });
    m_beat.start(kBeatMs);
}

double TruthJudge::takeLateness()
{
    return static_cast<double>(std::exchange(m_late, 0));
}

void TruthJudge::setModelBusy(bool busy)
{
    m_busy = busy;
    if (!busy) drain();
}

void TruthJudge::drain()
{
    if (m_busy) return;
    for (EventBatch& batch : m_from.take()) {
        for (const MarketEvent& e : batch.events) apply(e, batch);
        m_to.push(std::move(batch));
    }
    for (const VenueId v : kVenues) judgeHealing(v);
}

void TruthJudge::complain(const sim::Listing& l, const std::string& what)
{
    if (!firstWrong.empty()) return;
    firstWrong = std::string(venueKey(l.venue));
    firstWrong += ' ';
    firstWrong += l.symbol;
    firstWrong += ": ";
    firstWrong += what;
}

void TruthJudge::apply(const MarketEvent& e, const EventBatch& batch)
{
    Counts& c = m_counts[at(e.venue)];
    if (const auto* report = std::get_if<FeedReport>(&e.payload)) {
        m_health[at(e.venue)] = report->health;
        return;
    }
    if (const auto* changed = std::get_if<InstrumentChanged>(&e.payload)) {
        m_instruments[e.instrument] = *changed->instrument;
        if (const sim::Listing* l =
                m_venues.market().find(e.venue, changed->instrument->market, changed->instrument->symbol)) {
            m_heard[e.instrument].listing = l->id;
            m_byListing[l->id] = e.instrument;
        }
        return;
    }
    const auto found = m_heard.find(e.instrument);
    if (found == m_heard.end()) return;
    Heard& h = found->second;
    const sim::Listing& l = listing(h.listing);
    const bool timed = std::holds_alternative<BookUpdate>(e.payload) || std::holds_alternative<Trade>(e.payload) ||
                       std::holds_alternative<Bbo>(e.payload);
    if (timed && e.stamp.venue) {
        auto& lags = m_lags[at(e.venue)];
        lags.push_back({e.stamp.mono, toMs(e.stamp.received - *e.stamp.venue)});
        if (lags.size() > kLags) lags.pop_front();
    }
    if (const auto* update = std::get_if<BookUpdate>(&e.payload)) {
        if (update->channel == BookChannel::Main && !h.mainSince) h.mainSince = e.stamp.mono;
        if (update->channel == BookChannel::Main) applyBook(h, *update, batch, c);
    } else if (const auto* gone = std::get_if<BookLost>(&e.payload)) {
        h.live = false;
        if (gone->reason == LostReason::Unsubscribed) h.mainSince.reset();
        ++c.losses;
        ++c.reasons[static_cast<std::size_t>(gone->reason)];
        if (watched(l)) m_awaited[at(e.venue)].mustLose = false;
    } else if (const auto* trade = std::get_if<Trade>(&e.payload)) {
        ++c.trades;
        if (!std::isfinite(trade->qty.v)) ++c.notFinite;
        if (!h.tradeKeys.insert(trade->key).second) {
            ++c.tradesTwice;
            complain(l, "a trade twice");
        }
        m_traded[{h.listing, ticksOf(l, trade->price), trade->taker == Side::Sell}] += lotsOf(l, trade->qty.v);
    } else if (std::holds_alternative<Liquidation>(e.payload)) {
        ++c.liquidations;
    } else if (std::holds_alternative<Funding>(e.payload)) {
        ++c.fundings;
    } else if (std::holds_alternative<OpenInterest>(e.payload)) {
        ++c.interests;
    } else if (std::holds_alternative<Mark>(e.payload)) {
        ++c.marks;
    }
}

void TruthJudge::applyBook(Heard& h, const BookUpdate& u, const EventBatch& batch, Counts& c)
{
    const sim::Listing& l = listing(h.listing);
    if (u.image) {
        h.bids.clear();
        h.asks.clear();
        h.live = true;
        ++c.images;
    } else {
        ++c.deltas;
        if (!h.live) ++c.afterLoss;
    }
    const auto put = [&](std::map<sim::Ticks, sim::Lots>& side, const LevelSpan& span) {
        for (const Level* level = batch.begin(span); level != batch.end(span); ++level) {
            if (!std::isfinite(level->qty.v) || level->qty.v < 0) ++c.notFinite;
            const sim::Lots lots = lotsOf(l, level->qty.v);
            if (lots == 0)
                side.erase(ticksOf(l, level->price));
            else
                side[ticksOf(l, level->price)] = lots;
        }
    };
    put(h.bids, u.bids);
    put(h.asks, u.asks);
    h.seq = u.seq;
    compare(h, c);
}

TruthJudge::Found TruthJudge::truthOf(const sim::ServedSymbol& s, std::int64_t seq) const
{
    Found out;
    out.book = m_venues.bookAt(s, seq);
    for (const std::int64_t shift : m_shifts[at(s.listing.venue)])
        if (!out.book) out.book = m_venues.bookAt(s, seq - shift);
    // Too long ago to be known is nobody's fault.
    out.never = !out.book && m_shifts[at(s.listing.venue)].empty() && seq > s.book.seq;
    return out;
}

void TruthJudge::compare(Heard& h, Counts& c)
{
    const sim::Listing& l = listing(h.listing);
    const sim::ServedSymbol* s = m_venues.served(h.listing);
    if (!s) return;
    const Found then = truthOf(*s, h.seq);
    const std::size_t most = shownLevels(l.venue);
    h.right = then.book && same(h.bids, then.book->bids, most) && same(h.asks, then.book->asks, most);
    if (then.book) h.trueSeq = then.book->seq;
    if ((then.book && !h.right) || then.never) {
        ++c.wrong;
        complain(l, then.never ? "a book that never was" : "a book that differs");
    }
}

// Of several spot pairs of an asset one is watched.
bool TruthJudge::watched(const sim::Listing& l) const
{
    if (std::find(m_assets.begin(), m_assets.end(), l.asset) == m_assets.end()) return false;
    const sim::ListingStatus status = m_venues.market().state(l.id).status;
    if (status != sim::ListingStatus::Trading && status != sim::ListingStatus::Delisting) return false;
    return l.perp() || (m_spot && (l.quote == "USDT" || l.venue == VenueId::Hyperliquid));
}

bool TruthJudge::whole(VenueId v) const
{
    bool any = false;
    for (const sim::Listing& l : m_venues.market().listings()) {
        if (l.venue != v || !watched(l)) continue;
        const auto id = m_byListing.find(l.id);
        if (id == m_byListing.end()) return false;
        const Heard& h = m_heard.at(id->second);
        if (!h.live || !h.right) return false;
        any = true;
    }
    return any;
}

bool TruthJudge::lost(VenueId v) const
{
    return std::any_of(m_byListing.begin(), m_byListing.end(), [&](const auto& row) {
        const sim::Listing& l = listing(row.first);
        return l.venue == v && watched(l) && !m_heard.at(row.second).live;
    });
}

bool TruthJudge::unshifted(VenueId v) const
{
    return std::all_of(m_byListing.begin(), m_byListing.end(), [&](const auto& row) {
        const Heard& h = m_heard.at(row.second);
        return listing(row.first).venue != v || !watched(listing(row.first)) || h.seq == h.trueSeq;
    });
}

void TruthJudge::awaitHealing(VenueId v)
{
    Awaited& a = m_awaited[at(v)];
    a = {};
    a.since = monoMs();
    for (const sim::Listing& l : m_venues.market().listings())
        if (l.venue == v && watched(l)) a.seqs[l.id] = m_venues.served(l.id)->book.seq;
}

void TruthJudge::awaitRecovery(VenueId v)
{
    awaitHealing(v);
    m_awaited[at(v)].mustLose = true;
}

std::optional<double> TruthJudge::healedAfterMs(VenueId v) const
{
    return m_awaited[at(v)].took;
}

void TruthJudge::judgeHealing(VenueId v)
{
    Awaited& a = m_awaited[at(v)];
    if (a.since == 0 || a.mustLose || a.took || !whole(v)) return;
    for (const auto& [id, seq] : a.seqs) {
        const auto known = m_byListing.find(id);
        if (known == m_byListing.end() || m_heard.at(known->second).trueSeq < seq) return;
    }
    a.took = static_cast<double>(monoMs() - a.since);
}

TruthJudge::Trades TruthJudge::tradesMissing(VenueId v) const
{
    Trades out;
    for (const auto& [id, instrument] : m_byListing) {
        const sim::Listing& l = listing(id);
        if (l.venue != v || !watched(l)) continue;
        for (const sim::ServedTrade& t : m_venues.tape(id).newest)
            if (tellsTrade(l, t.what)) out[{id, t.what.ticks, t.what.taker == Side::Sell}] += t.what.lots;
    }
    for (const auto& [key, lots] : m_traded) {
        const sim::Listing& l = listing(std::get<0>(key));
        if (l.venue == v && watched(l)) out[key] -= lots;
    }
    std::erase_if(out, [](const auto& row) { return row.second == 0; });
    return out;
}

std::uint64_t TruthJudge::bybitLiquidations(Timestamp since) const
{
    return static_cast<std::uint64_t>(std::count_if(m_venues.liquidations().begin(), m_venues.liquidations().end(),
                                                    [&](const sim::SimVenues::Liquidation& one) {
                                                        const sim::Listing& l = listing(one.listing);
                                                        return l.venue == VenueId::Bybit && l.perp() &&
                                                               watched(l) && one.what.lots > 0 &&
                                                               one.atMs > toUnixMs(since);
                                                    }));
}

std::optional<double> TruthJudge::lagMs(VenueId v, double q, Mono after, Mono upTo) const
{
    std::vector<double> some;
    for (const Lag& lag : m_lags[at(v)])
        if (lag.at > after && lag.at <= upTo) some.push_back(lag.ms);
    if (some.empty()) return std::nullopt;
    std::sort(some.begin(), some.end());
    return some[static_cast<std::size_t>(q * static_cast<double>(some.size() - 1))];
}

// ---- what the model shows -------------------------------------------------------------------

void TruthJudge::look()
{
    const qint64 now = monoMs();
    for (const auto& [id, instrument] : m_byListing) {
        const sim::ServedSymbol* s = m_venues.served(id);
        std::int64_t& last = m_lastSeq[id];
        if (!s || s->book.seq == last) continue;
        auto& left = m_left[id];
        left.push_back({last, now});
        last = s->book.seq;
        if (left.size() > kRemembered) left.pop_front();
    }
}

void TruthJudge::shown(const DepthSnapshot& depth, qint64 seenAt)
{
    for (const DepthLane& lane : depth.lanes) {
        if (lane.state != BookState::Live || !m_heard.contains(lane.instrument)) continue;
        Counts& c = m_counts[at(lane.venue)];
        const Heard& h = m_heard.at(lane.instrument);
        const sim::ServedSymbol* s = m_venues.served(h.listing);
        if (!s) continue;
        const sim::Listing& l = s->listing;
        if (!lane.bids.empty() && !lane.asks.empty() && lane.bids.front().price >= lane.asks.front().price)
            ++c.shownCrossed;
        if (const Found then = truthOf(*s, lane.seq); then.book) {
            // All of them that it shows, where it is more than the few levels that stand in for a book.
            const bool entire = h.mainSince && lane.stamp.mono >= *h.mainSince;
            const auto least = [&](const std::vector<sim::BookLevel>& theirs) -> std::size_t {
                if (!entire || theirs.empty()) return 0;
                const double reach = static_cast<double>(theirs.front().ticks) * kShownShare;
                const auto shown = std::count_if(theirs.begin(), theirs.end(), [&](const sim::BookLevel& b) {
                    return std::abs(static_cast<double>(b.ticks - theirs.front().ticks)) <= reach;
                });
                return std::min(static_cast<std::size_t>(shown), shownLevels(lane.venue));
            };
            const auto begins = [&](const std::vector<Level>& mine, const std::vector<sim::BookLevel>& theirs) {
                return mine.size() <= theirs.size() && mine.size() >= least(theirs) &&
                       std::equal(mine.begin(), mine.end(), theirs.begin(), [&](const Level& a, const auto& b) {
                           return ticksOf(l, a.price) == b.ticks && lotsOf(l, a.qty.v) == b.lots;
                       });
            };
            if (!begins(lane.bids, then.book->bids) || !begins(lane.asks, then.book->asks)) {
                ++c.shownWrong;
                complain(l, "the model shows another book");
            }
            // When the truth had gone on from it, by the machine's clock.
            const auto& left = m_left[h.listing];
            const auto gone =
                std::find_if(left.rbegin(), left.rend(), [&](const Left& x) { return x.seq == then.book->seq; });
            const bool fresh = lane.fresh == Freshness::Live || lane.fresh == Freshness::Late;
            if (fresh && gone != left.rend() && seenAt - gone->atMs > kStaleMs + kStaleSlackMs + m_late)
                ++c.shownStale;
        } else if (then.never) {
            ++c.shownWrong;
            complain(l, "the model shows a book that never was");
        }
    }
}

}  // namespace plimsoll::test
