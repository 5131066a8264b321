// Funding over assets and venues.
#pragma once

#include "ui/panel.h"

namespace plimsoll {

class BoardView;
class FundingModel;
class HeatCellDelegate;
class RateLegend;
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
    void themeChanged() override;
    bool startFind() override;
    void focusInside() override;
    void setDensity(Density density) override;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    void showFace(AsOf now);
    void showFooter();
    void showSelection();
    void showUnit(FundingUnit unit);
    void showSizes();
    void menuAt(const QPoint& where);
    void flashFired(const SnapshotHub& hub, AsOf now);

    FundingModel* m_model;
    BoardView* m_view;
    RateLegend* m_legend;
    Segmented* m_unit;
    SearchField* m_find;
    std::uint64_t m_instruments = 0, m_firedSeen = 0;
    std::optional<Mono> m_flashedAt;
    Freshness m_pulse = Freshness::Live;
    std::shared_ptr<const FundingSnapshot> m_shown;
};

}  // namespace plimsoll
