// What the heatmap prepares once per change of data or view, and what it paints.
#include "model/market/decimal.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/heatmap_parts.h"
#include "widgets/icon.h"
#include "widgets/plot_axis.h"
#include "widgets/venue_key.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPriceGap = 28, kTimeGap = 92;
constexpr std::size_t kMaxWalls = 5;
constexpr double kWallOfMedian = 3.5;  // times the median row of what is shown
constexpr auto kWallsEvery = std::chrono::seconds{1}, kDescribeEvery = std::chrono::seconds{2};
constexpr double kMinMark = 2.5, kMaxMark = 12, kMarkFullUsd = 2e6;
constexpr std::size_t kMaxMarks = 120;

QString venueShares(const std::vector<HeatValue::Share>& shares)
{
    QStringList parts;
    for (const HeatValue::Share& s : shares)
        if (s.usd > 0) parts << venueCodeText(s.venue) + u' ' + format::money(s.usd);
    return parts.join(QStringLiteral(" · "));
}

AxisLabel label(int at, const QString& text, const QFont& font, bool major)
{
    AxisLabel l{at, major, QStaticText(text), {}};
    if (!major) return l;
    l.text.setTextFormat(Qt::PlainText);
    l.text.prepare(QTransform(), font);
    l.size = l.text.size().toSize();
    return l;
}

}  // namespace

void HeatmapView::Parts::refreshAxes()
{
    priceLabels.clear();
    timeLabels.clear();
    const double low = view.priceAt(view.height()), high = view.priceAt(0);
    Price step;
    const auto ticks = priceTicks(low, high, layout.past.height(), kPriceGap, &step);
    priceDecimals = decimalsOf(step);
    for (const PriceTick& t : ticks)
        priceLabels.push_back(label(layout.past.top() + logical(view.yOf(t.price.value())),
                                    t.major ? format::price(t.price, priceDecimals) : QString(), style.meta, t.major));
    if (source.empty()) return;
    const auto timeAt = [&](int x) {
        const double columns = static_cast<double>(view.left() + x) / view.cellPx() * view.timeZoom().columns;
        return Timestamp{Duration{static_cast<std::int64_t>(columns * static_cast<double>(source.column().count()))}};
    };
    for (const TimeTick& t : timeTicks(timeAt(0), timeAt(view.width()), layout.past.width(), kTimeGap)) {
        const double columns = static_cast<double>(t.time.time_since_epoch().count()) / static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        timeLabels.push_back(label(layout.past.left() + logical(x), t.label, style.axis, true));
    }
}

void HeatmapView::Parts::refreshLive()
{
    liveZone.bars.clear();
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
    double largest = 0;
    for (std::size_t i = 0; i < rows; ++i) largest = std::max({largest, liveRows.bid[i], liveRows.ask[i]});
    // Grows at once, shrinks after the largest halved: bars that did not change keep their length.
    if (largest > liveScale || largest < liveScale * 0.5) liveScale = largest;
    liveZone.fullScale = liveScale;
    const int room = layout.live.width() - 6;
    for (std::size_t i = 0; i < rows && liveScale > 0; ++i) {
        const double usd = std::max(liveRows.bid[i], liveRows.ask[i]);
        if (usd <= 0) continue;
        const std::int64_t row = low + static_cast<std::int64_t>(i);
        const int y = logical(view.rowTop(row)), end = logical(view.rowTop(row) + view.rowPx());
        const int height = std::max(1, end - y - 1);
        const int length = std::max(1, static_cast<int>(std::lround(usd / liveScale * room)));
        liveZone.bars.push_back({y, height, length, liveRows.ask[i] > liveRows.bid[i]});
    }
    std::optional<Mono> newest;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice) || lane.state == BookState::Empty) continue;
        if (!newest || lane.stamp.mono > *newest) newest = lane.stamp.mono;
        if (!lane.reach) continue;
        reach.push_back({lane.venue, logical(view.yOf(lane.reach->high.value())), logical(view.yOf(lane.reach->low.value())),
                         !counts(lane, choice)});
    }
    if (allStale && newest) liveZone.note = QStringLiteral("stale ") + format::age(depth->asOf.mono - *newest);
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
            std::fill(bits + static_cast<std::size_t>(y) * stride + x1, bits + static_cast<std::size_t>(y) * stride + x2, color);
    };
    for (std::int64_t c = from; c < to; ++c) {
        const HeatColumn& info = raster.info(c);
        const int x1 = std::clamp(view.cellLeft(c), 0, width);
        const int x2 = std::clamp(view.cellLeft(c) + view.cellPx() - gap, x1, width);
        const auto length = [&](double usd) { return usd > 0 ? std::max(1, static_cast<int>(std::lround(usd / volumeScale * room))) : 0; };
        bar(x1, x2, middle - length(info.buyUsd), middle, buy);
        bar(x1, x2, middle + 1, middle + 1 + length(info.sellUsd), sell);
    }
}

// The largest orders of the book now, labelled at the left; looked for once a second, so that labels
// stand still.
void HeatmapView::Parts::refreshWalls()
{
    if (!depth || allStale || source.empty()) {
        walls.clear();
        return;
    }
    const Mono now = depth->asOf.mono;
    if (!moved && !walls.empty() && now >= wallsAt && now - wallsAt < kWallsEvery) return;
    wallsAt = now;
    walls.clear();
    std::vector<double> sizes;
    for (std::size_t i = 0; i < liveRows.bid.size(); ++i)
        if (const double usd = std::max(liveRows.bid[i], liveRows.ask[i]); usd > 0) sizes.push_back(usd);
    if (sizes.size() < 10) return;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    const double least = std::max(sizes[sizes.size() / 2] * kWallOfMedian, scale.cutoffs().upper * 0.75);
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
        while (cell >= raster.firstCell() && !raster.info(cell).gap && std::fabs(raster.value(cell, w.row)) >= half) --cell;
        const bool older = cell < raster.firstCell();
        const Duration seen = source.column() * ((newest - cell) * view.timeZoom().columns);
        if (newest == cell) continue;
        w.text = format::money(w.usd);
        if (source.laneCount() > 1) {
            std::optional<HeatValue::Share> most;
            for (const DepthLane& lane : depth->lanes) {
                if (!counts(lane, choice)) continue;
                HeatValue::Share s{lane.venue, 0, 0};
                for (const Level& l : w.ask ? lane.asks : lane.bids)
                    if (floorRow(l.price, view.group()) == w.row) s.usd += (l.price * l.qty).v;
                if (!most || s.usd > most->usd) most = s;
            }
            if (most) w.text += QStringLiteral("  %1 %2 %").arg(venueCodeText(most->venue)).arg(std::lround(100 * most->usd / w.usd));
        }
        w.text += QStringLiteral(" · %1%2 old").arg(older ? QStringLiteral("≥ ") : QString(), format::age(seen));
        kept.push_back(std::move(w));
    }
    walls = std::move(kept);
}

void HeatmapView::Parts::refreshMarks()
{
    marks.clear();
    if (!liquidations || source.empty()) return;
    for (const LiquidationRow& row : liquidations->rows) {
        if (row.asset != asset || !choice.has(row.venue)) continue;
        const Timestamp t = row.stamp.venue.value_or(row.stamp.received);
        const double columns = static_cast<double>(t.time_since_epoch().count()) / static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        const double y = view.yOf(row.price.value());
        if (x < 0 || x >= view.width() || y < 0 || y >= view.height()) continue;
        const double radius = std::clamp(kMaxMark * std::sqrt(row.usd.v / kMarkFullUsd), kMinMark, kMaxMark);
        marks.push_back({QPointF(layout.past.left() + x / view.dpr(), layout.past.top() + y / view.dpr()), radius, row.liquidated});
    }
    // Large ones survive, and lie below small ones.
    std::sort(marks.begin(), marks.end(), [](const LiquidationMark& a, const LiquidationMark& b) { return a.radius > b.radius; });
    if (marks.size() > kMaxMarks) marks.resize(kMaxMarks);
}

void HeatmapView::Parts::refreshStale()
{
    staleMarks.clear();
    if (!depth || source.empty()) return;
    std::uint8_t stale = 0;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice) || counts(lane, choice) || lane.state == BookState::Empty) continue;
        const double columns = static_cast<double>(lane.stamp.received.time_since_epoch().count()) / static_cast<double>(source.column().count());
        const double x = columns / view.timeZoom().columns * view.cellPx() - static_cast<double>(view.left());
        if (x >= view.width()) continue;  // its last word is newer than what is shown
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(lane.venue));
        stale |= bit;
        const int left = layout.past.left() + std::max(0, logical(x));
        if (!allStale) {
            staleMarks.push_back({left, bit, false, QStringLiteral("%1 stale: not in Σ").arg(venueCodeText(lane.venue))});
        } else if (staleMarks.empty() || left > staleMarks.front().left) {
            // All are: one mark, from the last word of any.
            staleMarks = {{left, bit, true, QStringLiteral("stale since ") + format::clockTime(lane.stamp.received)}};
        }
    }
    std::erase_if(gaps, [&](const GapRun& run) { return run.open && !run.all && (run.missing & ~stale) == 0; });
}

QString HeatmapView::Parts::emptySentence() const
{
    if (!emptyText.isEmpty()) return emptyText;
    if (!depth || depth->lanes.empty()) return QStringLiteral("Waiting for first book");
    QStringList waiting, lost;
    for (const DepthLane& lane : depth->lanes) {
        if (!chosen(lane, choice)) continue;
        if (lane.state == BookState::Empty) waiting << venueCodeText(lane.venue);
        else if (lane.bids.empty() || lane.asks.empty()) lost << venueCodeText(lane.venue);
    }
    if (!waiting.isEmpty()) return QStringLiteral("Waiting for first book, ") + waiting.join(u' ');
    if (!lost.isEmpty()) return QStringLiteral("Book has one side only, ") + lost.join(u' ');
    return QStringLiteral("No venue chosen");
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
        if (at == rows.end() || *at <= 0) return QStringLiteral("no %1 in view").arg(word);
        const double price = (static_cast<double>(liveRows.low + (at - rows.begin())) + 0.5) * view.group().value();
        const double bp = (price - top->mid()) / top->mid() * 1e4;
        return QStringLiteral("largest %1 %2 at %3, %4%5 bp")
            .arg(word, format::money(*at), format::price(Price{(liveRows.low + (at - rows.begin())) * view.group().raw}, decimalsOf(view.group())),
                 bp > 0 ? QStringLiteral("+") : QString(), format::bp(bp));
    };
    q->setAccessibleDescription(QStringLiteral("%1 depth%2, mid %3, %4, %5")
                                    .arg(QString::fromStdString(asset), allStale ? QStringLiteral(", stale") : QString(),
                                         format::price(Price::nearest(top->mid()), plimsoll::priceDecimals(*depth, choice)),
                                         largest(liveRows.bid, QStringLiteral("bid")), largest(liveRows.ask, QStringLiteral("ask"))));
}

// ---- Painting ----------------------------------------------------------------------------------

void HeatmapView::paintEvent(QPaintEvent*)
{
    m->sync();
    QPainter p(this);
    m->paint(&p);
}

void HeatmapView::Parts::paint(QPainter* p)
{
    const Theme& t = style.theme;
    if (!fitted) {
        p->fillRect(q->rect(), t.bg.panel);
        paintPriceAxis(p, style, layout, {});
        paintTimeAxis(p, style, layout, {});
        p->setFont(style.theme.font(12));
        p->setPen(t.text.muted);
        p->drawText(layout.past.united(layout.live), Qt::AlignCenter, emptySentence());
        return;
    }
    // Only what the ring does not cover needs a ground.
    const int begin = std::clamp(logical(view.cellLeft(raster.firstCell())), 0, layout.past.width());
    const int end = std::clamp(logical(view.cellLeft(raster.endCell())), begin, layout.past.width());
    if (begin > 0) p->fillRect(layout.past.left(), layout.past.top(), begin, layout.past.height(), t.bg.panel);
    if (end < layout.past.width())
        p->fillRect(layout.past.left() + end, layout.past.top(), layout.past.width() - end, layout.past.height(), t.bg.panel);
    p->fillRect(layout.past.right() + 1, 0, q->width() - layout.past.right() - 1, layout.past.height(), t.bg.panel);
    const QRect below(0, layout.past.bottom() + 1, q->width(), q->height() - layout.past.height());
    p->fillRect(below, t.bg.panel);

    p->save();
    p->setClipRect(layout.past);
    raster.draw(p, layout.past.topLeft(), view);
    paintGrid(p, style, layout, priceLabels);
    if (begin > 0 && raster.endCell() > raster.firstCell() && raster.firstCell() == view.cellOf(source.firstColumn())) {
        // Where the record begins: before it nothing is known.
        p->fillRect(layout.past.left() + begin - 1, layout.past.top(), 1, layout.past.height(), t.line.strong);
        const QString text = QStringLiteral("recorded since ") + format::clockTime(source.startOf(source.firstColumn()));
        const int width = QFontMetrics(style.axis).horizontalAdvance(text);
        if (begin > width + 12) {
            p->setFont(style.axis);
            p->setPen(t.text.faint);
            p->drawText(QRect(begin - width - 8, layout.past.bottom() - 16, width + 4, 14), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
    paintGaps(p, style, layout, gaps, 3 + kStaleLabelStep * static_cast<int>(staleMarks.size()));
    paintStale(p, style, layout, staleMarks);
    paintMarks(p);
    p->restore();

    paintLiveZone(p, style, layout, liveZone);
    paintReach(p, style, layout, reach);
    if (top) {
        const int y = layout.past.top() + logical(view.yOf(top->mid()));
        if (layout.past.top() <= y && y <= layout.past.bottom()) {
            dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, y, allStale ? t.state.stale : t.text.base);
        }
    }
    paintWalls(p);
    p->fillRect(0, layout.past.bottom() + 1, layout.priceAxis.left(), 1, t.line.base);
    paintVolume(p);
    std::vector<int> tags;
    std::optional<int> pill;
    if (top) tags.push_back(layout.past.top() + logical(view.yOf(top->mid())));
    if (pointer && drag != Drag::Pan && inPlot(*pointer)) {
        tags.push_back(pointer->y());
        if (layout.past.contains(*pointer)) pill = pointer->x();
    }
    paintPriceAxis(p, style, layout, priceLabels, tags);
    paintTimeAxis(p, style, layout, timeLabels, pill);
    if (top) {
        const int decimals = plimsoll::priceDecimals(*depth, choice);
        const int y = layout.past.top() + logical(view.yOf(top->mid()));
        QString text = format::price(Price::nearest(top->mid()), decimals);
        if (QFontMetrics(style.meta).horizontalAdvance(text) > layout.priceAxis.width() - 9)
            text = format::price(Price::nearest(top->mid()), std::min(decimals, priceDecimals));
        if (allStale) paintPriceTag(p, style, layout, y, text, t.bg.pressed, t.state.stale);
        else paintPriceTag(p, style, layout, y, text, t.text.strong, t.bg.panel);
    }
    if (marked && view.valid()) {
        const int y = layout.past.top() + logical(view.yOf(*marked));
        if (layout.past.contains(layout.past.left(), y)) dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, y, t.ui.accent);
    }
    paintBadges(p);
    if (pointer && drag != Drag::Pan) paintCrosshair(p);
    if (drag == Drag::Box && dragMoved) {
        p->setPen(t.ui.accent);
        p->setBrush(withAlpha(t.ui.accentFill, 0.25));
        p->drawRect(QRect(dragFrom, dragLast).normalized().intersected(layout.past));
    }
}

void HeatmapView::Parts::paintVolume(QPainter* p)
{
    if (layout.volume.height() <= 0) return;
    if (!volume.isNull()) p->drawImage(layout.volume.topLeft() + QPoint(0, 1), volume);
    if (volumeScale <= 0) return;
    p->setFont(style.axis);
    p->setPen(style.theme.text.muted);
    const QRect at(layout.volume.right() + 6, layout.volume.top() + 6, q->width() - layout.volume.right() - 6, 14);
    p->drawText(at, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("taker ") + format::money(volumeScale));
    p->setPen(style.theme.text.faint);
    p->drawText(at.translated(0, 14), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("per column"));
}

void HeatmapView::Parts::paintWalls(QPainter* p)
{
    std::vector<QRect> taken;
    for (const Wall& w : walls) {
        const int y = layout.past.top() + logical(view.rowTop(w.row));
        const int width = QFontMetrics(style.meta).horizontalAdvance(w.text) + 14;
        // Above its row, so that the row itself stays in sight.
        const int begin = std::clamp(logical(view.cellLeft(raster.firstCell())), 0, layout.past.width());
        QRect box(layout.past.left() + begin + 8, y - 17, width, 15);
        if (box.top() < layout.past.top() + 2) box.moveTop(y + logical(view.rowPx()) + 2);
        if (box.bottom() > layout.past.bottom() - 2 || box.right() > layout.past.right() - 4) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const QRect& r) { return r.adjusted(0, -2, 0, 2).intersects(box); })) continue;
        taken.push_back(box);
        paintPill(p, style, box, w.text, w.ask ? style.theme.side.ask : style.theme.side.bid);
    }
}

void HeatmapView::Parts::paintMarks(QPainter* p)
{
    if (marks.empty()) return;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(QPen(style.theme.bg.window, 1.5));
    for (const LiquidationMark& mark : marks) {
        const double r = mark.radius;
        if (mark.side == PositionSide::Long) {
            p->setBrush(style.theme.liq.longs);
            p->drawEllipse(mark.at, r, r);
        } else {
            p->setBrush(style.theme.liq.shorts);
            const QPointF c[] = {mark.at + QPointF(0, -r * 1.2), mark.at + QPointF(r * 1.2, 0), mark.at + QPointF(0, r * 1.2),
                                 mark.at + QPointF(-r * 1.2, 0)};
            p->drawPolygon(c, 4);
        }
    }
    p->restore();
}

void HeatmapView::Parts::paintBadges(QPainter* p)
{
    pausedBadge = {};
    if (live) return;
    const QString text = QStringLiteral("Paused");
    const int width = QFontMetrics(style.tag).horizontalAdvance(text) + 32;
    pausedBadge = QRect(layout.past.left() + 8, layout.past.bottom() - 28, width, 22);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(style.theme.line.strong);
    p->setBrush(pointer && pausedBadge.contains(*pointer) ? style.theme.bg.pressed : style.theme.bg.overlay);
    p->drawRoundedRect(QRectF(pausedBadge).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    p->restore();
    paintIcon(p, IconId::Pause, QRect(pausedBadge.left() + 6, pausedBadge.top() + 4, 14, 14), style.theme.text.strong);
    p->setFont(style.tag);
    p->setPen(style.theme.text.strong);
    p->drawText(pausedBadge.adjusted(24, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

QRect HeatmapView::Parts::cellRect(const QPoint& pos) const
{
    const std::int64_t row = view.rowAt(device(pos.y() - layout.past.top()));
    const int y = layout.past.top() + logical(view.rowTop(row));
    const int height = std::max(1, logical(view.rowTop(row) + view.rowPx()) - logical(view.rowTop(row)));
    if (!layout.past.contains(pos)) return {layout.live.left(), y, layout.live.width(), height};
    const std::int64_t cell = view.cellAt(device(pos.x() - layout.past.left()));
    const int left = layout.past.left() + logical(view.cellLeft(cell));
    return {left, y, std::max(1, logical(view.cellLeft(cell) + view.cellPx()) - logical(view.cellLeft(cell))), height};
}

void HeatmapView::Parts::paintCrosshair(QPainter* p)
{
    if (!inPlot(*pointer) || pausedBadge.contains(*pointer)) return;
    const Theme& t = style.theme;
    const QRect cell = cellRect(*pointer);
    const QPoint c = cell.center();
    dottedHorizontal(p, layout.past.left(), layout.priceAxis.left() - 1, c.y(), t.text.strong);
    const bool onPast = layout.past.contains(*pointer);
    if (onPast) {
        dottedVertical(p, c.x(), layout.past.top(), layout.timeAxis.top(), t.text.strong);
        p->setPen(t.text.strong);
        p->setBrush(Qt::NoBrush);
        p->drawRect(cell.adjusted(-1, -1, 0, 0));
    }
    const std::int64_t row = view.rowAt(device(pointer->y() - layout.past.top()));
    paintPriceTag(p, style, layout, c.y(), format::price(Price{row * view.group().raw}, decimalsOf(view.group())), t.bg.pressed,
                  t.text.strong);
    const auto value = valueAt(*pointer);
    if (!value) return;
    if (onPast) paintTimePill(p, style, layout, c.x(), format::clockTime(value->start));
    if (drag == Drag::None) paintTooltip(p, style, *pointer, layout.past.united(layout.reach), tooltip(*value));
}

std::optional<HeatValue> HeatmapView::Parts::valueAt(const QPoint& pos) const
{
    if (!fitted || !view.valid() || !inPlot(pos) || !depth) return std::nullopt;
    const std::int64_t row = view.rowAt(device(pos.y() - layout.past.top()));
    HeatValue v;
    v.low = Price{row * view.group().raw};
    v.high = Price{(row + 1) * view.group().raw};
    double bidQty = 0, askQty = 0;
    double mid = 0;
    std::vector<HeatSource::RowShare> shares;
    if (layout.past.contains(pos)) {
        const std::int64_t first = view.cellAt(device(pos.x() - layout.past.left())) * view.timeZoom().columns;
        if (source.empty() || first < source.firstColumn() - view.timeZoom().columns || first > source.lastColumn()) return std::nullopt;
        const std::int64_t column = std::min(first + view.timeZoom().columns - 1, source.lastColumn());
        v.start = source.startOf(first);
        v.span = source.column() * view.timeZoom().columns;
        const HeatSource::RowDetail detail = source.row(column, view.group(), row);
        if (!detail.known) return std::nullopt;
        v.gap = detail.gap;
        v.beyondReach = !detail.gap && !detail.covered;
        if (detail.bid > 0 && detail.ask > 0) mid = (detail.bid + detail.ask) / 2;
        shares = detail.shares;
    } else {
        v.live = true;
        v.start = depth->asOf.wall;
        v.beyondReach = true;
        std::optional<Mono> newest;
        for (const DepthLane& lane : depth->lanes) {
            if (!(allStale ? chosen(lane, choice) : counts(lane, choice)) || lane.state == BookState::Empty) continue;
            HeatSource::RowShare s{lane.venue, 0, 0};
            for (const Level& l : lane.bids)
                if (floorRow(l.price, view.group()) == row) s.bidQty += l.qty.v;
            for (const Level& l : lane.asks)
                if (floorRow(l.price, view.group()) == row) s.askQty += l.qty.v;
            if (lane.reach && v.high > lane.reach->low && v.low <= lane.reach->high) v.beyondReach = false;
            if (!newest || lane.stamp.mono > *newest) newest = lane.stamp.mono;
            shares.push_back(s);
        }
        v.gap = shares.empty();
        if (newest) v.age = depth->asOf.mono - *newest;
        if (top) mid = top->mid();
    }
    for (const auto& s : shares) {
        bidQty += s.bidQty;
        askQty += s.askQty;
    }
    const double price = (v.low.value() + v.high.value()) / 2;
    v.ask = askQty > bidQty;
    v.qty = std::max(bidQty, askQty);
    v.usd = v.qty * price;
    for (const auto& s : shares) {
        const double qty = v.ask ? s.askQty : s.bidQty;
        if (qty > 0) v.shares.push_back({s.venue, qty, qty * price});
    }
    std::sort(v.shares.begin(), v.shares.end(), [](const auto& a, const auto& b) { return a.usd > b.usd; });
    if (mid > 0) v.bpFromMid = (price - mid) / mid * 1e4;
    return v;
}

std::vector<TooltipLine> HeatmapView::Parts::tooltip(const HeatValue& v) const
{
    const int decimals = decimalsOf(view.group());
    const QString range = format::price(v.low, decimals) + QChar(0x2013) + format::price(v.high, decimals);
    std::vector<TooltipLine> lines;
    const QString when = v.live ? QStringLiteral("now") : format::clockTime(v.start) + QStringLiteral(" UTC");
    if (v.gap) {
        lines.push_back({range, {}, {}});
        lines.push_back({{}, QStringLiteral("no book at ") + when, {}});
        return lines;
    }
    const QColor color = v.qty <= 0 ? style.theme.text.muted : v.ask ? style.theme.side.ask : style.theme.side.bid;
    QString size = v.qty <= 0 ? QStringLiteral("nothing resting") : (v.ask ? QStringLiteral("ask ") : QStringLiteral("bid ")) + format::money(v.usd);
    if (v.beyondReach) size = v.qty <= 0 ? QStringLiteral("unknown: beyond the books") : QStringLiteral("≥ ") + size;
    lines.push_back({range, {}, {}});
    lines.push_back({size, v.qty > 0 ? format::qty(v.qty) + u' ' + QString::fromStdString(asset) : QString(), color});
    if (source.laneCount() > 1 && v.shares.size() > 1) lines.push_back({{}, venueShares(v.shares), {}});
    else if (v.shares.size() == 1) lines.push_back({{}, venueNameText(v.shares.front().venue), {}});
    QString where = when;
    if (v.bpFromMid) where += QStringLiteral(" · %1%2 bp").arg(*v.bpFromMid > 0 ? QStringLiteral("+") : QString(), format::bp(*v.bpFromMid));
    lines.push_back({{}, where, {}});
    if (v.age) lines.push_back({{}, QStringLiteral("book %1 old").arg(format::age(*v.age)), {}});
    return lines;
}

}  // namespace plimsoll
