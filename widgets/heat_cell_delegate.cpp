#include "widgets/heat_cell_delegate.h"

#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace plimsoll {

namespace {

constexpr int kPadding = 5;
constexpr double kIntervalShare = 0.8;
// Limits of crowding, bp per 8 h (FEATURES: +0.05 %, +0.10 %, -0.03 %).
constexpr double kLongs = 5, kMuch = 10, kShorts = -3, kLegend = 10;

}  // namespace

void HeatCellDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QVariant value = index.data(HeatCellRole);
    if (!value.isValid()) return TableDelegate::paint(p, option, index);
    const auto heat = value.value<HeatCell>();
    const Theme& t = theme();
    paintGround(p, option, index);
    // A one-pixel seam of the row's ground on every side keeps neighbours of one colour apart.
    const QRect box = option.rect.adjusted(0, 0, -1, -1);
    const QRect inner = box.adjusted(kPadding, 0, -kPadding, 0);

    if (!heat.listed) {
        p->setFont(font(11, 400));
        p->setPen(option.state & QStyle::State_Selected ? t.text.muted : t.text.faint);
        p->drawText(inner, Qt::AlignCenter, UiText::tr("not listed"));
        return;
    }
    QColor text = t.text.base;
    const bool stale = heat.fresh == Freshness::Stale || heat.fresh == Freshness::Off;
    if (stale) {
        p->fillRect(box, t.bg.input);
        fillHatch(p, box, Hatch::StaleCell, t.state.hatch);
        text = t.state.stale;
    } else if (heat.bpPer8h) {
        const QRgb ground = rateColor(t.ramp.rateDiverging, *heat.bpPer8h);
        p->fillRect(box, QColor(ground));
        text = textOn(ground, t);
    }
    // The cell's colour covers the row's ground, and with it the wash of what just fired there.
    if (const double share =
            washShare(index.siblingAtColumn(0).data(cell::RowChangedAt).toLongLong(), t.motion.rowFlash);
        share > 0) {
        p->setPen(t.ui.focus);
        p->setBrush(Qt::NoBrush);
        p->drawRect(box.adjusted(0, 0, -1, -1));
    }
    const QFont small = t.font(10);
    const bool aged = stale || heat.fresh == Freshness::Late;
    const QString left = aged && !heat.age.isEmpty() ? heat.interval + u' ' + heat.age : heat.interval;
    p->setFont(font(12, 400));
    p->setPen(text);
    p->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, heat.text);
    int room = inner.width() - textWidth(font(12, 400), heat.text) - 3;
    // Beyond the limits of crowding a cell says so without its colour.
    if (!stale && heat.bpPer8h) {
        const int ticks = *heat.bpPer8h >= kMuch ? 2 : *heat.bpPer8h >= kLongs || *heat.bpPer8h <= kShorts ? 1 : 0;
        for (int i = 0; i < ticks; ++i)
            p->fillRect(box.right() - 1 - 3 * i, box.top() + 4, 2, box.height() - 8, text);
    }
    p->setFont(small);
    p->setPen(stale ? text : withAlpha(text, kIntervalShare));
    if (!aged && !heat.settled.isEmpty()) {
        const QString before = heat.settled + QStringLiteral(" \u203a");
        const int wide = textWidth(small, before) + 2;
        if (wide + textWidth(small, left) + 6 <= room) {
            p->drawText(inner.adjusted(0, 0, -(inner.width() - room), 0), Qt::AlignVCenter | Qt::AlignRight,
                        before);
            room -= wide;
        }
    }
    // As much as there is room for: never over the rate.
    for (const QString& words : {left, aged ? heat.age : heat.interval, heat.interval})
        if (!words.isEmpty() && textWidth(small, words) <= room) {
            p->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, words);
            break;
        }
    if (index.siblingAtColumn(0).data(SignsDifferRole).toBool()) {
        p->fillRect(box.left(), box.top(), option.rect.width(), 1, t.text.muted);
        p->fillRect(box.left(), box.bottom(), option.rect.width(), 1, t.text.muted);
    }
}

RateLegend::RateLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(UiText::tr("Funding colours: blue, shorts pay longs; orange, longs pay shorts"));
}

void RateLegend::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void RateLegend::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QFont meta = m_theme.font(11), axis = m_theme.font(10);
    const QFontMetrics metrics(meta);
    const QString left = UiText::tr("shorts pay longs"), right = UiText::tr("longs pay shorts");
    const int words = std::max(metrics.horizontalAdvance(left), metrics.horizontalAdvance(right)) + 8;
    const int bar = within(width() - 2 * words - 16, 60, 200), height = 10, top = 4;
    const int x0 = (width() - bar) / 2;
    for (int x = 0; x < bar; ++x) {
        // The legend is linear in bp, the colours are not: it shows what a rate will look like.
        const double bp = (2.0 * x / (bar - 1) - 1) * kLegend;
        p.fillRect(x0 + x, top, 1, height, QColor(rateColor(m_theme.ramp.rateDiverging, bp)));
    }
    p.setFont(meta);
    p.setPen(m_theme.liq.shorts);
    p.drawText(QRect(x0 - words, 0, words - 8, 18), Qt::AlignVCenter | Qt::AlignRight, left);
    p.setPen(m_theme.liq.longs);
    p.drawText(QRect(x0 + bar + 8, 0, words, 18), Qt::AlignVCenter | Qt::AlignLeft, right);
    p.setFont(axis);
    p.setPen(m_theme.text.muted);
    for (int bp : {-10, -3, 0, 5, 10}) {
        const int x = x0 + static_cast<int>(std::lround((bp + kLegend) / (2 * kLegend) * (bar - 1)));
        p.fillRect(x, top + height, 1, 3, m_theme.line.strong);
        const QString text = bp > 0   ? u'+' + QString::number(bp)
                             : bp < 0 ? QChar(0x2212) + QString::number(-bp)
                                      : QStringLiteral("0");
        p.drawText(QRect(x - 20, top + height + 3, 41, 13), Qt::AlignCenter, text);
    }
}

}  // namespace plimsoll
