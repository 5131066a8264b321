#include "widgets/time_plot.h"

#include "widgets/format.h"
#include "widgets/time_plot_parts.h"
#include "widgets/within.h"

#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr int kTopMargin = 18, kBottomMargin = 20, kLeftMargin = 8;
constexpr double kRoom = 0.08;  // of the values' span, above and below
constexpr double kTint = 0.2;   // of an area under its line
constexpr Duration kShortest = std::chrono::seconds{10}, kLongest = std::chrono::hours{24 * 400};

}  // namespace

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
    m->format = std::move(text);
    m->unit = unit;
    m->changed();
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

// ---- The view ----------------------------------------------------------------------------------

void TimePlot::setSpan(Duration span)
{
    m->wanted = m->shown = within(span, kShortest, kLongest);
    m->clamp();
    m->changed();
    Q_EMIT viewChanged();
}

void TimePlot::showWith(TimePlot& other)
{
    const Parts& o = *other.m;
    m->now = m->drawnNow = o.now;
    m->wanted = o.wanted;
    m->shown = o.shown;
    m->right = o.right;
    m->frozen = o.frozen;
    m->setLive(o.live);
    m->changed();
    m->refresh();
    other.m->refresh();
    const int room = std::max(m->ownRoom, o.ownRoom);
    for (Parts* p : {m.get(), other.m.get()}) {
        if (p->sharedRoom == room) continue;
        p->sharedRoom = room;
        p->changed();
    }
}

void TimePlot::showAlone()
{
    if (m->sharedRoom == 0) return;
    m->sharedRoom = 0;
    m->changed();
}

Duration TimePlot::span() const
{
    return m->shown;
}
Timestamp TimePlot::from() const
{
    return m->rightEdge() - m->shown;
}
Timestamp TimePlot::to() const
{
    return m->rightEdge();
}
bool TimePlot::paused() const
{
    return !m->live;
}

void TimePlot::setPaused(bool paused)
{
    if (!paused) return goLive();
    m->right = m->rightEdge();
    m->frozen = true;
    m->setLive(false);
    m->changed();
}

void TimePlot::goLive()
{
    m->frozen = false;
    m->setLive(true);
    m->changed();
    Q_EMIT viewChanged();
}

void TimePlot::resetView()
{
    m->shown = m->wanted;
    m->values.reset();
    goLive();
}

void TimePlot::Parts::setLive(bool on)
{
    if (live == on) return;
    live = on;
    Q_EMIT q->pausedChanged(!on);
}

std::optional<Timestamp> TimePlot::Parts::first() const
{
    std::optional<Timestamp> t;
    for (const PlotSeries& s : series)
        if (!s.points.empty()) t = std::min(t.value_or(s.points.front().at), s.points.front().at);
    return t;
}

// Not beyond now, nor further back than a strip of the record stays in sight.
void TimePlot::Parts::clamp()
{
    if (live) return;
    right = std::min(right, now);
    if (const auto begin = first()) right = std::max(right, std::min(now, *begin + shown / 10));
}

void TimePlot::Parts::zoomTime(double factor, int x)
{
    const QRect area = q->plotRect();
    if (area.width() <= 0) return;
    const double at = within(static_cast<double>(x - area.left()) / area.width(), 0.0, 1.0);
    const auto next = within(Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * factor)},
                             kShortest, kLongest);
    // Further out than twice the record shows nothing new.
    if (const auto begin = first(); factor > 1 && begin && shown > std::max(wanted, (now - *begin) * 2)) return;
    const Timestamp fixed =
        rightEdge() - shown + Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * at)};
    const bool wasLive = live;
    right = fixed + Duration{static_cast<std::int64_t>(static_cast<double>(next.count()) * (1 - at))};
    shown = next;
    if (!frozen) setLive((wasLive && at >= 0.98) || right >= now);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::zoomValues(double factor, int y)
{
    const QRect area = q->plotRect();
    const auto [low, high] = shownValues();
    const double at = area.height() > 0 ? (area.bottom() - y) / static_cast<double>(area.height()) : 0.5;
    const double fixed = low + (high - low) * within(at, 0.0, 1.0);
    values = {fixed - (fixed - low) * factor, fixed + (high - fixed) * factor};
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::Parts::panBy(int dx)
{
    const int width = std::max(1, q->plotRect().width());
    right = rightEdge() - Duration{static_cast<std::int64_t>(static_cast<double>(shown.count()) * dx / width)};
    if (!frozen) setLive(right >= now);
    clamp();
    changed();
    Q_EMIT q->viewChanged();
}

void TimePlot::setClipped(bool on)
{
    m->clipped = on;
    m->values.reset();
    m->changed();
}
bool TimePlot::clipped() const
{
    return m->clipped;
}

void TimePlot::scaleValues(double factor)
{
    m->refresh();
    m->zoomValues(factor, plotRect().center().y());
}

void TimePlot::fitValues()
{
    m->values.reset();
    m->changed();
    Q_EMIT viewChanged();
}
bool TimePlot::valuesFitted() const
{
    return !m->values;
}

// ---- Drawing -----------------------------------------------------------------------------------

void TimePlot::Parts::changed()
{
    dirty = true;
    plot->update();
}

bool TimePlot::Parts::empty() const
{
    return std::all_of(series.begin(), series.end(), [](const PlotSeries& s) {
        return std::none_of(s.points.begin(), s.points.end(),
                            [](const PlotPoint& p) { return p.value.has_value(); });
    });
}

// In force anywhere between the edges of the view.
std::pair<double, double> TimePlot::Parts::fitted() const
{
    const Timestamp to = rightEdge(), from = to - shown;
    double low = std::numeric_limits<double>::max(), high = std::numeric_limits<double>::lowest();
    const auto take = [&](double v) {
        low = std::min(low, v);
        high = std::max(high, v);
    };
    for (const PlotSeries& s : series) {
        auto it = std::lower_bound(s.points.begin(), s.points.end(), from,
                                   [](const PlotPoint& p, Timestamp t) { return p.at < t; });
        // What began before the view reaches into it, or does not.
        const auto reaches = [&](const PlotPoint& p) {
            return p.value && s.form != PlotForm::Dots && (!boxed(s) || p.at + s.each > from);
        };
        if (it != s.points.begin() && reaches(*(it - 1))) --it;
        for (; it != s.points.end() && it->at <= to; ++it) {
            if (!it->value) continue;
            take(*it->value);
            if (s.form == PlotForm::Bars || s.area) take(0);
            const auto at = static_cast<std::size_t>(it - s.points.begin());
            if (s.form != PlotForm::Candles || at >= s.candles.size()) continue;
            take(s.candles[at].high);
            take(s.candles[at].low);
        }
    }
    if (low > high) return {-1, 1};
    if (zeroLine) take(0);
    const double span = high - low;
    const double room = span > 0 ? span * kRoom : std::max(1e-9, std::fabs(high) * kRoom);
    // Areas stand on the floor.
    const bool floor =
        low == 0 && std::any_of(series.begin(), series.end(), [](const PlotSeries& s) { return s.area; });
    return {floor ? 0 : low - room, high + room};
}

std::pair<double, double> TimePlot::Parts::middle() const
{
    constexpr double kTail = 0.05, kMiddleRoom = 0.1;
    const Timestamp to = rightEdge(), from = to - shown;
    std::vector<std::pair<double, double>> held;  // value, seconds in force
    for (const PlotSeries& s : series)
        for (std::size_t i = 0; i < s.points.size(); ++i) {
            const PlotPoint& p = s.points[i];
            const Timestamp end = std::min(i + 1 < s.points.size() ? s.points[i + 1].at : to, to);
            const double seconds = toSeconds(end - std::max(p.at, from));
            if (p.value && seconds > 0) held.emplace_back(*p.value, seconds);
        }
    if (held.empty()) return fitted();
    std::sort(held.begin(), held.end());
    double all = 0;
    for (const auto& h : held) all += h.second;
    const auto at = [&](double share) {
        double sum = 0;
        for (const auto& [value, seconds] : held)
            if ((sum += seconds) >= share * all) return value;
        return held.back().first;
    };
    double low = at(kTail), high = at(1 - kTail);
    if (zeroLine) low = std::min(low, 0.0), high = std::max(high, 0.0);
    const double span = high - low;
    const double room = span > 0 ? span * kMiddleRoom : std::max(1e-9, std::fabs(high) * kMiddleRoom);
    return {low - room, high + room};
}

void TimePlot::Parts::refresh()
{
    if (!dirty) return;
    dirty = false;
    makeGraphs();
    placeAxes();
    plot->replot(QCustomPlot::rpQueuedRefresh);
}

void TimePlot::Parts::makeGraphs()
{
    while (graphs.size() > series.size()) {
        plot->removeGraph(graphs.back());
        graphs.pop_back();
    }
    while (graphs.size() < series.size()) graphs.push_back(plot->addGraph(plot->xAxis, plot->yAxis2));
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < series.size(); ++i) {
        const PlotSeries& s = series[i];
        graphs[i]->setVisible(!boxed(s));
        if (boxed(s)) continue;
        QVector<double> keys, numbers;
        keys.reserve(static_cast<qsizetype>(s.points.size()) + 1);
        numbers.reserve(keys.capacity());
        for (const PlotPoint& p : s.points) {
            keys.append(plotKey(p.at));
            numbers.append(p.value.value_or(none));
        }
        // A step's value goes on until now.
        if (s.form == PlotForm::Steps && s.holds && !s.points.empty() && s.points.back().value &&
            s.points.back().at < now) {
            keys.append(plotKey(now));
            numbers.append(*s.points.back().value);
        }
        QCPGraph* g = graphs[i];
        g->setData(keys, numbers, true);
        g->setPen(chrome::dashed(inkOf(s), s.width, s.dash));
        QColor tint = inkOf(s);
        tint.setAlphaF(kTint);
        g->setBrush(s.area ? QBrush(tint) : QBrush(Qt::NoBrush));
        g->setChannelFillGraph(s.area && i > 0 && series[i - 1].area ? graphs[i - 1] : nullptr);
        g->setLineStyle(s.form == PlotForm::Line    ? QCPGraph::lsLine
                        : s.form == PlotForm::Steps ? QCPGraph::lsStepLeft
                                                    : QCPGraph::lsNone);
        g->setScatterStyle(s.form == PlotForm::Dots
                               ? QCPScatterStyle(QCPScatterStyle::ssDisc, inkOf(s), inkOf(s), 3 + s.width)
                               : QCPScatterStyle());
        g->setAntialiased(s.form != PlotForm::Steps);
    }
}

void TimePlot::Parts::placeAxes()
{
    const auto [low, high] = shownValues();
    plot->xAxis->setRange(plotKey(rightEdge() - shown), plotKey(rightEdge()));
    plot->yAxis2->setRange(low, high);
    const QFontMetrics metrics(style.meta);
    // Wide enough for any label of this scale, in steps, so that it rarely moves.
    int widest = 0;
    for (const auto& tick : valueTicksOf(QCPRange(low, high)))
        widest = std::max(widest, metrics.horizontalAdvance(tick.second));
    // The tags of alerts stand on the axis too.
    for (const AlertLine& line : alerts.lines())
        if (line.value >= low && line.value <= high)
            widest = std::max(widest, metrics.horizontalAdvance(format(alerts.valueOf(line))));
    axisWidth = (widest + 10 + 11) / 12 * 12;
    endWidth = 0;
    for (const PlotSeries& s : series)
        if (s.labelled && !s.points.empty() && s.points.back().value)
            endWidth =
                std::max(endWidth, metrics.horizontalAdvance(s.code + u' ' + format(lastOwn(s).value_or(0))) + 14);
    if (q->width() < 260) endWidth = 0;
    plot->xAxis->setOffset(lanesHeight());
    ownRoom = axisWidth + endWidth + 2;
    plot->axisRect()->setMargins({kLeftMargin, unit.isEmpty() ? 8 : kTopMargin, std::max(ownRoom, sharedRoom),
                                  kBottomMargin + lanesHeight()});
}

void TimePlot::resizeEvent(QResizeEvent*)
{
    m->plot->setGeometry(rect());
    m->changed();
}

// ---- What lies where ---------------------------------------------------------------------------

QRect TimePlot::plotRect() const
{
    const QMargins margins = m->plot->axisRect()->margins();
    return rect().marginsRemoved(margins);
}
QRect TimePlot::valueAxisRect() const
{
    const QRect area = plotRect();
    return {area.right() + 1, area.top(), width() - area.right() - 1, area.height()};
}
QRect TimePlot::timeAxisRect() const
{
    const QRect area = plotRect();
    return {area.left(), area.bottom() + 1, area.width(), height() - area.bottom() - 1};
}

int TimePlot::xOf(Timestamp t) const
{
    m->refresh();
    const QRect area = plotRect();
    return area.left() + static_cast<int>(std::lround(toSeconds(t - from()) / toSeconds(m->shown) * area.width()));
}

Timestamp TimePlot::timeAt(int x) const
{
    m->refresh();
    const QRect area = plotRect();
    const double at = area.width() > 0 ? (x - area.left()) / static_cast<double>(area.width()) : 0;
    return from() + Duration{static_cast<std::int64_t>(static_cast<double>(m->shown.count()) * at)};
}

int TimePlot::yOf(double value) const
{
    m->refresh();
    const QRect area = plotRect();
    const QCPRange range = m->plot->yAxis2->range();
    return area.bottom() + 1 - static_cast<int>(std::lround((value - range.lower) / range.size() * area.height()));
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
