// What the basis panel says of the board's numbers, as figures, tables and lines. Nothing is computed here but
// units.
#pragma once

#include "model/boards/basis.h"
#include "model/history_request.h"
#include "ui/panels/text_table.h"
#include "widgets/fact_strip.h"
#include "widgets/theme.h"
#include "widgets/time_plot.h"

#include <vector>

namespace plimsoll {

// What a person has chosen, and the moment everything is seen from.
struct BasisView {
    std::vector<VenueId> venues;  // shown
    bool dollars = false;         // differences in US dollars a coin, else in basis points
    AsOf now;
    bool stale = false;  // the model has fallen silent
    QString unit() const { return dollars ? QStringLiteral("$") : QStringLiteral("bp"); }
    bool shows(VenueId v) const;
};

// "+1.24", "\u22120.31", "0.00", "+104.9"
QString signedBp(double bp);
// "12 s", "\u2265 3 m": how long a gap has been outside of its usual band.
QString outsideText(const VenueGap& gap);
// "BN 200 ms", "together"; empty: not known.
QString leadText(const BasisLead& lead, const QString& first, const QString& second);
QString leadWhy(const BasisLead& lead);

// Takers that buy on one venue while takers sell on another: a hint, or that there is none, or why it is not
// known.
Fact oppositeFact(const BasisSnapshot& board, const BasisView& view);
TextCell oppositeCell(const VenueGap& gap, const BasisView& view);

std::vector<Fact> basisFacts(const BasisSnapshot& board, const BasisView& view);

std::vector<TextColumn> basisVenueColumns();
std::vector<TextRow> basisVenueRows(const BasisSnapshot& board, const BasisView& view);
std::vector<TextColumn> basisPairColumns();
std::vector<TextRow> basisPairRows(const BasisSnapshot& board, const BasisView& view);
// A row over a column: above 0 the row's venue is rich.
std::vector<TextColumn> basisMatrixColumns(const std::vector<VenueId>& venues);
std::vector<TextRow> basisMatrixRows(const BasisSnapshot& board, const BasisView& view);
std::vector<TextColumn> basisOracleColumns();
std::vector<TextRow> basisOracleRows(const BasisSnapshot& board, const BasisView& view);
std::vector<TextColumn> basisStableColumns();
std::vector<TextRow> basisStableRows(const BasisSnapshot& board, const BasisView& view);

// ---- The plot -----------------------------------------------------------------------------

enum class BasisPlotOf : std::uint8_t { Index, Spot, Dispersion };
// From memory: the last hour by the second, a day by the minute; what is older out of the store, where it is the
// difference from the index.
std::vector<PlotSeries> basisLines(const BasisSnapshot& board, const HistoryAnswer* stored, BasisPlotOf what,
                                   Duration span, const BasisView& view, const Theme& theme);
// Spans inside of what is plotted of which no line knows anything.
std::vector<PlotGap> basisGaps(const std::vector<PlotSeries>& lines, Timestamp now);
// The same span in figures, of all venues: index, spot and dispersion, wherever they are known.
ExportTable basisSeriesTable(const BasisSnapshot& board, const HistoryAnswer* stored, Duration span);

}  // namespace plimsoll
