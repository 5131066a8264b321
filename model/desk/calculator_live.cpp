#include "model/desk/calculator_live.h"

#include "model/analytics/statistics.h"
#include "model/boards/leading_row.h"
#include "model/boards/level_map.h"
#include "model/desk/desk_quote.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Reason;
using analytics::Value;
namespace say = number_text;

namespace {

constexpr Duration kModelLimit = std::chrono::seconds{5};  // the model speaks once a second
constexpr double kRootDay = 4.898979485566356;             // of the hours of a day

class Reader {
public:
    Reader(const CalcField& field, const CalcContext& c) : m_c(c)
    {
        m_out.field = &field;
        m_out.origin = ofDesk(field.live) ? CalcOrigin::Desk : CalcOrigin::Live;
        if (ofDesk(field.live)) m_out.from = "desk";
    }
    CalcEntry entry(CalcSource source)
    {
        read(source);
        if (m_out.value.isNull() && m_out.why.empty()) m_out.why = "is not known";
        return std::move(m_out);
    }

private:
    void none(Reason reason, std::string why)
    {
        m_out.value = {};
        m_out.reason = reason;
        m_out.why = std::move(why);
    }
    void put(Value v, std::string from, Duration age = {})
    {
        m_out.value = std::move(v);
        m_out.from = std::move(from);
        m_out.age = age;
    }
    template <typename S>
    bool silent(const std::shared_ptr<const S>& snapshot, const char* what)
    {
        if (!snapshot) return none(Reason::NoData, std::string(what) + " has not come yet"), true;
        const Duration age = m_c.now.mono - snapshot->asOf.mono;
        if (age <= kModelLimit) return false;
        std::string why = what;
        why += " is ";
        why += say::age(age);
        why += " old";
        return none(Reason::Stale, std::move(why)), true;
    }
    bool aside(VenueId v) const { return (m_c.aside >> static_cast<unsigned>(v)) & 1u; }

    const InstrumentRow* rowOf(const MarketSnapshot& market, VenueId venue) const
    {
        return leadingRow(market, m_c.asset, venue, Market::Perp);
    }
    DeskQuote quote(const MarketSnapshot& market, VenueId venue) const
    {
        const InstrumentRow* const row = rowOf(market, venue);
        std::optional<double> atr, hours, leverage;
        if (const auto metrics = m_c.boards.metrics) {
            const MetricValue& v = metrics->at(metric::atr, m_c.asset);
            if (m_c.now.mono - metrics->asOf.mono <= kModelLimit) atr = v.value;
        }
        if (const auto table = m_c.boards.instruments; table && row)
            if (const Instrument* const i = table->find(row->instrument)) {
                hours = i->fundingHours;
                leverage = i->maxLeverage;
            }
        return quoteOf(row, m_c.now.mono, atr, hours, leverage);
    }
    std::string name(VenueId v) const { return std::string(venueName(v)); }

    void figure(const Figure& f, std::string from, Duration age)
    {
        if (f)
            put(*f, std::move(from), age);
        else
            none(f.reason, f.why);
    }
    void ofQuote(CalcSource source)
    {
        const auto market = m_c.boards.market;
        if (silent(market, "the market")) return;
        const InstrumentRow* const row = rowOf(*market, m_c.venue);
        const DeskQuote q = quote(*market, m_c.venue);
        const auto since = [&](const auto& dated) {
            return dated ? m_c.now.mono - dated->stamp.mono : Duration{};
        };
        if (source == CalcSource::Mark)
            return figure(q.price, name(m_c.venue), row ? since(row->mark) : Duration{});
        if (source == CalcSource::Rate)
            return figure(q.rate, name(m_c.venue), row ? since(row->funding) : Duration{});
        if (source == CalcSource::DayRange) return figure(q.atr, "range of the last hours", {});
        if (source == CalcSource::MaxLeverage) {
            if (q.maxLeverage && *q.maxLeverage >= 1) return put(*q.maxLeverage, name(m_c.venue));
            return none(Reason::NoData, name(m_c.venue) + " has not told it");
        }
        const MarginRule rule =
            marginRule(m_c.venue, std::nullopt, q, m_c.settings.venues[at(m_c.venue)].takerFee);
        if (source == CalcSource::ClosingFee) {
            m_out.origin = CalcOrigin::Desk;
            return put(rule.fee, m_c.venue == VenueId::Okx ? "desk: your taker fee" : "counted by OKX alone");
        }
        if (rule.tiers.empty()) return none(Reason::NoData, rule.by + ratesElsewhere(*market));
        if (source == CalcSource::FirstRate) return put(rule.tiers.front().mmr, rule.by);
        Value::List tiers;
        for (const auto& t : rule.tiers)
            tiers.emplace_back(Value::Object{{"cap", t.cap}, {"mmr", t.mmr}, {"ded", t.deduction}});
        put(std::move(tiers), rule.by);
    }
    // What others charge for the same asset, named as theirs: something to type, and nothing to count with.
    std::string ratesElsewhere(const MarketSnapshot& market)
    {
        std::string out;
        for (const VenueId v : kVenues) {
            if (v == m_c.venue) continue;
            const DeskQuote q = quote(market, v);
            if (q.tiers.empty()) continue;
            out += out.empty() ? ". First rate of " : ", of ";
            out += name(v);
            out += ": ";
            out += percentWords(q.tiers.front().mmr, 2);
        }
        return out;
    }
    static std::size_t at(VenueId v) { return static_cast<std::size_t>(v); }

    void extreme(bool most, bool fee)
    {
        const auto market = m_c.boards.market;
        if (silent(market, "the market")) return;
        std::optional<double> best;
        VenueId where = VenueId::Binance;
        Duration age{};
        for (const VenueId v : kVenues) {
            const InstrumentRow* const row = rowOf(*market, v);
            if (!row || aside(v)) continue;
            const Figure rate = quote(*market, v).rate;
            if (!rate || (best && (most ? *rate <= *best : *rate >= *best))) continue;
            best = *rate;
            where = v;
            age = m_c.now.mono - row->funding->stamp.mono;
        }
        if (!best) return none(Reason::Stale, "no venue has a fresh funding rate");
        if (!fee) return put(*best, name(where), age);
        m_out.origin = CalcOrigin::Desk;
        put(m_c.fees.of(where, Market::Perp), name(where) + ", taker");
    }
    void word(MetricId id, const char* from)
    {
        const auto metrics = m_c.boards.metrics;
        if (silent(metrics, "the metric")) return;
        const MetricValue& v = metrics->at(id, m_c.asset);
        if (!v.value) return none(v.reason, std::string(analytics::reasonWords(v.reason)));
        if (!v.usable()) return none(Reason::Incomplete, "too few venues are fresh");
        put(*v.value, from, m_c.now.mono - v.at + v.age);
    }
    void depth10()
    {
        word(metric::depth10Bid, "all venues");
        const std::optional<double> bid =
            m_out.value.number() ? std::optional(*m_out.value.number()) : std::nullopt;
        if (!bid) return;
        word(metric::depth10Ask, "all venues");
        if (const double* const ask = m_out.value.number()) m_out.value = std::min(*bid, *ask);
    }
    void tailRatio()
    {
        word(metric::esFhs99, "hours of the last weeks");
        const auto fat = m_out.value.number() ? std::optional(*m_out.value.number()) : std::nullopt;
        if (!fat) return;
        word(metric::es99, "hours of the last weeks");
        const double* const plain = m_out.value.number();
        if (!plain) return;
        if (*plain > 0)
            m_out.value = *fat / *plain;
        else
            none(Reason::NoData, "nothing has moved");
    }
    void volume()
    {
        const auto market = m_c.boards.market;
        if (silent(market, "the market")) return;
        double usd = 0;
        int venues = 0;
        Duration age{};
        for (const VenueId v : kVenues) {
            const InstrumentRow* const row = aside(v) ? nullptr : rowOf(*market, v);
            if (!row || !row->ticker || !usable(row->ticker->fresh) || !row->ticker->value.quoteVolume) continue;
            usd += *row->ticker->value.quoteVolume * row->usdPerQuote;
            age = std::max(age, m_c.now.mono - row->ticker->stamp.mono);
            ++venues;
        }
        if (usd > 0) return put(usd, venuesWord(venues), age);
        none(Reason::NoData, "no venue has a fresh ticker");
    }
    static std::string venuesWord(int n)
    {
        std::string out = say::count(static_cast<std::uint64_t>(n));
        return out.append(n == 1 ? " venue" : " venues");
    }

    // Null: `none` has said why.
    std::shared_ptr<const CalcBook> book()
    {
        auto b = m_c.book ? m_c.book : std::make_shared<const CalcBook>(calcBook(m_c));
        if (b->why.empty()) return b;
        none(b->reason, b->why);
        return nullptr;
    }
    void bookSide(bool bids)
    {
        const auto b = book();
        if (!b) return;
        const auto& rows = bids ? b->bids : b->asks;
        if (rows.empty()) return none(Reason::NoData, "nothing rests on that side");
        Value::List list;
        list.reserve(rows.size());
        for (const auto& [price, coins] : rows) list.emplace_back(Value::List{price, coins});
        put(std::move(list), venuesWord(b->venues), b->age);
    }
    void mid()
    {
        const auto b = book();
        if (!b) return;
        if (b->bids.empty() || b->asks.empty()) return none(Reason::NoData, "the book has one side only");
        put((b->bids.front().first + b->asks.front().first) / 2, venuesWord(b->venues), b->age);
    }
    // A fall reaches longs below the price, a rise shorts above it.
    void clusters(bool below)
    {
        m_out.modelled = true;
        const auto levels = m_c.boards.levels;
        if (!levels || levels->asset != m_c.asset) return none(Reason::NoData, "no levels of it are modelled yet");
        if (m_c.now.mono - levels->asOf.mono > kModelLimit) return none(Reason::Stale, "the level map is silent");
        if (levels->reason) return none(*levels->reason, std::string(analytics::reasonWords(*levels->reason)));
        if (!levels->price) return none(Reason::Stale, "no fresh price");
        Value::List list;
        for (const LevelBin& bin : levels->bins) {
            if ((bin.side == PositionSide::Long) != below || !(bin.total() > 0)) continue;
            const double price = (liquidationBinLow(bin.bin) + liquidationBinLow(bin.bin + 1)) / 2;
            if (below ? price < *levels->price : price > *levels->price)
                list.emplace_back(Value::List{price, bin.total() / price});
        }
        put(std::move(list), "level map", m_c.now.mono - levels->asOf.mono);
    }
    void halfPercent()
    {
        const auto market = m_c.boards.market;
        if (silent(market, "the market")) return;
        double coins = 0;
        int venues = 0;
        Duration age{};
        for (const VenueId v : kVenues) {
            const InstrumentRow* const row = aside(v) ? nullptr : rowOf(*market, v);
            if (!row || !row->oi || !usable(row->oi->fresh) || !row->oi->value.base) continue;
            coins += *row->oi->value.base * (row->multiplier > 0 ? row->multiplier : 1);
            age = std::max(age, m_c.now.mono - row->oi->stamp.mono);
            ++venues;
        }
        if (!(coins > 0)) return none(Reason::NoData, "no venue has fresh open interest");
        put(coins * 0.005, std::string("0.5 % of open interest, ") + venuesWord(venues), age);
    }
    void past(bool range)
    {
        const CalcPast p = calcPast(m_c);
        if (!p.why.empty()) return none(Reason::NoData, p.why);
        std::string from = name(p.venue);
        from += ", stored hours";
        if (!range) return put(Value::listOf(p.returns), std::move(from));
        if (!p.medianRange) return none(Reason::TooShort, "too few hours are stored");
        put(*p.medianRange * kRootDay, std::move(from));
    }
    void ofDeskSource(CalcSource source)
    {
        const auto desk = m_c.boards.desk;
        const DeskSettings& s = m_c.settings;
        const auto read = [&](const Figure& f) {
            figure(f, "desk", desk ? m_c.now.mono - desk->asOf.mono : Duration{});
        };
        const auto record = [&](const std::optional<double>& v) {
            if (v) return put(*v, "desk");
            none(Reason::NoData, "your record is not entered (Positions, Balances and limits)");
        };
        const auto& venue = s.venues[at(m_c.venue)];
        const bool old = desk && m_c.now.mono - desk->asOf.mono > kModelLimit;
        switch (source) {
            case CalcSource::Equity: {
                if (old) return none(Reason::Stale, "the desk was read too long ago");
                if (desk) return read(desk->totals.equityUsd);
                double sum = 0;
                for (const DeskVenue& v : s.venues) sum += v.wallet.value_or(0);
                if (sum > 0) return put(sum, "desk: balances");
                return none(Reason::NoData, "no balances are entered (Positions, Balances and limits)");
            }
            case CalcSource::Wallet:
                if (venue.wallet) return put(*venue.wallet, "desk: balance");
                return none(Reason::NoData, "no balance is entered for " + name(m_c.venue));
            case CalcSource::VenueEquity:
                if (old) return none(Reason::Stale, "the desk was read too long ago");
                if (desk) return read(desk->venues[at(m_c.venue)].equityUsd);
                return ofDeskSource(CalcSource::Wallet);
            case CalcSource::VenueMaintenance:
                if (old) return none(Reason::Stale, "the desk was read too long ago");
                if (desk && desk->venues[at(m_c.venue)].positions > 0)
                    return read(desk->venues[at(m_c.venue)].maintenanceUsd);
                return put(0.0, "desk: no positions there");
            case CalcSource::Risk: return put(s.riskPerTrade, "desk");
            case CalcSource::HardCap: return put(s.hardCap, "desk");
            case CalcSource::Concentration: return put(s.concentration, "desk");
            case CalcSource::Win: return record(s.win);
            case CalcSource::Reward: return record(s.reward);
            case CalcSource::AtrMultiple: return put(s.atrMultiple, "desk");
            case CalcSource::FundingBudget: return put(s.fundingBudget, "desk");
            case CalcSource::None:
            case CalcSource::Mark:
            case CalcSource::Mid:
            case CalcSource::DayRange:
            case CalcSource::CalmRange:
            case CalcSource::Rate:
            case CalcSource::LowestRate:
            case CalcSource::HighestRate:
            case CalcSource::LowestFee:
            case CalcSource::HighestFee:
            case CalcSource::Tiers:
            case CalcSource::FirstRate:
            case CalcSource::MaxLeverage:
            case CalcSource::ClosingFee:
            case CalcSource::Depth10:
            case CalcSource::Stability:
            case CalcSource::SpreadRatio:
            case CalcSource::Volume:
            case CalcSource::Bids:
            case CalcSource::Asks:
            case CalcSource::ClustersBelow:
            case CalcSource::ClustersAbove:
            case CalcSource::HalfPercent:
            case CalcSource::HourReturns:
            case CalcSource::TailRatio: return;  // not the desk's
        }
    }
    void read(CalcSource source)
    {
        using enum CalcSource;
        if (ofDesk(source)) return ofDeskSource(source);
        switch (source) {
            case Mark:
            case DayRange:
            case Rate:
            case Tiers:
            case FirstRate:
            case MaxLeverage:
            case ClosingFee: return ofQuote(source);
            case Mid: return mid();
            case CalmRange: return past(true);
            case HourReturns: return past(false);
            case LowestRate: return extreme(false, false);
            case HighestRate: return extreme(true, false);
            case LowestFee: return extreme(false, true);
            case HighestFee: return extreme(true, true);
            case Depth10: return depth10();
            case Stability: return word(metric::stability, "all venues");
            case SpreadRatio: return word(metric::spreadRatio, "against this hour of the week");
            case TailRatio: return tailRatio();
            case Volume: return volume();
            case Bids: return bookSide(true);
            case Asks: return bookSide(false);
            case ClustersBelow: return clusters(true);
            case ClustersAbove: return clusters(false);
            case HalfPercent: return halfPercent();
            case Equity:
            case Wallet:
            case VenueEquity:
            case VenueMaintenance:
            case Risk:
            case HardCap:
            case Concentration:
            case Win:
            case Reward:
            case AtrMultiple:
            case FundingBudget:
            case None: return;
        }
    }

    const CalcContext& m_c;
    CalcEntry m_out;
};

}  // namespace

CalcBoards boardsOf(const SnapshotHub& hub)
{
    return {hub.market.read().value, hub.metrics.read().value,
            hub.depth.read().value,  hub.levels.read().value,
            hub.desk.read().value,   hub.instruments.read().value,
            hub.past.read().value,   hub.store.read().value != nullptr};
}

std::uint64_t boardsVersion(const SnapshotHub& hub)
{
    return hub.market.version() + hub.metrics.version() + hub.depth.version() + hub.levels.version() +
           hub.desk.version() + hub.instruments.version() + hub.past.version();
}

CalcBook calcBook(const CalcContext& c)
{
    CalcBook out;
    const auto& depth = c.boards.depth;
    if (!depth || depth->asset != c.asset) {
        out.why = "no book of it has come yet";
        return out;
    }
    const bool silent = c.now.mono - depth->asOf.mono > limits::kBook;
    for (const DepthLane& lane : depth->lanes) {
        if (lane.market != Market::Perp || lane.state != BookState::Live || !usable(lane.fresh)) continue;
        if (silent || ((c.aside >> static_cast<unsigned>(lane.venue)) & 1u) || lane.multiplier <= 0) continue;
        for (const auto& [side, rows] : {std::pair(&lane.bids, &out.bids), std::pair(&lane.asks, &out.asks)})
            for (const auto& level : *side) {
                const double price = level.price.value() * lane.usdPerQuote / lane.multiplier;
                if (price > 0 && level.qty.v > 0) rows->emplace_back(price, level.qty.v * lane.multiplier);
            }
        out.age = std::max(out.age, c.now.mono - lane.stamp.mono);
        ++out.venues;
    }
    if (out.venues == 0) {
        out.reason = Reason::Stale;
        out.why = "no venue has a fresh book";
        return out;
    }
    // What rests at one price on several venues is one level.
    const auto together = [](auto& rows) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (kept > 0 && rows[kept - 1].first == rows[i].first)
                rows[kept - 1].second += rows[i].second;
            else
                rows[kept++] = rows[i];
        }
        rows.resize(kept);
    };
    const auto higher = [](const auto& a, const auto& b) { return a.first > b.first; };
    const auto lower = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::sort(out.bids.begin(), out.bids.end(), higher);
    std::sort(out.asks.begin(), out.asks.end(), lower);
    together(out.bids);
    together(out.asks);
    return out;
}

CalcEntry liveEntry(const CalcField& field, const CalcContext& context)
{
    return Reader(field, context).entry(field.live);
}

CalcPast calcPast(const CalcContext& context)
{
    CalcPast out;
    const auto all = context.boards.past;
    const auto answer = all ? all->of(context.asker) : nullptr;
    if (!answer || answer->request.asset != context.asset) {
        out.why = context.boards.stored ? "the stored hours are being read" : "nothing is stored in this run";
        return out;
    }
    if (!answer->problem.empty()) {
        out.why = answer->problem;
        return out;
    }
    const HistoryLine* best = nullptr;
    for (const HistoryLine& l : answer->lines)
        if (!best || l.series.points.size() > best->series.points.size()) best = &l;
    std::vector<double> ranges;
    std::optional<double> before;
    std::int64_t last = 0;
    for (std::size_t i = 0; best && i < best->series.points.size(); ++i) {
        const store::SeriesPoint& p = best->series.points[i];
        const bool next = before && p.t - last == best->series.span;
        if (p.close && *p.close > 0) {
            if (next) out.returns.push_back(std::log(*p.close / *before));
            if (p.high && p.low) {
                double high = *p.high, low = *p.low;
                if (next) high = std::max(high, *before), low = std::min(low, *before);
                ranges.push_back(high - low);
            }
            before = *p.close;
            last = p.t;
        }
    }
    constexpr std::size_t kLeast = 48;
    if (!best || best->series.span != 3'600 || out.returns.size() < kLeast) {
        out.why = "fewer than two days of hours are stored";
        return out;
    }
    out.venue = best->venue;
    if (ranges.size() >= kLeast) out.medianRange = analytics::median(ranges);
    return out;
}

}  // namespace plimsoll
