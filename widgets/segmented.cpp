#include "widgets/segmented.h"

#include "widgets/focus_ring.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kPadding = 8, kLeastPadding = 4, kHeight = 20;

}  // namespace

Segmented::Segmented(const Theme& theme, const QStringList& options, QWidget* parent)
    : QWidget(parent), m_options(options)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setTheme(theme);
    setAccessibleName(options.join(QStringLiteral(" or ")));
}

void Segmented::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_widths.clear();
    const QFontMetrics metrics(theme.font(11, 500));
    for (const QString& o : m_options) m_widths << metrics.horizontalAdvance(o) + 2 * kPadding;
    updateGeometry();
    update();
}

void Segmented::setCurrent(int index)
{
    if (index < 0 || index >= m_options.size() || index == m_current) return;
    m_current = index;
    setAccessibleDescription(m_options[index]);
    update();
    Q_EMIT currentChanged(index);
}

QSize Segmented::sizeHint() const
{
    int width = 1;
    for (int w : m_widths) width += w + 1;
    return {width, kHeight};
}

QSize Segmented::minimumSizeHint() const
{
    const int n = static_cast<int>(m_widths.size());
    return {sizeHint().width() - n * 2 * (kPadding - kLeastPadding), kHeight};
}

QRect Segmented::segment(int index) const
{
    // What is missing is taken from all words' sides alike.
    const int n = static_cast<int>(m_widths.size()), missing = std::max(0, sizeHint().width() - width());
    const auto widthOf = [&](int i) { return m_widths[i] - missing / n - (i < missing % n ? 1 : 0); };
    int x = 1;
    for (int i = 0; i < index; ++i) x += widthOf(i) + 1;
    return {x, 0, widthOf(index), height()};
}

int Segmented::at(const QPoint& pos) const
{
    for (int i = 0; i < m_options.size(); ++i)
        if (segment(i).contains(pos)) return i;
    return -1;
}

void Segmented::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath clip;
    clip.addRoundedRect(frame, 3, 3);
    p.setClipPath(clip);
    p.setRenderHint(QPainter::Antialiasing, false);
    // One weight for all, or choosing would move the words.
    p.setFont(m_theme.font(11));
    for (int i = 0; i < m_options.size(); ++i) {
        const QRect box = segment(i);
        if (i == m_current)
            p.fillRect(box, m_theme.ui.selection);
        else if (i == m_hovered)
            p.fillRect(box, m_theme.bg.hover);
        if (i > 0) p.fillRect(box.left() - 1, 0, 1, height(), m_theme.line.strong);
        p.setPen(i == m_current ? m_theme.text.strong : m_theme.text.muted);
        p.drawText(box, Qt::AlignCenter, m_options[i]);
    }
    p.setClipping(false);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(m_theme.line.strong);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(frame, 3, 3);
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

void Segmented::mousePressEvent(QMouseEvent* e)
{
    if (e->button() == Qt::LeftButton) setCurrent(at(e->position().toPoint()));
}

void Segmented::mouseMoveEvent(QMouseEvent* e)
{
    const int hovered = at(e->position().toPoint());
    if (hovered == m_hovered) return;
    m_hovered = hovered;
    update();
}

void Segmented::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void Segmented::keyPressEvent(QKeyEvent* e)
{
    const int n = static_cast<int>(m_options.size());
    if (n > 0 && e->key() == Qt::Key_Left) return setCurrent((m_current + n - 1) % n);
    if (n > 0 && e->key() == Qt::Key_Right) return setCurrent((m_current + 1) % n);
    QWidget::keyPressEvent(e);
}

}  // namespace plimsoll
