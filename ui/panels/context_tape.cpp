// Readings of the tape and of the books' levels: turns of the taker flow, wicks, what follows large trades,
// patched books.
#include "ui/panels/context_facts.h"

#include "ui/panels/phase_words.h"
#include "widgets/venue_key.h"

#include <algorithm>

namespace plimsoll::context {

namespace {

// Limits of our own; each stands in the tip of its reading.
constexpr std::size_t kWindows = 10;  // of five minutes that must be judged
constexpr double kJustTurned = 15;    // minutes
constexpr auto kJustSeen = std::chrono::minutes{5};
constexpr std::size_t kTrades = 20;
constexpr double kErrors = 2, kPatchy = 1.5;

// The score's own c, which has no upper end: near one a score can hardly grow.
double unevenness(double score)
{
    return score / (1 - score);
}

}  // namespace

Found takerTurn(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto& fact = f.of()->facts.tape.turn;
    if (!fact || fact->turns.judged < kWindows || !fact->turns.buyShare)
        return unknown(UiText::tr("a quarter of an hour of taker flow is needed"));
    const auto& t = fact->turns;
    QString number =
        UiText::tr("bought %1 of %2 in 5 min, %3")
            .arg(shareText(*t.buyShare), format::money(fact->windowUsd), venuesOf(fact->venues, fact->listed));
    const bool turned =
        t.turnAgo && *t.turnAgo <= kJustTurned && t.turnSide && *t.turnSide == t.side && t.shareBefore;
    if (turned) {
        number +=
            UiText::tr("; turned %1 min ago, from %2").arg(fixedText(*t.turnAgo, 0), shareText(*t.shareBefore));
        return said(true, *t.turnSide > 0 ? UiText::tr("turned to buying") : UiText::tr("turned to selling"),
                    number);
    }
    return said(false,
                t.side > 0   ? UiText::tr("buyers lead")
                : t.side < 0 ? UiText::tr("sellers lead")
                             : UiText::tr("nobody leads"),
                number);
}

Found wicks(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto& fact = f.of()->facts.tape.wicks;
    if (!fact) return unknown(UiText::tr("live books of three venues are needed, for twenty seconds"));
    const QString watched =
        UiText::tr("%1, watched for %2")
            .arg(venuesOf(fact->venues, fact->listed), format::age(std::chrono::seconds{fact->seconds}));
    if (!fact->last) return said(false, UiText::tr("none seen"), watched);
    const WickFact::Last& last = *fact->last;
    const Duration ago = std::max(Duration{}, f.in().now.wall - last.at);
    return said(ago < kJustSeen, UiText::tr("%n wicks", nullptr, fact->count),
                UiText::tr("%1 %2 bp, back within %3 s, %4 ago; %5")
                    .arg(venueNameText(last.venue), fixedText(last.bps, 0, true))
                    .arg(last.seconds + 1)
                    .arg(format::age(ago), watched));
}

Found markout(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const auto& fact = f.of()->facts.tape.markout;
    if (!fact) return unknown(UiText::tr("half an hour of taker flow is needed"));
    const auto& five = fact->after[1];
    const std::size_t n = five ? five->n : 0;
    if (n < kTrades || !five->errorBps)
        return unknown(UiText::tr("twenty large trades within an hour are needed, there are %1").arg(n));
    const auto at = [&](std::size_t h) {
        return fact->after[h] ? fixedText(fact->after[h]->meanBps, 1, true) : QString(format::kNone);
    };
    const QString number = UiText::tr("after 1, 5, 30 s: %1, %2, %3 bp; half spread %4; %5 trades from %6, %7")
                               .arg(at(0), at(1), at(2), format::bp(fact->halfSpreadBp))
                               .arg(n)
                               .arg(format::money(*fact->fromUsd), venuesOf(fact->venues, fact->listed));
    const double sure = kErrors * *five->errorBps;
    if (five->meanBps > 0 && five->meanBps >= sure)
        return said(five->meanBps > fact->halfSpreadBp, UiText::tr("against makers"), number);
    if (five->meanBps < 0 && five->meanBps <= -sure) return said(false, UiText::tr("comes back"), number);
    return said(false, UiText::tr("no clear way"), number);
}

Found patchedBooks(const Facts& f)
{
    if (!f.of()) return unknown(UiText::tr("the asset is not watched"));
    const ShapeFact& shape = f.of()->facts.tape.shape;
    int judged = 0, patchy = 0;
    std::optional<VenueId> worst;
    double most = 0;
    for (const VenueId v : kVenues) {
        const auto i = static_cast<std::size_t>(v);
        if (!shape.score[i] || !shape.usual[i] || !(*shape.usual[i] > 0)) continue;
        const double ratio = unevenness(*shape.score[i]) / unevenness(*shape.usual[i]);
        ++judged;
        patchy += ratio >= kPatchy;
        if (!worst || ratio > most) worst = v, most = ratio;
    }
    if (!worst) return unknown(UiText::tr("half an hour of live books is needed"));
    const bool yes = 2 * patchy >= judged;
    const auto i = static_cast<std::size_t>(*worst);
    return said(yes, yes ? UiText::tr("patchy") : UiText::tr("as usual"),
                UiText::tr("%1 %2, usually %3 over %4; raised on %5")
                    .arg(venueNameText(*worst), fixedText(*shape.score[i], 2), fixedText(*shape.usual[i], 2),
                         format::age(std::chrono::minutes{shape.minutes}), venuesOf(patchy, judged)));
}

}  // namespace plimsoll::context
