#include "model/analytics/book_shape.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::analytics::depth {

namespace {

constexpr std::size_t kLeastLevels = 5;

}  // namespace

Result<Irregularity> irregularity(Levels levels, std::size_t n)
{
    if (n < kLeastLevels) return badInput("n", "must be 5 or more");
    if (levels.size() < kLeastLevels) return incomplete("levels", "fewer than five are there");
    const Levels near = levels.first(std::min(n, levels.size()));
    std::vector<double> gaps, sizes;
    gaps.reserve(near.size());
    sizes.reserve(near.size());
    const bool down = near[1].price < near[0].price;
    for (std::size_t i = 0; i < near.size(); ++i) {
        sizes.push_back(near[i].qty);
        if (i == 0) continue;
        gaps.push_back(down ? near[i - 1].price - near[i].price : near[i].price - near[i - 1].price);
        if (!(gaps.back() > 0)) return badInput("levels", "must be in the order of their prices");
    }
    if (!(near[0].price > 0)) return badInput("levels", "a price must be above 0");
    if (!noneNegative(sizes)) return badInput("levels", "a size must not be below 0");
    const double size = mean(sizes);
    if (!(size > 0)) return noData("levels", "nothing stands on them");
    Irregularity out;
    out.levels = near.size();
    out.gapCv = std::sqrt(variance(gaps)) / mean(gaps);
    out.sizeCv = std::sqrt(variance(sizes)) / size;
    out.largestGapBps = *std::max_element(gaps.begin(), gaps.end()) / near[0].price * 1e4;
    const double uneven = (out.gapCv + out.sizeCv) / 2;
    out.score = 1 - 1 / (1 + uneven);
    return finite(out, {out.gapCv, out.sizeCv, out.largestGapBps, uneven, out.score});
}

}  // namespace plimsoll::analytics::depth
