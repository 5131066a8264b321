// The chosen asset's funding over time: what each venue charges now, what it has charged, what a position
// has paid in all, and what price did after it had been extreme.
#pragma once

#include "ui/panels/funding_rows.h"
#include "ui/panels/past_panel.h"

class QToolButton;

namespace plimsoll {

class BoardView;
class ExtremesPage;
class TextTable;

class FundingInspector : public PastPanel {
    Q_OBJECT
public:
    FundingInspector(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;
    PanelUnits unitsShown() const override;

    ExtremesPage* extremes() const { return m_extremes; }

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
    enum View { Rates, Paid, Extremes };
    const FundingRow* row() const;
    const CarryRow* carry() const;
    bool hidden(VenueId venue) const { return (m_hidden >> static_cast<unsigned>(venue)) & 1u; }
    void toggle(VenueId venue);
    void showFooter();
    void makeScale();
    void showScale();
    void turn();
    void askExtremes();
    InspectorFacts facts(AsOf now) const;

    TextTable* m_rates;
    BoardView* m_ratesView;
    ExtremesPage* m_extremes;
    std::shared_ptr<const FundingSnapshot> m_now;
    std::shared_ptr<const CarrySnapshot> m_carry;
    QToolButton *m_farther, *m_fit, *m_closer;  // the axis of values
    QStringList m_notes;                        // where less is known than asked for
    unsigned m_hidden = 0;                      // bit per VenueId: its lines are left out
};

}  // namespace plimsoll
