#include "widgets/quadrant_plot.h"

#include "widgets/focus_ring.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/heat_overlay.h"
#include "widgets/own_escape.h"
#include "widgets/ui_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kMargin = 8, kFoot = 18, kHead = 16, kReachPixels = 24;
constexpr double kRoom = 1.15;  // beyond the farthest point
constexpr std::size_t kJoined = 36;
constexpr double kOldest = 0.2;  // how strong the oldest of the way is

}  // namespace

QuadrantPlot::QuadrantPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_xText = m_yText = [](double v) { return QString::number(v, 'g', 4); };
}

void QuadrantPlot::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void QuadrantPlot::setWords(const QuadrantWords& words)
{
    m_words = words;
    update();
}

void QuadrantPlot::setAxes(const QString& x, const QString& y, std::function<QString(double)> xText,
                           std::function<QString(double)> yText, double deadX, double deadY)
{
    m_x = x;
    m_y = y;
    m_xText = std::move(xText);
    m_yText = std::move(yText);
    m_deadX = deadX;
    m_deadY = deadY;
    update();
}

void QuadrantPlot::setPoints(std::vector<QuadrantPoint> trail, const std::optional<QuadrantPoint>& now)
{
    if (trail == m_trail && now == m_now) return;
    m_trail = std::move(trail);
    m_now = now;
    if (m_read && *m_read >= count()) m_read.reset();
    describe();
    update();
}

void QuadrantPlot::setEmptyText(const QString& text)
{
    if (text == m_empty) return;
    m_empty = text;
    describe();
    update();
}

void QuadrantPlot::setStale(bool stale)
{
    if (stale == m_stale) return;
    m_stale = stale;
    update();
}

void QuadrantPlot::describe()
{
    setAccessibleDescription(m_now ? QStringLiteral("%1: %2 %3, %4 %5")
                                         .arg(wordOf(*m_now), m_x, m_xText(m_now->x), m_y, m_yText(m_now->y))
                                   : m_empty);
}

QString QuadrantPlot::wordOf(const QuadrantPoint& p) const
{
    if (std::fabs(p.x) < m_deadX || std::fabs(p.y) < m_deadY) return m_words.middle;
    return m_words.corners[(p.x > 0 ? 0 : 2) + (p.y > 0 ? 0 : 1)];
}

QRect QuadrantPlot::plotRect() const
{
    return rect().adjusted(kMargin, kHead, -kMargin, -kFoot);
}

// The same to both sides, so that the middle is the middle.
std::pair<double, double> QuadrantPlot::reach() const
{
    double x = m_deadX * 2, y = m_deadY * 2;
    for (std::size_t i = 0; i < count(); ++i) {
        x = std::max(x, std::fabs(point(i).x));
        y = std::max(y, std::fabs(point(i).y));
    }
    return {std::max(x, 1e-9) * kRoom, std::max(y, 1e-9) * kRoom};
}

QPoint QuadrantPlot::placeOf(const QuadrantPoint& p) const
{
    const QRect area = plotRect();
    const auto [x, y] = reach();
    return {area.left() + static_cast<int>(std::lround((p.x / x + 1) / 2 * (area.width() - 1))),
            area.bottom() - static_cast<int>(std::lround((p.y / y + 1) / 2 * (area.height() - 1)))};
}

std::optional<QuadrantPoint> QuadrantPlot::reading() const
{
    if (!m_read || *m_read >= count()) return std::nullopt;
    return point(*m_read);
}

QStringList QuadrantPlot::readingTexts() const
{
    const auto p = reading();
    if (!p) return {};
    return {wordOf(*p), QStringLiteral("%1 %2").arg(m_x, m_xText(p->x)),
            QStringLiteral("%1 %2").arg(m_y, m_yText(p->y)),
            m_now && *p == *m_now ? UiText::tr("now") : format::dateTime(p->at)};
}

void QuadrantPlot::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    const QRect area = plotRect();
    if (area.width() < 40 || area.height() < 30) return;
    if (count() == 0) {
        p.setFont(m_theme.font(12));
        p.setPen(m_theme.text.muted);
        p.drawText(rect().adjusted(kMargin, 0, -kMargin, 0), Qt::AlignCenter | Qt::TextWordWrap, m_empty);
        if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
        return;
    }
    const QPoint low = placeOf({{}, -m_deadX, -m_deadY}), high = placeOf({{}, m_deadX, m_deadY});
    p.fillRect(QRect(low.x(), area.top(), high.x() - low.x() + 1, area.height()), m_theme.bg.raised);
    p.fillRect(QRect(area.left(), high.y(), area.width(), low.y() - high.y() + 1), m_theme.bg.raised);
    const QPoint middle = placeOf({});
    p.fillRect(middle.x(), area.top(), 1, area.height(), m_theme.line.strong);
    p.fillRect(area.left(), middle.y(), area.width(), 1, m_theme.line.strong);
    p.setPen(m_theme.line.base);
    p.drawRect(area.adjusted(0, 0, -1, -1));
    paintWords(&p, area);
    p.setRenderHint(QPainter::Antialiasing);
    paintTrail(&p);
    p.setRenderHint(QPainter::Antialiasing, false);
    if (m_stale) fillHatch(&p, area, Hatch::StaleCell, m_theme.state.hatch);
    paintReading(&p);
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

void QuadrantPlot::paintWords(QPainter* p, const QRect& area) const
{
    static constexpr std::array kPlaces = {Qt::AlignRight | Qt::AlignTop, Qt::AlignRight | Qt::AlignBottom,
                                           Qt::AlignLeft | Qt::AlignTop, Qt::AlignLeft | Qt::AlignBottom};
    const QString here = m_now && !m_stale ? wordOf(*m_now) : QString();
    p->setFont(m_theme.font(11));
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
        p->setPen(m_words.corners[i] == here ? m_theme.text.strong : m_theme.text.faint);
        p->drawText(area.adjusted(6, 3, -6, -3), static_cast<int>(kPlaces[i]), m_words.corners[i]);
    }
    const auto [x, y] = reach();
    p->setFont(m_theme.font(10));
    p->setPen(m_theme.text.muted);
    const QFontMetrics metrics(p->font());
    const QRect foot(area.left(), area.bottom() + 2, area.width(), kFoot - 3);
    const QString right = m_xText(x / kRoom), left = m_xText(-x / kRoom);
    p->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, left);
    p->drawText(foot, Qt::AlignRight | Qt::AlignVCenter, right);
    const int room =
        foot.width() - 2 * std::max(metrics.horizontalAdvance(left), metrics.horizontalAdvance(right)) - 12;
    p->drawText(foot, Qt::AlignCenter, metrics.elidedText(m_x, Qt::ElideRight, room));
    const QRect head(area.left(), 0, area.width(), kHead - 1);
    const QString top = QStringLiteral("\u00b1") + m_yText(y / kRoom).mid(1);
    p->drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                metrics.elidedText(m_y + QStringLiteral(" \u00b7 ") + top, Qt::ElideRight, head.width()));
}

void QuadrantPlot::paintTrail(QPainter* p) const
{
    const QColor ink = m_stale ? m_theme.state.stale : m_theme.ui.accent;
    const std::size_t n = m_trail.size();
    for (std::size_t i = 0; i < n; ++i) {
        QColor c = ink;
        const double age = n > 1 ? static_cast<double>(i) / static_cast<double>(n - 1) : 1;
        c.setAlphaF(kOldest + (0.75 - kOldest) * age);
        const QPoint here = placeOf(m_trail[i]);
        // A line over all of a day is a tangle: its last hours are joined. A hole in the record breaks the way.
        if (i > 0 && i + kJoined >= n &&
            m_trail[i].at - m_trail[i - 1].at <=
                2 * (n > 2 ? m_trail[1].at - m_trail[0].at : Duration::max() / 2)) {
            p->setPen(QPen(c, 1));
            p->drawLine(placeOf(m_trail[i - 1]), here);
        }
        p->setPen(Qt::NoPen);
        p->setBrush(c);
        p->drawEllipse(here, 1, 1);
    }
    if (!m_now) return;
    if (n > 0) {
        QColor c = ink;
        c.setAlphaF(0.75);
        p->setPen(QPen(c, 1));
        p->drawLine(placeOf(m_trail.back()), placeOf(*m_now));
    }
    p->setPen(QPen(m_theme.bg.panel, 1.5));
    p->setBrush(m_stale ? m_theme.state.stale : m_theme.text.strong);
    p->drawEllipse(placeOf(*m_now), 5, 5);
}

void QuadrantPlot::paintReading(QPainter* p) const
{
    const auto read = reading();
    if (!read) return;
    const QPoint at = placeOf(*read);
    p->setPen(m_theme.text.strong);
    p->setBrush(Qt::NoBrush);
    p->drawEllipse(at, 6, 6);
    const QStringList said = readingTexts();
    std::vector<TooltipLine> lines{{said[0], {}, {}}};
    for (qsizetype i = 1; i < said.size(); ++i) lines.push_back({{}, said[i], {}});
    paintTooltip(p, HeatStyle(m_theme), at, rect(), lines);
}

void QuadrantPlot::mouseMoveEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    std::optional<std::size_t> best;
    int least = kReachPixels;
    for (std::size_t i = 0; i < count(); ++i) {
        const int far = (placeOf(point(i)) - at).manhattanLength();
        if (far <= least) {
            least = far;
            best = i;
        }
    }
    if (best == m_read) return;
    m_read = best;
    update();
}

void QuadrantPlot::leaveEvent(QEvent*)
{
    m_read.reset();
    update();
}

void QuadrantPlot::focusOutEvent(QFocusEvent* e)
{
    m_read.reset();
    QWidget::focusOutEvent(e);
    update();
}

bool QuadrantPlot::event(QEvent* e)
{
    return takesEscape(e, [this] { return m_read.has_value(); }) || QWidget::event(e);
}

void QuadrantPlot::keyPressEvent(QKeyEvent* e)
{
    const std::size_t n = count();
    if (n == 0 || e->modifiers() != Qt::NoModifier) return QWidget::keyPressEvent(e);
    const std::size_t at = m_read.value_or(n);
    switch (e->key()) {
        case Qt::Key_Left: m_read = at == 0 ? 0 : at - 1; break;
        case Qt::Key_Right: m_read = std::min(n - 1, at + 1); break;
        case Qt::Key_Home: m_read = 0; break;
        case Qt::Key_End: m_read = n - 1; break;
        case Qt::Key_Escape: m_read.reset(); break;
        default: return QWidget::keyPressEvent(e);
    }
    update();
}

}  // namespace plimsoll
