#include "widgets/time_plot.h"

#include "widgets/time_plot_parts.h"

#include <QSvgGenerator>

#include <algorithm>

namespace plimsoll {

PlotDash venueDash(VenueId venue)
{
    switch (venue) {
        case VenueId::Binance: return PlotDash::Solid;
        case VenueId::Bybit: return PlotDash::Dashed;
        case VenueId::Okx: return PlotDash::Dotted;
        case VenueId::Hyperliquid: return PlotDash::DashDots;
    }
    return PlotDash::Solid;
}

TimePlot::Parts::Parts(TimePlot* owner, const Theme& theme)
    : q(owner), style(theme), plot(new PlotSurface(owner, [this] { refresh(); }))
{
    chrome::setUp(*plot);
    plot->setNotAntialiasedElements(QCP::aeAll);
    plot->xAxis->grid()->setVisible(false);
    plot->xAxis->setTicker(
        QSharedPointer<GivenTicker>::create([this](const QCPRange& r) { return timeTicksOf(r); }));
    plot->yAxis2->setTicker(
        QSharedPointer<GivenTicker>::create([this](const QCPRange& r) { return valueTicksOf(r); }));
    new PlotLayerItem(plot, "grid", [this](QCPPainter* p) { paintUnder(p); });
    new PlotLayerItem(plot, "overlay", [this](QCPPainter* p) { paintOver(p); });
}

TimePlot::TimePlot(const Theme& theme, QWidget* parent) : QWidget(parent), m(std::make_unique<Parts>(this, theme))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Plot over time"));
    m->format = [](double v) { return QString::number(v, 'g', 6); };
    setTheme(theme);
}

TimePlot::~TimePlot() = default;

void TimePlot::setTheme(const Theme& theme)
{
    m->style = HeatStyle(theme);
    chrome::dress(*m->plot, m->style);
    m->changed();
}

void TimePlot::setSeries(std::vector<PlotSeries> series)
{
    m->series = std::move(series);
    m->changed();
    QStringList said;
    for (const PlotSeries& s : m->series)
        if (!s.points.empty() && s.points.back().value)
            said << QStringLiteral("%1 %2").arg(s.name.isEmpty() ? s.code : s.name,
                                                m->format(Parts::lastOwn(s).value_or(*s.points.back().value)));
    setAccessibleDescription(said.isEmpty() ? m->emptyText : said.join(QStringLiteral(", ")));
    Q_EMIT seriesChanged();
}

void TimePlot::setMarkers(std::vector<PlotMarker> markers)
{
    m->markers = std::move(markers);
    m->changed();
}

void TimePlot::setMarks(std::vector<ChartMark> marks)
{
    if (m->pins.set(std::move(marks))) m->changed();
}
const ChartMarks& TimePlot::marks() const
{
    return m->pins;
}

void TimePlot::setLevels(std::vector<PlotLevel> levels)
{
    m->levels = std::move(levels);
    m->changed();
}

void TimePlot::setGaps(std::vector<PlotGap> gaps)
{
    m->gaps = std::move(gaps);
    m->changed();
}

void TimePlot::setShade(WeekShade shade)
{
    if (shade == m->shade) return;
    m->shade = std::move(shade);
    m->changed();
}

const WeekShade& TimePlot::shade() const
{
    return m->shade;
}

void TimePlot::setLanes(std::vector<PlotLane> lanes)
{
    m->lanes = std::move(lanes);
    m->changed();
}

void TimePlot::setFormat(std::function<QString(double)> text, const QString& unit)
{
    const bool other = unit != m->unit;
    m->format = std::move(text);
    m->unit = unit;
    m->changed();
    // What a hand has set or measured was set in the unit before.
    if (other) forgetValues();
}

QString TimePlot::textOf(double value) const
{
    return m->format(value);
}

void TimePlot::setZeroLine(bool on)
{
    m->zeroLine = on;
    m->changed();
}

void TimePlot::setAmounts(bool on)
{
    m->amounts = on;
    m->changed();
}

void TimePlot::setNow(Timestamp now)
{
    if (now == m->now) return;
    m->now = now;
    // Days in a few hundred pixels: the present need not be drawn anew before it has moved by one.
    const Duration pixel = m->shown / std::max(1, width());
    if (std::chrono::abs(now - m->drawnNow) < pixel) return;
    m->drawnNow = now;
    m->changed();
}

void TimePlot::setEmptyText(const QString& text, const QString& hint)
{
    if (text == m->emptyText && hint == m->emptyHint) return;
    m->emptyText = text;
    m->emptyHint = hint;
    if (m->empty()) setAccessibleDescription(text);
    m->changed();
}

void TimePlot::setStale(bool stale, const QString& words)
{
    if (stale == m->stale && words == m->staleWords) return;
    m->stale = stale;
    m->staleWords = words;
    m->changed();
}

void TimePlot::setMarkedTime(std::optional<Timestamp> time)
{
    if (time == m->marked) return;
    m->marked = time;
    m->changed();
}

std::vector<PlotReading> TimePlot::readingAt(Timestamp t) const
{
    std::vector<PlotReading> out;
    for (const PlotSeries& s : m->series) {
        auto it = std::upper_bound(s.points.begin(), s.points.end(), t,
                                   [](Timestamp at, const PlotPoint& p) { return at < p.at; });
        if (it == s.points.begin()) continue;
        --it;
        if (!it->value || (Parts::boxed(s) && t >= it->at + s.each)) continue;
        const auto at = static_cast<std::size_t>(it - s.points.begin());
        const double said = at < s.own.size() && s.own[at] ? *s.own[at] : *it->value;
        out.push_back(
            {s.code, s.name, it->at, said,
             s.form == PlotForm::Candles && at < s.candles.size() ? std::optional(s.candles[at]) : std::nullopt});
    }
    return out;
}

// ---- Pictures ----------------------------------------------------------------------------------

QImage TimePlot::image(QSize size, qreal scale) const
{
    m->refresh();
    QImage out(size * scale, QImage::Format_RGB32);
    out.setDevicePixelRatio(scale);
    out.fill(m->style.theme.bg.panel);
    m->exporting = true;
    QCPPainter p(&out);
    m->plot->toPainter(&p, size.width(), size.height());
    p.end();
    m->exporting = false;
    return out;
}

bool TimePlot::savePng(const QString& path, qreal scale) const
{
    return image(size(), scale).save(path, "PNG");
}

bool TimePlot::saveSvg(const QString& path) const
{
    m->refresh();
    QSvgGenerator svg;
    svg.setFileName(path);
    svg.setSize(size());
    svg.setViewBox(rect());
    svg.setTitle(accessibleName());
    svg.setDescription(accessibleDescription());
    m->exporting = true;
    QCPPainter p;
    const bool begun = p.begin(&svg);
    if (begun) {
        p.setMode(QCPPainter::pmVectorized);
        p.fillRect(rect(), m->style.theme.bg.panel);
        m->plot->toPainter(&p, width(), height());
        p.end();
    }
    m->exporting = false;
    return begun;
}

}  // namespace plimsoll
