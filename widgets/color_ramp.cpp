#include "widgets/color_ramp.h"

#include "widgets/within.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr double kFullRateBp = 8;

int between(int a, int b, double share)
{
    return static_cast<int>(std::lround(a + (b - a) * share));
}

}  // namespace

ColorRamp rampFromAnchors(const std::vector<QColor>& anchors)
{
    ColorRamp ramp{};
    if (anchors.size() < 2) return ramp;
    const double spans = static_cast<double>(anchors.size() - 1);
    for (std::size_t i = 0; i < ramp.size(); ++i) {
        const double at = static_cast<double>(i) / static_cast<double>(ramp.size() - 1) * spans;
        const auto left = std::min(static_cast<std::size_t>(at), anchors.size() - 2);
        const double share = at - static_cast<double>(left);
        const QColor &a = anchors[left], &b = anchors[left + 1];
        ramp[i] = qRgb(between(a.red(), b.red(), share), between(a.green(), b.green(), share),
                       between(a.blue(), b.blue(), share));
    }
    return ramp;
}

double luma(QRgb c)
{
    return (0.2126 * qRed(c) + 0.7152 * qGreen(c) + 0.0722 * qBlue(c)) / 255.0;
}

QColor textOn(QRgb ground, const Theme& theme)
{
    const bool wantsDark = luma(ground) > kDarkTextFrom;
    const bool strongIsDark = luma(theme.text.strong.rgb()) < 0.5;
    return wantsDark == strongIsDark ? theme.text.strong : theme.text.onFill;
}

QRgb rateColor(const ColorRamp& diverging, double bp)
{
    const double size = std::sqrt(std::min(std::fabs(bp), kFullRateBp) / kFullRateBp);
    const double at = 127.5 + std::copysign(size * 127.5, bp);
    return diverging[static_cast<std::size_t>(within(std::lround(at), 0L, 255L))];
}

QColor mix(const QColor& under, const QColor& over, double share)
{
    return QColor(between(under.red(), over.red(), share), between(under.green(), over.green(), share),
                  between(under.blue(), over.blue(), share));
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

}  // namespace plimsoll
