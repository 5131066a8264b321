// One number for everything that lies in a hub: two runs that say the same have the same.
#pragma once

#include "model/boards/level_map.h"
#include "model/boards/liquidation_board.h"
#include "model/boards/liquidity.h"
#include "model/boards/overview_board.h"
#include "model/boards/phase.h"
#include "model/desk/desk.h"
#include "model/snapshot_hub.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace plimsoll::test {

class Digest {
public:
    Digest& operator<<(std::uint64_t v)
    {
        for (int i = 0; i < 8; ++i) m_hash = (m_hash ^ ((v >> (8 * i)) & 0xff)) * 1'099'511'628'211ull;
        return *this;
    }
    Digest& operator<<(std::int64_t v) { return *this << static_cast<std::uint64_t>(v); }
    Digest& operator<<(bool v) { return *this << static_cast<std::uint64_t>(v); }
    Digest& operator<<(double v) { return *this << std::bit_cast<std::uint64_t>(v); }
    Digest& operator<<(float v) { return *this << double{v}; }
    Digest& operator<<(const std::string& v)
    {
        for (const char c : v) m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ull;
        return *this << static_cast<std::uint64_t>(v.size());
    }
    Digest& operator<<(Timestamp v) { return *this << std::int64_t{v.time_since_epoch().count()}; }
    Digest& operator<<(Mono v) { return *this << std::int64_t{v.time_since_epoch().count()}; }
    Digest& operator<<(Duration v) { return *this << std::int64_t{v.count()}; }
    Digest& operator<<(Price v) { return *this << v.value(); }
    Digest& operator<<(Qty v) { return *this << v.v; }
    template <typename E>
    requires std::is_enum_v<E> Digest& operator<<(E v) { return *this << static_cast<std::uint64_t>(v); }
    template <typename T>
    Digest& operator<<(const std::optional<T>& v)
    {
        *this << v.has_value();
        return v ? *this << *v : *this;
    }
    template <typename T>
    Digest& operator<<(const Dated<T>& v)
    {
        return *this << v.value << v.stamp << v.fresh;
    }
    Digest& operator<<(const Stamp& v) { return *this << v.received << v.mono << v.venue; }
    Digest& operator<<(const AsOf& v) { return *this << v.wall << v.mono; }
    Digest& operator<<(const Level& v) { return *this << v.price << v.qty; }
    Digest& operator<<(const Bbo& v) { return *this << v.bid << v.bidQty << v.ask << v.askQty; }
    Digest& operator<<(const OpenInterest& v) { return *this << v.base; }
    Digest& operator<<(const Funding& v) { return *this << v.rate.v << v.hours << v.next; }
    Digest& operator<<(const MetricValue& v)
    {
        return *this << v.value << v.reason << v.at << v.age << v.coverage << v.floor << v.window;
    }
    template <typename T>
    Digest& operator<<(const std::vector<T>& v)
    {
        for (const T& one : v) *this << one;
        return *this << static_cast<std::uint64_t>(v.size());
    }
    std::uint64_t value() const { return m_hash; }

private:
    std::uint64_t m_hash = 14'695'981'039'346'656'037ull;
};

inline void add(Digest& d, const MarketSnapshot& s)
{
    d << s.asOf;
    for (const InstrumentRow& r : s.rows)
        d << r.symbol << r.venue << r.market << r.book << r.lost << r.bookFresh << r.bookStamp << r.seq << r.bid
          << r.ask << r.bbo << r.last << r.mark << r.index << r.funding << r.oi << r.watched << r.usdPerQuote;
}
inline void add(Digest& d, const FundingSnapshot& s)
{
    d << s.asOf;
    for (const FundingRow& r : s.rows) {
        d << r.asset << r.spread8h << r.oiUsd << r.oiCoins << std::uint64_t{r.rateVenues};
        for (const auto& c : r.cells)
            if (c) d << c->symbol << c->rate.v << c->r8 << c->next << c->stamp << c->fresh << c->settled;
    }
}
inline void add(Digest& d, const FundingHistorySnapshot& s)
{
    d << s.asOf << s.asset;
    for (const auto& v : s.venues) {
        if (!v) continue;
        d << v->symbol;
        for (const auto& p : v->settled) d << p.at << p.rate;
        for (const auto& p : v->estimates) d << p.at << p.rate;
        for (const auto& p : v->interest) d << p.at << p.coins;
    }
}
inline void add(Digest& d, const LiquidationSnapshot& s)
{
    d << s.asOf << s.total;
    for (const LiquidationRow& r : s.rows)
        d << r.serial << r.stamp << r.venue << r.symbol << r.liquidated << r.price << r.qty << r.usd.v;
    for (const Freshness f : s.streams) d << f;
}
inline void add(Digest& d, const DepthSnapshot& s)
{
    d << s.asOf << s.asset;
    for (const DepthLane& l : s.lanes) {
        d << l.symbol << l.state << l.fresh << l.stamp << l.seq << l.bids << l.asks << l.bbo << l.last << l.mark;
        d << l.history.firstIndex << static_cast<std::uint64_t>(l.history.size());
        for (const auto& block : l.history.blocks) {
            for (const DepthColumn& c : block->columns)
                d << c.start << c.gap << c.bid << c.ask << c.buyQty << c.sellQty << c.bidCells + std::uint64_t{0};
            for (const DepthCell& c : block->cells) d << std::int64_t{c.row} << c.qty;
        }
    }
}
inline void add(Digest& d, const HealthSnapshot& s)
{
    d << s.asOf << s.eventsPerSecond << s.eventToModelP50 << s.eventToModelP99 << s.queueShed;
    for (const VenueRow& v : s.venues) {
        d << v.enabled << v.state << v.detail;
        if (!v.health) continue;
        const FeedHealth& h = *v.health;
        d << h.at << h.headline << h.frames << h.bytes << h.events << h.gaps << h.resyncs << h.errors << h.unknown
          << h.duplicates << h.framesPerSecond << h.lastFrame << h.latencyP50 << h.clockOffsetMs
          << std::uint64_t{h.booksLive} << std::uint64_t{h.booksWanted};
    }
}
inline void add(Digest& d, const InstrumentTable& s)
{
    for (const auto& [id, i] : s.all()) d << i.symbol << i.asset << i.quote << i.multiplier << i.status << i.tick;
}
inline void add(Digest& d, const MetricSnapshot& s)
{
    d << s.asOf;
    const auto one = [&d](const AssetMetrics& a) {
        d << a.asset();
        for (std::size_t id = 0; id < analytics::vocabulary().size(); ++id) {
            d << a.at(static_cast<MetricId>(id));
            for (const VenueId v : kVenues) d << a.at(static_cast<MetricId>(id), v);
        }
    };
    if (s.market) one(*s.market);
    for (const auto& a : s.assets) one(*a);
}
inline void add(Digest& d, const OverviewSnapshot& s)
{
    d << s.asOf;
    for (const OverviewRow& r : s.rows) {
        d << r.asset << r.watched;
        for (const MetricValue& v : r.values) d << v;
    }
}
inline void add(Digest& d, const RiskSnapshot& s)
{
    d << s.asOf << static_cast<std::uint64_t>(s.rulesJudged) << static_cast<std::uint64_t>(s.rulesQuiet);
    for (const auto* list : {&s.warnings, &s.unknown})
        for (const Warning& w : *list)
            d << w.rule << w.asset << w.venue << w.severity << w.since << w.value << w.headline << w.missing;
}
inline void add(Digest& d, const AlertSnapshot& s)
{
    d << s.asOf;
    for (const AlertRow& r : s.rows) d << r.rule.id << r.state << r.value << r.lastFired;
    for (const AlertFired& f : s.fired) d << f.serial << f.text << f.at << f.value;
}

inline void add(Digest& d, const LiquidationBoardSnapshot& s)
{
    d << s.asOf << s.asset << s.since << s.price << s.oiChangeUsd;
    for (const ForcedOfInterest& of : s.ofInterest) d << of.usd << of.interestUsd << std::uint64_t{of.missing};
    const auto sums = [&](const auto& windows) {
        for (const LiquidationSum& w : windows)
            d << w.usd() << std::uint64_t{w.count()} << w.covered << std::uint64_t{w.missing};
    };
    sums(s.all);
    for (const VenueLiquidations& v : s.venues) {
        sums(v.windows);
        d << v.stream << v.fromAnchor << v.ceiling << static_cast<std::uint64_t>(v.runs.size());
    }
    for (const auto& hour : s.hours)
        for (const LiquidationCell& c : hour->cells) d << c.minute << c.bin << c.side << c.usd;
    for (const auto& p : *s.path) d << p.minute << p.mark;
}
inline void add(Digest& d, const LevelMapSnapshot& s)
{
    d << s.asOf << s.asset << s.price << s.bar << analytics::sum(s.longs.within1pct)
      << analytics::sum(s.shorts.within1pct) << s.trust.kappa;
    for (const LevelBin& b : s.bins) d << b.bin << b.side << b.total() << b.most;
    d << static_cast<std::uint64_t>(s.score.n) << static_cast<std::uint64_t>(s.score.hits);
}

inline void add(Digest& d, const PhaseNumber& n)
{
    d << n.value << n.reason;
}
inline void add(Digest& d, const PhaseSnapshot& s)
{
    d << s.asOf << s.asset << s.phase << s.reason << s.coverage << s.since << s.seen << s.stage << s.sentence
      << s.stageSentence;
    for (const PhaseEvidence& e : s.evidence) add(d, e.value), d << e.limit << e.met << e.asked;
    for (const PhaseChange& c : *s.changes) d << c.at << c.from << c.to << c.text;
    for (const PhaseSpan& span : *s.band) d << span.from << span.to << span.phase;
    for (const ReflexLight& l : s.ring.lights) add(d, l.value), d << l.lit;
    d << s.wave.wave << s.wave.reachedAlts << s.aftershock.running << s.aftershock.since << s.aftershock.ok
      << s.aftershock.line;
    for (const AftershockCondition& c : s.aftershock.conditions) {
        add(d, c.now), add(d, c.normal), d << c.passed << c.progress;
        for (const ConditionVenue& v : c.venues) add(d, v.value);
    }
    d << s.checklist.at << s.checklist.interest << s.checklist.funding << s.checklist.flow;
    for (const InvalidationCheck& i : s.checklist.invalidations) d << i.holds;
    for (const AssetLevels& a : s.levels)
        for (const KeyLevel& l : a.levels) d << l.kind << l.price << l.state << l.since << l.away;
    for (const FlushRecord& f : *s.flushes) {
        d << f.asset << f.began << f.ended;
        for (const StructureValue& v : f.card) add(d, v.before), add(d, v.worst), add(d, v.now);
        add(d, f.peakUsd), add(d, f.longUsd), add(d, f.interestRemoved);
    }
}

inline void add(Digest& d, const DeskSnapshot& s)
{
    d << s.asOf << s.totals.equityUsd.value << s.totals.exposure.value << s.totals.heat.value
      << s.totals.marginRatio.value;
    for (const PositionReading& p : s.positions)
        d << p.position.id << p.mark.value << p.liquidation.value << p.distance.value << p.fundingDayUsd.value
          << p.adlQuantile.value << p.mark.why;
    for (const DeskVenueReading& v : s.venues) d << v.equityUsd.value << v.capUsed.value;
    for (const StressRow& r : s.stress) d << r.equityUsd.value;
    for (const GateCard& c : s.cards)
        for (const Gate& g : c.gates) d << g.state << g.said;
}

// Every snapshot that is published, in the order of its coming. Look after each step: a step publishes a slot
// once.
class Witness {
public:
    struct Seen {
        Timestamp at{};
        std::uint64_t digest = 0;
        bool operator==(const Seen&) const = default;
    };
    explicit Witness(const SnapshotHub& hub) : m_hub(hub) {}

    void look(Timestamp at)
    {
        Digest d;
        bool news = false;
        std::uint64_t slot = 0;
        const auto take = [&](const auto& s) {
            const auto read = s.read();
            std::uint64_t& known = m_versions[slot++];
            if (read.version == known || !read.value) return;
            m_missed = m_missed || read.version > known + 1;
            known = read.version;
            news = true;
            ++published;
            d << slot;
            add(d, *read.value);
        };
        take(m_hub.market), take(m_hub.funding), take(m_hub.fundingHistory), take(m_hub.liquidations);
        take(m_hub.depth), take(m_hub.health), take(m_hub.instruments), take(m_hub.metrics);
        take(m_hub.overview), take(m_hub.risk), take(m_hub.alerts);
        take(m_hub.liquidationBoard), take(m_hub.levels), take(m_hub.phase), take(m_hub.desk);
        if (news) seen.push_back({at, d.value()});
    }
    // What is there now was seen before; more than one at a time is no loss.
    void skip()
    {
        std::uint64_t slot = 0;
        const auto pass = [&](const auto& s) { m_versions[slot++] = s.version(); };
        pass(m_hub.market), pass(m_hub.funding), pass(m_hub.fundingHistory), pass(m_hub.liquidations);
        pass(m_hub.depth), pass(m_hub.health), pass(m_hub.instruments), pass(m_hub.metrics);
        pass(m_hub.overview), pass(m_hub.risk), pass(m_hub.alerts);
        pass(m_hub.liquidationBoard), pass(m_hub.levels), pass(m_hub.phase), pass(m_hub.desk);
    }
    bool missedSome() const { return m_missed; }

    std::vector<Seen> seen;
    std::uint64_t published = 0;

private:
    const SnapshotHub& m_hub;
    std::array<std::uint64_t, 16> m_versions{};
    bool m_missed = false;
};

}  // namespace plimsoll::test
