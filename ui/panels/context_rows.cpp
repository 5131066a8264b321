#include "ui/panels/context_rows.h"

#include "ui/panels/context_facts.h"
#include "ui/panels/phase_words.h"

namespace plimsoll {

using namespace context;

namespace {

struct Reading {
    const char *key, *panel, *name, *tip;
    Found (*read)(const Facts&);
};
constexpr Reading kReadings[] = {
    {"crowding", "funding", QT_TRANSLATE_NOOP("UiText", "Crowded side"),
     QT_TRANSLATE_NOOP("UiText",
                       "Funding of 24 h at least 5 bp (longs) or at most -3 bp (shorts) per 8 h while open "
                       "interest grew over 7 days"),
     crowding},
    {"low_volatility", "history", QT_TRANSLATE_NOOP("UiText", "Low volatility"),
     QT_TRANSLATE_NOOP("UiText", "Realised volatility of 24 h at most 0.7 of that of 30 days"), lowVolatility},
    {"complacency", "liquidity", QT_TRANSLATE_NOOP("UiText", "Complacency"),
     QT_TRANSLATE_NOOP("UiText",
                       "Spread at most 0.9 of usual, volatility at most 0.7 of usual, open interest up by 10 % "
                       "or more in 7 days"),
     complacency},
    {"late_cycle", "funding", QT_TRANSLATE_NOOP("UiText", "Late cycle"),
     QT_TRANSLATE_NOOP("UiText",
                       "Longs have paid at every settlement for three days, and the other coins' share of "
                       "open interest grows"),
     lateCycle},
    {"regime", "phase", QT_TRANSLATE_NOOP("UiText", "Leverage and depth"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "A: interest up 2 % in a day while depth is at its usual or above; people then run a larger "
         "gross and a conservative net. B: interest up 10 % in 7 days, flat today, depth below 0.8 "
         "of usual; people then take smaller bites on fewer venues, execution first"),
     regime},
    {"purge", "aftershock", QT_TRANSLATE_NOOP("UiText", "Purge, rebuild"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Purge: the phase is Liquidation. Rebuilding: at least 5 % of open interest went and as much "
         "is still not back, funding is within 2 bp and the spread within 1.25 of usual"),
     purge},
    {"carry_crowding", "basis", QT_TRANSLATE_NOOP("UiText", "Crowded carry"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Open interest up 10 % or more in 7 days while funding is within 1 bp per 8 h and the basis "
         "within 2 bp: hedged positions press the rates down"),
     carryCrowding},
    {"basis_unwind", "basis", QT_TRANSLATE_NOOP("UiText", "Basis unwind"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Within an hour open interest falls by 1 % or more, spot is sold (z at most -1), takers sell "
         "more perpetuals than they buy, and mark over index moves by 5 bp or more"),
     basisUnwind},
    {"negative_funding", "funding", QT_TRANSLATE_NOOP("UiText", "Negative funding"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "At most -0.5 bp per 8 h while interest falls by 0.5 % or more in a day: longs leave. While it "
         "grows by as much: new shorts. To be watched, not to be acted on"),
     negativeFunding},
    {"laggard", "funding", QT_TRANSLATE_NOOP("UiText", "Lagging venue"),
     QT_TRANSLATE_NOOP("UiText",
                       "The one venue whose rate has the other sign, by 0.5 bp or more to each other one; for how "
                       "many hours, settled and running, and which of them turned"),
     laggard},
    {"funding_swing", "funding_inspector", QT_TRANSLATE_NOOP("UiText", "Swing of funding"),
     QT_TRANSLATE_NOOP("UiText",
                       "Mean rate of the last 8 h less that of the 24 h before, a year; raised from 25 %"),
     fundingSwing},
    {"wide_and_thin", "liquidity", QT_TRANSLATE_NOOP("UiText", "Stable but thin"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Price within 0.5 % in an hour while the size that can be executed within 10 bp is below half "
         "of its median of 7 days (after a flush: of those before it)"),
     wideAndThin},
    {"makers", "liquidity", QT_TRANSLATE_NOOP("UiText", "Makers retreat"),
     QT_TRANSLATE_NOOP("UiText",
                       "Spread at least 1.5 of usual and depth at most 0.7 of usual; and on which of the other "
                       "watched coins too"),
     makersLeave},
    {"breadth", "overview", QT_TRANSLATE_NOOP("UiText", "Breadth of liquidity"),
     QT_TRANSLATE_NOOP("UiText", "Share of the watched assets whose depth is above half of its usual"), breadth},
    {"thin_asset", "interest", QT_TRANSLATE_NOOP("UiText", "Thin asset"),
     QT_TRANSLATE_NOOP("UiText",
                       "A hundred dollars of open interest or more on each dollar of depth within 1 %; one large "
                       "position can then be more than the book (the case of JELLY, March 2025)"),
     thinAsset},
    {"whipsaw", "overview", QT_TRANSLATE_NOOP("UiText", "Turns of the price"),
     QT_TRANSLATE_NOOP("UiText", "Times that the price turned by 0.1 % or more in the last hour; raised from six"),
     whipsaw},
    {"quiet", "liquidations", QT_TRANSLATE_NOOP("UiText", "Without forced orders"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Time since the last liquidation of 100 thousand dollars or more, as far as the feeds print "
         "them; at least so long where all were heard for less. Raised below five minutes; not known while a "
         "venue's feed is silent"),
     quietTimer},
    {"since_flush", "flushes", QT_TRANSLATE_NOOP("UiText", "Since the last flush"),
     QT_TRANSLATE_NOOP("UiText", "Memory fades: how long ago the asset was flushed, as far as is kept"),
     sinceFlush},
    {"propagation", "flushes", QT_TRANSLATE_NOOP("UiText", "Who was flushed first"),
     QT_TRANSLATE_NOOP("UiText",
                       "The flushes that began within 24 hours of the newest, in their order; Bitcoin and Ether "
                       "usually pass it on. Raised for a day"),
     propagation},
    {"together", "overview", QT_TRANSLATE_NOOP("UiText", "Coins as one"),
     QT_TRANSLATE_NOOP("UiText",
                       "Connectedness of the watched coins; from 80 on spreading over coins protects little"),
     together},
    {"same_way", "interest", QT_TRANSLATE_NOOP("UiText", "Venues unwind together"),
     QT_TRANSLATE_NOOP("UiText", "Open interest falls by 1 % or more within an hour on every venue that tells it"),
     sameWay},
    {"risk_budget", "history", QT_TRANSLATE_NOOP("UiText", "Risk budgets"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Restrictive when the volatility of the last hour is 1.5 of that of the day, or 30 % of the "
         "variance came in jumps: models that size by risk then cut. Steady volatility is what "
         "makers need to quote size"),
     riskBudget},
    {"per_percent", "liquidation_map", QT_TRANSLATE_NOOP("UiText", "Liquidated a percent"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Seen liquidations of the last hour over the range of its prices, highest to lowest: a lower "
         "bound; none below a range of 0.1 %"),
     perPercent},
    {"vpin", "liquidity", QT_TRANSLATE_NOOP("UiText", "One-sided flow"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "VPIN by the true taker side beside the bands of the source: 0.45 to 0.47 in crypto, 0.22 to "
         "0.23 in equity futures. Levels depend on how it is computed; the percentile is the better "
         "guide"),
     flowToxicity},
    {"taker_turn", "history", QT_TRANSLATE_NOOP("UiText", "Turn of taker flow"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Perpetuals by the minute: one side leads where it takes 60 % of five minutes (1.5 times the "
         "other). Raised for 15 minutes when the lead passes to the other side within 15; fewer than half "
         "of the usual dollars of two hours decide nothing"),
     takerTurn},
    {"wicks", "basis", QT_TRANSLATE_NOOP("UiText", "Wicks on one venue"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Trades of a second that go 15 bp (or four spreads) beyond the median of the other venues and the "
         "usual gap, with the mid halfway back within 10 s; of the last hour, at the program's own clock. "
         "Raised for five minutes"),
     wicks},
    {"markout", "liquidity", QT_TRANSLATE_NOOP("UiText", "After large trades"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Mean move of the venue's mid after the large trades of the last hour, the taker's way above 0: a "
         "sample, the largest trade of a second from a thousandth of the venue's hour on, the newest 240. "
         "A side from two standard errors on after 5 s, as if trades were independent; raised where it is more "
         "than half the spread"),
     markout},
    {"patched", "liquidity", QT_TRANSLATE_NOOP("UiText", "Patched books"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "How unevenly the 20 best levels are filled (gaps and sizes, 0 even, towards 1 patchy), each venue "
         "against its own median of up to 4 h; raised where half of the venues are half as uneven again, or "
         "more. The furthest is named"),
     patchedBooks},
    {"clock", "liquidity", QT_TRANSLATE_NOOP("UiText", "Time of the week"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Weekends and the hours between sessions have thinner books; a weekend within seven days of a flush "
         "is named as such. Sessions: Asia 00 to 08, Europe 07 to 16, America 13 to 21 UTC"),
     clock},
};

}  // namespace

std::vector<TextColumn> contextColumns()
{
    TextColumn name;
    name.head = UiText::tr("Reading");
    name.exportHead = QStringLiteral("reading");
    name.widest = QStringLiteral("Venues unwind together");
    name.tip = UiText::tr("What is looked at; the tip of a row has its limits, a double click its panel");
    TextColumn now;
    now.head = UiText::tr("Now");
    now.exportHead = QStringLiteral("now");
    now.widest = QStringLiteral("in or above the crypto");
    now.tip = UiText::tr("The word that its limits give; strong while it is raised");
    TextColumn numbers;
    numbers.head = UiText::tr("Numbers");
    numbers.exportHead = QStringLiteral("numbers");
    numbers.rest = true;
    numbers.tip = UiText::tr("What the word rests on");
    return {name, now, numbers};
}

std::vector<TextRow> contextRows(const ContextInput& in)
{
    const Facts facts(in);
    std::vector<TextRow> rows;
    for (const Reading& r : kReadings) {
        const Found found = r.read(facts);
        TextRow row;
        row.key = QString::fromLatin1(r.key);
        const QString tip = UiText::tr(r.tip);
        TextCell name = wordCell(UiText::tr(r.name)), now = wordCell(found.word), number = wordCell(found.number);
        name.tip = tip;
        now.tip = found.missing.isEmpty() ? tip : UiText::tr("Not known: %1").arg(found.missing);
        number.tip = now.tip;
        number.tone = CellTone::Muted;
        now.tone = !found.raised ? CellTone::Faint : *found.raised ? CellTone::Strong : CellTone::Muted;
        if (!found.raised) {
            number.text = format::kNone;
            now.fresh = number.fresh = Freshness::Stale;
        }
        row.cells = {name, now, number};
        rows.push_back(std::move(row));
    }
    return rows;
}

QString contextPanel(const QString& key)
{
    for (const Reading& r : kReadings)
        if (key == QLatin1String(r.key)) return QString::fromLatin1(r.panel);
    return {};
}

}  // namespace plimsoll
