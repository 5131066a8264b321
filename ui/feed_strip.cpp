#include "ui/feed_strip.h"

#include "ui/panel.h"
#include "widgets/status_dot.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace plimsoll {

FeedStrip::FeedStrip(const Theme& theme, std::vector<VenueId> venues, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_venues(std::move(venues)), m_changedAt(m_venues.size())
{
    setObjectName(QStringLiteral("strip"));
    setAccessibleName(tr("Chosen asset and feeds"));
    setMouseTracking(true);
    for (VenueId v : m_venues) {
        StripVenue cell;
        cell.venue = v;
        cell.word = QStringLiteral("starting");
        cell.value = QStringLiteral("\u2014");
        cell.detail = QStringLiteral("no report yet");
        m_cells.push_back(cell);
    }
    setNarrow(false);
}

void FeedStrip::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedHeight(narrow ? 68 : 76);
    update();
}

void FeedStrip::setVenues(const HealthSnapshot* health, AsOf now)
{
    if (!health) return;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        StripVenue next = stripVenue(health->venues[static_cast<std::size_t>(m_venues[i])], now);
        StripVenue& shown = m_cells[i];
        // Worse at once; better at most once a second, so that a light never flickers.
        const bool better = next.state < shown.state;
        const bool held = better && m_changedAt[i] && now.mono - *m_changedAt[i] < std::chrono::seconds{1} &&
                          now.mono >= *m_changedAt[i];
        if (held) continue;
        if (next.state != shown.state) m_changedAt[i] = now.mono;
        shown = std::move(next);
    }
    update();
}

void FeedStrip::setFigures(std::vector<StripFigure> figures)
{
    m_figures = std::move(figures);
    update();
}

QRect FeedStrip::venueRect(std::size_t i) const
{
    const int w = venueWidth();
    const int left = width() - 4 - static_cast<int>(m_cells.size() - i) * w;
    return {left, 0, w, height()};
}

std::vector<QRect> FeedStrip::figureRects() const
{
    const int room = m_cells.empty() ? width() : venueRect(0).left() - 8;
    std::size_t n = m_figures.size();
    const auto need = [&] {
        return std::accumulate(m_figures.begin(), m_figures.begin() + static_cast<std::ptrdiff_t>(n), 0,
                               [](int sum, const StripFigure& f) { return sum + f.width; });
    };
    while (n > 1 && need() > room + room / 12) --n;  // what does not fit is left out, last first
    const double scale = n ? std::min(1.6, static_cast<double>(room) / need()) : 1;
    std::vector<QRect> rects;
    double x = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double w = m_figures[i].width * scale;
        rects.emplace_back(static_cast<int>(x), 0, static_cast<int>(x + w) - static_cast<int>(x), height());
        x += w;
    }
    return rects;
}

// A number is never cut: what does not fit goes part by part.
QString FeedStrip::wholeParts(const QString& detail, int width) const
{
    const QFontMetrics metrics(m_theme.font(11));
    const QString dot = QStringLiteral(" \u00b7 ");
    if (metrics.horizontalAdvance(detail) <= width || !detail.contains(dot)) return detail;
    QString shown;
    for (const QString& part : detail.split(dot)) {
        const QString longer = shown.isEmpty() ? part : shown + dot + part;
        if (!shown.isEmpty() && metrics.horizontalAdvance(longer + QStringLiteral(" \u2026")) > width) break;
        shown = longer;
    }
    return shown + QStringLiteral(" \u2026");
}

void FeedStrip::paintFigure(QPainter& p, const StripFigure& f, const QRect& r, bool first) const
{
    const QRect body = r.adjusted(12, 8, -10, -6);
    const int top = body.top() + (m_narrow ? 0 : 4);
    const auto line = [&](int y, int h, const QFont& font, const QColor& color, const QString& what) {
        p.setFont(font);
        p.setPen(color);
        p.drawText(QRect(body.left(), y, body.width(), h), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(font).elidedText(what, Qt::ElideRight, body.width()));
    };
    line(top, 14, m_theme.font(11), m_theme.text.muted, f.label);
    if (f.mark) {
        const QFontMetrics metrics(m_theme.font(11));
        const QString what = provenanceWord(*f.mark);
        const int at = body.left() + metrics.horizontalAdvance(f.label) + 8;
        if (at + 13 + metrics.horizontalAdvance(what) <= body.right()) {
            paintProvenance(&p, {at, top + 3}, *f.mark, m_theme);
            p.drawText(QRect(at + 13, top, body.right() - at - 12, 14), Qt::AlignVCenter | Qt::AlignLeft, what);
        }
    }
    const bool known = f.fresh == Freshness::Live || f.fresh == Freshness::Late;
    line(top + 16, 20, m_theme.font(first ? 16 : 13, 500), known ? m_theme.text.strong : m_theme.state.stale,
         f.value);
    line(top + 38, 14, m_theme.font(11), m_theme.text.muted, wholeParts(f.detail, body.width()));
    p.fillRect(r.right(), 0, 1, height(), m_theme.line.base);
}

void FeedStrip::paintVenue(QPainter& p, const StripVenue& v, const QRect& r) const
{
    const int left = r.left() + 10;
    const int width = r.width() - 12;
    const int top = 8 + (m_narrow ? 0 : 4);
    paintLight(&p, QRect(left, top + 3, 8, 8), lightOf(v.state), m_theme);
    p.fillRect(left + 14, top + 2, 3, 10, m_theme.venue[static_cast<std::size_t>(v.venue)]);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.base);
    p.drawText(QRect(left + 21, top, 24, 14), Qt::AlignVCenter | Qt::AlignLeft, text(venueCode(v.venue)));
    p.setPen(m_theme.stateColor(v.state));
    p.drawText(QRect(left + 41, top, width - 41, 14), Qt::AlignVCenter | Qt::AlignLeft, v.word);

    const bool trusted = v.state == Freshness::Live;
    p.setFont(m_theme.font(13, 500));
    p.setPen(trusted ? m_theme.text.strong : m_theme.stateColor(v.state));
    p.drawText(QRect(left, top + 17, width, 18), Qt::AlignVCenter | Qt::AlignLeft, v.value);
    const int after = left + p.fontMetrics().horizontalAdvance(v.value) + 8;
    const QFont small = m_theme.font(11);
    p.setFont(small);
    p.setPen(m_theme.text.muted);
    const QFontMetrics metrics(small);
    if (after + metrics.horizontalAdvance(v.rate) <= left + width)
        p.drawText(QRect(after, top + 18, width, 18), Qt::AlignVCenter | Qt::AlignLeft, v.rate);
    const bool fits = v.brief.isEmpty() || metrics.horizontalAdvance(v.detail) <= width;
    p.drawText(QRect(left, top + 38, width, 14), Qt::AlignVCenter | Qt::AlignLeft,
               metrics.elidedText(fits ? v.detail : v.brief, Qt::ElideRight, width));
}

void FeedStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.raised);
    const std::vector<QRect> rects = figureRects();
    for (std::size_t i = 0; i < rects.size(); ++i) paintFigure(p, m_figures[i], rects[i], i == 0);
    for (std::size_t i = 0; i < m_cells.size(); ++i) paintVenue(p, m_cells[i], venueRect(i));
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
}

void FeedStrip::mousePressEvent(QMouseEvent* event)
{
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (!venueRect(i).contains(event->pos())) continue;
        Q_EMIT venueClicked(m_cells[i].venue);
        return;
    }
    QWidget::mousePressEvent(event);
}

bool FeedStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    const std::vector<QRect> rects = figureRects();
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (rects[i].contains(help->pos())) tip = m_figures[i].tip;
    for (std::size_t i = 0; i < m_cells.size(); ++i)
        if (venueRect(i).contains(help->pos())) tip = m_cells[i].tip;
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}  // namespace plimsoll
