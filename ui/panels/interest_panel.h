// Open interest of the chosen asset: how much is open, where, how that became so, and what stands behind it.
#pragma once

#include "ui/panels/interest_rows.h"
#include "ui/panels/interest_series.h"
#include "ui/panels/past_panel.h"

class QLabel;
class QMenu;

namespace plimsoll {

class BoardView;
class PageGrid;
class Segmented;
class ShareChart;
class VenueChips;

class InterestPanel : public PastPanel {
    Q_OBJECT
public:
    InterestPanel(const PanelDeps& deps, QWidget* parent);

    std::vector<ExportTable> exportTables() const override;
    std::vector<ExportTable> exportSeries() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void focusInside() override;
    void setDensity(Density density) override;

    enum Page { PPlot, PVenues, PRatios, PPrice, PVolatility, kPages };
    enum View { Stack, Lines, Index, Candles, Change, Ratios };
    ShareChart* shares() const { return m_shares; }
    // How often its parts were set.
    std::uint64_t sharesMade() const { return m_sharesMade; }
    PageGrid* pages() const { return m_pages; }
    FactStrip* facts() const { return m_facts; }
    QuadrantPlot* priceCorners() const { return m_price; }
    QuadrantPlot* volatilityCorners() const { return m_volatility; }
    TextTable* venueTable() const { return m_venueTable; }
    QString headline() const;
    // The rebuild is read from there; none: from the last flush found.
    void setAnchor(std::optional<Timestamp> at);
    std::optional<Timestamp> anchor() const { return m_anchor; }
    const InterestRebuild& rebuild() const { return m_rebuild; }
    // Venues that a person does not want to see, bit per VenueId; one at least stays.
    void setHidden(std::uint8_t venues);
    std::uint8_t hiddenVenues() const;

protected:
    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void showNow(AsOf now) override;
    void showPlot(AsOf now) override;
    void showFace(AsOf now) override;
    QString nothingYet() const override;
    void forget() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeHead();
    void makePages();
    void makeChips();
    BoardView* tableView(TextTable* table, const QString& name);
    std::vector<VenueId> shownVenues() const;
    InterestView viewOf() const;
    bool usable(const InterestNow& now) const;
    bool expects(VenueId venue) const;  // it is to say what is open
    // The unit as asked for; none where the venues' currencies cannot be added.
    std::optional<double> sum(SizeUnit unit, QString* why) const;
    QString unitWord(SizeUnit unit) const;
    QString sized(double value, SizeUnit unit) const;
    void showShares();
    void showParts();
    void showWords();
    void showBoard();
    void showRebuild();
    void showRatios();
    void showForms(const std::vector<std::vector<PlotPoint>>& parts, const std::vector<VenueId>& whose,
                   Timestamp from, Timestamp now);
    void menuOnPlot(const QPoint& where);
    void menuOnTable(BoardView* table, const QPoint& where);
    ExportTable figures() const;
    void addAlerts(QMenu* menu);

    QLabel *m_total, *m_more;
    QString m_words;  // beside the total, in full
    Segmented* m_page;
    FactStrip* m_facts;
    ShareChart* m_shares;
    PageGrid* m_pages;
    TextTable *m_venueTable, *m_ratioTable;
    BoardView *m_venueView, *m_ratioView;
    QuadrantPlot *m_price, *m_volatility;
    VenueChips* m_chips = nullptr;

    std::array<InterestNow, kVenueCount> m_now;
    std::vector<FxRate> m_rates;
    std::vector<PlotPoint> m_sum;           // of the span's plot, for the change beside the total
    std::vector<InterestPoint> m_sumCoins;  // whatever the unit: what a rebuild is read from
    std::vector<PlotPoint> m_sumSteps;      // the same, as it is plotted
    QString m_sumOf;                        // the venues in it, when not all are
    std::optional<QStringList> m_shown;     // what the chart of shares says
    std::uint64_t m_sharesMade = 0;
    std::shared_ptr<const MarketSnapshot> m_market;
    std::shared_ptr<const InterestSnapshot> m_board, m_boardShown;
    Mono m_boardAt{};
    bool m_boardPlain = false;  // its words are for other programs
    std::array<RatioSeries, kVenueCount> m_ratiosShown{};
    std::optional<Timestamp> m_anchor;
    InterestRebuild m_rebuild;
};

}  // namespace plimsoll
