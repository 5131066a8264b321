#include "app/incident_charts.h"

#include "widgets/format.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLeft = 84, kRight = 12, kTop = 8, kBottom = 22;
constexpr double kScale = 2;
constexpr Duration kLongest = std::chrono::seconds{5};  // samples further apart are not joined

struct Curve {
    std::vector<std::optional<double>> values;  // one a sample
    QColor color;
    QColor fill;  // towards zero; invalid: none
};

// 1, 2 or 5 times a power of ten: about `n` steps.
double niceStep(double span, int n)
{
    const double raw = span / std::max(1, n), power = std::pow(10, std::floor(std::log10(raw)));
    for (const double m : {1.0, 2.0, 5.0})
        if (raw <= m * power) return m * power;
    return 10 * power;
}

QString tick(double v, const StoryLineSpec& spec, double step)
{
    if (QLatin1String(spec.unit) == QLatin1String("US$") && std::abs(v) >= 1e5 && step >= 1e3) {
        QString text = format::money(std::abs(v));
        return v < 0 ? QChar(0x2212) + text : text;
    }
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    QString text = QString::number(v, 'f', decimals);
    if (v == 0) text.remove(QLatin1Char('-'));
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QImage chart(const IncidentStory& story, const std::vector<Curve>& curves, const StoryLineSpec& spec,
             bool fromZero, const Theme& theme)
{
    double low = 0, high = 0;
    bool any = false;
    for (const Curve& c : curves)
        for (const auto& v : c.values)
            if (v && std::isfinite(*v)) {
                low = any ? std::min(low, *v) : *v;
                high = any ? std::max(high, *v) : *v;
                any = true;
            }
    if (!any) return {};
    if (fromZero) low = std::min(low, 0.0), high = std::max(high, 0.0);
    // What differs by rounding alone is one value: steps of it would be too small to add.
    const bool same = high - low <= std::max(std::abs(low), std::abs(high)) * 1e-9;
    const bool zero = low == 0 && high == 0;
    const double room = zero ? 1 : same ? std::max(std::abs(high) * 1e-4, 1e-6) : (high - low) * 0.06;
    low -= fromZero && low == 0 && !zero ? 0 : room;
    high += fromZero && high == 0 && !zero ? 0 : room;

    const format::Standard standard;
    QImage image(QSize(kChartWidth, kChartHeight) * kScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kScale);
    image.fill(theme.bg.panel);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(theme.font(11));
    const QRectF plot(kLeft, kTop, kChartWidth - kLeft - kRight, kChartHeight - kTop - kBottom);
    const double span = std::max(1.0, toSeconds(story.to - story.from));
    const auto x = [&](Timestamp t) { return plot.left() + plot.width() * toSeconds(t - story.from) / span; };
    const auto y = [&](double v) { return plot.bottom() - plot.height() * (v - low) / (high - low); };

    const double step = niceStep(high - low, 4);
    constexpr int kMostSteps = 20;
    for (int i = 0; i < kMostSteps; ++i) {
        const double v = (std::ceil(low / step) + i) * step;
        if (v > high) break;
        p.setPen(std::abs(v) < step * 1e-6 ? theme.line.strong : theme.line.grid);
        p.drawLine(QPointF(plot.left(), y(v)), QPointF(plot.right(), y(v)));
        p.setPen(theme.text.muted);
        p.drawText(QRectF(0, y(v) - 8, kLeft - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                   tick(std::abs(v) < step * 1e-6 ? 0 : v, spec, step));
    }
    const double minutes = std::max(1.0, std::ceil(niceStep(span / 60, 10)));
    const std::int64_t every = static_cast<std::int64_t>(minutes) * 60'000;
    for (std::int64_t ms = (toUnixMs(story.from) / every + 1) * every; ms <= toUnixMs(story.to); ms += every) {
        const double at = x(fromUnixMs(ms));
        p.setPen(theme.line.grid);
        p.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        p.setPen(theme.text.muted);
        // The last one stays inside the picture.
        const double left = std::min(at - 30, static_cast<double>(kChartWidth - 60));
        p.drawText(QRectF(left, plot.bottom() + 3, 60, 16), left < at - 30 ? Qt::AlignRight : Qt::AlignHCenter,
                   format::iso(fromUnixMs(ms)).mid(11, 5));
    }
    p.save();
    p.setClipRect(plot.adjusted(-1, -1, 1, 1));
    for (const Curve& c : curves) {
        QPainterPath path;
        std::optional<Timestamp> before;
        for (std::size_t i = 0; i < c.values.size() && i < story.samples.size(); ++i) {
            const auto& v = c.values[i];
            const Timestamp at = story.samples[i].at;
            if (!v || !std::isfinite(*v)) {
                before.reset();
                continue;
            }
            if (c.fill.isValid()) p.fillRect(QRectF(QPointF(x(at), y(0)), QPointF(x(at) + 1.2, y(*v))), c.fill);
            if (before && at - *before <= kLongest)
                path.lineTo(x(at), y(*v));
            else
                path.moveTo(x(at), y(*v));
            before = at;
        }
        p.setPen(QPen(c.color, 1.4));
        p.drawPath(path);
    }
    p.restore();
    // The moment, and why it was kept.
    p.setPen(QPen(theme.severity.critical, 1, Qt::DashLine));
    p.drawLine(QPointF(x(story.at), plot.top()), QPointF(x(story.at), plot.bottom()));
    p.setPen(theme.line.base);
    p.drawRect(plot);
    return image;
}

std::vector<std::optional<double>> valuesOf(const IncidentStory& story, StoryLine line, double times = 1)
{
    std::vector<std::optional<double>> out;
    out.reserve(story.samples.size());
    for (const StorySample& s : story.samples) {
        auto v = s.values[static_cast<std::size_t>(line)];
        if (v) *v *= times;
        out.push_back(v);
    }
    return out;
}

}  // namespace

QImage incidentChart(const IncidentStory& story, StoryLine line, const Theme& theme)
{
    return chart(story, {{valuesOf(story, line), theme.ui.accent, {}}},
                 storyLines()[static_cast<std::size_t>(line)], false, theme);
}

QImage forcedChart(const IncidentStory& story, const Theme& theme)
{
    return chart(story,
                 {{valuesOf(story, StoryLine::ForcedShorts), theme.liq.shorts, theme.liq.shorts},
                  {valuesOf(story, StoryLine::ForcedLongs, -1), theme.liq.longs, theme.liq.longs}},
                 storyLines()[static_cast<std::size_t>(StoryLine::ForcedLongs)], true, theme);
}

}  // namespace plimsoll
