// How the cards look.
#include "ui/panels/warning_list.h"

#include "model/risk/risk_rules.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/warning_words.h"
#include "widgets/badge.h"
#include "widgets/focus_ring.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/position_lines.h"
#include "widgets/sparkline.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace plimsoll {

namespace {

const QString kDot = QStringLiteral(" \u00b7 ");

}  // namespace

QColor WarningList::cardColour(const Warning& w) const
{
    return m_stale ? m_theme.state.stale : isMuted(w) ? m_theme.text.muted : warningColour(w, m_theme);
}

int WarningList::paintChips(QPainter& p, const Warning& w, int left, int top, int width) const
{
    p.setFont(m_theme.font(11));
    const QFontMetrics metrics(p.font());
    const std::vector<Chip> chips = chipsOf(w, width);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const Chip& c = chips[i];
        const QRect chip = c.at.translated(left, top);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.bg.pressed);
        p.drawRoundedRect(chip, 3, 3);
        p.setRenderHint(QPainter::Antialiasing, false);
        int x = 6;
        const auto write = [&](const QString& words, const QColor& ink) {
            if (words.isEmpty()) return;
            p.setPen(ink);
            p.drawText(chip.adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
            x += metrics.horizontalAdvance(words) + 6;
        };
        write(c.label, m_theme.text.muted);
        const QColor value = m_stale                    ? m_theme.state.stale
                             : c.value == format::kNone ? m_theme.text.faint
                                                        : m_theme.text.strong;
        write(c.value, value);
        write(c.normal, m_theme.text.muted);
        if (c.spark) {
            const auto& past = *w.evidence[i].spark;
            const QVector<double> line(past.begin(), past.end());
            paintSparkline(&p, QRect(chip.left() + x, chip.top() + 4, kSpark, 12), line,
                           m_stale ? m_theme.state.stale : m_theme.text.base);
            x += kSpark + 6;
        }
        write(c.percentile, m_theme.text.muted);
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
    QStringList parts = warningFoot(w);
    if (silent) parts.prepend(tr("muted"));
    while (parts.size() > 1 && metrics.horizontalAdvance(parts.join(kDot)) > foot.width()) parts.removeLast();
    p.drawText(foot, Qt::AlignVCenter | Qt::AlignLeft,
               metrics.elidedText(parts.join(kDot), Qt::ElideRight, foot.width()));
    const QColor quiet = hovered ? m_theme.text.base : m_theme.text.muted;
    const auto mark = [&](IconId icon, const QRect& box, const QColor& colour) {
        paintIcon(&p, icon, QRect(box.center() - QPoint(7, 7), QSize(14, 14)), colour);
    };
    if (open) mark(IconId::Settings, limitsRect(card), quiet);
    if (!w.unknown || w.severity != Severity::None)
        mark(silent ? IconId::BellOff : IconId::Bell, muteRect(card), silent ? m_theme.text.strong : quiet);
    mark(IconId::Jump, jumpRect(card), quiet);
}

void WarningList::paintCardGround(QPainter& p, const Warning& w, const QRect& card, bool current,
                                  bool hovered) const
{
    p.fillRect(card, m_theme.bg.panel);
    if (w.unknown || m_stale)
        fillHatch(&p, card, Hatch::UnknownCard, m_theme.state.hatch);
    else if (w.severity == Severity::Critical && !isMuted(w))
        p.fillRect(card, m_theme.severity.criticalWash);
    else if (hovered)
        p.fillRect(card, m_theme.ui.rowHover);
    p.fillRect(QRect(card.left(), card.top(), kEdge, card.height()), cardColour(w));
    if (current && hasFocus()) {
        p.setPen(m_theme.ui.focus);
        p.setBrush(Qt::NoBrush);
        p.drawRect(card.adjusted(kEdge + 1, 1, -2, -2));
    }
}

// Severity, rule, how it is known, age: what does not fit beside the age is left out.
void WarningList::paintHead(QPainter& p, const Warning& w, const QRect& line, const QColor& colour) const
{
    const QString age = format::age(m_now.mono - w.since.mono);
    p.setFont(m_theme.font(11));
    const int right = line.right() - p.fontMetrics().horizontalAdvance(age) - 6;
    p.setPen(m_theme.text.muted);
    p.drawText(line, Qt::AlignVCenter | Qt::AlignRight, age);
    paintIcon(&p, warningIcon(w), QRect(line.left(), line.top() + 2, kIcon, kIcon), colour);
    int x = line.left() + kIcon + 6;
    p.setFont(m_theme.font(11, 500));
    p.setPen(colour);
    const QString word = warningWord(w);
    p.drawText(QRect(x, line.top(), line.width(), line.height()), Qt::AlignVCenter | Qt::AlignLeft, word);
    x += p.fontMetrics().horizontalAdvance(word) + 6;
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QString rule =
        p.fontMetrics().elidedText(QString::fromStdString(w.rule), Qt::ElideRight, std::max(0, right - x));
    p.drawText(QRect(x, line.top(), line.width(), line.height()), Qt::AlignVCenter | Qt::AlignLeft, rule);
    x += p.fontMetrics().horizontalAdvance(rule) + 10;
    const QString modelled = provenanceWord(Provenance::Modelled);
    if (!w.modelled || x + 9 > right) return;
    paintProvenance(&p, QPoint(x, line.top() + (line.height() - 9) / 2), Provenance::Modelled, m_theme);
    if (x + 13 + p.fontMetrics().horizontalAdvance(modelled) > right) return;
    p.setPen(provenanceColor(Provenance::Modelled, m_theme));
    p.drawText(QRect(x + 13, line.top(), line.width(), line.height()), Qt::AlignVCenter | Qt::AlignLeft, modelled);
}

// In a picture that may leave the machine: what is said of the person's own positions is not part of it.
static bool isVeiled(const Warning& w)
{
    const RiskRule* const rule = riskRule(w.rule);
    return PrivateHidden::active() && rule && rule->own;
}

void WarningList::paintVeiled(QPainter& p, const QRect& card) const
{
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(card.adjusted(kEdge + kPadX, 0, -kPadX, 0), Qt::AlignVCenter | Qt::AlignLeft,
               tr("Of your own positions: not part of exports"));
}

void WarningList::paintCard(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const
{
    paintCardGround(p, w, card, current, hovered);
    if (isVeiled(w)) {
        paintVeiled(p, card);
        return;
    }
    const int left = card.left() + kEdge + kPadX, width = card.width() - kEdge - 2 * kPadX;
    int y = card.top() + kPadY;
    paintHead(p, w, QRect(left, y, width, kHead), cardColour(w));
    y += kHead;

    p.setFont(m_theme.font(12, 500));
    p.setPen(m_stale ? m_theme.state.stale : m_theme.text.strong);
    const QString headline = modelWords(w.headline);
    const QRect titled = p.fontMetrics().boundingRect(QRect(left, y, width, 1000), Qt::TextWordWrap, headline);
    p.drawText(QRect(left, y, width, titled.height()), Qt::TextWordWrap, headline);
    y += titled.height() + 4;

    y = paintChips(p, w, left, y, width);

    if (m_open.contains(keyOf(w))) {
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.base);
        for (const QString& line : warningDetails(w)) {
            const QRect area = p.fontMetrics().boundingRect(QRect(left, y, width, 1000), Qt::TextWordWrap, line);
            p.drawText(QRect(left, y, width, area.height()), Qt::TextWordWrap, line);
            y += area.height() + 4;
        }
    }
    paintFoot(p, w, card, hovered);
}

// A card in one line: icon, headline, age.
void WarningList::paintLine(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const
{
    paintCardGround(p, w, card, current, hovered);
    if (isVeiled(w)) {
        paintVeiled(p, card);
        return;
    }
    const QRect inner = card.adjusted(kEdge + kPadX, 0, -kPadX, 0);
    paintIcon(&p, warningIcon(w), QRect(inner.left(), inner.center().y() - kIcon / 2, kIcon, kIcon),
              cardColour(w));
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QString age = format::age(m_now.mono - w.since.mono);
    p.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, age);
    const int aged = p.fontMetrics().horizontalAdvance(age) + 8;
    p.setFont(m_theme.font(12, 500));
    p.setPen(m_stale ? m_theme.state.stale : m_theme.text.strong);
    const QRect words = inner.adjusted(kIcon + 6, 0, -aged, 0);
    p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(modelWords(w.headline), Qt::ElideRight, words.width()));
}

void WarningList::paintFold(QPainter& p, const QRect& line, const QString& words, bool open, bool current,
                            bool hovered) const
{
    p.fillRect(line, hovered ? m_theme.bg.hover : m_theme.bg.header);
    paintIcon(&p, open ? IconId::ChevronDown : IconId::ChevronRight,
              QRect(line.left() + 10, line.center().y() - 6, 12, 12), m_theme.text.muted);
    p.setFont(m_theme.font(11, 500));
    p.setPen(m_theme.text.base);
    const QRect said = line.adjusted(30, 0, -12, 0);
    p.drawText(said, Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(words, Qt::ElideRight, said.width()));
    if (current && hasFocus()) paintFocusRing(&p, line, m_theme);
}

void WarningList::paintEmpty(QPainter& p, const QRect& box) const
{
    const QRect area = box.adjusted(16, 14, -16, 0);
    p.setFont(m_theme.font(12, 500));
    p.setPen(m_theme.text.base);
    QRect used;
    p.drawText(area, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyHead, &used);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(area.left(), used.bottom() + 6, area.width(), 1000),
               Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_emptyDetail);
}

void WarningList::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), m_theme.bg.panel);
    const int width = viewport()->width();
    const std::vector<int>& at = tops();
    const int from = event->rect().top() + verticalScrollBar()->value();
    const int to = event->rect().bottom() + verticalScrollBar()->value();
    // Only what is asked for: from the item that holds the first line.
    const auto after = std::upper_bound(at.begin(), at.end(), from);
    const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - at.begin() - 1));
    for (std::size_t i = first; i < m_items.size() && at[i] <= to; ++i) {
        const Item& item = m_items[i];
        const QRect box = rectOf(i);
        const bool current = static_cast<int>(i) == m_current, hovered = static_cast<int>(i) == m_hovered;
        switch (item.kind) {
            case Item::Kind::Card:
                paintCard(p, m_warnings[static_cast<std::size_t>(item.card)], box, current, hovered);
                break;
            case Item::Kind::Line:
                paintLine(p, m_warnings[static_cast<std::size_t>(item.card)], box, current, hovered);
                break;
            case Item::Kind::Empty: paintEmpty(p, box); break;
            case Item::Kind::Story: paintFold(p, box, storyText(), m_unfolded, current, hovered); break;
            case Item::Kind::Unknown: paintFold(p, box, unknownText(), unknownShown(), current, hovered); break;
        }
        p.fillRect(QRect(0, box.bottom() + 1, width, kGap), m_theme.line.subtle);
    }
}

}  // namespace plimsoll
