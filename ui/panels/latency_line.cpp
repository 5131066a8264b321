#include "ui/panels/latency_line.h"

#include "ui/panel.h"
#include "widgets/ui_text.h"

#include <QPainter>

namespace plimsoll {

namespace {

QString number(double ms)
{
    return QString::number(ms, 'f', 1);
}

}  // namespace

LatencyLine::LatencyLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("alertLatency"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(0);
}

void LatencyLine::setLatency(const AlertLatency* latency)
{
    m_latency = latency;
    refresh();
}

void LatencyLine::refresh()
{
    QStringList lines;
    if (m_latency) {
        const QString simulated = isSimulated(m_latency->source()) ? tr(", simulated") : QString();
        lines << tr("Frame to alert shown: %1").arg(latencyText(*m_latency, AlertLatency::AtOnce)) + simulated;
        if (m_latency->figures(AlertLatency::BySecond).count > 0)
            lines << tr("Judged once a second: %1").arg(latencyText(*m_latency, AlertLatency::BySecond)) +
                         simulated;
        setToolTip(latencyTip(*m_latency));
    }
    if (lines == m_lines) return;
    m_lines = std::move(lines);
    setAccessibleName(m_lines.join(QStringLiteral(". ")));
    setFixedHeight(m_lines.isEmpty() ? 0 : static_cast<int>(m_lines.size()) * kLine + kMargin);
    update();
}

void LatencyLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QFontMetrics metrics(p.font());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QRect at(kLeft, static_cast<int>(i) * kLine, width() - 2 * kLeft, kLine);
        p.drawText(at, Qt::AlignVCenter | Qt::AlignLeft,
                   metrics.elidedText(m_lines[i], Qt::ElideRight, at.width()));
    }
}

ExportTable LatencyLine::exportTable() const
{
    ExportTable out;
    out.id = QStringLiteral("health_alerts");
    out.title = tr("From a frame to the alert shown");
    out.heads = {QStringLiteral("judged"),      QStringLiteral("from"),   QStringLiteral("alerts"),
                 QStringLiteral("median_ms"),   QStringLiteral("p99_ms"), QStringLiteral("longest_ms"),
                 QStringLiteral("to_model_ms"), QStringLiteral("reason")};
    if (TableNames::only()) return out;
    if (!m_latency) return out;
    for (const auto kind : {AlertLatency::AtOnce, AlertLatency::BySecond}) {
        const AlertLatency::Figures f = m_latency->figures(kind);
        const QString judged =
            kind == AlertLatency::AtOnce ? UiText::tr("as frames come") : UiText::tr("once a second");
        QStringList row{judged, sourceWord(m_latency->source()).toLower(), QString::number(f.count)};
        if (f.count > 0)
            row << number(f.median) << number(f.p99) << number(f.worst) << number(f.model) << QString();
        else
            row << QString() << QString() << QString() << QString() << latencyText(*m_latency, kind);
        out.rows.push_back(std::move(row));
    }
    return out;
}

}  // namespace plimsoll
