#include "ui/panels/check_delegate.h"

#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPadding = 6, kIcon = 14, kBar = 6, kTwoLines = 34;

}  // namespace

std::optional<CheckMark> checkMark(CellTone tone)
{
    switch (tone) {
        case CellTone::Ok: return CheckMark{CellTone::Ok, IconId::Normal};
        case CellTone::Warn: return CheckMark{CellTone::Warn, IconId::Warning};
        case CellTone::Critical: return CheckMark{CellTone::Critical, IconId::Critical};
        case CellTone::Stale: return CheckMark{CellTone::Stale, IconId::Unknown};
        case CellTone::Muted: return CheckMark{CellTone::Muted, IconId::Normal};
        case CellTone::Faint: return CheckMark{CellTone::Muted, IconId::Notice};
        case CellTone::Accent: return CheckMark{CellTone::Accent, IconId::Tick};
        case CellTone::Base:
        case CellTone::Strong:
        case CellTone::Bid:
        case CellTone::Ask:
        case CellTone::Long:
        case CellTone::Short:
        case CellTone::Late:
        case CellTone::Modelled: break;
    }
    return std::nullopt;
}

CheckDelegate::CheckDelegate(const Theme& theme, QAbstractItemView* view) : TableDelegate(theme, view) {}

void CheckDelegate::setBars(int column, int most)
{
    m_bars = column;
    m_most = most;
}

void CheckDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() == m_marked) return paintMarked(p, option, index);
    if (index.column() == m_bars) return paintBar(p, option, index);
    if (index.column() == m_wrapped && option.rect.height() >= kTwoLines) return paintWrapped(p, option, index);
    // The length of another column's bar, not a bar.
    if (index.column() != m_most) return TableDelegate::paint(p, option, index);
    paintGround(p, option, index);
    p->setFont(font(12, 400));
    p->setPen(toneColor(inkOf(option, index), theme()));
    p->drawText(option.rect.adjusted(kPadding, 0, -kPadding, -1), Qt::AlignVCenter | Qt::AlignRight,
                index.data().toString());
}

void CheckDelegate::paintMarked(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(p, option, index);
    const QRect all = option.rect.adjusted(0, 0, 0, -1);
    const bool stale = index.data(cell::Fresh).toInt() == static_cast<int>(Freshness::Stale);
    if (stale) fillHatch(p, all, Hatch::StaleCell, theme().state.hatch);
    const auto tone = static_cast<CellTone>(index.data(cell::Tone).toInt());
    if (const auto mark = checkMark(stale ? CellTone::Stale : tone))
        paintIcon(p, mark->icon, QRect(all.left() + kPadding, all.center().y() - kIcon / 2, kIcon, kIcon),
                  toneColor(mark->tone, theme()));
    p->setFont(font(12, 400));
    const bool quiet = tone == CellTone::Muted || tone == CellTone::Base;
    p->setPen(stale ? theme().state.stale : quiet ? theme().text.base : theme().text.strong);
    const QRect words = all.adjusted(kPadding + kMark, 0, -kPadding, 0);
    p->drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

// Two lines; what does not fit into them is cut at its end.
void CheckDelegate::paintWrapped(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(p, option, index);
    const QRect all = option.rect.adjusted(0, 0, 0, -1);
    const bool stale = index.data(cell::Fresh).toInt() == static_cast<int>(Freshness::Stale);
    if (stale) fillHatch(p, all, Hatch::StaleCell, theme().state.hatch);
    p->setFont(font(11, 400));
    const auto tone = static_cast<CellTone>(index.data(cell::Tone).toInt());
    p->setPen(stale ? theme().state.stale : toneColor(tone, theme()));
    const QFontMetrics metrics = p->fontMetrics();
    const QRect words = all.adjusted(kPadding, 0, -kPadding, 0);
    const QString said = index.data().toString();
    if (metrics.horizontalAdvance(said) <= words.width()) {
        p->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, said);
        return;
    }
    qsizetype cut = said.size();
    while (cut > 0 && metrics.horizontalAdvance(said.left(cut)) > words.width())
        cut = said.lastIndexOf(u' ', cut - 1);
    cut = std::max<qsizetype>(0, cut);
    const int high = metrics.height(), top = all.center().y() - high + 1;
    p->drawText(QRect(words.left(), top, words.width(), high), Qt::AlignVCenter | Qt::AlignLeft, said.left(cut));
    p->drawText(QRect(words.left(), top + high, words.width(), high), Qt::AlignVCenter | Qt::AlignLeft,
                metrics.elidedText(said.mid(cut).trimmed(), Qt::ElideRight, words.width()));
}

void CheckDelegate::paintBar(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintGround(p, option, index);
    const QRect all = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (all.width() < 12) return;
    const QVariant share = index.data(cell::CellBar);
    double most = 1;
    if (m_most >= 0) most = index.siblingAtColumn(m_most).data(cell::CellBar).toDouble();
    const auto lengthOf = [&](double of) {
        return static_cast<int>(std::lround(within(of, 0.0, 1.0) * all.width()));
    };
    const QRect track(all.left(), all.center().y() - kBar / 2 + 1, lengthOf(most), kBar);
    p->fillRect(track, theme().bg.pressed);
    if (!share.isValid()) {
        fillHatch(p, track, Hatch::StaleCell, theme().state.hatch);
        return;
    }
    const bool stale = index.data(cell::Fresh).toInt() == static_cast<int>(Freshness::Stale);
    const auto tone = stale ? CellTone::Stale : static_cast<CellTone>(index.data(cell::Tone).toInt());
    const int wide = lengthOf(share.toDouble());
    if (wide > 0) p->fillRect(QRect(track.left(), track.top(), wide, kBar), toneColor(tone, theme()));
    if (stale) fillHatch(p, track, Hatch::StaleCell, theme().state.hatch);
}

}  // namespace plimsoll
