#include "ui/panels/venue_card_rows.h"

#include "model/boards/fund_board.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/insurance_words.h"
#include "ui/panels/phase_words.h"
#include "ui/paper_names.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

struct Rule {
    const char* what;
    const char* source;
};
struct Field {
    const char *key, *name, *tip;
    std::array<Rule, kVenueCount> rules;  // in VenueId order
};

// Sources are the venues' own pages and the founding documents (S0 to S2); dates where a rule has changed.
constexpr Field kFields[] = {
    {"engine",
     QT_TRANSLATE_NOOP("UiText", "Liquidation engine"),
     QT_TRANSLATE_NOOP("UiText", "At which price it looks, what it closes, at which price it prints"),
     {{{QT_TRANSLATE_NOOP("UiText",
                          "Looks at the mark price; in steps for large positions; prints the average fill"),
        "futures FAQ, forceOrder"},
       {QT_TRANSLATE_NOOP("UiText", "Looks at the mark price; in tiers; prints the bankruptcy price"),
        "help centre, allLiquidation"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Looks at the mark price; margin ratio with the taker fee; prints the bankruptcy price"),
        "help centre, liquidation-orders"},
       {QT_TRANSLATE_NOOP(
            "UiText",
            "Looks at the mark price; first into the book, below two thirds of maintenance to a vault "
            "of HLP (the backstop). Builder-deployed dexes have no backstop"),
        "docs, liquidations"}}}},
    {"adl",
     QT_TRANSLATE_NOOP("UiText", "Auto-deleveraging"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Profitable positions of the other side are closed when the fund cannot bear a loss; who is "
         "first. No rule can keep the venue solvent, its income and fairness all at once (arXiv "
         "2512.01112)"),
     {{{QT_TRANSLATE_NOOP("UiText",
                          "Profit in percent times margin ratio, the highest first; risk of a symbol: low, "
                          "medium, high, every 30 min"),
        "ADL FAQ, symbolAdlRisk"},
       {QT_TRANSLATE_NOOP(
            "UiText",
            "Profit in percent times leverage, the highest first; begins when the pool has lost 30 % of "
            "its best of 8 h, ends at 25 %, or when it is empty"),
        "v5 adl-alert"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Profit in percent times leverage, the highest first; warns once a second while "
                          "in trouble, silent else"),
        "adl-warning, June 2026"},
       {QT_TRANSLATE_NOOP("UiText",
                          "By mark over entry times notional over account value; last resort after the "
                          "backstop; nothing is published before"),
        "docs, auto-deleveraging"}}}},
    {"insurance",
     QT_TRANSLATE_NOOP("UiText", "Insurance fund"),
     QT_TRANSLATE_NOOP("UiText", "Bears what a liquidation leaves, before others do"),
     {{{QT_TRANSLATE_NOOP("UiText", "Published by fund group, asked for every 10 min"), "insuranceBalance"},
       {QT_TRANSLATE_NOOP("UiText", "Published; isolated pools each minute, shared pools once a day"),
        "v5 insurance"},
       {QT_TRANSLATE_NOOP("UiText", "Published by contract family; in warnings as they come"), "insurance-fund"},
       {QT_TRANSLATE_NOOP("UiText", "None of its own: the HLP vault takes over, its depositors bear it"),
        "docs, HLP"}}}},
    {"margin",
     QT_TRANSLATE_NOOP("UiText", "Margin model"),
     QT_TRANSLATE_NOOP("UiText", "How maintenance margin grows with a position, and what may be pooled"),
     {{{QT_TRANSLATE_NOOP("UiText", "Brackets with a deduction; isolated, cross, portfolio by account"),
        "futures FAQ"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Risk limits with a deduction; isolated, cross, portfolio; value at mark since "
                          "2026"),
        "help centre, 2026-05-27"},
       {QT_TRANSLATE_NOOP("UiText", "Tiers: one rate for the whole position; isolated, cross, portfolio"),
        "position-tiers"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Rate times notional less a deduction, rate = half the initial margin at the highest "
                          "leverage; no netting of risk as SPAN or TIMS do"),
        "docs, margin tiers; S2"}}}},
    {"bands",
     QT_TRANSLATE_NOOP("UiText", "Halts and price bands"),
     QT_TRANSLATE_NOOP("UiText", "None of the venues halts all trading when prices fall, as stock exchanges do"),
     {{{QT_TRANSLATE_NOOP("UiText", "No halt; orders only within a band around mark, market orders less far"),
        "exchangeInfo, PERCENT_PRICE"},
       {QT_TRANSLATE_NOOP("UiText", "No halt; highest bid and lowest ask are published"), "v5 price-limit"},
       {QT_TRANSLATE_NOOP("UiText", "No halt; highest bid and lowest ask are published"), "price-limit"},
       {QT_TRANSLATE_NOOP("UiText", "No halt; an order far from the oracle is refused; open interest is capped"),
        "docs"}}}},
    {"oracle",
     QT_TRANSLATE_NOOP("UiText", "Index and oracle"),
     QT_TRANSLATE_NOOP("UiText",
                       "Indices rest in part on the same spot exchanges: one that fails can move several at once"),
     {{{QT_TRANSLATE_NOOP("UiText", "Weighted mean of spot exchanges"), "index docs"},
       {QT_TRANSLATE_NOOP("UiText", "Weighted mean of spot exchanges, components published"),
        "index-price-components"},
       {QT_TRANSLATE_NOOP("UiText", "Weighted mean of spot exchanges"), "index-components"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Median of validators, each a weighted median of spot mids (Binance, OKX, Bybit and "
                          "others), every 3 s; builder-deployed dexes push their own"),
        "docs, oracle"}}}},
    {"funding",
     QT_TRANSLATE_NOOP("UiText", "Funding"),
     QT_TRANSLATE_NOOP("UiText", "Positive: longs pay shorts. The interval is read for each market"),
     {{{QT_TRANSLATE_NOOP("UiText", "Every 8, 4 or 1 h by market, cap and floor published"), "fundingInfo"},
       {QT_TRANSLATE_NOOP("UiText", "Every 8, 4 or 1 h by market, can change in storms"), "v5 tickers"},
       {QT_TRANSLATE_NOOP("UiText", "Every 8 h or less by market"), "funding-rate"},
       {QT_TRANSLATE_NOOP("UiText",
                          "Every hour, an eighth of the 8 h rate; at most 4 % an hour; on the oracle "
                          "price"),
        "docs, funding"}}}},
    {"liquidations",
     QT_TRANSLATE_NOOP("UiText", "Liquidations published"),
     QT_TRANSLATE_NOOP("UiText", "How much of them can be seen at all"),
     {{{QT_TRANSLATE_NOOP("UiText", "At most one a second and symbol: a sample"), "forceOrder"},
       {QT_TRANSLATE_NOOP("UiText", "All of them, every 500 ms, since February 2025"), "allLiquidation"},
       {QT_TRANSLATE_NOOP("UiText", "Said not to be the total"), "liquidation-orders"},
       {QT_TRANSLATE_NOOP("UiText", "No feed: seen through fills of the liquidator vaults, a lower bound"),
        "userFills of HLP"}}}},
    {"interest",
     QT_TRANSLATE_NOOP("UiText", "Open interest published"),
     QT_TRANSLATE_NOOP("UiText", "How, and how positions are counted; shown with each position once"),
     {{{QT_TRANSLATE_NOOP("UiText", "Asked for by symbol, single-sided"), "openInterest"},
       {QT_TRANSLATE_NOOP("UiText", "Streamed; both sides on the wire, halved here"), "tickers"},
       {QT_TRANSLATE_NOOP("UiText", "Streamed, in contracts, coins and dollars"), "open-interest"},
       {QT_TRANSLATE_NOOP("UiText", "Streamed, in coins"), "activeAssetCtx"}}}},
    {"throttle",
     QT_TRANSLATE_NOOP("UiText", "Limits of requests"),
     QT_TRANSLATE_NOOP("UiText", "By address; Feed health shows how much of them is used"),
     {{{QT_TRANSLATE_NOOP("UiText", "2,400 weight a minute; statistics 1,000 in 5 min"), "exchangeInfo"},
       {QT_TRANSLATE_NOOP("UiText", "600 requests in 5 s, else locked out for 10 min"), "v5 rate limits"},
       {QT_TRANSLATE_NOOP("UiText", "By endpoint, in 2 s; 3 new connections a second"), "API docs"},
       {QT_TRANSLATE_NOOP("UiText", "1,200 weight a minute; 10 accounts followed at most"), "API docs"}}}},
    {"history",
     QT_TRANSLATE_NOOP("UiText", "Incidents, changed rules"),
     QT_TRANSLATE_NOOP("UiText",
                       "What is known here; write what you learn as a note with the venue's name as #tag"),
     {{{QT_TRANSLATE_NOOP("UiText",
                          "Which of a second's liquidations is printed is told differently: the largest "
                          "(pages since April 2026) or the latest"),
        "forceOrder docs"},
       {QT_TRANSLATE_NOOP("UiText",
                          "20 February 2025: all liquidations are published. 2025: ADL alerts; 2026: "
                          "liquidation price by the value at mark"),
        "change log"},
       {QT_TRANSLATE_NOOP("UiText", "June 2026: ADL warnings only while in trouble"), "change log"},
       {QT_TRANSLATE_NOOP(
            "UiText",
            "12 March 2025: a long of $200m in ETH, margin withdrawn, HLP lost $4m; 15 March: 20 % of "
            "the notional must stay. 26 March 2025: JELLY, an illiquid coin. 10 October 2025: $2.1bn "
            "deleveraged in 12 minutes"),
        "S2; arXiv 2512.01112"}}}},
    {"haircuts",
     QT_TRANSLATE_NOOP("UiText", "After an incident, check"),
     QT_TRANSLATE_NOOP("UiText",
                       "Not published in a form that a program could follow: by hand, with a date, as a "
                       "note"),
     {{{QT_TRANSLATE_NOOP("UiText", "Haircuts of collateral, leverage brackets, cross margin rules, borrowing"),
        "S0"},
       {QT_TRANSLATE_NOOP("UiText", "Haircuts of collateral, risk limits, cross margin rules, borrowing"), "S0"},
       {QT_TRANSLATE_NOOP("UiText", "Discount rates of collateral, tiers, borrowing"), "S0"},
       {QT_TRANSLATE_NOOP("UiText", "Margin tables, caps of open interest, the vault's size"), "S0"}}}},
};

TextRow rowOf(const QString& key, const QString& name, const QString& what, const QString& source,
              const QString& tip)
{
    TextRow row;
    row.key = key;
    TextCell head = wordCell(name), words = wordCell(what), from = wordCell(source, CellTone::Muted);
    head.tip = tip;
    words.tip = what;
    from.tip = source + QLatin1Char(0x0a) + UiText::tr("Where that is written");
    row.cells = {head, words, from};
    return row;
}

TextRow leverageRow(VenueId venue, const std::string& asset, const MarketSnapshot* market)
{
    const InstrumentRow* r = contractOf(venue, asset, market);
    double most = 0;
    std::size_t tiers = 0;
    if (r && r->facts)
        for (const Tier& t : r->facts->tiers) {
            ++tiers;
            if (t.maxLeverage) most = std::max(most, *t.maxLeverage);
        }
    QString what = UiText::tr("not known: no tiers of it have come");
    if (!r)
        what = UiText::tr("not listed there, or the venue is off");
    else if (most > 0)
        what = UiText::tr("%1× at most, %n tier(s); less for large positions", nullptr, static_cast<int>(tiers))
                   .arg(most, 0, 'g', 4);
    TextRow row = rowOf(QStringLiteral("leverage"), UiText::tr("Leverage, %1").arg(QString::fromStdString(asset)),
                        what, UiText::tr("live"), UiText::tr("Of the venue's own tiers of this contract"));
    if (most <= 0) row.cells[1].fresh = Freshness::Stale;
    return row;
}

TextRow fundRow(VenueId venue, const std::string& asset, const MarketSnapshot* market,
                const HealthSnapshot* health, Mono now)
{
    const InsuranceWords said = insuranceWords(venue, asset, market, health, now);
    TextRow row =
        rowOf(QStringLiteral("fund"), UiText::tr("Insurance fund, %1").arg(QString::fromStdString(asset)),
              said.full, UiText::tr("live"),
              UiText::tr("The balance behind this contract, in the fund's own coin; the past is of this "
                         "run alone"));
    if (!said.known && hasInsuranceFund(venue)) row.cells[1].fresh = Freshness::Stale;
    return row;
}

TextRow stateRow(VenueId venue, const HealthSnapshot* health)
{
    const VenueRow* v = health ? &health->venues[static_cast<std::size_t>(venue)] : nullptr;
    QString what = UiText::tr("nothing heard yet");
    if (v && v->aside)
        what = UiText::tr("set aside by you: shown, in no sum and no judgement");
    else if (v)
        what = modelWords(freshnessName(v->state)) +
               (v->detail.empty() ? QString() : QStringLiteral(", ") + modelWords(v->detail));
    TextRow row = rowOf(QStringLiteral("state"), UiText::tr("Feed now"), what, UiText::tr("live"),
                        UiText::tr("As its light in the strip says; more in Feed health"));
    if (!v || v->aside || v->state >= Freshness::Stale) row.cells[1].fresh = Freshness::Stale;
    return row;
}

}  // namespace

std::vector<TextColumn> venueCardColumns()
{
    TextColumn name;
    name.head = UiText::tr("Rule");
    name.exportHead = QStringLiteral("rule");
    name.widest = QStringLiteral("Liquidations published");
    name.tip = UiText::tr("What the row is about; its tip says why it matters");
    TextColumn what;
    what.head = UiText::tr("What holds there");
    what.exportHead = QStringLiteral("what");
    what.rest = true;
    what.tip = UiText::tr("In our words; the whole of it in the tip");
    TextColumn source;
    source.head = UiText::tr("Source");
    source.exportHead = QStringLiteral("page");
    source.widest = QStringLiteral("help centre, 2026-05-27");
    source.drop = 1;
    source.tip = UiText::tr("The venue's page, stream or endpoint, or a paper on leverage and its crises");
    return {name, what, source};
}

std::vector<TextRow> venueCardRows(VenueId venue, const std::string& asset, const MarketSnapshot* market,
                                   const HealthSnapshot* health, Mono now)
{
    std::vector<TextRow> rows{stateRow(venue, health)};
    if (!asset.empty()) {
        rows.push_back(leverageRow(venue, asset, market));
        rows.push_back(fundRow(venue, asset, market, health, now));
    }
    for (const Field& f : kFields) {
        const Rule& rule = f.rules[static_cast<std::size_t>(venue)];
        rows.push_back(rowOf(QString::fromLatin1(f.key), UiText::tr(f.name), UiText::tr(rule.what),
                             paperNames(rule.source), UiText::tr(f.tip)));
    }
    return rows;
}

}  // namespace plimsoll
