// The strip under the top bar: the chosen asset in a few figures, then one cell a venue that says
// whether any of it can be trusted.
#pragma once

#include "ui/strip_content.h"
#include "widgets/theme.h"

#include <QWidget>

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

Q_SIGNALS:
    void venueClicked(plimsoll::VenueId venue);
    void figureClicked(const QString& panel);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    int venueWidth() const { return m_cells.size() < 4 ? (m_narrow ? 100 : 124) : m_narrow ? 92 : 100; }
    QRect venueRect(std::size_t i) const;
    QString wholeParts(const QString& detail, int width) const;
    void paintFigure(QPainter& p, const StripFigure& f, const QRect& r, bool first) const;
    void paintHead(QPainter& p, const StripFigure& f, const QRect& line) const;
    void paintRing(QPainter& p, const PhaseRing& ring, const QRect& box, const QColor& ink) const;
    void paintGauge(QPainter& p, const FragilityGauge& gauge, const QRect& box) const;
    void paintVenue(QPainter& p, const StripVenue& v, const QRect& r) const;

    const Theme& m_theme;
    std::vector<VenueId> m_venues;
    std::vector<StripVenue> m_cells;
    std::vector<std::optional<Mono>> m_changedAt;  // lights improve at most once a second
    std::vector<StripFigure> m_figures;
    bool m_narrow = false;
};

}  // namespace plimsoll
