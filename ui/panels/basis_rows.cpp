#include "ui/panels/basis_cells.h"

namespace plimsoll {

using namespace basis;

bool BasisView::shows(VenueId v) const
{
    return std::find(venues.begin(), venues.end(), v) != venues.end();
}

QString signedBp(double bp)
{
    const QString size = format::bp(std::fabs(bp));
    if (size.toDouble() == 0) return size;
    return (bp < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
}

QString outsideText(const VenueGap& gap)
{
    if (!gap.outsideS) return {};
    if (*gap.outsideS < 1) return QStringLiteral("< 1 s");
    return (gap.outsideFloor ? kFloorSign : QString()) +
           format::age(std::chrono::seconds{std::lround(*gap.outsideS)});
}

QString leadText(const BasisLead& lead, const QString& first, const QString& second)
{
    if (!lead.ms) return {};
    if (*lead.ms == 0) return QStringLiteral("together");
    return QStringLiteral("%1 %2 ms").arg(*lead.ms > 0 ? first : second).arg(std::fabs(*lead.ms));
}

QString leadWhy(const BasisLead& lead)
{
    if (lead.reason == analytics::Reason::Stale) return QStringLiteral("A book is stale: nothing is compared");
    if (lead.weak)
        return QStringLiteral("Their moves do not go together: correlation %1 at best, %2 steps of 100 ms")
            .arg(format::plain(lead.correlation, 2), format::count(lead.steps));
    return QStringLiteral("Too few moves to say: %1 steps of 100 ms, from 600 and 30 moves on each side")
        .arg(format::count(lead.steps));
}

std::vector<TextColumn> basisVenueColumns()
{
    return {firstColumn("Venue", "venue", "Hyperliquid   "),
            numberColumn("Perp", "perp_mid_usd", "100,000.0", 4,
                         QStringLiteral("Middle of the perpetual's book, US dollars a coin")),
            numberColumn("vs index", "vs_index", "+104.9", 0,
                         QStringLiteral("Perpetual's mid less the venue's own index")),
            numberColumn("vs spot", "vs_spot", "+104.9", 0,
                         QStringLiteral("Perpetual's mid less the mid of the same venue's spot book")),
            numberColumn("Mark", "mark_vs_index", "+104.9", 2, QStringLiteral("Mark price less index")),
            numberColumn(
                "Premium", "premium_bp", "+104.9", 3,
                QStringLiteral("What lies beyond the impact prices of the book held here, over the index, bp: "
                               "what funding is made of. 0 while the index lies between them")),
            numberColumn("First to move", "leads", "others 1500 ms", 1,
                         QStringLiteral("Against the mean of the other venues, over the last three minutes"))};
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
                venueCell(venue, false, Freshness::Off, QStringLiteral("Not listed there, or the venue is off")));
            for (int i = 0; i < 6; ++i) row.cells.push_back(noCell(QStringLiteral("not listed there")));
            rows.push_back(std::move(row));
            continue;
        }
        const bool stale = !v->mid && v->book != Freshness::Off;
        const QString old = v->book == Freshness::Off ? QStringLiteral("no book yet")
                                                      : QStringLiteral("book %1 old, %2")
                                                            .arg(format::age(view.now.mono - v->bookStamp.mono),
                                                                 text(freshnessName(v->book)));
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
        const auto under = [&](const BasisValue& value) {
            return v->mid && value.bp ? std::optional(*v->mid / (1 + *value.bp / 1e4)) : std::nullopt;
        };
        row.cells.push_back(v->mid ? plain(usdPrice(*v->mid), view, QStringLiteral("US dollars a coin"))
                                   : noCell(old, stale));
        row.cells.push_back(valued(v->index, under(v->index), QStringLiteral("Perp from index"),
                                   QStringLiteral("No book or no index yet")));
        row.cells.push_back(valued(v->spot, under(v->spot), QStringLiteral("Perp from spot"),
                                   v->spotSymbol.empty() ? QStringLiteral("No spot of it is watched there")
                                                         : QStringLiteral("No spot book yet")));
        row.cells.push_back(valued(v->mark, v->oracle.index.usd, QStringLiteral("Mark from index"),
                                   QStringLiteral("No mark or no index yet")));
        if (v->premium.bp) {
            row.cells.push_back(
                plain(signedBp(*v->premium.bp), view,
                      QStringLiteral("Premium %1 bp (from the book held here)").arg(signedBp(*v->premium.bp))));
        } else {
            const bool ends = v->premium.reason == analytics::Reason::Incomplete;
            row.cells.push_back(noCell(ends ? QStringLiteral("The book ends before the impact size")
                                            : QStringLiteral("Premium: %1").arg(reasonText(v->premium.reason)),
                                       v->premium.reason == analytics::Reason::Stale));
        }
        row.cells.push_back(leadCell(v->lead, codeOf(venue), QStringLiteral("others"), view));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> basisPairColumns()
{
    return {
        firstColumn("Pair", "pair", "BN \u2013 HL"),
        numberColumn("Gap", "gap", "+104.9", 0, QStringLiteral("The first one's mid less the second one's")),
        numberColumn("Rich", "rich", "BN", 0, QStringLiteral("Where the perpetual costs more")),
        numberColumn(
            "Usual", "usual_band_bp", "\u221210.0 to +10.0", 2,
            QStringLiteral("Median of the last 24 h and three robust deviations to both sides, at least 1 bp")),
        numberColumn("Outside", "outside_for", "\u2265 59 m", 0,
                     QStringLiteral("How long the gap has been outside of its usual band")),
        numberColumn("Half-life", "half_life", "9.9 s, n 999", 1,
                     QStringLiteral(
                         "Of gaps of the last hour that came back: from the farthest to half of it, the median")),
        numberColumn("Largest 1 h", "largest_1h_bp", "+104.9 14:36", 3,
                     QStringLiteral("Farthest from zero, and when")),
        numberColumn("First", "leads", "BN 1500 ms", 4,
                     QStringLiteral("Who moves first, over the last three minutes"))};
}

std::vector<TextRow> basisPairRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const VenueGap& gap : board.pairs) {
        if (!view.shows(gap.first) || !view.shows(gap.second)) continue;
        const QString a = codeOf(gap.first), b = codeOf(gap.second);
        TextRow row;
        row.key = a + b;
        TextCell pair =
            plain(a + QStringLiteral(" \u2013 ") + b, view,
                  QStringLiteral("%1 less %2").arg(venueNameText(gap.first), venueNameText(gap.second)),
                  gap.bp ? CellTone::Strong : CellTone::Muted);
        pair.light = lightOf(shown(gap.bp                                   ? Freshness::Live
                                   : gap.reason == analytics::Reason::Stale ? Freshness::Stale
                                                                            : Freshness::Off,
                                   view));
        row.cells.push_back(pair);
        const QString why = gap.reason == analytics::Reason::Stale
                                ? QStringLiteral("A book is stale: the gap is not known")
                                : QStringLiteral("A venue has no book yet");
        const bool stale = gap.reason == analytics::Reason::Stale;
        const bool out = gap.outsideS.has_value();
        const auto& second = board.venues[static_cast<std::size_t>(gap.second)];
        row.cells.push_back(gap.bp ? difference(*gap.bp, second ? second->mid : std::nullopt, view,
                                                QStringLiteral("%1 less %2").arg(a, b),
                                                out ? CellTone::Warn : CellTone::Base)
                                   : noCell(why, stale));
        row.cells.push_back(!gap.bp ? noCell(why, stale)
                            : signedBp(*gap.bp).at(0).isDigit()
                                ? plain(QStringLiteral("even"), view,
                                        QStringLiteral("Less than a hundredth of a basis point"), CellTone::Muted)
                                : plain(*gap.bp > 0 ? a : b, view,
                                        QStringLiteral("The perpetual costs more on %1")
                                            .arg(venueNameText(*gap.bp > 0 ? gap.first : gap.second))));
        row.cells.push_back(
            gap.low ? plain(QStringLiteral("%1 to %2").arg(signedBp(*gap.low), signedBp(*gap.high)), view,
                            QStringLiteral("Median %1 bp, of %2 seen")
                                .arg(signedBp(*gap.usual),
                                     format::age(std::chrono::seconds{std::lround(*gap.usualMinutes * 60)})),
                            CellTone::Muted)
                    : noCell(QStringLiteral("A minute of both is needed for what is usual")));
        row.cells.push_back(
            !gap.low    ? noCell(QStringLiteral("Nothing usual is known yet"))
            : !gap.side ? noCell(why, stale)
            : out
                ? plain(outsideText(gap), view,
                        (gap.outsideFloor ? QStringLiteral("Or longer: before that nothing is known. ")
                                          : QString()) +
                            QStringLiteral("%1 its usual band")
                                .arg(*gap.side > 0 ? QStringLiteral("Above") : QStringLiteral("Below")),
                        CellTone::Warn)
                : plain(QStringLiteral("within"), view, QStringLiteral("Within its usual band"), CellTone::Muted));
        row.cells.push_back(
            gap.halfLifeS
                ? plain(QStringLiteral("%1, n %2")
                            .arg(*gap.halfLifeS < 10
                                     ? format::plain(*gap.halfLifeS, 1) + QStringLiteral(" s")
                                     : format::age(std::chrono::seconds{std::lround(*gap.halfLifeS)}))
                            .arg(gap.judged),
                        view,
                        QStringLiteral("%1 gaps of the last hour came back; %2 of them say how fast")
                            .arg(gap.returned)
                            .arg(gap.judged))
                : noCell(gap.returned > 0 ? QStringLiteral("Gaps came back, and none of them tells how fast")
                                          : QStringLiteral("No gap opened and came back in the last hour")));
        row.cells.push_back(
            gap.largest
                ? plain(QStringLiteral("%1 %2").arg(signedBp(*gap.largest), format::minuteTime(*gap.largestAt)),
                        view,
                        QStringLiteral("%1 bp at %2. %3")
                            .arg(signedBp(*gap.largest), format::clockTime(*gap.largestAt), kLastHour))
                : noCell(QStringLiteral("Nothing usual is known yet")));
        row.cells.push_back(leadCell(gap.lead, a, b, view));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> basisMatrixColumns(const std::vector<VenueId>& venues)
{
    std::vector<TextColumn> out{firstColumn("Venue", "venue", "Hyperliquid")};
    out.front().lit = false;
    for (const VenueId v : venues) {
        TextColumn c = numberColumn("", "", "+104.9", 0,
                                    QStringLiteral("Perpetuals' mids, against %1").arg(venueNameText(v)));
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
                row.cells.push_back(noCell(QStringLiteral("not listed on both")));
            } else if (!gap->bp) {
                const bool stale = gap->reason == analytics::Reason::Stale;
                row.cells.push_back(
                    noCell(stale ? QStringLiteral("A book is stale") : QStringLiteral("No book yet"), stale));
            } else {
                // The other way round it is less by the second order.
                const double bp = gap->first == rowOf ? *gap->bp : (1 / (1 + *gap->bp / 1e4) - 1) * 1e4;
                const auto& other = board.venues[static_cast<std::size_t>(against)];
                TextCell c =
                    difference(bp, other ? other->mid : std::nullopt, view,
                               QStringLiteral("%1 less %2").arg(venueNameText(rowOf), venueNameText(against)),
                               gap->outsideS ? CellTone::Warn : CellTone::Base);
                if (gap->outsideS)
                    c.tip += QStringLiteral("\noutside of its usual band for %1").arg(outsideText(*gap));
                row.cells.push_back(c);
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
