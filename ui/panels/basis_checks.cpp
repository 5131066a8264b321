// Whether the indices and the dollar coins are to be believed, and the panel's head.
#include "ui/model_words.h"
#include "ui/panels/basis_cells.h"
#include "widgets/ui_text.h"

namespace plimsoll {

using namespace basis;

namespace {

Fact fact(const QString& label, const QString& value, const QString& note, const QString& tip,
          CellTone tone = CellTone::Strong)
{
    Fact f;
    f.label = label;
    f.value = value;
    f.note = note;
    f.tip = tip;
    f.tone = tone;
    return f;
}

Fact unknown(const QString& label, const QString& why)
{
    return fact(label, format::kNone, {}, why, CellTone::Faint);
}

Fact dispersionFact(const BasisSnapshot& board)
{
    const QString label = UiText::tr("Dispersion");
    if (!board.dispersion.value)
        return unknown(label, UiText::tr("How far the venues' bases stand apart needs two of them: %1")
                                  .arg(reasonText(board.dispersion.reason)));
    QString note, rests;
    if (board.usualDispersion) {
        note = UiText::tr("usual %1").arg(format::bp(*board.usualDispersion));
        rests = board.usualMinutes
                    ? UiText::tr("\nUsual: the median of %1 seen")
                          .arg(format::age(std::chrono::seconds{std::lround(*board.usualMinutes * 60)}))
                    : UiText::tr("\nUsual: the median of up to 30 days of hours");
    }
    const QString value =
        format::floored(board.dispersion.floor, format::bp, *board.dispersion.value) + QStringLiteral(" bp");
    if (board.dispersion.floor) {
        rests += u'\n' + UiText::tr("At least: a part of it is not known");
        if (board.missing != 0) {
            rests += u'\n' + withoutCodes(board.missing);
            note = note.isEmpty() ? withoutCodes(board.missing)
                                  : withoutCodes(board.missing) + QStringLiteral(" \u00b7 ") + note;
        }
    }
    const bool wide =
        board.usualDispersion && *board.dispersion.value >= 2 * std::max(1.0, *board.usualDispersion);
    return fact(label, value, note,
                UiText::tr("Highest less lowest basis of the venues, each against its spot where that is live, "
                           "else against its index") +
                    rests,
                wide ? CellTone::Warn : CellTone::Strong);
}

Fact gapFact(const BasisSnapshot& board, const BasisView& view)
{
    const QString label = UiText::tr("Widest gap");
    const VenueGap* widest = nullptr;
    for (const VenueGap& g : board.pairs)
        if (g.bp && view.shows(g.first) && view.shows(g.second) &&
            (!widest || std::fabs(*g.bp) > std::fabs(*widest->bp)))
            widest = &g;
    if (!widest) return unknown(label, UiText::tr("Two live books are needed"));
    const bool first = *widest->bp >= 0;
    return fact(label,
                UiText::tr("%1 over %2 %3 bp")
                    .arg(codeOf(first ? widest->first : widest->second),
                         codeOf(first ? widest->second : widest->first), format::bp(std::fabs(*widest->bp))),
                widest->outsideS ? UiText::tr("for %1").arg(outsideText(*widest))
                : widest->low    ? UiText::tr("usual")
                                 : QString(),
                widest->outsideS ? UiText::tr("Outside of its usual band of %1 to %2 bp")
                                       .arg(signedBp(*widest->low), signedBp(*widest->high))
                : widest->low ? UiText::tr("Within its usual band")
                              : UiText::tr("Nothing usual is known yet"),
                widest->outsideS ? CellTone::Warn : CellTone::Strong);
}

Fact oracleFact(const BasisSnapshot& board, const BasisView& view)
{
    const QString label = UiText::tr("Oracles");
    int compared = 0, silent = 0, worst = 0;
    QString frozen, off, quiet;
    double most = 0;
    for (const VenueId v : view.venues) {
        const auto& row = board.venues[static_cast<std::size_t>(v)];
        if (!row || !row->oracle.index.usd) continue;
        const OracleState& o = row->oracle;
        if (o.index.fresh == Freshness::Stale) {
            ++silent;
            if (quiet.isEmpty())
                quiet = UiText::tr("%1 silent %2").arg(codeOf(v), format::age(view.now.mono - o.index.stamp.mono));
        }
        if (o.frozen && frozen.isEmpty())
            frozen = UiText::tr("%1 frozen %2")
                         .arg(codeOf(v), format::age(std::chrono::seconds{std::lround(*o.unchangedS)}));
        if (!o.deviation.value) continue;
        ++compared;
        worst = std::max(worst, o.level);
        if (*o.deviation.value >= most) most = *o.deviation.value, off = codeOf(v);
    }
    if (!frozen.isEmpty())
        return fact(label, frozen, {}, UiText::tr("Its index says the same while the others move"),
                    worst == 2 ? CellTone::Critical : CellTone::Warn);
    if (compared == 0 && quiet.isEmpty()) return unknown(label, UiText::tr("Two fresh indices are needed"));
    if (worst > 0)
        return fact(label, UiText::tr("%1 off %2 bp").arg(off, format::bp(most)), {},
                    UiText::tr("From the median of the other indices"), levelTone(worst));
    if (silent > 0) return fact(label, quiet, {}, UiText::tr("Left out of every comparison"), CellTone::Stale);
    return fact(label, UiText::tr("within %1 bp").arg(format::bp(most)), UiText::tr("%1 agree").arg(compared),
                UiText::tr("The farthest that an index is from the median of the others"));
}

Fact stableFact(const BasisSnapshot& board)
{
    const StableRate* worst = nullptr;
    for (const StableRate& s : board.stables)
        if (s.offBp && (!worst || std::fabs(*s.offBp) > std::fabs(*worst->offBp))) worst = &s;
    const StableCross* apart = nullptr;
    for (const StableCross& c : board.crosses)
        if (c.fresh != Freshness::Stale && (!apart || std::fabs(c.offBp) > std::fabs(apart->offBp))) apart = &c;
    if (apart && (!worst || std::fabs(apart->offBp) > std::fabs(*worst->offBp) + 5))
        return fact(QString::fromStdString(apart->base + '/' + apart->quote), format::plain(apart->price, 4),
                    QStringLiteral("%1 bp").arg(signedBp(apart->offBp)),
                    UiText::tr("One against the other on %1. That they differ does not say which is off")
                        .arg(modelWords(apart->source)),
                    apart->level > 0 ? levelTone(apart->level) : CellTone::Strong);
    if (!worst)
        return unknown(UiText::tr("Dollar coins"),
                       UiText::tr("No venue gives a dollar price of one: all count as 1"));
    return fact(
        QString::fromStdString(worst->rate.currency), format::plain(*worst->rate.usd, 4),
        worst->rate.applied() ? UiText::tr("converted") : QStringLiteral("%1 bp").arg(signedBp(*worst->offBp)),
        UiText::tr("The one farthest from its dollar. %1").arg(modelWords(worst->rate.source)),
        worst->level > 0                        ? levelTone(worst->level)
        : worst->rate.fresh == Freshness::Stale ? CellTone::Stale
                                                : CellTone::Strong);
}

}  // namespace

std::vector<Fact> basisFacts(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<Fact> out{dispersionFact(board)};
    out.front().headline = true;
    out.push_back(gapFact(board, view));
    out.push_back(oracleFact(board, view));
    out.push_back(stableFact(board));
    out.push_back(board.basis.value
                      ? fact(UiText::tr("Basis, median"), signedBp(*board.basis.value) + QStringLiteral(" bp"), {},
                             UiText::tr("Of the venues, each against its spot where that is live, else its index"))
                      : unknown(UiText::tr("Basis, median"), reasonText(board.basis.reason)));
    if (board.leader) {
        const BasisLead& lead = board.venues[static_cast<std::size_t>(*board.leader)]->lead;
        out.push_back(fact(UiText::tr("First to move"), codeOf(*board.leader),
                           QStringLiteral("by %1 ms").arg(*lead.ms),
                           UiText::tr("Against the mean of the others: correlation %1, %2 steps of 100 ms. As "
                                      "received here")
                               .arg(format::plain(lead.correlation, 2), format::count(lead.steps))));
    } else {
        out.push_back(unknown(UiText::tr("First to move"),
                              UiText::tr("Nobody leads clearly, or there are too few moves to say")));
    }
    out.push_back(oppositeFact(board, view));
    for (Fact& f : out) f.stale = view.stale;
    return out;
}

namespace {

TextCell lagCell(const OracleState& o, bool stale, const BasisView& view)
{
    constexpr double kLate = 5;
    if (stale) return noCell(UiText::tr("Silent"), true);
    if (!o.lagCorrelation) return noCell(UiText::tr("Two minutes and 30 moves of it and of others are needed"));
    const QString at = format::plain(*o.lagCorrelation, 2);
    if (!o.lagS)
        return noCell(UiText::tr("Its moves and those of the others do not go together: correlation %1").arg(at));
    const QString seconds = format::plain(*o.lagS, 0) + QStringLiteral(" s");
    return plain(
        *o.lagS >= kBasisMaxLag    ? QStringLiteral("\u2265 ") + seconds
        : *o.lagS <= -kBasisMaxLag ? QStringLiteral("\u2264 ") + seconds
                                   : seconds,
        view, UiText::tr("Correlation %1 at that lag; as received here: a venue's way to us counts too").arg(at),
        *o.lagS >= kLate ? CellTone::Warn : CellTone::Base);
}

}  // namespace

std::vector<TextColumn> basisOracleColumns()
{
    return {
        firstColumn(QT_TRANSLATE_NOOP("UiText", "Oracle"), "venue", "Hyperliquid   "),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Index"), "index_usd", "100,000.0", 2,
                     UiText::tr("As last said, US dollars a coin")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "index_age", "99 ms", 0, UiText::tr("Of the index")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Mark age"), "mark_age", "99 ms", 4,
                     UiText::tr("Of the mark price")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Off others"), "off_others_bp", "104.9", 0,
            UiText::tr("The index from the median of the other venues' indices, bp, as of the last moment "
                       "of which both have spoken. Notice from 30, critical from 100")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Same for"), "unchanged_for", "59 m, others 99.9", 1,
            UiText::tr("How long the index says the same, and what the others moved meanwhile, bp. Frozen: "
                       "30 s and 5 bp or more")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Jumps 1 h"), "jumps_1h", "99, +104.9", 3,
                     UiText::tr("Moves of 10 bp or more in a second that the other indices do not share, and the "
                                "largest, bp")),
        numberColumn(
            QT_TRANSLATE_NOOP("UiText", "Later by"), "later_by", "\u2264 \u221215 s", 5,
            UiText::tr(
                "By how much the index moves later than the median of the others, of the last 15 minutes by "
                "the second; below 0 earlier. Raised from 5 s"))};
}

std::vector<TextRow> basisOracleRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const VenueId venue : view.venues) {
        TextRow row;
        row.key = codeOf(venue);
        const auto& v = board.venues[static_cast<std::size_t>(venue)];
        if (!v || !v->oracle.index.usd) {
            row.cells.push_back(venueCell(venue, false, Freshness::Off, UiText::tr("No index from there")));
            for (int i = 0; i < 7; ++i)
                row.cells.push_back(noCell(v ? UiText::tr("No index yet")
                                             : UiText::tr("not listed there, or its list has not come")));
            rows.push_back(std::move(row));
            continue;
        }
        const OracleState& o = v->oracle;
        const bool stale = o.index.fresh == Freshness::Stale;
        const CellTone tone = o.frozen ? std::max(levelTone(o.level), CellTone::Warn) : levelTone(o.level);
        TextCell name = venueCell(venue, !stale, shown(o.index.fresh, view),
                                  o.frozen ? UiText::tr("Frozen: it says the same while the others move")
                                  : stale  ? UiText::tr("Silent: left out of every comparison")
                                           : UiText::tr("Level %1 of 2").arg(o.level));
        if (tone != CellTone::Base) name.tone = tone;
        row.cells.push_back(name);
        const auto aged = [&](const OracleQuote& q) {
            if (!q.usd) return noCell(UiText::tr("Never came"));
            TextCell c = plain(format::age(std::max(Duration{0}, view.now.mono - q.stamp.mono)), view,
                               UiText::tr("Received %1, %2")
                                   .arg(format::clockTime(q.stamp.received), modelWords(freshnessName(q.fresh))),
                               q.fresh == Freshness::Late ? CellTone::Late : CellTone::Base);
            if (q.fresh == Freshness::Stale) c.fresh = Freshness::Stale, c.tone = CellTone::Stale;
            return c;
        };
        TextCell index = plain(usdPrice(*o.index.usd), view, UiText::tr("US dollars a coin"));
        if (stale) index.fresh = Freshness::Stale;
        row.cells.push_back(index);
        row.cells.push_back(aged(o.index));
        row.cells.push_back(aged(o.mark));
        row.cells.push_back(
            o.deviation.value
                ? plain(format::bp(*o.deviation.value), view,
                        UiText::tr("%1 bp from the others' median; mark %2 bp from index")
                            .arg(format::bp(*o.deviation.value),
                                 o.markIndex ? signedBp(*o.markIndex) : format::kNone),
                        levelTone(o.level))
                : noCell(UiText::tr("No comparison: %1").arg(reasonText(o.deviation.reason)), stale));
        if (o.unchangedS) {
            const QString same = *o.unchangedS < 1 ? QStringLiteral("< 1 s")
                                                   : format::age(std::chrono::seconds{std::lround(*o.unchangedS)});
            row.cells.push_back(plain(
                o.frozen ? UiText::tr("%1, others %2").arg(same, format::bp(o.peersBp.value_or(0))) : same, view,
                o.peersBp ? UiText::tr("Meanwhile the others moved %1 bp").arg(format::bp(*o.peersBp))
                          : UiText::tr("No other index to compare with"),
                o.frozen ? CellTone::Warn : CellTone::Base));
        } else {
            row.cells.push_back(
                noCell(stale ? UiText::tr("Silent") : UiText::tr("Not seen for long enough"), stale));
        }
        if (o.jumps) {
            QString jumps = QString::number(*o.jumps);
            if (o.largestJump) jumps += QStringLiteral(", ") + signedBp(*o.largestJump);
            row.cells.push_back(plain(jumps, view,
                                      o.lastJump
                                          ? UiText::tr("The newest at %1").arg(format::clockTime(*o.lastJump))
                                          : UiText::tr("None of its own"),
                                      *o.jumps > 0 ? CellTone::Warn : CellTone::Base));
        } else {
            row.cells.push_back(
                noCell(stale ? UiText::tr("Silent") : UiText::tr("No other index to compare with"), stale));
        }
        row.cells.push_back(lagCell(o, stale, view));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> basisStableColumns()
{
    TextColumn source;
    source.head = UiText::tr("Source");
    source.exportHead = QStringLiteral("said_by");  // "source" is the market's
    source.widest = QStringLiteral("Binance USDC/USDT");
    source.drop = 2;
    source.rest = true;
    return {
        firstColumn(QT_TRANSLATE_NOOP("UiText", "Dollar coin"), "currency", "FDUSD/USDT"),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Rate"), "usd", "0.9999", 0, UiText::tr("US dollars for one")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Off bp"), "off_bp", "+104.9", 0,
                     UiText::tr("From its dollar. Notice from 30, critical from 100")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "99 ms", 3,
                     UiText::tr("Of the older of its inputs")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "In sums"), "used", "converted", 1,
                     UiText::tr("Converted when it is off by more than 5 bp")),
        source};
}

std::vector<TextRow> basisStableRows(const BasisSnapshot& board, const BasisView& view)
{
    std::vector<TextRow> rows;
    for (const StableRate& s : board.stables) {
        const FxRate& r = s.rate;
        TextRow row;
        row.key = QString::fromStdString(r.currency);
        const QString source = modelWords(r.source);
        TextCell name = plain(row.key, view, source,
                              s.level > 0 ? levelTone(s.level)
                              : r.usd     ? CellTone::Strong
                                          : CellTone::Muted);
        name.light = lightOf(shown(r.fresh, view));
        row.cells.push_back(name);
        const bool stale = r.fresh == Freshness::Stale;
        if (r.usd) {
            TextCell rate =
                plain(format::plain(*r.usd, 4), view, UiText::tr("%1 US dollars").arg(format::plain(*r.usd, 6)));
            TextCell off =
                plain(signedBp(*s.offBp), view, UiText::tr("Level %1 of 2").arg(s.level), levelTone(s.level));
            TextCell age = plain(format::age(std::max(Duration{0}, view.now.mono - r.stamp.mono)), view,
                                 modelWords(freshnessName(r.fresh)));
            for (TextCell* c : {&rate, &off, &age})
                if (stale) c->fresh = Freshness::Stale;
            row.cells.insert(row.cells.end(), {rate, off, age});
        } else {
            for (int i = 0; i < 3; ++i)
                row.cells.push_back(noCell(UiText::tr("No fresh dollar price of it on any venue")));
        }
        row.cells.push_back(plain(r.applied() ? UiText::tr("converted") : UiText::tr("as 1"), view,
                                  r.applied() ? UiText::tr("Sums multiply with %1").arg(format::plain(r.used, 5))
                                  : r.usd     ? UiText::tr("Within 5 bp of its dollar: counts as one")
                                              : UiText::tr("Nothing says what it is worth: counts as one"),
                                  r.applied() ? CellTone::Strong : CellTone::Muted));
        row.cells.push_back(plain(r.usd ? source : UiText::tr("no dollar price"), view, source, CellTone::Muted));
        rows.push_back(std::move(row));
    }
    for (const StableCross& c : board.crosses) {
        const QString name = QString::fromStdString(c.base + '/' + c.quote);
        const bool stale = c.fresh == Freshness::Stale;
        const QString means = UiText::tr("One %1 in %2. That they differ does not say which of them is off")
                                  .arg(QString::fromStdString(c.base), QString::fromStdString(c.quote));
        TextRow row;
        row.key = name;
        TextCell head = plain(name, view, means, c.level > 0 && !stale ? levelTone(c.level) : CellTone::Base);
        head.light = lightOf(shown(c.fresh, view));
        TextCell rate = plain(format::plain(c.price, 4), view, means),
                 off = plain(signedBp(c.offBp), view, means, levelTone(c.level)),
                 age = plain(format::age(std::max(Duration{0}, view.now.mono - c.stamp.mono)), view,
                             modelWords(freshnessName(c.fresh)));
        for (TextCell* cell : {&rate, &off, &age})
            if (stale) cell->fresh = Freshness::Stale;
        row.cells = {
            head,
            rate,
            off,
            age,
            plain(QStringLiteral("\u00b7"), view, UiText::tr("Nothing is converted by it alone"), CellTone::Faint),
            plain(modelWords(c.source), view, {}, CellTone::Muted)};
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
