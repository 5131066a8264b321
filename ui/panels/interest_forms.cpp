// Open interest as stacks, candles and classed bars.
#include "model/analytics/statistics.h"
#include "ui/panel.h"
#include "ui/panels/interest_series.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::interest::Quadrant;
using analytics::interest::VolatilityQuadrant;

namespace {

using namespace std::chrono_literals;

constexpr double kSpikeLeast = 0.01, kSpikeTimes = 4;
constexpr std::size_t kSpikes = 3, kLeastBoxes = 6;

struct BarClass {
    Quadrant corner;
    const char* code;
    bool up, opened;
};
constexpr std::array kClasses = {
    BarClass{Quadrant::NewLongs, QT_TRANSLATE_NOOP("UiText", "long build"), true, true},
    BarClass{Quadrant::ShortCovering, QT_TRANSLATE_NOOP("UiText", "short cover"), true, false},
    BarClass{Quadrant::NewShorts, QT_TRANSLATE_NOOP("UiText", "short build"), false, true},
    BarClass{Quadrant::LongUnwind, QT_TRANSLATE_NOOP("UiText", "long unwind"), false, false},
};

}  // namespace

QString cornerWord(Quadrant q)
{
    for (const BarClass& c : kClasses)
        if (c.corner == q) return UiText::tr(c.code);
    return UiText::tr("flat");
}

QString cornerWord(VolatilityQuadrant q)
{
    switch (q) {
        case VolatilityQuadrant::Flat: return UiText::tr("flat");
        case VolatilityQuadrant::ConfidenceRebuild: return UiText::tr("confidence returns");
        case VolatilityQuadrant::Overextension: return UiText::tr("overextension");
        case VolatilityQuadrant::Deleveraging: return UiText::tr("deleveraging");
        case VolatilityQuadrant::Quiet: return UiText::tr("quiet");
    }
    return UiText::tr("flat");
}

std::optional<double> inForce(const std::vector<PlotPoint>& points, Timestamp t)
{
    const auto it = std::upper_bound(points.begin(), points.end(), t,
                                     [](Timestamp at, const PlotPoint& p) { return at < p.at; });
    return it == points.begin() ? std::nullopt : (it - 1)->value;
}

std::vector<PlotPoint> indexedSteps(const std::vector<PlotPoint>& points, Timestamp from)
{
    std::vector<PlotPoint> out = changeSteps(points, from);
    for (PlotPoint& p : out)
        if (p.value) p.value = 100 + *p.value;
    return out;
}

std::vector<StackedPart> stackedSteps(const std::vector<std::vector<PlotPoint>>& parts)
{
    std::vector<StackedPart> out;
    std::vector<std::vector<PlotPoint>> below;
    for (const auto& part : parts) {
        below.push_back(part);
        StackedPart& s = out.emplace_back();
        s.heights = summedSteps(below);
        s.own.reserve(s.heights.size());
        for (const PlotPoint& p : s.heights) s.own.push_back(p.value ? inForce(part, p.at) : std::nullopt);
    }
    return out;
}

std::vector<InterestBox> interestBoxes(const std::vector<PlotPoint>& points, const std::vector<PlotPoint>& price,
                                       Duration each, Timestamp from, Timestamp now)
{
    std::vector<InterestBox> out;
    if (points.empty() || each <= Duration{0}) return out;
    const Timestamp first = std::max(from, points.front().at);
    auto next = points.begin();
    for (Timestamp at = first - first.time_since_epoch() % each; at < now; at += each) {
        const auto open = inForce(points, at);
        while (next != points.end() && next->at <= at) ++next;
        InterestBox box{at, open.value_or(0), open.value_or(0), open.value_or(0), 0, {}, {}};
        std::optional<double> close;
        for (; next != points.end() && next->at <= at + each; ++next) {
            close = next->value;
            if (!close) continue;
            box.high = std::max(box.high, *close);
            box.low = std::min(box.low, *close);
        }
        if (!open || !close || !(*open > 0)) continue;
        box.close = *close;
        const auto then = inForce(price, at), last = inForce(price, std::min(now, at + each));
        if (then && last && *then > 0) {
            box.price = *last / *then - 1;
            if (const auto q = analytics::interest::quadrant(*box.price, box.change())) box.corner = *q;
        }
        out.push_back(box);
    }
    return out;
}

Duration boxFor(Duration span)
{
    return span <= 24h ? Duration(1h) : span <= 24h * 7 ? Duration(4h) : Duration(24h);
}

// Changes that stand out of the others: from this size on.
std::optional<double> spikesFrom(const std::vector<InterestBox>& boxes)
{
    if (boxes.size() < kLeastBoxes) return std::nullopt;
    std::vector<double> sizes;
    for (const InterestBox& b : boxes) sizes.push_back(std::fabs(b.change()));
    const double limit = std::max(kSpikeLeast, kSpikeTimes * analytics::median(sizes));
    std::sort(sizes.begin(), sizes.end());
    return std::max(limit, sizes[sizes.size() - kSpikes]);
}

PlotSeries interestCandles(const std::vector<InterestBox>& boxes, Duration each, const Theme& theme)
{
    PlotSeries s;
    s.code = QStringLiteral("\u03a3");
    s.name = UiText::tr("Sum of the venues, candles");
    s.color = theme.side.bid;
    s.falling = theme.side.ask;
    s.form = PlotForm::Candles;
    s.each = each;
    for (const InterestBox& b : boxes) {
        s.points.push_back({b.at, b.close});
        s.candles.push_back({b.open, b.high, b.low});
    }
    return s;
}

std::vector<PlotSeries> interestBars(const std::vector<InterestBox>& boxes, Duration each, const Theme& theme)
{
    std::vector<PlotSeries> out;
    const std::optional<double> spikes = spikesFrom(boxes);
    const auto add = [&](const QString& code, const QColor& color, bool hollow, auto&& mine) {
        PlotSeries s;
        s.code = code;
        s.name = code;
        s.color = color;
        s.form = PlotForm::Bars;
        s.each = each;
        s.faint = hollow;
        s.labelled = false;
        for (const InterestBox& b : boxes) {
            if (!mine(b)) continue;
            s.points.push_back({b.at, b.change() * 100});
            s.said.push_back(spikes && std::fabs(b.change()) >= *spikes ? format::percentChange(b.change())
                                                                        : QString());
        }
        if (!s.points.empty()) out.push_back(std::move(s));
    };
    for (const BarClass& c : kClasses)
        add(UiText::tr(c.code), c.up ? theme.side.bid : theme.side.ask, !c.opened,
            [&](const InterestBox& b) { return b.corner == c.corner; });
    add(UiText::tr("flat"), theme.line.strong, false,
        [](const InterestBox& b) { return b.corner == Quadrant::Flat; });
    add(UiText::tr("no price"), theme.text.faint, true, [](const InterestBox& b) { return !b.corner; });
    return out;
}

ExportTable interestTrailTable(const InterestSnapshot& board)
{
    ExportTable t{QStringLiteral("interest_trails"), UiText::tr("Price, volatility and open interest"), {}, {}};
    t.heads << QStringLiteral("asset") << QStringLiteral("utc") << QStringLiteral("against")
            << QStringLiteral("change") << QStringLiteral("oi_change") << QStringLiteral("window");
    if (TableNames::only()) return t;
    const auto add = [&](const auto& trail, const char* against, const char* window) {
        if (!trail) return;
        for (const QuadrantSpot& s : *trail)
            t.rows.push_back({QString::fromStdString(board.asset), format::iso(s.at), QString::fromLatin1(against),
                              QString::number(s.x, 'g', 10), QString::number(s.y, 'g', 10),
                              QString::fromLatin1(window)});
    };
    add(board.priceTrail, "price", "1 h");
    // There the change of interest is the first of the two.
    if (board.volatilityTrail)
        for (const QuadrantSpot& s : *board.volatilityTrail)
            t.rows.push_back({QString::fromStdString(board.asset), format::iso(s.at),
                              QStringLiteral("ln_rv24h_rv7d"), QString::number(s.y, 'g', 10),
                              QString::number(s.x, 'g', 10), QStringLiteral("24 h")});
    return t;
}

}  // namespace plimsoll
