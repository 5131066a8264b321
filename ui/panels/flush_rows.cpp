#include "ui/panels/flush_rows.h"

#include "model/market/duration_of.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace flush = analytics::flush;

namespace {

constexpr double kDay = 24;  // hours in which a rebuild is a fast one (J5)

TextColumn words(const char* head, const char* exported, const char* widest, bool rest = false, int drop = 0)
{
    TextColumn c;
    c.head = *head ? UiText::tr(head) : QString();
    c.exportHead = QString::fromUtf8(exported);
    c.widest = QString::fromUtf8(widest);
    c.rest = rest;
    c.drop = drop;
    return c;
}

TextColumn figures(const char* head, const char* exported, const char* widest, int drop = 0,
                   const QString& tip = {})
{
    TextColumn c = numberColumn(head, exported, widest, drop, tip);
    c.rest = false;
    return c;
}

TextRow check(const char* key, const QString& item, CellTone tone, const QString& verdict, const QString& detail)
{
    TextRow row;
    row.key = QString::fromLatin1(key);
    row.cells = {wordCell(item, tone), wordCell(verdict, CellTone::Strong), wordCell(detail, CellTone::Base)};
    if (tone == CellTone::Stale)
        for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
    return row;
}

QString why(analytics::Reason r)
{
    return UiText::tr("not known: ") + modelWords(analytics::reasonWords(r));
}

// Three digits and their unit: millions of coins are no column's width.
QString coinsText(double coins)
{
    const auto in = [&](double unit, const char* word) {
        const double v = coins / unit;
        return fixedText(v, v < 10 ? 2 : v < 100 ? 1 : 0) + QString::fromLatin1(word);
    };
    return coins >= 1e9   ? in(1e9, " bn")
           : coins >= 1e6 ? in(1e6, " m")
           : coins >= 1e4 ? in(1e3, " k")
                          : format::qty(coins);
}

// A flush that has just begun has no age to speak of.
QString lastedText(Duration d)
{
    return d < std::chrono::minutes{1} ? QStringLiteral("< 1 m") : format::age(d);
}

QString bpText(double r8)
{
    return format::bp8h(r8) + QStringLiteral(" bp");
}

TextRow interestRow(const FlushChecklist& c)
{
    const QString item = UiText::tr("Open interest");
    if (!c.interest) return check("interest", item, CellTone::Stale, UiText::tr("UNKNOWN"), why(c.interestReason));
    QString detail;
    if (c.input.oiRecovery) detail = UiText::tr("%1 rebuilt").arg(shareText(*c.input.oiRecovery));
    if (c.input.hoursSince) detail += UiText::tr(" after %1").arg(hoursText(*c.input.hoursSince));
    if (c.rebuiltAnHour.value) detail += UiText::tr(", %1 an hour").arg(shareText(*c.rebuiltAnHour.value));
    if (c.input.rangeAtr) detail += UiText::tr(", range %1 ATR").arg(fixedText(*c.input.rangeAtr, 1));
    switch (*c.interest) {
        case flush::Interest::Pending:
            return check("interest", item, CellTone::Muted, UiText::tr("PENDING"),
                         detail + (c.input.hoursSince && *c.input.hoursSince >= kDay
                                       ? UiText::tr("; half was not seen back within the first day")
                                       : UiText::tr("; the first day is not over")));
        case flush::Interest::Clean:
            return check("interest", item, CellTone::Ok, UiText::tr("CLEAN"),
                         detail + UiText::tr("; a slow rebuild may mean a clean book"));
        case flush::Interest::Fast:
            return check("interest", item, CellTone::Warn, UiText::tr("FAST"),
                         detail + UiText::tr("; half was back within a day"));
        case flush::Interest::Releveraging:
            return check("interest", item, CellTone::Warn, UiText::tr("RELEVERAGING"),
                         detail + UiText::tr("; it snaps back while price chops sideways"));
    }
    return {};
}

TextRow fundingRow(const FlushChecklist& c)
{
    const QString item = UiText::tr("Funding");
    if (!c.funding) return check("funding", item, CellTone::Stale, UiText::tr("UNKNOWN"), why(c.fundingReason));
    QStringList parts;
    if (c.input.r8Mean24h) parts << UiText::tr("24 h mean %1").arg(bpText(*c.input.r8Mean24h));
    if (c.input.r8Before) parts << UiText::tr("was %1 before").arg(format::bp8h(*c.input.r8Before));
    if (c.fundingFlipped == Verdict::Yes) parts << UiText::tr("it went below zero");
    if (c.fundingFlipped == Verdict::No) parts << UiText::tr("it did not go below zero");
    const QString detail = parts.join(QStringLiteral(", "));
    switch (*c.funding) {
        case flush::Funding::Reset: return check("funding", item, CellTone::Ok, UiText::tr("RESET"), detail);
        case flush::Funding::Cooled: return check("funding", item, CellTone::Muted, UiText::tr("COOLED"), detail);
        case flush::Funding::NotWashed:
            return check("funding", item, CellTone::Warn, UiText::tr("NOT WASHED"), detail);
    }
    return {};
}

TextRow flowRow(const FlushChecklist& c)
{
    const QString item = UiText::tr("Spot and perpetual flow");
    if (!c.flow) return check("flow", item, CellTone::Stale, UiText::tr("UNKNOWN"), why(c.flowReason));
    QStringList parts;
    if (c.input.spotPerpRatio)
        parts << UiText::tr("spot over perpetual %1").arg(fixedText(*c.input.spotPerpRatio, 2));
    if (c.input.spotPerpNormal) parts << UiText::tr("usual %1").arg(fixedText(*c.input.spotPerpNormal, 2));
    if (c.input.spotCvdZ) parts << UiText::tr("spot CVD z %1").arg(fixedText(*c.input.spotCvdZ, 1, true));
    const QString detail = parts.join(QStringLiteral(", "));
    switch (*c.flow) {
        case flush::Flow::Mixed: return check("flow", item, CellTone::Muted, UiText::tr("MIXED"), detail);
        case flush::Flow::LeverageMechanics:
            return check("flow", item, CellTone::Ok, UiText::tr("LEVERAGE"), detail);
        case flush::Flow::SpotStress:
            return check("flow", item, CellTone::Warn, UiText::tr("SPOT STRESS"),
                         detail + UiText::tr("; can turn nastier"));
    }
    return {};
}

QString levelWords(const KeyLevel& l)
{
    QString said = modelWords(levelKindText(l.kind));
    if (l.away)
        said += QStringLiteral(", %1 %2").arg(shareText(std::fabs(*l.away)),
                                              *l.away >= 0 ? UiText::tr("below") : UiText::tr("above"));
    return said;
}

// A support that was lost comes first, then the person's own level, then the nearest: none that holds hides a
// loss.
const KeyLevel* telling(const AssetLevels& levels)
{
    const KeyLevel* best = nullptr;
    const auto rank = [](const KeyLevel& l) {
        return (l.stressed                                    ? 0
                : l.above && l.state == LevelState::Lost      ? 1
                : l.kind == LevelKind::Own                    ? 2
                : l.above && l.state == LevelState::Reclaimed ? 3
                                                              : 4) +
               (l.state == LevelState::Unknown ? 10 : 0);
    };
    for (const KeyLevel& l : levels.levels)
        if (!best || rank(l) < rank(*best) ||
            (rank(l) == rank(*best) && std::fabs(l.away.value_or(9)) < std::fabs(best->away.value_or(9))))
            best = &l;
    return best;
}

// What was above the price is no support: that it holds or is broken upward is neither good nor bad.
std::pair<QString, CellTone> stateOf(const KeyLevel& l)
{
    switch (l.state) {
        case LevelState::Unknown: return {UiText::tr("UNKNOWN"), CellTone::Stale};
        case LevelState::Held: return {UiText::tr("HELD"), l.above ? CellTone::Ok : CellTone::Muted};
        case LevelState::Lost:
            if (!l.above) return {UiText::tr("BROKEN UPWARD"), CellTone::Muted};
            return {UiText::tr("LOST"), l.stressed ? CellTone::Critical : CellTone::Warn};
        case LevelState::Reclaimed:
            if (!l.above) return {UiText::tr("BACK BELOW"), CellTone::Muted};
            return {UiText::tr("RECLAIMED"), CellTone::Ok};
    }
    return {};
}

// Of the person's own: by which closes it is judged; empty: another's.
QString judgedText(const KeyLevel& l, Timestamp now)
{
    if (!l.judgedFrom || (l.state == LevelState::Unknown && *l.judgedFrom <= now)) return {};
    const QString from = format::dateTimeZoned(*l.judgedFrom);
    return *l.judgedFrom > now
               ? UiText::tr("Set later, or nobody knows when: judged by closes of hours from %1 on").arg(from)
               : UiText::tr("Judged by closes of hours since %1").arg(from);
}

TextRow levelRow(const PhaseSnapshot& s)
{
    for (const AssetLevels& a : s.levels) {
        if (a.asset != s.asset) continue;
        if (const KeyLevel* l = telling(a)) {
            const auto [word, tone] = stateOf(*l);
            QString detail = levelWords(*l);
            if (l->since) detail += UiText::tr(", since %1").arg(format::dateTime(*l->since));
            if (l->stressed)
                detail += UiText::tr("; forced orders have run high since: a flush that becomes a trend");
            return check("level", UiText::tr("Key level %1").arg(dollarsText(l->price)), tone, word, detail);
        }
        return check("level", UiText::tr("Key level"), CellTone::Stale, UiText::tr("UNKNOWN"), why(a.reason));
    }
    return check("level", UiText::tr("Key level"), CellTone::Stale, UiText::tr("UNKNOWN"),
                 UiText::tr("not known: no levels yet"));
}

}  // namespace

// ---- The checklist -------------------------------------------------------------------------------

// Two lines of so much say something; less is left to the tips.
constexpr const char* kDetail = "0.0 % rebuilt af";

std::vector<TextColumn> checklistColumns()
{
    return {words("Since the flush", "item", "Spot and perpetual flow000"),
            words("Verdict", "verdict", "BROKEN UPWARD"), words("", "detail", kDetail, true, 1)};
}

std::vector<TextRow> checklistRows(const PhaseSnapshot& s)
{
    return {interestRow(s.checklist), fundingRow(s.checklist), flowRow(s.checklist), levelRow(s)};
}

std::vector<TextColumn> invalidationColumns()
{
    return {words("Would invalidate", "what", "OI reloads into weakness000"),
            words("State", "state", "does not hold"), words("", "numbers", kDetail, true, 1)};
}

std::vector<TextRow> invalidationRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    for (const InvalidationCheck& i : s.checklist.invalidations) {
        QString name, numbers;
        const auto number = [](const PhaseNumber& n, auto say) {
            return n.value ? say(*n.value) : QStringLiteral("\u2014");
        };
        switch (i.which) {
            case flush::Invalidation::OiReloadIntoWeakness:
                name = UiText::tr("OI reloads into weakness");
                numbers =
                    UiText::tr("recovery %1 of %2, price regained %3 of %4")
                        .arg(number(i.first, [](double v) { return fixedText(v, 2); }), fixedText(i.firstLimit, 2),
                             number(i.second, shareText), shareText(i.secondLimit));
                break;
            case flush::Invalidation::FundingWithoutSpot:
                name = UiText::tr("Funding up without spot");
                numbers = UiText::tr("%1 of %2, spot CVD z %3")
                              .arg(number(i.first, [](double v) { return format::bp8h(v); }), bpText(i.firstLimit),
                                   number(i.second, [](double v) { return fixedText(v, 1, true); }));
                break;
            case flush::Invalidation::SupportLost:
                name = UiText::tr("Support lost over %1").arg(hoursText(i.firstLimit));
                if (!i.first.value)
                    numbers = QStringLiteral("\u2014");
                else if (i.second.value)
                    numbers =
                        UiText::tr("%1 lost for %2").arg(dollarsText(*i.second.value), hoursText(*i.first.value));
                else
                    numbers = UiText::tr("not lost");
                break;
        }
        TextRow row;
        row.key = text(flush::invalidationName(i.which));
        const CellTone tone = i.holds == Verdict::Unknown ? CellTone::Stale
                              : i.holds == Verdict::Yes   ? CellTone::Critical
                                                          : CellTone::Muted;
        const QString state = i.holds == Verdict::Unknown ? UiText::tr("unknown")
                              : i.holds == Verdict::Yes   ? UiText::tr("holds")
                                                          : UiText::tr("does not hold");
        TextCell last = wordCell(numbers, CellTone::Base);
        if (i.holds == Verdict::Unknown)
            last.tip = numbers + u'\n' + reasonText(i.first.value ? i.second : i.first);
        row.cells = {wordCell(name, tone),
                     wordCell(state, i.holds == Verdict::Yes ? CellTone::Critical : CellTone::Muted), last};
        if (i.holds == Verdict::Unknown)
            for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> levelColumns()
{
    return {words("Asset", "asset", "DOGE"),
            words("Level", "level", "round a", true),
            figures("Price", "price", "000,000"),
            words("State", "state", "BROKEN UPWARD0"),
            figures("Away", "away", "00.0 % below", 1),
            words("Since", "since_utc", "00 Nov 00:00", false, 2)};
}

std::vector<TextRow> levelRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    for (const AssetLevels& a : s.levels)
        for (const KeyLevel& l : a.levels) {
            const auto [word, tone] = stateOf(l);
            TextRow row;
            row.asset = QString::fromStdString(a.asset);
            row.key = row.asset + u'/' + text(levelKindText(l.kind)) + u'/' + dollarsText(l.price);
            TextCell away = wordCell(l.away ? shareText(std::fabs(*l.away)) +
                                                  (*l.away >= 0 ? UiText::tr(" below") : UiText::tr(" above"))
                                            : format::kNone);
            TextCell state = wordCell(word, tone);
            if (l.stressed)
                state.tip =
                    UiText::tr("Lost, and forced orders have run high since: a flush that becomes a trend");
            if (const QString judged = judgedText(l, s.asOf.wall); !judged.isEmpty())
                state.tip += (state.tip.isEmpty() ? QString() : QStringLiteral("\n")) + judged;
            row.cells = {wordCell(row.asset, CellTone::Strong),
                         wordCell(modelWords(levelKindText(l.kind)), CellTone::Base),
                         wordCell(dollarsText(l.price), CellTone::Strong),
                         state,
                         away,
                         wordCell(l.since ? format::dateTime(*l.since) : QString(), CellTone::Muted)};
            if (tone == CellTone::Stale)
                for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
            rows.push_back(std::move(row));
        }
    return rows;
}

// ---- The flushes ---------------------------------------------------------------------------------

QString flushKey(const FlushRecord& f)
{
    return QString::fromStdString(f.asset) + u'/' + format::iso(f.began);
}

QString flushTag(const FlushRecord& f)
{
    QString when = format::iso(f.began);
    when.remove(u'-').remove(u':').chop(3);
    return QStringLiteral("#flush_") + when;
}

QString flushWords(const FlushRecord& f)
{
    return QString::fromStdString(f.asset) + u' ' + format::dateTime(f.began) + u' ' + format::iso(f.began) +
           u' ' + flushTag(f);
}

std::vector<TextColumn> flushColumns()
{
    TextColumn lasted = figures("Lasted", "lasted", "00 h 00 m", 4);
    return {
        words("Began, UTC", "began_utc", "00 Nov 00:00"),
        words("Asset", "asset", "DOGE", true),
        lasted,
        figures("Price", "price_change", "\u221200.00 %", 0, UiText::tr("From before to its worst")),
        figures("OI", "interest_removed", "\u221200 %", 0, UiText::tr("Open interest that was removed")),
        figures(QT_TRANSLATE_NOOP("UiText", "Worst min"), "worst_minute_usd", "$000.0m", 3,
                UiText::tr("Liquidated in its worst minute, as far as the feeds show")),
        figures("Longs", "longs_usd", "$000.0m", 1, UiText::tr("Liquidated longs, as far as the feeds show")),
        figures("Shorts", "shorts_usd", "$000.0m", 2, UiText::tr("Liquidated shorts, as far as the feeds show"))};
}

TextRow flushRow(const FlushRecord& f, AsOf now)
{
    TextRow row;
    row.key = flushKey(f);
    row.asset = QString::fromStdString(f.asset);
    TextCell began = wordCell(format::cellDate(f.began), CellTone::Base);
    began.tip = format::barClock(f.began) + (f.stored ? UiText::tr("\nOf an earlier run") : QString());
    TextCell lasted =
        wordCell(lastedText(f.ended.value_or(now.wall) - f.began), f.ended ? CellTone::Base : CellTone::Critical);
    lasted.tip = f.ended ? UiText::tr("ended %1").arg(format::barClock(*f.ended)) : UiText::tr("still running");
    const StructureValue& price = f.card[static_cast<std::size_t>(Structure::Price)];
    PhaseNumber change{{}, price.worst.value ? price.before.reason : price.worst.reason};
    if (price.before.value && price.worst.value && *price.before.value > 0)
        change.value = *price.worst.value / *price.before.value - 1;
    const auto money = [](double v) { return format::money(v); };
    row.cells = {began,
                 wordCell(row.asset, CellTone::Strong),
                 lasted,
                 numberCell(
                     change, [](double v) { return format::percentChange(v); }, CellTone::Strong),
                 numberCell(f.interestRemoved,
                            [](double v) { return v > 0 ? QChar(0x2212) + shareText(v) : shareText(v); }),
                 numberCell(f.peakUsd, money),
                 numberCell(f.longUsd, money, CellTone::Long),
                 numberCell(f.shortUsd, money, CellTone::Short)};
    return row;
}

std::vector<TextColumn> structureColumns()
{
    return {words("Structure", "structure", "Depth within 1 %", true),
            figures("Before", "before", "\u22120.00 bp"),
            figures("Worst", "worst", "0,000.0 bp", 1),  // what venues disagree by in a flush
            figures("Now", "now", "\u22120.00 bp", 0, UiText::tr("Of a flush that is over: what it ended with")),
            figures(QT_TRANSLATE_NOOP("UiText", "Of before"), "now_over_before", "\u22120.00 bp", 2,
                    UiText::tr("Now over before; of funding, now less before"))};
}

std::vector<TextRow> structureRows(const FlushRecord& f)
{
    static constexpr const char* names[] = {QT_TRANSLATE_NOOP("UiText", "Price"),
                                            QT_TRANSLATE_NOOP("UiText", "Open interest"),
                                            QT_TRANSLATE_NOOP("UiText", "Funding, 8 h"),
                                            QT_TRANSLATE_NOOP("UiText", "Basis dispersion"),
                                            QT_TRANSLATE_NOOP("UiText", "Depth within 1 %"),
                                            QT_TRANSLATE_NOOP("UiText", "Spread")};
    std::vector<TextRow> rows;
    for (std::size_t i = 0; i < kStructures; ++i) {
        const auto which = static_cast<Structure>(i);
        const StructureValue& v = f.card[i];
        const auto say = [which](double x) {
            switch (which) {
                case Structure::Price: return dollarsText(x);
                case Structure::Interest: return coinsText(x);
                case Structure::Funding: return format::bp8h(x) + QStringLiteral(" bp");
                case Structure::Basis:
                case Structure::Spread: return format::bp(x) + QStringLiteral(" bp");
                case Structure::Depth: return format::money(x);
            }
            return QString();
        };
        TextRow row;
        row.key = QString::fromLatin1(names[i]);
        PhaseNumber over{{}, v.now.value ? v.before.reason : v.now.reason};
        QString overWords;
        if (v.before.value && v.now.value) {
            // A rate has a distance, the others a ratio.
            if (which == Structure::Funding)
                over.value = *v.now.value - *v.before.value;
            else if (*v.before.value > 0)
                over.value = *v.now.value / *v.before.value;
        }
        row.cells = {wordCell(row.key, CellTone::Base), numberCell(v.before, say), numberCell(v.worst, say),
                     numberCell(v.now, say, CellTone::Strong), numberCell(over, [which](double x) {
                         return which == Structure::Funding ? format::bp8h(x) + QStringLiteral(" bp")
                                                            : timesText(x);
                     })};
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> stressColumns()
{
    return {words("Venue", "venue", "Hyperliquid", true),
            figures("Gaps", "gaps", "0000", 3),
            figures("Resyncs", "resyncs", "0000", 3),
            figures(QT_TRANSLATE_NOOP("UiText", "Oldest"), "worst_age_s", "000 s", 1,
                    UiText::tr("The oldest its book grew")),
            figures(QT_TRANSLATE_NOOP("UiText", "Delay"), "worst_delay_ms", "0,000 ms", 2,
                    UiText::tr("Longest way of a frame from the venue to here")),
            figures("Spread", "spread_x", "00.0\u00d7", 0, UiText::tr("Widest, times its usual")),
            figures("Depth lost", "depth_lost", "100 %", 0),
            figures(QT_TRANSLATE_NOOP("UiText", "Back after"), "recovered_min", "00 h 00 m", 0,
                    UiText::tr("Until depth was back at four fifths"))};
}

std::vector<TextRow> stressRows(const FlushRecord& f, const std::vector<VenueId>& venues)
{
    std::vector<TextRow> rows;
    for (const VenueId v : venues) {
        const auto& stress = f.venues[static_cast<std::size_t>(v)];
        TextRow row;
        row.key = text(venueKey(v));
        TextCell name = wordCell(text(venueName(v)), CellTone::Strong);
        name.venue = v;
        row.cells = {name};
        if (!stress) {
            TextCell none = wordCell(format::kNone, CellTone::Faint);
            none.tip = UiText::tr("not kept of this flush");
            for (int i = 0; i < 7; ++i) row.cells.push_back(none);
            rows.push_back(std::move(row));
            continue;
        }
        const auto age = [](double seconds) { return format::age(durationOf(seconds)); };
        TextCell back = numberCell(stress->recoveredMin, [&](double m) { return age(m * 60); });
        // Only what was thin can come back.
        constexpr double kThinned = 0.2;
        if (!stress->recoveredMin.value && stress->largestLoss.value) {
            if (*stress->largestLoss.value > kThinned)
                back.text = UiText::tr("not yet");
            else
                back.tip = UiText::tr("depth never fell below four fifths");
        }
        row.cells.push_back(
            wordCell(format::count(stress->gaps), stress->gaps > 0 ? CellTone::Strong : CellTone::Base));
        row.cells.push_back(
            wordCell(format::count(stress->resyncs), stress->resyncs > 0 ? CellTone::Strong : CellTone::Base));
        row.cells.push_back(numberCell(stress->worstAgeS, age));
        row.cells.push_back(numberCell(stress->worstDelayMs, [](double ms) { return format::milliseconds(ms); }));
        row.cells.push_back(numberCell(stress->worstSpread, [](double x) { return format::ratio(x); }));
        row.cells.push_back(numberCell(stress->largestLoss, shareText));
        row.cells.push_back(back);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TextColumn> caseColumns()
{
    return {words("Case", "case", "October cascade", true),
            words("When", "when", "10\u201311 Oct 2025", false, 2),
            figures("Price", "price_change", "\u221200.00 %"),
            figures("OI", "interest_change", "\u221200.0 %"),
            figures("Liquidated", "liquidated_usd", "$00.00bn"),
            figures("Accounts", "accounts", "0,000,000", 3)};
}

std::vector<TextRow> caseRows(const FlushRecord* f)
{
    std::vector<TextRow> rows;
    const PhaseNumber none{};
    const auto count = [](double v) { return format::count(static_cast<quint64>(v)); };
    if (f) {
        TextRow own = flushRow(*f, {f->ended.value_or(f->began), {}});
        TextRow row;
        row.key = QStringLiteral("own");
        PhaseNumber both{{}, f->longUsd.reason};
        if (f->longUsd.value || f->shortUsd.value)
            both.value = f->longUsd.value.value_or(0) + f->shortUsd.value.value_or(0);
        TextCell sum = numberCell(
            both, [](double v) { return format::atLeast(format::money, v); }, CellTone::Strong);
        sum.floor = true;
        row.cells = {wordCell(UiText::tr("This flush, %1").arg(own.asset), CellTone::Strong),
                     wordCell(format::dateTime(f->began), CellTone::Muted),
                     own.cells[3],
                     own.cells[4],
                     sum,
                     wordCell(format::kNone, CellTone::Faint)};
        row.cells.back().tip = UiText::tr("the feeds do not say whose accounts");
        rows.push_back(std::move(row));
    }
    for (const ReferenceCase& c : referenceCases()) {
        TextRow row;
        row.key = text(c.name);
        const auto number = [&](const std::optional<double>& v) { return PhaseNumber{v, none.reason}; };
        TextCell name = wordCell(modelWords(c.name), CellTone::Base);
        name.tip = modelWords(c.what) + UiText::tr("\nSource: ") + modelWords(c.source);
        TextCell price = numberCell(number(c.priceChange), [](double v) { return format::percentChange(v); });
        if (c.priceFrom && c.priceTo)
            price.tip = UiText::tr("%1 to %2").arg(dollarsText(*c.priceFrom), dollarsText(*c.priceTo));
        else if (!c.priceChange)
            price.tip = UiText::tr("not in the sources");
        row.cells = {name,
                     wordCell(text(c.when), CellTone::Muted),
                     price,
                     numberCell(number(c.interestChange), [](double v) { return format::percentChange(v); }),
                     numberCell(number(c.liquidatedUsd), [](double v) { return format::money(v); }),
                     numberCell(number(c.accounts), count)};
        for (TextCell& cell : row.cells)
            if (cell.text == format::kNone) cell.tip = UiText::tr("not in the sources");
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace plimsoll
