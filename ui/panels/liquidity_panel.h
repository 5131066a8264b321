// Liquidity of the chosen asset: how much rests how near, what a size costs, where it would go, when there usually
// is more of it, and in how many parts to trade.
#pragma once

#include "ui/panels/liquidity_rows.h"
#include "ui/panels/pages_panel.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace plimsoll {

class LiquidityPlan;

class LiquidityPanel : public PagesPanel {
    Q_OBJECT
public:
    LiquidityPanel(const PanelDeps& deps, QWidget* parent);

    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    void themeChanged() override;
    void focusInside() override;

    TextTable* bands() const { return m_bands; }
    TextTable* routes() const { return m_routes; }
    CurvePlot* curves() const { return m_curves; }
    WeekClock* clock() const { return m_clock; }
    LiquidityPlan* plan() const { return m_plan; }
    TimePlot* recovery() const { return m_recovery; }
    // One's own size, US dollars.
    double size() const { return m_size; }
    // Venues that a person leaves out, bit per VenueId.
    std::uint8_t excluded() const { return chips()->leftOut(); }
    void setExcluded(std::uint8_t venues) { chips()->setLeftOut(venues); }
    void setSize(double usd);

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void resizeEvent(QResizeEvent* event) override;
    void showAll() override;
    void menuAt(BoardView* table, const QPoint& where) override;
    void forget() override;

private:
    enum Page { PBands, PCost, PRoute, PClock, PPlan, PShock, kPages };
    void makeChoices();
    void makePages();
    LiquidityView view() const;
    const MarketLiquidity* shown() const;  // null: nothing of this asset yet
    void takeSize();
    void count();
    void showTables();
    void showCurves();
    void showClock();
    void showPlan();
    void showShock();
    void feeMenu();
    void showFace();
    void showTitles();
    void askUsual(AsOf now);

    TextTable *m_bands, *m_routes;
    BoardView *m_bandView, *m_routeView;
    CurvePlot* m_curves;
    TimePlot* m_recovery;
    QLabel* m_shockWords;
    std::shared_ptr<const ShockStory> m_story;  // that is drawn
    Freshness m_storyPulse = Freshness::Live;
    WeekClock* m_clock;
    Segmented* m_clockOf;
    QLabel* m_clockNow;
    LiquidityPlan* m_plan;
    Segmented *m_market, *m_side;
    QLineEdit* m_sizeField;
    QLabel* m_sizeWord;
    QToolButton* m_fees;
    double m_size = 1e6;

    std::shared_ptr<const LiquiditySnapshot> m_shown;
    std::optional<MarketLiquidity> m_counted;  // of the chosen market, without what is left out by wish
    std::shared_ptr<const MetricSnapshot> m_metrics;
    std::shared_ptr<const HistoryAnswer> m_usual;
    std::optional<double> m_volume;
    std::vector<FxRate> m_rates;
    bool m_stored = false;  // a history is kept in this run
    std::optional<Mono> m_asked;
    std::string m_askedFor;
    std::uint64_t m_serial = 0;
};

}  // namespace plimsoll
