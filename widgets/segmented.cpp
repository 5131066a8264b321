#include "widgets/segmented.h"

#include "widgets/focus_ring.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
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
    if (folded()) paintFolded(p);
    for (int i = 0; i < m_options.size() && !folded(); ++i) {
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

void Segmented::paintFolded(QPainter& p)
{
    constexpr int kMark = 4;  // half of the mark's width
    p.fillRect(rect(), m_hovered >= 0 ? m_theme.bg.hover : m_theme.ui.selection);
    p.setPen(m_theme.text.strong);
    const QRect box = rect().adjusted(kLeastPadding, 0, -kLeastPadding - 3 * kMark, 0);
    const QString word = m_options.value(m_current);
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(word, Qt::ElideRight, box.width()));
    const QPoint at(width() - kLeastPadding - kMark, height() / 2);
    p.drawLine(at + QPoint(-kMark, -2), at + QPoint(0, 2));
    p.drawLine(at + QPoint(0, 2), at + QPoint(kMark, -2));
}

void Segmented::listAll()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < m_options.size(); ++i) {
        QAction* a = menu->addAction(m_options[i], this, [this, i] { setCurrent(i); });
        a->setCheckable(true);
        a->setChecked(i == m_current);
    }
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void Segmented::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    if (folded())
        listAll();
    else
        setCurrent(at(e->position().toPoint()));
}

void Segmented::mouseMoveEvent(QMouseEvent* e)
{
    const int hovered = folded() ? 0 : at(e->position().toPoint());
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
    if (folded() && (e->key() == Qt::Key_Space || e->key() == Qt::Key_Down)) return listAll();
    QWidget::keyPressEvent(e);
}

}  // namespace plimsoll
