#include "widgets/rate_map.h"

#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/heat_overlay.h"
#include "widgets/safe_cell.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QAction>
#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kNames = 76, kAxis = 20, kLeastRow = 16, kMostRow = 26, kNotch = 120;

}  // namespace

RateMap::RateMap(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Funding over assets and time"));
    auto* copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(asTsv()); });
    addAction(copy);
}

void RateMap::setTheme(const Theme& theme)
{
    m_theme = theme;
    draw();
}

void RateMap::setRows(std::vector<RateMapRow> rows, Timestamp end, Duration step)
{
    m_rows = std::move(rows);
    m_end = end;
    m_step = step;
    if (m_cell.y() >= static_cast<int>(m_rows.size()) || m_cell.x() >= columns()) m_cell = {-1, -1};
    scrollTo(std::max(0, m_cell.y()));
    draw();
    Q_EMIT readingChanged(reading());
}

void RateMap::setChosen(const QString& name)
{
    if (name == m_chosen) return;
    m_chosen = name;
    update();
}

void RateMap::setMarkedTime(std::optional<Timestamp> time)
{
    if (time == m_marked) return;
    m_marked = time;
    update();
}

void RateMap::setMarks(std::vector<ChartMark> marks)
{
    if (m_pins.set(std::move(marks))) update();
}

double RateMap::placeOf(Timestamp time) const
{
    const QRect f = field();
    return f.left() + toSeconds(time - begin(0)) / toSeconds(m_end - begin(0)) * (f.width() - 1);
}

std::optional<int> RateMap::xOf(Timestamp time) const
{
    if (columns() == 0 || m_step <= Duration::zero() || time < begin(0) || time > m_end) return std::nullopt;
    return static_cast<int>(std::lround(placeOf(time)));
}

void RateMap::setEmptyText(const QString& text)
{
    m_empty = text;
    update();
}

void RateMap::draw()
{
    m_image = QImage(std::max(1, columns()), std::max<int>(1, static_cast<int>(m_rows.size())),
                     QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    for (int y = 0; y < static_cast<int>(m_rows.size()); ++y) {
        const auto& r8 = m_rows[static_cast<std::size_t>(y)].r8;
        auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = 0; x < std::min(columns(), static_cast<int>(r8.size())); ++x)
            if (const float v = r8[static_cast<std::size_t>(x)]; !std::isnan(v))
                line[x] = rateColor(m_theme.ramp.rateDiverging, static_cast<double>(v) * 1e4);
    }
    say();
    update();
}

// The two ends of what was paid last.
void RateMap::say()
{
    const RateMapRow *most = nullptr, *least = nullptr;
    const auto last = [](const RateMapRow& r) {
        for (auto it = r.r8.rbegin(); it != r.r8.rend(); ++it)
            if (!std::isnan(*it)) return *it;
        return std::numeric_limits<float>::quiet_NaN();
    };
    for (const RateMapRow& r : m_rows) {
        const float now = last(r);
        if (std::isnan(now)) continue;
        if (!most || now > last(*most)) most = &r;
        if (!least || now < last(*least)) least = &r;
    }
    if (!most) return setAccessibleDescription(m_empty);
    const auto bp = [&](const RateMapRow& r) { return format::bp8h(static_cast<double>(last(r))); };
    setAccessibleDescription(
        tr("%n asset(s), highest %1 %2, lowest %3 %4 bp per 8 h", nullptr, static_cast<int>(m_rows.size()))
            .arg(most->name, bp(*most), least->name, bp(*least)));
}

QRect RateMap::field() const
{
    return rect().adjusted(kNames, 0, -8, -kAxis);
}

int RateMap::rowHeight() const
{
    const int n = std::max<int>(1, static_cast<int>(m_rows.size()));
    return within(field().height() / n, kLeastRow, kMostRow);
}

int RateMap::shownRows() const
{
    return std::max(1, std::min(static_cast<int>(m_rows.size()) - m_first, field().height() / rowHeight()));
}

QPoint RateMap::cellAt(const QPoint& where) const
{
    const QRect f = field();
    if (m_rows.empty() || columns() == 0 || !f.contains(where)) return {-1, -1};
    const int row = m_first + (where.y() - f.top()) / rowHeight();
    if (row >= m_first + shownRows()) return {-1, -1};
    return {std::min(columns() - 1, (where.x() - f.left()) * columns() / f.width()), row};
}

QRect RateMap::cellRect(const QPoint& cell) const
{
    const QRect f = field();
    const int from = f.left() + cell.x() * f.width() / columns(),
              to = f.left() + (cell.x() + 1) * f.width() / columns();
    return {from, f.top() + (cell.y() - m_first) * rowHeight(), std::max(2, to - from), rowHeight() - 1};
}

QString RateMap::reading() const
{
    if (m_cell.y() < 0 || m_cell.y() >= static_cast<int>(m_rows.size()) || m_cell.x() >= columns()) return {};
    const RateMapRow& row = m_rows[static_cast<std::size_t>(m_cell.y())];
    const float v = row.r8[static_cast<std::size_t>(m_cell.x())];
    const QString when = format::dateTimeZoned(begin(m_cell.x()));
    if (std::isnan(v)) return tr("%1 \u00b7 %2 \u00b7 not known").arg(row.name, when);
    return tr("%1 \u00b7 %2 \u00b7 %3 bp per 8 h, %4")
        .arg(row.name, when, format::bp8h(static_cast<double>(v)),
             v > 0   ? tr("longs paid shorts")
             : v < 0 ? tr("shorts paid longs")
                     : tr("nobody paid"));
}

QString RateMap::asTsv() const
{
    QStringList head{UiText::tr("asset (bp per 8 h)")};
    for (int x = 0; x < columns(); ++x) head << format::iso(begin(x));
    QString out = tsvLine(head);
    for (const RateMapRow& row : m_rows) {
        QStringList line{row.name};
        for (const float v : row.r8)
            line << (std::isnan(v) ? QString() : QString::number(static_cast<double>(v) * 1e4, 'f', 4));
        out += tsvLine(line);
    }
    return out;
}

void RateMap::place(QPoint cell)
{
    if (cell == m_cell) return;
    m_cell = cell;
    update();
    Q_EMIT readingChanged(reading());
}

void RateMap::scrollTo(int row)
{
    const int fits = std::max(1, field().height() / rowHeight());
    const int last = std::max(0, static_cast<int>(m_rows.size()) - fits);
    if (row < m_first) m_first = row;
    if (row >= m_first + fits) m_first = row - fits + 1;
    m_first = within(m_first, 0, last);
}

void RateMap::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QRect f = field();
    if (m_rows.empty() || columns() == 0) {
        m_pins.hide();
        p.setFont(m_theme.font(12, 500));
        p.setPen(m_theme.text.strong);
        p.drawText(rect().adjusted(12, 24, -12, -8), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_empty);
        return;
    }
    scrollTo(m_first);
    const int rows = shownRows(), high = rowHeight();
    const QRect area(f.left(), f.top(), f.width(), rows * high);
    fillHatch(&p, area, Hatch::Gap, m_theme.state.hatch);
    p.setRenderHint(QPainter::SmoothPixmapTransform, false);
    p.drawImage(area, m_image, QRect(0, m_first, columns(), rows));
    for (int i = 0; i < rows; ++i) {
        const RateMapRow& row = m_rows[static_cast<std::size_t>(m_first + i)];
        const QRect line(0, f.top() + i * high, kNames - 6, high);
        const bool mine = row.name == m_chosen;
        p.setFont(m_theme.font(12, mine ? 600 : 400));
        p.setPen(mine ? m_theme.text.strong : m_theme.text.base);
        p.drawText(line.adjusted(8, 0, 0, -1), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(p.font()).elidedText(row.name, Qt::ElideRight, line.width() - 8));
        if (mine) p.fillRect(QRect(0, line.top(), 2, high - 1), m_theme.ui.accent);
        p.fillRect(QRect(f.left(), line.bottom(), f.width(), 1), m_theme.bg.panel);
    }
    paintAxis(p, area);
    if (const int below = static_cast<int>(m_rows.size()) - m_first - rows; below > 0 || m_first > 0) {
        p.setFont(m_theme.font(10));
        p.setPen(m_theme.text.muted);
        const QString more = below > 0 ? tr("\u25be %1 more").arg(below) : tr("\u25b4 %1 more").arg(m_first);
        p.drawText(QRect(8, area.bottom() + 4, kNames - 10, kAxis - 5), Qt::AlignLeft | Qt::AlignTop, more);
    }
    if (const auto x = m_marked ? xOf(*m_marked) : std::nullopt) {
        p.setPen(QPen(m_theme.ui.accent, 1, Qt::DotLine));
        p.drawLine(*x, area.top(), *x, area.bottom());
    }
    if (m_cell.y() >= m_first && m_cell.y() < m_first + rows) {
        p.setPen(m_theme.text.strong);
        p.setBrush(Qt::NoBrush);
        p.drawRect(cellRect(m_cell).adjusted(-1, -1, 0, 0));
    }
    if (m_step > Duration::zero() && !m_pins.marks().empty()) {
        const HeatStyle style(m_theme);
        m_pins.paint(&p, style, area, [this](Timestamp at) { return placeOf(at); });
        if (m_pointer) m_pins.paintTip(&p, style, *m_pointer, rect());
    } else {
        m_pins.hide();
    }
    if (hasFocus()) {
        p.setPen(m_theme.ui.focus);
        p.setBrush(Qt::NoBrush);
        p.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void RateMap::paintAxis(QPainter& p, const QRect& area) const
{
    p.setFont(m_theme.font(10));
    p.setPen(m_theme.text.muted);
    const QFontMetrics metrics(p.font());
    int free = area.left() - 8;
    for (int x = 0; x < columns(); ++x) {
        const Timestamp at = begin(x);
        const Timestamp local = at + format::zoneOffset(at);
        if (local - std::chrono::floor<std::chrono::days>(local) >= m_step)
            continue;  // the column in which a day begins
        const QString word = format::day(at);
        const int left = area.left() + x * area.width() / columns();
        p.fillRect(left, area.bottom() + 1, 1, 3, m_theme.line.strong);
        const int wide = metrics.horizontalAdvance(word);
        if (left - wide / 2 <= free || left + wide / 2 > width()) continue;
        p.drawText(QRect(left - wide, area.bottom() + 4, 2 * wide, kAxis - 5), Qt::AlignHCenter | Qt::AlignTop,
                   word);
        free = left + wide / 2 + 10;
    }
}

void RateMap::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint where = event->position().toPoint(), cell = cellAt(where);
    const bool told = m_pointer && m_pins.at(*m_pointer), tells = m_pins.at(where);
    m_pointer = where;
    m_pins.move(where);
    if (told || tells) update();
    if (tells)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    place(cell);
    Q_EMIT timeHovered(cell.x() < 0 ? std::nullopt : std::optional(begin(cell.x()) + m_step / 2));
}

void RateMap::mousePressEvent(QMouseEvent* event)
{
    const QPoint where = event->position().toPoint();
    m_pins.press(where, event->button() == Qt::LeftButton);
    if (m_pins.pressed()) return;
    const QRect f = field();
    const int row = m_first + (where.y() - f.top()) / rowHeight();
    if (event->button() != Qt::LeftButton || where.y() > f.bottom() || row >= m_first + shownRows()) return;
    if (row < static_cast<int>(m_rows.size())) Q_EMIT chosen(m_rows[static_cast<std::size_t>(row)].name);
}

void RateMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (const auto flag = m_pins.release(); flag && event->button() == Qt::LeftButton) Q_EMIT markPressed(*flag);
}

void RateMap::leaveEvent(QEvent*)
{
    if (std::exchange(m_pointer, std::nullopt)) update();
    place({-1, -1});
    Q_EMIT timeHovered(std::nullopt);
}

void RateMap::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int rows = m_wheel / kNotch * 3;
    if (m_wheel / kNotch == 0) return;
    m_wheel %= kNotch;
    m_first = std::max(0, m_first - rows);
    scrollTo(m_first);
    place(cellAt(event->position().toPoint()));
    update();
}

void RateMap::keyPressEvent(QKeyEvent* event)
{
    if (m_rows.empty() || columns() == 0) return QWidget::keyPressEvent(event);
    const int last = static_cast<int>(m_rows.size()) - 1;
    QPoint to = m_cell.y() < 0 ? QPoint(columns() - 1, m_first) : m_cell;
    switch (event->key()) {
        case Qt::Key_Left: to.rx() -= m_cell.y() >= 0; break;
        case Qt::Key_Right: to.rx() += m_cell.y() >= 0; break;
        case Qt::Key_Up: to.ry() -= m_cell.y() >= 0; break;
        case Qt::Key_Down: to.ry() += m_cell.y() >= 0; break;
        case Qt::Key_Home: to.setX(0); break;
        case Qt::Key_End: to.setX(columns() - 1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter: Q_EMIT chosen(m_rows[static_cast<std::size_t>(to.y())].name); return;
        default: return QWidget::keyPressEvent(event);
    }
    to = {within(to.x(), 0, columns() - 1), within(to.y(), 0, last)};
    scrollTo(to.y());
    place(to);
}

}  // namespace plimsoll
