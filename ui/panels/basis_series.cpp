// The basis panel's plot. A moment of which nothing is known breaks the line.
#include "ui/panels/basis_cells.h"
#include "widgets/ui_text.h"

#include <map>

namespace plimsoll {

using namespace basis;

namespace {

constexpr Duration kFine = std::chrono::hours{1};

const std::vector<BasisSlot>* slotsOf(const BasisSnapshot& board, Duration span)
{
    return (span <= kFine ? board.seconds : board.minutes).get();
}

// Where the memory begins; none: it is empty.
std::optional<Timestamp> begin(const std::vector<BasisSlot>* slots)
{
    if (!slots || slots->empty()) return std::nullopt;
    return slots->front().at;
}

// Points of what is known, a null where a line ends.
class Line {
public:
    void add(Timestamp at, std::optional<double> value)
    {
        if (value)
            m_points.push_back({at, value});
        else if (!m_points.empty() && m_points.back().value)
            m_points.push_back({at, std::nullopt});
    }
    std::vector<PlotPoint> take() { return std::move(m_points); }

private:
    std::vector<PlotPoint> m_points;
};

void addSlots(Line& line, const std::vector<BasisSlot>* slots, std::size_t which, Timestamp from)
{
    if (!slots) return;
    for (const BasisSlot& s : *slots) {
        if (s.at < from) continue;
        const float v = s.values[which];
        line.add(s.at, std::isnan(v) ? std::nullopt : std::optional(static_cast<double>(v)));
    }
}

// A price that the venue tells of is of another moment than the index that was seen.
std::optional<double> storedBp(const store::SeriesPoint& p)
{
    const bool known = p.close && !p.priceTold && p.index && *p.index > 0;
    return known ? std::optional((*p.close / *p.index - 1) * 1e4) : std::nullopt;
}

// What the store has of it before the memory begins. It keeps no spot beside the perpetual.
void addStored(Line& line, const HistoryAnswer* stored, VenueId venue, Timestamp until)
{
    if (!stored) return;
    for (const HistoryLine& l : stored->lines) {
        if (l.venue != venue) continue;
        std::optional<std::int64_t> end;
        for (const store::SeriesPoint& p : l.series.points) {
            const Timestamp at{std::chrono::seconds{p.t}};
            if (at >= until) break;
            if (end && *end < p.t) line.add(Timestamp{std::chrono::seconds{*end}}, std::nullopt);
            end = p.t + l.series.span;
            line.add(at, storedBp(p));
        }
        if (end) line.add(std::min(until, Timestamp{std::chrono::seconds{*end}}), std::nullopt);
    }
}

}  // namespace

std::vector<PlotSeries> basisLines(const BasisSnapshot& board, const HistoryAnswer* stored, BasisPlotOf what,
                                   Duration span, const BasisView& view, const Theme& theme)
{
    const std::vector<BasisSlot>* const slots = slotsOf(board, span);
    const Timestamp from = board.asOf.wall - span;
    std::vector<PlotSeries> out;
    const auto add = [&](PlotSeries series, Line& line) {
        series.form = PlotForm::Steps;
        series.holds = false;
        series.points = line.take();
        if (!series.points.empty()) out.push_back(std::move(series));
    };
    if (what == BasisPlotOf::Dispersion) {
        Line line;
        addSlots(line, slots, LDispersion, from);
        PlotSeries s;
        s.code = QStringLiteral("\u0394");
        s.name = UiText::tr("Highest less lowest basis of the venues");
        s.color = theme.text.strong;
        s.width = 1.5;
        add(std::move(s), line);
        return out;
    }
    for (const VenueId v : view.venues) {
        Line line;
        if (what == BasisPlotOf::Index) addStored(line, stored, v, begin(slots).value_or(board.asOf.wall));
        addSlots(line, slots, (what == BasisPlotOf::Index ? LIndex : LSpot) + static_cast<std::size_t>(v), from);
        PlotSeries s;
        s.code = codeOf(v);
        s.name = what == BasisPlotOf::Index ? UiText::tr("%1, perpetual from index").arg(venueNameText(v))
                                            : UiText::tr("%1, perpetual from spot").arg(venueNameText(v));
        s.color = venueColor(v, theme);
        s.dash = venueDash(v);
        add(std::move(s), line);
    }
    return out;
}

std::vector<PlotGap> basisGaps(const std::vector<PlotSeries>& lines, Timestamp now)
{
    std::vector<std::pair<Timestamp, Timestamp>> runs;
    for (const PlotSeries& line : lines) {
        std::optional<Timestamp> begun;
        for (const PlotPoint& p : line.points) {
            if (p.value && !begun) begun = p.at;
            if (!p.value && begun) runs.emplace_back(*begun, p.at), begun.reset();
        }
        if (begun) runs.emplace_back(*begun, now);
    }
    std::sort(runs.begin(), runs.end());
    std::vector<PlotGap> out;
    for (std::size_t i = 1; i < runs.size(); ++i) {
        runs[i].second = std::max(runs[i].second, runs[i - 1].second);
        if (runs[i].first > runs[i - 1].second)
            out.push_back({runs[i - 1].second, runs[i].first,
                           UiText::tr("not known, %1").arg(format::age(runs[i].first - runs[i - 1].second))});
    }
    return out;
}

ExportTable basisSeriesTable(const BasisSnapshot& board, const HistoryAnswer* stored, Duration span)
{
    ExportTable t{
        QStringLiteral("basis_series"), UiText::tr("Basis by venue and dispersion, over the span shown"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("utc") << QStringLiteral("span_s");
    for (const VenueId v : kVenues)
        for (const char* what : {"vs_index_bp", "vs_spot_bp"})
            t.heads << text(venueKey(v)) + u'_' + QString::fromUtf8(what);
    t.heads << QStringLiteral("dispersion_bp") << QStringLiteral("reason");
    if (TableNames::only()) return t;
    const std::vector<BasisSlot>* const slots = slotsOf(board, span);
    const Timestamp from = board.asOf.wall - span, until = begin(slots).value_or(board.asOf.wall);

    using Row = std::array<std::optional<double>, kBasisLines>;
    const auto add = [&](Timestamp at, std::int64_t seconds, const Row& values, const QString& lacks) {
        QStringList line{QString::fromStdString(board.asset), format::iso(at), QString::number(seconds)};
        bool missing = false;
        const auto cell = [&](const std::optional<double>& v) {
            missing |= !v;
            line << (v ? QString::number(*v, 'f', 3) : QString());
        };
        for (std::size_t v = 0; v < kVenueCount; ++v) cell(values[LIndex + v]), cell(values[LSpot + v]);
        cell(values[LDispersion]);
        t.rows.push_back(line << (missing ? lacks : QString()));
    };
    // By their moment and how long they stand: not every venue's are equally long.
    std::map<std::pair<Timestamp, std::int64_t>, Row> before;
    if (stored)
        for (const HistoryLine& l : stored->lines)
            for (const store::SeriesPoint& p : l.series.points) {
                const Timestamp at{std::chrono::seconds{p.t}};
                if (at < from || at >= until) continue;
                if (const auto bp = storedBp(p))
                    before[{at, l.series.span}][LIndex + static_cast<std::size_t>(l.venue)] = bp;
            }
    const QString fromStore = UiText::tr("from the stored history: spot and dispersion are not stored");
    for (const auto& [when, values] : before) add(when.first, when.second, values, fromStore);
    if (!slots) return t;
    const QString unknown = UiText::tr("empty: not known then");
    for (const BasisSlot& s : *slots) {
        if (s.at < from) continue;
        Row values;
        for (std::size_t i = 0; i < kBasisLines; ++i)
            if (!std::isnan(s.values[i])) values[i] = static_cast<double>(s.values[i]);
        add(s.at, span <= kFine ? 1 : 60, values, unknown);
    }
    return t;
}

}  // namespace plimsoll
