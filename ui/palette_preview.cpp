#include "ui/palette_preview.h"

#include "widgets/format.h"
#include "widgets/hatch.h"
#include "widgets/venue_key.h"

#include <QPainter>

namespace plimsoll {

namespace {

constexpr int kTitle = 28, kHead = 20, kRow = 22, kPad = 8;

}  // namespace

PalettePreview::PalettePreview(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("palettePreview"));
    setAccessibleName(tr("How the theme looks"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PalettePreview::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void PalettePreview::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = m_theme;
    p.fillRect(rect(), t.bg.window);
    const QRect panel = rect().adjusted(4, 4, -4, -4);
    p.fillRect(panel, t.bg.panel);
    p.setPen(t.line.base);
    p.drawRect(panel.adjusted(0, 0, -1, -1));
    p.fillRect(QRect(panel.left() + 1, panel.top() + 1, panel.width() - 2, kTitle - 1), t.bg.raised);
    p.setFont(t.font(12, 500));
    p.setPen(t.text.strong);
    const QRect title = QRect(panel.left() + kPad, panel.top(), panel.width() - 2 * kPad, kTitle);
    p.drawText(title, Qt::AlignVCenter | Qt::AlignLeft, tr("Funding"));
    p.setFont(t.font(11));
    p.setPen(t.state.live);
    p.drawText(title, Qt::AlignVCenter | Qt::AlignRight, tr("live"));
    p.setPen(t.text.muted);
    p.drawText(title.adjusted(0, 0, -34, 0), Qt::AlignVCenter | Qt::AlignRight,
               QStringLiteral("BTC \u00b7 BN BY"));
    int y = panel.top() + kTitle;
    p.fillRect(QRect(panel.left() + 1, y, panel.width() - 2, kHead), t.bg.header);
    p.setPen(t.text.muted);
    p.drawText(QRect(panel.left() + kPad, y, 100, kHead), Qt::AlignVCenter, tr("Venue"));
    p.drawText(QRect(panel.left(), y, panel.width() - kPad, kHead), Qt::AlignVCenter | Qt::AlignRight,
               tr("bp per 8 h"));
    paintRows(p, y + kHead);
    y += kHead + 4 * kRow + 6;
    paintCard(p, y);
    paintMarks(p, y + 54);
    paintRamps(p, y + 84);
}

void PalettePreview::paintRows(QPainter& p, int top) const
{
    const Theme& t = m_theme;
    const int left = 4 + kPad, right = width() - 4 - kPad;
    const std::array<double, kVenueCount> rates = {0.000572, -0.000031, 0.000104, -0.00037};
    for (const VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        const QRect row(5, top + static_cast<int>(i) * kRow, width() - 10, kRow);
        if (i == 1) p.fillRect(row, t.ui.rowHover);
        if (i == 2) p.fillRect(row, t.ui.selection);
        if (i == 3) p.fillRect(QRect(right - 70, row.top(), 70 + kPad - 1, kRow), t.ui.changedWash);
        p.fillRect(row.left(), row.bottom(), row.width(), 1, t.line.subtle);
        p.setFont(t.font(12));
        p.setPen(t.text.base);
        const int after = paintVenueKey(&p, QRect(left, row.top(), 80, kRow), v, t);
        p.drawText(QRect(after, row.top(), 90, kRow), Qt::AlignVCenter, venueCodeText(v));
        p.setPen(i == 0 ? t.side.bid : i == 1 ? t.side.ask : t.text.faint);
        p.drawText(QRect(left + 70, row.top(), 100, kRow), Qt::AlignVCenter,
                   i == 0   ? tr("bid 84,012")
                   : i == 1 ? tr("ask 84,013")
                            : tr("hint"));
        p.setPen(rates[i] > 0 ? t.liq.longs : t.liq.shorts);
        p.drawText(QRect(left, row.top(), right - left, kRow), Qt::AlignVCenter | Qt::AlignRight,
                   format::bp8h(rates[i]));
    }
}

void PalettePreview::paintCard(QPainter& p, int top) const
{
    const Theme& t = m_theme;
    const QRect card(8, top, width() - 16, 46);
    p.fillRect(card, t.severity.criticalWash);
    p.fillRect(QRect(card.left(), card.top(), 3, card.height()), t.severity.critical);
    p.setFont(t.font(11, 500));
    int x = 12;
    for (const auto& [word, colour] :
         {std::pair{tr("Critical"), t.severity.critical}, std::pair{tr("Warning"), t.severity.warn},
          std::pair{tr("Notice"), t.severity.notice}, std::pair{tr("Normal"), t.severity.ok}}) {
        p.setPen(colour);
        p.drawText(card.adjusted(x, 4, -8, -24), Qt::AlignVCenter, word);
        x += p.fontMetrics().horizontalAdvance(word) + 14;
    }
    p.setFont(t.font(12, 500));
    p.setPen(t.text.strong);
    p.drawText(card.adjusted(12, 20, -8, 0), Qt::AlignVCenter, tr("Depth 62 % under normal"));
}

void PalettePreview::paintMarks(QPainter& p, int top) const
{
    const Theme& t = m_theme;
    const std::array<std::pair<QString, QColor>, 6> badges = {
        std::pair{tr("SIM"), t.ui.simulated}, {tr("REPLAY"), t.ui.replay},    {tr("late"), t.state.late},
        {tr("stale"), t.state.stale},         {tr("resync"), t.state.resync}, {tr("link"), t.ui.accent}};
    p.setFont(t.font(11));
    int x = 12;
    for (const auto& [word, color] : badges) {
        p.setPen(color);
        const int wide = p.fontMetrics().horizontalAdvance(word);
        p.drawText(QRect(x, top, wide + 4, 20), Qt::AlignVCenter, word);
        x += wide + 14;
    }
}

void PalettePreview::paintRamps(QPainter& p, int top) const
{
    const ColorRamp* const ramps[] = {&m_theme.ramp.bid,     &m_theme.ramp.ask,      &m_theme.ramp.sum,
                                      &m_theme.ramp.liqLong, &m_theme.ramp.liqShort, &m_theme.ramp.rateDiverging};
    const int wide = width() - 16;
    int y = top;
    for (const ColorRamp* ramp : ramps) {
        for (int x = 0; x < wide; ++x)
            p.fillRect(8 + x, y, 1, 8, QColor((*ramp)[static_cast<std::size_t>(x * 255 / std::max(1, wide - 1))]));
        y += 10;
    }
    fillHatch(&p, QRect(8, y, wide, 8), Hatch::Modelled, m_theme.liq.modelled);
}

}  // namespace plimsoll
