#include "ui/watermark.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace plimsoll {

namespace {

constexpr int kPointSize = 120, kAlpha = 26;

}  // namespace

Watermark::Watermark(const Theme& theme, const QString& word, QWidget* over)
    : QWidget(over), m_theme(theme), m_word(word)
{
    setObjectName(QStringLiteral("watermark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setAccessibleName(word);
    setFocusPolicy(Qt::NoFocus);
    over->installEventFilter(this);
    themeChanged();
    setGeometry(wordRect());
    raise();
    show();
}

void Watermark::themeChanged()
{
    draw();
    setGeometry(wordRect());
    update();
}

void Watermark::draw()
{
    const QFont font = m_theme.font(kPointSize, 700);
    const QFontMetrics metrics(font);
    const qreal scale = devicePixelRatioF();
    const QSize size(metrics.horizontalAdvance(m_word) + 8, metrics.height());
    m_picture = QPixmap(size * scale);
    m_picture.setDevicePixelRatio(scale);
    m_picture.fill(Qt::transparent);
    QPainter p(&m_picture);
    QColor ink = m_theme.ui.simulated;
    ink.setAlpha(kAlpha);
    p.setFont(font);
    p.setPen(ink);
    p.drawText(QRect(QPoint(), size), Qt::AlignCenter, m_word);
}

// As small as the word, so that little of what lies below is ever drawn twice.
QRect Watermark::wordRect() const
{
    const QSize size = m_picture.deviceIndependentSize().toSize();
    QRect r(QPoint(), size);
    r.moveCenter(parentWidget()->rect().center());
    return r;
}

bool Watermark::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) setGeometry(wordRect());
    if (event->type() == QEvent::ChildAdded || event->type() == QEvent::LayoutRequest) raise();
    return QWidget::eventFilter(watched, event);
}

void Watermark::paintEvent(QPaintEvent* event)
{
    QPainter p(this);
    p.setClipRect(event->rect());
    p.drawPixmap(0, 0, m_picture);
}

}  // namespace plimsoll
