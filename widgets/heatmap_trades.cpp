// Trades over the heatmap: bubbles where they were made, and the volume by price of what is in view.
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
#include <unordered_map>

namespace plimsoll {

namespace {

constexpr int kApart = 10;  // device-independent pixels: nearer trades are one bubble
constexpr std::size_t kMostBubbles = 150, kShownByItself = 70;
constexpr double kLeastRadius = 2, kMostRadius = 14, kPlotsAcross = 56;  // the largest, in parts of the width
constexpr double kHardLeast = 100;                                       // dollars: dust is no bubble
constexpr double kProfileShare = 0.1;
constexpr int kLeastProfile = 36, kMostProfile = 120;
constexpr double kAreaShare = 0.7;

}  // namespace

void HeatmapView::Parts::refreshTrades()
{
    bubbles.clear();
    if (!layers.trades || source.empty() || !view.valid()) return;
    const std::int64_t from = std::max(raster.firstCell(), view.cellAt(0));
    const std::int64_t to = std::min(raster.endCell(), view.cellAt(view.width() - 1) + 1);
    const std::int64_t low = view.lowRow(), high = view.highRow();
    const std::int64_t grid = std::max<std::int64_t>(1, device(kApart));
    struct Sum {
        double x = 0, y = 0, buy = 0, sell = 0;
        std::uint32_t buys = 0, sells = 0;
    };
    // By squares that stand still while the picture moves: a bubble keeps its members.
    std::unordered_map<std::uint64_t, Sum> squares;
    for (std::int64_t c = from; c < to; ++c)
        for (const HeatTrade& t : raster.trades(c)) {
            if (t.row < low || t.row > high) continue;
            const double usd = static_cast<double>(t.buyUsd) + static_cast<double>(t.sellUsd);
            const std::int64_t sx = c * view.cellPx() / grid, sy = t.row * view.rowPx() / grid;
            Sum& s = squares[static_cast<std::uint64_t>(sx) * 0x100000000 + static_cast<std::uint64_t>(sy)];
            s.x += usd * (view.cellLeft(c) + view.cellPx() / 2.0);
            s.y += usd * (view.rowTop(t.row) + view.rowPx() / 2.0);
            s.buy += static_cast<double>(t.buyUsd);
            s.sell += static_cast<double>(t.sellUsd);
            s.buys += t.buys;
            s.sells += t.sells;
        }
    for (const auto& [at, s] : squares) {
        const double usd = s.buy + s.sell;
        if (usd < std::max(kHardLeast, layers.leastTradeUsd)) continue;
        bubbles.push_back(
            {QPointF(layout.past.left() + s.x / usd / view.dpr(), layout.past.top() + s.y / usd / view.dpr()), 0,
             s.buy, s.sell, s.buys, s.sells});
    }
    // Large ones survive and take in what they would cover; the same whatever the order they came in.
    std::sort(bubbles.begin(), bubbles.end(), [](const TradeBubble& a, const TradeBubble& b) {
        if (a.usd() != b.usd()) return a.usd() > b.usd();
        return a.at.x() != b.at.x() ? a.at.x() < b.at.x() : a.at.y() < b.at.y();
    });
    const std::size_t most = layers.leastTradeUsd > 0 ? kMostBubbles : kShownByItself;
    if (bubbles.size() > most * 3) bubbles.resize(most * 3);
    if (bubbles.empty()) return;
    double full = bubbles.front().usd();
    const double largest = within(layout.past.width() / kPlotsAcross, 2 * kLeastRadius, kMostRadius);
    const auto radiusOf = [&](double usd) {
        return within(largest * std::sqrt(usd / full), kLeastRadius, largest);
    };
    std::vector<TradeBubble> kept;
    for (TradeBubble& b : bubbles) {
        b.radius = radiusOf(b.usd());
        const auto over = std::find_if(kept.begin(), kept.end(), [&](const TradeBubble& k) {
            const QPointF d = k.at - b.at;
            return std::hypot(d.x(), d.y()) < k.radius;
        });
        if (over == kept.end()) {
            if (kept.size() < most) kept.push_back(b);
            continue;
        }
        over->buyUsd += b.buyUsd;
        over->sellUsd += b.sellUsd;
        over->buys += b.buys;
        over->sells += b.sells;
    }
    bubbles = std::move(kept);
    for (const TradeBubble& b : bubbles) full = std::max(full, b.usd());
    for (TradeBubble& b : bubbles) b.radius = radiusOf(b.usd());
}

void HeatmapView::Parts::refreshProfile()
{
    profile = {};
    if (!layers.profile || source.empty() || !view.valid()) return;
    profile.width = within(static_cast<int>(layout.past.width() * kProfileShare), kLeastProfile, kMostProfile);
    const std::int64_t from = std::max(raster.firstCell(), view.cellAt(0));
    const std::int64_t to = std::min(raster.endCell(), view.cellAt(view.width() - 1) + 1);
    const std::int64_t low = view.lowRow();
    const auto n = static_cast<std::size_t>(view.highRow() - low + 1);
    std::vector<double> buy(n, 0), sell(n, 0);
    for (std::int64_t c = from; c < to; ++c)
        for (const HeatTrade& t : raster.trades(c)) {
            const std::int64_t at = t.row - low;
            if (at < 0 || at >= static_cast<std::int64_t>(n)) continue;
            buy[static_cast<std::size_t>(at)] += static_cast<double>(t.buyUsd);
            sell[static_cast<std::size_t>(at)] += static_cast<double>(t.sellUsd);
        }
    std::size_t most = 0;
    for (std::size_t i = 0; i < n; ++i) {
        profile.totalUsd += buy[i] + sell[i];
        if (buy[i] + sell[i] > buy[most] + sell[most]) most = i;
    }
    if (profile.totalUsd <= 0) return;
    profile.fullUsd = buy[most] + sell[most];
    // From the row with the most outwards, the larger neighbour first, until 70 % are inside.
    std::size_t first = most, end = most + 1;
    double inside = profile.fullUsd;
    while (inside < kAreaShare * profile.totalUsd && (first > 0 || end < n)) {
        const double below = first > 0 ? buy[first - 1] + sell[first - 1] : -1;
        const double above = end < n ? buy[end] + sell[end] : -1;
        if (above >= below)
            inside += std::max(0.0, buy[end] + sell[end]), ++end;
        else
            inside += std::max(0.0, buy[first - 1] + sell[first - 1]), --first;
    }
    const int room = profile.width - 2;
    for (std::size_t i = 0; i < n; ++i) {
        const double usd = buy[i] + sell[i];
        if (usd <= 0) continue;
        const std::int64_t row = low + static_cast<std::int64_t>(i);
        const int y = layout.past.top() + logical(view.rowTop(row));
        const int end_ = layout.past.top() + logical(view.rowTop(row) + view.rowPx());
        const int length = std::max(1, static_cast<int>(std::lround(usd / profile.fullUsd * room)));
        const int bought = static_cast<int>(std::lround(length * buy[i] / usd));
        profile.bars.push_back({y, std::max(1, end_ - y - (end_ - y > 3)), bought, length - bought,
                                !layers.valueArea || (i >= first && i < end)});
        if (i == most) profile.most = (y + end_) / 2;
    }
}

void HeatmapView::Parts::paintProfile(QPainter* p)
{
    if (profile.bars.empty()) return;
    const Theme& t = style.theme;
    const int left = layout.past.left();
    for (const VolumeProfile::Bar& bar : profile.bars) {
        const double share = bar.inArea ? 0.85 : 0.35;
        p->fillRect(left, bar.y, bar.buy, bar.height, mix(t.bg.panel, t.side.bid, share));
        p->fillRect(left + bar.buy, bar.y, bar.sell, bar.height, mix(t.bg.panel, t.side.ask, share));
    }
    p->fillRect(left + profile.width, layout.past.top(), 1, layout.past.height(), withAlpha(t.line.strong, 0.5));
    if (profile.most) p->fillRect(left, *profile.most, profile.width, 1, t.text.strong);
    p->setFont(style.axis);
    const QString text = sizeNow(profile.fullUsd);
    const int width = QFontMetrics(style.axis).horizontalAdvance(text) + 6;
    const QRect at(left + 2, layout.past.bottom() - 15, width, 14);
    p->fillRect(at, withAlpha(t.bg.panel, 0.85));
    p->setPen(t.text.muted);
    p->drawText(at.adjusted(3, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
}

// Bubbles are few forms drawn often: each form is made once. The smaller side's share is a slice of its colour, in
// steps of an eighth.
const QImage& HeatmapView::Parts::bubbleForm(const TradeBubble& b)
{
    const bool buy = b.buyUsd >= b.sellUsd;
    const int half = std::max(2, static_cast<int>(std::lround(b.radius * view.dpr() * 2)));  // half pixels
    const double share = std::min(b.buyUsd, b.sellUsd) / b.usd();
    const int slice = b.radius < 5 ? 0 : static_cast<int>(std::lround(share * 8));
    QImage& form = bubbleForms[(half * 8 + slice) * 2 + buy];
    if (!form.isNull()) return form;
    const Theme& t = style.theme;
    const double r = half / 2.0;
    const int side = static_cast<int>(std::ceil(2 * r)) + 4;
    form = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    form.fill(Qt::transparent);
    QPainter painter(&form);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(side / 2.0, side / 2.0);
    painter.setPen(QPen(withAlpha(t.bg.window, 0.9), view.dpr()));
    painter.setBrush(withAlpha(buy ? t.side.bid : t.side.ask, 0.8));
    painter.drawEllipse(middle, r, r);
    if (slice > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(buy ? t.side.ask : t.side.bid, 0.9));
        painter.drawPie(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), 90 * 16, -slice * 360 * 16 / 8);
    }
    painter.end();
    form.setDevicePixelRatio(view.dpr());
    return form;
}

void HeatmapView::Parts::paintTrades(QPainter* p)
{
    for (const TradeBubble& b : bubbles) {
        const QImage& form = bubbleForm(b);
        const double half = form.width() / view.dpr() / 2;
        p->drawImage(
            QPoint(static_cast<int>(std::lround(b.at.x() - half)), static_cast<int>(std::lround(b.at.y() - half))),
            form);
    }
}

const TradeBubble* HeatmapView::Parts::bubbleAt(const QPoint& pos) const
{
    const TradeBubble* found = nullptr;
    for (const TradeBubble& b : bubbles) {
        const QPointF d = b.at - QPointF(pos);
        if (std::hypot(d.x(), d.y()) <= std::max(b.radius, 4.0) && (!found || b.radius < found->radius))
            found = &b;
    }
    return found;
}

std::vector<TooltipLine> HeatmapView::Parts::bubbleTip(const TradeBubble& b) const
{
    const Theme& t = style.theme;
    std::vector<TooltipLine> lines;
    lines.push_back({UiText::tr("traded ") + sizeNow(b.usd()), UiText::tr("%1 prints").arg(b.buys + b.sells),
                     b.buyUsd >= b.sellUsd ? t.side.bid : t.side.ask});
    if (b.buyUsd > 0)
        lines.push_back({UiText::tr("bought ") + sizeNow(b.buyUsd), QStringLiteral("%1").arg(b.buys), t.side.bid});
    if (b.sellUsd > 0)
        lines.push_back({UiText::tr("sold ") + sizeNow(b.sellUsd), QStringLiteral("%1").arg(b.sells), t.side.ask});
    const double perPx = static_cast<double>(view.timeZoom().columns) / view.cellPx() * view.dpr();
    const auto span = Duration{static_cast<std::int64_t>(static_cast<double>(source.column().count()) *
                                                         std::max(1.0, perPx * 2 * b.radius))};
    lines.push_back({{},
                     UiText::tr("within %1, prices within %2")
                         .arg(format::age(span),
                              format::price(Price::nearest(std::ceil(2 * b.radius * view.dpr() / view.rowPx()) *
                                                           view.group().value()),
                                            decimalsOf(view.group()))),
                     {}});
    // Venues put trades together before they send them; a print is not an order.
    lines.push_back({{}, UiText::tr("a print: takers' trades as the venue sends them"), {}});
    return lines;
}

}  // namespace plimsoll
