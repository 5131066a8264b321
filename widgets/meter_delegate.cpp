#include "widgets/meter_delegate.h"

#include "widgets/color_ramp.h"
#include "widgets/hatch.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr int kWords = 44, kPadding = 6, kBar = 10;

}  // namespace

void MeterDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant share = index.data(cell::CellBar);
    const bool stale = index.data(cell::Fresh).toInt() == static_cast<int>(Freshness::Stale);
    if (!share.isValid() || stale) return FloorDelegate::paint(p, option, index);
    paintGround(p, option, index);
    const QRect& all = option.rect;
    const auto tone = static_cast<CellTone>(index.data(cell::Tone).toInt());
    p->setFont(font(12, 400));
    p->setPen(theme().text.base);
    const QRect words(all.left() + kPadding, all.top(), kWords - kPadding, all.height());
    p->drawText(words, Qt::AlignVCenter | Qt::AlignRight, index.data(Qt::DisplayRole).toString());
    const QRect bar(all.left() + kWords + kPadding, all.center().y() - kBar / 2,
                    all.width() - kWords - 2 * kPadding, kBar);
    if (bar.width() < 8) return;
    const int known = static_cast<int>(std::lround(within(share.toDouble(), 0.0, 1.0) * bar.width()));
    // Grey where somebody estimated the whole, its own colour where the feed says that this is all.
    p->fillRect(QRect(bar.left(), bar.top(), known, bar.height()),
                tone == CellTone::Modelled ? theme().text.faint : toneColor(tone, theme()));
    if (known < bar.width())
        fillHatch(p, QRect(bar.left() + known, bar.top(), bar.width() - known, bar.height()), Hatch::Modelled,
                  theme().liq.modelled);
}

}  // namespace plimsoll
