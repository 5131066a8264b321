// How the strip looks.
#include "ui/feed_strip.h"
#include "ui/panel.h"
#include "ui/strip_room.h"
#include "widgets/focus_ring.h"
#include "widgets/icon.h"
#include "widgets/status_dot.h"
#include "widgets/table_delegate.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"
#include "widgets/within.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plimsoll {

// In full where there is room, else the brief form; what is still too long goes part by part.
void FeedStrip::write(QPainter& p, const QRect& box, const QFont& font, const QColor& ink, const QString& text,
                      const QString& brief) const
{
    QString shown = text;
    if (textWidth(font, shown) > box.width() && !brief.isEmpty()) shown = brief;
    if (textWidth(font, shown) > box.width()) shown = wholeParts(shown, box.width());
    if (textWidth(font, shown) > box.width()) {
        // A sentence of a feed ends between two words.
        const QString cut = QFontMetrics(font).elidedText(shown, Qt::ElideRight, box.width());
        const qsizetype space = cut.lastIndexOf(u' ');
        shown = space > 0 ? cut.left(space) + QStringLiteral(" \u2026") : cut;
        if (textWidth(font, shown) > box.width()) shown = cut;
    }
    p.setFont(font);
    p.setPen(ink);
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, shown);
    m_written.push_back({shown, text, textWidth(font, shown), box.width()});
}

// A number is never cut: what does not fit goes part by part.
QString FeedStrip::wholeParts(const QString& detail, int width) const
{
    const QFont font = m_theme.font(11);
    const QString dot = QStringLiteral(" \u00b7 ");
    if (textWidth(font, detail) <= width || !detail.contains(dot)) return detail;
    QString shown;
    for (const QString& part : detail.split(dot)) {
        const QString longer = shown.isEmpty() ? part : shown + dot + part;
        if (!shown.isEmpty() && textWidth(font, longer + QStringLiteral(" \u2026")) > width) break;
        shown = longer;
    }
    return shown + QStringLiteral(" \u2026");
}

// Light, label, how it is known, and since when, as far as there is room.
void FeedStrip::paintHead(QPainter& p, const StripFigure& f, const QRect& line) const
{
    const QFont font = m_theme.font(11);
    int x = line.left();
    const bool signal = isSignal(f.kind);
    const Severity severity = std::max(f.light.value_or(Severity::None), f.worst);
    if (signal || severity != Severity::None) {
        const bool unknown = signal && !f.light && f.worst == Severity::None;
        const QColor colour = unknown                          ? m_theme.state.stale
                              : severity == Severity::Critical ? m_theme.severity.critical
                              : severity == Severity::Warning  ? m_theme.severity.warn
                              : severity == Severity::Notice   ? m_theme.severity.notice
                                                               : m_theme.state.live;
        paintIcon(&p,
                  unknown                          ? IconId::Unknown
                  : severity == Severity::Critical ? IconId::Critical
                  : severity == Severity::Warning  ? IconId::Warning
                  : severity == Severity::Notice   ? IconId::Notice
                                                   : IconId::Normal,
                  QRect(x, line.top() + 1, 12, 12), colour);
        x += kStripIcon;
    }
    const int room = line.right() + 1 - x;
    const bool whole = f.labelBrief.isEmpty() || textWidth(font, f.label) <= room;
    const QString label = whole ? f.label : f.labelBrief;
    write(p, QRect(x, line.top(), room, line.height()), font, m_theme.text.muted, label);
    x += textWidth(font, label) + 8;
    const auto say = [&](const QString& what, const QColor& ink) {
        write(p, QRect(x, line.top(), textWidth(font, what), line.height()), font, ink, what);
        x += textWidth(font, what) + 8;
    };
    if (f.mark) {
        const QString what = provenanceWord(*f.mark);
        if (x + 13 + textWidth(font, what) <= line.right()) {
            paintProvenance(&p, {x, line.top() + 3}, *f.mark, m_theme);
            x += 13;
            say(what, m_theme.text.muted);
        }
    }
    if (!f.note.isEmpty() && x + textWidth(font, f.note) <= line.right())
        say(f.note, signal ? m_theme.text.faint : m_theme.text.base);
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
        return scale.left() + static_cast<int>(within(v, 0.0, 100.0) / 100 * scale.width());
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
    p.fillRect(x, scale.top() - 7, 2, scale.height() + 9, m_theme.text.strong);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(m_theme.text.strong, 1.4));
    p.drawEllipse(QPointF(x + 1, scale.top() - 7), 3, 3);
    p.restore();
}

void FeedStrip::paintScore(QPainter& p, const StripFigure& f, const QRect& body, int top, const QColor& ink) const
{
    const QFont large = m_theme.font(20, 500);
    write(p, QRect(body.left(), top + 15, 44, 22), large, ink, f.value);
    int left = body.left() + textWidth(large, f.value) + 4;
    if (f.gauge->score) {
        const QString of = QStringLiteral("/100");
        const QFont small = m_theme.font(11);
        write(p, QRect(left, top + 18, textWidth(small, of), 18), small, m_theme.text.muted, of);
    }
    left = std::max(left + 36, body.left() + 76);
    if (body.right() - left > 40) paintGauge(p, *f.gauge, QRect(left, top + 20, body.right() - left, 18));
}

// Longs and shorts: told apart by shape, place and colour; the words where there is room.
void FeedStrip::paintSides(QPainter& p, const SidesFigure& sides, const QRect& line) const
{
    const QFont font = m_theme.font(13, 500), small = m_theme.font(11);
    const QString longWord = UiText::tr("long"), shortWord = UiText::tr("short");
    const int bare = 2 * kStripMark + textWidth(font, sides.longs + sides.shorts) + 10;
    const bool spoken = bare + textWidth(small, longWord + shortWord) + 8 <= line.width();
    int x = line.left();
    const auto side = [&](PositionSide which, const QString& value, const QString& word, const QColor& ink) {
        paintLiquidationMark(&p, QRect(x, line.center().y() - 5, 10, 10), which, m_theme);
        x += kStripMark;
        write(p, QRect(x, line.top(), textWidth(font, value), line.height()), font, ink, value);
        x += textWidth(font, value);
        if (spoken) {
            x += 4;
            write(p, QRect(x, line.top() + 1, textWidth(small, word), line.height()), small, m_theme.text.muted,
                  word);
            x += textWidth(small, word);
        }
        x += 10;
    };
    side(PositionSide::Long, sides.longs, longWord, m_theme.liq.longs);
    side(PositionSide::Short, sides.shorts, shortWord, m_theme.liq.shorts);
    const QRect bar(line.left(), line.bottom() + 1, line.width(), 3);
    const int split = static_cast<int>(std::lround(sides.longShare * bar.width()));
    p.fillRect(QRect(bar.left(), bar.top(), split, bar.height()), m_theme.liq.longs);
    p.fillRect(QRect(bar.left() + split, bar.top(), bar.width() - split, bar.height()), m_theme.liq.shorts);
}

void FeedStrip::paintFigure(QPainter& p, const StripFigure& f, const QRect& r) const
{
    QRect body = r.adjusted(kStripLeft, 8, -kStripRight, -6);
    const int top = body.top() + (m_narrow ? 0 : 4);
    const bool known = usable(f.fresh);
    const QColor ink = !known                         ? m_theme.state.stale
                       : f.tone == Severity::Critical ? m_theme.severity.critical
                       : f.tone == Severity::Warning  ? m_theme.severity.warn
                                                      : m_theme.text.strong;
    if (f.ring) {
        constexpr int size = 48;
        paintRing(p, *f.ring, QRect(body.left(), (height() - size) / 2, size, size),
                  f.tone == Severity::None ? m_theme.ui.accent : ink);
        body.setLeft(body.left() + kStripRing);
    }
    paintHead(p, f, QRect(body.left(), top, body.width(), 14));
    const QRect value(body.left(), top + 16, body.width(), 20);
    if (f.gauge)
        paintScore(p, f, body, top, ink);
    else if (f.sides)
        paintSides(p, *f.sides, value.adjusted(0, 0, 0, -2));
    else
        write(p, value, m_theme.font(f.kind == FigureKind::Asset || f.ring ? 16 : 13, 500), ink, f.value,
              f.valueBrief);
    write(p, QRect(body.left(), top + 38, body.width(), 14), m_theme.font(11), m_theme.text.muted, f.detail,
          f.detailBrief);
    p.fillRect(r.right(), 0, 1, height(), m_theme.line.base);
}

void FeedStrip::paintVenue(QPainter& p, const StripVenue& v, const QRect& r) const
{
    const int left = r.left() + (r.width() < 90 ? 8 : 10);
    const int width = r.right() - left - 2;
    const int top = 8 + (m_narrow ? 0 : 4);
    const QFont small = m_theme.font(11);
    const QColor state = m_theme.stateColor(v.state);
    paintLight(&p, QRect(left, top + 3, 8, 8), lightOf(v.state), m_theme);
    p.fillRect(left + 14, top + 2, 3, 10, m_theme.venue[static_cast<std::size_t>(v.venue)]);
    const QString code = text(venueCode(v.venue));
    write(p, QRect(left + 21, top, textWidth(small, code), 14), small, m_theme.text.base, code);
    // Of a live feed the word is enough; of another one, since when.
    const bool trusted = v.state == Freshness::Live;
    const int x = left + 21 + textWidth(small, code) + 6, room = left + width - x;
    for (const QString& word : {trusted || v.since.isEmpty() ? v.word : v.word + u' ' + v.since, v.word})
        if (textWidth(small, word) <= room) {
            write(p, QRect(x, top, room, 14), small, state, word);
            break;
        }
    const QFont large = m_theme.font(13, 500);
    write(p, QRect(left, top + 17, width, 18), large, trusted ? m_theme.text.strong : state, v.value);
    const int after = left + textWidth(large, v.value) + 8;
    if (after + textWidth(small, v.rate) <= left + width)
        write(p, QRect(after, top + 18, textWidth(small, v.rate), 18), small, m_theme.text.muted, v.rate);
    write(p, QRect(left, top + 38, width, 14), small, m_theme.text.muted, v.detail, v.brief);
}

void FeedStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    m_written.clear();
    p.fillRect(rect(), m_theme.bg.raised);
    const std::vector<QRect> rects = figureRects();
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (!rects[i].isNull()) paintFigure(p, m_figures[i], rects[i]);
    for (std::size_t i = 0; i < m_cells.size(); ++i) paintVenue(p, m_cells[i], venueRect(i));
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.base);
    if (!hasFocus() || m_current < 0) return;
    const std::vector<Stop> all = stops();
    if (!all.empty())
        paintFocusRing(
            &p, all[std::min(static_cast<std::size_t>(m_current), all.size() - 1)].rect.adjusted(2, 2, -2, -3),
            m_theme);
}

}  // namespace plimsoll
