// Calculators of execution (ANALYTICS C): on the live books of all venues as one.
#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

using enum CalcKind;
using Source = CalcSource;

constexpr const char* kBook = QT_TRANSLATE_NOOP("Calculators",
                                                "Fees; orders that are hidden or come in meanwhile; the same "
                                                "maker's depth on several venues, which leaves all of "
                                                "them at once; the time it takes to reach each venue. Books are "
                                                "as far as they are received: where they end it "
                                                "says so and guesses nothing.");
constexpr const char* kBids = "99990 0.5, 99980 1, 99950 2, 99900 5, 99750 8, 99500 12, 99000 20";
constexpr const char* kAsks = "100010 0.4, 100020 0.8, 100050 2.5, 100100 4, 100250 9, 100500 10, 101000 25";

const Value& side(CalcArguments& a)
{
    return a.value(a.inputs().text("side") == "sell" ? "bids" : "asks");
}

void cost(CalcArguments& a)
{
    a.put("levels", side(a));
    a.put("mid", a.number("mid"));
    a.put("notional", a.number("notional"));
}

void executable(CalcArguments& a)
{
    a.put("levels", side(a));
    a.put("mid", a.number("mid"));
    a.put("max_slip_bps", a.number("max_slip_bps"));
    a.put("side", a.value("side"));
}

void slice(CalcArguments& a)
{
    a.put("remaining_usd", a.number("total_usd"));
    for (const char* key : {"depth10_usd", "stability", "spread_ratio", "part"}) a.put(key, a.number(key));
}

// What the slice is decides how many there are.
double sliceUsd(CalcArguments& a)
{
    CalcArguments one(a.inputs());
    slice(one);
    if (one.missing()) {
        a.number(one.missing()->field->key);
        return 0;
    }
    const auto got = analytics::callFunction("exec.slice", Value(one.out));
    const Value outputs(got.outputs);
    const Value* const usd = outputs.find("slice_usd");
    return usd && usd->number() ? *usd->number() : 0;
}

void plan(CalcArguments& a)
{
    a.put("total_usd", a.number("total_usd"));
    a.put("slice_usd", sliceUsd(a));
    a.put("minutes", a.number("minutes"));
    if (const auto volume = a.maybe("volume_24h_usd")) a.put("volume_24h_usd", *volume);
}

void total(CalcArguments& a)
{
    const double usd = a.number("total_usd"), one = sliceUsd(a);
    a.put("levels", side(a));
    a.put("mid", a.number("mid"));
    a.put("total_usd", usd);
    a.put("slices", one > 0 ? std::clamp(std::ceil(usd / one - 1e-12), 1.0, 1e6) : 1.0);
}

std::vector<CalcVerdict> saysEnd(const CalcInputs&, std::span<const CalcAnswer> answers)
{
    const CalcAnswer& a = answers.back();
    const Value* const whole = a.known ? a.outputs.find("complete") : nullptr;
    if (!whole || !whole->boolean() || *whole->boolean()) return {};
    return {{true, calcSay(QT_TRANSLATE_NOOP("Calculators",
                                             "The book ends before: what stands here is a lower bound."))}};
}

// One argument runs through its values; the levels are copied once a side.
std::vector<CalcCurve> sweep(const Calculator& c, const CalcInputs& in, const char* key, const char* output,
                             std::initializer_list<double> values)
{
    std::vector<CalcCurve> out;
    for (const char* word : {"buy", "sell"}) {
        CalcCurve curve;
        curve.code = curve.name = word[0] == 'b' ? calcSay(QT_TRANSLATE_NOOP("Calculators", "buy"))
                                                 : calcSay(QT_TRANSLATE_NOOP("Calculators", "sell"));
        CalcAnswer a = answerOf(c.cases.front(), withValue(in, "side", word));
        Value::Object* const arguments = a.inputs.object();
        for (const double x : values) {
            if (!arguments) break;
            for (Value::Member& m : *arguments)
                if (m.key == key) m.value = x;
            const Value outputs(analytics::callFunction(c.cases.front().function, a.inputs).outputs);
            const Value *whole = outputs.find("complete"), *y = outputs.find(output);
            if (!whole || !whole->boolean() || !*whole->boolean()) break;
            curve.points.emplace_back(x, y && y->number() ? std::optional(*y->number()) : std::nullopt);
        }
        out.push_back(std::move(curve));
    }
    return out;
}

std::vector<CalcCurve> costCurve(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    return sweep(c, in, "notional", "slip_bps",
                 {1e4, 2.5e4, 5e4, 1e5, 2.5e5, 5e5, 1e6, 2.5e6, 5e6, 1e7, 2.5e7, 5e7});
}

std::vector<CalcCurve> sizeCurve(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    return sweep(c, in, "max_slip_bps", "usd", {1., 2., 3., 5., 7., 10., 15., 20., 30., 50., 75., 100.});
}

}  // namespace

std::vector<Calculator> executionCalculators()
{
    const CalcField side{"side", QT_TRANSLATE_NOOP("Calculators", "Side"), "", Choice, "buy|sell"};
    const CalcField asks{"asks",
                         QT_TRANSLATE_NOOP("Calculators", "Asks"),
                         QT_TRANSLATE_NOOP("Calculators", "price, coins"),
                         Levels,
                         kAsks,
                         1,
                         Source::Asks};
    const CalcField bids{"bids",
                         QT_TRANSLATE_NOOP("Calculators", "Bids"),
                         QT_TRANSLATE_NOOP("Calculators", "price, coins"),
                         Levels,
                         kBids,
                         1,
                         Source::Bids};
    const CalcField mid{"mid",
                        QT_TRANSLATE_NOOP("Calculators", "Middle"),
                        QT_TRANSLATE_NOOP("Calculators", "price"),
                        Number,
                        "100000",
                        1,
                        Source::Mid};
    return {
        {"slippage",
         CalcGroup::Execution,
         QT_TRANSLATE_NOOP("Calculators", "Slippage"),
         QT_TRANSLATE_NOOP("Calculators",
                           "walk the book from the best price on until the size is filled;  slippage = |average "
                           "\u2212 middle| / middle"),
         {side, {"notional", QT_TRANSLATE_NOOP("Calculators", "Size"), "$", Number, "1000000"}, mid, asks, bids},
         {{"",
           "depth.cost",
           &cost,
           {{"slip_bps", QT_TRANSLATE_NOOP("Calculators", "Slippage"), "bp", 1, 3},
            {"vwap", QT_TRANSLATE_NOOP("Calculators", "Average price"), QT_TRANSLATE_NOOP("Calculators", "price"),
             1, 2},
            {"worst", QT_TRANSLATE_NOOP("Calculators", "Last price"), QT_TRANSLATE_NOOP("Calculators", "price"), 1,
             2},
            {"filled_usd", QT_TRANSLATE_NOOP("Calculators", "Filled"), "$", 1, 0}}}},
         QT_TRANSLATE_NOOP("Calculators", "C2. 50 million is the standing test of Liquidity."),
         kBook,
         &saysEnd,
         {QT_TRANSLATE_NOOP("Calculators", "Slippage by size"), "$", "bp"},
         &costCurve},
        {"executable",
         CalcGroup::Execution,
         QT_TRANSLATE_NOOP("Calculators", "Size within a slippage"),
         QT_TRANSLATE_NOOP("Calculators", "largest size whose average price stays within middle (1 \u00b1 s)"),
         {side,
          {"max_slip_bps", QT_TRANSLATE_NOOP("Calculators", "Slippage allowed"), "bp", Number, "10"},
          mid,
          asks,
          bids},
         {{"",
           "depth.executable",
           &executable,
           {{"usd", QT_TRANSLATE_NOOP("Calculators", "Size"), "$", 1, 0},
            {"base", QT_TRANSLATE_NOOP("Calculators", "Coins"), QT_TRANSLATE_NOOP("Calculators", "coins"), 1,
             4}}}},
         QT_TRANSLATE_NOOP("Calculators", "C3: executable size, not nominal volume."),
         kBook,
         &saysEnd,
         {QT_TRANSLATE_NOOP("Calculators", "Size by slippage"), "bp", "$"},
         &sizeCurve},
        {"slices",
         CalcGroup::Execution,
         QT_TRANSLATE_NOOP("Calculators", "Order in slices"),
         QT_TRANSLATE_NOOP("Calculators",
                           "slice = part \u00b7 depth within 10 bp \u00b7 stability / max(1, spread of usual), at "
                           "most what is left;  n = "
                           "ceil(total / slice), one every minutes / n;  each slice meets a whole book"),
         {side,
          {"total_usd", QT_TRANSLATE_NOOP("Calculators", "Order"), "$", Number, "2000000"},
          {"depth10_usd", QT_TRANSLATE_NOOP("Calculators", "Depth within 10 bp"), "$", Number, "3000000", 1,
           Source::Depth10},
          {"stability", QT_TRANSLATE_NOOP("Calculators", "Stability"), "", Number, "0.8", 1, Source::Stability},
          {"spread_ratio", QT_TRANSLATE_NOOP("Calculators", "Spread, of usual"), "\u00d7", Number, "1.6", 1,
           Source::SpreadRatio},
          {"part", QT_TRANSLATE_NOOP("Calculators", "Part of the depth"), "%", Number, "10", 0.01},
          {"minutes", QT_TRANSLATE_NOOP("Calculators", "Within"), "min", Number, "60"},
          {"volume_24h_usd", QT_TRANSLATE_NOOP("Calculators", "Volume of 24 h"), "$", Number, "20000000000", 1,
           Source::Volume, true},
          mid,
          asks,
          bids},
         {{QT_TRANSLATE_NOOP("Calculators", "Next slice"),
           "exec.slice",
           &slice,
           {{"slice_usd", QT_TRANSLATE_NOOP("Calculators", "Trade next"), "$", 1, 0}}},
          {QT_TRANSLATE_NOOP("Calculators", "Plan"),
           "exec.plan",
           &plan,
           {{"slices", QT_TRANSLATE_NOOP("Calculators", "Slices"), "", 1, 0},
            {"every_min", QT_TRANSLATE_NOOP("Calculators", "Every"), "min", 1, 2},
            {"last_usd", QT_TRANSLATE_NOOP("Calculators", "The last"), "$", 1, 0},
            {"volume_share", QT_TRANSLATE_NOOP("Calculators", "Of the volume"), "%", 100, 3}}},
          {QT_TRANSLATE_NOOP("Calculators", "All slices together"),
           "exec.total",
           &total,
           {{"sliced_usd", QT_TRANSLATE_NOOP("Calculators", "Slippage in slices"), "$", 1, 2},
            {"sliced_bps", QT_TRANSLATE_NOOP("Calculators", "in slices"), "bp", 1, 3},
            {"once_usd", QT_TRANSLATE_NOOP("Calculators", "Slippage at once"), "$", 1, 2},
            {"once_bps", QT_TRANSLATE_NOOP("Calculators", "at once"), "bp", 1, 3},
            {"saved_usd", QT_TRANSLATE_NOOP("Calculators", "Saved"), "$", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "C14: small tranches test the market."),
         QT_TRANSLATE_NOOP("Calculators",
                           "That the book is whole again before each slice is the best case, at once the worst; "
                           "others see the slices. "
                           "What the book bears is true now and only now."),
         &saysEnd},
    };
}

}  // namespace plimsoll
