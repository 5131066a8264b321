#include "widgets/curve_plot.h"

#include "widgets/curve_plot_parts.h"
#include "widgets/within.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace plimsoll {

CurvePlot::CurvePlot(const Theme& theme, QWidget* parent)
    : QWidget(parent), m(std::make_unique<Parts>(this, theme))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Cost by size"));
    setTheme(theme);
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::setTheme(const Theme& theme)
{
    m->style = HeatStyle(theme);
    chrome::dress(*m->plot, m->style);
    m->changed();
}

void CurvePlot::setSeries(std::vector<CurveSeries> series)
{
    m->series = std::move(series);
    QStringList said;
    for (const CurveSeries& s : m->series)
        if (const CurvePoint* end = m->last(s))
            said << QStringLiteral("%1 %2 at %3").arg(s.name, m->yText(*end->y), m->xText(end->x));
    setAccessibleDescription(said.isEmpty() ? m->emptyText : said.join(QStringLiteral(", ")));
    m->changed();
}

void CurvePlot::setFormats(std::function<QString(double)> x, std::function<QString(double)> y, const QString& unit,
                           const QString& title)
{
    m->xText = std::move(x);
    m->yText = std::move(y);
    m->unit = unit;
    m->title = title;
    m->changed();
}

void CurvePlot::setXTicks(std::vector<double> ticks)
{
    m->ticks = std::move(ticks);
    m->changed();
}

void CurvePlot::setMark(std::optional<double> x, const QString& text)
{
    m->mark = x;
    m->markText = text;
    m->changed();
}

void CurvePlot::setEmptyText(const QString& text, const QString& hint)
{
    if (text == m->emptyText && hint == m->emptyHint) return;
    m->emptyText = text;
    m->emptyHint = hint;
    m->changed();
}

void CurvePlot::setStale(bool stale, const QString& words)
{
    if (stale == m->stale && words == m->staleWords) return;
    m->stale = stale;
    m->staleWords = words;
    m->changed();
}

std::vector<CurveReading> CurvePlot::readingAt(double x) const
{
    std::vector<CurveReading> out;
    const auto at = m->nearest(x);
    if (!at) return out;
    for (const CurveSeries& s : m->series)
        for (const CurvePoint& p : s.points)
            if (p.y && p.x == *at) out.push_back({s.code, s.name, p.x, *p.y});
    return out;
}

std::optional<double> CurvePlot::cursor() const
{
    if (m->pointer && plotRect().contains(*m->pointer))
        return m->nearest(std::pow(10.0, m->plot->xAxis->pixelToCoord(m->pointer->x())));
    return hasFocus() ? m->cursor : std::nullopt;
}

QRect CurvePlot::plotRect() const
{
    m->refresh();
    return m->plot->axisRect()->rect();
}

int CurvePlot::xOf(double x) const
{
    m->refresh();
    return static_cast<int>(std::lround(m->plot->xAxis->coordToPixel(curveAcross(x))));
}

int CurvePlot::yOf(double y) const
{
    m->refresh();
    return static_cast<int>(std::lround(m->plot->yAxis2->coordToPixel(curveUp(y))));
}

QImage CurvePlot::image(QSize size, qreal scale) const
{
    if (size.isEmpty()) return {};
    m->exporting = true;
    m->dirty = true;
    m->refresh();
    const QImage out = m->plot->toPixmap(size.width(), size.height(), scale).toImage();
    m->exporting = false;
    m->changed();
    return out;
}

void CurvePlot::resizeEvent(QResizeEvent*)
{
    m->plot->setGeometry(rect());
    m->changed();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    m->pointer = event->position().toPoint();
    m->changed();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && plotRect().contains(at))
        Q_EMIT sizePicked(std::pow(10.0, m->plot->xAxis->pixelToCoord(at.x())));
}

void CurvePlot::leaveEvent(QEvent*)
{
    m->pointer.reset();
    m->changed();
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    std::vector<double> sizes;
    for (const CurveSeries& s : m->series)
        for (const CurvePoint& p : s.points)
            if (p.y) sizes.push_back(p.x);
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || sizes.empty()) return QWidget::keyPressEvent(event);
    const auto here = m->cursor ? std::lower_bound(sizes.begin(), sizes.end(), *m->cursor) - sizes.begin()
                                : (step > 0 ? -1 : static_cast<std::ptrdiff_t>(sizes.size()));
    const auto to = within<std::ptrdiff_t>(here + step, 0, static_cast<std::ptrdiff_t>(sizes.size()) - 1);
    m->cursor = sizes[static_cast<std::size_t>(to)];
    m->pointer.reset();
    m->changed();
}

void CurvePlot::focusOutEvent(QFocusEvent* event)
{
    m->cursor.reset();
    QWidget::focusOutEvent(event);
    m->changed();
}

}  // namespace plimsoll
