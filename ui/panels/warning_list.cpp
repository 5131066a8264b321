#include "ui/panels/warning_list.h"

#include "model/metrics/metric_text.h"
#include "model/risk/risk_rules.h"
#include "ui/panel.h"
#include "widgets/badge.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/icon.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kEdge = 3, kPadX = 12, kPadY = 8, kGap = 1;
constexpr int kHead = 18, kTitle = 20, kChip = 20, kChipGap = 4, kFoot = 18, kMark = 22, kIcon = 14;
const QString kDot = QStringLiteral(" \u00b7 ");

QColor severityColor(const Warning& w, const Theme& theme)
{
    if (w.unknown) return theme.severity.unknown;
    switch (w.severity) {
        case Severity::Critical: return theme.severity.critical;
        case Severity::Warning: return theme.severity.warn;
        case Severity::Notice: return theme.severity.notice;
        case Severity::None: return theme.text.muted;
    }
    return theme.text.muted;
}

IconId severityIcon(const Warning& w)
{
    if (w.unknown) return IconId::Unknown;
    switch (w.severity) {
        case Severity::Critical: return IconId::Critical;
        case Severity::Warning: return IconId::Warning;
        case Severity::Notice: return IconId::Notice;
        case Severity::None: return IconId::Normal;
    }
    return IconId::Normal;
}

QString wordOf(const Warning& w)
{
    return w.unknown ? WarningList::tr("Unknown") : text(severityWord(w.severity));
}

QString footOf(const Warning& w)
{
    if (w.unknown)
        return WarningList::tr("waits for %1; it does not show green").arg(QString::fromStdString(w.missing));
    return QString::fromStdString(w.clears) + QStringLiteral(" \u00b7 ") +
           (w.forward ? WarningList::tr("forward-looking") : WarningList::tr("coincident")) +
           WarningList::tr(" \u00b7 confidence %1").arg(w.confidence, 0, 'f', 2);
}

}  // namespace

WarningList::WarningList(const Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Warnings, worst first"));
}

WarningList::Key WarningList::keyOf(const Warning& w)
{
    return {w.rule, w.asset, w.venue ? static_cast<int>(*w.venue) : -1};
}

bool WarningList::isOpen(int index) const
{
    return index >= 0 && index < static_cast<int>(m_warnings.size()) &&
           m_open.contains(keyOf(m_warnings[static_cast<std::size_t>(index)]));
}

void WarningList::setWarnings(std::vector<Warning> warnings, AsOf now)
{
    std::optional<Key> current;
    if (m_current >= 0 && m_current < static_cast<int>(m_warnings.size()))
        current = keyOf(m_warnings[static_cast<std::size_t>(m_current)]);
    m_warnings = std::move(warnings);
    m_current = -1;
    for (std::size_t i = 0; current && i < m_warnings.size(); ++i)
        if (keyOf(m_warnings[i]) == *current) m_current = static_cast<int>(i);
    m_now = now;
    fit();
    viewport()->update();
}

void WarningList::setNow(AsOf now)
{
    m_now = now;
    viewport()->update();
}

void WarningList::setEmptyText(const QString& headline, const QString& detail)
{
    if (headline == m_emptyHead && detail == m_emptyDetail) return;
    m_emptyHead = headline;
    m_emptyDetail = detail;
    viewport()->update();
}

void WarningList::setStale(bool stale)
{
    if (stale == m_stale) return;
    m_stale = stale;
    viewport()->update();
}

void WarningList::themeChanged()
{
    viewport()->update();
}

std::vector<WarningList::Chip> WarningList::chipsOf(const Warning& w, int width) const
{
    const QFontMetrics metrics(m_theme.font(11));
    std::vector<Chip> out;
    if (w.unknown) return out;
    int x = 0, y = 0;
    for (const Evidence& e : w.evidence) {
        Chip c;
        c.label = text(analytics::word(e.metric).name);
        if (e.venue) c.label.prepend(text(venueCode(*e.venue)) + QLatin1Char(' '));
        c.value =
            e.value ? QString::fromStdString(floorText(metricText(e.metric, *e.value), e.floor)) : format::kNone;
        if (e.normal) {
            c.normal = tr("normal %1").arg(QString::fromStdString(metricText(e.metric, *e.normal)));
            if (e.normalHours > 0) c.normal += tr(", n = %1 h").arg(qRound(e.normalHours));
        }
        int wide = metrics.horizontalAdvance(c.label) + metrics.horizontalAdvance(c.value) + 18;
        if (!c.normal.isEmpty()) wide += metrics.horizontalAdvance(c.normal) + 6;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += kChip + kChipGap;
        }
        c.at = QRect(x, y, std::min(wide, width), kChip);
        x += wide + kChipGap;
        out.push_back(std::move(c));
    }
    return out;
}

QStringList WarningList::detailsOf(const Warning& w) const
{
    QStringList out;
    out << QString::fromStdString(w.why);
    out << tr("People: %1").arg(QString::fromStdString(w.people));
    out << tr("Data: %1").arg(QString::fromStdString(w.quality));
    out << tr("Track record: %1").arg(QString::fromStdString(w.record));
    if (const RiskRule* rule = riskRule(w.rule)) {
        const auto say = [&](double v) { return QString::fromStdString(unitText(rule->unit, v)); };
        QString limits =
            tr("Limits: warning from %1, ends below %2").arg(say(w.thresholds.warn), say(w.thresholds.exitWarn));
        if (w.thresholds.crit)
            limits +=
                tr("; critical from %1, ends below %2").arg(say(*w.thresholds.crit), say(w.thresholds.exitCrit));
        if (!(w.thresholds == rule->limits)) limits += tr(" (changed by you)");
        out << limits;
    }
    return out;
}

QString WarningList::asText(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_warnings.size())) return {};
    const Warning& w = m_warnings[static_cast<std::size_t>(index)];
    QStringList lines{wordOf(w) + QLatin1Char(' ') + QString::fromStdString(w.rule),
                      QString::fromStdString(w.headline)};
    for (const Chip& c : chipsOf(w, viewport()->width()))
        lines << c.label + QLatin1Char('\t') + c.value +
                     (c.normal.isEmpty() ? QString() : QLatin1Char('\t') + c.normal);
    lines << footOf(w) << detailsOf(w);
    lines << tr("since %1").arg(format::iso(w.since.wall));
    return lines.join(QLatin1Char('\n'));
}

int WarningList::chipsHeight(const Warning& w, int width) const
{
    const std::vector<Chip> chips = chipsOf(w, width);
    return chips.empty() ? 0 : chips.back().at.bottom() + 1 + kChipGap;
}

int WarningList::headlineHeight(const Warning& w, int inner) const
{
    const QFontMetrics title(m_theme.font(12, 500));
    return title.boundingRect(QRect(0, 0, inner, 1000), Qt::TextWordWrap, QString::fromStdString(w.headline))
               .height() +
           4;
}

int WarningList::heightOf(const Warning& w, int width) const
{
    const int inner = width - kEdge - 2 * kPadX;
    int h = 2 * kPadY + kHead + kFoot + headlineHeight(w, inner) + chipsHeight(w, inner);
    if (m_open.contains(keyOf(w))) {
        const QFontMetrics body(m_theme.font(11));
        for (const QString& line : detailsOf(w))
            h += body.boundingRect(QRect(0, 0, inner, 1000), Qt::TextWordWrap, line).height() + 4;
    }
    return h;
}

QRect WarningList::cardRect(int index) const
{
    const int width = viewport()->width();
    int y = -verticalScrollBar()->value();
    for (int i = 0; i < static_cast<int>(m_warnings.size()); ++i) {
        const int h = heightOf(m_warnings[static_cast<std::size_t>(i)], width);
        if (i == index) return {0, y, width, h};
        y += h + kGap;
    }
    return {};
}

QRect WarningList::jumpRect(const QRect& card) const
{
    return {card.right() - kPadX - kMark + 4, card.bottom() - kPadY - kMark + 3, kMark, kMark};
}

QRect WarningList::muteRect(const QRect& card) const
{
    return jumpRect(card).translated(-kMark, 0);
}

QRect WarningList::limitsRect(const QRect& card) const
{
    return jumpRect(card).translated(-2 * kMark, 0);
}

int WarningList::chipsTop(const Warning& w, const QRect& card) const
{
    return card.top() + kPadY + kHead + headlineHeight(w, card.width() - kEdge - 2 * kPadX);
}

QRect WarningList::chipRect(int index, int chip) const
{
    if (index < 0 || index >= static_cast<int>(m_warnings.size())) return {};
    const Warning& w = m_warnings[static_cast<std::size_t>(index)];
    const QRect card = cardRect(index);
    const std::vector<Chip> chips = chipsOf(w, card.width() - kEdge - 2 * kPadX);
    if (chip < 0 || chip >= static_cast<int>(chips.size())) return {};
    return chips[static_cast<std::size_t>(chip)].at.translated(card.left() + kEdge + kPadX, chipsTop(w, card));
}

int WarningList::chipAt(int index, const QPoint& pos) const
{
    if (index < 0) return -1;
    const int n = static_cast<int>(m_warnings[static_cast<std::size_t>(index)].evidence.size());
    for (int i = 0; i < n; ++i)
        if (chipRect(index, i).contains(pos)) return i;
    return -1;
}

int WarningList::at(const QPoint& pos) const
{
    const int width = viewport()->width();
    int y = -verticalScrollBar()->value();
    for (int i = 0; i < static_cast<int>(m_warnings.size()); ++i) {
        const int h = heightOf(m_warnings[static_cast<std::size_t>(i)], width);
        if (pos.y() >= y && pos.y() < y + h) return i;
        y += h + kGap;
    }
    return -1;
}

void WarningList::fit()
{
    int total = 0;
    for (const Warning& w : m_warnings) total += heightOf(w, viewport()->width()) + kGap;
    verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(24);
}

int WarningList::paintChips(QPainter& p, const Warning& w, int left, int top, int width) const
{
    p.setFont(m_theme.font(11));
    const QFontMetrics metrics(p.font());
    for (const Chip& c : chipsOf(w, width)) {
        const QRect chip = c.at.translated(left, top);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.bg.pressed);
        p.drawRoundedRect(chip, 3, 3);
        p.setPen(m_theme.text.muted);
        p.drawText(chip.adjusted(6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, c.label);
        const int after = 6 + metrics.horizontalAdvance(c.label) + 6;
        p.setPen(m_stale                    ? m_theme.state.stale
                 : c.value == format::kNone ? m_theme.text.faint
                                            : m_theme.text.strong);
        p.drawText(chip.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, c.value);
        p.setPen(m_theme.text.muted);
        p.drawText(chip.adjusted(after + metrics.horizontalAdvance(c.value) + 6, 0, 0, 0),
                   Qt::AlignVCenter | Qt::AlignLeft, c.normal);
    }
    return top + chipsHeight(w, width);
}

// What would clear it, and three marks: its limits (open cards), silence, show me.
void WarningList::paintFoot(QPainter& p, const Warning& w, const QRect& card, bool hovered) const
{
    const bool open = m_open.contains(keyOf(w)), silent = isMuted(w);
    const int left = card.left() + kEdge + kPadX;
    const int marks = (open ? 3 : 2) * kMark;
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QRect foot(left, card.bottom() - kPadY - kFoot + 1, card.right() - kPadX - left - marks + 4, kFoot);
    const QFontMetrics metrics(p.font());
    // Whole parts or none: half a word says nothing.
    QString said = silent ? tr("muted \u00b7 ") + footOf(w) : footOf(w);
    while (metrics.horizontalAdvance(said) > foot.width() && said.contains(kDot))
        said = said.left(said.lastIndexOf(kDot));
    p.drawText(foot, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(said, Qt::ElideRight, foot.width()));
    const QColor quiet = hovered ? m_theme.text.base : m_theme.text.muted;
    const auto mark = [&](IconId icon, const QRect& box, const QColor& colour) {
        paintIcon(&p, icon, QRect(box.center() - QPoint(7, 7), QSize(14, 14)), colour);
    };
    if (open) mark(IconId::Settings, limitsRect(card), quiet);
    mark(silent ? IconId::BellOff : IconId::Bell, muteRect(card), silent ? m_theme.text.strong : quiet);
    mark(IconId::Jump, jumpRect(card), quiet);
}

void WarningList::paintCard(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const
{
    const bool silent = isMuted(w);
    const QColor colour = m_stale ? m_theme.state.stale : silent ? m_theme.text.muted : severityColor(w, m_theme);
    p.fillRect(card, m_theme.bg.panel);
    if (w.unknown || m_stale)
        fillHatch(&p, card, Hatch::UnknownCard, m_theme.state.hatch);
    else if (w.severity == Severity::Critical && !silent)
        p.fillRect(card, m_theme.severity.criticalWash);
    else if (hovered)
        p.fillRect(card, m_theme.ui.rowHover);
    p.fillRect(QRect(card.left(), card.top(), kEdge, card.height()), colour);
    if (current && hasFocus()) {
        p.setPen(m_theme.ui.focus);
        p.setBrush(Qt::NoBrush);
        p.drawRect(card.adjusted(kEdge + 1, 1, -2, -2));
    }
    const int left = card.left() + kEdge + kPadX, width = card.width() - kEdge - 2 * kPadX;
    int y = card.top() + kPadY;

    paintIcon(&p, severityIcon(w), QRect(left, y + 2, kIcon, kIcon), colour);
    p.setFont(m_theme.font(11, 500));
    p.setPen(colour);
    int x = left + kIcon + 6;
    const QString word = wordOf(w);
    p.drawText(QRect(x, y, width, kHead), Qt::AlignVCenter | Qt::AlignLeft, word);
    x += QFontMetrics(p.font()).horizontalAdvance(word) + 6;
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QString rule = QString::fromStdString(w.rule);
    p.drawText(QRect(x, y, width, kHead), Qt::AlignVCenter | Qt::AlignLeft, rule);
    x += QFontMetrics(p.font()).horizontalAdvance(rule) + 10;
    if (w.modelled) {
        paintProvenance(&p, QPoint(x, y + (kHead - 9) / 2), Provenance::Modelled, m_theme);
        p.setPen(provenanceColor(Provenance::Modelled, m_theme));
        p.drawText(QRect(x + 13, y, width, kHead), Qt::AlignVCenter | Qt::AlignLeft,
                   provenanceWord(Provenance::Modelled));
    }
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(left, y, width, kHead), Qt::AlignVCenter | Qt::AlignRight,
               format::age(m_now.mono - w.since.mono));
    y += kHead;

    p.setFont(m_theme.font(12, 500));
    p.setPen(m_stale ? m_theme.state.stale : m_theme.text.strong);
    const QString headline = QString::fromStdString(w.headline);
    const QRect titled =
        QFontMetrics(p.font()).boundingRect(QRect(left, y, width, 1000), Qt::TextWordWrap, headline);
    p.drawText(QRect(left, y, width, titled.height()), Qt::TextWordWrap, headline);
    y += titled.height() + 4;

    y = paintChips(p, w, left, y, width);

    if (m_open.contains(keyOf(w))) {
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.base);
        for (const QString& line : detailsOf(w)) {
            const QRect area =
                QFontMetrics(p.font()).boundingRect(QRect(left, y, width, 1000), Qt::TextWordWrap, line);
            p.drawText(QRect(left, y, width, area.height()), Qt::TextWordWrap, line);
            y += area.height() + 4;
        }
    }
    paintFoot(p, w, card, hovered);
}

void WarningList::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.setRenderHint(QPainter::Antialiasing, false);
    p.fillRect(viewport()->rect(), m_theme.bg.panel);
    if (m_warnings.empty()) {
        p.setFont(m_theme.font(12, 500));
        p.setPen(m_theme.text.base);
        const QRect area = viewport()->rect().adjusted(16, 16, -16, -16);
        p.drawText(area, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyHead);
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        p.drawText(area.adjusted(0, 22, 0, 0), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyDetail);
        return;
    }
    int y = -verticalScrollBar()->value();
    const int width = viewport()->width();
    for (int i = 0; i < static_cast<int>(m_warnings.size()); ++i) {
        const Warning& w = m_warnings[static_cast<std::size_t>(i)];
        const QRect card(0, y, width, heightOf(w, width));
        if (card.intersects(event->rect())) paintCard(p, w, card, i == m_current, i == m_hovered);
        p.fillRect(QRect(0, card.bottom() + 1, width, kGap), m_theme.line.subtle);
        y += card.height() + kGap;
    }
}

void WarningList::resizeEvent(QResizeEvent*)
{
    fit();
}

void WarningList::toggle(int index)
{
    if (index < 0) return;
    const Key key = keyOf(m_warnings[static_cast<std::size_t>(index)]);
    if (!m_open.erase(key)) m_open.insert(key);
    fit();
    viewport()->update();
}

void WarningList::setCurrent(int index)
{
    m_current = std::clamp(index, -1, static_cast<int>(m_warnings.size()) - 1);
    if (m_current >= 0) {
        const QRect card = cardRect(m_current);
        QScrollBar* const bar = verticalScrollBar();
        if (card.top() < 0)
            bar->setValue(bar->value() + card.top());
        else if (card.bottom() > viewport()->height())
            bar->setValue(bar->value() + card.bottom() - viewport()->height());
    }
    viewport()->update();
}

void WarningList::mousePressEvent(QMouseEvent* event)
{
    const int index = at(event->pos());
    setCurrent(index);
    if (index < 0 || event->button() != Qt::LeftButton) return;
    const Warning w = m_warnings[static_cast<std::size_t>(index)];
    const QRect card = cardRect(index);
    if (jumpRect(card).contains(event->pos()) || chipAt(index, event->pos()) >= 0)
        Q_EMIT chosen(w);
    else if (muteRect(card).contains(event->pos()))
        Q_EMIT muteRequested(w);
    else if (isOpen(index) && limitsRect(card).contains(event->pos()))
        Q_EMIT limitsRequested(w);
    else
        toggle(index);
}

void WarningList::mouseMoveEvent(QMouseEvent* event)
{
    const int index = at(event->pos());
    viewport()->setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (index == m_hovered) return;
    m_hovered = index;
    viewport()->update();
}

void WarningList::leaveEvent(QEvent*)
{
    m_hovered = -1;
    viewport()->update();
}

void WarningList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (m_current >= 0) QApplication::clipboard()->setText(asText(m_current));
        return;
    }
    switch (event->key()) {
        case Qt::Key_Down: setCurrent(m_current + 1); return;
        case Qt::Key_Up: setCurrent(std::max(0, m_current - 1)); return;
        case Qt::Key_Home: setCurrent(0); return;
        case Qt::Key_End: setCurrent(static_cast<int>(m_warnings.size()) - 1); return;
        case Qt::Key_Return:
        case Qt::Key_Enter: toggle(m_current); return;
        case Qt::Key_Right:
            if (m_current >= 0) Q_EMIT chosen(m_warnings[static_cast<std::size_t>(m_current)]);
            return;
        case Qt::Key_M:
            if (m_current >= 0) Q_EMIT muteRequested(m_warnings[static_cast<std::size_t>(m_current)]);
            return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

// The keyboard's place is seen at once: a list that is entered shows where it stands.
void WarningList::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason) setCurrent(0);
    viewport()->update();
}

void WarningList::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void WarningList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = byKey ? m_current : at(viewport()->mapFromGlobal(event->globalPos()));
    if (index < 0) return;
    setCurrent(index);
    const QPoint pos =
        byKey ? cardRect(index).topLeft() + QPoint(24, 24) : viewport()->mapFromGlobal(event->globalPos());
    Q_EMIT menuRequested(m_warnings[static_cast<std::size_t>(index)], byKey ? -1 : chipAt(index, pos),
                         viewport()->mapToGlobal(pos));
}

bool WarningList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int index = at(help->pos()); index >= 0)
            QToolTip::showText(help->globalPos(), plainTip(asText(index)), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace plimsoll
