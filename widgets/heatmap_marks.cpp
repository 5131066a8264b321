// Liquidations over the heatmap, and where venues went stale.
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heatmap_parts.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace plimsoll {

namespace {

constexpr double kMinMark = 2.5, kMaxMark = 12, kMarkFullUsd = 2e6;
constexpr std::size_t kMaxMarks = 120;
constexpr int kMergePx = 3;  // prints of one side nearer than this are one mark

QString kindText(PriceKind kind)
{
    switch (kind) {
        case PriceKind::Average: return UiText::tr("average price");
        case PriceKind::Bankruptcy: return UiText::tr("bankruptcy price");
        case PriceKind::Order: return UiText::tr("price of the order");
        case PriceKind::Fill: return UiText::tr("price of the fill");
    }
    return {};
}

}  // namespace

// Only when something of it has changed, and only of what is in view: a day may hold thousands.
void HeatmapView::Parts::refreshMarks()
{
    MarksOf now;
    if (layers.liquidations && liquidations && depth && !source.empty())
        now = {markAxis(*depth, choice),
               asset,
               choice,
               view.priceZoom(),
               view.timeZoom(),
               view.top(),
               view.left(),
               view.dpr(),
               layout.past,
               source.column()};
    if (now == marksOf) return;
    marksOf = std::move(now);
    marks.clear();
    if (!marksOf.axis) return;
    std::unordered_map<std::uint64_t, std::size_t> places;
    const auto add = [&](const LiquidationRow& row) {
        if (!choice.has(row.venue)) return;
        const auto price = marksOf.axis->priceOf(row);
        if (!price) return;
        const double x = xAt(happenedAt(row));
        const double y = layout.past.top() + view.yOf(*price) / view.dpr();
        if (x < layout.past.left() || x > layout.past.right() || y < layout.past.top() || y > layout.past.bottom())
            return;
        const std::uint64_t key = static_cast<std::uint64_t>(static_cast<int>(x) / kMergePx) << 32 |
                                  static_cast<std::uint64_t>(static_cast<int>(y) / kMergePx) << 1 |
                                  static_cast<std::uint64_t>(row.liquidated == PositionSide::Long);
        const auto [place, fresh] = places.try_emplace(key, marks.size());
        if (fresh) {
            marks.push_back({QPointF(x, y), 0, row.liquidated, &row, 1, row.usd.v});
            return;
        }
        LiquidationMark& mark = marks[place->second];
        ++mark.merged;
        mark.usd += row.usd.v;
        if (row.usd.v > mark.row->usd.v) mark.row = &row;
    };
    const Timestamp from = timeAt(0), to = timeAt(view.width());
    const auto addPast = [&](const TapePast* past, std::uint64_t before) {
        if (!past) return;
        for (const auto& block : past->blocks) {
            if (block->to < from || block->from > to) continue;
            for (const LiquidationRow& row : block->rows)
                if (row.serial < before && row.asset == asset) add(row);
        }
    };
    for (const LiquidationRow& row : liquidations->rows)
        if (row.asset == asset) add(row);
    addPast(liquidations->keptOf(asset), std::numeric_limits<std::uint64_t>::max());
    addPast(liquidations->large.get(), liquidations->firstKept(asset));
    for (LiquidationMark& mark : marks)
        mark.radius = within(kMaxMark * std::sqrt(mark.usd / kMarkFullUsd), kMinMark, kMaxMark);
    // Large ones survive, and lie below small ones.
    std::stable_sort(marks.begin(), marks.end(),
                     [](const LiquidationMark& a, const LiquidationMark& b) { return a.radius > b.radius; });
    if (marks.size() > kMaxMarks) marks.resize(kMaxMarks);
}

QString HeatmapView::Parts::marksSince() const
{
    if (!layers.liquidations || !liquidations || source.empty() || !view.valid()) return {};
    const Timestamp shown = std::max(timeAt(0), source.startOf(source.firstColumn()));
    const Timestamp since = liquidations->sinceOf(asset);
    if (since <= shown) return {};
    const Timestamp now = source.depth()->asOf.wall;
    const QString all = UiText::tr("liquidations since %1").arg(format::when(since, now));
    if (!liquidations->large || liquidations->large->since >= since) return all;
    const QString least = format::money(liquidations->largeUsd);
    if (liquidations->large->since <= shown) return all + UiText::tr(", before it only \u2265 %1").arg(least);
    return all + UiText::tr(", \u2265 %1 since %2").arg(least, format::when(liquidations->large->since, now));
}

// Above the foot, where "recorded since" may stand: an empty stretch before it is not known to be empty.
void HeatmapView::Parts::paintMarksSince(QPainter* p)
{
    if (leader && !frame.priceAxis) return;
    const QString words = marksSince();
    if (words.isEmpty()) return;
    const QString text =
        QFontMetrics(style.axis).elidedText(words, Qt::ElideRight, std::max(0, layout.past.width() - 16));
    const int width = textWidth(style.axis, text);
    const QRect at(layout.past.right() - width - 6, layout.past.bottom() - 31, width + 4, 14);
    p->fillRect(at, withAlpha(style.theme.bg.panel, 0.85));
    p->setFont(style.axis);
    p->setPen(style.theme.text.muted);
    p->drawText(at, Qt::AlignCenter, text);
}

const LiquidationMark* HeatmapView::Parts::markAt(const QPoint& pos) const
{
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        const QPointF d = mark->at - QPointF(pos);
        if (std::hypot(d.x(), d.y()) <= std::max(mark->radius, 4.0)) return &*mark;
    }
    return nullptr;
}

std::vector<TooltipLine> HeatmapView::Parts::markTip(const LiquidationMark& mark) const
{
    const Theme& t = style.theme;
    const bool longs = mark.side == PositionSide::Long;
    const LiquidationRow& row = *mark.row;
    std::vector<TooltipLine> lines;
    lines.push_back(
        {(longs ? UiText::tr("long liquidated ") : UiText::tr("short liquidated ")) + sizeNow(mark.usd),
         mark.merged > 1 ? UiText::tr("%1 prints").arg(mark.merged) : QString(),
         longs ? t.liq.longs : t.liq.shorts});
    if (mark.merged > 1) lines.push_back({{}, UiText::tr("the largest: ") + sizeNow(row.usd.v), {}});
    lines.push_back(
        {{},
         QStringLiteral("%1 at %2, %3")
             .arg(venueNameText(row.venue),
                  row.priceDecimals ? format::price(row.price, *row.priceDecimals) : format::price(row.price),
                  kindText(row.priceKind)),
         {}});
    lines.push_back({{}, format::clockTimeZoned(happenedAt(row)), {}});
    return lines;
}

// As with bubbles: in a cascade hundreds are drawn in each picture, in few forms.
const QImage& HeatmapView::Parts::markForm(const LiquidationMark& mark)
{
    const bool longs = mark.side == PositionSide::Long;
    const int half = std::max(2, static_cast<int>(std::lround(mark.radius * view.dpr() * 2)));  // half pixels
    QImage& form = markForms[half * 2 + longs];
    if (!form.isNull()) return form;
    const double r = half / 2.0;
    const int side = static_cast<int>(std::ceil(2.4 * r + 3 * view.dpr())) + 2;
    form = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    form.fill(Qt::transparent);
    QPainter painter(&form);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.theme.bg.window, 1.5 * view.dpr()));
    const QPointF at(side / 2.0, side / 2.0);
    if (longs) {
        painter.setBrush(style.theme.liq.longs);
        painter.drawEllipse(at, r, r);
    } else {
        painter.setBrush(style.theme.liq.shorts);
        const QPointF c[] = {at + QPointF(0, -r * 1.2), at + QPointF(r * 1.2, 0), at + QPointF(0, r * 1.2),
                             at + QPointF(-r * 1.2, 0)};
        painter.drawPolygon(c, 4);
    }
    painter.end();
    form.setDevicePixelRatio(view.dpr());
    return form;
}

void HeatmapView::Parts::paintMarks(QPainter* p)
{
    for (const LiquidationMark& mark : marks) {
        const QImage& form = markForm(mark);
        const double half = form.width() / view.dpr() / 2;
        p->drawImage(QPoint(static_cast<int>(std::lround(mark.at.x() - half)),
                            static_cast<int>(std::lround(mark.at.y() - half))),
                     form);
    }
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
                {left, bit, false, UiText::tr("%1 stale: not in Σ").arg(venueCodeText(lane.venue))});
        } else if (staleMarks.empty() || left > staleMarks.front().left) {
            // All are: one mark, from the last word of any.
            staleMarks = {{left, bit, true,
                           UiText::tr("stale since ") + format::when(lane.stamp.received, depth->asOf.wall)}};
        }
    }
    // Where a lane's only venue is stale, its mark says all there is to say.
    std::erase_if(
        gaps, [&](const GapRun& run) { return run.open && (!run.all || leader) && (run.missing & ~stale) == 0; });
}

}  // namespace plimsoll
