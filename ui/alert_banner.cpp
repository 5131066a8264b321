#include "ui/alert_banner.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/workspace_presets.h"
#include "widgets/icon.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

QString workspaceTitle(const QString& key)
{
    const WorkspacePreset* preset = presetOf(key);
    return preset ? preset->shownTitle() : key;
}

}  // namespace

AlertBanner::AlertBanner(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    setCursor(Qt::PointingHandCursor);
    hide();
}

bool AlertBanner::say(const BannerWords& words)
{
    // A lesser one does not push out what is still unanswered.
    if (isVisibleTo(parentWidget()) && words.severity < m_words.severity) return false;
    show(words);
    return true;
}

void AlertBanner::renew(const BannerWords& words)
{
    if (!isVisibleTo(parentWidget()) || words.place != m_words.place || words == m_words) return;
    show(words);
}

void AlertBanner::show(const BannerWords& words)
{
    m_words = words;
    setAccessibleName(modelWords(severityWord(words.severity)) + QStringLiteral(": ") + words.head);
    setAccessibleDescription(m_mark.isEmpty() ? words.more : m_mark + QStringLiteral(" \u00b7 ") + words.more);
    setVisible(true);
    update();
}

void AlertBanner::acknowledge()
{
    m_words = {Severity::None, {}, {}, {}, {}, {}};
    hide();
}

void AlertBanner::setMark(const QString& mark)
{
    m_mark = mark;
    update();
}

QRect AlertBanner::button() const
{
    return {width() - 128, 6, 116, 24};
}

void AlertBanner::setWorkspaceShown(const QString& key)
{
    m_shown = key;
    update();
}

// Left of the first and of so many others, where there is room.
QRect AlertBanner::besides(int others) const
{
    constexpr int kWidth = 104, kLeast = 160;
    const int left = button().left() - (others + 1) * (8 + kWidth);
    return left < kLeast ? QRect() : QRect(left, 6, kWidth, 24);
}

QRect AlertBanner::actionButton() const
{
    return m_words.action.isEmpty() ? QRect() : besides(0);
}

QRect AlertBanner::workspaceButton() const
{
    if (m_words.workspace.isEmpty() || m_words.workspace == m_shown) return {};
    return besides(m_words.action.isEmpty() ? 0 : 1);
}

void AlertBanner::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool critical = m_words.severity == Severity::Critical;
    p.fillRect(rect(), critical ? m_theme.severity.criticalFill : m_theme.bg.overlay);
    const QColor edge = critical                                ? m_theme.severity.critical
                        : m_words.severity == Severity::Warning ? m_theme.severity.warn
                                                                : m_theme.severity.notice;
    p.fillRect(QRect(0, 0, 3, height()), edge);
    // On red the lighter of the two, whatever the theme: 6:1 in all of them.
    const bool light = m_theme.text.onFill.lightness() > m_theme.text.strong.lightness();
    const QColor ink = critical && light ? m_theme.text.onFill : m_theme.text.strong;
    const QColor quiet = critical ? ink : m_theme.text.muted;
    paintIcon(&p, critical ? IconId::Critical : IconId::Bell, QRect(14, 11, 14, 14), critical ? ink : edge);

    const QRect action = actionButton(), workspace = workspaceButton();
    int right = button().left() - 12;
    for (const QRect& more : {action, workspace})
        if (!more.isEmpty()) right = std::min(right, more.left() - 12);
    p.setFont(m_theme.font(12, 700));
    const QFontMetrics bold(p.font());
    if (const int mark = bold.horizontalAdvance(m_mark); !m_mark.isEmpty() && right - mark > 200) {
        p.setPen(ink);
        p.drawText(QRect(right - mark, 0, mark, height()), Qt::AlignVCenter | Qt::AlignRight, m_mark);
        right -= mark + 12;
    }
    // The sentence first; what is more has the room that is left.
    p.setFont(m_theme.font(12, 500));
    p.setPen(ink);
    const QFontMetrics metrics(p.font());
    const int room = std::max(40, right - 36);
    const QString head = metrics.elidedText(m_words.head, Qt::ElideRight, room);
    p.drawText(QRect(36, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, head);
    const int used = metrics.horizontalAdvance(head) + 12;
    p.setFont(m_theme.font(11));
    const QFontMetrics small(p.font());
    if (room - used > 60) {
        p.setPen(quiet);
        p.drawText(QRect(36 + used, 0, room - used, height()), Qt::AlignVCenter | Qt::AlignLeft,
                   small.elidedText(m_words.more, Qt::ElideRight, room - used));
    }
    const auto paintButton = [&](const QRect& at, const QString& words) {
        p.setPen(critical ? ink : m_theme.line.strong);
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(QRectF(at).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        p.setPen(ink);
        p.drawText(at, Qt::AlignCenter, words);
    };
    paintButton(button(), tr("Acknowledge  A"));
    if (!action.isEmpty()) paintButton(action, m_words.action);
    if (!workspace.isEmpty()) paintButton(workspace, tr("Show %1").arg(workspaceTitle(m_words.workspace)));
}

bool AlertBanner::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (workspaceButton().contains(help->pos())) {
        QToolTip::showText(help->globalPos(),
                           tr("Shows the workspace %1. The one you work in stays as it is: choose it again above")
                               .arg(workspaceTitle(m_words.workspace)),
                           this);
        return true;
    }
    QString tip = m_words.head + QLatin1Char('\n') + m_words.more;
    if (!m_mark.isEmpty()) tip += QLatin1Char('\n') + m_mark;
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void AlertBanner::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (button().contains(event->pos()))
        acknowledge();
    else if (workspaceButton().contains(event->pos()))
        Q_EMIT workspaceWanted(m_words.workspace);
    else
        Q_EMIT opened(m_words.place);
}

}  // namespace plimsoll
