#include "model/analytics/funding.h"
#include "model/analytics/registry.h"
#include "model/analytics/registry_words.h"

namespace plimsoll::analytics {

namespace {

using Object = Value::Object;
using Answer = Result<Object>;

Answer norm(Arguments& a)
{
    const double rate = a.number("rate"), hours = a.number("interval_h");
    if (a.failed()) return a.failure();
    return answer(funding::norm(rate, hours), [](const funding::Norm& n) {
        return Object{{"r8", n.r8}, {"apr", n.apr}, {"apy", n.apy}, {"per_day", n.perDay}};
    });
}

Answer impactPrice(Arguments& a)
{
    const auto levels = a.levels("levels");
    const double notional = a.number("notional");
    if (a.failed()) return a.failure();
    return answer(funding::impactPrice(levels, notional), "price");
}

Answer premiumIndex(Arguments& a)
{
    const double bid = a.number("impact_bid"), ask = a.number("impact_ask"), index = a.number("index");
    if (a.failed()) return a.failure();
    return answer(funding::premiumIndex(bid, ask, index), "p");
}

Answer predict(Arguments& a)
{
    const auto premiums = a.numbers("premiums");
    funding::PredictInput in;
    in.venue = a.choice("venue", kVenueWords);
    in.premiums = premiums;
    in.intervalHours = a.number("interval_h");
    if (a.has("n_total")) in.total = a.count("n_total");
    in.cap = a.maybeNumber("cap");
    in.floor = a.maybeNumber("floor");
    in.interestDaily = a.number("interest_daily", in.interestDaily);
    if (a.failed()) return a.failure();
    return answer(funding::predict(in), [](const funding::Prediction& p) {
        return Object{{"avg_premium", p.averagePremium}, {"rate", p.rate}, {"r8", p.r8}};
    });
}

std::vector<funding::Segment> segments(Arguments& a)
{
    std::vector<funding::Segment> out;
    for (const auto& row : a.rows("samples", 2))
        if (row.size() == 2) out.push_back({row[0], row[1]});
    return out;
}

constexpr std::array kRegimeWords = {
    std::pair{std::string_view("NEUTRAL"), funding::Regime::Neutral},
    std::pair{std::string_view("LONG_WATCH"), funding::Regime::LongWatch},
    std::pair{std::string_view("SHORT_WATCH"), funding::Regime::ShortWatch},
    std::pair{std::string_view("LONG_CROWDED"), funding::Regime::LongCrowded},
    std::pair{std::string_view("SHORT_CROWDED"), funding::Regime::ShortCrowded},
};

Answer regime(Arguments& a)
{
    const auto samples = segments(a);
    std::optional<funding::Regime> previous;
    if (a.has("prev")) previous = a.choice("prev", kRegimeWords);
    funding::RegimeRule rule;
    rule.high = a.number("hi", rule.high);
    rule.low = a.number("lo", rule.low);
    rule.windowHours = a.number("window_h", rule.windowHours);
    rule.enter = a.number("q_enter", rule.enter);
    rule.watch = a.number("q_watch", rule.watch);
    rule.exitRatio = a.number("exit_ratio", rule.exitRatio);
    if (a.failed()) return a.failure();
    return answer(funding::regime(samples, previous, rule), [](const funding::RegimeReading& r) {
        return Object{{"mean", r.mean},
                      {"frac_hi", r.shareHigh},
                      {"frac_lo", r.shareLow},
                      {"state", funding::regimeName(r.state)},
                      {"seen_h", r.hours}};
    });
}

Answer signFlip(Arguments& a)
{
    const auto samples = segments(a);
    const double recent = a.number("recent_h", 8), prior = a.number("prior_h", 24);
    const double minimum = a.number("min_abs", 0.00005);
    if (a.failed()) return a.failure();
    return answer(funding::signFlip(samples, recent, prior, minimum), [](const funding::SignFlip& f) {
        const char* direction = f.flip == funding::Flip::None                 ? "NONE"
                                : f.flip == funding::Flip::PositiveToNegative ? "POS_TO_NEG"
                                                                              : "NEG_TO_POS";
        return Object{{"recent", f.recent},
                      {"prior", f.prior},
                      {"flip", f.flip != funding::Flip::None},
                      {"direction", direction}};
    });
}

Answer crossVenue(Arguments& a)
{
    const auto r8 = a.numbers("r8"), oi = a.numbers("oi");
    if (a.failed()) return a.failure();
    return answer(funding::crossVenue(r8, oi), [](const funding::CrossVenue& x) {
        return Object{{"oi_mean", x.mean},
                      {"spread", x.spread},
                      {"oi_sd", x.deviation},
                      {"argmax", x.highest},
                      {"argmin", x.lowest}};
    });
}

Answer carry(Arguments& a)
{
    const funding::CarryInput in{.r8Long = a.number("r8_long"),
                                 .r8Short = a.number("r8_short"),
                                 .holdHours = a.number("hold_h"),
                                 .feeLong = a.number("fee_long"),
                                 .feeShort = a.number("fee_short"),
                                 .slipLongBps = a.number("slip_long_bps"),
                                 .slipShortBps = a.number("slip_short_bps"),
                                 .borrowApr = a.number("borrow_apr", 0)};
    if (a.failed()) return a.failure();
    return answer(funding::carry(in), [](const funding::Carry& c) {
        return Object{{"gross", c.gross},
                      {"cost", c.cost},
                      {"net", c.net},
                      {"net_apr", c.netApr},
                      {"breakeven_h", c.breakevenHours}};
    });
}

Answer deviation(Arguments& a)
{
    const double perp = a.number("perp"), spot = a.number("spot");
    const double quote = a.number("r_quote"), base = a.number("r_base");
    const double kappa = a.number("kappa", 1095), cost = a.number("cost");
    if (a.failed()) return a.failure();
    return answer(funding::perpDeviation(perp, spot, quote, base, cost, kappa), [](const funding::Deviation& d) {
        return Object{{"basis_bps", d.basisBps}, {"rho", d.rho}, {"outside", d.outside}};
    });
}

Answer hold(Arguments& a)
{
    const double margin = a.number("margin"), leverage = a.number("leverage"), r8 = a.number("r8");
    const double budget = a.number("budget_frac", 0.10);
    if (a.failed()) return a.failure();
    return answer(funding::hold(margin, leverage, r8, budget), [](const funding::Hold& h) {
        return Object{{"notional", h.notional},
                      {"cost_day", h.costDay},
                      {"cost_day_pct_margin", h.costDayPctMargin},
                      {"max_hold_days", h.maxDays}};
    });
}

Answer sizeMultiplier(Arguments& a)
{
    const double r8 = a.number("r8");
    const bool gate = a.flag("gate", false);
    const double threshold = a.number("thr", 0.0005), full = a.number("full", 0.0010);
    if (a.failed()) return a.failure();
    return answer(funding::sizeMultiplier(r8, gate, threshold, full), "mult");
}

constexpr FunctionRow kRows[] = {
    {"funding.norm", "A1", "rate, interval_h", "r8, apr, apy, per_day", "a funding rate per 8 h, year and day",
     &norm},
    {"funding.impact_price", "A2", "levels, notional", "price", "average price of spending notional quote units",
     &impactPrice},
    {"funding.premium_index", "A2", "impact_bid, impact_ask, index", "p",
     "premium of the impact prices over the index, a fraction", &premiumIndex},
    {"funding.predict", "A3", "venue, premiums, interval_h, n_total?, cap?, floor?, interest_daily=0.0003",
     "avg_premium, rate, r8", "the venue's own formula: rate of the running interval", &predict},
    {"funding.regime", "A4",
     "samples [[dur_h, r8]], prev?, hi=0.0005, lo=-0.0003, window_h=24, q_enter=0.75, q_watch=0.5, exit_ratio=0.8",
     "mean, frac_hi, frac_lo, state", "sustained crowding of one side", &regime},
    {"funding.sign_flip", "A5", "samples [[dur_h, r8]], recent_h=8, prior_h=24, min_abs=0.00005",
     "recent, prior, flip, direction", "change of the paying side", &signFlip},
    {"funding.xvenue", "A6", "r8, oi", "oi_mean, spread, oi_sd, argmax, argmin", "funding across venues",
     &crossVenue},
    {"funding.carry", "A6",
     "r8_long, r8_short, hold_h, fee_long, fee_short, slip_long_bps, slip_short_bps, borrow_apr=0",
     "gross, cost, net, net_apr, breakeven_h", "carry of a long and a short leg, a unit of one leg", &carry},
    {"perp.deviation", "A6", "perp, spot, r_quote, r_base, kappa=1095, cost", "basis_bps, rho, outside",
     "perpetual against spot with a no-trade band", &deviation},
    {"funding.hold", "A7", "margin, leverage, r8, budget_frac=0.10",
     "notional, cost_day, cost_day_pct_margin, max_hold_days", "what holding costs, in USD and days", &hold},
    {"funding.size_mult", "A8", "r8, gate=false, thr=0.0005, full=0.0010", "mult",
     "size reduction under high funding", &sizeMultiplier},
};

}  // namespace

std::span<const FunctionRow> fundingRows()
{
    return kRows;
}

}  // namespace plimsoll::analytics
