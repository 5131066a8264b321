#include "widgets/plot_chrome.h"

#include "widgets/color_ramp.h"
#include "widgets/hatch.h"
#include "widgets/within.h"

#include <algorithm>

namespace plimsoll::chrome {

namespace {

constexpr int kEndApart = 15;

}  // namespace

void setUp(QCustomPlot& plot)
{
    plot.setAttribute(Qt::WA_TransparentForMouseEvents);
    plot.setFocusPolicy(Qt::NoFocus);
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.axisRect()->setMinimumSize(0, 0);
    plot.plotLayout()->setMargins({});
    plot.yAxis->setVisible(false);
    plot.yAxis2->setVisible(true);
    plot.yAxis2->setTickLabels(true);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis2}) {
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
        axis->setTickLabelPadding(3);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setVisible(true);
    }
    plot.yAxis->grid()->setVisible(false);
}

void dress(QCustomPlot& plot, const HeatStyle& style)
{
    const Theme& theme = style.theme;
    plot.setBackground(theme.bg.panel);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis2}) {
        const bool across = axis == plot.xAxis;
        axis->setBasePen(QPen(theme.line.base, 1));
        axis->setTickPen(QPen(theme.line.strong, 1));
        axis->setTickLabelColor(across ? theme.text.muted : theme.text.base);
        axis->setTickLabelFont(across ? style.axis : style.meta);
        axis->grid()->setPen(QPen(theme.line.grid, 1));
    }
}

QPen dashed(const QColor& ink, double width, PlotDash dash)
{
    QPen pen(ink, width);
    pen.setCapStyle(Qt::FlatCap);
    switch (dash) {
        case PlotDash::Solid: break;
        case PlotDash::Dashed: pen.setDashPattern({6, 3}); break;
        case PlotDash::Dotted: pen.setDashPattern({2, 2}); break;
        case PlotDash::DashDots: pen.setDashPattern({8, 2, 2, 2}); break;
    }
    return pen;
}

void paintEmpty(QCPPainter* p, const HeatStyle& style, const QRect& area, const QString& text, const QString& hint)
{
    const QRect room = area.adjusted(8, 0, -8, 0);
    const int words = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QFont head = style.theme.font(12);
    const int high = QFontMetrics(head).boundingRect(room, words, text).height(),
              more = hint.isEmpty() ? 0 : QFontMetrics(style.meta).boundingRect(room, words, hint).height() + 4;
    const int top = std::max(room.top(), room.center().y() - (high + more) / 2);
    p->setFont(head);
    p->setPen(style.theme.text.muted);
    p->drawText(QRect(room.left(), top, room.width(), high), words, text);
    // The hint gives way where there is no room for both.
    if (hint.isEmpty() || top + high + more > room.bottom() + 1) return;
    p->setFont(style.meta);
    p->setPen(style.theme.text.faint);
    p->drawText(QRect(room.left(), top + high + 4, room.width(), more - 4), words, hint);
}

void paintStale(QCPPainter* p, const HeatStyle& style, const QRect& area, const QString& words)
{
    fillHatch(p, area, Hatch::StaleCell, withAlpha(style.theme.state.hatch, 0.5));
    if (words.isEmpty()) return;
    const int width = QFontMetrics(style.meta).horizontalAdvance(words) + 12;
    paintPill(p, style, {area.left() + 6, area.top() + 4, width, 16}, words, style.theme.state.stale);
}

void paintEnds(QCPPainter* p, const HeatStyle& style, const QRect& area, int left, int width,
               std::vector<End> ends, bool stale)
{
    if (width <= 0) return;
    // In a low plot only the first have room for their names.
    const auto most = static_cast<std::size_t>(std::max(1, (area.height() - 12) / kEndApart + 1));
    if (ends.size() > most) ends.resize(most);
    std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.y < b.y; });
    const int low = area.top() + 6, high = std::max(low, area.bottom() - 6);
    for (End& e : ends) e.y = within(e.y, low, high);
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i].y = std::max(ends[i].y, ends[i - 1].y + kEndApart);
    int limit = high;
    for (auto e = ends.rbegin(); e != ends.rend(); ++e, limit -= kEndApart) e->y = std::min(e->y, limit);
    p->setFont(style.meta);
    for (const End& e : ends) {
        p->fillRect(left, e.y - 5, 3, 10, e.ink);
        p->setPen(stale ? style.theme.state.stale : style.theme.text.strong);
        p->drawText(QRect(left + 7, e.y - 8, width - 6, 16), Qt::AlignLeft | Qt::AlignVCenter, e.text);
    }
}

}  // namespace plimsoll::chrome
