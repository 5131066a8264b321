// Calculators of size (ANALYTICS I).
#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

using enum CalcKind;
using Source = CalcSource;

constexpr const char* kRecord = QT_TRANSLATE_NOOP("Calculators",
                                                  "Your own record is all it knows; a few dozen trades say little "
                                                  "about the share won. Kelly binds when the edge "
                                                  "is weak, not when it is good.");

void kelly(CalcArguments& a)
{
    for (const char* key : {"win", "rr", "fraction", "leverage"}) a.put(key, a.number(key));
}

void regime(CalcArguments& a)
{
    a.put("atr_now", a.number("atr_v"));
    a.put("atr_base", a.number("atr_base"));
}

void atr(CalcArguments& a)
{
    for (const char* key : {"equity", "risk", "atr_v", "mult", "price"}) a.put(key, a.number(key));
}

void integrated(CalcArguments& a)
{
    for (const char* key : {"equity", "price", "stop_frac", "leverage", "win", "rr", "risk", "atr_v", "atr_mult",
                            "hard_cap", "conc", "r8"})
        a.put(key, a.number(key));
}

// What a size that is a little too large means does not depend on the margin.
void oversized(CalcArguments& a)
{
    a.put("margin", 1.0);
    a.put("leverage", a.number("leverage"));
    a.put("oversize", a.number("oversize"));
}

std::vector<CalcVerdict> saysKelly(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    const CalcAnswer& a = answers.front();
    if (const auto k = a.number("kelly"); k && *k <= 0)
        out.push_back(
            {true, calcSay(QT_TRANSLATE_NOOP(
                       "Calculators", "No edge: with these numbers the bet loses, and the size is nothing."))});
    const auto tail = in.number("tail");
    if (tail && *tail >= 1.3)
        out.push_back(
            {true, calcSay(QT_TRANSLATE_NOOP(
                               "Calculators",
                               "Fat tails: the loss of the worst hours is %1 times what the past alone says. "
                               "Kelly takes the past for all there is; take a smaller fraction."))
                       .arg(*tail, 0, 'f', 1)});
    else
        out.push_back({true, calcSay(QT_TRANSLATE_NOOP(
                                 "Calculators",
                                 "Losses have fatter tails than Kelly supposes; a quarter of it is usual for "
                                 "that reason."))});
    return out;
}

std::vector<CalcVerdict> saysAtr(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    const auto change = answers.back().number("change");
    if (!change) return {};
    const double percent = std::fabs(*change) * 100;
    if (percent < 5)
        return {{false, calcSay(QT_TRANSLATE_NOOP(
                            "Calculators", "The range is the usual one: no smaller size than in a calm time."))}};
    return {
        {*change < 0,
         (*change < 0 ? calcSay(QT_TRANSLATE_NOOP(
                            "Calculators", "The range is wider than usual: %1 % smaller than in a calm time."))
                      : calcSay(QT_TRANSLATE_NOOP("Calculators",
                                                  "The range is narrower than usual: %1 % larger than in a calm "
                                                  "time.")))
             .arg(percent, 0, 'f', 0)}};
}

std::vector<CalcVerdict> saysSizer(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    const CalcAnswer& a = answers.front();
    if (!a.known) return out;
    const Value* const binding = a.outputs.find("binding");
    const std::string name = binding && binding->text() ? *binding->text() : std::string();
    out.push_back(
        {false,
         (name == "kelly"
              ? calcSay(QT_TRANSLATE_NOOP("Calculators", "A quarter of Kelly binds: the edge is what is scarce."))
          : name == "atr" ? calcSay(QT_TRANSLATE_NOOP(
                                "Calculators", "The range binds: the market moves more than the plan allows."))
          : name == "hard_cap"
              ? calcSay(QT_TRANSLATE_NOOP("Calculators", "The loss cap binds: the stop is far away."))
              : calcSay(QT_TRANSLATE_NOOP("Calculators",
                                          "The concentration limit binds: the margin in one trade.")))});
    if (const auto mult = a.number("mult"); mult && *mult < 1)
        out.push_back(
            {true, calcSay(QT_TRANSLATE_NOOP("Calculators",
                                             "Funding is above 5 bp per 8 h either way: the size is halved."))});
    return out;
}

std::vector<CalcVerdict> saysStop(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    const auto exposure = answers.front().number("exposure"), leverage = in.number("leverage");
    if (!exposure || !leverage || *exposure <= *leverage) return {};
    return {{true, calcSay(QT_TRANSLATE_NOOP(
                       "Calculators",
                       "The margin is more than the equity: with this stop the leverage does not suffice."))}};
}

std::vector<CalcCurve> kellyByWin(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    CalcCurve full{calcSay(QT_TRANSLATE_NOOP("Calculators", "full")),
                   calcSay(QT_TRANSLATE_NOOP("Calculators", "Full Kelly")),
                   {}},
        part{calcSay(QT_TRANSLATE_NOOP("Calculators", "part")),
             calcSay(QT_TRANSLATE_NOOP("Calculators", "Fraction")),
             {}};
    for (int percent = 20; percent <= 95; percent += 3) {
        const CalcAnswer a = answerOf(c.cases.front(), withValue(in, "win", percent / 100.0));
        if (const auto k = a.number("kelly")) full.points.emplace_back(percent, std::max(0.0, *k) * 100);
        if (const auto f = a.number("fractional")) part.points.emplace_back(percent, *f * 100);
    }
    return {full, part};
}

std::vector<CalcCurve> sizeByStop(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    CalcCurve curve{calcSay(QT_TRANSLATE_NOOP("Calculators", "size")),
                    calcSay(QT_TRANSLATE_NOOP("Calculators", "Size allowed")),
                    {}};
    for (const double percent : {0.1, 0.2, 0.3, 0.5, 0.75, 1., 1.5, 2., 3., 4., 5., 7., 10., 15., 20.}) {
        const CalcAnswer a = answerOf(c.cases.front(), withValue(in, "stop_frac", percent / 100));
        if (const auto n = a.number("notional")) curve.points.emplace_back(percent, *n);
    }
    return {curve};
}

}  // namespace

std::vector<Calculator> sizeCalculators()
{
    const CalcField equity{"equity",      QT_TRANSLATE_NOOP("Calculators", "Equity"), "$", Number, "50000", 1,
                           Source::Equity};
    const CalcField price{"price",
                          QT_TRANSLATE_NOOP("Calculators", "Price"),
                          QT_TRANSLATE_NOOP("Calculators", "price"),
                          Number,
                          "100000",
                          1,
                          Source::Mark};
    const CalcField entry{"entry",
                          QT_TRANSLATE_NOOP("Calculators", "Entry"),
                          QT_TRANSLATE_NOOP("Calculators", "price"),
                          Number,
                          "100000",
                          1,
                          Source::Mark};
    const CalcField risk{"risk",      QT_TRANSLATE_NOOP("Calculators", "Risk a trade"), "%", Number, "1", 0.01,
                         Source::Risk};
    const CalcField win{"win",      QT_TRANSLATE_NOOP("Calculators", "Trades won"), "%", Number, "55", 0.01,
                        Source::Win};
    const CalcField reward{
        "rr", QT_TRANSLATE_NOOP("Calculators", "Gain per unit lost"), "", Number, "1.5", 1, Source::Reward};
    const CalcField range{"atr_v",
                          QT_TRANSLATE_NOOP("Calculators", "Daily range (ATR)"),
                          QT_TRANSLATE_NOOP("Calculators", "price"),
                          Number,
                          "1500",
                          1,
                          Source::DayRange};
    return {
        {"stop_size",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Position size"),
         QT_TRANSLATE_NOOP("Calculators",
                           "coins = equity \u00b7 risk / |entry \u2212 stop|;  margin = notional / leverage"),
         {equity,
          risk,
          entry,
          {"stop", QT_TRANSLATE_NOOP("Calculators", "Stop"), QT_TRANSLATE_NOOP("Calculators", "price"), Number,
           "97000"},
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "5"}},
         {{"",
           "size.stop",
           nullptr,
           {{"qty", QT_TRANSLATE_NOOP("Calculators", "Size"), QT_TRANSLATE_NOOP("Calculators", "coins"), 1, 5},
            {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", 1, 0},
            {"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", 1, 0},
            {"risk_usd", QT_TRANSLATE_NOOP("Calculators", "Lost at the stop (1 R)"), "$", 1, 2},
            {"stop_frac", QT_TRANSLATE_NOOP("Calculators", "Stop away"), "%", 100, 2},
            {"exposure", QT_TRANSLATE_NOOP("Calculators", "Of the equity"), "\u00d7", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "Risk percentage, stop distance and account size."),
         QT_TRANSLATE_NOOP("Calculators", "Slippage at the stop, and gaps: the loss may be larger."),
         &saysStop},
        {"kelly",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Kelly and fractions"),
         QT_TRANSLATE_NOOP("Calculators",
                           "f = W \u2212 (1 \u2212 W) / R;  a fraction of it, never below 0;  exposure = fraction "
                           "\u00b7 leverage"),
         {win,
          reward,
          {"fraction", QT_TRANSLATE_NOOP("Calculators", "Fraction of Kelly"), "%", Number, "25", 0.01},
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "10"},
          {"tail", QT_TRANSLATE_NOOP("Calculators", "Tail against the past"), "\u00d7", Number, "", 1,
           Source::TailRatio, true,
           QT_TRANSLATE_NOOP("Calculators",
                             "Expected shortfall of 99 % of a model with fat tails over that of the past hours; "
                             "says how far the "
                             "warning goes, the formula does not use it")}},
         {{"",
           "size.kelly",
           &kelly,
           {{"fractional", QT_TRANSLATE_NOOP("Calculators", "Fraction"),
             QT_TRANSLATE_NOOP("Calculators", "% of equity"), 100, 2},
            {"kelly", QT_TRANSLATE_NOOP("Calculators", "Full Kelly"),
             QT_TRANSLATE_NOOP("Calculators", "% of equity"), 100, 2},
            {"exposure", QT_TRANSLATE_NOOP("Calculators", "Effective exposure"),
             QT_TRANSLATE_NOOP("Calculators", "% of equity"), 100, 1}}}},
         QT_TRANSLATE_NOOP("Calculators",
                           "I: 55 % and 1.5 is 25 %, a quarter 6.25 %; 60 % and 1.5 is 33.3 %; at 10\u00d7 "
                           "6.25 % are 62.5 %."),
         kRecord,
         &saysKelly,
         {QT_TRANSLATE_NOOP("Calculators", "Kelly by the share of trades won"), "%",
          QT_TRANSLATE_NOOP("Calculators", "% of equity")},
         &kellyByWin},
        {"rck",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Kelly with a drawdown limit"),
         QT_TRANSLATE_NOOP("Calculators",
                           "\u03bb = ln \u03b2 / ln \u03b1;  largest f with W (1 + f R)^\u2212\u03bb + (1 \u2212 "
                           "W)(1 \u2212 f)^\u2212\u03bb \u2264 "
                           "1"),
         {win,
          reward,
          {"alpha", QT_TRANSLATE_NOOP("Calculators", "Wealth never below"), "%", Number, "70", 0.01},
          {"beta", QT_TRANSLATE_NOOP("Calculators", "but with a chance of"), "%", Number, "10", 0.01}},
         {{"",
           "size.rck",
           nullptr,
           {{"f", QT_TRANSLATE_NOOP("Calculators", "Share to risk"),
             QT_TRANSLATE_NOOP("Calculators", "% of equity"), 100, 2},
            {"lam", "\u03bb", "", 1, 3}}}},
         QT_TRANSLATE_NOOP("Calculators", "I. Busseti, Ryu, Boyd 2016: a reason for about a quarter of Kelly."),
         kRecord},
        {"atr",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Size by range (ATR)"),
         QT_TRANSLATE_NOOP(
             "Calculators",
             "coins = equity \u00b7 risk / (ATR \u00b7 multiple);  against a calm time: calm ATR / ATR now"),
         {equity,
          risk,
          range,
          {"mult", QT_TRANSLATE_NOOP("Calculators", "Stop in ranges"), "\u00d7", Number, "2", 1,
           Source::AtrMultiple},
          price,
          {"atr_base", QT_TRANSLATE_NOOP("Calculators", "Daily range in a calm time"),
           QT_TRANSLATE_NOOP("Calculators", "price"), Number, "900", 1, Source::CalmRange, false,
           QT_TRANSLATE_NOOP("Calculators",
                             "Median range of an hour over the stored 30 days, times the root of 24")}},
         {{"",
           "size.atr",
           &atr,
           {{"qty", QT_TRANSLATE_NOOP("Calculators", "Size"), QT_TRANSLATE_NOOP("Calculators", "coins"), 1, 5},
            {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", 1, 0}}},
          {QT_TRANSLATE_NOOP("Calculators", "Regime"),
           "size.atr_regime",
           &regime,
           {{"ratio", QT_TRANSLATE_NOOP("Calculators", "Range of the calm one"), "\u00d7", 1, 2},
            {"size", QT_TRANSLATE_NOOP("Calculators", "Size of the calm one"), "%", 100, 0},
            {"change", QT_TRANSLATE_NOOP("Calculators", "Change of size"), "%", 100, 0}}}},
         QT_TRANSLATE_NOOP("Calculators",
                           "I. The daily range is the average range of an hour times \u221a"
                           "24. 40 to 50 % "
                           "smaller (October 2025) is a "
                           "range of 1.67 to 2 times the calm one."),
         QT_TRANSLATE_NOOP("Calculators", "Gaps beyond the stop, and a range that widens after the entry."),
         &saysAtr},
        {"sizer",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Integrated size"),
         QT_TRANSLATE_NOOP(
             "Calculators",
             "smallest of: Kelly/4 \u00b7 equity \u00b7 leverage;  equity \u00b7 risk / (ATR \u00b7 multiple) "
             "\u00b7 price;  equity "
             "\u00b7 loss cap / stop;  equity \u00b7 concentration \u00b7 leverage;  then the funding cut"),
         {equity,
          price,
          {"stop_frac", QT_TRANSLATE_NOOP("Calculators", "Stop away"), "%", Number, "3", 0.01},
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "5"},
          win,
          reward,
          risk,
          range,
          {"atr_mult", QT_TRANSLATE_NOOP("Calculators", "Stop in ranges"), "\u00d7", Number, "2", 1,
           Source::AtrMultiple},
          {"hard_cap", QT_TRANSLATE_NOOP("Calculators", "Loss cap"), "%", Number, "2", 0.01, Source::HardCap},
          {"conc", QT_TRANSLATE_NOOP("Calculators", "Margin in one trade"), "%", Number, "25", 0.01,
           Source::Concentration},
          {"r8", QT_TRANSLATE_NOOP("Calculators", "Funding"), QT_TRANSLATE_NOOP("Calculators", "bp/8h"), Number,
           "6", 1e-4, Source::Rate},
          {"oversize", QT_TRANSLATE_NOOP("Calculators", "Too large by"), "%", Number, "2", 0.01}},
         {{"",
           "size.integrated",
           &integrated,
           {{"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", 1, 0},
            {"binding", QT_TRANSLATE_NOOP("Calculators", "Binding limit"), "", 1, 0},
            {"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", 1, 0},
            {"risk_usd", QT_TRANSLATE_NOOP("Calculators", "Lost at the stop"), "$", 1, 2},
            {"mult", QT_TRANSLATE_NOOP("Calculators", "Funding cut"), "\u00d7", 1, 2},
            {"limits.kelly", QT_TRANSLATE_NOOP("Calculators", "Limit: a quarter of Kelly"), "$", 1, 0},
            {"limits.atr", QT_TRANSLATE_NOOP("Calculators", "Limit: range"), "$", 1, 0},
            {"limits.hard_cap", QT_TRANSLATE_NOOP("Calculators", "Limit: loss cap"), "$", 1, 0},
            {"limits.concentration", QT_TRANSLATE_NOOP("Calculators", "Limit: concentration"), "$", 1, 0}}},
          {QT_TRANSLATE_NOOP("Calculators", "Too large"),
           "size.leverage",
           &oversized,
           {{"oversize_share", QT_TRANSLATE_NOOP("Calculators", "adds"),
             QT_TRANSLATE_NOOP("Calculators", "% of the margin"), 100, 1}}}},
         QT_TRANSLATE_NOOP(
             "Calculators",
             "I: all four as notional, the smallest binds. Gate two of the six gates is this one. "
             "2 % too large at 20\u00d7 are 40 points of the margin, not a size that is 40 % too large."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Other positions: heat and exposure of the whole desk stand in Positions."),
         &saysSizer,
         {QT_TRANSLATE_NOOP("Calculators", "Size allowed, by the distance of the stop"), "%", "$"},
         &sizeByStop},
        {"r_units",
         CalcGroup::Size,
         QT_TRANSLATE_NOOP("Calculators", "Risk in units (R)"),
         QT_TRANSLATE_NOOP("Calculators",
                           "1 R = equity \u00b7 risk;  risk = coins \u00b7 |entry \u2212 stop| / R;  result = "
                           "coins \u00b7 (price \u2212 entry) / R"),
         {equity,
          risk,
          entry,
          {"stop", QT_TRANSLATE_NOOP("Calculators", "Stop"), QT_TRANSLATE_NOOP("Calculators", "price"), Number,
           "97000"},
          {"qty", QT_TRANSLATE_NOOP("Calculators", "Size"), QT_TRANSLATE_NOOP("Calculators", "coins"), Number,
           "0.25"},
          {"price", QT_TRANSLATE_NOOP("Calculators", "Price now"), QT_TRANSLATE_NOOP("Calculators", "price"),
           Number, "104000", 1, Source::Mark, true}},
         {{"",
           "size.r_units",
           nullptr,
           {{"risk_r", QT_TRANSLATE_NOOP("Calculators", "At risk"), "R", 1, 2},
            {"result_r", QT_TRANSLATE_NOOP("Calculators", "Result now"), "R", 1, 2},
            {"r_usd", QT_TRANSLATE_NOOP("Calculators", "One R"), "$", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "Professionals think in risk units."),
         QT_TRANSLATE_NOOP("Calculators", "Slippage, fees and funding.")},
    };
}

}  // namespace plimsoll
