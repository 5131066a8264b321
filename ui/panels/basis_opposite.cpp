// Takers that buy on one venue while takers sell on another: a figure of the basis panel's head, and a cell of its
// pairs.
#include "ui/panels/basis_cells.h"

#include <array>
#include <span>
#include <vector>

namespace plimsoll {

using namespace basis;

namespace {

// One way round.
struct Way {
    const BasisOpposite* said;
    VenueId buys, sells;
    QString text() const { return UiText::tr("%1 buys, %2 sells").arg(codeOf(buys), codeOf(sells)); }
    bool hint() const { return said->flow && said->flow->hint; }
};

std::array<Way, 2> waysOf(const VenueGap& gap)
{
    return {Way{&gap.firstBuys, gap.first, gap.second}, Way{&gap.secondBuys, gap.second, gap.first}};
}

// The one that matched most, of those with a hint; null: none has one.
const Way* strongest(std::span<const Way> ways)
{
    const Way* best = nullptr;
    for (const Way& w : ways)
        if (w.hint() && (!best || w.said->flow->matchedUsd > best->said->flow->matchedUsd)) best = &w;
    return best;
}

QString whyNot(const BasisOpposite& o)
{
    if (o.unheard && o.aside)
        return UiText::tr("Not known: %1 is set aside by you").arg(venueNameText(*o.unheard));
    if (o.unheard) return UiText::tr("Not known: trades of %1 are not heard").arg(venueNameText(*o.unheard));
    if (o.reason == analytics::Reason::TooShort)
        return UiText::tr("Not known: the trades of both were heard in %1 of the last %2 s, and %3 are needed")
            .arg(o.heard)
            .arg(BasisOpposite::kSeconds)
            .arg(analytics::flow::OppositeLimits().least);
    return UiText::tr("Not known: %1").arg(reasonText(o.reason));
}

QString seconds(double s)
{
    return format::plain(s, s < 10 ? 1 : 0);
}

QString wayText(const Way& w)
{
    const auto& flow = w.said->flow;
    if (!flow) return QStringLiteral("%1. %2").arg(w.text(), whyNot(*w.said));
    QStringList lines{UiText::tr("%1: %2 of %3 s in which both were busy, chance alone gives %4; %5 matched")
                          .arg(w.text())
                          .arg(flow->seconds)
                          .arg(flow->busy)
                          .arg(seconds(flow->byChance), format::money(flow->matchedUsd))};
    if (flow->share)
        lines.back() += UiText::tr(", %1 % of the taker flow of both").arg(format::plain(*flow->share * 100, 1));
    // Of the one that sells, from the one that buys: their clocks differ.
    if (flow->shift > 0) lines << UiText::tr("counted %1 s later on %2").arg(flow->shift).arg(codeOf(w.sells));
    if (flow->shift < 0) lines << UiText::tr("counted %1 s earlier on %2").arg(-flow->shift).arg(codeOf(w.sells));
    if (flow->gapBps && flow->usualGapBps)
        lines << UiText::tr("%1 over %2 as they began: %3 bp, in all seconds %4 bp")
                     .arg(codeOf(w.sells), codeOf(w.buys), signedBp(*flow->gapBps), signedBp(*flow->usualGapBps));
    lines << (flow->hint ? UiText::tr("clearly above chance: consistent with arbitrage, not proof")
                         : UiText::tr("not clearly above chance: no hint"));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

TextCell oppositeCell(const VenueGap& gap, const BasisView& view)
{
    const auto ways = waysOf(gap);
    const auto& said = *ways[0].said;
    if (!said.flow) return noCell(whyNot(said), said.reason == analytics::Reason::Stale);
    const QString tip = wayText(ways[0]) + QStringLiteral("\n\n") + wayText(ways[1]);
    const Way* const best = strongest(ways);
    if (!best) return plain(UiText::tr("no hint"), view, tip, CellTone::Muted);
    return plain(QStringLiteral("%1 %2 s").arg(codeOf(best->buys)).arg(best->said->flow->seconds), view, tip,
                 CellTone::Strong);
}

Fact oppositeFact(const BasisSnapshot& board, const BasisView& view)
{
    Fact out;
    out.label = UiText::tr("Opposite taker flow");
    out.tone = CellTone::Faint;
    std::vector<Way> ways;
    QStringList unknown;
    QString why;
    for (const VenueGap& gap : board.pairs) {
        if (!view.shows(gap.first) || !view.shows(gap.second)) continue;
        for (const Way& w : waysOf(gap)) ways.push_back(w);
        if (gap.firstBuys.flow) continue;
        unknown << codeOf(gap.first) + QStringLiteral(" \u2013 ") + codeOf(gap.second);
        if (why.isEmpty()) why = whyNot(gap.firstBuys);
    }
    const auto pairs = static_cast<qsizetype>(ways.size() / 2);
    if (unknown.size() == pairs) {
        out.value = format::kNone;
        out.tip = pairs == 0 ? UiText::tr("Two venues are needed") : why;
        return out;
    }
    const QString rule = UiText::tr(
        "Seconds of the last five minutes in which takers bought on the one venue and sold on the other, by the "
        "venues' time, net of each above what is usual there and $1,000. A hint: ten or more, and two flows whose "
        "sides have nothing to do with each other give as many in less than one of a hundred looks at all pairs");
    if (const Way* const best = strongest(ways)) {
        const auto& flow = *best->said->flow;
        out.label = UiText::tr("Opposite taker flow: consistent with arbitrage, not proof");
        out.value = best->text();
        out.note = UiText::tr("%1 s, chance %2, %3 matched")
                       .arg(flow.seconds)
                       .arg(seconds(flow.byChance), format::money(flow.matchedUsd));
        out.tone = CellTone::Strong;
        out.tip = wayText(*best) + QStringLiteral("\n\n") + rule;
    } else {
        out.value = UiText::tr("no hint");
        if (!unknown.isEmpty())
            out.note = UiText::tr("%1 of %2 pairs known").arg(pairs - unknown.size()).arg(pairs);
        out.tone = CellTone::Muted;
        out.tip = UiText::tr("In no pair clearly more than chance alone gives") + QStringLiteral("\n\n") + rule;
    }
    if (!unknown.isEmpty())
        out.tip += QStringLiteral("\n\n") +
                   UiText::tr("Not known of %1. %2").arg(unknown.join(QStringLiteral(", ")), why);
    return out;
}

}  // namespace plimsoll
