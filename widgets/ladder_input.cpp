// The ladder's tooltip, mouse and menu.
#include "widgets/format.h"
#include "widgets/ladder_view.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

QString LadderView::tipAt(const QPoint& pos) const
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& r) { return r.rect.contains(pos); });
    if (row == m_rows.end() || !m_depth) return {};
    // An ask row is named by its upper edge, a bid row by its lower one.
    const Price low{row->price.raw - (row->ask ? m_group.raw : 0)};
    QStringList lines;
    lines << QStringLiteral("%1–%2: %3 %4")
                 .arg(format::price(low, m_decimals), format::price(low + m_group, m_decimals),
                      row->ask ? QStringLiteral("ask") : QStringLiteral("bid"),
                      row->size <= 0    ? UiText::tr("nothing resting")
                      : m_sizes.known() ? m_sizes.text(row->size)
                                        : m_sizes.problem);
    BookRows one;
    one.low = row->price.raw / m_group.raw;
    one.bid.resize(1);
    one.ask.resize(1);
    for (const DepthLane& lane : m_depth->lanes) {
        if (!chosen(lane, m_choice)) continue;
        const QString code = venueCodeText(lane.venue);
        if (lane.state == BookState::Empty) {
            lines << code + UiText::tr(": no book");
            continue;
        }
        LaneChoice venue = LaneChoice::only(lane.venue);
        venue.market = m_choice.market;
        // A venue alone has a currency of its own.
        SizeScale sizes = m_sizes.known() ? m_sizes : sizeScale(*m_depth, venue, m_wantedUnit, m_rates);
        const bool coins = sizes.unit == SizeUnit::Base;
        sumRows(*m_depth, venue, m_group, true, true, one, coins);
        double size = row->ask ? one.ask.front() : one.bid.front();
        if (!coins) size = sizes.of(size, 0);
        const LaneScale scale = laneScale(*m_depth, lane);
        const bool beyond = lane.reach && (low > onAxis(lane.reach->high, scale) ||
                                           low + m_group < onAxis(lane.reach->low, scale));
        QString line = code + QStringLiteral(": ") +
                       (beyond     ? UiText::tr("unknown, beyond its book")
                        : size > 0 ? sizes.text(size)
                                   : UiText::tr("nothing"));
        if (!counts(lane, m_choice))
            line += UiText::tr(" (stale %1%2)")
                        .arg(format::age(m_depth->asOf.mono - lane.stamp.mono),
                             m_stale ? QString() : UiText::tr(", not in Σ"));
        lines << line;
    }
    if (m_sizes.known() && row->total > 0)
        lines << UiText::tr("from the touch to here: %1").arg(m_sizes.text(row->total));
    return lines.join(u'\n');
}

bool LadderView::event(QEvent* e)
{
    if (e->type() != QEvent::ToolTip) return QWidget::event(e);
    const auto* help = static_cast<QHelpEvent*>(e);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void LadderView::resizeEvent(QResizeEvent*)
{
    rebuild();
}

void LadderView::mouseMoveEvent(QMouseEvent* e)
{
    const QPoint at = e->position().toPoint();
    for (const Row& row : m_rows)
        if (row.rect.contains(at)) {
            Q_EMIT priceHovered(row.price.value());
            return;
        }
    Q_EMIT priceHovered(std::nullopt);
}

void LadderView::mousePressEvent(QMouseEvent* e)
{
    if (e->button() != Qt::LeftButton) return;
    const bool alert = e->modifiers() & Qt::AltModifier;
    for (const Row& row : m_rows) {
        if (!row.rect.contains(e->position().toPoint())) continue;
        if (alert)
            Q_EMIT alertWanted(row.price.value());
        else
            Q_EMIT priceClicked(row.price.value());
        return;
    }
}

void LadderView::contextMenuEvent(QContextMenuEvent* e)
{
    for (const Row& row : m_rows) {
        if (!row.rect.contains(e->pos())) continue;
        Q_EMIT menuRequested(e->globalPos(), row.price.value(), tipAt(e->pos()).section(u'\n', 0, 0));
        e->accept();
        return;
    }
}

void LadderView::leaveEvent(QEvent*)
{
    Q_EMIT priceHovered(std::nullopt);
}

}  // namespace plimsoll
