#include "model/market/duration_of.h"
#include "ui/model_words.h"
#include "ui/panels/basis_cells.h"
#include "widgets/ui_text.h"

namespace plimsoll {

using namespace basis;

bool BasisView::shows(VenueId v) const
{
    return std::find(venues.begin(), venues.end(), v) != venues.end();
}

QString signedBp(double bp)
{
    const QString said = format::bp(bp);  // has its minus
    // What is written as zero has no sign; in other signs than C's it is no number to ask.
    const bool zero = std::none_of(said.begin(), said.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    return bp > 0 && !zero ? u'+' + said : said;
}

QString outsideText(const VenueGap& gap)
{
    if (!gap.outsideS) return {};
    if (*gap.outsideS < 1) return QStringLiteral("< 1 s");
    const double seconds = gap.outsideFloor ? std::floor(*gap.outsideS) : std::round(*gap.outsideS);
    return format::floored(gap.outsideFloor, format::age, durationOf(seconds));
}

QString leadText(const BasisLead& lead, const QString& first, const QString& second)
{
    if (!lead.ms) return {};
    if (*lead.ms == 0) return UiText::tr("together");
    return QStringLiteral("%1 %2 ms").arg(*lead.ms > 0 ? first : second).arg(std::fabs(*lead.ms));
}

QString leadWhy(const BasisLead& lead)
{
    if (lead.reason == analytics::Reason::Stale) return UiText::tr("A book is stale: nothing is compared");
    if (lead.weak)
        return UiText::tr("Their moves do not go together: correlation %1 at best, %2 steps of 100 ms")
            .arg(format::plain(lead.correlation, 2), format::count(lead.steps));
    return UiText::tr("Too few moves to say: %1 steps of 100 ms, from 600 and 30 moves on each side")
        .arg(format::count(lead.steps));
}

std::vector<TextColumn> basisVenueColumns()
{
    return {
        firstColumn(QT_TRANSLATE_NOOP("UiText", "Venue"), "venue", "Hyperliquid   "),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Perp"), "perp_mid_usd", "100,000.0", 4,
                     UiText::tr("Middle of the perpetual's book, US dollars a coin")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "vs index"), "vs_index", "+104.9", 0,
                     UiText::tr("Perpetual's mid less the venue's own index")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "vs spot"), "vs_spot", "+104.9", 0,
                     UiText::tr("Perpetual's mid less the mid of the same venue's spot book")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Mark"), "mark_vs_index", "+104.9", 2,
                     UiText::tr("Mark price less index")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Premium"), "premium_bp", "+104.9", 3,
                     UiText::tr("What lies beyond the impact prices of the book held here, over the index, bp: "
                                "what funding is made of. 0 while the index lies between them")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "First to move"), "leads", "others 1500 ms", 1,
                     UiText::tr("Against the mean of the other venues, over the last three minutes"))};
}

std::vector<TextRow> basisVenueRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId venue : view.venues) {
        TextRow row;
        row.key = codeOf(venue);
        const auto& v = board.venues[static_cast<std::size_t>(venue)];
        if (!v) {
            row.cells.push_back(
                venueCell(venue, false, Freshness::Off, UiText::tr("Not listed there, or the venue is off")));
            for (int i = 0; i < 6; ++i)
                row.cells.push_back(noCell(UiText::tr("not listed there, or its list has not come")));
            rows.push_back(std::move(row));
            continue;
        }
        const bool stale = !v->mid && v->book != Freshness::Off;
        const QString old = v->book == Freshness::Off ? UiText::tr("no book yet")
                                                      : UiText::tr("book %1 old, %2")
                                                            .arg(format::age(view.now.mono - v->bookStamp.mono),
                                                                 modelWords(freshnessName(v->book)));
        row.cells.push_back(
            venueCell(venue, v->mid.has_value(), shown(v->book, view),
                      QStringLiteral("%1 in %2, %3")
                          .arg(QString::fromStdString(v->symbol), QString::fromStdString(v->quote), old)));
        const auto valued = [&](const BasisValue& value, const std::optional<double>& against, const QString& what,
                                const QString& none) {
            if (value.bp) return difference(*value.bp, against, view, what);
            const bool gone = value.reason == analytics::Reason::Stale;
            return noCell(gone ? QStringLiteral("%1: %2").arg(what, stale ? old : reasonText(value.reason)) : none,
                          gone);
        };
        // A perpetual has no day on which the two meet (ANALYTICS A6, He and Manela's kappa).
        const auto yearly = [](const BasisValue& value, TextCell c) {
            if (value.bp)
                c.tip += UiText::tr("\n%1 a year, if it were paid every 8 h")
                             .arg(format::apr(std::log1p(*value.bp / 1e4) * 1'095));
            return c;
        };
        const auto under = [&](const BasisValue& value) {
            return v->mid && value.bp ? std::optional(*v->mid / (1 + *value.bp / 1e4)) : std::nullopt;
        };
        row.cells.push_back(v->mid ? plain(usdPrice(*v->mid), view, UiText::tr("US dollars a coin"))
                                   : noCell(old, stale));
        row.cells.push_back(yearly(v->index, valued(v->index, under(v->index), UiText::tr("Perp from index"),
                                                    UiText::tr("No book or no index yet"))));
        row.cells.push_back(
            yearly(v->spot, valued(v->spot, under(v->spot), UiText::tr("Perp from spot"),
                                   v->spotSymbol.empty() ? UiText::tr("No spot of it is watched there")
                                                         : UiText::tr("No spot book yet"))));
        row.cells.push_back(valued(v->mark, v->oracle.index.usd, UiText::tr("Mark from index"),
                                   UiText::tr("No mark or no index yet")));
        if (v->premium.bp) {
            row.cells.push_back(
                plain(signedBp(*v->premium.bp), view,
                      UiText::tr("Premium %1 bp (from the book held here)").arg(signedBp(*v->premium.bp))));
        } else {
            const bool ends = v->premium.reason == analytics::Reason::Incomplete;
            row.cells.push_back(noCell(ends ? UiText::tr("The book ends before the impact size")
                                            : UiText::tr("Premium: %1").arg(reasonText(v->premium.reason)),
                                       v->premium.reason == analytics::Reason::Stale));
        }
        row.cells.push_back(leadCell(v->lead, codeOf(venue), UiText::tr("others"), view));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> basisPairColumns()
{
    return {
        firstColumn(QT_TRANSLATE_NOOP("UiText", "Pair"), "pair", "BN \u2013 HL"),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Gap"), "gap", "+104.9", 0,
                     UiText::tr("The first one's mid less the second one's")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Rich"), "rich", "BN", 0,
                     UiText::tr("Where the perpetual costs more")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Usual"), "usual_band_bp", "\u221210.0 to +10.0", 2,
            UiText::tr("Median of the last 24 h and three robust deviations to both sides, at least 1 bp")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Outside"), "outside_for", "\u2265 59 m", 0,
                     UiText::tr("How long the gap has been outside of its usual band")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Half-life"), "half_life", "9.9 s, n 999", 1,
            UiText::tr("Of gaps of the last hour that came back: from the farthest to half of it, the median")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Largest 1 h"), "largest_1h_bp", "+104.9 14:36", 3,
                     UiText::tr("Farthest from zero, and when")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "First"), "leads", "BN 1500 ms", 4,
                     UiText::tr("Who moves first, over the last three minutes")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Opposite 5 m"), "opposite_flow", "BN 300 s", 5,
            UiText::tr("Where takers buy while takers sell on the other venue, and in how many seconds of "
                       "five minutes, where that is clearly more than chance: consistent with arbitrage, "
                       "not proof"))};
}

namespace {

TextCell gapUnknown(const VenueGap& gap)
{
    const bool stale = gap.reason == analytics::Reason::Stale;
    return noCell(
        stale ? UiText::tr("A book is stale: the gap is not known") : UiText::tr("A venue has no book yet"),
        stale);
}

TextCell pairNameCell(const VenueGap& gap, const BasisView& view)
{
    TextCell pair = plain(codeOf(gap.first) + QStringLiteral(" \u2013 ") + codeOf(gap.second), view,
                          UiText::tr("%1 less %2").arg(venueNameText(gap.first), venueNameText(gap.second)),
                          gap.bp ? CellTone::Strong : CellTone::Muted);
    pair.light = lightOf(shown(gap.bp                                   ? Freshness::Live
                               : gap.reason == analytics::Reason::Stale ? Freshness::Stale
                                                                        : Freshness::Off,
                               view));
    return pair;
}

TextCell dearerCell(const VenueGap& gap, const BasisView& view)
{
    if (!gap.bp) return gapUnknown(gap);
    if (signedBp(*gap.bp).at(0).isDigit())
        return plain(UiText::tr("even"), view, UiText::tr("Less than a hundredth of a basis point"),
                     CellTone::Muted);
    const VenueId dearer = *gap.bp > 0 ? gap.first : gap.second;
    return plain(codeOf(dearer), view, UiText::tr("The perpetual costs more on %1").arg(venueNameText(dearer)));
}

TextCell usualBandCell(const VenueGap& gap, const BasisView& view)
{
    if (!gap.low) return noCell(UiText::tr("A minute of both is needed for what is usual"));
    return plain(
        QStringLiteral("%1 to %2").arg(signedBp(*gap.low), signedBp(*gap.high)), view,
        UiText::tr("Median %1 bp, of %2 seen")
            .arg(signedBp(*gap.usual), format::age(std::chrono::seconds{std::lround(*gap.usualMinutes * 60)})),
        CellTone::Muted);
}

TextCell outsideCell(const VenueGap& gap, const BasisView& view)
{
    if (!gap.low) return noCell(UiText::tr("Nothing usual is known yet"));
    if (!gap.side) return gapUnknown(gap);
    if (!gap.outsideS)
        return plain(UiText::tr("within"), view, UiText::tr("Within its usual band"), CellTone::Muted);
    return plain(
        outsideText(gap), view,
        (gap.outsideFloor ? UiText::tr("Or longer: before that nothing is known. ") : QString()) +
            UiText::tr("%1 its usual band").arg(*gap.side > 0 ? UiText::tr("Above") : UiText::tr("Below")),
        CellTone::Warn);
}

TextCell cameBackCell(const VenueGap& gap, const BasisView& view)
{
    if (!gap.halfLifeS)
        return noCell(gap.returned > 0 ? UiText::tr("Gaps came back, and none of them tells how fast")
                                       : UiText::tr("No gap opened and came back in the last hour"));
    return plain(QStringLiteral("%1, n %2")
                     .arg(*gap.halfLifeS < 10 ? format::plain(*gap.halfLifeS, 1) + QStringLiteral(" s")
                                              : format::age(std::chrono::seconds{std::lround(*gap.halfLifeS)}))
                     .arg(gap.judged),
                 view,
                 UiText::tr("%1 gaps of the last hour came back; %2 of them say how fast")
                     .arg(gap.returned)
                     .arg(gap.judged));
}

TextCell largestCell(const VenueGap& gap, const BasisView& view)
{
    if (!gap.largest) return noCell(UiText::tr("Nothing usual is known yet"));
    return plain(QStringLiteral("%1 %2").arg(signedBp(*gap.largest), format::minuteTime(*gap.largestAt)), view,
                 QStringLiteral("%1 bp at %2. %3")
                     .arg(signedBp(*gap.largest), format::clockTime(*gap.largestAt),
                          UiText::tr("The last hour, by the second")));
}

}  // namespace

std::vector<TextRow> basisPairRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const VenueGap& gap : board.pairs) {
        if (!view.shows(gap.first) || !view.shows(gap.second)) continue;
        const QString a = codeOf(gap.first), b = codeOf(gap.second);
        const auto& second = board.venues[static_cast<std::size_t>(gap.second)];
        TextRow row;
        row.key = a + b;
        row.cells = {
            pairNameCell(gap, view),
            gap.bp ? difference(*gap.bp, second ? second->mid : std::nullopt, view,
                                UiText::tr("%1 less %2").arg(a, b), gap.outsideS ? CellTone::Warn : CellTone::Base)
                   : gapUnknown(gap),
            dearerCell(gap, view),
            usualBandCell(gap, view),
            outsideCell(gap, view),
            cameBackCell(gap, view),
            largestCell(gap, view),
            leadCell(gap.lead, a, b, view),
            oppositeCell(gap, view)};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> basisMatrixColumns(const std::vector<VenueId>& venues)
{
    std::vector<TextColumn> out{firstColumn(QT_TRANSLATE_NOOP("UiText", "Venue"), "venue", "Hyperliquid")};
    out.front().lit = false;
    for (const VenueId v : venues) {
        TextColumn c =
            numberColumn("", "", "+104.9", 0, UiText::tr("Perpetuals' mids, against %1").arg(venueNameText(v)));
        c.head = c.exportHead = codeOf(v);
        c.venue = v;
        out.push_back(c);
    }
    return out;
}

std::vector<TextRow> basisMatrixRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId rowOf : view.venues) {
        TextRow row;
        row.key = codeOf(rowOf);
        TextCell head;
        head.text = venueNameText(rowOf);
        head.venue = rowOf;
        head.tone = CellTone::Strong;
        row.cells.push_back(head);
        for (const VenueId against : view.venues) {
            const auto gap = std::find_if(board.pairs.begin(), board.pairs.end(), [&](const VenueGap& g) {
                return (g.first == rowOf && g.second == against) || (g.first == against && g.second == rowOf);
            });
            if (rowOf == against) {
                row.cells.push_back(plain(QStringLiteral("\u00b7"), view, {}, CellTone::Faint));
            } else if (gap == board.pairs.end()) {
                row.cells.push_back(noCell(UiText::tr("not listed on both")));
            } else if (!gap->bp) {
                const bool stale = gap->reason == analytics::Reason::Stale;
                row.cells.push_back(
                    noCell(stale ? UiText::tr("A book is stale") : UiText::tr("No book yet"), stale));
            } else {
                // The other way round it is less by the second order.
                const double bp = gap->first == rowOf ? *gap->bp : (1 / (1 + *gap->bp / 1e4) - 1) * 1e4;
                const auto& other = board.venues[static_cast<std::size_t>(against)];
                TextCell c = difference(bp, other ? other->mid : std::nullopt, view,
                                        UiText::tr("%1 less %2").arg(venueNameText(rowOf), venueNameText(against)),
                                        gap->outsideS ? CellTone::Warn : CellTone::Base);
                if (gap->outsideS)
                    c.tip += UiText::tr("\noutside of its usual band for %1").arg(outsideText(*gap));
                row.cells.push_back(c);
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
