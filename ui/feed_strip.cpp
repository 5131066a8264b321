#include "ui/feed_strip.h"

#include "ui/panel.h"
#include "ui/strip_room.h"
#include "widgets/format.h"

#include "widgets/ui_text.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace plimsoll {

namespace {

// The panel that explains it.
QString panelOf(FigureKind kind)
{
    switch (kind) {
        case FigureKind::Asset: return QStringLiteral("depth");
        case FigureKind::Funding: return QStringLiteral("funding");
        case FigureKind::Interest: return QStringLiteral("interest");
        case FigureKind::Basis: return QStringLiteral("basis");
        case FigureKind::Liquidity: return QStringLiteral("liquidity");
        case FigureKind::Liquidated: return QStringLiteral("liquidations");
        case FigureKind::Phase: return QStringLiteral("phase");
        case FigureKind::Fragility: return QStringLiteral("fragility");
    }
    return {};
}

bool ours(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End ||
           key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
}

// Tips are asked for when they are shown; all else stands in the picture. A copy shares its words.
template <typename Cell>
bool looksLike(Cell cell, const Cell& shown)
{
    cell.tip = shown.tip;
    return cell == shown;
}

}  // namespace

FeedStrip::FeedStrip(const Theme& theme, std::vector<VenueId> venues, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_venues(std::move(venues)),
      m_changedAt(m_venues.size()),
      m_since(m_venues.size())
{
    setObjectName(QStringLiteral("strip"));
    setAccessibleName(tr("Mission control"));
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    for (VenueId v : m_venues) {
        StripVenue cell;
        cell.venue = v;
        cell.word = UiText::tr("starting");
        cell.value = QStringLiteral("\u2014");
        cell.detail = UiText::tr("no report yet");
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
    bool changed = false;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        StripVenue next = stripVenue(health->venues[static_cast<std::size_t>(m_venues[i])], now);
        StripVenue& shown = m_cells[i];
        // Worse at once; better at most once a second, so that a light never flickers.
        const bool better = next.state < shown.state;
        const bool held = better && m_changedAt[i] && now.mono - *m_changedAt[i] < std::chrono::seconds{1} &&
                          now.mono >= *m_changedAt[i];
        if (held) continue;
        if (next.state != shown.state) m_changedAt[i] = now.mono;
        if (next.state != shown.state || !m_since[i]) m_since[i] = now.mono;
        const Duration since = std::max(Duration{0}, now.mono - *m_since[i]);
        next.since = since < std::chrono::seconds{1} ? QString() : format::age(since);
        next.tip += tr("\n%1 for %2, since %3, as seen here")
                        .arg(next.word, format::age(since), format::when(now.wall - since, now.wall));
        changed |= !looksLike(next, shown);
        shown = std::move(next);
    }
    if (changed) showChange();
}

void FeedStrip::setFigures(std::vector<StripFigure> figures)
{
    const bool changed = !std::equal(figures.begin(), figures.end(), m_figures.begin(), m_figures.end(),
                                     [](const StripFigure& a, const StripFigure& b) { return looksLike(a, b); });
    m_figures = std::move(figures);
    if (changed) showChange();
}

void FeedStrip::showChange()
{
    ++m_changes;
    describe();
    update();
}

// For people who do not see it: the sentence that the strip is.
void FeedStrip::describe()
{
    QStringList said;
    for (const StripFigure& f : m_figures) said << f.label + QStringLiteral(": ") + f.value;
    for (const StripVenue& v : m_cells) said << text(venueName(v.venue)) + QStringLiteral(": ") + v.word;
    const QString all = said.join(QStringLiteral(". "));
    if (all == m_described) return;
    m_described = all;
    setAccessibleDescription(all);
}

int FeedStrip::venueWidth() const
{
    return m_cells.size() < 4 ? (m_narrow ? 100 : 124) : m_narrow ? 74 : 100;
}

QRect FeedStrip::venueRect(std::size_t i) const
{
    const int w = venueWidth();
    const int left = width() - 4 - static_cast<int>(m_cells.size() - i) * w;
    return {left, 0, w, height()};
}

// Between their widest and their narrowest; where that is not enough, whole figures go.
std::vector<QRect> FeedStrip::figureRects() const
{
    const int room = m_cells.empty() ? width() : venueRect(0).left() - 8;
    std::vector<StripRoom> wants;
    for (const StripFigure& f : m_figures) wants.push_back(stripRoom(f.kind, m_theme));
    std::vector<bool> shown(m_figures.size(), true);
    const auto total = [&](int StripRoom::*size) {
        int sum = 0;
        for (std::size_t i = 0; i < m_figures.size(); ++i) sum += shown[i] ? wants[i].*size : 0;
        return sum;
    };
    for (const FigureKind kind : firstToGo()) {
        if (total(&StripRoom::narrow) <= room) break;
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            if (m_figures[i].kind == kind) shown[i] = false;
    }
    const int wide = total(&StripRoom::wide), narrow = total(&StripRoom::narrow);
    const double share =
        wide > narrow ? within(static_cast<double>(room - narrow) / (wide - narrow), 0.0, 1.0) : 1;
    const double used = narrow + share * (wide - narrow);
    const double scale = used > 0 && room > used ? std::min(1.35, room / used) : 1;
    std::vector<QRect> rects;
    double x = 0;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const double w = shown[i] ? (wants[i].narrow + share * (wants[i].wide - wants[i].narrow)) * scale : 0;
        rects.push_back(
            w > 0 ? QRect(static_cast<int>(x), 0, static_cast<int>(x + w) - static_cast<int>(x), height())
                  : QRect());
        x += w;
    }
    return rects;
}

// ---- Opening what is meant ----------------------------------------------------------------

std::vector<FeedStrip::Stop> FeedStrip::stops() const
{
    std::vector<Stop> out;
    const std::vector<QRect> rects = figureRects();
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (!rects[i].isNull()) out.push_back({rects[i], i, {}});
    for (std::size_t i = 0; i < m_cells.size(); ++i) out.push_back({venueRect(i), {}, i});
    return out;
}

void FeedStrip::open(const Stop& stop)
{
    if (stop.venue) Q_EMIT venueClicked(m_cells[*stop.venue].venue);
    if (stop.figure) Q_EMIT figureClicked(panelOf(m_figures[*stop.figure].kind));
}

QString FeedStrip::tipOf(const Stop& stop) const
{
    return stop.venue ? m_cells[*stop.venue].tip : m_figures[*stop.figure].tip;
}

void FeedStrip::mousePressEvent(QMouseEvent* event)
{
    for (const Stop& stop : stops())
        if (event->button() == Qt::LeftButton && stop.rect.contains(event->pos())) return open(stop);
    QWidget::mousePressEvent(event);
}

// The pointer's cell, or the keyboard's.
void FeedStrip::contextMenuEvent(QContextMenuEvent* event)
{
    const std::vector<Stop> all = stops();
    const bool keys = event->reason() == QContextMenuEvent::Keyboard;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Stop& stop = all[i];
        if (keys ? static_cast<int>(i) != m_current : !stop.rect.contains(event->pos())) continue;
        event->accept();
        const QPoint at = keys ? mapToGlobal(stop.rect.bottomLeft()) : event->globalPos();
        if (stop.figure) {
            const StripFigure& f = m_figures[*stop.figure];
            Q_EMIT menuRequested(f.kind, std::nullopt, (f.label + u' ' + f.value).trimmed(), at);
        } else if (stop.venue) {
            const StripVenue& v = m_cells[*stop.venue];
            Q_EMIT menuRequested(std::nullopt, v.venue, venueNameText(v.venue) + u' ' + v.word + u' ' + v.value,
                                 at);
        }
        return;
    }
}

void FeedStrip::keyPressEvent(QKeyEvent* event)
{
    const std::vector<Stop> all = stops();
    if (all.empty() || !ours(event->key())) return QWidget::keyPressEvent(event);
    const int last = static_cast<int>(all.size()) - 1;
    const int at = within(m_current, 0, last);
    switch (event->key()) {
        case Qt::Key_Left: m_current = std::max(0, at - 1); break;
        case Qt::Key_Right: m_current = std::min(last, at + 1); break;
        case Qt::Key_Home: m_current = 0; break;
        case Qt::Key_End: m_current = last; break;
        case Qt::Key_Space: {
            const Stop& stop = all[static_cast<std::size_t>(at)];
            QToolTip::showText(mapToGlobal(stop.rect.bottomLeft()), tipOf(stop), this);
            break;
        }
        default: return open(all[static_cast<std::size_t>(at)]);
    }
    update();
}

void FeedStrip::focusInEvent(QFocusEvent* event)
{
    if (m_current < 0) m_current = 0;
    update();
    QWidget::focusInEvent(event);
}

void FeedStrip::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

bool FeedStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // These keys mean something else in the window.
        auto* const key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && ours(key->key())) event->accept();
        return QWidget::event(event);
    }
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString tip;
    for (const Stop& stop : stops())
        if (stop.rect.contains(help->pos())) tip = tipOf(stop);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}  // namespace plimsoll
