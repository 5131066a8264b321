// What stands out of the heatmap: the largest orders, liquidations, where venues went stale.
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kMaxWalls = 5;
constexpr double kWallOfMedian = 3.5;  // times the median row of what is shown
constexpr auto kWallsEvery = std::chrono::seconds{1};
constexpr double kMinMark = 2.5, kMaxMark = 12, kMarkFullUsd = 2e6;
constexpr std::size_t kMaxMarks = 120;

}  // namespace

// The largest orders of the book now, labelled at the left; looked for once a second, so that labels
// stand still.
void HeatmapView::Parts::refreshWalls()
{
    // How long an order has stood cannot be told from a rough picture.
    if (!depth || allStale || source.empty() || !raster.exact()) {
        walls.clear();
        return;
    }
    const Mono now = depth->asOf.mono;
    if (!moved && !walls.empty() && now >= wallsAt && now - wallsAt < kWallsEvery) return;
    wallsAt = now;
    walls.clear();
    std::vector<double> dollars;
    for (std::size_t i = 0; i < liveRows.bid.size(); ++i)
        if (const double usd = std::max(liveRows.bid[i], liveRows.ask[i]); usd > 0) dollars.push_back(usd);
    if (dollars.size() < 10) return;
    std::nth_element(dollars.begin(), dollars.begin() + static_cast<std::ptrdiff_t>(dollars.size() / 2),
                     dollars.end());
    const double least = std::max(dollars[dollars.size() / 2] * kWallOfMedian, scale.cutoffs().upper * 0.75);
    for (std::size_t i = 0; i < liveRows.bid.size(); ++i) {
        const bool ask = liveRows.ask[i] > liveRows.bid[i];
        const double usd = ask ? liveRows.ask[i] : liveRows.bid[i];
        if (usd >= least) walls.push_back({liveRows.low + static_cast<std::int64_t>(i), ask, usd, {}});
    }
    std::sort(walls.begin(), walls.end(), [](const Wall& a, const Wall& b) { return a.usd > b.usd; });
    const auto newest = raster.endCell() - 1;
    std::vector<Wall> kept;
    for (Wall& w : walls) {
        if (kept.size() == kMaxWalls) break;
        // Seen without a break at half its size or more.
        std::int64_t cell = newest;
        const float half = static_cast<float>(w.usd / 2);
        while (cell >= raster.firstCell() && !raster.info(cell).gap &&
               std::fabs(raster.value(cell, w.row)) >= half)
            --cell;
        const bool older = cell < raster.firstCell();
        const Duration seen = source.column() * ((newest - cell) * view.timeZoom().columns);
        if (newest == cell) continue;
        w.text = sizes.textOf(w.usd, (static_cast<double>(w.row) + 0.5) * view.group().value());
        if (source.laneCount() > 1) {
            std::optional<HeatValue::Share> most;
            for (const DepthLane& lane : depth->lanes) {
                if (!counts(lane, choice)) continue;
                HeatValue::Share s{lane.venue, 0, 0};
                const LaneScale lying = laneScale(*depth, lane);
                for (const Level& l : w.ask ? lane.asks : lane.bids)
                    if (floorRow(onAxis(l.price, lying), view.group()) == w.row)
                        s.usd += (l.price * l.qty).v * lying.usd;
                if (!most || s.usd > most->usd) most = s;
            }
            if (most)
                w.text += QStringLiteral("  %1 %2 %")
                              .arg(venueCodeText(most->venue))
                              .arg(std::lround(100 * most->usd / w.usd));
        }
        w.text += QStringLiteral(" · %1%2 old").arg(older ? QStringLiteral("≥ ") : QString(), format::age(seen));
        kept.push_back(std::move(w));
    }
    walls = std::move(kept);
}

void HeatmapView::Parts::refreshMarks()
{
    marks.clear();
    if (!liquidations || !depth || source.empty()) return;
    for (const LiquidationRow& row : liquidations->rows) {
        if (row.asset != asset || !choice.has(row.venue)) continue;
        const Timestamp t = row.stamp.venue.value_or(row.stamp.received);
        const double columns =
            static_cast<double>(t.time_since_epoch().count()) / static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        const auto price = markPrice(*depth, choice, row);
        if (!price) continue;
        const double y = view.yOf(*price);
        if (x < 0 || x >= view.width() || y < 0 || y >= view.height()) continue;
        const double radius = std::clamp(kMaxMark * std::sqrt(row.usd.v / kMarkFullUsd), kMinMark, kMaxMark);
        marks.push_back({QPointF(layout.past.left() + x / view.dpr(), layout.past.top() + y / view.dpr()), radius,
                         row.liquidated});
    }
    // Large ones survive, and lie below small ones.
    std::sort(marks.begin(), marks.end(),
              [](const LiquidationMark& a, const LiquidationMark& b) { return a.radius > b.radius; });
    if (marks.size() > kMaxMarks) marks.resize(kMaxMarks);
}

void HeatmapView::Parts::refreshStale()
{
    staleMarks.clear();
    if (!depth || source.empty()) return;
    std::uint8_t stale = 0;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice) || counts(lane, choice) || lane.state == BookState::Empty) continue;
        const double columns = static_cast<double>(lane.stamp.received.time_since_epoch().count()) /
                               static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        if (x >= view.width()) continue;  // its last word is newer than what is shown
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(lane.venue));
        stale |= bit;
        const int left = layout.past.left() + std::max(0, logical(x));
        if (!allStale) {
            staleMarks.push_back(
                {left, bit, false, QStringLiteral("%1 stale: not in Σ").arg(venueCodeText(lane.venue))});
        } else if (staleMarks.empty() || left > staleMarks.front().left) {
            // All are: one mark, from the last word of any.
            staleMarks = {
                {left, bit, true, QStringLiteral("stale since ") + format::clockTime(lane.stamp.received)}};
        }
    }
    // Where a lane's only venue is stale, its mark says all there is to say.
    std::erase_if(
        gaps, [&](const GapRun& run) { return run.open && (!run.all || leader) && (run.missing & ~stale) == 0; });
}

}  // namespace plimsoll
