// Readings of liquidity, of forced orders, of other coins, and of the time.
#include "ui/panels/context_facts.h"

#include "model/analytics/market_state.h"
#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace plimsoll::context {

namespace {

// Limits of our own where the sources name none; each stands in the tip of its reading.
constexpr double kThinHalf = 0.5, kCalmPrice = 0.005;
constexpr float kTurn = 0.001f;       // of the price, from its last high or low
constexpr double kForcedUsd = 100e3;  // a print that ends the quiet
constexpr auto kQuiet = std::chrono::minutes{5};
constexpr double kTogether = 80;  // connectedness from which spreading protects little
constexpr auto kOneEvent = std::chrono::hours{24};

}  // namespace

Found wideAndThin(const Facts& f)
{
    const auto ret = f.at(metric::ret1h);
    if (!ret || !f.at(metric::signalLiquidity))
        return unknown(f.why(ret ? metric::signalLiquidity : metric::ret1h));
    const auto &size = f.of()->facts.signalLiquidity.value, &usual = f.of()->facts.signalLiquidity.normal;
    if (!size || !usual || !(*usual > 0)) return unknown(f.why(metric::exec10bp));
    const double of = *size / *usual;
    const bool yes = std::fabs(*ret) <= kCalmPrice && of < kThinHalf;
    return said(yes, yes ? UiText::tr("stable, thin") : UiText::tr("no"),
                UiText::tr("price %1 in 1 h, executable size %2").arg(percent(*ret), timesText(of)));
}

Found makersLeave(const Facts& f)
{
    const auto spread = f.at(metric::spreadRatio), depth = f.at(metric::depthRatio);
    if (!spread || !depth) return unknown(f.why(spread ? metric::depthRatio : metric::spreadRatio));
    const bool yes = *spread >= 1.5 && *depth <= 0.7;
    return said(yes, yes ? UiText::tr("retreating") : UiText::tr("no"),
                UiText::tr("spread %1, depth %2").arg(timesText(*spread), timesText(*depth)));
}

Found breadth(const Facts& f)
{
    int deep = 0, known = 0;
    if (f.in().metrics)
        for (const auto& a : f.in().metrics->assets) {
            const MetricValue& v = a->at(metric::depthRatio);
            if (!v.usable()) continue;
            ++known;
            deep += *v.value > kThinHalf;
        }
    if (known < 3) return unknown(UiText::tr("usual depth of three assets is needed"));
    const double share = static_cast<double>(deep) / known;
    return said(share < 0.5, shareText(share),
                UiText::tr("%1 of %2 watched above half of their usual depth").arg(deep).arg(known));
}

Found thinAsset(const Facts& f)
{
    const auto ldr = f.at(metric::ldr);
    if (!ldr) return unknown(f.why(metric::ldr));
    return said(
        *ldr >= 100, *ldr >= 100 ? UiText::tr("thin") : UiText::tr("no"),
        UiText::tr("%1 of interest on each dollar of depth").arg(QStringLiteral("$") + fixedText(*ldr, 0)));
}

// Times that the price turned within the last hour, by moves of a tenth of a percent.
Found whipsaw(const Facts& f)
{
    const OverviewRow* row = nullptr;
    if (f.in().overview)
        for (const OverviewRow& r : f.in().overview->rows)
            if (r.asset == f.in().asset) row = &r;
    if (!row || row->path.empty()) return unknown(UiText::tr("no prices of the last hour yet"));
    int turns = 0, way = 0, known = 0;
    float low = INFINITY, high = 0, extreme = NAN;
    for (const float p : row->path) {
        if (!(p > 0)) continue;
        ++known;
        if (way == 0) {
            low = std::min(low, p);
            high = std::max(high, p);
            way = p / low - 1 >= kTurn ? 1 : p / high - 1 <= -kTurn ? -1 : 0;
            extreme = p;
            continue;
        }
        const float move = p / extreme - 1;
        if (way > 0 ? p > extreme : p < extreme) extreme = p;
        if (way > 0 ? move > -kTurn : move < kTurn) continue;
        ++turns;
        way = -way;
        extreme = p;
    }
    if (known < 20) return unknown(UiText::tr("twenty minutes of prices are needed"));
    return said(turns >= 6, UiText::tr("%n turns", nullptr, turns), UiText::tr("in %1 minutes").arg(known));
}

Found quietTimer(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto& tape = f.in().tape;
    const AssetFacts& facts = f.of()->facts;
    const auto among = [](std::uint8_t venues, VenueId v) {
        return ((venues >> static_cast<unsigned>(v)) & 1u) != 0;
    };
    int heard = 0;
    std::uint8_t deaf = 0;
    Mono since{};  // all of them were heard
    for (const VenueId v : kVenues) {
        if (!among(facts.speakers, v)) continue;
        const auto at = static_cast<std::size_t>(v);
        if (tape && usable(tape->streams[at]) && tape->heardSince[at]) {
            ++heard;
            since = std::max(since, *tape->heardSince[at]);
        } else {
            deaf = static_cast<std::uint8_t>(deaf | 1u << at);
        }
    }
    if (heard == 0) return unknown(UiText::tr("no liquidation feed is heard"));
    const Mono now = f.in().now.mono;
    // Rows stand as they were told: behind those that were told late there may be a newer one.
    const LiquidationRow* last = nullptr;
    for (const LiquidationRow& r : tape->rows) {
        if (r.asset != f.in().asset || r.usd.v < kForcedUsd || !among(facts.speakers, r.venue)) continue;
        if (!last || r.stamp.mono - r.late > last->stamp.mono - last->late) last = &r;
        if (r.late == Duration{}) break;
    }
    const Duration ago = last ? std::max(Duration{}, now - (last->stamp.mono - last->late)) : Duration::max();
    // What happened before that nobody can say: it was not heard, or its row is not kept any more.
    Duration known = std::max(Duration{}, now - since);
    if (tape->total > tape->rows.size() && !tape->rows.empty())
        known = std::min(known, std::max(Duration{}, now - tape->rows.back().stamp.mono));
    const int asked = std::popcount(static_cast<unsigned>(facts.speakers | facts.unreached));
    QString number =
        venuesOf(heard, asked) + QStringLiteral(", ") + UiText::tr("listened for %1").arg(format::age(known));
    if (last) number = UiText::tr("last: %1").arg(format::money(last->usd.v)) + QStringLiteral("; ") + number;
    if (ago < kQuiet) return said(true, format::age(ago), number);
    if (deaf != 0) return unknown(UiText::tr("not all liquidation feeds are heard: %1").arg(withoutCodes(deaf)));
    if (known < kQuiet) return unknown(UiText::tr("all feeds must be heard for five minutes"));
    if (!last) return said(false, UiText::tr("none seen"), number);
    return said(false, format::floored(known < ago, format::age, std::min(ago, known)), number);
}

Found sinceFlush(const Facts& f)
{
    const auto& p = f.in().phase;
    if (!p) return unknown(UiText::tr("the phase is not known"));
    if (p->flushes)
        for (const FlushRecord& r : *p->flushes)
            if (r.asset == f.in().asset) {
                const Duration ago = std::max(Duration{}, f.in().now.wall - r.began);
                return said(ago < std::chrono::hours{24}, format::age(ago), format::dateTime(r.began));
            }
    return said(false, UiText::tr("none kept"), UiText::tr("in the stored history"));
}

// Who was flushed first, who followed: of the newest event.
Found propagation(const Facts& f)
{
    const auto& p = f.in().phase;
    if (!p) return unknown(UiText::tr("the phase is not known"));
    std::vector<const FlushRecord*> event;
    if (p->flushes && !p->flushes->empty()) {
        const Timestamp newest = p->flushes->front().began;
        for (const FlushRecord& r : *p->flushes)
            if (newest - r.began <= kOneEvent) event.push_back(&r);
    }
    if (event.empty()) return said(false, UiText::tr("none kept"), UiText::tr("in the stored history"));
    std::sort(event.begin(), event.end(), [](const auto* a, const auto* b) { return a->began < b->began; });
    QStringList order;
    for (const FlushRecord* r : event) {
        if (order.size() == 6) break;
        const Duration after = r->began - event.front()->began;
        order.append(QString::fromStdString(r->asset) +
                     (r == event.front() ? QString() : QStringLiteral(" +") + format::age(after)));
    }
    const bool led = event.front()->asset == "BTC" || event.front()->asset == "ETH";
    // What is over is told with its date and raises nothing.
    const bool recent = f.in().now.wall - event.back()->began < kOneEvent;
    return said(recent && event.size() > 1,
                led ? UiText::tr("majors first") : QString::fromStdString(event.front()->asset),
                format::dateTime(event.front()->began) + QStringLiteral(": ") + order.join(QStringLiteral(", ")));
}

Found together(const Facts& f)
{
    const AssetMetrics* market = f.in().metrics ? f.in().metrics->market.get() : nullptr;
    const MetricValue* v = market ? &market->at(metric::tci) : nullptr;
    if (!v || !v->usable())
        return unknown(v ? modelWords(analytics::reasonWords(v->reason)) : UiText::tr("nothing is watched"));
    const bool yes = *v->value >= kTogether;
    return said(yes, yes ? UiText::tr("as one") : UiText::tr("apart"),
                UiText::tr("connectedness %1 of 100").arg(fixedText(*v->value, 0)));
}

Found sameWay(const Facts& f)
{
    int known = 0, down = 0;
    for (const VenueId v : kVenues)
        if (const auto d = f.at(metric::dOi1h, v)) {
            ++known;
            down += *d <= -0.01;
        }
    if (known < 2) return unknown(UiText::tr("open interest of two venues over an hour is needed"));
    const bool yes = down == known;
    return said(yes, yes ? UiText::tr("all unwind") : UiText::tr("no"),
                UiText::tr("%1 of %2 venues lost 1 % or more in 1 h").arg(down).arg(known));
}

Found riskBudget(const Facts& f)
{
    const auto hour = f.at(metric::rv1h), day = f.at(metric::rv24h), jumps = f.at(metric::jumpRatio);
    if (!hour || !day || !(*day > 0)) return unknown(f.why(hour ? metric::rv24h : metric::rv1h));
    const double steady = *hour / *day;
    const bool tight = steady >= 1.5 || (jumps && *jumps >= 0.3);
    QString number = UiText::tr("volatility of 1 h %1 of 24 h").arg(timesText(steady));
    if (jumps) number += UiText::tr(", jumps %1").arg(shareText(*jumps));
    return said(tight, tight ? UiText::tr("restrictive") : UiText::tr("permissive"), number);
}

Found perPercent(const Facts& f)
{
    const auto l = f.at(metric::liqUsd1hLong), s = f.at(metric::liqUsd1hShort);
    if (!l || !s) return unknown(f.why(!l ? metric::liqUsd1hLong : metric::liqUsd1hShort));
    // The way that the price went, not what was left of it at the end: else a fall and its return are no move.
    const auto& range = f.of()->facts.rangeHour;
    if (!range) return unknown(UiText::tr("every minute of an hour of prices is needed"));
    if (*range < 0.001)
        return said(false, UiText::tr("no move"), UiText::tr("range of %1 in 1 h").arg(shareText(*range)));
    return said(false, format::atLeast(format::money, (*l + *s) / (*range * 100)),
                UiText::tr("%1 over a range of %2 in 1 h").arg(format::money(*l + *s), shareText(*range)));
}

Found flowToxicity(const Facts& f)
{
    const auto v = f.at(metric::vpinTaker);
    if (!v) return unknown(f.why(metric::vpinTaker));
    const QString word = *v >= 0.45   ? UiText::tr("in or above the crypto band")
                         : *v >= 0.23 ? UiText::tr("between the bands")
                                      : UiText::tr("as equity futures, or below");
    return said(*v > 0.47, word, fixedText(*v, 2));
}

Found clock(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto session = analytics::sessionAt(static_cast<double>(toUnixMs(f.in().now.wall)));
    if (!session) return unknown(UiText::tr("the time is not known"));
    const bool between = !session->weekend && session->labels.empty();
    return said(
        session->weekend || between,
        session->weekend ? UiText::tr("weekend")
        : between        ? UiText::tr("between sessions")
                         : UiText::tr("session"),
        UiText::tr("%1 UTC; open around the clock").arg(session->hourOfWeek % 24, 2, 10, QLatin1Char('0')));
}

}  // namespace plimsoll::context
