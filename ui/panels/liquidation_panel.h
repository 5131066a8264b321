// The tape of liquidations.
#pragma once

#include "ui/panel.h"

class QComboBox;

namespace plimsoll {

class BoardView;
class LiquidationModel;
class Segmented;

class LiquidationPanel : public Panel {
    Q_OBJECT
public:
    LiquidationPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void themeChanged() override;
    void focusInside() override;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;

private:
    void applyFilter();
    void askBefore(AsOf now);
    void showFace(AsOf now);
    void showEmpty(AsOf now);
    void showSizes();
    void showFooter();
    Freshness streamOf(VenueId venue) const;
    QString filterText() const;

    LiquidationModel* m_model;
    BoardView* m_view;
    Segmented* m_scope;
    QComboBox* m_size;
    std::shared_ptr<const LiquidationSnapshot> m_shown;
    std::shared_ptr<const HealthSnapshot> m_health;
    Freshness m_pulse = Freshness::Live;
    AsOf m_now;
    std::shared_ptr<const HistoryAnswer> m_before;  // of the time before this start
    std::optional<Mono> m_asked;
    int m_asks = 0;
};

}  // namespace plimsoll
