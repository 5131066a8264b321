#include "model/analytics/flow.h"
#include "model/analytics/market_state.h"
#include "model/analytics/registry.h"
#include "model/analytics/slicing.h"
#include "model/analytics/week.h"

#include <algorithm>
#include <array>

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer kyle(Arguments& a)
{
    const auto returns = a.numbers("ret_bps"), usd = a.numbers("signed_usd_m");
    if (a.failed()) return a.failure();
    return answer(flow::kyle(returns, usd), [&](const flow::Kyle& k) {
        return Object{{"lam", k.lambda},
                      {"alpha", k.alpha},
                      {"r2", k.r2},
                      {"t", k.t},
                      {"usable", flow::kyleUsable(k, returns.size())}};
    });
}

Answer amihud(Arguments& a)
{
    const auto returns = a.numbers("ret"), usd = a.numbers("usd");
    if (a.failed()) return a.failure();
    return answer(flow::amihud(returns, usd), "bps_per_musd");
}

Answer vpinBulk(Arguments& a)
{
    const auto dp = a.numbers("dp"), vol = a.numbers("vol");
    const double bucket = a.number("bucket");
    const std::size_t n = a.count("n", 50);
    if (a.failed()) return a.failure();
    return answer(flow::vpinBulk(dp, vol, bucket, n), [](const flow::Vpin& v) {
        return Object{{"sigma", v.sigma}, {"buckets", v.buckets}, {"vpin", v.vpin}};
    });
}

Answer vpinTaker(Arguments& a)
{
    const auto vol = a.numbers("vol");
    const auto isBuy = a.flags("is_buy");
    const double bucket = a.number("bucket");
    const std::size_t n = a.count("n", 50);
    if (a.failed()) return a.failure();
    return answer(flow::vpinTaker(vol, isBuy, bucket, n), [](const flow::Vpin& v) {
        return Object{{"buckets", v.buckets}, {"vpin", v.vpin}};
    });
}

Answer session(Arguments& a)
{
    const double ts = a.number("ts_ms");
    if (a.failed()) return a.failure();
    return answer(sessionAt(ts), [](const Session& s) {
        return Object{{"weekend", s.weekend}, {"labels", Value::listOf(s.labels)}, {"how", s.hourOfWeek}};
    });
}

Answer dispersion(Arguments& a)
{
    const auto perp = a.numbers("perp"), spot = a.numbers("spot");
    if (a.failed()) return a.failure();
    return answer(basisDispersion(perp, spot), [](const Dispersion& d) {
        return Object{
            {"basis_bps", Value::listOf(d.basisBps)}, {"median", d.median}, {"dispersion", d.dispersion}};
    });
}

Answer oracle(Arguments& a)
{
    const double mark = a.number("mark"), index = a.number("index");
    const auto peers = a.numbers("peers");
    if (a.failed()) return a.failure();
    return answer(oracleHealth(mark, index, peers), [](const OracleHealth& h) {
        return Object{
            {"index_dev_bps", h.indexDeviationBps}, {"mark_dev_bps", h.markDeviationBps}, {"level", h.level}};
    });
}

Answer spotPerp(Arguments& a)
{
    const double spot = a.number("spot_usd"), perp = a.number("perp_usd");
    if (a.failed()) return a.failure();
    return answer(flow::spotPerp(spot, perp), [](const flow::SpotPerp& s) {
        return Object{{"ratio", s.ratio}, {"perp_share", s.perpShare}};
    });
}

Answer wash(Arguments& a)
{
    const auto vol = a.numbers("vol24"), depth = a.numbers("depth");
    if (a.failed()) return a.failure();
    return answer(flow::wash(vol, depth), [](const flow::Wash& w) {
        return Object{{"turnover", Value::listOf(w.turnover)},
                      {"ratio", Value::listOf(w.ratio)},
                      {"flags", Value::listOf(w.flags)}};
    });
}

Answer roundLevels(Arguments& a)
{
    const double price = a.number("price");
    if (a.failed()) return a.failure();
    return answer(flow::roundLevels(price), [](const flow::RoundLevels& r) {
        return Object{{"step", r.step},
                      {"below", r.below},
                      {"above", r.above},
                      {"dist_below_bps", r.belowBps},
                      {"dist_above_bps", r.aboveBps}};
    });
}

Answer slice(Arguments& a)
{
    const double remaining = a.number("remaining_usd"), depth = a.number("depth10_usd");
    const double stability = a.number("stability"), spread = a.number("spread_ratio");
    const double part = a.number("part", 0.10);
    if (a.failed()) return a.failure();
    return answer(flow::slice(remaining, depth, stability, spread, part), "slice_usd");
}

Answer plan(Arguments& a)
{
    const double total = a.number("total_usd"), size = a.number("slice_usd"), minutes = a.number("minutes");
    const auto volume = a.maybeNumber("volume_24h_usd");
    if (a.failed()) return a.failure();
    return answer(flow::slicePlan(total, size, minutes, volume), [](const flow::SlicePlan& p) {
        return Object{{"slices", p.slices},
                      {"slice_usd", p.sliceUsd},
                      {"last_usd", p.lastUsd},
                      {"every_min", p.everyMinutes},
                      {"volume_share", p.volumeShare}};
    });
}

Answer thin(Arguments& a)
{
    const auto hours = a.numbers("usual");
    const std::size_t how = a.count("how");
    if (!a.failed() && hours.size() != static_cast<std::size_t>(kWeekHours))
        a.fail("usual", "168 hours are needed");
    if (a.failed()) return a.failure();
    std::array<std::optional<double>, kWeekHours> usual;
    std::copy(hours.begin(), hours.end(), usual.begin());
    return answer(thinWindow(usual, static_cast<int>(how)), [](const ThinWindow& t) {
        Value next;
        if (t.next) next = *t.next;
        return Object{{"now", t.now}, {"next", next}, {"share", t.share}};
    });
}

constexpr FunctionRow kRows[] = {
    {"impact.kyle", "C10", "ret_bps, signed_usd_m", "lam, alpha, r2, t", "bp per million USD of signed flow",
     &kyle},
    {"impact.amihud", "C10", "ret, usd", "bps_per_musd", "mean absolute return in bp per million USD", &amihud},
    {"vpin.bvc", "C11", "dp, vol, bucket, n=50", "sigma, buckets, vpin",
     "flow toxicity, direction guessed from price changes", &vpinBulk},
    {"vpin.taker", "C11", "vol, is_buy, bucket, n=50", "buckets, vpin", "flow toxicity with the true aggressor",
     &vpinTaker},
    {"time.session", "C12", "ts_ms", "weekend, labels, how", "sessions and hour of the week of a UTC time",
     &session},
    {"basis.dispersion", "C13", "perp, spot", "basis_bps, median, dispersion", "basis across venues, bp",
     &dispersion},
    {"oracle.health", "C13", "mark, index, peers", "index_dev_bps, mark_dev_bps, level",
     "index against other venues', mark against index, bp", &oracle},
    {"flow.spot_perp", "C14", "spot_usd, perp_usd", "ratio, perp_share", "spot against perpetual volume",
     &spotPerp},
    {"flow.wash", "C14", "vol24, depth", "turnover, ratio, flags", "volume that its depth does not explain",
     &wash},
    {"levels.round", "C14", "price", "step, below, above, dist_below_bps, dist_above_bps",
     "round numbers around a price", &roundLevels},
    {"exec.slice", "C14", "remaining_usd, depth10_usd, stability, spread_ratio, part=0.10", "slice_usd",
     "how much to trade next", &slice},
    {"exec.plan", "C14", "total_usd, slice_usd, minutes, volume_24h_usd?",
     "slices, slice_usd, last_usd, every_min, volume_share", "how many slices make up a size, and how far apart",
     &plan},
    {"time.thin", "C12", "usual [168], how", "now, next, share",
     "whether an hour of the week is thin, and until when", &thin},
};

}  // namespace

std::span<const FunctionRow> flowRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
