// The tape of liquidations.
#pragma once

#include "ui/panel.h"
#include "ui/panels/liquidation_model.h"

class QComboBox;
class QMenu;
class QToolButton;

namespace plimsoll {

class BoardView;
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

    // Nothing new is shown, and how much has come is said, until it is taken up again.
    void setPaused(bool paused);
    bool paused() const { return m_paused; }
    void setTiers(const TapeTiers& tiers);
    // Bit per VenueId; no side: both.
    void setVenues(std::uint8_t venues);
    void setSide(std::optional<PositionSide> side);
    LiquidationModel* model() const { return m_model; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    bool eventFilter(QObject* watched, QEvent* event) override;  // the table's Space

private:
    void makeTools(QWidget* bar);
    void fillFilterMenu();
    void menuAt(const QPoint& where);
    void applyFilter();
    void askBefore(AsOf now);
    void showFace(AsOf now);
    void showEmpty(AsOf now);
    void showSizes();
    void showDays();
    void showFooter();
    Freshness streamOf(VenueId venue) const;
    QString filterText() const;

    LiquidationModel* m_model;
    BoardView* m_view;
    Segmented* m_scope;
    QComboBox* m_size;
    QToolButton *m_filterButton = nullptr, *m_pauseButton = nullptr;
    QMenu* m_filterMenu = nullptr;
    std::uint8_t m_venues = 0xff;
    std::optional<PositionSide> m_side;
    bool m_paused = false;
    std::uint64_t m_waiting = 0;  // prints that came since
    std::shared_ptr<const LiquidationSnapshot> m_shown, m_latest;
    std::shared_ptr<const HealthSnapshot> m_health;
    Freshness m_pulse = Freshness::Live;
    AsOf m_now;
    std::shared_ptr<const HistoryAnswer> m_before;  // of the time before this start
    std::optional<Mono> m_asked;
    int m_asks = 0;
};

}  // namespace plimsoll
