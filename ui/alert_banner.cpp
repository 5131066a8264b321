#include "ui/alert_banner.h"

#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/icon.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace plimsoll {

AlertBanner::AlertBanner(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    setCursor(Qt::PointingHandCursor);
    hide();
}

bool AlertBanner::take(const RiskSnapshot* risk, const AlertSnapshot* alerts)
{
    if (risk) {
        std::set<std::string> now;
        const Warning* newest = nullptr;
        for (const Warning& w : risk->warnings) {
            if (w.severity != Severity::Critical || (m_muted && m_muted(w))) continue;
            std::string key = w.rule + '|' + w.asset;
            if (w.venue) key += venueKey(*w.venue);
            if (!m_raised.contains(key)) newest = &w;
            now.insert(std::move(key));
        }
        if (newest)
            announce(
                QString::fromStdString(newest->headline),
                tr("%1 critical now \u00b7 since %2").arg(now.size()).arg(format::clockTime(newest->since.wall)),
                Severity::Critical, QStringLiteral("risk"));
        m_raised = std::move(now);
    }
    bool fired = false;
    if (alerts) {
        std::uint64_t last = m_seen;
        for (const AlertFired& f : alerts->fired) {
            if (f.serial <= m_seen) break;
            if (last == m_seen)
                announce(tr("Alert: %1").arg(QString::fromStdString(f.text)), format::clockTime(f.at.wall),
                         f.severity, QStringLiteral("alerts"));
            last = std::max(last, f.serial);
            fired = true;
        }
        m_seen = last;
    }
    return fired;
}

void AlertBanner::announce(const QString& head, const QString& more, Severity severity, const QString& panel)
{
    // A lesser one does not push out what is still unanswered.
    if (isVisible() && severity < m_severity) return;
    m_head = head;
    m_more = more;
    m_severity = severity;
    m_panel = panel;
    setAccessibleName(text(severityWord(severity)) + QStringLiteral(": ") + head);
    setVisible(true);
    update();
}

void AlertBanner::acknowledge()
{
    m_head.clear();
    m_severity = Severity::None;
    hide();
}

QRect AlertBanner::button() const
{
    return {width() - 128, 6, 116, 24};
}

void AlertBanner::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const bool critical = m_severity == Severity::Critical;
    p.fillRect(rect(), critical ? m_theme.severity.criticalFill : m_theme.bg.overlay);
    const QColor edge = critical                          ? m_theme.severity.critical
                        : m_severity == Severity::Warning ? m_theme.severity.warn
                                                          : m_theme.severity.notice;
    p.fillRect(QRect(0, 0, 3, height()), edge);
    const QColor ink = critical ? m_theme.text.onFill : m_theme.text.strong;
    paintIcon(&p, critical ? IconId::Critical : IconId::Bell, QRect(14, 11, 14, 14), critical ? ink : edge);
    p.setFont(m_theme.font(12, 500));
    p.setPen(ink);
    const QFontMetrics metrics(p.font());
    const int room = button().left() - 36 - 12;
    const int more = QFontMetrics(m_theme.font(11)).horizontalAdvance(m_more) + 16;
    const QString head = metrics.elidedText(m_head, Qt::ElideRight, std::max(60, room - more));
    p.drawText(QRect(36, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, head);
    p.setFont(m_theme.font(11));
    p.setPen(critical ? ink : m_theme.text.muted);
    p.drawText(QRect(36 + metrics.horizontalAdvance(head) + 12, 0, more, height()),
               Qt::AlignVCenter | Qt::AlignLeft, m_more);
    p.setPen(critical ? ink : m_theme.line.strong);
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(button(), 4, 4);
    p.setPen(ink);
    p.drawText(button(), Qt::AlignCenter, tr("Acknowledge  A"));
}

bool AlertBanner::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), plainTip(m_head + QLatin1Char('\n') + m_more), this);
    return true;
}

void AlertBanner::mousePressEvent(QMouseEvent* event)
{
    if (button().contains(event->pos()))
        acknowledge();
    else
        Q_EMIT opened(m_panel);
}

}  // namespace plimsoll
