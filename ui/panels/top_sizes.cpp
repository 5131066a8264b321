#include "ui/panels/top_sizes.h"

#include "model/market/decimal.h"
#include "widgets/format.h"
#include "widgets/size_unit.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::int64_t kMostColumns = 2'000;  // more than there are pixels

Timestamp beginOf(const DepthHistoryView& v)
{
    return v.blocks.front()->columns.front().start;
}

// The finest columns that reach back far enough, of those that are few enough; else those that reach furthest.
const DepthHistoryView* tierOf(const DepthHistoryView& finest, Timestamp from, Timestamp to)
{
    std::vector<const DepthHistoryView*> tiers{&finest};
    for (const DepthHistoryView& v : finest.coarser) tiers.push_back(&v);
    std::erase_if(tiers, [](const DepthHistoryView* v) {
        return v->column <= Duration::zero() || v->blocks.empty() || v->blocks.front()->columns.empty();
    });
    if (tiers.empty()) return nullptr;
    const DepthHistoryView* best = nullptr;
    for (const DepthHistoryView* v : tiers) {
        if ((to - from) / v->column > kMostColumns) continue;
        if (!best || (beginOf(*best) > from && beginOf(*v) < beginOf(*best))) best = v;
    }
    return best ? best : tiers.back();
}

struct Sides {
    PlotSeries bids, asks;
};

PlotSeries seriesOf(VenueId v, bool ask, const Theme& theme)
{
    PlotSeries s;
    s.code = venueCodeText(v);
    s.name = QStringLiteral("%1, %2").arg(
        venueNameText(v), ask ? UiText::tr("size at the best ask") : UiText::tr("size at the best bid"));
    s.color = venueColor(v, theme);
    s.dash = venueDash(v);
    s.form = PlotForm::Steps;
    s.width = 1.6;
    s.labelled = !ask;
    s.holds = false;
    return s;
}

// Steps of a column each. `runs` gets the spans in which the book was known.
Sides sidesOf(const DepthLane& lane, const DepthHistoryView& tier, SizeUnit unit, Timestamp from, Timestamp to,
              const Theme& theme, std::vector<PlotLane::Run>& runs)
{
    Sides out{seriesOf(lane.venue, false, theme), seriesOf(lane.venue, true, theme)};
    const auto size = [&](const DepthCell& cell, Price price) {
        const auto qty = static_cast<double>(cell.qty);
        return unit == SizeUnit::Base ? qty * lane.multiplier : qty * price.value() * lane.usdPerQuote;
    };
    std::optional<Timestamp> until;
    std::optional<double> bid, ask;
    const auto end = [&](Timestamp at) {
        out.bids.points.push_back({at, std::nullopt});
        out.asks.points.push_back({at, std::nullopt});
    };
    for (const auto& block : tier.blocks) {
        if (block->columns.empty() || block->columns.back().start + tier.column < from) continue;
        for (const DepthColumn& c : block->columns) {
            if (c.gap || c.start + tier.column < from || c.start > to) continue;
            if (until && *until < c.start) end(*until);
            if (runs.empty() || !until || *until < c.start)
                runs.push_back({c.start, c.start + tier.column, true});
            else
                runs.back().to = c.start + tier.column;
            until = c.start + tier.column;
            const DepthCell* const cells = block->cells.data() + c.firstCell;
            bid = c.bidCells > 0 ? std::optional(size(cells[0], c.bid)) : std::nullopt;
            ask = c.askCells > 0 ? std::optional(-size(cells[c.bidCells], c.ask)) : std::nullopt;
            out.bids.points.push_back({c.start, bid});
            out.asks.points.push_back({c.start, ask});
        }
    }
    if (!until) return out;
    // The newest goes on to the present; what ended before it has ended.
    if (*until + historyLag(tier.column) >= to) {
        const Timestamp last = std::max(out.bids.points.back().at, std::min(*until, to));
        out.bids.points.push_back({last, bid});
        out.asks.points.push_back({last, ask});
    } else {
        end(*until);
    }
    return out;
}

// What none of the books covers.
std::vector<PlotGap> gapsOf(std::vector<PlotLane::Run> runs, Timestamp from, Timestamp to, Duration lag)
{
    std::vector<PlotGap> gaps;
    if (runs.empty()) return gaps;  // no plot, and a sentence instead
    std::sort(runs.begin(), runs.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    Timestamp known = runs.front().from;
    if (known > from + lag)
        gaps.push_back({from, known, UiText::tr("nothing kept before %1").arg(format::dateTime(known))});
    for (const PlotLane::Run& r : runs) {
        if (r.from > known) gaps.push_back({known, r.from, UiText::tr("gap %1").arg(format::age(r.from - known))});
        known = std::max(known, r.to);
    }
    if (known + lag < to) gaps.push_back({known, to, UiText::tr("gap %1").arg(format::age(to - known))});
    return gaps;
}

// One, or from the least to the most where venues differ.
QString rangeText(const QString& least, const QString& most)
{
    return least == most ? least : QStringLiteral("%1\u2013%2").arg(least, most);
}

QString lengthText(Duration column)
{
    return column < std::chrono::seconds{1} ? QStringLiteral("%1 ms").arg(column / std::chrono::milliseconds{1})
                                            : historyPointName(column);
}

}  // namespace

TopSizes topSizes(const DepthSnapshot* depth, const QString& asset, const std::vector<VenueId>& venues,
                  const HistoryPick& pick, Market market, Timestamp from, Timestamp to, const Theme& theme)
{
    const bool coins = pick.size == SizeUnit::Base;
    TopSizes out;
    out.text = [coins](double v) { return coins ? sizeWithWord(std::fabs(v), {}) : format::money(std::fabs(v)); };
    out.unit =
        UiText::tr("%1 at the best quotes, bids above, asks below").arg(coins ? asset : UiText::tr("US dollars"));
    if (!depth || QString::fromStdString(depth->asset) != asset || to <= from) return out;
    std::vector<PlotLane::Run> runs;
    Duration column{}, shortest = Duration::max();
    Price narrow{}, wide{};
    for (const VenueId v : venues) {
        if (!(pick.venues >> static_cast<unsigned>(v) & 1u)) continue;
        const auto lane = std::find_if(depth->lanes.begin(), depth->lanes.end(),
                                       [&](const DepthLane& l) { return l.venue == v && l.market == market; });
        if (lane == depth->lanes.end()) continue;
        const DepthHistoryView* const tier = tierOf(lane->history, from, to);
        if (!tier) continue;
        std::vector<PlotLane::Run> own;
        Sides sides = sidesOf(*lane, *tier, pick.size, from, to, theme, own);
        runs.insert(runs.end(), own.begin(), own.end());
        if (own.empty()) continue;
        column = std::max(column, tier->column);
        shortest = std::min(shortest, tier->column);
        narrow = out.series.empty() ? tier->step : std::min(narrow, tier->step);
        wide = std::max(wide, tier->step);
        out.series.push_back(std::move(sides.bids));
        out.series.push_back(std::move(sides.asks));
    }
    if (!out.series.empty())
        out.note =
            UiText::tr("above: in the row of the best quote, %1 wide, a sample every %2")
                .arg(rangeText(QString::fromStdString(toText(narrow)), QString::fromStdString(toText(wide))),
                     rangeText(lengthText(shortest), lengthText(column)));
    out.gaps = gapsOf(std::move(runs), from, to, historyLag(column));
    return out;
}

}  // namespace plimsoll
