#include "model/analytics/book_shape.h"
#include "model/analytics/opposite_flow.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"
#include "model/analytics/tape.h"
#include "model/analytics/wicks.h"

#include <algorithm>

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer turns(Arguments& a)
{
    const auto bought = sometimes(a, "bought"), sold = sometimes(a, "sold");
    flow::TurnLimits limits;
    limits.window = a.count("window", limits.window);
    limits.edge = a.number("edge", limits.edge);
    limits.within = a.count("within", limits.within);
    limits.least = a.number("least", limits.least);
    if (a.failed()) return a.failure();
    return answer(flow::takerTurns(bought, sold, limits), [](const flow::TakerTurns& t) {
        return Object{{"ratio", t.ratio},        {"buy_share", t.buyShare},
                      {"side", t.side},          {"steps", t.steps},
                      {"turns", t.turns},        {"turn_ago", t.turnAgo},
                      {"turn_side", t.turnSide}, {"share_before", t.shareBefore},
                      {"judged", t.judged}};
    });
}

Answer wickSeries(Arguments& a)
{
    struct Field {
        const char* key;
        std::optional<double> WickLook::*to;
    };
    static constexpr Field fields[] = {{"high", &WickLook::high},        {"low", &WickLook::low},
                                       {"mid", &WickLook::mid},          {"peer_high", &WickLook::peerHigh},
                                       {"peer_low", &WickLook::peerLow}, {"peer_mid", &WickLook::peerMid}};
    std::vector<WickLook> looks;
    for (const Field& field : fields) {
        const auto x = sometimes(a, field.key);
        if (&field == fields) looks.resize(x.size());
        if (x.size() != looks.size()) a.fail(field.key, "must be as long as high");
        for (std::size_t i = 0; i < std::min(x.size(), looks.size()); ++i) looks[i].*field.to = x[i];
    }
    WickLimits limits;
    limits.leastBps = a.number("least_bps", limits.leastBps);
    limits.back = a.number("back", limits.back);
    limits.within = a.count("within", limits.within);
    limits.learn = a.count("learn", limits.learn);
    if (a.failed()) return a.failure();
    return answer(wicks(looks, limits), [](const Wicks& w) {
        std::vector<double> bps;
        std::vector<std::size_t> at, steps;
        for (const Wick& one : w.found) {
            bps.push_back(one.bps);
            at.push_back(one.at);
            steps.push_back(one.steps);
        }
        return Object{{"n", w.found.size()},     {"bps", Value::listOf(bps)},
                      {"at", Value::listOf(at)}, {"steps", Value::listOf(steps)},
                      {"open", w.open},          {"judged", w.judged}};
    });
}

Answer markout(Arguments& a)
{
    const auto isBuy = a.flags("is_buy");
    const auto before = a.numbers("before");
    const auto after = sometimes(a, "after");
    if (a.failed()) return a.failure();
    return answer(flow::markout(isBuy, before, after), [](const flow::Markout& m) {
        return Object{{"n", m.n}, {"mean_bps", m.meanBps}, {"se_bps", m.errorBps}, {"share", m.share}};
    });
}

Answer opposite(Arguments& a)
{
    const auto buyerBought = sometimes(a, "buyer_bought"), buyerSold = sometimes(a, "buyer_sold"),
               sellerBought = sometimes(a, "seller_bought"), sellerSold = sometimes(a, "seller_sold");
    std::vector<std::optional<double>> gaps;
    if (a.has("gaps")) gaps = sometimes(a, "gaps");
    flow::OppositeLimits limits;
    limits.slack = a.count("slack", limits.slack);
    limits.leastUsd = a.number("least_usd", limits.leastUsd);
    limits.least = a.count("least", limits.least);
    limits.leastOpposite = a.count("least_opposite", limits.leastOpposite);
    limits.alpha = a.number("alpha", limits.alpha);
    if (a.failed()) return a.failure();
    return answer(flow::oppositeFlow({buyerBought, buyerSold}, {sellerBought, sellerSold}, gaps, limits),
                  [](const flow::OppositeFlow& o) {
                      return Object{{"seconds", o.seconds},
                                    {"busy", o.busy},
                                    {"judged", o.judged},
                                    {"shift", o.shift},
                                    {"by_chance", o.byChance},
                                    {"p", o.probability},
                                    {"hint", o.hint},
                                    {"matched_usd", o.matchedUsd},
                                    {"share", o.share},
                                    {"gap_bps", o.gapBps},
                                    {"usual_gap_bps", o.usualGapBps}};
                  });
}

Answer irregularity(Arguments& a)
{
    const auto levels = a.levels("levels");
    const std::size_t n = a.count("n", 20);
    if (a.failed()) return a.failure();
    return answer(depth::irregularity(levels, n), [](const depth::Irregularity& i) {
        return Object{{"gap_cv", i.gapCv},
                      {"size_cv", i.sizeCv},
                      {"largest_gap_bps", i.largestGapBps},
                      {"score", i.score},
                      {"levels", i.levels}};
    });
}

constexpr FunctionRow kRows[] = {
    {"flow.turns", "C14", "bought, sold, window=5, edge=1.5, within=15, least=0",
     "ratio, buy_share, side, steps, turns, turn_ago, turn_side, share_before, judged",
     "when the lead of takers passes from buyers to sellers or back; steps", &turns},
    {"price.wicks", "C13",
     "high, low, mid, peer_high, peer_low, peer_mid, least_bps=15, back=0.5, within=10, learn=20",
     "n, bps, at, steps, open, judged", "prices that leave those of the peers and come back at once, bp",
     &wickSeries},
    {"flow.markout", "C14", "is_buy, before, after", "n, mean_bps, se_bps, share",
     "where the price went after trades, the taker's way above 0, bp", &markout},
    {"flow.opposite", "C14",
     "buyer_bought, buyer_sold, seller_bought, seller_sold, gaps?, slack=1, least_usd=1000, least=240, "
     "least_opposite=10, alpha=0.01",
     "seconds, busy, judged, shift, by_chance, p, hint, matched_usd, share, gap_bps, usual_gap_bps",
     "takers that buy on one venue in the seconds in which takers sell on another, against chance", &opposite},
    {"depth.irregularity", "C1", "levels, n=20", "gap_cv, size_cv, largest_gap_bps, score, levels",
     "how unevenly a side of a book is filled, 0 to 1", &irregularity},
};

}  // namespace

std::span<const FunctionRow> tapeRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
