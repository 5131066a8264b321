#include "widgets/search_field.h"

#include "widgets/icon.h"

#include <QKeyEvent>

namespace plimsoll {

SearchField::SearchField(const Theme& theme, const QString& placeholder, const QString& keyHint, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_hint(keyHint)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setFixedHeight(24);
    setTextMargins(20, 0, 0, 0);
}

void SearchField::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void SearchField::paintEvent(QPaintEvent* e)
{
    QLineEdit::paintEvent(e);
    QPainter p(this);
    paintIcon(&p, IconId::Search, QRect(7, (height() - 14) / 2, 14, 14), m_theme.text.muted);
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus()) return;
    p.setFont(m_theme.font(10));
    p.setPen(m_theme.text.faint);
    p.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, m_hint);
}

void SearchField::keyPressEvent(QKeyEvent* e)
{
    switch (e->key()) {
        case Qt::Key_Escape:
            if (text().isEmpty())
                leave();
            else
                clear();
            return;
        case Qt::Key_Up: return void(Q_EMIT moved(-1));
        case Qt::Key_Down: return void(Q_EMIT moved(1));
        default: QLineEdit::keyPressEvent(e);
    }
}

// To whoever wants it, else to what the field stands in: there the keys are keys again.
void SearchField::leave()
{
    Q_EMIT escaped();
    for (QWidget* at = parentWidget(); hasFocus() && at; at = at->parentWidget())
        if (at->focusPolicy() & Qt::ClickFocus) at->setFocus(Qt::OtherFocusReason);
}

}  // namespace plimsoll
