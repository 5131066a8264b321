// Open interest of the chosen asset: how much is open, where, and how that became so.
#pragma once

#include "model/boards/funding_history.h"
#include "ui/panel.h"
#include "ui/panels/interest_series.h"

class QLabel;

namespace plimsoll {

class Segmented;
class ShareChart;
class TimePlot;

class InterestPanel : public Panel {
    Q_OBJECT
public:
    InterestPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    WatchSet watch() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    TimePlot* plot() const { return m_plot; }
    ShareChart* shares() const { return m_shares; }
    QString headline() const;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View { ByVenue, Total, Change };
    bool usable(const InterestNow& now) const;
    // The unit as asked for; none where the venues' currencies cannot be added.
    std::optional<double> sum(SizeUnit unit, QString* why) const;
    QString unitWord(SizeUnit unit) const;
    QString sized(double value, SizeUnit unit) const;
    void showNow(AsOf now);
    void showPlot(AsOf now);
    void showEmpty();
    void showFace(AsOf now);
    Duration span() const;

    Segmented *m_viewChoice, *m_spanChoice;
    QLabel *m_total, *m_more;
    ShareChart* m_shares;
    TimePlot* m_plot;
    std::array<InterestNow, kVenueCount> m_now;
    std::vector<FxRate> m_rates;
    std::shared_ptr<const FundingHistorySnapshot> m_past;
    std::shared_ptr<const HealthSnapshot> m_health;
    std::vector<PlotPoint> m_sum;  // of the span's plot, for the change beside the total
    QString m_sumOf;               // the venues in it, when not all are
    std::optional<std::vector<std::optional<double>>> m_shown;
    std::uint64_t m_pastVersion = 0;
    std::shared_ptr<const MarketSnapshot> m_market;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

}  // namespace plimsoll
