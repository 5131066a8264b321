#include "widgets/week_clock.h"

#include "widgets/color_ramp.h"
#include "widgets/focus_ring.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kLeft = 36, kTop = 18, kRight = 8, kLegend = 26, kSessions = 40, kMostCell = 40;

// ANALYTICS C12: weekdays, UTC.
struct SessionMark {
    const char* name;
    int from, to;
};
constexpr SessionMark kMarks[] = {{QT_TRANSLATE_NOOP("UiText", "Asia"), 0, 8},
                                  {QT_TRANSLATE_NOOP("UiText", "Europe"), 7, 16},
                                  {QT_TRANSLATE_NOOP("UiText", "US"), 13, 21}};

// From a quiet to a bright place of the ramp: the ends are for heatmaps.
QRgb colorAt(const ColorRamp& ramp, double share)
{
    const double at = 30 + within(share, 0.0, 1.0) * 180;
    return ramp[static_cast<std::size_t>(std::lround(at))];
}

}  // namespace

WeekClock::WeekClock(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Hours of the week"));
}

void WeekClock::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void WeekClock::setHours(std::array<WeekHour, kHours> hours)
{
    m_hours = std::move(hours);
    update();
}

void WeekClock::setFormat(std::function<QString(double)> text, const QString& unit)
{
    m_format = std::move(text);
    m_unit = unit;
    update();
}

void WeekClock::setInverted(bool inverted)
{
    m_inverted = inverted;
    update();
}

void WeekClock::setNow(std::optional<int> hourOfWeek)
{
    if (hourOfWeek == m_now) return;
    m_now = hourOfWeek;
    update();
}

void WeekClock::setEmptyText(const QString& text, const QString& hint)
{
    m_emptyText = text;
    m_emptyHint = hint;
    setAccessibleDescription(empty() ? text : QString());
    update();
}

bool WeekClock::empty() const
{
    return std::none_of(m_hours.begin(), m_hours.end(), [](const WeekHour& h) { return h.value.has_value(); });
}

QRect WeekClock::grid() const
{
    const QRect room = rect().adjusted(kLeft, kTop, -kRight, 0);
    const bool tall = height() >= 170;
    const int below = tall ? kSessions + kLegend : height() >= 120 ? kLegend : 0;
    const int across = within(room.width() / 24, 3, kMostCell);
    const int down = within((room.height() - below) / 7, 4, kMostCell);
    return {room.left(), room.top(), across * 24, down * 7};
}

QRect WeekClock::cell(int hour) const
{
    const QRect g = grid();
    const int across = g.width() / 24, down = g.height() / 7;
    return {g.left() + hour % 24 * across, g.top() + hour / 24 * down, across, down};
}

std::optional<int> WeekClock::hourAt(const QPoint& at) const
{
    const QRect g = grid();
    if (!g.contains(at)) return std::nullopt;
    const int hour = (at.x() - g.left()) * 24 / g.width() + (at.y() - g.top()) * 7 / g.height() * 24;
    return hour < kHours ? std::optional(hour) : std::nullopt;
}

std::optional<std::pair<double, double>> WeekClock::range() const
{
    std::optional<std::pair<double, double>> out;
    for (const WeekHour& h : m_hours) {
        if (!h.value) continue;
        if (!out) out = {*h.value, *h.value};
        out->first = std::min(out->first, *h.value);
        out->second = std::max(out->second, *h.value);
    }
    return out;
}

void WeekClock::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QRect g = grid();
    const auto ends = range();
    p.setFont(m_theme.font(10));
    p.setPen(m_theme.text.muted);
    const int across = g.width() / 24;
    for (int hour = 0; hour < 24; hour += across >= 18 ? 3 : 6)
        p.drawText(QRect(g.left() + hour * across - 12, g.top() - kTop, across + 24, kTop - 3),
                   Qt::AlignHCenter | Qt::AlignBottom, QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0')));
    for (int day = 0; day < 7; ++day) {
        const QRect first = cell(day * 24);
        p.setPen(day >= 5 ? m_theme.text.faint : m_theme.text.muted);
        if (first.height() >= 11)
            p.drawText(QRect(0, first.top(), kLeft - 7, first.height()), Qt::AlignRight | Qt::AlignVCenter,
                       format::weekday(day));
    }
    for (int hour = 0; hour < kHours; ++hour) {
        const QRect box = cell(hour).adjusted(0, 0, -1, -1);
        const auto& value = m_hours[static_cast<std::size_t>(hour)].value;
        if (!value || !ends) {
            p.fillRect(box, m_theme.bg.input);
            fillHatch(&p, box, Hatch::StaleCell, m_theme.line.base);
            continue;
        }
        const double span = ends->second - ends->first;
        const double share = span > 0 ? (*value - ends->first) / span : 0.5;
        p.fillRect(box, QColor(colorAt(m_theme.ramp.sum, m_inverted ? 1 - share : share)));
    }
    const auto outline = [&](int hour, const QColor& color) {
        p.setPen(QPen(color, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRect(cell(hour).adjusted(0, 0, -1, -1));
    };
    if (m_now) outline(*m_now, m_theme.text.strong);
    if (m_cursor && hasFocus()) outline(*m_cursor, m_theme.ui.focus);
    if (height() >= 170) paintSessions(p);
    if (ends && height() >= 120) paintLegend(p, ends->first, ends->second);
    if (!ends && !m_emptyText.isEmpty()) {
        const QRect words = g.adjusted(8, 0, -8, 0);
        p.setFont(m_theme.font(12));
        const QRect used =
            QFontMetrics(p.font()).boundingRect(words, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        p.setFont(m_theme.font(11));
        const QRect hint = QFontMetrics(p.font()).boundingRect(
            words, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyHint);
        const int high = used.height() + (m_emptyHint.isEmpty() ? 0 : hint.height() + 4);
        const QRect ground(words.left(), g.center().y() - high / 2 - 6, words.width(), high + 12);
        p.fillRect(ground, m_theme.bg.panel);
        p.setFont(m_theme.font(12));
        p.setPen(m_theme.text.base);
        p.drawText(ground.adjusted(0, 6, 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        p.drawText(ground.adjusted(0, 6 + used.height() + 4, 0, 0),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyHint);
    }
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

// Three lines under the grid; those that are open now are strong. A weekend has none.
void WeekClock::paintSessions(QPainter& p) const
{
    const QRect g = grid();
    const int across = g.width() / 24;
    p.setFont(m_theme.font(10));
    for (std::size_t i = 0; i < std::size(kMarks); ++i) {
        const SessionMark& s = kMarks[i];
        const int y = g.bottom() + 5 + static_cast<int>(i) * 12;
        const bool open = m_now && *m_now < 5 * 24 && *m_now % 24 >= s.from && *m_now % 24 < s.to;
        const int from = g.left() + s.from * across;
        p.fillRect(from, y, (s.to - s.from) * across - 1, open ? 2 : 1,
                   open ? m_theme.text.strong : m_theme.line.strong);
        p.setPen(open ? m_theme.text.strong : m_theme.text.muted);
        p.drawText(QRect(from, y + 1, 90, 12), Qt::AlignLeft | Qt::AlignVCenter, UiText::tr(s.name));
    }
}

void WeekClock::paintLegend(QPainter& p, double low, double high) const
{
    const QRect g = grid();
    const int y = g.bottom() + 1 + (height() >= 170 ? kSessions : 4) + 6;
    p.setFont(m_theme.font(10));
    const QFontMetrics metrics(p.font());
    const QString from = m_format(low);
    QString to = m_format(high) + u' ' + m_unit;
    const int bar = std::min(96, g.width() / 3);
    // The unit gives way, the numbers do not.
    const int room = width() - g.left() - metrics.horizontalAdvance(from) - bar - 16;
    if (metrics.horizontalAdvance(to) > room) to = metrics.elidedText(to, Qt::ElideRight, room);
    if (metrics.horizontalAdvance(m_format(high)) + metrics.averageCharWidth() > room) to = m_format(high);
    int x = g.left();
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(x, y, metrics.horizontalAdvance(from) + 2, 14), Qt::AlignLeft | Qt::AlignVCenter, from);
    x += metrics.horizontalAdvance(from) + 6;
    for (int i = 0; i < bar; ++i) {
        const double share = static_cast<double>(i) / std::max(1, bar - 1);
        p.fillRect(x + i, y + 3, 1, 8, QColor(colorAt(m_theme.ramp.sum, m_inverted ? 1 - share : share)));
    }
    x += bar + 6;
    p.drawText(QRect(x, y, metrics.horizontalAdvance(to) + 2, 14), Qt::AlignLeft | Qt::AlignVCenter, to);
}

bool WeekClock::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto hour = hourAt(help->pos());
    const QString tip = hour ? m_hours[static_cast<std::size_t>(*hour)].tip : QString();
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void WeekClock::keyPressEvent(QKeyEvent* event)
{
    const int at = m_cursor.value_or(m_now.value_or(0));
    int to = at;
    switch (event->key()) {
        case Qt::Key_Left: to = at - 1; break;
        case Qt::Key_Right: to = at + 1; break;
        case Qt::Key_Up: to = at - 24; break;
        case Qt::Key_Down: to = at + 24; break;
        case Qt::Key_Home: to = m_now.value_or(0); break;
        default: return QWidget::keyPressEvent(event);
    }
    m_cursor = (to + kHours) % kHours;
    const WeekHour& hour = m_hours[static_cast<std::size_t>(*m_cursor)];
    setAccessibleDescription(hour.tip);
    QToolTip::showText(mapToGlobal(cell(*m_cursor).bottomRight() + QPoint(4, 4)), hour.tip, this);
    update();
}

void WeekClock::focusOutEvent(QFocusEvent* event)
{
    m_cursor.reset();
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace plimsoll
