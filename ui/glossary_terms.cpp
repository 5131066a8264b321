// Heads of tables that need a sentence, and the words of the trade.
#include "ui/glossary_table.h"

#include <QCoreApplication>

namespace plimsoll {

namespace {

constexpr GlossaryTerm kTerms[] = {
    {"active players", QT_TRANSLATE_NOOP("UiText", "Active players"),
     QT_TRANSLATE_NOOP("UiText",
                       "Those who trade into a deleveraging on purpose: arbitrage, funds with free margin")},
    {"adl", QT_TRANSLATE_NOOP("UiText", "Auto-deleveraging (ADL)"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "A venue closes profitable positions of the other side because the loss of a liquidated one "
         "is larger than its fund")},
    {"aftershock", QT_TRANSLATE_NOOP("UiText", "Aftershock"),
     QT_TRANSLATE_NOOP("UiText", "The time after a flush in which books, spreads and funding are not back yet")},
    {"backstop", QT_TRANSLATE_NOOP("UiText", "Backstop"),
     QT_TRANSLATE_NOOP("UiText", "Who takes over a position that the book cannot: on Hyperliquid a vault")},
    {"bankruptcy price", QT_TRANSLATE_NOOP("UiText", "Bankruptcy price"),
     QT_TRANSLATE_NOOP("UiText", "Where the margin of a position is exactly gone; beyond the liquidation price")},
    {"basis point", QT_TRANSLATE_NOOP("UiText", "Basis point (bp)"),
     QT_TRANSLATE_NOOP("UiText", "A hundredth of a percent. Funding is read in bp per 8 hours")},
    {"cascade", QT_TRANSLATE_NOOP("UiText", "Cascade"),
     QT_TRANSLATE_NOOP("UiText",
                       "Forced orders move the price to where the next positions are liquidated; down or up")},
    {"coverage of inputs", QT_TRANSLATE_NOOP("UiText", "Coverage"),
     QT_TRANSLATE_NOOP("UiText",
                       "Share of what a value asks for that is known: fresh inputs, times the known part of the "
                       "time it looks back on. Below 0.6 of the inputs no rule may speak")},
    {"deleveraging", QT_TRANSLATE_NOOP("UiText", "Deleveraging"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Many positions are reduced at once, by their owners or by force, and open interest falls. A "
         "liquidation is one position. It happens upwards too: shorts are then bought back")},
    {"executable size", QT_TRANSLATE_NOOP("UiText", "Executable size"),
     QT_TRANSLATE_NOOP("UiText", "What can be traded at an average price within a limit; not what is displayed")},
    {"flush", QT_TRANSLATE_NOOP("UiText", "Flush"),
     QT_TRANSLATE_NOOP("UiText", "A burst of forced orders with a fall of open interest or of the price")},
    {"fresh", QT_TRANSLATE_NOOP("UiText", "Fresh, late, stale, off"),
     QT_TRANSLATE_NOOP("UiText",
                       "How old a value is against the limit of its kind. Late: past half of it. Stale: past it, "
                       "hatched, out of sums and rules. Off: never came or not asked for")},
    {"funding", QT_TRANSLATE_NOOP("UiText", "Funding"),
     QT_TRANSLATE_NOOP(
         "UiText", "What one side of a perpetual pays the other at each settlement. Positive: longs pay shorts")},
    {"haircut", QT_TRANSLATE_NOOP("UiText", "Haircut"),
     QT_TRANSLATE_NOOP("UiText",
                       "The part of a collateral's worth that does not count; or of a profit that ADL takes")},
    {"heat of a portfolio", QT_TRANSLATE_NOOP("UiText", "Heat"),
     QT_TRANSLATE_NOOP("UiText", "What all stops together would cost, as a share of equity")},
    {"index price", QT_TRANSLATE_NOOP("UiText", "Index price, oracle"),
     QT_TRANSLATE_NOOP("UiText", "The price of spot markets that a venue takes as the truth")},
    {"insurance fund", QT_TRANSLATE_NOOP("UiText", "Insurance fund"),
     QT_TRANSLATE_NOOP("UiText", "A venue's pool that bears what liquidations leave, before ADL")},
    {"isolated margin", QT_TRANSLATE_NOOP("UiText", "Isolated, cross, portfolio margin"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "Isolated: each position has its own collateral. Cross: one pool behind all. Portfolio: by the "
         "risk of all together")},
    {"kelly", QT_TRANSLATE_NOOP("UiText", "Kelly fraction"),
     QT_TRANSLATE_NOOP(
         "UiText",
         "p \u2212 (1 \u2212 p) / R, the share that grows fastest in the long run; a quarter of it is the "
         "usual advice, less where tails are fat")},
    {"liquidation", QT_TRANSLATE_NOOP("UiText", "Liquidation"),
     QT_TRANSLATE_NOOP("UiText", "The venue closes one position because its margin is used up")},
    {"maintenance margin", QT_TRANSLATE_NOOP("UiText", "Maintenance margin"),
     QT_TRANSLATE_NOOP("UiText", "What must stand behind a position; below it the venue liquidates")},
    {"makers", QT_TRANSLATE_NOOP("UiText", "Makers and venues"),
     QT_TRANSLATE_NOOP("UiText", "They quote and settle; in stress they widen, pull size or stop")},
    {"mark price", QT_TRANSLATE_NOOP("UiText", "Mark price"),
     QT_TRANSLATE_NOOP("UiText", "The price by which a venue computes profit, margin and liquidation")},
    {"measured", QT_TRANSLATE_NOOP("UiText", "Measured, sampled, modelled"),
     QT_TRANSLATE_NOOP("UiText",
                       "Measured: the venue said it. Sampled: the feed leaves some out, so it is a lower bound. "
                       "Modelled: computed on assumptions that are named")},
    {"open interest", QT_TRANSLATE_NOOP("UiText", "Open interest"),
     QT_TRANSLATE_NOOP("UiText", "All open contracts, each position once: every long has its short")},
    {"passive victims", QT_TRANSLATE_NOOP("UiText", "Passive victims"),
     QT_TRANSLATE_NOOP("UiText", "Those whose positions are closed by force, by the price or by ADL")},
    {"perpetual", QT_TRANSLATE_NOOP("UiText", "Perpetual"),
     QT_TRANSLATE_NOOP("UiText", "A future without an end; funding keeps it near the index")},
    {"phantom liquidity", QT_TRANSLATE_NOOP("UiText", "Phantom liquidity"),
     QT_TRANSLATE_NOOP("UiText", "Displayed size that leaves without having traded")},
    {"phases", QT_TRANSLATE_NOOP("UiText", "Build-up, Euphoria, Liquidation, Reset"),
     QT_TRANSLATE_NOOP("UiText",
                       "The four phases of the cycle of leverage; a model, with its evidence in the panel "
                       "Phase")},
    {"r unit", QT_TRANSLATE_NOOP("UiText", "R"),
     QT_TRANSLATE_NOOP("UiText", "What one trade may lose, the unit of risk: a share of equity that you set")},
    {"reflexivity", QT_TRANSLATE_NOOP("UiText", "Reflexivity"),
     QT_TRANSLATE_NOOP("UiText", "Rising price, leverage and funding feed each other until one of them turns")},
    {"set aside", QT_TRANSLATE_NOOP("UiText", "Set aside"),
     QT_TRANSLATE_NOOP("UiText",
                       "A venue that you trust less for a while: heard and shown, hatched, but in no sum and no "
                       "judgement")},
    {"settlement", QT_TRANSLATE_NOOP("UiText", "Settlement"),
     QT_TRANSLATE_NOOP("UiText", "The moment at which funding is paid; every 1, 4 or 8 hours")},
    {"slippage", QT_TRANSLATE_NOOP("UiText", "Slippage"),
     QT_TRANSLATE_NOOP("UiText", "Average price of an order against the mid, in bp")},
    {"squeeze", QT_TRANSLATE_NOOP("UiText", "Squeeze"),
     QT_TRANSLATE_NOOP("UiText", "A cascade upwards: shorts are closed by force")},
    {"taker", QT_TRANSLATE_NOOP("UiText", "Taker, maker"),
     QT_TRANSLATE_NOOP("UiText", "The taker hits an order that rests; the maker had placed it")},
    {"tier", QT_TRANSLATE_NOOP("UiText", "Tier, bracket, risk limit"),
     QT_TRANSLATE_NOOP("UiText", "Size from which a venue asks more maintenance margin and allows less leverage")},
    {"tinderbox of a market", QT_TRANSLATE_NOOP("UiText", "Tinderbox"),
     QT_TRANSLATE_NOOP("UiText", "Open interest grows faster than the book that would have to bear its exit")},
    {"unknown", QT_TRANSLATE_NOOP("UiText", "Unknown"),
     QT_TRANSLATE_NOOP("UiText",
                       "An input is missing or stale. Unknown is never zero, never calm and never a pass")},
    {"wall", QT_TRANSLATE_NOOP("UiText", "Wall"),
     QT_TRANSLATE_NOOP("UiText",
                       "A level with many times the size of those around it; touched, refilled, eaten or "
                       "pulled")},
};

}  // namespace

std::span<const GlossaryTerm> glossaryTerms()
{
    return kTerms;
}

}  // namespace plimsoll
