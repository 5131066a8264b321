// The liquidity panel's curves, figures and hours.
#include "model/analytics/market_state.h"
#include "model/analytics/week.h"
#include "model/market/duration_of.h"
#include "model/metrics/metric_ids.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/liquidity_rows.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kFifty = kCurveUsd.size() - 1;  // 50 million, the standing test
constexpr std::size_t kOnePercent = 4;                // of kBandsBp

QString sideWord(Side side)
{
    return side == Side::Buy ? UiText::tr("buy") : UiText::tr("sell");
}

CurveSeries curveOf(const TakerSide& side, const QString& code)
{
    CurveSeries s;
    s.code = code;
    for (std::size_t i = 0; i < kCurveUsd.size(); ++i) {
        const SizeCost& c = side.cost[i];
        if (c.whole && c.bp) {
            s.points.push_back({kCurveUsd[i], *c.bp});
            continue;
        }
        // What the book had was measured too: that much costs that.
        if (c.bp && c.filledUsd > 0) {
            s.points.push_back({c.filledUsd, *c.bp});
            s.ends = UiText::tr("%1 ends at %2").arg(code, format::money(c.filledUsd));
        }
        break;
    }
    return s;
}

const MetricValue* valueOf(const MetricSnapshot* metrics, MetricId id, const LiquidityView& view)
{
    if (!metrics || view.market != Market::Perp || !metrics->find(view.asset)) return nullptr;
    return &metrics->at(id, view.asset);
}

QString why(const MetricValue* v, const LiquidityView& view)
{
    if (view.market != Market::Perp) return UiText::tr("followed for perpetuals only");
    return v ? modelWords(analytics::reasonWords(v->reason)) : UiText::tr("the asset is not watched");
}

Fact fiftyTest(const MarketLiquidity& market, const LiquidityView& view)
{
    Fact f;
    f.label = UiText::tr("$50m test, %1").arg(sideWord(view.side));
    f.headline = true;
    f.stale = view.stale;
    const SizeCost cost = market.all ? market.all->side(view.side).cost[kFifty] : SizeCost{};
    if (!cost.bp) {
        f.value = format::kNone;
        f.tone = CellTone::Muted;
        f.tip = UiText::tr("No venue has a fresh book");
        return f;
    }
    const double dollars = *cost.bp / 1e4 * cost.filledUsd;
    f.value = format::floored(!cost.whole, format::bp, *cost.bp) + QStringLiteral(" bp");
    const auto& usual = market.usual.side(view.side)[kFifty];
    QStringList notes{QStringLiteral("= ") + format::floored(!cost.whole, format::money, dollars)};
    if (!cost.whole)
        notes << UiText::tr("books end at %1").arg(format::money(cost.filledUsd));
    else if (usual && usual->value > 0)
        notes << UiText::tr("%1 of its median")
                     .arg(format::capped(usual->floor, format::ratio, *cost.bp / usual->value));
    f.note = notes.join(QStringLiteral(" \u00b7 "));
    f.tip =
        UiText::tr(
            "A market order of 50 million dollars, routed over the counted books by price after fees: "
            "%1 bp from the mid, %2 US dollars without fees.\n%3")
            .arg(format::floored(!cost.whole, format::plain, *cost.bp, 3),
                 format::floored(!cost.whole, format::plain, dollars, 0),
                 market.usual.minutes > 0
                     ? UiText::tr("The median is that of %1 minutes of the last 24 h").arg(market.usual.minutes)
                     : UiText::tr(
                           "There is no median: too few minutes of these venues were looked at yet, or venues "
                           "are left out by you"));
    return f;
}

// From so many times of its usual on price impact is said to accelerate.
constexpr double kAccelerates = 1.5;
// Turnover so many times the venues' median is flagged (C14).
constexpr double kChurns = 5;

Fact plainFact(const QString& label, const LiquidityView& view)
{
    Fact f;
    f.label = label;
    f.value = format::kNone;
    f.tone = CellTone::Muted;
    f.stale = view.stale;
    return f;
}

QString impactText(double bpPerMillion)
{
    return format::bp(bpPerMillion) + QStringLiteral(" bp/$m");
}

// Price impact now against its usual, with each venue in the tip.
Fact impactFact(const QString& label, const QString& meaning, MetricId id, const std::optional<double>& usual,
                int minutes, const MetricSnapshot* metrics, const LiquidityView& view)
{
    Fact f = plainFact(label, view);
    const MetricValue* const now = valueOf(metrics, id, view);
    if (!now || !now->value) {
        f.tip = meaning + QLatin1Char('\n') + UiText::tr("Not known: ") + why(now, view);
        return f;
    }
    f.value = impactText(*now->value);
    f.tone = CellTone::Strong;
    f.stale = view.stale || view.metricsStale;
    QStringList lines{meaning};
    for (const VenueId v : view.venues)
        if (const auto& value = metrics->at(id, view.asset, v).value)
            lines << QStringLiteral("%1 %2").arg(venueNameText(v), impactText(*value));
    if (usual && *usual > 0) {
        const double times = *now->value / *usual;
        f.note = times >= kAccelerates ? UiText::tr("%1 usual, accelerating").arg(format::ratio(times))
                                       : UiText::tr("%1 usual").arg(format::ratio(times));
        if (times >= kAccelerates) f.tone = CellTone::Warn;
        lines << UiText::tr(
                     "Usual: %1, the median of %2 minutes of the last 24 h. From %3 of it on it accelerates")
                     .arg(impactText(*usual))
                     .arg(minutes)
                     .arg(format::ratio(kAccelerates));
    } else {
        lines << UiText::tr("No usual: %1 of %2 minutes are known").arg(minutes).arg(UsualImpact::kLeastMinutes);
    }
    f.tip = lines.join(QLatin1Char('\n'));
    return f;
}

// What depth and spread are held against: the same hour of earlier weeks, or what was seen of the last day.
QString usualWords(const AssetFacts& facts)
{
    if (facts.baselineWeeks > 0)
        return UiText::tr("Against the usual of this hour of the week, of %1 weeks").arg(facts.baselineWeeks);
    return UiText::tr("Against the median of the last %1: this hour of the week is known of fewer than two weeks")
        .arg(format::age(durationOf(facts.baselineHours.value_or(0) * 3600)));
}

// The venue whose volume its depth explains least.
Fact churnFact(const MetricSnapshot* metrics, const LiquidityView& view)
{
    Fact f = plainFact(UiText::tr("Churn, est."), view);
    const QString meaning = UiText::tr(
        "An estimate, no proof: volume of 24 h over the depth within 1 %, against the venues' median. From "
        "5\u00d7 on volume may be wash trading");
    QStringList lines{meaning};
    std::optional<VenueId> most;
    double highest = 0;
    for (const VenueId v : view.venues) {
        const MetricValue* const value =
            valueOf(metrics, metric::washRatio, view) ? &metrics->at(metric::washRatio, view.asset, v) : nullptr;
        lines << QStringLiteral("%1 %2").arg(venueNameText(v), value && value->value
                                                                   ? format::ratio(*value->value)
                                                                   : UiText::tr("not known: ") + why(value, view));
        if (!value || !value->value || (most && *value->value <= highest)) continue;
        most = v;
        highest = *value->value;
    }
    f.tip = lines.join(QLatin1Char('\n'));
    if (!most) return f;
    f.value = QStringLiteral("%1 %2").arg(venueCodeText(*most), format::ratio(highest));
    f.note = highest >= kChurns ? UiText::tr("more than its depth explains") : QString();
    f.tone = highest >= kChurns ? CellTone::Warn : CellTone::Modelled;
    f.stale = view.stale || view.metricsStale;
    return f;
}

}  // namespace

std::vector<CurveSeries> costCurves(const MarketLiquidity& market, const LiquidityView& view, const Theme& theme)
{
    std::vector<CurveSeries> out;
    if (!market.all) return out;
    CurveSeries now = curveOf(market.all->side(view.side), QStringLiteral("\u03a3"));
    now.name = UiText::tr("All counted venues, now");
    now.color = theme.text.strong;
    now.width = 2;
    now.dots = true;
    CurveSeries median;
    median.code = QStringLiteral("med.");
    median.name = UiText::tr("Median of the last 24 h");
    median.color = theme.text.muted;
    median.dash = PlotDash::Dashed;
    const auto& usual = market.usual.side(view.side);
    for (std::size_t i = 0; i < kCurveUsd.size() && usual[i] && !usual[i]->floor; ++i)
        median.points.push_back({kCurveUsd[i], usual[i]->value});
    now.filledTo = !median.points.empty();
    out.push_back(std::move(now));
    if (!median.points.empty()) out.push_back(std::move(median));
    int counted = 0;
    for (const auto& v : market.venues) counted += v && v->book;
    for (const VenueId venue : view.venues) {
        const auto& v = market.venues[static_cast<std::size_t>(venue)];
        if (!v || !v->book || counted < 2) continue;
        CurveSeries s = curveOf(v->book->side(view.side), venueCodeText(venue));
        s.name = UiText::tr("%1 alone").arg(venueNameText(venue));
        s.color = venueColor(venue, theme);
        s.dash = venueDash(venue);
        out.push_back(std::move(s));
    }
    return out;
}

std::vector<Fact> liquidityFacts(const MarketLiquidity& market, const MetricSnapshot* metrics,
                                 const LiquidityView& view)
{
    std::vector<Fact> out{fiftyTest(market, view)};
    const auto add = [&](const QString& label, const QString& value, const QString& note, const QString& tip) {
        Fact f;
        f.label = label;
        f.value = value.isEmpty() ? format::kNone : value;
        f.tone = value.isEmpty() ? CellTone::Muted : CellTone::Strong;
        f.note = note;
        f.tip = tip;
        f.stale = view.stale || (view.metricsStale && !value.isEmpty() && out.size() > 1);
        out.push_back(std::move(f));
    };
    const MetricValue* const wide = valueOf(metrics, metric::spreadRatio, view);
    add(UiText::tr("Spread"), market.all ? format::bp(market.all->spreadBp) + QStringLiteral(" bp") : QString(),
        wide && wide->value ? UiText::tr("%1 usual").arg(format::ratio(*wide->value)) : QString(),
        UiText::tr("Of the counted books as one; 0 where venues cross.\n%1")
            .arg(wide && wide->value ? usualWords(metrics->find(view.asset)->facts) +
                                           UiText::tr(": the median over the venues of %1 times")
                                               .arg(format::plain(*wide->value, 2))
                                     : UiText::tr("No usual: ") + why(wide, view)));
    const MetricValue* const thin = valueOf(metrics, metric::depthRatio, view);
    add(UiText::tr("Depth within 1 %"), thin && thin->value ? format::ratio(*thin->value) : QString(),
        thin && thin->value ? UiText::tr("of usual") : QString(),
        thin && thin->value ? usualWords(metrics->find(view.asset)->facts)
                            : UiText::tr("Not known: ") + why(thin, view));
    const MetricValue* const steady = valueOf(metrics, metric::stability, view);
    const MetricValue* const phantom = valueOf(metrics, metric::phantom, view);
    add(UiText::tr("Steadiness, 5 min"), steady && steady->value ? format::plain(*steady->value, 2) : QString(),
        phantom && phantom->value ? UiText::tr("phantom %1").arg(format::plain(*phantom->value, 2)) : QString(),
        UiText::tr(
            "1 / (1 + variation) of the depth within 10 bp: 1 does not move.%1\nPhantom: share of a side that "
            "left without trading in the last shock%2")
            .arg(steady && steady->value ? QString() : UiText::tr("\nNot known: ") + why(steady, view),
                 phantom && phantom->value ? QString() : UiText::tr("; none was seen")));
    const AssetMetrics* const asset = metrics && view.market == Market::Perp ? metrics->find(view.asset) : nullptr;
    const std::optional<double> half = asset ? asset->facts.refillHalfLife : std::nullopt;
    add(UiText::tr("Refill half-life"), half ? format::age(durationOf(*half)) : QString(), {},
        half ? UiText::tr("How long the depth within 25 bp took to come half-way back after the last shock")
             : UiText::tr("No shock to the book was followed lately"));
    out.push_back(impactFact(
        UiText::tr("Impact of flow"),
        UiText::tr(
            "How far the price goes with a million dollars of one-sided taker flow (Kyle's lambda), over the "
            "last 30 min; the median of the venues"),
        metric::kyleLambda, market.impact.kyle, market.impact.kyleMinutes, metrics, view));
    out.push_back(impactFact(
        UiText::tr("Move by volume"),
        UiText::tr("How far the price moves, either way, with a million dollars traded (Amihud), over the last 30 "
                   "min; the median of the venues"),
        metric::amihud, market.impact.amihud, market.impact.amihudMinutes, metrics, view));
    out.push_back(churnFact(metrics, view));
    return out;
}

// "$1m" for "$1.00m": what is round needs no digits to say so.
QString liquiditySize(double usd)
{
    static const QRegularExpression behindPoint(QStringLiteral("\\.(0+|(\\d*?)0+)(?=[kmb])")),
        behindComma(QStringLiteral(",(0+|(\\d*?)0+)(?=[kmb])"));
    const bool comma = number_text::marks().point == number_text::Marks::Point::Comma;
    QString out = format::money(usd);
    const auto found = (comma ? behindComma : behindPoint).match(out);
    if (!found.hasMatch()) return out;
    const QString kept = found.captured(2);
    return out.replace(found.capturedStart(), found.capturedLength(),
                       kept.isEmpty() ? QString() : (comma ? u',' : u'.') + kept);
}

QString usualText(UsualOf what, double value)
{
    return what == UsualOf::Spread ? format::bp(value) : format::money(value);
}

namespace {

QString hourWords(int hourOfWeek)
{
    return QStringLiteral("%1 %2:00")
        .arg(format::weekday(hourOfWeek / 24))
        .arg(hourOfWeek % 24, 2, 10, QLatin1Char('0'));
}

}  // namespace

QString usualNow(const UsualTogether& usual, UsualOf what, const MarketLiquidity& market,
                 const LiquidityView& view)
{
    const auto session = analytics::sessionAt(static_cast<double>(toUnixMs(view.now.wall)));
    if (!session) return {};
    const auto& hour = usual.hours[static_cast<std::size_t>(session->hourOfWeek)].value;
    QStringList open;
    for (const std::string_view label : session->labels) {
        const QString name = text(label);
        open << UiText::tr((name.size() > 2 ? name.left(1) + name.mid(1).toLower() : name).toUtf8().constData());
    }
    QStringList out{session->weekend ? UiText::tr("weekend")
                    : open.isEmpty() ? UiText::tr("between sessions")
                                     : open.join(UiText::tr(" and "))};
    if (!hour) return out.front();
    const QString unit = what == UsualOf::Spread ? QStringLiteral(" bp") : QString();
    if (market.all && what != UsualOf::Volume) {
        const BandDepth& band = market.all->bands[kOnePercent];
        const double now = what == UsualOf::Spread ? market.all->spreadBp : band.bidUsd + band.askUsd;
        const bool floor = what == UsualOf::Depth && (!band.bidWhole || !band.askWhole);
        out << UiText::tr("now %1%2").arg(format::floored(floor, usualText, what, now), unit);
    }
    out << UiText::tr("usually %1%2").arg(usualText(what, *hour), unit);
    std::array<std::optional<double>, analytics::kWeekHours> hours;
    for (std::size_t h = 0; h < hours.size(); ++h) hours[h] = usual.hours[h].value;
    if (what != UsualOf::Spread)
        if (const auto thin = analytics::thinWindow(hours, session->hourOfWeek)) {
            if (thin->now)
                out << (thin->next ? UiText::tr("thin until %1").arg(hourWords(*thin->next)) : UiText::tr("thin"));
            else if (thin->next)
                out << UiText::tr("thin from %1").arg(hourWords(*thin->next));
        }
    return out.join(QStringLiteral(" \u00b7 "));
}

namespace {

constexpr std::ptrdiff_t kLeastHours = 24;  // of a week, as what is thin asks for

const store::Number& numberIn(const UsualHour& hour, UsualOf what)
{
    return what == UsualOf::Depth ? hour.depth100 : what == UsualOf::Spread ? hour.spreadBp : hour.volumeUsd;
}

// Those that know too little of the week would leave few hours of a sum. While it is young: those that know most.
std::vector<const UsualWeek*> counted(const std::vector<UsualWeek>& usual, UsualOf what, const LiquidityView& view)
{
    std::vector<const UsualWeek*> out;
    for (const UsualWeek& week : usual)
        if (std::find(view.venues.begin(), view.venues.end(), week.venue) != view.venues.end())
            out.push_back(&week);
    if (what == UsualOf::Spread) return out;
    const auto known = [what](const UsualWeek* week) {
        return std::count_if(week->hours.begin(), week->hours.end(),
                             [what](const UsualHour& h) { return numberIn(h, what).has_value(); });
    };
    std::ptrdiff_t most = 1;
    for (const UsualWeek* week : out) most = std::max(most, known(week));
    std::erase_if(out, [&](const UsualWeek* week) { return known(week) < std::min(most, kLeastHours); });
    return out;
}

}  // namespace

UsualTogether usualTogether(const std::vector<UsualWeek>& usual, UsualOf what, const LiquidityView& view)
{
    UsualTogether out;
    QStringList venues;
    const std::vector<const UsualWeek*> shown = counted(usual, what, view);
    for (const UsualWeek* week : shown) venues << venueCodeText(week->venue);
    venues.removeDuplicates();
    out.venues = venues.join(u' ');
    for (int h = 0; h < WeekClock::kHours; ++h) {
        WeekHour& hour = out.hours[static_cast<std::size_t>(h)];
        QStringList parts;
        int weeks = 0;
        for (const UsualWeek* week : shown) {
            const UsualHour& u = week->hours[static_cast<std::size_t>(h)];
            const store::Number& n = numberIn(u, what);
            weeks = std::max(weeks, u.weeks);
            if (!n) continue;
            hour.value = !hour.value ? *n : what == UsualOf::Spread ? std::min(*hour.value, *n) : *hour.value + *n;
            parts << QStringLiteral("%1 %2").arg(venueCodeText(week->venue), usualText(what, *n));
        }
        out.weeks = std::max(out.weeks, weeks);
        // A sum of fewer venues would be thin for that alone.
        if (what != UsualOf::Spread && parts.size() < static_cast<qsizetype>(shown.size())) hour.value.reset();
        hour.tip = UiText::tr("%1 %2:00 to %3:00 UTC\n%4")
                       .arg(format::weekday(h / 24))
                       .arg(h % 24, 2, 10, QLatin1Char('0'))
                       .arg((h + 1) % 24, 2, 10, QLatin1Char('0'))
                       .arg(hour.value ? UiText::tr("usually %1%2\n%3\nmedian of the minutes of %4 weeks")
                                             .arg(usualText(what, *hour.value),
                                                  what == UsualOf::Spread ? QStringLiteral(" bp") : QString(),
                                                  parts.join(QStringLiteral(" \u00b7 ")))
                                             .arg(weeks)
                                       : UiText::tr("not known yet"));
    }
    return out;
}

}  // namespace plimsoll
