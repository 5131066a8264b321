// Calculators of tails, cascades and auto-deleveraging (ANALYTICS D, F5, H).
#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

using enum CalcKind;
using Source = CalcSource;

void allocate(CalcArguments& a, const char* policy, bool lumpy = false)
{
    a.put("policy", policy);
    a.put("deficit", a.number("deficit"));
    a.put("pnl", a.value("pnl"));
    a.put("lev", a.value("lev"));
    if (lumpy) a.put("lumpy", true);
    if (std::string_view(policy) == "hybrid") a.put("gamma", a.number("gamma"));
}

void drop(CalcArguments& a)
{
    a.put("book", a.value("bids"));
    a.put("clusters", a.value("below"));
    a.put("shock_base", a.number("shock_base"));
    a.put("side", "sell");
    a.put("haircut", a.number("haircut"));
    a.put("beta", a.number("beta"));
}

void rise(CalcArguments& a)
{
    a.put("book", a.value("asks"));
    a.put("clusters", a.value("above"));
    a.put("shock_base", a.number("shock_base"));
    a.put("side", "buy");
    a.put("haircut", a.number("haircut"));
    a.put("beta", a.number("beta"));
}

std::vector<CalcVerdict> saysAdl(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    out.push_back({false, calcSay(QT_TRANSLATE_NOOP(
                              "Calculators",
                              "No policy is solvent, keeps what traders bring and is fair, all three at once: the "
                              "trilemma of Chitra's paper. Each column gives up another one."))});
    for (const CalcAnswer& a : answers)
        if (const auto more = a.number("overshoot"); more && *more > 1.0001)
            out.push_back({true, calcSay(QT_TRANSLATE_NOOP("Calculators", "%1 takes %2 times what is needed."))
                                     .arg(calcSay(a.of->name))
                                     .arg(*more, 0, 'f', 2)});
    return out;
}

std::vector<CalcVerdict> saysCascade(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    for (const CalcAnswer& a : answers) {
        const Value* const end = a.known ? a.outputs.find("exhausted") : nullptr;
        if (end && end->boolean() && *end->boolean())
            out.push_back({true, calcSay(QT_TRANSLATE_NOOP(
                                             "Calculators",
                                             "%1: the received book ends before the cascade does: a lower bound."))
                                     .arg(calcSay(a.of->name))});
        else if (const auto by = a.number("amplification"); by && *by >= 2)
            out.push_back(
                {true, calcSay(QT_TRANSLATE_NOOP("Calculators", "%1: the shock doubles itself (%2 times)."))
                           .arg(calcSay(a.of->name))
                           .arg(*by, 0, 'f', 1)});
    }
    return out;
}

std::vector<CalcVerdict> saysTails(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    const auto ratio = answers.front().number("es_ratio");
    if (!ratio) return {};
    if (*ratio >= 1.1)
        return {
            {true, calcSay(QT_TRANSLATE_NOOP(
                               "Calculators",
                               "Fat tails: the worst periods cost %1 times what a normal distribution of the same "
                               "spread says."))
                       .arg(*ratio, 0, 'f', 2)}};
    return {
        {false, calcSay(QT_TRANSLATE_NOOP(
                    "Calculators", "These returns show no fatter tail than the normal one; a longer past may."))}};
}

// Coins sold or bought after each round, and how far the price is by then.
std::vector<CalcCurve> paths(const Calculator&, const CalcInputs&, std::span<const CalcAnswer> answers)
{
    std::vector<CalcCurve> out;
    for (const CalcAnswer& a : answers) {
        const auto rounds = a.number("rounds");
        if (!rounds || !a.inputs.object()) continue;
        CalcCurve curve{a.of->name[0] == 'D' ? calcSay(QT_TRANSLATE_NOOP("Calculators", "down"))
                                             : calcSay(QT_TRANSLATE_NOOP("Calculators", "up")),
                        calcSay(a.of->name),
                        {}};
        constexpr double kMost = 16;
        Value inputs = a.inputs;
        inputs.object()->push_back({"max_rounds", 1.0});
        for (double round = 1; round <= std::min(*rounds, kMost); ++round) {
            inputs.object()->back().value = round;
            const Value outputs(analytics::callFunction(a.of->function, inputs).outputs);
            const Value *sold = outputs.find("sold_base"), *move = outputs.find("move_bps");
            if (sold && sold->number() && move && move->number() && *sold->number() > 0)
                curve.points.emplace_back(*sold->number(), *move->number());
        }
        out.push_back(std::move(curve));
    }
    return out;
}

}  // namespace

std::vector<Calculator> stressCalculators()
{
    const std::vector<CalcOutput> haircuts = {
        {"haircut", QT_TRANSLATE_NOOP("Calculators", "Each pays"), "$", 1, 2},
        {"total", QT_TRANSLATE_NOOP("Calculators", "Taken"), "$", 1, 2},
        {"uncovered", QT_TRANSLATE_NOOP("Calculators", "Uncovered"), "$", 1, 2},
        {"overshoot", QT_TRANSLATE_NOOP("Calculators", "Taken over needed"), "\u00d7", 1, 2},
        {"max_share", QT_TRANSLATE_NOOP("Calculators", "Largest share of it"), "%", 100, 1},
        {"max_frac", QT_TRANSLATE_NOOP("Calculators", "Most of one's profit"), "%", 100, 1},
        {"users_hit", QT_TRANSLATE_NOOP("Calculators", "Users hit"), "", 1, 0}};
    const std::vector<CalcOutput> cascade = {
        {"move_bps", QT_TRANSLATE_NOOP("Calculators", "Price moves"), "bp", 1, 1},
        {"amplification", QT_TRANSLATE_NOOP("Calculators", "Shock multiplied by"), "\u00d7", 1, 2},
        {"forced_base", QT_TRANSLATE_NOOP("Calculators", "Closed by force"),
         QT_TRANSLATE_NOOP("Calculators", "coins"), 1, 3},
        {"final_price", QT_TRANSLATE_NOOP("Calculators", "Last price"), QT_TRANSLATE_NOOP("Calculators", "price"),
         1, 2},
        {"avg_price", QT_TRANSLATE_NOOP("Calculators", "Average price"), QT_TRANSLATE_NOOP("Calculators", "price"),
         1, 2},
        {"rounds", QT_TRANSLATE_NOOP("Calculators", "Rounds"), "", 1, 0},
        {"triggered", QT_TRANSLATE_NOOP("Calculators", "Clusters reached"), "", 1, 0},
        {"unfilled_base", QT_TRANSLATE_NOOP("Calculators", "Not filled"),
         QT_TRANSLATE_NOOP("Calculators", "coins"), 1, 3}};
    return {
        {"tails",
         CalcGroup::Stress,
         QT_TRANSLATE_NOOP("Calculators", "Loss in the tail (VaR)"),
         QT_TRANSLATE_NOOP("Calculators",
                           "normal: z \u00b7 root mean square of the returns;  of the returns themselves: the "
                           "loss that a share 1 \u2212 \u03b1 "
                           "exceeds (VaR), and the mean of those (ES);  longer times by their root"),
         {{"notional", QT_TRANSLATE_NOOP("Calculators", "Position"), "$", Number, "100000"},
          {"alpha", QT_TRANSLATE_NOOP("Calculators", "Confidence"), "%", Number, "99", 0.01, Source::None, false,
           QT_TRANSLATE_NOOP("Calculators", "95, 97.5 or 99")},
          {"periods", QT_TRANSLATE_NOOP("Calculators", "Periods ahead"), "", Number, "24", 1, Source::None, false,
           QT_TRANSLATE_NOOP("Calculators", "24 hours make a day")},
          {"ret", QT_TRANSLATE_NOOP("Calculators", "Returns of a period"),
           QT_TRANSLATE_NOOP("Calculators", "fractions"), Numbers,
           "-0.05, -0.03, -0.02, -0.01, -0.005, 0, 0.004, 0.006, 0.01, 0.012, 0.015, 0.02, 0.021, 0.025, 0.03, "
           "0.031, "
           "0.035, 0.04, 0.045, 0.05",
           1, Source::HourReturns}},
         {{"",
           "risk.side_by_side",
           nullptr,
           {{"es_usd", QT_TRANSLATE_NOOP("Calculators", "Mean loss of the worst (ES)"), "$", 1, 0},
            {"var_usd", QT_TRANSLATE_NOOP("Calculators", "Loss exceeded by the worst (VaR)"), "$", 1, 0},
            {"normal_var_usd", QT_TRANSLATE_NOOP("Calculators", "VaR as a normal one"), "$", 1, 0},
            {"es", "ES", "%", 100, 3},
            {"normal_es", QT_TRANSLATE_NOOP("Calculators", "ES as a normal one"), "%", 100, 3},
            {"var", "VaR", "%", 100, 3},
            {"normal_var", QT_TRANSLATE_NOOP("Calculators", "VaR as a normal one"), "%", 100, 3},
            {"es_ratio", QT_TRANSLATE_NOOP("Calculators", "ES over normal"), "\u00d7", 1, 2},
            {"var_ratio", QT_TRANSLATE_NOOP("Calculators", "VaR over normal"), "\u00d7", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "D: normal distributions underestimate the loss."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Returns that follow each other, and anything that the past did not show. The root of "
                           "time is the normal "
                           "one's rule."),
         &saysTails},
        {"cascade",
         CalcGroup::Stress,
         QT_TRANSLATE_NOOP("Calculators", "Cascade what-if"),
         QT_TRANSLATE_NOOP("Calculators",
                           "the shock walks through the book;  mark = best \u2212 \u03b2 (best \u2212 last);  "
                           "every cluster that the mark reaches is "
                           "sold too (bought, on the way up), until nothing is reached or the book ends"),
         {{"shock_base", QT_TRANSLATE_NOOP("Calculators", "Shock"), QT_TRANSLATE_NOOP("Calculators", "coins"),
           Number, "45", 1, Source::HalfPercent},
          {"haircut", QT_TRANSLATE_NOOP("Calculators", "Of the book is not there"), "%", Number, "0", 0.01,
           Source::None, false,
           QT_TRANSLATE_NOOP("Calculators", "Share that leaves when it is needed: phantom depth")},
          {"beta", QT_TRANSLATE_NOOP("Calculators", "Mark follows the last price"), "", Number, "1", 1,
           Source::None, false,
           QT_TRANSLATE_NOOP("Calculators", "Below 1: a mark that leans on indices of several venues")},
          {"bids", QT_TRANSLATE_NOOP("Calculators", "Bids"), QT_TRANSLATE_NOOP("Calculators", "price, coins"),
           Levels, "99990 10, 99950 20, 99900 30, 99800 40, 99500 80, 99000 120", 1, Source::Bids},
          {"below", QT_TRANSLATE_NOOP("Calculators", "Liquidations below"),
           QT_TRANSLATE_NOOP("Calculators", "price, coins"), Levels, "99920 25, 99850 30, 99400 60, 98000 500", 1,
           Source::ClustersBelow},
          {"asks", QT_TRANSLATE_NOOP("Calculators", "Asks"), QT_TRANSLATE_NOOP("Calculators", "price, coins"),
           Levels, "100010 10, 100050 20, 100100 30, 100200 40, 100500 80, 101000 120", 1, Source::Asks},
          {"above", QT_TRANSLATE_NOOP("Calculators", "Liquidations above"),
           QT_TRANSLATE_NOOP("Calculators", "price, coins"), Levels, "100080 25, 100150 30, 100600 60, 102000 500",
           1, Source::ClustersAbove}},
         {{QT_TRANSLATE_NOOP("Calculators", "Down"), "liq.cascade", &drop, cascade},
          {QT_TRANSLATE_NOOP("Calculators", "Up"), "liq.cascade", &rise, cascade}},
         QT_TRANSLATE_NOOP("Calculators",
                           "F5, on the live books of all venues as one and the clusters of the level map (F4)."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Refilling of the book, and makers who leave; stops and deleveraging by choice; what "
                           "happens beyond the "
                           "received levels; hedges of those who are liquidated; insurance funds and "
                           "auto-deleveraging; other assets; "
                           "depth that the same maker shows on several venues; the venues' own marks and engines. "
                           "The clusters are "
                           "modelled. An upper bound over seconds, no forecast."),
         &saysCascade,
         {QT_TRANSLATE_NOOP("Calculators", "Price by what has been sold or bought, round by round"),
          QT_TRANSLATE_NOOP("Calculators", "coins"), "bp"},
         &paths},
        {"adl",
         CalcGroup::Stress,
         QT_TRANSLATE_NOOP("Calculators", "Who pays a deficit (ADL)"),
         QT_TRANSLATE_NOOP("Calculators",
                           "queue: from the largest profit \u00b7 leverage on;  pro rata: by profit;  risk "
                           "weighted: by profit \u00b7 leverage;  "
                           "hybrid: a part by queue, the rest pro rata;  whole positions: the queue closes all of "
                           "the first one's"),
         {{"deficit", QT_TRANSLATE_NOOP("Calculators", "Deficit"), "$", Number, "100"},
          {"pnl", QT_TRANSLATE_NOOP("Calculators", "Profits of the winners"), "$", Numbers,
           "200, 100, 50, 150, -20"},
          {"lev", QT_TRANSLATE_NOOP("Calculators", "Their leverages"), "\u00d7", Numbers, "20, 5, 10, 2, 3"},
          {"gamma", QT_TRANSLATE_NOOP("Calculators", "Hybrid: part by queue"), "%", Number, "50", 0.01}},
         {{QT_TRANSLATE_NOOP("Calculators", "Queue"), "adl.allocate",
           [](CalcArguments& a) { allocate(a, "queue"); }, haircuts},
          {QT_TRANSLATE_NOOP("Calculators", "Pro rata"), "adl.allocate",
           [](CalcArguments& a) { allocate(a, "prorata"); }, haircuts},
          {QT_TRANSLATE_NOOP("Calculators", "Risk weighted"), "adl.allocate",
           [](CalcArguments& a) { allocate(a, "risk_weighted"); }, haircuts},
          {QT_TRANSLATE_NOOP("Calculators", "Hybrid"), "adl.allocate",
           [](CalcArguments& a) { allocate(a, "hybrid"); }, haircuts},
          {QT_TRANSLATE_NOOP("Calculators", "Whole positions"), "adl.allocate",
           [](CalcArguments& a) { allocate(a, "queue", true); }, haircuts}},
         QT_TRANSLATE_NOOP("Calculators",
                           "H, Chitra, arXiv 2512.01112. Version 3 (February 2026): excess profit lost 45.0 to "
                           "51.7 million dollars on 10 "
                           "October 2025; 653.6 million is the notional closed. Earlier versions said 8\u00d7 and "
                           "28\u00d7 what was needed."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Any venue's own queue. A book that you make up, and one deficit at one moment."),
         &saysAdl},
        {"drain",
         CalcGroup::Stress,
         QT_TRANSLATE_NOOP("Calculators", "Leverage drained from the top"),
         QT_TRANSLATE_NOOP("Calculators", "cut the highest leverages to one level until the target is gone"),
         {{"target", QT_TRANSLATE_NOOP("Calculators", "To be reduced"), "$", Number, "600"},
          {"notional", QT_TRANSLATE_NOOP("Calculators", "Positions"), "$", Numbers, "1000, 500, 400"},
          {"equity", QT_TRANSLATE_NOOP("Calculators", "Their equities"), "$", Numbers, "50, 50, 100"}},
         {{"",
           "adl.leverage_drain",
           nullptr,
           {{"cutoff", QT_TRANSLATE_NOOP("Calculators", "Leverage that nobody exceeds"), "\u00d7", 1, 2},
            {"reduction", QT_TRANSLATE_NOOP("Calculators", "Each is cut by"), "$", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "H, Campbell et al. 2026."),
         QT_TRANSLATE_NOOP("Calculators", "Any venue's own rule.")},
    };
}

}  // namespace plimsoll
