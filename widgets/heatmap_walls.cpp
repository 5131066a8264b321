// Large orders that are followed (ANALYTICS C9): how long they stand, and what became of them.
#include "model/market/decimal.h"
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr std::size_t kMaxPills = 5, kMaxLines = 60;
constexpr int kMarkHalf = 4;
constexpr double kLargeOfMedian = 3.5;  // times the median row of what is shown
constexpr auto kLargeEvery = std::chrono::seconds{1};

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

}  // namespace

void HeatmapView::Parts::refreshWalls()
{
    walls.clear();
    if (!layers.walls || !depth || !depth->walls || source.empty() || choice.market != Market::Perp) return;
    std::array<double, kVenueCount> onAxisOf{};  // of a US dollar a coin
    for (const DepthLane& lane : depth->lanes)
        if (chosen(lane, choice) && lane.usdPerQuote > 0)
            onAxisOf[static_cast<std::size_t>(lane.venue)] =
                lane.multiplier / lane.usdPerQuote * laneScale(*depth, lane).axis;
    for (const WallMark& mark : *depth->walls) {
        const double factor = onAxisOf[static_cast<std::size_t>(mark.venue)];
        if (factor <= 0 || !mark.confirmed) continue;
        const double y = view.yOf(mark.price * factor);
        if (y < 0 || y >= view.height()) continue;
        const double left = xAt(mark.since), right = xAt(mark.over() ? mark.until : depth->asOf.wall);
        if (right < layout.past.left() || left > layout.past.right()) continue;
        WallLine line{mark,
                      layout.past.top() + logical(y),
                      static_cast<int>(std::max<double>(left, layout.past.left())),
                      static_cast<int>(std::min<double>(right, layout.past.right())),
                      false,
                      {}};
        line.ends = mark.over() && right <= layout.past.right();
        walls.push_back(std::move(line));
    }
    // The largest first; those that stand come before those that are gone.
    std::stable_sort(walls.begin(), walls.end(), [](const WallLine& a, const WallLine& b) {
        if (a.mark.over() != b.mark.over()) return b.mark.over();
        return a.mark.usd > b.mark.usd;
    });
    if (walls.size() > kMaxLines) walls.resize(kMaxLines);
    std::size_t pills = 0;
    for (WallLine& w : walls) {
        if (w.mark.over() || pills == kMaxPills) break;
        ++pills;
        w.text = sizeNow(w.mark.usd);
        if (source.laneCount() > 1) w.text += u' ' + venueCodeText(w.mark.venue);
        w.text += UiText::tr(" · %1 old").arg(format::age(depth->asOf.wall - w.mark.since));
        if (w.mark.refills > 0)
            w.text += UiText::tr(" · refilled");
        else if (w.mark.touches > 0)
            w.text += UiText::tr(" · touched");
    }
}

// The largest rows of the book now that nobody follows: they are looked for once a second, so that labels stand
// still. How long they stand is read off the picture.
void HeatmapView::Parts::refreshLarge()
{
    // That cannot be told from a rough picture.
    if (!layers.walls || !layers.books || !depth || allStale || source.empty() || !raster.exact()) {
        large.clear();
        return;
    }
    const Mono now = depth->asOf.mono;
    if (!moved && !large.empty() && now >= largeAt && now - largeAt < kLargeEvery) return;
    largeAt = now;
    large.clear();
    std::vector<double> dollars;
    for (std::size_t i = 0; i < liveRows.bid.size(); ++i)
        if (const double usd = std::max(liveRows.bid[i], liveRows.ask[i]); usd > 0) dollars.push_back(usd);
    if (dollars.size() < 10) return;
    std::nth_element(dollars.begin(), dollars.begin() + static_cast<std::ptrdiff_t>(dollars.size() / 2),
                     dollars.end());
    const double least = std::max(dollars[dollars.size() / 2] * kLargeOfMedian, scale.cutoffs().upper * 0.75);
    std::vector<LargeRow> found;
    for (std::size_t i = 0; i < liveRows.bid.size(); ++i) {
        const bool ask = liveRows.ask[i] > liveRows.bid[i];
        const double usd = ask ? liveRows.ask[i] : liveRows.bid[i];
        if (usd >= least) found.push_back({liveRows.low + static_cast<std::int64_t>(i), ask, usd, {}, {}});
    }
    std::sort(found.begin(), found.end(), [](const LargeRow& a, const LargeRow& b) { return a.usd > b.usd; });
    std::size_t room = kMaxPills;
    for (const WallLine& w : walls) room -= !w.text.isEmpty() && room > 0;
    for (LargeRow& w : found) {
        if (large.size() == room) break;
        const int y = layout.past.top() + logical(view.rowTop(w.row));
        const int end = layout.past.top() + logical(view.rowTop(w.row) + view.rowPx());
        const bool followed = std::any_of(walls.begin(), walls.end(), [&](const WallLine& line) {
            return !line.mark.over() && line.y >= y - 1 && line.y <= end + 1;
        });
        if (followed) continue;
        HeatValue v;
        v.usd = w.usd;
        addStanding(v, raster.endCell(), w.row);
        if (!v.standing || *v.standing <= Duration::zero()) continue;
        w.text = sizes.textOf(w.usd, (static_cast<double>(w.row) + 0.5) * view.group().value());
        if (source.laneCount() > 1) {
            std::optional<std::pair<VenueId, double>> most;
            for (const DepthLane& lane : depth->lanes) {
                if (!counts(lane, choice)) continue;
                double usd = 0;
                const LaneScale lying = laneScale(*depth, lane);
                for (const Level& l : w.ask ? lane.asks : lane.bids)
                    if (floorRow(onAxis(l.price, lying), view.group()) == w.row)
                        usd += (l.price * l.qty).v * lying.usd;
                if (!most || usd > most->second) most = std::pair(lane.venue, usd);
            }
            if (most)
                w.text += QStringLiteral("  %1 %2 %")
                              .arg(venueCodeText(most->first))
                              .arg(std::lround(100 * most->second / w.usd));
        }
        w.text += UiText::tr(" \u00b7 %1 old").arg(format::floored(v.standingAtLeast, format::age, *v.standing));
        w.standing = *v.standing;
        large.push_back(std::move(w));
    }
}

void HeatmapView::Parts::paintWallLines(QPainter* p)
{
    if (walls.empty()) return;
    const Theme& t = style.theme;
    p->save();
    for (const WallLine& w : walls) {
        const QColor ink = w.mark.bid ? t.side.bid : t.side.ask;
        p->fillRect(w.left, w.y, std::max(1, w.right - w.left), w.mark.over() ? 1 : 2,
                    withAlpha(ink, w.mark.over() ? 0.55 : 0.9));
        p->fillRect(w.left, w.y - 2, 1, 5, withAlpha(ink, 0.9));
        if (!w.ends) continue;
        // A mark a fate, told apart by its form alone.
        const int x = w.right, y = w.y, h = kMarkHalf;
        p->setRenderHint(QPainter::Antialiasing, true);
        p->setPen(QPen(t.bg.window, 4));
        const auto draw = [&] {
            switch (w.mark.fate) {
                case WallFate::Eaten: p->drawRect(x - h + 1, y - h + 1, 2 * h - 2, 2 * h - 2); break;
                case WallFate::Pulled:
                    p->drawLine(x - h, y - h, x + h, y + h);
                    p->drawLine(x - h, y + h, x + h, y - h);
                    break;
                case WallFate::Left: p->drawEllipse(QPointF(x, y), h - 0.5, h - 0.5); break;
                case WallFate::Lost: p->drawLine(x, y - h, x, y + h); break;
                case WallFate::Standing:
                case WallFate::Touched:
                case WallFate::Refilled: break;
            }
        };
        p->setBrush(Qt::NoBrush);
        draw();
        p->setPen(QPen(t.text.strong, 1.4));
        p->setBrush(w.mark.fate == WallFate::Eaten ? QBrush(t.text.strong) : QBrush(Qt::NoBrush));
        draw();
        p->setRenderHint(QPainter::Antialiasing, false);
    }
    p->restore();
}

void HeatmapView::Parts::paintWallPills(QPainter* p)
{
    std::vector<QRect> taken;
    const auto pill = [&](int y, int below, int from, const QString& words, bool ask) {
        const int width = QFontMetrics(style.meta).horizontalAdvance(words) + 14;
        // Above its row, so that the row itself stays in sight, and never over the live edge.
        const int least = layout.past.left() + (profile.bars.empty() ? 0 : profile.width) + 8;
        const int begin = within(from, least, std::max(least, layout.past.right() - width - 8));
        QRect box(begin, y - 17, width, 15);
        if (box.top() < layout.past.top() + 2) box.moveTop(below + 2);
        if (box.bottom() > layout.past.bottom() - 2 || box.right() > layout.past.right() - 4) return;
        if (std::any_of(taken.begin(), taken.end(),
                        [&](const QRect& r) { return r.adjusted(0, -2, 0, 2).intersects(box); }))
            return;
        taken.push_back(box);
        paintPill(p, style, box, words, ask ? style.theme.side.ask : style.theme.side.bid);
    };
    for (const WallLine& w : walls)
        if (!w.text.isEmpty()) pill(w.y - 1, w.y + 2, w.left + 4, w.text, !w.mark.bid);
    const int end = within(logical(view.cellLeft(raster.endCell())), 0, layout.past.width());
    for (const LargeRow& w : large) {
        const double cells = static_cast<double>(w.standing.count()) /
                             static_cast<double>(source.column().count()) / view.timeZoom().columns;
        const int begin = std::max(0, end - logical(cells * view.cellPx()));
        const int y = layout.past.top() + logical(view.rowTop(w.row));
        pill(y, y + logical(view.rowPx()), layout.past.left() + begin + 8, w.text, w.ask);
    }
    // What the marks mean, where one is in sight.
    QStringList words;
    const auto seen = [&](WallFate fate) {
        return std::any_of(walls.begin(), walls.end(),
                           [fate](const WallLine& w) { return w.ends && w.mark.fate == fate; });
    };
    if (seen(WallFate::Eaten)) words << UiText::tr("\u25a0 eaten");
    if (seen(WallFate::Pulled)) words << UiText::tr("\u00d7 pulled");
    if (seen(WallFate::Left)) words << UiText::tr("\u25cb left");
    if (words.isEmpty()) return;
    const QString line = UiText::tr("walls: ") + words.join(QStringLiteral("  "));
    const int width = QFontMetrics(style.axis).horizontalAdvance(line) + 8;
    const QRect at(layout.past.right() - width - 4, layout.past.bottom() - 17, width, 14);
    if (at.left() < layout.past.left() + profile.width + 80) return;
    p->fillRect(at, withAlpha(style.theme.bg.panel, 0.85));
    p->setFont(style.axis);
    p->setPen(style.theme.text.muted);
    p->drawText(at, Qt::AlignCenter, line);
}

const WallLine* HeatmapView::Parts::wallAt(const QPoint& pos) const
{
    for (const WallLine& w : walls) {
        const bool onMark =
            w.ends && std::abs(pos.x() - w.right) <= kMarkHalf + 1 && std::abs(pos.y() - w.y) <= kMarkHalf + 1;
        if (onMark || (pos.x() >= w.left && pos.x() <= w.right && std::abs(pos.y() - w.y) <= 2)) return &w;
    }
    return nullptr;
}

std::vector<TooltipLine> HeatmapView::Parts::wallTip(const WallLine& line) const
{
    const WallMark& m = line.mark;
    std::vector<TooltipLine> lines;
    lines.push_back({UiText::tr("wall ") + sizeNow(m.usd),
                     venueNameText(m.venue) + (m.bid ? UiText::tr(" bid") : UiText::tr(" ask")),
                     m.bid ? style.theme.side.bid : style.theme.side.ask});
    lines.push_back({text(wallFateText(m.fate)),
                     m.over() ? UiText::tr("after ") + format::age(m.until - m.since)
                              : format::age(depth->asOf.wall - m.since) + UiText::tr(" old"),
                     {}});
    lines.push_back(
        {{}, UiText::tr("first seen %1 with %2").arg(format::clockTimeZoned(m.since), sizeNow(m.firstUsd)), {}});
    if (m.touches > 0 || m.refills > 0)
        lines.push_back(
            {{}, UiText::tr("price within 10 bp %1×, refilled %2×").arg(m.touches).arg(m.refills), {}});
    if (m.fate == WallFate::Eaten || m.fate == WallFate::Pulled)
        lines.push_back({{}, UiText::tr("%1 traded against it when it went").arg(sizeNow(m.takenUsd)), {}});
    return lines;
}

}  // namespace plimsoll
