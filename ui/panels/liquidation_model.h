// The liquidation tape: newest first, filtered by size and asset. What has left the newest of all assets is looked
// through where it is kept whole: of a watched asset, and large ones of any. Below what was seen since the start
// stands what the history has of the time before it, dim and in no total.
#pragma once

#include "model/history_request.h"
#include "model/snapshots.h"
#include "ui/export_table.h"
#include "ui/panels/row_model.h"
#include "widgets/size_unit.h"

#include <QString>

#include <array>
#include <memory>
#include <optional>

namespace plimsoll {

// Which prints are shown.
struct TapeFilter {
    double minUsd = 0;
    std::string asset;           // empty: all
    std::uint8_t venues = 0xff;  // bit per VenueId
    std::optional<PositionSide> side;
    bool operator==(const TapeFilter&) const = default;
    bool lets(const LiquidationRow& row) const;
};
// From these sizes on, US dollars, rising: the larger, the louder.
using TapeTiers = std::array<double, 4>;
inline constexpr TapeTiers kTapeTiers = {50e3, 100e3, 250e3, 1e6};
inline constexpr std::array<double, 8> kTapeSizes = {0, 1e3, 10e3, 25e3, 50e3, 100e3, 250e3, 1e6};  // least shown
// "50k 100k 250k 1m"; none: not four rising amounts.
std::optional<TapeTiers> tapeTiersOf(const QString& text);
QString tapeTiersText(const TapeTiers& tiers);

class LiquidationModel : public RowModel<LiquidationRow, std::uint64_t> {
public:
    enum Column { Utc, Position, Asset, Venue, PriceColumn, Size, Kind, kColumns };

    explicit LiquidationModel(QObject* parent);

    void apply(std::shared_ptr<const LiquidationSnapshot> snapshot);
    // From an earlier run: those that were received before `started`. Prices are US dollars a coin.
    void setBefore(const std::vector<HistoryAnswer::Liquidation>& stored, Timestamp started);
    static bool isBefore(const LiquidationRow& row) { return row.serial >= kBefore; }
    bool anyBefore() const;  // among those shown
    // All that the filter lets through from then on are shown; a tape holds so many at most.
    static constexpr std::size_t kMostShown = 1'000;
    std::optional<Timestamp> since() const { return m_since; }
    // Rows of another day say theirs.
    void setToday(Timestamp now);
    bool spansDays() const { return m_days; }  // rows of this run do, with their time
    void setFilter(const TapeFilter& filter);
    const TapeFilter& filter() const { return m_filter; }
    double minUsd() const { return m_filter.minUsd; }
    void setTiers(const TapeTiers& tiers);
    const TapeTiers& tiers() const { return m_tiers; }
    int tierOf(double usd) const;  // 0: below all of them
    void setSizeUnit(SizeUnit unit);
    ExportTable toExport() const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    // Newest first: the key falls down the table.
    std::uint64_t keyOf(const LiquidationRow& row) const override { return ~row.serial; }
    bool same(const LiquidationRow& a, const LiquidationRow& b) const override { return a.serial == b.serial; }

private:
    // Serials of this run stay far below.
    static constexpr std::uint64_t kBefore = std::uint64_t{1} << 62;

    void refilter();
    void judgeDays();
    QString timeOf(const LiquidationRow& row) const;

    std::shared_ptr<const LiquidationSnapshot> m_snapshot;
    TapeFilter m_filter;
    TapeTiers m_tiers = kTapeTiers;
    SizeUnit m_sizes = SizeUnit::Usd;
    double m_largest = 0;
    std::optional<Timestamp> m_since;
    std::vector<LiquidationRow> m_before;  // newest first
    Timestamp m_today{};
    bool m_days = false;
};

// A print's size in the unit: "$46.8k", "46.8k USDT", "0.54" (of its asset). None: an em dash.
QString liquidationSize(const LiquidationRow& row, SizeUnit unit);
// What the venue's feed contains: "≤ 1/s per symbol", "complete"; and as a sentence.
QString liquidationCoverage(VenueId venue);
QString liquidationCoverageSentence(VenueId venue);
// The same beside the venue's code, as far as its stream lives now: "BN ≤ 1/s per symbol", "BY lost".
QString liquidationStream(VenueId venue, Freshness stream);
bool liquidationsComplete(VenueId venue);
bool liquidationsInferred(VenueId venue);
// "BN"; with an asterisk where liquidations are inferred, not published: "HL*".
QString liquidationCode(VenueId venue);
QString priceKindText(PriceKind kind);
QString priceKindShort(PriceKind kind);

}  // namespace plimsoll
