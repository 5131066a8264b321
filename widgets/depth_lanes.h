// Up to four heatmaps side by side, one a venue, on one price axis and one span of time. Each has a
// head with the venue's code and what its book is worth now.
//
// The view of the sum leads: zoom, rows, colours and pause are its own, so that a colour means the
// same dollars in every lane and switching between the two moves nothing.
#pragma once

#include "widgets/heatmap_view.h"
#include "widgets/status_dot.h"

#include <vector>

namespace plimsoll {

// What a lane's head says.
struct LaneFace {
    VenueId venue = VenueId::Binance;
    Light light = Light::Off;
    QString word;  // "live", "late 2.1 s", "not listed"
    QString why;   // in the empty lane, one sentence
    bool off = false;
    bool operator==(const LaneFace&) const = default;
};

class DepthLanes : public QWidget {
    Q_OBJECT

public:
    DepthLanes(const Theme& theme, HeatmapView* leader, const std::vector<VenueId>& venues,
               QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setData(std::shared_ptr<const DepthSnapshot> depth);
    void setLiquidations(std::shared_ptr<const LiquidationSnapshot> liquidations);
    void setUnit(SizeUnit unit, const std::vector<FxRate>& rates);
    // The venues with a lane, and the market.
    void setLanes(const LaneChoice& choice);
    void setFaces(std::vector<LaneFace> faces);

    HeatmapView* view(VenueId venue) const;
    QRect headRect(VenueId venue) const;  // empty: no lane
    bool hasFocusInside() const;

    QSize sizeHint() const override { return {900, 560}; }
    QSize minimumSizeHint() const override { return {240, 112}; }

Q_SIGNALS:
    void priceHovered(std::optional<double> price);
    void menuRequested(const QPoint& globalPos, const QString& value);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;

private:
    struct Lane {
        VenueId venue;
        HeatmapView* view;
        QRect head;
        bool shown = false;
    };
    void place();

    Theme m_theme;
    HeatmapView* m_leader;
    std::vector<Lane> m_lanes;
    std::vector<LaneFace> m_faces;
    LaneChoice m_choice;
    std::shared_ptr<const DepthSnapshot> m_depth;
};

}  // namespace plimsoll
