#include "ui/panels/aftershock_rows.h"

#include "model/metrics/metric_text.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/insurance_words.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace plimsoll {

namespace {

// The number the condition is judged on, in words.
QString judged(Condition which, double v)
{
    return which == Condition::Funding ? fixedText(std::fabs(v) * 1e4, 2) + QStringLiteral(" bp") : timesText(v);
}

QString inFull(Condition which, double v)
{
    switch (which) {
        case Condition::Spread:
        case Condition::Basis: return format::bp(v) + QStringLiteral(" bp");
        case Condition::Depth: return format::money(v);
        case Condition::Funding: return format::bp8h(v) + QStringLiteral(" bp/8h");
        case Condition::Volatility: return timesText(v);
    }
    return {};
}

QString limitWords(const AftershockCondition& c)
{
    const QString sign = c.bound == Bound::AtLeast ? QStringLiteral("\u2265 ") : QStringLiteral("\u2264 ");
    if (c.which != Condition::Funding) return sign + timesText(c.limit);
    return sign + fixedText(c.limit * 1e4, 1) + UiText::tr(" bp, one sign");
}

QString tipOf(const AftershockCondition& c)
{
    const auto say = [&](const PhaseNumber& n) {
        return n.value ? inFull(c.which, *n.value) : UiText::tr("not known, ") + reasonText(n);
    };
    QString tip = conditionName(c.which) + QStringLiteral(": ") + say(c.now);
    tip += c.which == Condition::Funding ? UiText::tr(" over a day, ") + say(c.normal) + UiText::tr(" over a week")
           : c.which == Condition::Volatility ? UiText::tr(", 24 h over 30 d")
                                              : UiText::tr(", before ") + say(c.normal);
    tip += c.passed == Verdict::Yes  ? UiText::tr("\nMet")
           : c.passed == Verdict::No ? UiText::tr("\nNot met")
                                     : UiText::tr("\nNeither met nor failed: not known");
    return tip;
}

TextRow fact(const char* key, const QString& name, const QString& words, const QString& tip = {},
             CellTone tone = CellTone::Strong)
{
    TextRow row;
    row.key = QString::fromLatin1(key);
    TextCell value = wordCell(words, tone);
    if (!tip.isEmpty()) value.tip = tip;
    row.cells = {wordCell(name, CellTone::Muted), value};
    return row;
}

QString rate(const PhaseNumber& n)
{
    return n.value ? format::bp8h(*n.value) : format::kNone;
}

TextRow fundingRow(const FundingAgreement& f)
{
    const QString words =
        QStringLiteral("%1 · %2 · %3 · %4 bp").arg(rate(f.now), rate(f.hours8), rate(f.hours24), rate(f.week));
    QString said = f.sameSign == Verdict::Yes  ? UiText::tr("one sign")
                   : f.sameSign == Verdict::No ? UiText::tr("signs differ")
                                               : UiText::tr("not known whether they agree");
    if (f.small == Verdict::No) said += UiText::tr(", large");
    return fact("funding", UiText::tr("Funding windows"), words + QStringLiteral(", ") + said,
                UiText::tr("Funding now and its mean over 8 h, 24 h and a week, in bp per 8 h: %1").arg(said));
}

TextRow normalRow(const Aftershock& a)
{
    QString words =
        a.okHours.value
            ? QStringLiteral("%1 of %2 h").arg(hoursText(*a.okHours.value)).arg(Aftershock::kHoursNeeded)
            : format::kNone;
    if (a.normalAt) words += UiText::tr(", over %1 if it holds").arg(format::dateTime(*a.normalAt));
    return fact("normal", UiText::tr("Normal for"), words,
                UiText::tr("Four of five conditions, spread and depth among them, without a break"));
}

TextRow orderRow(const LeverageWave& w)
{
    QStringList first;
    for (const Reexpansion& e : w.order) {
        if (!e.change.value || first.size() == 4) break;
        first << QString::fromStdString(e.asset) + u' ' + format::percentChange(*e.change.value);
    }
    QString words = first.isEmpty() ? format::kNone : first.join(QStringLiteral(", "));
    if (w.reachedAlts == Verdict::Yes) words += UiText::tr("; beyond the majors");
    QStringList all;
    for (const Reexpansion& e : w.order)
        all << QString::fromStdString(e.asset) + u' ' +
                   (e.change.value ? format::percentChange(*e.change.value) : reasonText(e.change));
    return fact("order", UiText::tr("Grows first, 7 d"), words,
                all.isEmpty() ? UiText::tr("not known yet") : all.join(u'\n'));
}

TextRow resetRow(const FundingReset& r)
{
    if (!r.size.value)
        return fact("reset", UiText::tr("Funding reset"), format::kNone, reasonText(r.size), CellTone::Faint);
    QString words =
        QStringLiteral("%1 bp (%2 to %3)").arg(format::bp8h(*r.size.value), rate(r.before), rate(r.after));
    // By rates of a minute, no more is known than that.
    if (r.minutes.value && *r.minutes.value < 1)
        words += UiText::tr(" within a minute");
    else if (r.minutes.value)
        words += QStringLiteral(" in ") + format::age(std::chrono::duration_cast<Duration>(
                                              std::chrono::duration<double, std::ratio<60>>(*r.minutes.value)));
    return fact("reset", UiText::tr("Funding reset"), words);
}

QString kindText(Dislocation::Kind kind)
{
    switch (kind) {
        case Dislocation::Kind::Basis: return UiText::tr("basis");
        case Dislocation::Kind::Funding: return UiText::tr("funding");
        case Dislocation::Kind::Price: return UiText::tr("price");
    }
    return {};
}

// A distance of extremes: what is open is so without the others too; that nothing is takes all of them.
TextRow openRow(const Dislocations& d)
{
    QStringList open, unknown, lacking;
    std::uint8_t missing = 0;
    for (const Dislocation& one : d.open) open << dislocationText(one);
    for (std::size_t k = 0; k < kDislocationKinds; ++k) {
        if (std::popcount(d.heard[k]) < 2) unknown << kindText(static_cast<Dislocation::Kind>(k));
        missing = static_cast<std::uint8_t>(missing | (d.expected & ~d.heard[k]));
    }
    if (!unknown.isEmpty()) lacking << UiText::tr("not known: %1").arg(unknown.join(QStringLiteral(", ")));
    if (missing != 0) lacking << withoutCodes(missing);
    const QString name = UiText::tr("Not closed yet");
    if (!open.isEmpty())
        return fact("dislocations", name, open.join(QStringLiteral("; ")), (open + lacking).join(u'\n'));
    if (lacking.isEmpty())
        return fact("dislocations", name, UiText::tr("nothing beyond its limit"), {}, CellTone::Base);
    const bool none = unknown.size() == static_cast<int>(kDislocationKinds);
    QString words = none ? UiText::tr("not known") : UiText::tr("nothing beyond its limit of what is heard");
    if (!none) words += QStringLiteral("; ") + lacking.join(QStringLiteral("; "));
    lacking.prepend(UiText::tr("Two venues at least must tell it"));
    TextRow row = fact("dislocations", name, words, lacking.join(u'\n'), CellTone::Faint);
    row.cells[1].fresh = Freshness::Stale;
    return row;
}

// What the venues' cards say, of all of them.
TextRow insuranceRow(const std::string& asset, const std::vector<VenueId>& venues, const MarketSnapshot* market,
                     const HealthSnapshot* health, Mono now)
{
    QStringList brief, full;
    bool known = false;
    for (const VenueId v : venues) {
        const InsuranceWords said = insuranceWords(v, asset, market, health, now);
        known = known || said.known;
        brief << text(venueCode(v)) + u' ' + said.brief;
        full << text(venueName(v)) + QStringLiteral(": ") + said.full;
    }
    return fact("insurance", UiText::tr("Insurance funds"), brief.join(QStringLiteral(" \u00b7 ")),
                full.join(u'\n'), known ? CellTone::Strong : CellTone::Muted);
}

}  // namespace

QString conditionName(Condition which)
{
    switch (which) {
        case Condition::Spread: return UiText::tr("Spread");
        case Condition::Depth: return UiText::tr("Depth within 1 %");
        case Condition::Basis: return UiText::tr("Basis dispersion");
        case Condition::Funding: return UiText::tr("Funding agrees");
        case Condition::Volatility: return UiText::tr("Volatility 24 h / 30 d");
    }
    return {};
}

std::vector<TextColumn> conditionColumns(const std::vector<VenueId>& venues)
{
    TextColumn name;
    name.exportHead = QStringLiteral("Condition");
    name.head = UiText::tr("Condition");
    name.exportHead = QStringLiteral("condition");
    name.widest = QStringLiteral("Volatility 24 h / 30 d000");
    TextColumn bar;
    bar.head = UiText::tr("Progress");
    bar.exportHead = QStringLiteral("progress");
    bar.widest = QStringLiteral("0000000");
    bar.rest = true;
    bar.drop = 6;
    bar.tip = UiText::tr("Of the way back to the state before the shock");
    TextColumn now = numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now", "00.00\u00d7", 0, {});
    TextColumn normal =
        numberColumn(QT_TRANSLATE_NOOP("UiText", "Normal"), "normal", "\u2264 2.0 bp, one sign", 7, {});
    now.rest = normal.rest = false;
    std::vector<TextColumn> all{name, now, normal, bar};
    for (const VenueId v : venues) {
        const QString code = text(venueCode(v));
        TextColumn c = numberColumn(code.toLatin1().constData(), text(venueKey(v)).toLatin1().constData(),
                                    "\u22120.00\u00d7", 2 + static_cast<int>(v), text(venueName(v)));
        c.venue = v;
        c.rest = false;
        all.push_back(c);
    }
    return all;
}

std::vector<TextRow> conditionRows(const PhaseSnapshot& s, const std::vector<VenueId>& venues)
{
    std::vector<TextRow> rows;
    for (const AftershockCondition& c : s.aftershock.conditions) {
        TextRow row;
        row.key = conditionName(c.which);
        const bool unknown = c.passed == Verdict::Unknown;
        const CellTone tone = unknown ? CellTone::Stale : c.passed == Verdict::Yes ? CellTone::Ok : CellTone::Warn;
        TextCell name = wordCell(conditionName(c.which), tone);
        name.tip = tipOf(c);
        const auto words = [&](double v) { return judged(c.which, v); };
        TextCell now = numberCell(c.which == Condition::Funding ? c.now : c.ratio, words, CellTone::Strong);
        if (now.tip.isEmpty()) now.tip = name.tip;
        TextCell bar;
        bar.bar = c.progress;
        bar.tone = c.passed == Verdict::Yes ? CellTone::Ok : CellTone::Accent;
        bar.tip =
            c.progress ? UiText::tr("%1 of the way back").arg(shareText(*c.progress)) : UiText::tr("not known");
        row.cells = {name, now, wordCell(limitWords(c), CellTone::Muted), bar};
        for (const VenueId v : venues) {
            const ConditionVenue& at = c.venues[static_cast<std::size_t>(v)];
            if (c.which == Condition::Volatility) {
                TextCell none = wordCell(format::kNone, CellTone::Faint);
                none.tip = UiText::tr("volatility is of all venues together");
                row.cells.push_back(none);
                continue;
            }
            TextCell cell = numberCell(at.value, [&](double x) {
                return c.which == Condition::Funding ? fixedText(x * 1e4, 2, true) : timesText(x);
            });
            if (at.passed != Verdict::Unknown)
                cell.tip = at.passed == Verdict::Yes ? UiText::tr("%1: met alone").arg(text(venueName(v)))
                                                     : UiText::tr("%1: not met alone").arg(text(venueName(v)));
            if (at.passed == Verdict::No) cell.tone = CellTone::Strong;
            row.cells.push_back(cell);
        }
        if (unknown)
            for (TextCell& cell : row.cells) cell.fresh = Freshness::Stale;
        rows.push_back(std::move(row));
    }
    return rows;
}

QString waveText(const LeverageWave& w)
{
    QString word = UiText::tr("not known");
    if (w.wave.value) {
        word = QString::fromStdString(metricText(*analytics::metricId("leverage_wave"), *w.wave.value)).toLower();
        if (word == QLatin1String("none")) word = UiText::tr("none yet");
    }
    QStringList numbers;
    if (w.depth7d.value) numbers << UiText::tr("depth ") + format::percentChange(*w.depth7d.value);
    if (w.interest7d.value) numbers << QStringLiteral("OI ") + format::percentChange(*w.interest7d.value);
    if (w.r8Mean7d.value)
        numbers << UiText::tr("funding ") + format::bp8h(*w.r8Mean7d.value) + QStringLiteral(" bp");
    if (numbers.isEmpty()) return word;
    return word + QStringLiteral(": ") + numbers.join(QStringLiteral(", ")) + QStringLiteral(" in 7 d");
}

QString purgeText(const PhaseSnapshot& s)
{
    if (!s.purge.share.value) return format::kNone;
    QString words;
    if (s.purge.removedUsd.value)
        words = UiText::tr("%1 of %2 interest, ")
                    .arg(format::money(*s.purge.removedUsd.value), QString::fromStdString(s.asset));
    words += shareText(*s.purge.share.value) + UiText::tr(" of before");
    if (s.purge.rememberedAt)
        words +=
            UiText::tr(", flush of %1 as the venues remember it").arg(format::dateTime(*s.purge.rememberedAt));
    return words;
}

QString dislocationText(const Dislocation& d)
{
    return UiText::tr("%1 %2 over %3 %4 bp")
        .arg(kindText(d.kind), text(venueCode(d.high)), text(venueCode(d.low)), format::bp(d.value));
}

std::vector<TextColumn> aftermathColumns()
{
    TextColumn name;
    name.head = UiText::tr("Beside them");
    name.exportHead = QStringLiteral("what");
    name.widest = QStringLiteral("Funding windows");
    TextColumn words;
    words.head = QString();
    words.exportHead = QStringLiteral("value");
    words.rest = true;
    return {name, words};
}

std::vector<TextRow> aftermathRows(const PhaseSnapshot& s, const std::vector<VenueId>& venues,
                                   const MarketSnapshot* market, const HealthSnapshot* health, Mono now)
{
    std::vector<TextRow> rows;
    rows.push_back(fact("wave", UiText::tr("Leverage wave"), waveText(s.wave),
                        s.wave.wave.value
                            ? UiText::tr("How leverage comes back: by itself with the depth, hedged, or one-sided")
                            : modelWords(analytics::reasonWords(s.wave.wave.reason))));
    const QString purged = purgeText(s);
    rows.push_back(fact("purged", UiText::tr("Excess purged"), purged,
                        s.purge.share.value ? purged : reasonText(s.purge.share),
                        s.purge.share.value ? CellTone::Strong : CellTone::Faint));
    rows.push_back(normalRow(s.aftershock));
    rows.push_back(orderRow(s.wave));
    rows.push_back(fundingRow(s.aftershock.funding));
    rows.push_back(resetRow(s.fundingReset));
    rows.push_back(openRow(s.dislocations));
    rows.push_back(insuranceRow(s.asset, venues, market, health, now));
    rows.push_back(
        fact("borrow", UiText::tr("Borrowing"), UiText::tr("external, not tracked"), {}, CellTone::Muted));
    return rows;
}

}  // namespace plimsoll
