#include "ui/feed_strip.h"

#include "ui/panel.h"
#include "widgets/icon.h"
#include "widgets/status_dot.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

// The panel that tells more.
QString panelOf(FigureKind kind)
{
    switch (kind) {
        case FigureKind::Asset:
        case FigureKind::Spread: return QStringLiteral("depth");
        case FigureKind::Funding:
        case FigureKind::Interest: return QStringLiteral("funding");
        case FigureKind::Liquidated: return QStringLiteral("liquidations");
        case FigureKind::Phase:
        case FigureKind::Fragility: return QStringLiteral("risk");
    }
    return {};
}

}  // namespace

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

// Between their widest and their narrowest; where that is not enough, whole figures go, in this order.
std::vector<QRect> FeedStrip::figureRects() const
{
    static constexpr FigureKind kFirstToGo[] = {FigureKind::Spread,  FigureKind::Interest,  FigureKind::Liquidated,
                                                FigureKind::Funding, FigureKind::Fragility, FigureKind::Phase};
    const int room = m_cells.empty() ? width() : venueRect(0).left() - 8;
    std::vector<bool> shown(m_figures.size(), true);
    const auto total = [&](int StripFigure::*size) {
        int sum = 0;
        for (std::size_t i = 0; i < m_figures.size(); ++i) sum += shown[i] ? m_figures[i].*size : 0;
        return sum;
    };
    for (const FigureKind kind : kFirstToGo) {
        if (total(&StripFigure::narrow) <= room + room / 12) break;
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            if (m_figures[i].kind == kind) shown[i] = false;
    }
    const int wide = total(&StripFigure::width), narrow = total(&StripFigure::narrow);
    const double share =
        wide > narrow ? std::clamp(static_cast<double>(room - narrow) / (wide - narrow), 0.0, 1.0) : 1;
    const double used = narrow + share * (wide - narrow);
    const double scale = used > 0 ? std::min(1.6, room / used) : 1;
    std::vector<QRect> rects;
    double x = 0;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const StripFigure& f = m_figures[i];
        const double w = shown[i] ? (f.narrow + share * (f.width - f.narrow)) * scale : 0;
        rects.push_back(
            w > 0 ? QRect(static_cast<int>(x), 0, static_cast<int>(x + w) - static_cast<int>(x), height())
                  : QRect());
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

// Label, how it is known, and what it means, as far as there is room.
void FeedStrip::paintHead(QPainter& p, const StripFigure& f, const QRect& line) const
{
    const QFontMetrics metrics(m_theme.font(11));
    int x = line.left();
    if (f.worst != Severity::None) {
        const bool critical = f.worst == Severity::Critical;
        const QColor colour = critical                       ? m_theme.severity.critical
                              : f.worst == Severity::Warning ? m_theme.severity.warn
                                                             : m_theme.severity.notice;
        paintIcon(&p,
                  critical                       ? IconId::Critical
                  : f.worst == Severity::Warning ? IconId::Warning
                                                 : IconId::Notice,
                  QRect(x, line.top() + 1, 12, 12), colour);
        x += 17;
    }
    const auto say = [&](const QString& what, const QColor& ink) {
        p.setFont(m_theme.font(11));
        p.setPen(ink);
        p.drawText(QRect(x, line.top(), line.right() - x + 1, line.height()), Qt::AlignVCenter | Qt::AlignLeft,
                   metrics.elidedText(what, Qt::ElideRight, line.right() - x + 1));
        x += metrics.horizontalAdvance(what) + 8;
    };
    say(f.label, m_theme.text.muted);
    if (f.mark) {
        const QString what = provenanceWord(*f.mark);
        if (x + 13 + metrics.horizontalAdvance(what) <= line.right()) {
            paintProvenance(&p, {x, line.top() + 3}, *f.mark, m_theme);
            x += 13;
            say(what, m_theme.text.muted);
        }
    }
    if (!f.note.isEmpty() && x + metrics.horizontalAdvance(f.note) <= line.right()) say(f.note, m_theme.text.base);
}

void FeedStrip::paintRing(QPainter& p, const PhaseRing& ring, const QRect& box, const QColor& ink) const
{
    constexpr int kStroke = 5, kArcs = 4, kGapDegrees = 10;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(Qt::NoBrush);
    const QRectF circle = QRectF(box).adjusted(kStroke / 2.0, kStroke / 2.0, -kStroke / 2.0, -kStroke / 2.0);
    for (int i = 0; i < kArcs; ++i) {
        p.setPen(QPen(i == ring.arc ? ink : m_theme.line.strong, kStroke, Qt::SolidLine, Qt::FlatCap));
        const int start = 90 - i * 90 - kGapDegrees / 2;
        p.drawArc(circle, start * 16, -(90 - kGapDegrees) * 16);
    }
    p.restore();
    p.setFont(m_theme.font(ring.inside.size() > 5 ? 10 : 11, 500));
    p.setPen(m_theme.text.strong);
    // "3 h 12 m" does not fit into a ring: its coarser unit does.
    const QString whole = ring.inside.section(QLatin1Char(' '), 0, 1);
    p.drawText(box, Qt::AlignCenter, ring.inside.isEmpty() ? QStringLiteral("?") : whole);
}

void FeedStrip::paintGauge(QPainter& p, const FragilityGauge& gauge, const QRect& box) const
{
    const int top = box.center().y() - 4;
    const QRect scale(box.left(), top, box.width(), 10);
    p.fillRect(scale, m_theme.bg.input);
    const auto at = [&](double v) {
        return scale.left() + static_cast<int>(std::clamp(v, 0.0, 100.0) / 100 * scale.width());
    };
    double sum = 0;
    std::size_t i = 0;
    for (const auto& part : gauge.parts) {
        const auto step = gauge.parts.empty() ? 0 : 70 + 160 * i++ / gauge.parts.size();
        if (!part || *part <= 0) continue;
        const int left = at(sum), right = at(sum + *part);
        p.fillRect(left, scale.top(), std::max(1, right - left - 1), scale.height(),
                   QColor(m_theme.ramp.sum[std::min<std::size_t>(step, 255)]));
        sum += *part;
    }
    p.setPen(m_theme.line.strong);
    p.setBrush(Qt::NoBrush);
    p.drawRect(scale.adjusted(0, 0, -1, -1));
    for (const double load : {25.0, 50.0, 75.0})
        p.fillRect(at(load), scale.top() - 2, 1, scale.height() + 4, m_theme.line.strong);
    if (!gauge.score) return;
    // The load line: disc on the waterline.
    const int x = at(*gauge.score);
    p.fillRect(x, scale.top() - 7, 2, scale.height() + 11, m_theme.text.strong);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(m_theme.text.strong, 1.4));
    p.drawEllipse(QPointF(x + 1, scale.top() - 7), 3, 3);
    p.restore();
}

void FeedStrip::paintFigure(QPainter& p, const StripFigure& f, const QRect& r, bool first) const
{
    QRect body = r.adjusted(12, 8, -10, -6);
    const int top = body.top() + (m_narrow ? 0 : 4);
    const bool known = f.fresh == Freshness::Live || f.fresh == Freshness::Late;
    const QColor ink = f.tone == Severity::Critical  ? m_theme.severity.critical
                       : f.tone == Severity::Warning ? m_theme.severity.warn
                       : known                       ? m_theme.text.strong
                                                     : m_theme.state.stale;
    if (f.ring) {
        const int size = 48;
        paintRing(p, *f.ring, QRect(body.left(), (height() - size) / 2, size, size),
                  f.tone == Severity::None ? m_theme.ui.accent : ink);
        body.setLeft(body.left() + size + 12);
    }
    const auto line = [&](int y, int h, const QFont& font, const QColor& color, const QString& what) {
        p.setFont(font);
        p.setPen(color);
        p.drawText(QRect(body.left(), y, body.width(), h), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(font).elidedText(what, Qt::ElideRight, body.width()));
    };
    paintHead(p, f, QRect(body.left(), top, body.width(), 14));
    if (f.gauge) {
        const QFont large = m_theme.font(20, 500);
        line(top + 15, 22, large, ink, f.value);
        int left = body.left() + QFontMetrics(large).horizontalAdvance(f.value) + 4;
        if (f.gauge->score) {
            p.setFont(m_theme.font(11));
            p.setPen(m_theme.text.muted);
            p.drawText(QRect(left, top + 18, 40, 18), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("/100"));
        }
        left = std::max(left + 36, body.left() + 76);
        if (body.right() - left > 40) paintGauge(p, *f.gauge, QRect(left, top + 21, body.right() - left, 18));
    } else {
        line(top + 16, 20, m_theme.font(first || f.ring ? 16 : 13, 500), ink, f.value);
    }
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
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (!rects[i].isNull()) paintFigure(p, m_figures[i], rects[i], i == 0);
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
    const std::vector<QRect> rects = figureRects();
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (!rects[i].contains(event->pos())) continue;
        Q_EMIT figureClicked(panelOf(m_figures[i].kind));
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
