// The chosen asset's funding over time: what each venue charges now, what it has charged, what a position
// has paid in all.
#pragma once

#include "model/boards/funding_history.h"
#include "ui/panel.h"

class QLabel;

namespace plimsoll {

class BoardView;
class Segmented;
class TextTable;
class TimePlot;

class FundingInspector : public Panel {
    Q_OBJECT
public:
    FundingInspector(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    WatchSet watch() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    TimePlot* plot() const { return m_plot; }

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View { Rates, Paid };
    const FundingRow* row() const;
    void showRates(AsOf now);
    void showPlot(AsOf now);
    void showEmpty();
    void showFace(AsOf now);
    Duration span() const;

    Segmented *m_viewChoice, *m_spanChoice;
    TextTable* m_rates;
    BoardView* m_ratesView;
    TimePlot* m_plot;
    std::shared_ptr<const FundingSnapshot> m_now;
    std::shared_ptr<const FundingHistorySnapshot> m_past;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::uint64_t m_pastVersion = 0;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

}  // namespace plimsoll
