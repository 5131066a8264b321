#include "ui/panels/history_series.h"

#include "ui/panels/funding_series.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

using store::Number;
using store::SeriesPoint;

constexpr Duration kSecondsLag = std::chrono::seconds{10}, kMinutesLag = std::chrono::seconds{150};
// Venues remember open interest and long bars by the hour at most.
constexpr std::int64_t kToldStep = 3'600;

Timestamp at(std::int64_t unixSeconds)
{
    return Timestamp{std::chrono::seconds{unixSeconds}};
}

bool mirrored(HistoryView v)
{
    return v == HistoryView::Depth || historySummed(v);
}

Number over(const Number& a, const Number& b)
{
    return a && b && *b > 0 ? Number(*a / *b) : std::nullopt;
}
Number sized(const Number& usd, const SeriesPoint& p, SizeUnit unit)
{
    return unit == SizeUnit::Base ? over(usd, p.close ? p.close : p.mark) : usd;
}
Number negative(const Number& v)
{
    return v ? Number(-*v) : std::nullopt;
}

// `second`: what lies below zero in the views that have two sides.
Number valueOf(const SeriesPoint& p, const HistoryPick& pick, bool second)
{
    switch (pick.view) {
        case HistoryView::Price:
        case HistoryView::Candles: return p.close;
        case HistoryView::Basis: {
            const Number ratio = over(p.mark, p.index);
            return ratio ? Number((*ratio - 1) * 1e4) : std::nullopt;
        }
        case HistoryView::Spread: return p.spreadBp;
        case HistoryView::Depth:
            return second ? negative(sized(p.ask100, p, pick.size)) : sized(p.bid100, p, pick.size);
        case HistoryView::Tops:
        case HistoryView::Interest: {
            if (pick.size == SizeUnit::Base || !p.interestBase) return p.interestBase;
            const Number price = p.close ? p.close : p.mark;
            return price ? Number(*p.interestBase * *price) : std::nullopt;
        }
        case HistoryView::Funding: return p.r8 ? plottedRate(0, p.r8, pick.rate) : std::nullopt;
        case HistoryView::Taker:
            return second ? negative(sized(p.sellUsd, p, pick.size)) : sized(p.buyUsd, p, pick.size);
        case HistoryView::Liquidated:
            return second ? negative(sized(p.longUsd, p, pick.size)) : sized(p.shortUsd, p, pick.size);
    }
    return std::nullopt;
}

bool known(const SeriesPoint& p, const HistoryPick& pick)
{
    return valueOf(p, pick, false) || (mirrored(pick.view) && valueOf(p, pick, true));
}

// Whether the program itself saw what is plotted, or the venue told of it.
bool seenOf(const SeriesPoint& p, HistoryView view)
{
    switch (view) {
        case HistoryView::Price:
        case HistoryView::Candles: return p.seen && !p.priceTold;
        case HistoryView::Tops:
        case HistoryView::Interest: return p.seen && !p.interestTold;
        case HistoryView::Taker:
        case HistoryView::Basis:
        case HistoryView::Spread:
        case HistoryView::Depth:
        case HistoryView::Funding:
        case HistoryView::Liquidated: return p.seen;
    }
    return p.seen;
}

// Whether there is, of a span that was seen in part, the venue's word on the rest.
bool restOf(const SeriesPoint& p, HistoryView view)
{
    switch (view) {
        case HistoryView::Price:
        case HistoryView::Candles: return p.priceRest;
        case HistoryView::Taker: return p.flowsRest;
        case HistoryView::Tops:
        case HistoryView::Interest: return p.interestRest;
        case HistoryView::Basis:
        case HistoryView::Spread:
        case HistoryView::Depth:
        case HistoryView::Funding:
        case HistoryView::Liquidated: return false;
    }
    return false;
}

bool inPart(const SeriesPoint& p, std::int64_t span, Timestamp now)
{
    return store::seenInPart(p, historySpanSoFar(p, span, now));
}

// How a bar or a candle is known.
enum class Sight : std::uint8_t { Told, Part, Seen };

Sight sightOf(const SeriesPoint& p, std::int64_t span, HistoryView view, Timestamp now)
{
    if (!seenOf(p, view) || restOf(p, view)) return Sight::Told;
    return inPart(p, span, now) ? Sight::Part : Sight::Seen;
}

// A venue's instrument that says the most of what is asked.
const HistoryLine* leading(const HistoryAnswer& answer, VenueId venue, const HistoryPick& pick)
{
    const HistoryLine* best = nullptr;
    std::ptrdiff_t most = 0;
    for (const HistoryLine& l : answer.lines) {
        if (l.venue != venue) continue;
        const auto n = std::count_if(l.series.points.begin(), l.series.points.end(),
                                     [&](const SeriesPoint& p) { return known(p, pick); });
        if (n > most) best = &l, most = n;
    }
    return best;
}

// How far a remembered value reaches: to the next, as the venue spaces them.
std::int64_t toldStep(const HistoryLine& line, const HistoryPick& pick)
{
    std::vector<std::int64_t> steps;
    std::optional<std::int64_t> before;
    for (const SeriesPoint& p : line.series.points) {
        if (seenOf(p, pick.view) || !known(p, pick)) continue;
        if (before) steps.push_back(p.t - *before);
        before = p.t;
    }
    if (steps.empty()) return line.series.span;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return within(*middle, line.series.span, std::max(line.series.span, kToldStep));
}

// The time that a point stands for. Of a span that was seen in part, as much as was seen, up to the last of it:
// where it was seen, unless there are holes. `told`: how far a remembered value reaches.
std::vector<PlotLane::Run> runsOf(const SeriesPoint& p, std::int64_t span, HistoryView view, std::int64_t told,
                                  Timestamp now)
{
    const bool interest = view == HistoryView::Interest || view == HistoryView::Tops;
    const Timestamp from = at(p.t), to = at(p.t + span);
    if (!seenOf(p, view)) {
        const bool measured = !interest && p.toldUntil > 0;  // a bar may be longer than a span
        return {PlotLane::Run{from, measured ? std::max(to, at(p.toldUntil)) : at(p.t + told), false}};
    }
    if (!inPart(p, span, now)) return {PlotLane::Run{from, to, true}};
    const Timestamp begun = at(p.until - p.rows * 60), ended = at(p.until);
    const bool rest = restOf(p, view);
    const Timestamp end = interest ? (to <= now ? to : ended) : std::min(to, at(p.toldUntil));
    std::vector<PlotLane::Run> runs;
    if (rest && from < begun) runs.push_back({from, begun, false});
    runs.push_back({begun, ended, true});
    if (rest && ended < end) runs.push_back({ended, end, false});
    return runs;
}

// Spans of which the line says something, those that were seen apart from those that were told.
std::vector<PlotLane::Run> runsOf(const HistoryLine& line, const HistoryPick& pick, Timestamp now)
{
    std::vector<PlotLane::Run> runs;
    const std::int64_t told = toldStep(line, pick);
    for (const SeriesPoint& p : line.series.points) {
        if (!known(p, pick)) continue;
        for (const PlotLane::Run& r : runsOf(p, line.series.span, pick.view, told, now)) {
            if (!runs.empty() && runs.back().to > r.from)
                runs.back().to = r.from;  // a told value ends where seeing begins
            if (!runs.empty() && runs.back().to == r.from && runs.back().seen == r.seen)
                runs.back().to = r.to;
            else
                runs.push_back(r);
        }
    }
    return runs;
}

// Steps of what was seen, or of what was told: a null wherever the other, or nothing, comes next.
std::vector<PlotPoint> steps(const HistoryLine& line, const HistoryPick& pick, bool second, bool seen,
                             Timestamp end, Timestamp now)
{
    std::vector<PlotPoint> out;
    const std::int64_t told = toldStep(line, pick);
    std::optional<Timestamp> until;
    for (const SeriesPoint& p : line.series.points) {
        const Number v = valueOf(p, pick, second);
        if (!v) continue;
        for (const PlotLane::Run& r : runsOf(p, line.series.span, pick.view, told, now)) {
            if (r.seen != seen) {
                if (until && *until > r.from) until = r.from;
                continue;
            }
            if (until && *until < r.from) out.push_back({*until, std::nullopt});
            out.push_back({r.from, v});
            until = r.to;
        }
    }
    if (out.empty()) return out;
    // The newest goes on to the present; what ended before it has ended.
    if (seen && *until + historyLag(std::chrono::seconds{line.series.span}) >= end)
        out.push_back({std::max(out.back().at, std::min(*until, end)), out.back().value});
    else
        out.push_back({*until, std::nullopt});
    return out;
}

PlotSeries lineOf(VenueId v, const QString& what, bool seen, bool second, const Theme& theme)
{
    PlotSeries s;
    s.code = venueCodeText(v);
    s.name = seen ? QStringLiteral("%1, %2").arg(venueNameText(v), what)
                  : UiText::tr("%1, %2, as the venue remembers").arg(venueNameText(v), what);
    s.color = venueColor(v, theme);
    s.dash = venueDash(v);
    s.form = PlotForm::Steps;
    s.width = seen ? 1.6 : 1;
    s.faint = !seen;
    s.labelled = seen && !second;
    s.holds = false;
    return s;
}

void addLines(HistoryPlot& out, const HistoryLine& line, const HistoryPick& pick, Timestamp end, Timestamp now,
              const Theme& theme)
{
    static const auto what = [](HistoryView v, bool second) {
        switch (v) {
            case HistoryView::Price:
            case HistoryView::Candles: return UiText::tr("price");
            case HistoryView::Basis: return UiText::tr("basis");
            case HistoryView::Spread: return UiText::tr("spread");
            case HistoryView::Depth: return second ? UiText::tr("asks") : UiText::tr("bids");
            case HistoryView::Tops:
            case HistoryView::Interest: return UiText::tr("open interest");
            case HistoryView::Funding: return UiText::tr("funding estimate");
            case HistoryView::Taker:
            case HistoryView::Liquidated: return QString();
        }
        return QString();
    };
    for (const bool seen : {false, true})
        for (const bool second : {false, true}) {
            if (second && !mirrored(pick.view)) continue;
            PlotSeries s = lineOf(line.venue, what(pick.view, second), seen, second, theme);
            s.points = steps(line, pick, second, seen, end, now);
            if (!s.points.empty()) out.series.push_back(std::move(s));
        }
}

void addCandles(HistoryPlot& out, const HistoryLine& line, Timestamp now, const Theme& theme)
{
    const auto sight = [&](const SeriesPoint& p) {
        return sightOf(p, line.series.span, HistoryView::Candles, now);
    };
    Timestamp newest{};  // of what was seen, be it in part
    for (const SeriesPoint& p : line.series.points)
        if (p.close && sight(p) != Sight::Told) newest = at(p.t);
    for (const Sight which : {Sight::Told, Sight::Part, Sight::Seen}) {
        PlotSeries s = lineOf(line.venue, UiText::tr("price"), which != Sight::Told, false, theme);
        if (which == Sight::Part) s.name += UiText::tr(", in part");
        s.faint = which != Sight::Seen;
        s.form = PlotForm::Candles;
        s.color = theme.side.bid;
        s.falling = theme.side.ask;
        s.each = out.each;
        for (const SeriesPoint& p : line.series.points) {
            if (!p.close || sight(p) != which) continue;
            s.points.push_back({at(p.t), p.close});
            s.candles.push_back({p.open.value_or(*p.close), p.high.value_or(*p.close), p.low.value_or(*p.close)});
        }
        if (s.points.empty()) continue;
        s.labelled = s.labelled && s.points.back().at == newest;
        out.told = out.told || which == Sight::Told;
        out.part = out.part || which == Sight::Part;
        out.series.push_back(std::move(s));
    }
}

// Sums of what is known of the venues; a bar with a told part in it, or seen in part, is hollow as a whole.
void addSums(HistoryPlot& out, const HistoryAnswer& answer, const HistoryPick& pick, const Theme& theme)
{
    struct Bar {
        Number first, second;
        Sight sight = Sight::Seen;
    };
    std::map<std::int64_t, Bar> bars;
    const auto add = [](Number& to, const Number& v) {
        if (v) to = to.value_or(0) + *v;
    };
    for (const HistoryLine& l : answer.lines) {
        if (!(pick.venues >> static_cast<unsigned>(l.venue) & 1u)) continue;
        for (const SeriesPoint& p : l.series.points) {
            if (!known(p, pick)) continue;
            Bar& b = bars[p.t];
            add(b.first, valueOf(p, pick, false));
            add(b.second, valueOf(p, pick, true));
            b.sight = std::min(b.sight, sightOf(p, l.series.span, pick.view, answer.asOf.wall));
        }
    }
    const bool taker = pick.view == HistoryView::Taker;
    for (const Sight sight : {Sight::Told, Sight::Part, Sight::Seen})
        for (const bool second : {false, true}) {
            PlotSeries s;
            s.form = PlotForm::Bars;
            s.each = out.each;
            s.faint = sight != Sight::Seen;
            s.code = taker ? (second ? UiText::tr("sell") : UiText::tr("buy"))
                           : (second ? UiText::tr("longs") : UiText::tr("shorts"));
            s.name = taker ? (second ? UiText::tr("taker sells") : UiText::tr("taker buys"))
                           : (second ? UiText::tr("longs liquidated") : UiText::tr("shorts liquidated"));
            if (sight == Sight::Told) s.name += UiText::tr(", in part as a venue remembers");
            if (sight == Sight::Part) s.name += UiText::tr(", in part");
            s.color =
                taker ? (second ? theme.side.ask : theme.side.bid) : (second ? theme.liq.longs : theme.liq.shorts);
            s.labelled = false;
            for (const auto& [t, b] : bars)
                if (const Number& v = second ? b.second : b.first; v && b.sight == sight)
                    s.points.push_back({at(t), v});
            if (s.points.empty()) continue;
            out.told = out.told || sight == Sight::Told;
            out.part = out.part || sight == Sight::Part;
            out.series.push_back(std::move(s));
        }
}

// What none of the lanes covers, from the first moment asked for to the last that could be known.
std::vector<PlotGap> gapsOf(const std::vector<PlotLane>& lanes, Timestamp from, Timestamp to, Duration lag)
{
    std::vector<PlotLane::Run> runs;
    for (const PlotLane& l : lanes) runs.insert(runs.end(), l.runs.begin(), l.runs.end());
    std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<PlotGap> gaps;
    if (runs.empty()) return gaps;  // no plot, and a sentence instead
    if (runs.front().from > from)
        gaps.push_back(
            {from, runs.front().from, UiText::tr("nothing before %1").arg(format::dateTime(runs.front().from))});
    Timestamp known = runs.front().from;
    for (const auto& r : runs) {
        if (r.from > known) gaps.push_back({known, r.from, UiText::tr("gap %1").arg(format::age(r.from - known))});
        known = std::max(known, r.to);
    }
    if (known + lag < to) gaps.push_back({known, to, UiText::tr("gap %1").arg(format::age(to - known))});
    return gaps;
}

}  // namespace

Duration historyLag(Duration each)
{
    return each < std::chrono::minutes{1} ? kSecondsLag : std::max(each, kMinutesLag);
}

std::int64_t historySpanSoFar(const SeriesPoint& p, std::int64_t span, Timestamp now)
{
    return std::min<std::int64_t>(span,
                                  std::chrono::floor<std::chrono::seconds>(now - kMinutesLag - at(p.t)).count());
}

HistoryPlot historyPlot(const HistoryAnswer& answer, const std::vector<VenueId>& venues, const HistoryPick& asked,
                        const Theme& theme)
{
    HistoryPlot out;
    HistoryPick pick = asked;
    // Only a fraction per 8 hours is stored: what a venue's own interval would say is not known.
    if (pick.rate == FundingUnit::Raw) pick.rate = FundingUnit::Bp8h;
    for (const HistoryLine& l : answer.lines)
        out.each = std::max(out.each, Duration{std::chrono::seconds{l.series.span}});
    const Timestamp now = answer.asOf.wall, end = std::min(answer.request.to, now);
    const HistoryLine* candles = nullptr;
    for (const VenueId v : venues) {
        if (!(pick.venues >> static_cast<unsigned>(v) & 1u)) continue;
        const HistoryLine* line = leading(answer, v, pick);
        PlotLane lane{venueColor(v, theme), line ? runsOf(*line, pick, now) : std::vector<PlotLane::Run>{}};
        for (const PlotLane::Run& r : lane.runs) {
            out.told = out.told || !r.seen;
            if (r.seen) out.seenUntil[static_cast<std::size_t>(v)] = r.to;
        }
        out.of.push_back(v);
        out.lanes.push_back(std::move(lane));
        if (!line) continue;
        if (pick.view == HistoryView::Candles) {
            if (!candles || line->series.points.size() > candles->series.points.size()) candles = line;
        } else if (!historySummed(pick.view)) {
            addLines(out, *line, pick, end, now, theme);
        }
    }
    if (candles) {
        addCandles(out, *candles, now, theme);
        out.candles = candles->venue;
    }
    if (historySummed(pick.view)) addSums(out, answer, pick, theme);
    out.gaps = gapsOf(out.lanes, answer.request.from, end, historyLag(out.each));
    nameHistoryAxis(out, pick, QString::fromStdString(answer.request.asset));
    return out;
}

}  // namespace plimsoll
