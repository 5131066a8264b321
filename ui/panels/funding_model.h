// The funding grid: a row an asset, a column a venue. Sorts itself, and holds still while told to.
#pragma once

#include "model/snapshots.h"
#include "ui/export_table.h"
#include "ui/panels/funding_carry.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/row_model.h"
#include "ui/selection.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

// What a person wants to see of the grid. What is not known does not pass a limit.
struct FundingFilter {
    double leastInterest = 0;  // US dollars
    double leastVolume = 0;    // of 24 h, US dollars
    double leastGap = 0;       // r8
    bool pairsOnly = false;    // only where two live books allow a pair
    bool cryptoOnly = false;
    bool any() const { return *this != FundingFilter{}; }
    bool operator==(const FundingFilter&) const = default;
};

class FundingModel : public RowModel<FundingRow, std::string> {
public:
    FundingModel(std::vector<VenueId> venues, QObject* parent);

    void apply(const FundingSnapshot& snapshot, AsOf now);
    // Ages and countdowns, twice a second.
    void setNow(AsOf now);
    // A model that is silent leaves nothing fresh.
    void setPulse(Freshness pulse);
    void setUnit(FundingUnit unit);
    FundingUnit unit() const { return m_unit; }
    // Venues' heads without the unit, which the panel's title says too.
    void setShortHeads(bool on);
    // In what open interest is read, and what currencies are worth for that.
    void setSizeUnit(SizeUnit unit);
    SizeUnit sizeUnit() const { return m_sizes; }
    void setRates(const std::vector<FxRate>& rates);
    // Which assets each venue lists; decides between "not listed" and "nothing received".
    void setInstruments(const InstrumentTable& table);
    // What pairs earn, and on which terms. Null: nothing is said of it.
    void setCarry(std::shared_ptr<const CarrySnapshot> carry);
    void setTerms(const CarryTerms& terms);
    const CarryTerms& terms() const { return m_terms; }
    const CarryFace* carryOf(const std::string& asset) const;
    void setFilter(const FundingFilter& filter);
    const FundingFilter& filter() const { return m_filter; }
    // Traded in 24 h, US dollars, by asset.
    void setVolumes(std::map<std::string, double> volumes) { m_volumes = std::move(volumes); }
    int known() const { return static_cast<int>(m_newest.size()); }  // assets, filtered or not
    // While the pointer is inside nothing changes its place.
    void setFrozen(bool frozen);
    int rowsThatWouldMove() const { return m_wouldMove; }
    int rowOf(const QString& asset) const;
    // An alert on this cell fired: its wash starts again. No venue: the asset's cell.
    void flash(const std::string& asset, std::optional<VenueId> venue);
    // The venue of a column, if it is one's.
    std::optional<VenueId> venueOf(int column) const;
    ExportTable toExport() const;       // a row an asset and venue
    ExportTable toCarryExport() const;  // a row an asset: its best pair

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // Column -1: the order of the snapshot (most traded first).
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const { return m_sortColumn; }

    int gapColumn() const { return 1 + static_cast<int>(m_venues.size()); }
    int nextColumn() const { return gapColumn() + 1; }
    int interestColumn() const { return gapColumn() + 2; }
    // Hyperliquid's forecasts beside the venues' own estimates: the one furthest apart.
    int forecastColumn() const { return gapColumn() + 3; }
    int carryColumn(CarryColumn column) const { return gapColumn() + 4 + static_cast<int>(column); }

protected:
    std::string keyOf(const FundingRow& row) const override { return row.asset; }
    bool same(const FundingRow& a, const FundingRow& b) const override { return a == b; }
    void rowChanges(const FundingRow& before, const FundingRow& after) override;

private:
    enum class Listing : std::uint8_t { Unknown, Listed, NotListed };
    Listing listing(const FundingRow& row, VenueId venue) const;
    const FundingCell* cell(const FundingRow& row, int column) const;
    Freshness freshOf(const FundingCell& c) const;
    std::optional<double> sortKey(const FundingRow& row, int column) const;
    std::optional<Timestamp> nextOf(const FundingRow& row) const;
    std::optional<double> interestOf(const FundingRow& row) const;
    QString interestTip(const FundingRow& row) const;
    std::optional<std::pair<VenueId, ForecastView>> furthestForecast(const FundingRow& row) const;
    QString forecastTip(const FundingRow& row) const;
    bool passes(const FundingRow& row) const;
    void weigh();
    std::optional<CarryColumn> carryAt(int column) const;
    QVariant carryData(const FundingRow& row, CarryColumn column, int role) const;
    QVariant venueData(const FundingRow& row, int column, int role) const;
    QString gapTip(const FundingRow& row) const;
    QString rowTip(const FundingRow& row, int column) const;
    void arrange();

    std::vector<VenueId> m_venues;
    std::vector<FundingRow> m_newest;  // in the snapshot's order
    std::array<std::set<std::string>, kVenueCount> m_listed;
    std::array<bool, kVenueCount> m_listKnown{};
    std::map<std::pair<std::string, VenueId>, qint64> m_changedAt;
    std::map<std::string, qint64> m_flashedAt;
    std::shared_ptr<const CarrySnapshot> m_carry;
    std::map<std::string, CarryFace> m_faces;
    bool m_shortHeads = false;
    CarryTerms m_terms;
    FundingFilter m_filter;
    std::map<std::string, double> m_volumes;
    std::set<std::string> m_others;  // listed as something else than a crypto currency
    AsOf m_now;
    Freshness m_pulse = Freshness::Live;
    FundingUnit m_unit = FundingUnit::Bp8h;
    SizeUnit m_sizes = SizeUnit::Usd;
    QString m_unmeasured;  // currencies that are taken as one dollar: "USDT, USDC"
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    bool m_frozen = false;
    int m_wouldMove = 0;
};

}  // namespace plimsoll
