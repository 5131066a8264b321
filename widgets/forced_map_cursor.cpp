// What the forced map's cell or row under the pointer holds, exactly.
#include "widgets/color_ramp.h"
#include "widgets/forced_map_parts.h"
#include "widgets/format.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QPainter>

#include <cmath>

namespace plimsoll {

namespace {

constexpr const char* kNames[] = {"5\u00d7", "10\u00d7", "25\u00d7", "50\u00d7", "100\u00d7"};

// Exact: whole dollars.
QString dollars(double usd)
{
    return usd < 1e15 ? QStringLiteral("$") + format::count(static_cast<quint64>(std::llround(usd)))
                      : format::money(usd);
}

}  // namespace

std::vector<TooltipLine> ForcedMap::Parts::cellLines(const QPoint& at) const
{
    const auto r = q->readingAt(at);
    if (!r) return {};
    std::vector<TooltipLine> out;
    out.push_back({priceText(r->low) + QStringLiteral("\u2013") + priceText(r->high),
                   format::cellDate(r->from) + QStringLiteral("\u2013") + format::minuteTimeZoned(r->to),
                   {}});
    const auto side = [&](const QString& name, double usd, std::uint32_t n, const QColor& color) {
        if (n > 0)
            out.push_back({name + u' ' + dollars(usd),
                           n == 1 ? ForcedMap::tr("1 print") : ForcedMap::tr("%1 prints").arg(format::count(n)),
                           color});
    };
    side(ForcedMap::tr("longs"), r->longUsd, r->longs, style.theme.liq.longs);
    side(ForcedMap::tr("shorts"), r->shortUsd, r->shorts, style.theme.liq.shorts);
    if (r->longs + r->shorts == 0) {
        out.push_back({{},
                       wasHeard(r->from, r->to) ? ForcedMap::tr("nothing was seen liquidated here")
                       : r->from < lookedFrom   ? ForcedMap::tr("not known: nothing is stored of it")
                                                : ForcedMap::tr("not known: nobody listened"),
                       {}});
        return out;
    }
    for (const VenueId v : kVenues)
        if (const double usd = r->byVenue[static_cast<std::size_t>(v)]; usd > 0)
            out.push_back({venueCodeText(v), dollars(usd), venueColor(v, style.theme)});
    return out;
}

std::vector<TooltipLine> ForcedMap::Parts::levelLines(const QPoint& at) const
{
    if (levels.empty() || !price) return {};
    const double there = q->priceAt(at.y());
    const auto row = static_cast<std::int64_t>(std::floor(std::floor(std::log(there) / rowStep) / group));
    const double low = std::exp(static_cast<double>(row * group) * rowStep),
                 high = std::exp(static_cast<double>((row + 1) * group) * rowStep);
    std::vector<TooltipLine> out;
    out.push_back({priceText(low) + QStringLiteral("\u2013") + priceText(high),
                   format::percentChange(there / *price - 1) + ForcedMap::tr(" from the price"),
                   {}});
    for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
        const auto bar = bars.find({row, side});
        if (bar == bars.end() || !(bar->second.total > 0)) continue;
        const Bar& b = bar->second;
        out.push_back(
            {(side == PositionSide::Long ? ForcedMap::tr("longs ") : ForcedMap::tr("shorts ")) +
                 format::money(b.total),
             ForcedMap::tr("modelled; other mixes %1\u2013%2").arg(format::money(b.least), format::money(b.most)),
             style.theme.liq.modelled});
        for (std::size_t i = b.usd.size(); i-- > 0;)
            if (b.usd[i] > 0) out.push_back({QString::fromUtf8(kNames[i]), format::money(b.usd[i]), {}});
        for (const VenueId v : kVenues)
            if (const double usd = b.byVenue[static_cast<std::size_t>(v)]; usd > 0)
                out.push_back({venueCodeText(v), format::money(usd), venueColor(v, style.theme)});
    }
    const PositionSide side = there < *price ? PositionSide::Long : PositionSide::Short;
    out.push_back({{}, ForcedMap::tr("all from the price to here: %1").arg(cumulated(side, there)), {}});
    return out;
}

void ForcedMap::Parts::paintCursor(QPainter* p)
{
    if (empty() || heat.height() < 20) return;
    if (marked)
        if (const int x = q->xOf(*marked); x >= heat.left() && x <= heat.right())
            dottedVertical(p, x, heat.top(), heat.bottom(), style.theme.text.strong);
    if (!pointer) return;
    const bool overHeat = heat.contains(*pointer), overLevels = profile.contains(*pointer);
    if ((!overHeat && !overLevels) || drag || badge.contains(*pointer)) return;
    if (pins.paintTip(p, style, *pointer, q->rect())) return;
    const QColor ink = style.theme.text.muted;
    dottedHorizontal(p, heat.left(), profile.isEmpty() ? heat.right() : profile.right(), pointer->y(), ink);
    const QRect pill(axis.left() + 1, within(pointer->y() - 8, heat.top(), heat.bottom() - 15), axis.width() - 2,
                     16);
    p->fillRect(pill, style.theme.bg.pressed);
    p->setFont(style.meta);
    p->setPen(style.theme.text.strong);
    p->drawText(pill.adjusted(4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, priceText(q->priceAt(pointer->y())));
    if (overHeat) {
        dottedVertical(p, pointer->x(), heat.top(), heat.bottom(), ink);
        if (const auto r = q->readingAt(*pointer)) {
            const QRect cell(QPoint(q->xOf(r->from), q->yOf(r->high)),
                             QPoint(q->xOf(r->to) - 1, q->yOf(r->low) - 1));
            p->setPen(style.theme.text.strong);
            p->setBrush(Qt::NoBrush);
            p->drawRect((cell & heat).adjusted(-1, -1, 0, 0));
        }
    }
    paintTooltip(p, style, *pointer, q->rect(), overHeat ? heatLines(*pointer) : levelLines(*pointer));
}

}  // namespace plimsoll
