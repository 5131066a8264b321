#include "ui/panels/risk_header.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/phase_words.h"
#include "ui/strip_reader.h"
#include "ui/strip_signals.h"
#include "widgets/focus_ring.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/ui_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kPhaseLimit = std::chrono::seconds{10};

struct Signal {
    FigureKind kind;
    const char *label, *panel;
};
constexpr Signal kSignals[] = {{FigureKind::Funding, QT_TRANSLATE_NOOP("UiText", "Funding"), "funding"},
                               {FigureKind::Interest, QT_TRANSLATE_NOOP("UiText", "OI, volatility"), "interest"},
                               {FigureKind::Basis, QT_TRANSLATE_NOOP("UiText", "Basis"), "basis"},
                               {FigureKind::Liquidity, QT_TRANSLATE_NOOP("UiText", "Liquidity"), "liquidity"}};

IconId iconOf(const std::optional<Severity>& light)
{
    if (!light) return IconId::Unknown;
    switch (*light) {
        case Severity::None: return IconId::Normal;
        case Severity::Notice: return IconId::Notice;
        case Severity::Warning: return IconId::Warning;
        case Severity::Critical: return IconId::Critical;
    }
    return IconId::Unknown;
}

QColor colourOf(const std::optional<Severity>& light, const Theme& t)
{
    if (!light) return t.state.stale;
    switch (*light) {
        case Severity::None: return t.severity.ok;
        case Severity::Notice: return t.severity.notice;
        case Severity::Warning: return t.severity.warn;
        case Severity::Critical: return t.severity.critical;
    }
    return t.state.stale;
}

}  // namespace

std::vector<RiskHeader::Cell> riskHeaderCells(const QString& asset, const PhaseSnapshot* phase,
                                              const MetricSnapshot* metrics, AsOf now)
{
    std::vector<RiskHeader::Cell> cells;
    RiskHeader::Cell first;
    first.phase = true;
    first.panel = "phase";
    first.label = RiskHeader::tr("Phase");
    const bool known = phase && phase->asset == asset.toStdString() && phase->phase;
    if (!known) {
        first.word = RiskHeader::tr("unknown");
        first.tip = RiskHeader::tr("Phase of %1: not known yet").arg(asset);
    } else {
        first.stale = now.mono - phase->asOf.mono > kPhaseLimit;
        first.word = phaseTitle(*phase->phase);
        first.light = *phase->phase == analytics::phase::Phase::Liquidation ? Severity::Critical
                      : *phase->phase == analytics::phase::Phase::Euphoria  ? Severity::Warning
                                                                            : Severity::None;
        if (phase->since)
            first.label =
                format::floored(!phase->seen, format::age, std::max(Duration{}, now.wall - *phase->since));
        first.tip = modelWords(phase->sentence);
        first.tip.prepend(RiskHeader::tr("Phase of %1: %2\n").arg(asset, phaseHeadline(*phase)));
        if (first.stale) first.tip += RiskHeader::tr("\nStale: nobody has judged for a while");
    }
    cells.push_back(std::move(first));
    const StripReader read(metrics, asset, now);
    for (const Signal& signal : kSignals) {
        StripFigure f;
        f.kind = signal.kind;
        f.label = UiText::tr(signal.label);
        saySignal(f, read, now);
        RiskHeader::Cell cell;
        cell.label = f.label;
        cell.word = f.value;
        cell.brief = f.valueBrief;
        cell.light = f.light;
        cell.tip = f.tip;
        cell.panel = signal.panel;
        cells.push_back(std::move(cell));
    }
    return cells;
}

RiskHeader::RiskHeader(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Phase and structural lights"));
    setFixedHeight(kRow);
}

QSize RiskHeader::sizeHint() const
{
    return {300, m_brief ? kLine : narrow() ? kLine + kRow : kRow};
}

void RiskHeader::setCells(std::vector<Cell> cells)
{
    if (cells == m_cells) return;
    m_cells = std::move(cells);
    QStringList words;
    for (const Cell& c : m_cells) words << c.label + u' ' + c.word;
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

QRect RiskHeader::cellRect(int i) const
{
    const int n = static_cast<int>(m_cells.size());
    if (i < 0 || i >= n) return {};
    if (m_brief) {
        const int words = width() - (n - 1) * kLight;
        return i == 0 ? QRect(0, 0, words, kLine) : QRect(words + (i - 1) * kLight, 0, kLight, kLine);
    }
    if (narrow()) {
        if (i == 0) return {0, 0, width(), kLine};
        const auto [left, wide] = spanOf(i, 1);
        return {left, kLine, wide, kRow};
    }
    const auto [left, wide] = spanOf(i, 0);
    return {left, 0, wide, kRow};
}

// Cells from `first` on share the width alike, unless one's words want more: then each has what it wants and an
// equal part of what is left. Where that is too much, the words have what they want, and the labels above them
// what is left; where even that is too much, all are alike.
std::pair<int, int> RiskHeader::spanOf(int i, int first) const
{
    constexpr int kEdges = 12, kIcon = 17;
    const int n = static_cast<int>(m_cells.size()), count = std::max(1, n - first);
    const QFontMetrics word(m_theme.font(12, 500)), label(m_theme.font(11));
    std::vector<double> words, whole;
    double words0 = 0, whole0 = 0, most = 0;
    for (int at = first; at < n; ++at) {
        const Cell& c = m_cells[static_cast<std::size_t>(at)];
        words.push_back(kEdges + word.horizontalAdvance(c.word));
        whole.push_back(std::max(words.back(), double(kEdges) + kIcon + label.horizontalAdvance(c.label)));
        words0 += words.back();
        whole0 += whole.back();
        most = std::max(most, whole.back());
    }
    const double room = width(), alike = room / count;
    const auto widthOf = [&](std::size_t at) {
        if (most <= alike || words0 > room) return alike;
        if (whole0 <= room) return whole[at] + (room - whole0) / count;
        return words[at] + (whole[at] - words[at]) * (room - words0) / (whole0 - words0);
    };
    double left = 0, wide = 0;
    for (int at = first; at <= i; ++at) {
        left += wide;
        wide = widthOf(static_cast<std::size_t>(at - first));
    }
    return {static_cast<int>(left), static_cast<int>(left + wide) - static_cast<int>(left)};
}

int RiskHeader::cellAt(const QPoint& pos) const
{
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i)
        if (cellRect(i).contains(pos)) return i;
    return -1;
}

void RiskHeader::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        const Cell& c = m_cells[static_cast<std::size_t>(i)];
        const QRect box = cellRect(i);
        if (i == m_hovered) p.fillRect(box, m_theme.bg.hover);
        const bool unknown = !c.light || c.stale;
        const QColor ink = unknown                         ? m_theme.state.stale
                           : c.light == Severity::Critical ? m_theme.severity.critical
                                                           : m_theme.text.strong;
        const bool line = i == 0 && (m_brief || narrow());
        if (m_brief && i > 0) {
            paintIcon(&p, iconOf(c.light), QRect(box.center() - QPoint(6, 6), QSize(13, 13)),
                      colourOf(c.light, m_theme));
            continue;
        }
        const QRect inner = box.adjusted(8, line ? 0 : 4, -2, line ? 0 : -4);
        const QRect head(inner.left(), inner.top(), inner.width(), line ? inner.height() : 14);
        int x = head.left();
        paintIcon(&p, iconOf(c.stale ? std::nullopt : c.light), QRect(x, head.center().y() - 6, 12, 12),
                  colourOf(c.stale ? std::nullopt : c.light, m_theme));
        x += 17;
        const QFont word = m_theme.font(12, 500), label = m_theme.font(11);
        if (line) {
            p.setFont(word);
            p.setPen(ink);
            p.drawText(QRect(x, head.top(), head.width(), head.height()), Qt::AlignVCenter | Qt::AlignLeft,
                       c.word);
            x += p.fontMetrics().horizontalAdvance(c.word) + 8;
            p.setFont(label);
            p.setPen(m_theme.text.muted);
            p.drawText(QRect(x, head.top(), head.width(), head.height()), Qt::AlignVCenter | Qt::AlignLeft,
                       c.label);
            continue;
        }
        p.setFont(label);
        p.setPen(m_theme.text.muted);
        const int room = inner.right() - x;
        p.drawText(QRect(x, head.top(), room, 14), Qt::AlignVCenter | Qt::AlignLeft,
                   p.fontMetrics().elidedText(c.label, Qt::ElideRight, room));
        p.setFont(word);
        p.setPen(ink);
        QString said = c.word;
        if (p.fontMetrics().horizontalAdvance(said) > inner.width() && !c.brief.isEmpty()) said = c.brief;
        p.drawText(QRect(inner.left(), inner.bottom() - 16, inner.width(), 17), Qt::AlignVCenter | Qt::AlignLeft,
                   p.fontMetrics().elidedText(said, Qt::ElideRight, inner.width()));
    }
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
    if (hasFocus()) paintFocusRing(&p, cellRect(m_current), m_theme);
}

void RiskHeader::resizeEvent(QResizeEvent*)
{
    fit();
}

void RiskHeader::setBrief(bool brief)
{
    if (brief == m_brief) return;
    m_brief = brief;
    fit();
    update();
}

void RiskHeader::fit()
{
    if (height() != sizeHint().height()) setFixedHeight(sizeHint().height());
}

void RiskHeader::open(int i)
{
    if (i < 0 || i >= static_cast<int>(m_cells.size())) return;
    if (const char* panel = m_cells[static_cast<std::size_t>(i)].panel)
        Q_EMIT panelWanted(QString::fromLatin1(panel));
}

void RiskHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) open(cellAt(event->pos()));
}

void RiskHeader::mouseMoveEvent(QMouseEvent* event)
{
    const int at = cellAt(event->pos());
    setCursor(at >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (at == m_hovered) return;
    m_hovered = at;
    update();
}

void RiskHeader::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void RiskHeader::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_cells.size()) - 1;
    switch (event->key()) {
        case Qt::Key_Left: m_current = std::max(0, m_current - 1); break;
        case Qt::Key_Right: m_current = std::min(last, m_current + 1); break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space: open(m_current); break;
        default: QWidget::keyPressEvent(event); return;
    }
    update();
}

void RiskHeader::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

bool RiskHeader::event(QEvent* event)
{
    if (event->type() == QEvent::FocusOut) update();
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int at = cellAt(help->pos()); at >= 0)
        QToolTip::showText(help->globalPos(), m_cells[static_cast<std::size_t>(at)].tip, this);
    return true;
}

}  // namespace plimsoll
