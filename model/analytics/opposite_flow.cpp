#include "model/analytics/opposite_flow.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plimsoll::analytics::flow {

namespace {

bool noAmount(Sometimes x)
{
    return std::any_of(x.begin(), x.end(), [](const auto& v) { return v && !(*v >= 0 && std::isfinite(*v)); });
}

// What is known of both sides, bought less sold.
std::vector<std::optional<double>> netOf(const TakerSeconds& takers)
{
    std::vector<std::optional<double>> out(takers.bought.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (takers.bought[i] && takers.sold[i]) out[i] = *takers.bought[i] - *takers.sold[i];
    return out;
}

double floorOf(Sometimes net, double least)
{
    std::vector<double> sizes;
    sizes.reserve(net.size());
    for (const auto& v : net)
        if (v) sizes.push_back(std::abs(*v));
    return std::max(least, median(sizes));
}

// Seconds of both, the seller's so many later.
struct Pairing {
    std::size_t judged = 0, busy = 0, opposite = 0;
    std::size_t buyerBusy = 0, buys = 0, sellerBusy = 0, sells = 0;

    // That a second in which both are busy is an opposite one.
    double rate() const
    {
        if (buyerBusy == 0 || sellerBusy == 0) return 0;
        return static_cast<double>(buys) / static_cast<double>(buyerBusy) * static_cast<double>(sells) /
               static_cast<double>(sellerBusy);
    }
    double expected() const { return static_cast<double>(busy) * rate(); }
    double excess() const { return static_cast<double>(opposite) - expected(); }
};

// Calls `each` with the places of both in every second of which both are known.
template <typename Each>
void pairUp(Sometimes buyer, Sometimes seller, int shift, Each&& each)
{
    const auto size = static_cast<std::ptrdiff_t>(buyer.size());
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, -shift);
    const std::ptrdiff_t end = std::min<std::ptrdiff_t>(size, size - shift);
    for (std::ptrdiff_t i = first; i < end; ++i) {
        const auto b = static_cast<std::size_t>(i), s = static_cast<std::size_t>(i + shift);
        if (buyer[b] && seller[s]) each(b, s);
    }
}

}  // namespace

double binomialTail(std::size_t n, std::size_t k, double p)
{
    const auto all = static_cast<double>(n);
    if (static_cast<double>(k) <= all * p) return 1;
    if (k > n || !(p > 0)) return 0;
    // Above the mean the first term is the largest, here by its logarithm: the others follow from it.
    double first = 0;
    for (std::size_t i = 1; i <= k; ++i)
        first += std::log(static_cast<double>(n - k + i) / static_cast<double>(i) * p);
    double term = std::exp(first + static_cast<double>(n - k) * std::log1p(-p)), total = term;
    for (std::size_t i = k; i < n && term > total * 1e-17; ++i) {
        term *= static_cast<double>(n - i) / static_cast<double>(i + 1) * p / (1 - p);
        total += term;
    }
    return std::min(1.0, total);
}

namespace {

// Why nothing can be said of them; none: something may.
std::optional<Unexpected<NoValue>> refusal(const TakerSeconds& buyer, const TakerSeconds& seller,
                                           Sometimes gapsBps, const OppositeLimits& limits)
{
    const std::size_t size = buyer.bought.size();
    if (buyer.sold.size() != size) return badInput("buyer_sold", "must be as long as buyer_bought");
    if (seller.bought.size() != size) return badInput("seller_bought", "must be as long as buyer_bought");
    if (seller.sold.size() != size) return badInput("seller_sold", "must be as long as buyer_bought");
    if (!gapsBps.empty() && gapsBps.size() != size) return badInput("gaps", "must be as long as buyer_bought");
    if (noAmount(buyer.bought)) return badInput("buyer_bought", "must not be below 0");
    if (noAmount(buyer.sold)) return badInput("buyer_sold", "must not be below 0");
    if (noAmount(seller.bought)) return badInput("seller_bought", "must not be below 0");
    if (noAmount(seller.sold)) return badInput("seller_sold", "must not be below 0");
    if (!(limits.leastUsd >= 0)) return badInput("least_usd", "must not be below 0");
    if (!(limits.alpha > 0 && limits.alpha < 1)) return badInput("alpha", "must be between 0 and 1");
    if (limits.least == 0) return badInput("least", "must be above 0");
    if (size < limits.least) return tooShort("buyer_bought", size, limits.least);
    if (limits.slack >= size || limits.slack > kMostSlack)
        return badInput("slack", "must be shorter than the series, and at most 60");
    return std::nullopt;
}

}  // namespace

Result<OppositeFlow> oppositeFlow(const TakerSeconds& buyer, const TakerSeconds& seller, Sometimes gapsBps,
                                  const OppositeLimits& limits)
{
    if (const auto why = refusal(buyer, seller, gapsBps, limits)) return *why;
    const auto bought = netOf(buyer), sold = netOf(seller);
    OppositeFlow out;
    out.buyerFloorUsd = floorOf(bought, limits.leastUsd);
    out.sellerFloorUsd = floorOf(sold, limits.leastUsd);
    const auto buys = [&](std::size_t b) { return *bought[b] > out.buyerFloorUsd; };
    const auto sells = [&](std::size_t s) { return -*sold[s] > out.sellerFloorUsd; };
    const auto isBusy = [](double net, double floor) { return std::abs(net) > floor; };

    // The same second first: another one must have more.
    std::optional<Pairing> best;
    std::size_t most = 0;
    const auto slack = static_cast<int>(limits.slack);
    for (int step = 0; step <= 2 * slack; ++step) {
        const int shift = step % 2 == 1 ? (step + 1) / 2 : -step / 2;
        Pairing found;
        pairUp(bought, sold, shift, [&](std::size_t b, std::size_t s) {
            const bool one = isBusy(*bought[b], out.buyerFloorUsd), other = isBusy(*sold[s], out.sellerFloorUsd);
            ++found.judged;
            found.buyerBusy += one;
            found.sellerBusy += other;
            found.busy += one && other;
            found.buys += buys(b);
            found.sells += sells(s);
            found.opposite += buys(b) && sells(s);
        });
        most = std::max(most, found.judged);
        if (found.judged < limits.least) continue;
        if (best && !(found.excess() > best->excess())) continue;
        best = found;
        out.shift = shift;
    }
    if (!best) return tooShort("buyer_bought", most, limits.least);
    out.seconds = best->opposite;
    out.busy = best->busy;
    out.judged = best->judged;
    out.byChance = best->expected();
    out.probability = binomialTail(out.busy, out.seconds, best->rate());
    out.hint = out.seconds >= limits.leastOpposite &&
               out.probability <= limits.alpha / static_cast<double>(2 * limits.slack + 1);

    double traded = 0, gaps = 0, allGaps = 0;
    std::size_t known = 0, allKnown = 0;
    pairUp(bought, sold, out.shift, [&](std::size_t b, std::size_t s) {
        traded += *buyer.bought[b] + *buyer.sold[b] + *seller.bought[s] + *seller.sold[s];
        const bool opposite = buys(b) && sells(s);
        if (opposite) out.matchedUsd += std::min(*bought[b], -*sold[s]);
        if (gapsBps.empty() || !gapsBps[b]) return;
        allGaps += *gapsBps[b], ++allKnown;
        if (opposite) gaps += *gapsBps[b], ++known;
    });
    // What was bought on the one and sold on the other: both are in the flow that it is a share of.
    if (traded > 0) out.share = out.matchedUsd / traded * 2;
    if (known > 0) out.gapBps = gaps / static_cast<double>(known);
    if (allKnown > 0) out.usualGapBps = allGaps / static_cast<double>(allKnown);
    return finite(out, {traded, out.matchedUsd, gaps, allGaps, out.buyerFloorUsd, out.sellerFloorUsd});
}

}  // namespace plimsoll::analytics::flow
