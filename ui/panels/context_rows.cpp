#include "ui/panels/context_rows.h"

#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "model/metrics/metric_ids.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// Limits of our own where the sources name none; each stands in the tip of its reading.
constexpr double kGrowth = 0.02, kGrowthWeek = 0.10, kNeutral = 2e-4, kThinHalf = 0.5, kCalmPrice = 0.005;
constexpr double kForcedUsd = 100e3;  // a print that ends the quiet
constexpr double kTogether = 80;      // connectedness from which spreading protects little
constexpr auto kOneEvent = std::chrono::hours{24};

// What one reading found.
struct Found {
    std::optional<bool> raised;  // absent: not known
    QString word, number, missing;
};

class Facts {
public:
    explicit Facts(const ContextInput& in) : m_in(in)
    {
        if (in.metrics) m_of = in.metrics->find(in.asset);
    }
    const ContextInput& in() const { return m_in; }
    const AssetMetrics* of() const { return m_of; }
    std::optional<double> at(MetricId id, std::optional<VenueId> venue = {}) const
    {
        if (!m_of) return std::nullopt;
        const MetricValue& v = m_of->at(id, venue);
        return venue || v.usable() ? v.value : std::nullopt;
    }
    QString why(MetricId id) const
    {
        const QString name = modelWords(analytics::word(id).what);
        if (!m_of) return UiText::tr("the asset is not watched");
        return name + QStringLiteral(": ") + modelWords(analytics::reasonWords(m_of->at(id).reason));
    }

private:
    const ContextInput& m_in;
    const AssetMetrics* m_of = nullptr;
};

Found unknown(const QString& why)
{
    Found f;
    f.word = UiText::tr("not known");
    f.missing = why;
    return f;
}
Found said(bool raised, const QString& word, const QString& number)
{
    return {raised, word, number, {}};
}
QString percent(double fraction)
{
    return format::percentChange(fraction);
}
QString bpText(double r8)
{
    return format::bp8h(r8) + QStringLiteral(" bp/8h");
}

Found crowding(const Facts& f)
{
    const auto r = f.at(metric::r8Mean24), oi = f.at(metric::dOi7d);
    if (!r || !oi) return unknown(f.why(r ? metric::dOi7d : metric::r8Mean24));
    const QString number = UiText::tr("%1, interest %2 in 7 d").arg(bpText(*r), percent(*oi));
    const bool grown = *oi > 0;
    if (*r >= 5e-4 && grown) return said(true, UiText::tr("longs"), number);
    if (*r <= -3e-4 && grown) return said(true, UiText::tr("shorts"), number);
    return said(false, UiText::tr("neither side"), number);
}

Found lowVolatility(const Facts& f)
{
    const auto ratio = f.at(metric::rvRatio);
    if (!ratio) return unknown(f.why(metric::rvRatio));
    return said(*ratio <= 0.7, *ratio <= 0.7 ? UiText::tr("compressed") : UiText::tr("usual"), timesText(*ratio));
}

Found complacency(const Facts& f)
{
    const auto spread = f.at(metric::spreadRatio), rv = f.at(metric::rvRatio), oi = f.at(metric::dOi7d);
    if (!spread || !rv || !oi)
        return unknown(f.why(!spread ? metric::spreadRatio : !rv ? metric::rvRatio : metric::dOi7d));
    const bool yes = *spread <= 0.9 && *rv <= 0.7 && *oi >= kGrowthWeek;
    return said(
        yes, yes ? UiText::tr("complacent") : UiText::tr("no"),
        UiText::tr("spread %1, volatility %2, interest %3").arg(timesText(*spread), timesText(*rv), percent(*oi)));
}

Found lateCycle(const Facts& f)
{
    const CarryRow* row = f.in().carry ? f.in().carry->find(f.in().asset) : nullptr;
    if (!row) return unknown(UiText::tr("the asset is not watched"));
    const auto alts = f.of() ? f.of()->facts.waveInput.altShare7d : std::nullopt;
    if (row->streak.settlements == 0) return unknown(UiText::tr("no settled rates known"));
    const bool longs = row->streak.sign > 0 && row->streak.hours >= 72;
    const QString number = UiText::tr("longs have paid for %1")
                               .arg(row->streak.sign > 0 ? hoursText(row->streak.hours) : UiText::tr("0 h"));
    if (longs && !alts) return unknown(UiText::tr("share of other coins in the volume"));
    const bool yes = longs && *alts > 0;
    return said(yes, yes ? UiText::tr("late") : UiText::tr("no"), number);
}

Found regime(const Facts& f)
{
    const auto oi = f.at(metric::dOi24h), week = f.at(metric::dOi7d), depth = f.at(metric::depthRatio);
    if (!oi || !week || !depth)
        return unknown(f.why(!oi ? metric::dOi24h : !week ? metric::dOi7d : metric::depthRatio));
    const QString number = UiText::tr("interest %1 in a day, depth %2").arg(percent(*oi), timesText(*depth));
    if (*oi >= kGrowth && *depth >= 1) return said(false, UiText::tr("expanding, deep: A"), number);
    if (*week >= kGrowthWeek && std::fabs(*oi) < kGrowth && *depth < 0.8)
        return said(true, UiText::tr("peaking, thin: B"), number);
    return said(false, UiText::tr("neither A nor B"), number);
}

Found purge(const Facts& f)
{
    const auto& p = f.in().phase;
    if (!p || !p->phase) return unknown(UiText::tr("the phase is not known"));
    const auto& share = p->purge.share.value;
    const QString number = share ? UiText::tr("%1 of interest removed").arg(shareText(*share)) : QString();
    if (*p->phase == analytics::phase::Phase::Liquidation) return said(true, UiText::tr("purge"), number);
    const auto r8 = f.at(metric::r8Mean24), spread = f.at(metric::spreadRatio);
    if (share && *share >= 0.05) {
        if (!r8 || !spread) return unknown(f.why(r8 ? metric::spreadRatio : metric::r8Mean24));
        if (std::fabs(*r8) <= kNeutral && *spread <= 1.25) return said(false, UiText::tr("rebuilding"), number);
    }
    return said(false, UiText::tr("neither"), number);
}

Found carryCrowding(const Facts& f)
{
    const auto oi = f.at(metric::dOi7d), r8 = f.at(metric::r8Mean24), basis = f.at(metric::basisBps);
    if (!oi || !r8 || !basis)
        return unknown(f.why(!oi ? metric::dOi7d : !r8 ? metric::r8Mean24 : metric::basisBps));
    const bool yes = *oi >= kGrowthWeek && std::fabs(*r8) <= 1e-4 && std::fabs(*basis) <= 2;
    return said(
        yes, yes ? UiText::tr("crowded carry") : UiText::tr("no"),
        UiText::tr("interest %1 in 7 d, %2, basis %3 bp").arg(percent(*oi), bpText(*r8), format::bp(*basis)));
}

Found basisUnwind(const Facts& f)
{
    const auto oi = f.at(metric::dOi1h), spot = f.at(metric::spotCvdZ), ret = f.at(metric::ret1h);
    if (!oi || !spot || !ret)
        return unknown(f.why(!oi ? metric::dOi1h : !spot ? metric::spotCvdZ : metric::ret1h));
    const bool yes = *oi <= -0.01 && *spot <= -1 && *ret < 0;
    return said(yes, yes ? UiText::tr("unwinding") : UiText::tr("no"),
                UiText::tr("interest %1, spot flow z %2, price %3 in 1 h")
                    .arg(percent(*oi), fixedText(*spot, 1), percent(*ret)));
}

Found negativeFunding(const Facts& f)
{
    const auto r8 = f.at(metric::r8), oi = f.at(metric::dOi24h);
    if (!r8 || !oi) return unknown(f.why(r8 ? metric::dOi24h : metric::r8));
    const QString number = UiText::tr("%1, interest %2 in a day").arg(bpText(*r8), percent(*oi));
    if (*r8 >= 0) return said(false, UiText::tr("not negative"), number);
    return said(true, *oi < 0 ? UiText::tr("longs leave") : UiText::tr("new shorts"), number);
}

Found laggard(const Facts& f)
{
    std::vector<std::pair<double, VenueId>> rates;
    for (const VenueId v : kVenues)
        if (const auto r = f.at(metric::r8, v)) rates.emplace_back(*r, v);
    if (rates.size() < 3) return unknown(UiText::tr("fresh rates of three venues are needed"));
    std::sort(rates.begin(), rates.end());
    const auto apart = [&](std::size_t at) {
        return std::count_if(rates.begin(), rates.end(), [&](const auto& r) {
                   return (r.first < 0) != (rates[at].first < 0) && std::fabs(r.first - rates[at].first) >= 5e-5;
               }) == static_cast<std::ptrdiff_t>(rates.size()) - 1;
    };
    for (const std::size_t at : {std::size_t{0}, rates.size() - 1})
        if (apart(at))
            return said(true, text(venueName(rates[at].second)),
                        UiText::tr("%1 against the others' sign").arg(bpText(rates[at].first)));
    return said(
        false, UiText::tr("none"),
        UiText::tr("%1 to %2 bp/8h").arg(format::bp8h(rates.front().first), format::bp8h(rates.back().first)));
}

Found fundingSwing(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto &recent = f.of()->facts.rateRecent, &prior = f.of()->facts.ratePrior;
    if (!recent || !prior) return unknown(UiText::tr("32 hours of rates are needed"));
    const double swing = (*recent - *prior) * 3 * 365;
    return said(std::fabs(swing) >= 0.25, percent(swing) + UiText::tr(" a year"),
                UiText::tr("%1, before %2").arg(bpText(*recent), bpText(*prior)));
}

Found wideAndThin(const Facts& f)
{
    const auto ret = f.at(metric::ret1h), exec = f.at(metric::depthRatio);
    if (!ret || !exec) return unknown(f.why(ret ? metric::depthRatio : metric::ret1h));
    const bool yes = std::fabs(*ret) <= kCalmPrice && *exec < kThinHalf;
    return said(yes, yes ? UiText::tr("stable, thin") : UiText::tr("no"),
                UiText::tr("price %1 in 1 h, depth %2").arg(percent(*ret), timesText(*exec)));
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
    float extreme = NAN;
    for (const float p : row->path) {
        if (!(p > 0)) continue;
        ++known;
        if (!(extreme > 0)) extreme = p;
        const float move = p / extreme - 1;
        if (way >= 0 && p > extreme) extreme = p;
        if (way <= 0 && p < extreme) extreme = p;
        if (std::fabs(move) < 0.001f) continue;
        const int next = move > 0 ? 1 : -1;
        if (way != 0 && next != way) {
            ++turns;
            extreme = p;
        }
        way = next;
    }
    if (known < 20) return unknown(UiText::tr("twenty minutes of prices are needed"));
    return said(turns >= 6, UiText::tr("%n turns", nullptr, turns), UiText::tr("in %1 minutes").arg(known));
}

Found quietTimer(const Facts& f)
{
    const auto& tape = f.in().tape;
    if (!tape) return unknown(UiText::tr("no liquidation feed is heard"));
    const bool heard = std::any_of(tape->streams.begin(), tape->streams.end(),
                                   [](Freshness s) { return s == Freshness::Live || s == Freshness::Late; });
    if (!heard) return unknown(UiText::tr("no liquidation feed is heard"));
    for (const LiquidationRow& r : tape->rows) {
        if (r.asset != f.in().asset || r.usd.v < kForcedUsd) continue;
        const Duration ago = std::max(Duration{}, f.in().now.mono - r.stamp.mono);
        return said(ago < std::chrono::minutes{5}, format::age(ago),
                    UiText::tr("last: %1").arg(format::money(r.usd.v)));
    }
    return said(false, UiText::tr("none seen"),
                UiText::tr("in the last %n prints of all assets", nullptr, static_cast<int>(tape->rows.size())));
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
    return said(event.size() > 1, led ? UiText::tr("majors first") : QString::fromStdString(event.front()->asset),
                order.join(QStringLiteral(", ")));
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
    const auto l = f.at(metric::liqUsd1hLong), s = f.at(metric::liqUsd1hShort), ret = f.at(metric::ret1h);
    if (!l || !s || !ret)
        return unknown(f.why(!l ? metric::liqUsd1hLong : !s ? metric::liqUsd1hShort : metric::ret1h));
    if (std::fabs(*ret) < 0.001)
        return said(false, UiText::tr("no move"), UiText::tr("price %1 in 1 h").arg(percent(*ret)));
    return said(false, QStringLiteral("\u2265 ") + format::money((*l + *s) / std::fabs(*ret * 100)),
                UiText::tr("%1 over %2 in 1 h").arg(format::money(*l + *s), percent(*ret)));
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
    const auto& weekend = f.of()->facts.weekend;
    if (!weekend) return unknown(UiText::tr("the time is not known"));
    const auto wall = f.in().now.wall.time_since_epoch();
    const auto hour = static_cast<int>(std::chrono::floor<std::chrono::hours>(wall).count() % 24);
    const bool thin = *weekend || hour >= 21 || hour < 1;
    return said(thin,
                *weekend ? UiText::tr("weekend")
                : thin   ? UiText::tr("between sessions")
                         : UiText::tr("session"),
                UiText::tr("%1 UTC; open around the clock").arg(hour, 2, 10, QLatin1Char('0')));
}

struct Reading {
    const char *key, *panel, *name, *tip;
    Found (*read)(const Facts&);
};
constexpr Reading kReadings[] = {
    {"crowding", "funding", QT_TRANSLATE_NOOP("UiText", "Crowded side"),
     QT_TRANSLATE_NOOP("UiText",
                       "Funding of 24 h at least 5 bp (longs) or at most -3 bp (shorts) per 8 h while open "
                       "interest grew over 7 days"),
     crowding},
    {"low_volatility", "history", QT_TRANSLATE_NOOP("UiText", "Low volatility"),
     QT_TRANSLATE_NOOP("UiText", "Realised volatility of 24 h at most 0.7 of that of 30 days"), lowVolatility},
    {"complacency", "liquidity", QT_TRANSLATE_NOOP("UiText", "Complacency"),
     QT_TRANSLATE_NOOP("UiText",
                       "Spread at most 0.9 of usual, volatility at most 0.7 of usual, open interest up by 10 % "
                       "or more in 7 days"),
     complacency},
    {"late_cycle", "funding", QT_TRANSLATE_NOOP("UiText", "Late cycle"),
     QT_TRANSLATE_NOOP("UiText",
                       "Longs have paid at every settlement for three days, and the other coins' share of the "
                       "volume grows"),
     lateCycle},
    {"regime", "phase", QT_TRANSLATE_NOOP("UiText", "Leverage and depth"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "A: interest up 2 % in a day while depth is at its usual or above; people then run a larger "
         "gross and a conservative net. B: interest up 10 % in 7 days, flat today, depth below 0.8 "
         "of usual; people then take smaller bites on fewer venues, execution first"),
     regime},
    {"purge", "aftershock", QT_TRANSLATE_NOOP("UiText", "Purge, rebuild"),
     QT_TRANSLATE_NOOP("UiText",
                       "Purge: the phase is Liquidation. Rebuilding: at least 5 % of open interest went, funding "
                       "is within 2 bp and the spread within 1.25 of usual"),
     purge},
    {"carry_crowding", "basis", QT_TRANSLATE_NOOP("UiText", "Crowded carry"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Open interest up 10 % or more in 7 days while funding is within 1 bp per 8 h and the basis "
         "within 2 bp: hedged positions press the rates down"),
     carryCrowding},
    {"basis_unwind", "basis", QT_TRANSLATE_NOOP("UiText", "Basis unwind"),
     QT_TRANSLATE_NOOP("UiText",
                       "Within an hour open interest falls by 1 % or more, spot is sold (z at most -1) and the "
                       "price falls"),
     basisUnwind},
    {"negative_funding", "funding", QT_TRANSLATE_NOOP("UiText", "Negative funding"),
     QT_TRANSLATE_NOOP("UiText",
                       "Below zero while interest falls: longs leave. While it grows: new shorts. To be watched, "
                       "not to be acted on"),
     negativeFunding},
    {"laggard", "funding", QT_TRANSLATE_NOOP("UiText", "Lagging venue"),
     QT_TRANSLATE_NOOP("UiText",
                       "The one venue whose rate has the other sign, by 0.5 bp or more to each other one"),
     laggard},
    {"funding_swing", "funding_inspector", QT_TRANSLATE_NOOP("UiText", "Swing of funding"),
     QT_TRANSLATE_NOOP("UiText",
                       "Mean rate of the last 8 h less that of the 24 h before, a year; raised from 25 %"),
     fundingSwing},
    {"wide_and_thin", "liquidity", QT_TRANSLATE_NOOP("UiText", "Stable but thin"),
     QT_TRANSLATE_NOOP("UiText", "Price within 0.5 % in an hour while depth is below half of its usual"),
     wideAndThin},
    {"makers", "liquidity", QT_TRANSLATE_NOOP("UiText", "Makers retreat"),
     QT_TRANSLATE_NOOP("UiText", "Spread at least 1.5 of usual and depth at most 0.7 of usual"), makersLeave},
    {"breadth", "overview", QT_TRANSLATE_NOOP("UiText", "Breadth of liquidity"),
     QT_TRANSLATE_NOOP("UiText", "Share of the watched assets whose depth is above half of its usual"), breadth},
    {"thin_asset", "interest", QT_TRANSLATE_NOOP("UiText", "Thin asset"),
     QT_TRANSLATE_NOOP("UiText",
                       "A hundred dollars of open interest or more on each dollar of depth within 1 %; one large "
                       "position can then be more than the book (the case of JELLY, March 2025)"),
     thinAsset},
    {"whipsaw", "overview", QT_TRANSLATE_NOOP("UiText", "Turns of the price"),
     QT_TRANSLATE_NOOP("UiText", "Times that the price turned by 0.1 % or more in the last hour; raised from six"),
     whipsaw},
    {"quiet", "liquidations", QT_TRANSLATE_NOOP("UiText", "Without forced orders"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Time since the last liquidation of 100 thousand dollars or more, as far as the feeds print "
         "them; raised below five minutes"),
     quietTimer},
    {"since_flush", "flushes", QT_TRANSLATE_NOOP("UiText", "Since the last flush"),
     QT_TRANSLATE_NOOP("UiText", "Memory fades: how long ago the asset was flushed, as far as is kept"),
     sinceFlush},
    {"propagation", "flushes", QT_TRANSLATE_NOOP("UiText", "Who was flushed first"),
     QT_TRANSLATE_NOOP("UiText",
                       "The flushes that began within 24 hours of the newest, in their order; Bitcoin and Ether "
                       "usually pass it on"),
     propagation},
    {"together", "overview", QT_TRANSLATE_NOOP("UiText", "Coins as one"),
     QT_TRANSLATE_NOOP("UiText",
                       "Connectedness of the watched coins; from 80 on spreading over coins protects little"),
     together},
    {"same_way", "interest", QT_TRANSLATE_NOOP("UiText", "Venues unwind together"),
     QT_TRANSLATE_NOOP("UiText", "Open interest falls by 1 % or more within an hour on every venue that tells it"),
     sameWay},
    {"risk_budget", "history", QT_TRANSLATE_NOOP("UiText", "Risk budgets"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Restrictive when the volatility of the last hour is 1.5 of that of the day, or 30 % of the "
         "variance came in jumps: models that size by risk then cut. Steady volatility is what "
         "makers need to quote size"),
     riskBudget},
    {"per_percent", "liquidation_map", QT_TRANSLATE_NOOP("UiText", "Liquidated a percent"),
     QT_TRANSLATE_NOOP("UiText", "Seen liquidations of the last hour over its price change: a lower bound"),
     perPercent},
    {"vpin", "liquidity", QT_TRANSLATE_NOOP("UiText", "One-sided flow"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "VPIN by the true taker side beside the bands of the source: 0.45 to 0.47 in crypto, 0.22 to "
         "0.23 in equity futures. Levels depend on how it is computed; the percentile is the better "
         "guide"),
     flowToxicity},
    {"clock", "liquidity", QT_TRANSLATE_NOOP("UiText", "Time of the week"),
     QT_TRANSLATE_NOOP("UiText", "Weekends and the hours between sessions have thinner books"), clock},
};

TextCell percentCell(const MetricValue& v)
{
    TextCell c = wordCell(v.value ? format::percentChange(*v.value) : format::kNone);
    c.tone = !v.value       ? CellTone::Faint
             : *v.value < 0 ? CellTone::Ask
             : *v.value > 0 ? CellTone::Bid
                            : CellTone::Base;
    if (!v.value) c.tip = modelWords(analytics::reasonWords(v.reason));
    return c;
}

}  // namespace

std::vector<TextColumn> contextColumns()
{
    TextColumn name;
    name.head = UiText::tr("Reading");
    name.exportHead = QStringLiteral("reading");
    name.widest = QStringLiteral("Venues unwind together");
    name.tip = UiText::tr("What is looked at; the tip of a row has its limits, a double click its panel");
    TextColumn now;
    now.head = UiText::tr("Now");
    now.exportHead = QStringLiteral("now");
    now.widest = QStringLiteral("in or above the crypto");
    now.tip = UiText::tr("The word that its limits give; strong while it is raised");
    TextColumn numbers;
    numbers.head = UiText::tr("Numbers");
    numbers.exportHead = QStringLiteral("numbers");
    numbers.rest = true;
    numbers.tip = UiText::tr("What the word rests on");
    return {name, now, numbers};
}

std::vector<TextRow> contextRows(const ContextInput& in)
{
    const Facts facts(in);
    std::vector<TextRow> rows;
    for (const Reading& r : kReadings) {
        const Found found = r.read(facts);
        TextRow row;
        row.key = QString::fromLatin1(r.key);
        const QString tip = UiText::tr(r.tip);
        TextCell name = wordCell(UiText::tr(r.name)), now = wordCell(found.word), number = wordCell(found.number);
        name.tip = tip;
        now.tip = found.missing.isEmpty() ? tip : UiText::tr("Not known: %1").arg(found.missing);
        number.tip = now.tip;
        number.tone = CellTone::Muted;
        now.tone = !found.raised ? CellTone::Faint : *found.raised ? CellTone::Strong : CellTone::Muted;
        if (!found.raised) {
            number.text = format::kNone;
            now.fresh = number.fresh = Freshness::Stale;
        }
        row.cells = {name, now, number};
        rows.push_back(std::move(row));
    }
    return rows;
}

QString contextPanel(const QString& key)
{
    for (const Reading& r : kReadings)
        if (key == QLatin1String(r.key)) return QString::fromLatin1(r.panel);
    return {};
}

std::vector<TextColumn> betaColumns()
{
    TextColumn asset;
    asset.head = UiText::tr("Asset");
    asset.exportHead = QStringLiteral("asset");
    asset.widest = QStringLiteral("FARTCOIN");
    asset.rest = true;
    asset.tip = UiText::tr("Bitcoin and Ether, then the watched coins by their slope on Bitcoin");
    TextColumn beta = numberColumn(QT_TRANSLATE_NOOP("UiText", "Beta"), "beta", "1.85", 0,
                                   UiText::tr("Slope of the hourly returns on Bitcoin's over 30 days"));
    TextColumn hour = numberColumn("1 h", "ret_1h", "\u221299.9 %", 0, UiText::tr("Price change over 1 hour"));
    TextColumn liq = numberColumn(QT_TRANSLATE_NOOP("UiText", "Liq / OI"), "liq_1h_of_oi", "0.999 %", 0,
                                  UiText::tr("Seen liquidations of 1 hour as a share of open interest: alike for "
                                             "large and small coins; a lower bound"));
    TextColumn oi = numberColumn(QT_TRANSLATE_NOOP("UiText", "OI 24 h"), "d_oi_24h", "\u221299.9 %", 2,
                                 UiText::tr("Change of open interest in coins over 24 hours"));
    TextColumn depth = numberColumn(QT_TRANSLATE_NOOP("UiText", "Depth"), "depth_ratio", "0.62\u00d7", 3,
                                    UiText::tr("Depth within 1 % against the usual of this hour of the week"));
    TextColumn fragile = numberColumn(QT_TRANSLATE_NOOP("UiText", "Fragile"), "fragility", "100", 4,
                                      UiText::tr("Fragility, 0 to 100; modelled"));
    TextColumn note;
    note.head = UiText::tr("Under the surface");
    note.exportHead = QStringLiteral("note");
    note.widest = QStringLiteral("quiet price, stress");
    note.drop = 5;
    note.tip = UiText::tr(
        "A price within 0.5 % in an hour while 0.05 % of open interest was liquidated or interest "
        "moved by 10 % in a day: a quiet price over stress");
    return {asset, beta, hour, liq, oi, depth, fragile, note};
}

std::vector<TextRow> betaRows(const ContextInput& in)
{
    std::vector<TextRow> rows;
    if (!in.metrics) return rows;
    struct Coin {
        const AssetMetrics* of;
        bool major;
        double beta;
    };
    std::vector<Coin> coins;
    for (const auto& a : in.metrics->assets) {
        const bool major = a->asset() == "BTC" || a->asset() == "ETH";
        coins.push_back({a.get(), major, a->at(metric::beta).value.value_or(-1)});
    }
    std::stable_sort(coins.begin(), coins.end(), [](const Coin& a, const Coin& b) {
        return a.major != b.major ? a.major : !a.major && a.beta > b.beta;
    });
    for (const Coin& coin : coins) {
        const AssetMetrics& m = *coin.of;
        const MetricValue &hour = m.at(metric::ret1h), &day = m.at(metric::dOi24h),
                          &depth = m.at(metric::depthRatio), &oi = m.at(metric::oiUsd),
                          &l = m.at(metric::liqUsd1hLong), &s = m.at(metric::liqUsd1hShort),
                          &fragile = m.at(metric::fragility);
        std::optional<double> share;
        if (l.value && s.value && oi.value && *oi.value > 0) share = (*l.value + *s.value) / *oi.value;
        TextRow row;
        row.key = row.asset = QString::fromStdString(m.asset());
        TextCell name = wordCell(row.asset, coin.major ? CellTone::Strong : CellTone::Base);
        name.tip =
            coin.major ? UiText::tr("A major: stricter limits hold for all others") : UiText::tr("High beta");
        TextCell beta = wordCell(coin.beta >= 0 ? fixedText(coin.beta, 2) : format::kNone, CellTone::Muted);
        TextCell liq = wordCell(share ? fixedText(*share * 100, 3) + QStringLiteral(" %") : format::kNone);
        liq.floor = share.has_value();
        TextCell ratio = wordCell(depth.value ? timesText(*depth.value) : format::kNone);
        TextCell score = wordCell(fragile.usable() ? fixedText(*fragile.value, 0) : format::kNone);
        TextCell note = wordCell({});
        if (hour.value && std::fabs(*hour.value) <= kCalmPrice &&
            ((share && *share >= 5e-4) || (day.value && std::fabs(*day.value) >= 0.10)))
            note = wordCell(UiText::tr("quiet price, stress"), CellTone::Strong);
        row.cells = {name, beta, percentCell(hour), liq, percentCell(day), ratio, score, note};
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
