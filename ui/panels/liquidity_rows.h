// What the liquidity panel says of the board's numbers, as tables, figures and curves. Nothing is computed here
// but units.
#pragma once

#include "model/boards/liquidity.h"
#include "model/history_request.h"
#include "model/metrics/metric_values.h"
#include "ui/export_table.h"
#include "ui/panels/text_table.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"
#include "widgets/size_unit.h"
#include "widgets/time_plot.h"
#include "widgets/week_clock.h"

#include <optional>
#include <vector>

namespace plimsoll {

// What a person has chosen, and the moment everything is seen from.
struct LiquidityView {
    std::string asset;
    Market market = Market::Perp;
    Side side = Side::Sell;
    double sizeUsd = 1e6;
    SizeUnit unit = SizeUnit::Usd;  // of depth
    std::optional<double> usdPerUsdt;
    std::vector<VenueId> venues;
    AsOf now;
    bool stale = false;         // the model has fallen silent
    bool metricsStale = false;  // the metrics have not been renewed
    bool ownFees = false;       // the fees are the person's, not the listed ones
};

// Why a venue's book is left out; empty: it counts.
QString leftOut(const VenueLiquidity& venue, AsOf now);
// "without HL 6.4 s"; empty: all count.
QString leftOutWords(const MarketLiquidity& market, const LiquidityView& view);

std::vector<TextColumn> bandColumns();
std::vector<TextRow> bandRows(const MarketLiquidity& market, const LiquidityView& view);
// "$m", "USDT m", "BTC": what the numbers of the bands are in.
QString bandUnit(const LiquidityView& view);

std::vector<TextColumn> routeColumns();
std::vector<TextRow> routeRows(const MarketLiquidity& market, const LiquidityView& view);

std::vector<CurveSeries> costCurves(const MarketLiquidity& market, const LiquidityView& view, const Theme& theme);

// The head: the 50-million test, spread, balance, steadiness, resilience. `metrics`: null, or not the asset's: not
// known.
std::vector<Fact> liquidityFacts(const MarketLiquidity& market, const MetricSnapshot* metrics,
                                 const LiquidityView& view);

// The last shock to the books; null: none was seen.
QString shockTitle(const ShockStory* story);
QString shockWords(const ShockStory* story);
QString shockTip(const ShockStory& story);
std::vector<PlotSeries> shockLines(const ShockStory& story, const LiquidityView& view, const Theme& theme);
ExportTable shockExport(const ShockStory* story, const std::string& asset);
// How long a best price stands, of a moment taken at random.
QString lifeText(const QuoteLifetime& life);

enum class UsualOf : std::uint8_t { Depth, Spread, Volume };
// The venues' usual hours together: depth and volume are summed where all are known that know enough hours, of
// spreads the least counts. Absent: not known.
struct UsualTogether {
    std::array<WeekHour, WeekClock::kHours> hours;
    int weeks = 0;   // the most that an hour rests on
    QString venues;  // that are in it
};
UsualTogether usualTogether(const std::vector<UsualWeek>& usual, UsualOf what, const LiquidityView& view);
QString usualText(UsualOf what, double value);
// "Europe and US · now $172m · usually $139m · thin from Sat 02:00"; the session alone where nothing usual is
// known.
QString usualNow(const UsualTogether& usual, UsualOf what, const MarketLiquidity& market,
                 const LiquidityView& view);

// "$1m", "$2.5m": a size without needless digits.
QString liquiditySize(double usd);
QString bandText(double usd, double mid, const LiquidityView& view);

}  // namespace plimsoll
