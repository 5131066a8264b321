// Funding over assets and venues: as a grid of what is charged now, and as a map of what was.
#pragma once

#include "ui/panel.h"
#include "ui/panels/funding_carry.h"

class QStackedWidget;
class QToolButton;

namespace plimsoll {

class BoardView;
class FundingModel;
class HeatCellDelegate;
class RateLegend;
class RateMap;
class SearchField;
class Segmented;

class FundingPanel : public Panel {
    Q_OBJECT
public:
    FundingPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    bool startFind() override;
    void focusInside() override;
    void setDensity(Density density) override;
    PanelUnits unitsShown() const override;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Page { Grid, Map };
    void makeToolbar(QWidget* bar);
    void makeBoard();
    void showControls();
    int intervalRoom() const;
    void showFace(AsOf now);
    void showFooter();
    void showSelection();
    void showUnit(FundingUnit unit);
    void showSizes();
    void showPage();
    void showMap();
    void showTerms();
    void setTerms(const CarryTerms& terms);
    void termsMenu();
    void filterMenu();
    void addColumns(class QMenu* menu);
    QString columnKey(int column) const;
    void sortBy(int step);
    std::optional<VenueId> mapVenue() const;
    void menuAt(const QPoint& where);
    void headMenuAt(const QPoint& where);
    void flashFired(const SnapshotHub& hub, AsOf now);

    FundingModel* m_model;
    BoardView* m_view;
    RateLegend* m_legend;
    RateMap* m_map;
    QStackedWidget* m_pages;
    Segmented *m_page, *m_unit, *m_span, *m_source;
    QToolButton *m_termsButton, *m_filterButton;
    SearchField* m_find;
    std::uint64_t m_instruments = 0, m_overview = 0, m_firedSeen = 0;
    std::optional<Mono> m_flashedAt;
    Freshness m_pulse = Freshness::Live;
    bool m_chosenListed = false;  // a row of it stood here when it was last shown
    std::shared_ptr<const FundingSnapshot> m_shown;
    std::shared_ptr<const CarrySnapshot> m_carry;
};

}  // namespace plimsoll
