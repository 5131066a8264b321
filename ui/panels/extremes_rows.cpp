#include "ui/panels/extremes_rows.h"

#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <concepts>
#include <utility>

namespace plimsoll {

namespace {

using namespace analytics::funding;

Timestamp atHour(std::int64_t hour)
{
    return Timestamp{std::chrono::hours{hour}};
}

// With its year: the history may be longer than one.
QString hourText(std::int64_t hour)
{
    return format::cellStamp(atHour(hour)).left(16);
}

// None is below 0.
template <std::integral Number>
QString countText(Number n)
{
    return format::count(static_cast<quint64>(n));
}

QString sideText(bool high)
{
    return high ? UiText::tr("longs pay much") : UiText::tr("shorts pay much");
}

TextColumn words(const char* head, const char* exported, const QString& widest, const QString& tip)
{
    TextColumn c = numberColumn(head, exported, "", 0, tip);
    c.widest = widest;
    c.right = false;
    c.rest = false;
    return c;
}

TextCell said(const QString& text, CellTone tone = CellTone::Base, const QString& tip = {})
{
    TextCell c;
    c.text = text;
    c.tip = tip;
    c.tone = tone;
    return c;
}

TextCell moveCell(const std::optional<double>& move, const QString& why)
{
    return move ? said(format::percentChange(*move)) : said(format::kNone, CellTone::Muted, why);
}

QString tooFew(int least)
{
    return UiText::tr("fewer than %1 windows that do not overlap").arg(least);
}

TextRow summaryRow(const QString& key, const QString& of, CellTone tone, const AfterSummary& s, int hours,
                   bool cases)
{
    const QString none = UiText::tr("no window is over whose prices are known");
    TextRow row;
    row.key = QStringLiteral("%1 %2").arg(key).arg(hours);
    row.cells = {
        said(of, tone),
        said(QStringLiteral("%1 h").arg(hours)),
        said(countText(s.n), CellTone::Strong),
        said(countText(s.apart)),
        moveCell(s.median, tooFew(kLeastForMedian)),
        s.up ? said(QStringLiteral("%1 %").arg(format::plain(*s.up * 100, 0)))
             : said(format::kNone, CellTone::Muted, tooFew(kLeastForShare)),
        moveCell(s.lowest, none),
        moveCell(s.highest, none),
        cases
            ? said(countText(s.open), CellTone::Muted,
                   UiText::tr("%1 not over yet, %2 without a price").arg(countText(s.open), countText(s.unknown)))
            : said(format::kNone, CellTone::Muted, UiText::tr("of cases only"))};
    return row;
}

TextCell afterCell(const ExtremeCase& c, std::size_t which)
{
    const After& after = c.after[which];
    if (after.open)
        return said(UiText::tr("open"), CellTone::Accent,
                    UiText::tr("its %1 h are over at %2")
                        .arg(kAfterHours[which])
                        .arg(format::dateTimeZoned(atHour(c.hour + kAfterHours[which]))));
    return moveCell(after.move, UiText::tr("no price is stored of one of the two hours"));
}

TextRow caseRow(const ExtremeCase& c, bool high)
{
    const CellTone tone = high ? CellTone::Long : CellTone::Short;
    TextRow row;
    row.key = QStringLiteral("%1 %2").arg(c.hour).arg(high ? 1 : 0);
    row.cells = {said(hourText(c.hour), CellTone::Muted,
                      UiText::tr("until %1").arg(format::dateTimeZoned(atHour(c.lastHour)))),
                 said(sideText(high), tone),
                 said(format::bp8h(c.r8), tone),
                 said(format::bp8h(c.furthest), tone),
                 said(countText(c.rates)),
                 afterCell(c, 0),
                 afterCell(c, 1)};
    return row;
}

}  // namespace

std::vector<TextColumn> extremeColumns()
{
    return {words(QT_TRANSLATE_NOOP("UiText", "After"), "after", sideText(false),
                  UiText::tr("What the price was looked at after")),
            words(QT_TRANSLATE_NOOP("UiText", "Within"), "within", QStringLiteral("72 h"),
                  UiText::tr("Until so many hours later")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "n"), "n", "9,999", 0,
                         UiText::tr("Cases, or hours, whose price is known then and so much later")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Apart"), "apart", "999", 0,
                         UiText::tr("Of them, so many whose windows do not overlap: what they are worth as "
                                    "evidence")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Median"), "median_move", "\u221299.99 %", 0,
                         UiText::tr("Half of the moves of the price were below it")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Up"), "share_up", "100 %", 1,
                         UiText::tr("Share of them after which the price was higher")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Lowest"), "lowest_move", "\u221299.99 %", 2,
                         UiText::tr("The move that went farthest down, or least up")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Highest"), "highest_move", "+99.99 %", 3,
                         UiText::tr("The move that went farthest up, or least down")),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Open"), "open", "99", 4,
                         UiText::tr("Cases whose hours are not over; they are in no other number"))};
}

std::vector<TextRow> extremeRows(const FundingAfter& after)
{
    std::vector<TextRow> rows;
    if (after.past.judged == 0) return rows;
    for (std::size_t i = 0; i < kAfterHours.size(); ++i) {
        const int hours = kAfterHours[i];
        rows.push_back(summaryRow(QStringLiteral("high"), sideText(true), CellTone::Long, after.past.afterHigh[i],
                                  hours, true));
        rows.push_back(summaryRow(QStringLiteral("low"), sideText(false), CellTone::Short, after.past.afterLow[i],
                                  hours, true));
        rows.push_back(summaryRow(QStringLiteral("all"), UiText::tr("all hours"), CellTone::Strong,
                                  after.past.afterAll[i], hours, false));
    }
    return rows;
}

std::vector<TextColumn> extremeCaseColumns()
{
    return {
        words(QT_TRANSLATE_NOOP("UiText", "UTC"), "utc", QStringLiteral("0000-00-00 00:00"),
              UiText::tr("When its first extreme rate was charged; what follows is counted from here")),
        words(QT_TRANSLATE_NOOP("UiText", "Side"), "side", sideText(false), UiText::tr("Who paid")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "First bp"), "first_bp_per_8h", "\u221299.99", 2,
                     UiText::tr("Its first extreme rate, bp per 8 h")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Farthest bp"), "farthest_bp_per_8h", "\u221299.99", 3,
                     UiText::tr("The one farthest from 0, bp per 8 h")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Rates"), "rates", "999", 4, UiText::tr("Extreme rates in it")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "24 h"), "move_24h", "\u221299.99 %", 0,
                     UiText::tr("Move of the price from the first rate to 24 h later")),
        numberColumn(QT_TRANSLATE_NOOP("UiText", "72 h"), "move_72h", "\u221299.99 %", 0,
                     UiText::tr("Move of the price from the first rate to 72 h later"))};
}

std::vector<TextRow> extremeCaseRows(const FundingAfter& after)
{
    std::vector<std::pair<const ExtremeCase*, bool>> all;
    for (const ExtremeCase& c : after.past.high) all.emplace_back(&c, true);
    for (const ExtremeCase& c : after.past.low) all.emplace_back(&c, false);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first->hour > b.first->hour; });
    std::vector<TextRow> rows;
    for (const auto& [one, high] : all) rows.push_back(caseRow(*one, high));
    return rows;
}

QString extremeBasis(const FundingAfter& after)
{
    const ExtremesPast& p = after.past;
    QString basis =
        UiText::tr("Stored: %1 settled rates of %2 h, %3 of them judged; prices of %4 whole hours.")
            .arg(countText(p.rates), countText(p.knownHours), countText(p.judged), countText(after.prices));
    if (p.judged > 0)
        basis += u' ' + UiText::tr("Judged since %1.").arg(hourText(p.from) + u' ' + format::zoneName());
    if (after.withoutInterval > 0)
        basis +=
            u' ' + UiText::tr("%1 rates without an interval are left out.").arg(countText(after.withoutInterval));
    return basis;
}

QString extremeLack(const FundingAfter& after)
{
    const ExtremesPast& p = after.past;
    constexpr ExtremeRule rule{};
    if (p.judged == 0)
        return UiText::tr(
                   "Too little history: settled rates of %1 h are stored, and a rate is judged once %2 h "
                   "of the %3 days before it are known.")
            .arg(countText(p.knownHours))
            .arg(rule.leastHours)
            .arg(rule.windowHours / 24);
    if (p.high.empty() && p.low.empty()) return UiText::tr("No rate in this history was extreme.");
    const auto few = [](const AfterSummaries& s) {
        return std::any_of(s.begin(), s.end(), [](const AfterSummary& a) { return a.apart < kLeastForShare; });
    };
    if (!few(p.afterHigh) && !few(p.afterLow) && !few(p.afterAll)) return {};
    return UiText::tr(
               "Few cases say little: below %1 windows that do not overlap no share is given, below %2 no "
               "median.")
        .arg(kLeastForShare)
        .arg(kLeastForMedian);
}

QString extremeDefinition()
{
    constexpr ExtremeRule rule{};
    const QString share = format::plain(rule.share * 100, 0);
    return UiText::tr(
               "Longs pay much: a settled rate, per 8 h, higher than in %1 % of the hours of the %2 days "
               "before it, and above %3 bp, the interest in the venues' formulas.")
               .arg(share)
               .arg(rule.windowHours / 24)
               .arg(format::plain(rule.baseline * 1e4, 0)) +
           u'\n' +
           UiText::tr(
               "Shorts pay much: lower than in %1 % of those hours, and below 0. Of the %2 days %3 must "
               "be known.")
               .arg(share)
               .arg(rule.windowHours / 24)
               .arg(rule.leastHours / 24) +
           u'\n' +
           UiText::tr(
               "Extremes of one side at most %1 h apart are one case, counted from its first. A case whose "
               "hours are not over is open.")
               .arg(rule.quietHours) +
           u'\n' +
           UiText::tr(
               "All hours: the same from each hour since the first judged rate; they overlap, and so do "
               "72 h of cases that are near each other.") +
           u'\n' +
           UiText::tr(
               "Price: the mid as it was seen in the five minutes before the hour, else the close of the "
               "venue's bar. Funding paid is not in it. What was, on this venue; no forecast.");
}

}  // namespace plimsoll
