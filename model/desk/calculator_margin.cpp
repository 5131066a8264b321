// Calculators of margin and liquidation (ANALYTICS G).
#include "model/desk/calculator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

using enum CalcKind;
using Source = CalcSource;

constexpr const char* kVenueOwn = QT_TRANSLATE_NOOP("Calculators",
                                                    "A venue's own rounding, open orders, and collateral in other "
                                                    "coins than dollars. Fees that are paid on the way "
                                                    "are not in it.");
constexpr const char* kTyped = QT_TRANSLATE_NOOP(
    "Calculators",
    "What the venue itself says comes first: this is its rule as published, on the numbers that stand here.");

// Margin as entered, else value at entry over leverage.
double marginOf(CalcArguments& a, double qty, double entry)
{
    if (const auto own = a.maybe("margin")) return *own;
    const double leverage = a.number("leverage");
    return leverage > 0 ? qty * entry / leverage : 0;
}

void isolated(CalcArguments& a)
{
    const double qty = a.number("qty"), entry = a.number("entry");
    a.put("side", a.value("side"));
    a.put("qty", qty);
    a.put("entry", entry);
    a.put("margin", marginOf(a, qty, entry));
    a.put("tiers", a.value("tiers"));
    a.put("fee", a.number("fee"));
}

struct TierAt {
    double mmr = 0, deduction = 0;
};
TierAt tierAt(const Value& tiers, double notional)
{
    const Value::List* const list = tiers.list();
    if (!list || list->empty()) return {};
    std::size_t i = 0;
    const auto number = [&](const char* key) {
        const Value* const v = (*list)[i].find(key);
        return v && v->number() ? *v->number() : 0;
    };
    while (i + 1 < list->size() && number("cap") > 0 && notional >= number("cap")) ++i;
    return {number("mmr"), number("ded")};
}

void cross(CalcArguments& a)
{
    const double qty = a.number("qty"), entry = a.number("entry");
    const TierAt tier = tierAt(a.value("tiers"), qty * entry);
    a.put("wb", a.number("wb"));
    a.put("tmm_other", a.number("tmm_other"));
    a.put("upnl_other", a.number("upnl_other"));
    a.put("side", a.value("side"));
    a.put("qty", qty);
    a.put("entry", entry);
    a.put("mmr", tier.mmr);
    a.put("cum", tier.deduction);
}

// Lower bounds and rates of the tiers: what the rate is charged on, less what lower tiers are charged less.
void maintenance(CalcArguments& a)
{
    Value::List bounds, rates;
    double from = 0;
    if (const Value::List* const list = a.value("tiers").list())
        for (const Value& t : *list) {
            bounds.emplace_back(from);
            const Value* const rate = t.find("mmr");
            rates.push_back(rate ? *rate : Value());
            const Value* const cap = t.find("cap");
            from = cap && cap->number() ? *cap->number() : from;
        }
    a.put("notional", a.number("notional"));
    a.put("bounds", std::move(bounds));
    a.put("mmrs", std::move(rates));
}

bool liquidatedAtOnce(const CalcAnswer& a)
{
    const Value* const once = a.outputs.find("liquidated_at_once");
    return once && once->boolean() && *once->boolean();
}

void warnOfLeverage(const CalcInputs& in, std::vector<CalcVerdict>& out)
{
    if (const auto leverage = in.number("leverage"); leverage && *leverage > 5)
        out.push_back({true, calcSay(QT_TRANSLATE_NOOP(
                                 "Calculators", "More than 5\u00d7: 2 to 5 times is often safer than 20."))});
}

std::vector<CalcVerdict> saysIsolated(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    const CalcAnswer& a = answers.front();
    if (!a.known) return out;
    if (liquidatedAtOnce(a))
        out.push_back({true, calcSay(QT_TRANSLATE_NOOP(
                                 "Calculators",
                                 "Below maintenance at entry: the margin does not exceed the maintenance "
                                 "margin, and nobody may open this position."))});
    if (const auto l = a.number("liq"); l && *l <= 0)
        out.push_back({false, calcSay(QT_TRANSLATE_NOOP("Calculators", "No price liquidates it."))});
    if (!in.number("margin")) warnOfLeverage(in, out);
    return out;
}

std::vector<CalcVerdict> saysLever(const CalcInputs& in, std::span<const CalcAnswer> answers)
{
    std::vector<CalcVerdict> out;
    const CalcAnswer& a = answers.front();
    if (!a.known) return out;
    if (liquidatedAtOnce(a))
        out.push_back({true, calcSay(QT_TRANSLATE_NOOP(
                                 "Calculators",
                                 "Below maintenance at entry: with this maintenance rate nobody may open it. "
                                 "\"1 % buffer at 50\u00d7\" holds only with a rate of 1 %."))});
    warnOfLeverage(in, out);
    if (const auto more = a.number("oversize_share"); more && *more > 0)
        out.push_back(
            {false, calcSay(QT_TRANSLATE_NOOP(
                                "Calculators",
                                "A size that is %1 % too large carries %2 % of the margin more in notional: "
                                "percentage points of the margin, not a size that is %2 % too large."))
                        .arg(*in.number("oversize") * 100, 0, 'g', 3)
                        .arg(*more * 100, 0, 'g', 3)});
    return out;
}

// Distance from the entry by leverage.
std::vector<CalcCurve> distances(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    std::vector<CalcCurve> out;
    const CalcInputs free = withValue(in, "margin", {});
    for (const char* side : {"long", "short"}) {
        CalcCurve curve;
        curve.code = curve.name = side[0] == 'l' ? calcSay(QT_TRANSLATE_NOOP("Calculators", "long"))
                                                 : calcSay(QT_TRANSLATE_NOOP("Calculators", "short"));
        for (const double x : {1., 1.5, 2., 3., 4., 5., 7., 10., 15., 20., 30., 50., 75., 100., 125.}) {
            const auto with = withValue(withValue(free, "side", side), "leverage", x);
            const CalcAnswer a = answerOf(c.cases.front(), with);
            const Value* const once = a.known ? a.outputs.find("liquidated_at_once") : nullptr;
            const bool never = a.number("liq").value_or(1) <= 0;
            const bool atOnce = once && once->boolean() && *once->boolean();
            const auto distance = a.number("dist_pct");
            if (never) continue;
            curve.points.emplace_back(x, atOnce ? std::optional(0.0) : distance);
            if (atOnce) break;
        }
        out.push_back(std::move(curve));
    }
    return out;
}

std::vector<CalcCurve> leverMoves(const Calculator& c, const CalcInputs& in, std::span<const CalcAnswer>)
{
    CalcCurve liquidated{calcSay(QT_TRANSLATE_NOOP("Calculators", "liq")),
                         calcSay(QT_TRANSLATE_NOOP("Calculators", "Liquidated")),
                         {}};
    CalcCurve bankrupt{calcSay(QT_TRANSLATE_NOOP("Calculators", "gone")),
                       calcSay(QT_TRANSLATE_NOOP("Calculators", "Margin gone")),
                       {}};
    for (const double x : {1., 1.5, 2., 3., 4., 5., 7., 10., 15., 20., 30., 50., 75., 100., 125.}) {
        const CalcAnswer a = answerOf(c.cases.front(), withValue(in, "leverage", x));
        if (const auto m = a.number("liq_move")) liquidated.points.emplace_back(x, *m * 100);
        if (const auto m = a.number("bankrupt_move")) bankrupt.points.emplace_back(x, *m * 100);
    }
    return {liquidated, bankrupt};
}

}  // namespace

std::vector<Calculator> marginCalculators()
{
    const CalcField side{"side", QT_TRANSLATE_NOOP("Calculators", "Side"), "", Choice, "long|short"};
    const CalcField qty{"qty", QT_TRANSLATE_NOOP("Calculators", "Size"), QT_TRANSLATE_NOOP("Calculators", "coins"),
                        Number, "1"};
    const CalcField entry{"entry",
                          QT_TRANSLATE_NOOP("Calculators", "Entry"),
                          QT_TRANSLATE_NOOP("Calculators", "price"),
                          Number,
                          "100000",
                          1,
                          Source::Mark};
    const CalcField tiers{
        "tiers",
        QT_TRANSLATE_NOOP("Calculators", "Maintenance rates"),
        "",
        Tiers,
        "2.5",
        1,
        Source::Tiers,
        false,
        QT_TRANSLATE_NOOP(
            "Calculators",
            "One rate in percent: 2.5. Or tiers: rate, less the deduction, up to the notional value: "
            "0.4 to 50000; 0.5 less 50 to 600000; 1 less 3050")};
    const CalcField rate{
        "mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "2.5", 0.01, Source::FirstRate};
    return {
        {"liquidation",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, isolated"),
         QT_TRANSLATE_NOOP(
             "Calculators",
             "equity = maintenance:  M + s q (P \u2212 E) = q P (mmr + fee) \u2212 deduction;  P = (s q E \u2212 "
             "M \u2212 "
             "deduction) / (q (s \u2212 mmr \u2212 fee));  the first tier that holds its own answer decides"),
         {side,
          qty,
          entry,
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "20"},
          {"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", Number, "", 1, Source::None, true,
           QT_TRANSLATE_NOOP("Calculators", "What stands behind it. Empty: size times entry over leverage")},
          tiers,
          {"fee", QT_TRANSLATE_NOOP("Calculators", "Closing fee"), "%", Number, "0", 0.01, Source::ClosingFee}},
         {{"",
           "margin.liq_tiered",
           &isolated,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "Liquidation price"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2},
            {"dist_pct", QT_TRANSLATE_NOOP("Calculators", "From entry"), "%", 1, 3},
            {"bankrupt", QT_TRANSLATE_NOOP("Calculators", "Margin gone at"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2},
            {"tier", QT_TRANSLATE_NOOP("Calculators", "Deciding tier, from 0"), "", 1, 0}}}},
         QT_TRANSLATE_NOOP(
             "Calculators",
             "G. A founding document's 97,500 charges maintenance on the value at entry; exact is 97,435.90."),
         kVenueOwn,
         &saysIsolated,
         {QT_TRANSLATE_NOOP("Calculators", "Distance of the liquidation from the entry, by leverage"), "\u00d7",
          "%"},
         &distances},
        {"liquidation_cross",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, cross"),
         QT_TRANSLATE_NOOP("Calculators",
                           "P = (balance \u2212 maintenance of the others + their profit + deduction \u2212 s q "
                           "E) / (q (mmr \u2212 s));  "
                           "rate and deduction of the tier at the value at entry"),
         {side,
          qty,
          entry,
          {"wb", QT_TRANSLATE_NOOP("Calculators", "Balance"), "$", Number, "20000", 1, Source::Wallet},
          {"tmm_other", QT_TRANSLATE_NOOP("Calculators", "Maintenance of the others"), "$", Number, "0", 1,
           Source::VenueMaintenance},
          {"upnl_other", QT_TRANSLATE_NOOP("Calculators", "Profit of the others"), "$", Number, "0"},
          tiers},
         {{"",
           "margin.binance_cross",
           &cross,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "Liquidation price"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2}}}},
         QT_TRANSLATE_NOOP(
             "Calculators",
             "G, Binance FAQ: 1,153.26 in its own example. The general solution, so it holds for the others too."),
         kVenueOwn},
        {"liquidation_hyperliquid",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, Hyperliquid account"),
         QT_TRANSLATE_NOOP("Calculators",
                           "P = mark \u2212 s available / size / (1 \u2212 l s);  available = account value "
                           "\u2212 maintenance at the mark;  "
                           "l = maintenance rate"),
         {side,
          {"mark", QT_TRANSLATE_NOOP("Calculators", "Mark price"), QT_TRANSLATE_NOOP("Calculators", "price"),
           Number, "100000", 1, Source::Mark},
          qty,
          rate,
          {"account_value", QT_TRANSLATE_NOOP("Calculators", "Account value"), "$", Number, "60000", 1,
           Source::VenueEquity},
          {"mm_required", QT_TRANSLATE_NOOP("Calculators", "Maintenance of all positions"), "$", Number, "12500",
           1, Source::VenueMaintenance}},
         {{"",
           "margin.hyperliquid",
           nullptr,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "Liquidation price"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators",
                           "G, Hyperliquid docs. Maintenance is rate times notional less a deduction."),
         kVenueOwn},
        {"liquidation_bybit",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, Bybit classic"),
         QT_TRANSLATE_NOOP("Calculators",
                           "P = E \u2212 s (initial margin \u2212 maintenance) / q \u2212 s extra / q;  "
                           "maintenance on the value at entry"),
         {side,
          qty,
          entry,
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "50"},
          {"mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "0.5", 0.01,
           Source::FirstRate},
          {"deduction", QT_TRANSLATE_NOOP("Calculators", "Deduction"), "$", Number, "0"},
          {"extra", QT_TRANSLATE_NOOP("Calculators", "Margin added"), "$", Number, "0"}},
         {{"",
           "margin.bybit_entry",
           nullptr,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "Liquidation price"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "G, Bybit help page: 20,000 at 50\u00d7 and 0.5 % is 19,700."),
         kTyped},
        {"liquidation_inverse",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, inverse contract"),
         QT_TRANSLATE_NOOP("Calculators", "P = Q (1 + s mmr) / (Q / E + s M);  Q in dollars, M in coins"),
         {side,
          {"usd", QT_TRANSLATE_NOOP("Calculators", "Size"), "$", Number, "60000"},
          {"entry", QT_TRANSLATE_NOOP("Calculators", "Entry"), QT_TRANSLATE_NOOP("Calculators", "price"), Number,
           "50000", 1, Source::Mark},
          {"margin_coin", QT_TRANSLATE_NOOP("Calculators", "Margin"), QT_TRANSLATE_NOOP("Calculators", "coins"),
           Number, "0.12"},
          {"mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "0.5", 0.01,
           Source::FirstRate}},
         {{"",
           "margin.liq_inverse",
           nullptr,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "Liquidation price"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "G, inverse contracts: 45,681.82 in the example."),
         kVenueOwn},
        {"liquidation_seed",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Liquidation price, first order"),
         QT_TRANSLATE_NOOP("Calculators",
                           "E (1 \u2212 equity / notional + mmr), signs turned for shorts;  read as E (1 \u2212 "
                           "(equity / notional + mmr)) "
                           "it is wrong"),
         {side,
          entry,
          {"equity", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", Number, "500"},
          {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "10000"},
          rate},
         {{"",
           "margin.liq_seed",
           nullptr,
           {{"liq", QT_TRANSLATE_NOOP("Calculators", "First order"), QT_TRANSLATE_NOOP("Calculators", "price"), 1,
             2},
            {"liq_grouped_misreading", QT_TRANSLATE_NOOP("Calculators", "The misreading"),
             QT_TRANSLATE_NOOP("Calculators", "price"), 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators",
                           "The usual example gives 97,500. For comparison with the exact price only."),
         QT_TRANSLATE_NOOP("Calculators",
                           "The change of the value on which maintenance is charged: use the exact one.")},
        {"maintenance",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Maintenance margin"),
         QT_TRANSLATE_NOOP("Calculators",
                           "maintenance = notional \u00b7 rate \u2212 deduction;  deduction of a tier = that of "
                           "the one below + bound "
                           "(rate \u2212 rate below)"),
         {{"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "200000000"},
          {"tiers", QT_TRANSLATE_NOOP("Calculators", "Maintenance rates"), "", Tiers, "1.25 to 150000000; 2.5", 1,
           Source::Tiers, false, tiers.tip}},
         {{"",
           "margin.maintenance",
           &maintenance,
           {{"mm", QT_TRANSLATE_NOOP("Calculators", "Maintenance margin"), "$", 1, 0},
            {"eff_rate", QT_TRANSLATE_NOOP("Calculators", "Of the notional"), "%", 100, 4},
            {"tier", QT_TRANSLATE_NOOP("Calculators", "Tier, from 0"), "", 1, 0}}}},
         QT_TRANSLATE_NOOP("Calculators", "G: Hyperliquid's rate less a deduction: 3,125,000 of 200 million BTC."),
         kVenueOwn},
        {"modes",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Margin modes compared"),
         QT_TRANSLATE_NOOP("Calculators",
                           "isolated = imr (L + S);  cross = imr max(L, S);  portfolio = max(scan |L \u2212 S| + "
                           "basis shock min(L, S), "
                           "floor (L + S))"),
         {{"legs", QT_TRANSLATE_NOOP("Calculators", "Legs, short ones negative"), "$", Numbers, "100000, -100000"},
          {"imr", QT_TRANSLATE_NOOP("Calculators", "Initial margin"), "%", Number, "10", 0.01},
          {"scan", QT_TRANSLATE_NOOP("Calculators", "Scan range"), "%", Number, "15", 0.01},
          {"basis_shock", QT_TRANSLATE_NOOP("Calculators", "Basis shock"), "%", Number, "2", 0.01},
          {"floor", QT_TRANSLATE_NOOP("Calculators", "Floor"), "%", Number, "0", 0.01}},
         {{"",
           "margin.compare",
           nullptr,
           {{"isolated", QT_TRANSLATE_NOOP("Calculators", "Isolated"), "$", 1, 0},
            {"cross", QT_TRANSLATE_NOOP("Calculators", "Cross"), "$", 1, 0},
            {"portfolio", QT_TRANSLATE_NOOP("Calculators", "Portfolio"), "$", 1, 0},
            {"eff_cross", QT_TRANSLATE_NOOP("Calculators", "Cross needs less by"), "\u00d7", 1, 1},
            {"eff_pm", QT_TRANSLATE_NOOP("Calculators", "Portfolio needs less by"), "\u00d7", 1, 1}}}},
         QT_TRANSLATE_NOOP("Calculators", "G, the usual basis trade: 20,000, 10,000, 2,000."),
         QT_TRANSLATE_NOOP("Calculators",
                           "Any venue's own rules; haircuts on collateral; a spot leg that is bought outright "
                           "needs its whole price.")},
        {"withdraw",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "What may leave an account"),
         QT_TRANSLATE_NOOP("Calculators",
                           "stays = max(initial margin, share \u00b7 notional);  leaves = equity \u2212 stays"),
         {{"equity", QT_TRANSLATE_NOOP("Calculators", "Equity"), "$", Number, "1200000", 1, Source::VenueEquity},
          {"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "5000000"},
          {"im_required", QT_TRANSLATE_NOOP("Calculators", "Initial margin"), "$", Number, "100000"},
          {"min_frac", QT_TRANSLATE_NOOP("Calculators", "Share that stays"), "%", Number, "20", 0.01}},
         {{"",
           "margin.withdraw",
           nullptr,
           {{"max_withdraw", QT_TRANSLATE_NOOP("Calculators", "May leave"), "$", 1, 0},
            {"required", QT_TRANSLATE_NOOP("Calculators", "Must stay"), "$", 1, 0},
            {"lev_after", QT_TRANSLATE_NOOP("Calculators", "Leverage after"), "\u00d7", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "G: 20 % was Hyperliquid's rule of March 2025; newer pages say 10 %."),
         QT_TRANSLATE_NOOP("Calculators", "Open orders and unsettled funding.")},
        {"solvency",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Margin to survive a move"),
         QT_TRANSLATE_NOOP("Calculators", "margin = N (move + mmr (1 \u00b1 move))"),
         {{"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "100000"},
          {"mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "1", 0.01, Source::FirstRate},
          {"stress", QT_TRANSLATE_NOOP("Calculators", "Move against it"), "%", Number, "30", 0.01},
          {"side", QT_TRANSLATE_NOOP("Calculators", "Leg"), "", Choice, "short|long"}},
         {{"",
           "margin.solvency_buffer",
           nullptr,
           {{"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", 1, 0},
            {"max_leverage", QT_TRANSLATE_NOOP("Calculators", "Highest leverage"), "\u00d7", 1, 2}}}},
         QT_TRANSLATE_NOOP("Calculators", "G: the swing between spot and perpetual must not liquidate a leg."),
         QT_TRANSLATE_NOOP("Calculators", "Funding on the way, and a mark that runs away from the index.")},
        {"tiers",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "Leverage by size"),
         QT_TRANSLATE_NOOP("Calculators",
                           "up to 1 m: 50\u00d7;  to 5 m: 25\u00d7;  to 15 m: 10\u00d7 (not specified by the "
                           "source, our fill-in);  above: "
                           "5\u00d7"),
         {{"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", Number, "3000000"}},
         {{"",
           "margin.tier_leverage",
           nullptr,
           {{"max_leverage", QT_TRANSLATE_NOOP("Calculators", "Highest leverage"), "\u00d7", 1, 0},
            {"im", QT_TRANSLATE_NOOP("Calculators", "Initial margin"), "$", 1, 0}}}},
         QT_TRANSLATE_NOOP("Calculators", "G, the usual table."),
         QT_TRANSLATE_NOOP("Calculators",
                           "The venues' own tables: they decide in Liquidation price and in Positions.")},
        {"leverage",
         CalcGroup::Margin,
         QT_TRANSLATE_NOOP("Calculators", "What leverage does"),
         QT_TRANSLATE_NOOP(
             "Calculators",
             "notional = margin \u00b7 leverage;  margin gone after 1 / leverage;  liquidated before that by the "
             "maintenance rate;  size too large by x carries x \u00b7 leverage of the margin more"),
         {{"margin", QT_TRANSLATE_NOOP("Calculators", "Margin"), "$", Number, "1000"},
          {"leverage", QT_TRANSLATE_NOOP("Calculators", "Leverage"), "\u00d7", Number, "20"},
          {"mmr", QT_TRANSLATE_NOOP("Calculators", "Maintenance rate"), "%", Number, "2.5", 0.01,
           Source::FirstRate},
          side,
          {"oversize", QT_TRANSLATE_NOOP("Calculators", "Size too large by"), "%", Number, "2", 0.01}},
         {{"",
           "size.leverage",
           nullptr,
           {{"notional", QT_TRANSLATE_NOOP("Calculators", "Notional"), "$", 1, 0},
            {"liq_move", QT_TRANSLATE_NOOP("Calculators", "Liquidated after a move of"), "%", 100, 3},
            {"bankrupt_move", QT_TRANSLATE_NOOP("Calculators", "Margin gone after"), "%", 100, 2},
            {"loss_1pct", QT_TRANSLATE_NOOP("Calculators", "A move of 1 % takes"),
             QT_TRANSLATE_NOOP("Calculators", "% of the margin"), 100, 1},
            {"oversize_share", QT_TRANSLATE_NOOP("Calculators", "The oversize adds"),
             QT_TRANSLATE_NOOP("Calculators", "% of the margin"), 100, 1}}}},
         QT_TRANSLATE_NOOP("Calculators", "1,000 at 20\u00d7 is 20,000; what is 2 % too large at 20\u00d7."),
         QT_TRANSLATE_NOOP("Calculators", "Funding, fees and gaps in the price."),
         &saysLever,
         {QT_TRANSLATE_NOOP("Calculators", "Move against it until it is liquidated, by leverage"), "\u00d7", "%"},
         &leverMoves},
    };
}

}  // namespace plimsoll
