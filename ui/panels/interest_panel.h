// Open interest of the chosen asset: how much is open, where, and how that became so.
#pragma once

#include "ui/panels/interest_series.h"
#include "ui/panels/past_panel.h"

class QLabel;

namespace plimsoll {

class ShareChart;

class InterestPanel : public PastPanel {
    Q_OBJECT
public:
    InterestPanel(const PanelDeps& deps, QWidget* parent);

    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;

    ShareChart* shares() const { return m_shares; }
    QString headline() const;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void showNow(AsOf now) override;
    void showPlot(AsOf now) override;
    void showFace(AsOf now) override;
    QString nothingYet() const override;
    void forget() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View { ByVenue, Total, Change };
    bool usable(const InterestNow& now) const;
    // The unit as asked for; none where the venues' currencies cannot be added.
    std::optional<double> sum(SizeUnit unit, QString* why) const;
    QString unitWord(SizeUnit unit) const;
    QString sized(double value, SizeUnit unit) const;

    QLabel *m_total, *m_more;
    ShareChart* m_shares;
    std::array<InterestNow, kVenueCount> m_now;
    std::vector<FxRate> m_rates;
    std::vector<PlotPoint> m_sum;  // of the span's plot, for the change beside the total
    QString m_sumOf;               // the venues in it, when not all are
    std::optional<std::vector<std::optional<double>>> m_shown;
    std::shared_ptr<const MarketSnapshot> m_market;
};

}  // namespace plimsoll
