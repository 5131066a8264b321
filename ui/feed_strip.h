// The strip under the top bar, read like a sentence: where the market stands, the four structural signals, how
// fragile it is, what was forced, and, one cell a venue, whether any of it can be trusted.
//
// Every cell opens the panel that explains it: by click, or by Enter after the arrow keys. Space tells what a
// pointer would be told.
#pragma once

#include "ui/strip_content.h"
#include "widgets/theme.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace plimsoll {

class FeedStrip : public QWidget {
    Q_OBJECT
public:
    FeedStrip(const Theme& theme, std::vector<VenueId> venues, QWidget* parent);

    void setVenues(const HealthSnapshot* health, AsOf now);
    void setFigures(std::vector<StripFigure> figures);
    void setNarrow(bool narrow);
    const std::vector<StripVenue>& cells() const { return m_cells; }
    const std::vector<StripFigure>& figures() const { return m_figures; }
    // Where each stands; a null one had no room.
    std::vector<QRect> figureRects() const;

    // What was written at the last painting, and the room that it had.
    struct Written {
        QString text;  // as it stands there
        QString whole;
        int width = 0, room = 0;
    };
    const std::vector<Written>& written() const { return m_written; }
    // How often it had something else to show; for tests.
    int changes() const { return m_changes; }
    // The keyboard's place: figures on screen, then venues; -1: nowhere.
    int current() const { return m_current; }

Q_SIGNALS:
    void venueClicked(plimsoll::VenueId venue);
    void figureClicked(const QString& panel);
    // A right click: on a figure with what it says, or on a venue.
    void menuRequested(std::optional<plimsoll::FigureKind> figure, std::optional<plimsoll::VenueId> venue,
                       const QString& value, const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    // What can be opened: a figure or a venue.
    struct Stop {
        QRect rect;
        std::optional<std::size_t> figure, venue;
    };
    std::vector<Stop> stops() const;
    void open(const Stop& stop);
    QString tipOf(const Stop& stop) const;
    void describe();
    void showChange();
    int venueWidth() const;
    QRect venueRect(std::size_t i) const;

    // feed_strip_paint.cpp
    void write(QPainter& p, const QRect& box, const QFont& font, const QColor& ink, const QString& text,
               const QString& brief = {}) const;
    QString wholeParts(const QString& detail, int width) const;
    void paintFigure(QPainter& p, const StripFigure& f, const QRect& r) const;
    void paintHead(QPainter& p, const StripFigure& f, const QRect& line) const;
    void paintRing(QPainter& p, const PhaseRing& ring, const QRect& box, const QColor& ink) const;
    void paintGauge(QPainter& p, const FragilityGauge& gauge, const QRect& box) const;
    void paintScore(QPainter& p, const StripFigure& f, const QRect& body, int top, const QColor& ink) const;
    void paintSides(QPainter& p, const SidesFigure& sides, const QRect& line) const;
    void paintVenue(QPainter& p, const StripVenue& v, const QRect& r) const;

    const Theme& m_theme;
    std::vector<VenueId> m_venues;
    std::vector<StripVenue> m_cells;
    std::vector<std::optional<Mono>> m_changedAt;  // lights improve at most once a second
    std::vector<std::optional<Mono>> m_since;      // in the state that is shown
    std::vector<StripFigure> m_figures;
    mutable std::vector<Written> m_written;
    QString m_described;
    int m_current = -1, m_changes = 0;
    bool m_narrow = false;
};

}  // namespace plimsoll
