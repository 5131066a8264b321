// What the heatmap prepares once per change of data or view.
#include "model/market/decimal.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/plot_axis.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPriceGap = 28, kTimeGap = 92;
constexpr auto kDescribeEvery = std::chrono::seconds{2};

// `before`: most labels were there a moment ago, at another place; a text is shaped once.
AxisLabel label(int at, const QString& text, const QFont& font, bool major, const std::vector<AxisLabel>& before)
{
    if (!major) return {at, major, {}, {}, {}};
    for (const AxisLabel& b : before)
        if (b.major && b.text.text() == text && b.font == font) return {at, major, b.text, b.size, b.font};
    AxisLabel l{at, major, QStaticText(text), {}, font};
    l.text.setTextFormat(Qt::PlainText);
    l.text.prepare(QTransform(), font);
    l.size = l.text.size().toSize();
    return l;
}

}  // namespace

void HeatmapView::Parts::refreshAxes()
{
    const std::vector<AxisLabel> prices = std::exchange(priceLabels, {}), times = std::exchange(timeLabels, {});
    const double low = view.priceAt(view.height()), high = view.priceAt(0);
    Price step;
    const auto ticks = priceTicks(low, high, layout.past.height(), kPriceGap, &step);
    priceDecimals = decimalsOf(step);
    for (const PriceTick& t : ticks)
        priceLabels.push_back(label(layout.past.top() + logical(view.yOf(t.price.value())),
                                    t.major ? format::price(t.price, priceDecimals) : QString(), style.meta,
                                    t.major, prices));
    if (source.empty()) return;
    for (const TimeTick& t : timeTicks(timeAt(0), timeAt(view.width()), layout.past.width(), kTimeGap)) {
        const double columns =
            static_cast<double>(t.time.time_since_epoch().count()) / static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        timeLabels.push_back(label(layout.past.left() + logical(x), t.label, style.axis, true, times));
    }
}

void HeatmapView::Parts::refreshLive()
{
    liveZone.bars.clear();
    liveZone.ends.clear();
    liveZone.split = overlay && !allStale;
    liveZone.stale = allStale;
    liveZone.note.clear();
    reach.clear();
    if (!depth || !view.valid()) return;

    const std::int64_t low = view.lowRow(), high = view.highRow();
    liveRows.low = low;
    const auto rows = static_cast<std::size_t>(high - low + 1);
    liveRows.bid.resize(rows);
    liveRows.ask.resize(rows);
    sumRows(*depth, choice, view.group(), false, allStale, liveRows);
    if (layers.cumulative) accumulate(*depth, choice, view.group(), liveRows, cumulative);
    double largest = 0;
    for (std::size_t i = 0; i < rows; ++i) largest = std::max({largest, liveRows.bid[i], liveRows.ask[i]});
    // Grows at once, shrinks after the largest halved: bars that did not change keep their length.
    if (largest > liveScale || largest < liveScale * 0.5) liveScale = largest;
    liveZone.fullScale = liveScale > 0 ? sizeNow(liveScale) : QString();
    const int room = layout.live.width() - 6;
    for (std::size_t i = 0; i < rows && liveScale > 0; ++i) {
        const double usd = std::max(liveRows.bid[i], liveRows.ask[i]);
        if (usd <= 0) continue;
        const std::int64_t row = low + static_cast<std::int64_t>(i);
        const int y = logical(view.rowTop(row)), end = logical(view.rowTop(row) + view.rowPx());
        const int height = std::max(1, end - y - 1);
        const int length = std::max(1, static_cast<int>(std::lround(usd / liveScale * room)));
        liveZone.bars.push_back({y, height, length, liveRows.ask[i] > liveRows.bid[i], {}});
    }
    if (liveZone.split) splitLive();
    if (overlay) refreshEnds();
    std::optional<Mono> newest;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice) || lane.state == BookState::Empty) continue;
        if (!newest || lane.stamp.mono > *newest) newest = lane.stamp.mono;
        if (!lane.reach) continue;
        const double axis = laneScale(*depth, lane).axis;
        reach.push_back({lane.venue, logical(view.yOf(lane.reach->high.value() * axis)),
                         logical(view.yOf(lane.reach->low.value() * axis)), !counts(lane, choice)});
    }
    if (allStale && newest) liveZone.note = UiText::tr("stale ") + format::age(depth->asOf.mono - *newest);
}

// The bars' lengths shared out among the venues, in the order in which they are stacked.
void HeatmapView::Parts::splitLive()
{
    venueRows = liveRows;
    std::array<std::vector<double>, kVenueCount> usd;
    for (VenueId v : kVenues) {
        LaneChoice one = LaneChoice::only(v);
        one.market = choice.market;
        if (!choice.has(v)) continue;
        sumRows(*depth, one, view.group(), false, false, venueRows);
        auto& mine = usd[static_cast<std::size_t>(v)];
        for (std::size_t i = 0; i < liveRows.bid.size(); ++i)
            if (std::max(liveRows.bid[i], liveRows.ask[i]) > 0)
                mine.push_back(liveRows.ask[i] > liveRows.bid[i] ? venueRows.ask[i] : venueRows.bid[i]);
    }
    for (std::size_t at = 0; at < liveZone.bars.size(); ++at) {
        LiveBar& bar = liveZone.bars[at];
        double sum = 0, before = 0;
        for (const auto& mine : usd)
            if (at < mine.size()) sum += mine[at];
        if (sum <= 0) continue;
        for (VenueId v : kVenues) {
            const auto& mine = usd[static_cast<std::size_t>(v)];
            if (at >= mine.size()) continue;
            const auto edge = [&](double part) { return static_cast<int>(std::lround(part / sum * bar.length)); };
            bar.parts[static_cast<std::size_t>(v)] = edge(before + mine[at]) - edge(before);
            before += mine[at];
        }
    }
}

void HeatmapView::Parts::refreshEnds()
{
    constexpr int kApart = 15;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice) || lane.bids.empty() || lane.asks.empty()) continue;
        const double mid =
            (lane.bids.front().price.value() + lane.asks.front().price.value()) / 2 * laneScale(*depth, lane).axis;
        liveZone.ends.push_back({lane.venue, layout.live.top() + logical(view.yOf(mid)), !counts(lane, choice)});
    }
    auto& ends = liveZone.ends;
    if (ends.empty()) return;
    std::stable_sort(ends.begin(), ends.end(), [](const PathEnd& a, const PathEnd& b) { return a.y < b.y; });
    // Apart from each other, and the group as a whole around its middle and within the plot.
    int middle = 0;
    for (const PathEnd& e : ends) middle += e.y;
    middle /= static_cast<int>(ends.size());
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i].y = std::max(ends[i].y, ends[i - 1].y + kApart);
    const int shift = middle - (ends.front().y + ends.back().y) / 2;
    if (ends.back().y - ends.front().y <= kApart * static_cast<int>(ends.size() - 1))
        for (PathEnd& e : ends) e.y += shift;
    std::erase_if(ends, [&](const PathEnd& e) { return e.y < layout.live.top() || e.y > layout.live.bottom(); });
}

// Taker volume per cell: buys above the line, sells below, straight into pixels.
void HeatmapView::Parts::refreshVolume()
{
    const int width = view.width(), height = device(layout.volume.height());
    volumeScale = 0;
    if (height <= 0 || width <= 0) {
        volume = QImage();
        return;
    }
    if (volume.size() != QSize(width, height)) volume = QImage(width, height, QImage::Format_RGB32);
    volume.setDevicePixelRatio(view.dpr());
    volume.fill(style.theme.bg.panel);
    const std::int64_t from = std::max(raster.firstCell(), view.cellAt(0));
    const std::int64_t to = std::min(raster.endCell(), view.cellAt(width - 1) + 1);
    for (std::int64_t c = from; c < to; ++c)
        volumeScale = std::max({volumeScale, raster.info(c).buyUsd, raster.info(c).sellUsd});
    if (volumeScale <= 0) return;
    const int middle = height / 2, room = middle - device(3);
    const int gap = view.cellPx() >= 3 ? 1 : 0;
    const QRgb buy = style.theme.side.bid.rgb(), sell = style.theme.side.ask.rgb();
    const auto stride = static_cast<std::size_t>(volume.bytesPerLine()) / sizeof(QRgb);
    auto* bits = reinterpret_cast<QRgb*>(volume.bits());
    const auto bar = [&](int x1, int x2, int y1, int y2, QRgb color) {
        for (int y = y1; y < y2; ++y)
            std::fill(bits + static_cast<std::size_t>(y) * stride + x1,
                      bits + static_cast<std::size_t>(y) * stride + x2, color);
    };
    for (std::int64_t c = from; c < to; ++c) {
        const HeatColumn& info = raster.info(c);
        const int x1 = within(view.cellLeft(c), 0, width);
        const int x2 = within(view.cellLeft(c) + view.cellPx() - gap, x1, width);
        const auto length = [&](double usd) {
            return usd > 0 ? std::max(1, static_cast<int>(std::lround(usd / volumeScale * room))) : 0;
        };
        bar(x1, x2, middle - length(info.buyUsd), middle, buy);
        bar(x1, x2, middle + 1, middle + 1 + length(info.sellUsd), sell);
    }
}

QString HeatmapView::Parts::emptySentence() const
{
    if (!emptyText.isEmpty()) return emptyText;
    if (!depth || depth->lanes.empty()) return UiText::tr("Waiting for first book");
    QStringList waiting, lost;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice)) continue;
        if (lane.state == BookState::Empty)
            waiting << venueCodeText(lane.venue);
        else if (lane.bids.empty() || lane.asks.empty())
            lost << venueCodeText(lane.venue);
    }
    if (!waiting.isEmpty()) return UiText::tr("Waiting for first book, ") + waiting.join(u' ');
    if (!lost.isEmpty()) return UiText::tr("Book has one side only, ") + lost.join(u' ');
    return UiText::tr("No venue chosen");
}

void HeatmapView::Parts::describe()
{
    const Mono now = depth ? depth->asOf.mono : Mono{};
    if (describedAt != Mono{} && now >= describedAt && now - describedAt < kDescribeEvery) return;
    describedAt = now;
    if (!fitted || !top) {
        q->setAccessibleDescription(emptySentence());
        return;
    }
    const auto largest = [&](const std::vector<double>& rows, const QString& word) {
        const auto at = std::max_element(rows.begin(), rows.end());
        if (at == rows.end() || *at <= 0) return UiText::tr("no %1 in view").arg(word);
        const double price =
            (static_cast<double>(liveRows.low + (at - rows.begin())) + 0.5) * view.group().value();
        const double bp = (price - top->mid()) / top->mid() * 1e4;
        return UiText::tr("largest %1 %2 at %3, %4%5 bp")
            .arg(word, sizes.textOf(*at, price),
                 format::price(rowFloor(liveRows.low + (at - rows.begin()), view.group()),
                               decimalsOf(view.group())),
                 bp > 0 ? QStringLiteral("+") : QString(), format::bp(bp));
    };
    q->setAccessibleDescription(
        UiText::tr("%1 depth%2, mid %3, %4, %5")
            .arg(QString::fromStdString(asset), allStale ? UiText::tr(", stale") : QString(),
                 format::price(Price::nearest(top->mid()), plimsoll::priceDecimals(*depth, choice)),
                 largest(liveRows.bid, QStringLiteral("bid")), largest(liveRows.ask, QStringLiteral("ask"))));
}

}  // namespace plimsoll
