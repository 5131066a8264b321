#include "widgets/shade_delegate.h"

#include "widgets/color_ramp.h"
#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPadding = 6;
constexpr double kLeast = 0.04;     // less is the panel's ground
constexpr double kSideMost = 0.42;  // of the side's colour
constexpr double kHatchMost = 0.8;  // of the hatch's colour
constexpr double kRampMost = 0.5;   // of the ramp: the brightest end is for heatmaps

QRgb rampAt(const ColorRamp& ramp, double share)
{
    const double at = within(share, 0.0, 1.0) * kRampMost * static_cast<double>(ramp.size() - 1);
    return ramp[static_cast<std::size_t>(std::lround(at))];
}

}  // namespace

std::optional<QRgb> shadeColor(const ShadeCell& cell, const Theme& theme)
{
    if (cell.shade == Shade::Rate) return rateColor(theme.ramp.rateDiverging, cell.share);
    const double size = std::min(std::fabs(cell.share), 1.0);
    if (!(size >= kLeast)) return std::nullopt;
    switch (cell.shade) {
        case Shade::None: return std::nullopt;
        case Shade::Side:
            return mix(theme.bg.panel, cell.share > 0 ? theme.side.bid : theme.side.ask, size * kSideMost).rgb();
        case Shade::Amount: return rampAt(theme.ramp.sum, size);
        case Shade::Longs: return rampAt(theme.ramp.liqLong, size);
        case Shade::Shorts: return rampAt(theme.ramp.liqShort, size);
        case Shade::Modelled:
        case Shade::Rate: break;
    }
    return std::nullopt;
}

void ShadeDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto fresh = index.data(cell::Fresh);
    const bool stale = fresh.isValid() && fresh.toInt() == static_cast<int>(Freshness::Stale);
    const QVariant value = index.data(ShadeCellRole);
    if (value.isValid() && !stale && value.value<ShadeCell>().shade == Shade::Modelled) {
        TableDelegate::paint(p, option, index);
        const double share = within(value.value<ShadeCell>().share, 0.0, 1.0);
        if (share >= kLeast)
            fillHatch(p, option.rect.adjusted(0, 0, -1, -1), Hatch::Modelled,
                      withAlpha(theme().liq.modelled, kHatchMost * share));
        return;
    }
    const auto ground = value.isValid() && !stale ? shadeColor(value.value<ShadeCell>(), theme()) : std::nullopt;
    if (!ground) return TableDelegate::paint(p, option, index);
    paintGround(p, option, index);
    // A seam of the row's ground keeps neighbours of one colour apart.
    p->fillRect(option.rect.adjusted(0, 0, -1, -1), QColor(*ground));
    p->setFont(font(12, 400));
    p->setPen(textOn(*ground, theme()));
    p->drawText(option.rect.adjusted(kPadding, 0, -kPadding, -1),
                Qt::AlignVCenter | (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask) |
                    Qt::TextSingleLine,
                index.data(Qt::DisplayRole).toString());
}

}  // namespace plimsoll
