// Calculators of funding and carry (ANALYTICS A).
#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

using enum CalcKind;
using Source = CalcSource;

constexpr const char* kRates = QT_TRANSLATE_NOOP("Calculators",
                                                 "Rates change at every settlement; the result holds while they "
                                                 "stay. The venues' own intervals are in the rate.");

// Who is on the receiving side pays nothing and has no limit.
bool receives(const CalcInputs& in)
{
    const auto r8 = in.number("r8");
    return r8 && *r8 * (in.text("side") == "short" ? -1 : 1) <= 0;
}

std::vector<CalcVerdict> saysHold(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    const CalcAnswer& a = answers.front();
    if (!a.known) return {};
    if (receives(in))
        return {{false, calcSay(QT_TRANSLATE_NOOP(
                            "Calculators",
                            "The other side pays: what stands as cost is income, and there is no limit."))}};
    const auto days = a.number("max_hold_days"), hours = in.number("hours");
    if (!days) return {{false, calcSay(QT_TRANSLATE_NOOP("Calculators", "Holding costs nothing: no limit."))}};
    if (!hours)
        return {
            {false, calcSay(QT_TRANSLATE_NOOP("Calculators", "How long it is meant to be held is not entered."))}};
    if (*hours > *days * 24)
        return {{true, calcSay(QT_TRANSLATE_NOOP(
                           "Calculators",
                           "Shorter than your horizon: cut leverage or size. There is no third option."))}};
    return {{false, calcSay(QT_TRANSLATE_NOOP("Calculators", "Longer than your horizon: the budget lasts."))}};
}

std::vector<CalcVerdict> saysErosion(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    const CalcAnswer& a = answers.front();
    if (!a.known) return {};
    if (const auto days = a.number("days_left"))
        return {{true, calcSay(QT_TRANSLATE_NOOP(
                                   "Calculators",
                                   "Funding alone liquidates it after %1 days, with a price that never moves."))
                           .arg(*days, 0, 'f', *days < 10 ? 1 : 0)}};
    return {{false,
             calcSay(QT_TRANSLATE_NOOP("Calculators", "Funding adds to the margin: it never eats the buffer."))}};
}

std::vector<CalcVerdict> saysCarry(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    const CalcAnswer& a = answers.front();
    const auto net = a.number("net"), hold = in.number("hold_h");
    if (!net || !hold) return {};
    if (*net > 0) return {};
    const auto even = a.number("breakeven_h");
    if (!even) return {{true, calcSay(QT_TRANSLATE_NOOP("Calculators", "It never earns its cost back."))}};
    return {
        {true, calcSay(QT_TRANSLATE_NOOP("Calculators",
                                         "Cost is more than what it earns until then; it is even after %1 hours."))
                   .arg(*even, 0, 'f', 0)}};
}

std::vector<CalcCurve> erosionLine(const Calculator&, const CalcInputs&, std::span<const CalcAnswer> answers)
{
    CalcCurve curve{calcSay(QT_TRANSLATE_NOOP("Calculators", "left")),
                    calcSay(QT_TRANSLATE_NOOP("Calculators", "Buffer left")),
                    {}};
    const Value* const path = answers.front().known ? answers.front().outputs.find("path") : nullptr;
    const Value::List* const rows = path ? path->list() : nullptr;
    if (!rows) return {};
    for (const Value& row : *rows)
        if (row.list() && row.list()->size() == 2)
            curve.points.emplace_back(*row.list()->at(0).number(), *row.list()->at(1).number() * 100);
    return {curve};
}

std::vector<CalcCurve> holdByLeverage(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    CalcCurve curve{calcSay(QT_TRANSLATE_NOOP("Calculators", "hold")),
                    calcSay(QT_TRANSLATE_NOOP("Calculators", "Longest hold")),
                    {}};
    if (receives(in)) return {};
    for (const double x : {1., 1.5, 2., 3., 4., 5., 7., 10., 15., 20., 30., 50., 75., 100., 125.})
        if (const auto d = answerOf(c.cases.front(), withValue(in, "leverage", x)).number("max_hold_days"))
            curve.points.emplace_back(x, *d);
    return {curve};
}

std::vector<CalcCurve> carryByTime(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    CalcCurve gross{calcSay(QT_TRANSLATE_NOOP("Calculators", "gross")),
                    calcSay(QT_TRANSLATE_NOOP("Calculators", "Earned")),
                    {}},
        cost{calcSay(QT_TRANSLATE_NOOP("Calculators", "cost")),
             calcSay(QT_TRANSLATE_NOOP("Calculators", "Cost")),
             {}};
    for (const double h : {1., 2., 4., 8., 16., 24., 48., 72., 120., 168., 336., 720.}) {
        const CalcAnswer a = answerOf(c.cases.front(), withValue(in, "hold_h", h));
        if (const auto g = a.number("gross"); g && *g >= 0) gross.points.emplace_back(h, *g * 1e4);
        if (const auto k = a.number("cost")) cost.points.emplace_back(h, *k * 1e4);
    }
    return {gross, cost};
}

}  // namespace

std::vector<Calculator> fundingCalculators()
{
    const CalcField side{"side", QT_TRANSLATE_NOOP("Calculators", "Side"), "", Choice, "long|short"};
    const CalcField rate{"r8",
                         QT_TRANSLATE_NOOP("Calculators", "Funding"),
                         QT_TRANSLATE_NOOP("Calculators", "bp/8h"),
                         Number,
                         "3",
                         1e-4,
                         Source::Rate};
    return {
        {"funding",
         CalcGroup::Funding,
         QT_TRANSLATE_NOOP("Calculators", "Funding cost and longest hold"),
         QT_TRANSLATE_NOOP("Calculators",
                           "cost a day = N |r8| \u00b7 3;  longest hold = budget \u00b7 margin / cost a day;  r8 "
                           "is the venue's rate per its own "
                           "interval, as of 8 hours"),
         {side,
          {"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", Number, "2000"},
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "50"},
          rate,
          {"budget_frac", QT_TRANSLATE_NOOP("Calculators", "Budget, of the margin"), "%", Number, "10", 0.01,
           Source::FundingBudget},
          {"hours", QT_TRANSLATE_NOOP("Calculators", "Meant to be held"), "h", Number, "", 1, Source::None, true,
           QT_TRANSLATE_NOOP("Calculators", "Your horizon; the verdict compares it with the longest hold")}},
         {{"",
           "funding.hold",
           nullptr,
           {{"max_hold_days", QT_TRANSLATE_NOOP("Calculators", "Longest hold"),
             QT_TRANSLATE_NOOP("Calculators", "days"), 1, 3},
            {"cost_day", QT_TRANSLATE_NOOP("Calculators", "A day"), "$", 1, 2},
            {"cost_day_pct_margin", QT_TRANSLATE_NOOP("Calculators", "Of the margin a day"), "%", 1, 2},
            {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", 1, 0}}}},
         QT_TRANSLATE_NOOP("Calculators", "A7: 2,000 at 50\u00d7 and 3 bp are 90 dollars a day and 2.22 days."),
         kRates,
         &saysHold,
         {QT_TRANSLATE_NOOP("Calculators", "Longest hold by leverage"), "\u00d7",
          QT_TRANSLATE_NOOP("Calculators", "days")},
         &holdByLeverage},
        {"erosion",
         CalcGroup::Funding,
         QT_TRANSLATE_NOOP("Calculators", "Days until funding eats the buffer"),
         QT_TRANSLATE_NOOP("Calculators",
                           "buffer = margin \u2212 maintenance;  cost a day = N \u00b7 r8 \u00b7 3 (long) or "
                           "\u2212N \u00b7 r8 \u00b7 3 (short);  days = "
                           "buffer / cost a day"),
         {side,
          {"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", Number, "2000"},
          {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "40000"},
          {"mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "2.5", 0.01,
           Source::FirstRate},
          {"deduction", QT_TRANSLATE_NOOP("Calculators", "Deduction"), "$", Number, "0"},
          {"r8", QT_TRANSLATE_NOOP("Calculators", "Funding"), QT_TRANSLATE_NOOP("Calculators", "bp/8h"), Number,
           "5", 1e-4, Source::Rate},
          {"days", QT_TRANSLATE_NOOP("Calculators", "Days to look at"), QT_TRANSLATE_NOOP("Calculators", "days"),
           Number, "30"}},
         {{"",
           "funding.erosion",
           nullptr,
           {{"days_left", QT_TRANSLATE_NOOP("Calculators", "Days left"), QT_TRANSLATE_NOOP("Calculators", "days"),
             1, 1},
            {"buffer", QT_TRANSLATE_NOOP("Calculators", "Buffer"), "$", 1, 2},
            {"buffer_frac", QT_TRANSLATE_NOOP("Calculators", "Of the notional"), "%", 100, 2},
            {"cost_day", QT_TRANSLATE_NOOP("Calculators", "A day"), "$", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "Own: funding erodes the margin while leverage stays."),
         QT_TRANSLATE_NOOP("Calculators",
                           "The price does not move and the rate stays: both are wrong within hours. Isolated "
                           "margin, nothing added."),
         &saysErosion,
         {QT_TRANSLATE_NOOP("Calculators", "Buffer left of the notional, while rate and price stay"),
          QT_TRANSLATE_NOOP("Calculators", "days"), "%", true},
         &erosionLine},
        {"carry",
         CalcGroup::Funding,
         QT_TRANSLATE_NOOP("Calculators", "Carry, net of cost"),
         QT_TRANSLATE_NOOP("Calculators",
                           "earned = (r8 short \u2212 r8 long) / 8 \u00b7 h \u2212 borrow;  cost = 2 (fees) + 2 "
                           "(slippage), in and out;  a unit of "
                           "one leg"),
         {{"r8_long", QT_TRANSLATE_NOOP("Calculators", "Long leg pays"), QT_TRANSLATE_NOOP("Calculators", "bp/8h"),
           Number, "1", 1e-4, Source::LowestRate},
          {"r8_short", QT_TRANSLATE_NOOP("Calculators", "Short leg receives"),
           QT_TRANSLATE_NOOP("Calculators", "bp/8h"), Number, "4", 1e-4, Source::HighestRate},
          {"hold_h", QT_TRANSLATE_NOOP("Calculators", "Held"), "h", Number, "168"},
          {"fee_long", QT_TRANSLATE_NOOP("Calculators", "Fee, long leg"), "%", Number, "0.05", 0.01,
           Source::LowestFee},
          {"fee_short", QT_TRANSLATE_NOOP("Calculators", "Fee, short leg"), "%", Number, "0.045", 0.01,
           Source::HighestFee},
          {"slip_long_bps", QT_TRANSLATE_NOOP("Calculators", "Slippage, long leg"), "bp", Number, "1"},
          {"slip_short_bps", QT_TRANSLATE_NOOP("Calculators", "Slippage, short leg"), "bp", Number, "1.5"},
          {"borrow_apr", QT_TRANSLATE_NOOP("Calculators", "Borrowing a year"), "%", Number, "0", 0.01}},
         {{"",
           "funding.carry",
           nullptr,
           {{"net", QT_TRANSLATE_NOOP("Calculators", "Net"), "bp", 1e4, 1},
            {"net_apr", QT_TRANSLATE_NOOP("Calculators", "Net a year"), "%", 100, 2},
            {"gross", QT_TRANSLATE_NOOP("Calculators", "Earned"), "bp", 1e4, 1},
            {"cost", QT_TRANSLATE_NOOP("Calculators", "Cost"), "bp", 1e4, 1},
            {"breakeven_h", QT_TRANSLATE_NOOP("Calculators", "Even after"), "h", 1, 1}}}},
         QT_TRANSLATE_NOOP("Calculators", "A6: net of cost. 4 against 1 bp for a week is 39 bp."),
         QT_TRANSLATE_NOOP("Calculators",
                           "A basis that moves while both legs stand, liquidation of one leg, and rates that "
                           "change. What a lender asks "
                           "is entered by you: no venue here publishes it."),
         &saysCarry,
         {QT_TRANSLATE_NOOP("Calculators", "Earned and cost by the time held"), "h", "bp"},
         &carryByTime},
        {"size_cut",
         CalcGroup::Funding,
         QT_TRANSLATE_NOOP("Calculators", "Size cut for funding"),
         QT_TRANSLATE_NOOP(
             "Calculators",
             "|r8| up to 5 bp: whole;  above: 0.7 falling to 0.5 at 10 bp;  in the gates 0.5 at once"),
         {{"r8", QT_TRANSLATE_NOOP("Calculators", "Funding"), QT_TRANSLATE_NOOP("Calculators", "bp/8h"), Number,
           "7.5", 1e-4, Source::Rate}},
         {{"",
           "funding.size_mult",
           nullptr,
           {{"mult", QT_TRANSLATE_NOOP("Calculators", "Size"), "\u00d7", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "A8: 30 to 50 % smaller; 50 % in gate three."),
         QT_TRANSLATE_NOOP("Calculators", "Which side you are on: crowded funding is a risk for both.")},
        {"rate",
         CalcGroup::Funding,
         QT_TRANSLATE_NOOP("Calculators", "Funding rate converted"),
         QT_TRANSLATE_NOOP("Calculators",
                           "r8 = rate \u00b7 8 / interval;  APR = rate \u00b7 8760 / interval;  APY = (1 + "
                           "rate)^(8760 / interval) \u2212 1"),
         {{"rate", QT_TRANSLATE_NOOP("Calculators", "Rate as the venue says it"), "%", Number, "0.05", 0.01},
          {"interval_h", QT_TRANSLATE_NOOP("Calculators", "Interval"), "h", Number, "8"}},
         {{"",
           "funding.norm",
           nullptr,
           {{"r8", QT_TRANSLATE_NOOP("Calculators", "Per 8 h"), "bp", 1e4, 3},
            {"apr", QT_TRANSLATE_NOOP("Calculators", "A year, simple"), "%", 100, 2},
            {"apy", QT_TRANSLATE_NOOP("Calculators", "A year, compounded"), "%", 100, 2},
            {"per_day", QT_TRANSLATE_NOOP("Calculators", "A day"), "bp", 1e4, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "A1: 0.05 % per 8 h is 54.75 % a year; per 4 h twice that."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Funding is paid in the quote currency and not invested again: the compounded figure "
                           "is for comparison.")},
    };
}

}  // namespace plimsoll
