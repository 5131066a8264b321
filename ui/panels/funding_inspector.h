// The chosen asset's funding over time: what each venue charges now, what it has charged, what a position
// has paid in all.
#pragma once

#include "ui/panels/past_panel.h"

namespace plimsoll {

class BoardView;
class TextTable;

class FundingInspector : public PastPanel {
    Q_OBJECT
public:
    FundingInspector(const PanelDeps& deps, QWidget* parent);

    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void showNow(AsOf now) override;
    void showPlot(AsOf now) override;
    void showFace(AsOf now) override;
    QString nothingYet() const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum View { Rates, Paid };
    const FundingRow* row() const;

    TextTable* m_rates;
    BoardView* m_ratesView;
    std::shared_ptr<const FundingSnapshot> m_now;
};

}  // namespace plimsoll
