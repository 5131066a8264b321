#include "widgets/link_chip.h"

#include "widgets/focus_ring.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFocusEvent>

namespace plimsoll {

namespace {

QString chipText(int group)
{
    if (group == LinkChip::kNone) return QString(QChar(0x2013));
    if (group == LinkChip::kFollow) return QStringLiteral("A");
    return QString::number(group);
}

QString chipMeaning(int group)
{
    if (group == LinkChip::kNone) return UiText::tr("not linked");
    if (group == LinkChip::kFollow) return UiText::tr("follows the focused panel");
    return UiText::tr("link group %1").arg(group);
}

}  // namespace

LinkChip::LinkChip(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setFixedSize(16, 16);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setGroup(1);
    connect(this, &QAbstractButton::clicked, this, [this] {
        setGroup(m_group == kFollow ? 1 : m_group == kNone ? kFollow : m_group == 9 ? kNone : m_group + 1);
        Q_EMIT groupChanged(m_group);
    });
}

void LinkChip::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void LinkChip::setGroup(int group)
{
    m_group = within(group, kNone, kFollow);
    setAccessibleName(chipMeaning(m_group));
    setToolTip(chipMeaning(m_group) + UiText::tr(": panels of a group share asset and time. Click for the next"));
    update();
}

void LinkChip::focusInEvent(QFocusEvent* e)
{
    m_byKey = e->reason() == Qt::TabFocusReason || e->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(e);
}

void LinkChip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool grouped = m_group >= 1 && m_group <= 9;
    const bool outlined = m_group == kNone || m_group > 4;
    QColor color = grouped ? m_theme.linkGroup[static_cast<std::size_t>((m_group - 1) % 4)] : m_theme.text.strong;
    if (m_group == kNone) color = m_theme.line.strong;
    const bool filled = !outlined || m_group == kFollow;
    p.setPen(filled ? QPen(Qt::NoPen) : QPen(color));
    p.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    p.drawRoundedRect(filled ? QRectF(rect()) : box, 3, 3);
    p.setFont(m_theme.font(10, 700));
    p.setPen(m_group == kFollow ? m_theme.bg.panel
             : filled           ? m_theme.linkText
             : grouped          ? color
                                : m_theme.text.muted);
    p.drawText(rect(), Qt::AlignCenter, chipText(m_group));
    if (hasFocus() && m_byKey) paintFocusRing(&p, rect(), m_theme);
}

}  // namespace plimsoll
