#include "model/metrics/quick_words.h"

#include "model/metrics/metric_ids.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

struct GroupRow {
    quick::Group group;
    std::uint16_t inputs;
    int cost;
};
constexpr std::array<GroupRow, 7> kGroups = {{
    {quick::Prices, quick::Last | quick::Marks, 1},
    {quick::Touch, quick::Book, 1},
    {quick::Basis, quick::Book | quick::SpotBook | quick::Marks, 1},
    {quick::Depth, quick::Book, 8},
    {quick::Rates, quick::Charged, 1},
    {quick::Positions, quick::Interest | quick::Marks, 1},
    {quick::Liquidations, quick::Forced, 1},
}};

struct WordRow {
    const MetricId* id;
    quick::Group group;
};
const WordRow kWords[] = {
    {&metric::price, quick::Prices},
    {&metric::mark, quick::Prices},
    {&metric::index, quick::Prices},
    {&metric::ret1m, quick::Touch},
    {&metric::ret5m, quick::Touch},
    {&metric::ret1h, quick::Touch},
    {&metric::ret24h, quick::Touch},
    {&metric::spreadBps, quick::Touch},
    {&metric::basisBps, quick::Basis},
    {&metric::basisDisp, quick::Basis},
    {&metric::depth5Bid, quick::Depth},
    {&metric::depth5Ask, quick::Depth},
    {&metric::depth10Bid, quick::Depth},
    {&metric::depth10Ask, quick::Depth},
    {&metric::depth25Bid, quick::Depth},
    {&metric::depth25Ask, quick::Depth},
    {&metric::depth50Bid, quick::Depth},
    {&metric::depth50Ask, quick::Depth},
    {&metric::depth100Bid, quick::Depth},
    {&metric::depth100Ask, quick::Depth},
    {&metric::depth200Bid, quick::Depth},
    {&metric::depth200Ask, quick::Depth},
    {&metric::imbalance10, quick::Depth},
    {&metric::imbalance50, quick::Depth},
    {&metric::exec5bp, quick::Depth},
    {&metric::exec10bp, quick::Depth},
    {&metric::exec25bp, quick::Depth},
    {&metric::slip1m, quick::Depth},
    {&metric::slip10m, quick::Depth},
    {&metric::slip50m, quick::Depth},
    {&metric::r8, quick::Rates},
    {&metric::apr, quick::Rates},
    {&metric::r8Spread, quick::Rates},
    {&metric::oiBase, quick::Positions},
    {&metric::oiUsd, quick::Positions},
    {&metric::oiShare, quick::Positions},
    {&metric::hhi, quick::Positions},
    {&metric::dOi1h, quick::Positions},
    {&metric::dOi4h, quick::Positions},
    {&metric::dOi24h, quick::Positions},
    {&metric::dOi7d, quick::Positions},
    {&metric::liqUsd1mLong, quick::Liquidations},
    {&metric::liqUsd1mShort, quick::Liquidations},
    {&metric::liqUsd1hLong, quick::Liquidations},
    {&metric::liqUsd1hShort, quick::Liquidations},
    {&metric::liqUsd24hLong, quick::Liquidations},
    {&metric::liqUsd24hShort, quick::Liquidations},
    {&metric::liqZ, quick::Liquidations},
    {&metric::liqImbalance, quick::Liquidations},
    {&metric::forcedShare, quick::Liquidations},
};

}  // namespace

std::uint16_t quick::groupOf(MetricId metric)
{
    const auto row =
        std::find_if(std::begin(kWords), std::end(kWords), [metric](const WordRow& w) { return *w.id == metric; });
    return static_cast<std::uint16_t>(row == std::end(kWords) ? 0 : row->group);
}

std::uint16_t quick::inputsOf(std::uint16_t groups)
{
    std::uint16_t out = 0;
    for (const GroupRow& g : kGroups)
        if (groups & g.group) out = static_cast<std::uint16_t>(out | g.inputs);
    return out;
}

std::uint16_t quick::groupsOf(std::uint16_t inputs)
{
    std::uint16_t out = 0;
    for (const GroupRow& g : kGroups)
        if (inputs & g.inputs) out = static_cast<std::uint16_t>(out | g.group);
    return out;
}

int quick::cost(std::uint16_t groups)
{
    int out = 0;
    for (const GroupRow& g : kGroups)
        if (groups & g.group) out += g.cost;
    return out;
}

}  // namespace plimsoll
