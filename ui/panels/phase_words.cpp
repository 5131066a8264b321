#include "ui/panels/phase_words.h"

#include "model/metrics/metric_text.h"
#include "ui/language.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::phase::Phase;

namespace {

TextColumn wordColumn(const char* head, const char* exported, const char* widest, int drop = 0)
{
    TextColumn c;
    c.head = modelWords(head);
    c.exportHead = QString::fromUtf8(exported);
    c.widest = QString::fromUtf8(widest);
    c.drop = drop;
    return c;
}

}  // namespace

QString phaseTitle(Phase phase)
{
    switch (phase) {
        case Phase::BuildUp: return modelWords("Build-up");
        case Phase::Euphoria: return UiText::tr("Euphoria");
        case Phase::Liquidation: return UiText::tr("Liquidation");
        case Phase::Reset: return UiText::tr("Reset");
    }
    return {};
}

QString phaseHeadline(const PhaseSnapshot& s)
{
    if (!s.phase) return UiText::tr("unknown");
    const QString stage = modelWords(stageText(s.stage));
    return stage.isEmpty()
               ? phaseTitle(*s.phase)
               : phaseTitle(*s.phase) + QStringLiteral(", ") + (speaksEnglish() ? stage.toLower() : stage);
}

QString fixedText(double v, int decimals, bool plus)
{
    if (!std::isfinite(v)) return format::kNone;
    const QString digits = format::plain(v, decimals);  // has its minus
    const bool zero = std::none_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    return plus && v > 0 && !zero ? u'+' + digits : digits;
}

QString shareText(double fraction)
{
    const double percent = fraction * 100;
    return fixedText(percent, std::fabs(percent) < 9.95 ? 1 : 0) + QStringLiteral(" %");
}

QString timesText(double ratio)
{
    return fixedText(ratio, std::fabs(ratio) < 99.5 ? 2 : 0) + QChar(0x00d7);
}

QString hoursText(double hours)
{
    const auto whole =
        std::chrono::duration_cast<Duration>(std::chrono::duration<double, std::ratio<3600>>(hours));
    if (whole < std::chrono::minutes{1}) return QStringLiteral("0 h");
    // "1 h", not "1 h 00 m".
    return format::age(whole).remove(QStringLiteral(" 00 m"));
}

QString dollarsText(double price)
{
    return format::price(Price::nearest(price), price >= 1'000 ? 0 : price >= 10 ? 2 : price >= 0.1 ? 4 : 7);
}

QString reasonText(const PhaseNumber& n)
{
    return modelWords(analytics::reasonWords(n.reason));
}

QString bottomCaveat()
{
    return UiText::tr("None of this guarantees a bottom.");
}

TextCell wordCell(const QString& words, CellTone tone)
{
    TextCell c;
    c.text = words;
    if (words != format::kNone) c.tip = words;
    c.tone = tone;
    return c;
}

std::vector<TextRow> staleRows(std::vector<TextRow> rows, bool stale)
{
    if (stale)
        for (TextRow& row : rows)
            for (TextCell& c : row.cells) c.fresh = Freshness::Stale;
    return rows;
}

QString factText(PhaseFact fact, double v)
{
    switch (fact) {
        case PhaseFact::LiquidationZ: return fixedText(v, 1);
        case PhaseFact::ReturnZ1h: return fixedText(v, 1, true);
        case PhaseFact::InterestDrop4h: return fixedText(v * 100, 1) + QStringLiteral(" %");
        case PhaseFact::CalmHours:
        case PhaseFact::NormalHours: return hoursText(v);
        case PhaseFact::InterestSlope: return fixedText(v * 100, 1, true) + QStringLiteral(" %/h");
        case PhaseFact::Euphoria: return fixedText(v, 2);
        case PhaseFact::Interest7d: return fixedText((std::exp(v) - 1) * 100, 1, true) + QStringLiteral(" %");
    }
    return {};
}

QString limitText(const PhaseEvidence& e)
{
    QString number = factText(e.fact, e.limit);
    if (number.startsWith(u'+')) number.remove(0, 1);
    switch (e.bound) {
        case Bound::AtLeast: return QStringLiteral("\u2265 ") + number;
        case Bound::AtMost: return QStringLiteral("\u2264 ") + number;
        case Bound::Above: return QStringLiteral("> ") + number;
        case Bound::SizeAtLeast: return QStringLiteral("\u2265 \u00b1") + number;
    }
    return number;
}

// ---- Evidence ------------------------------------------------------------------------------------

std::vector<TextColumn> evidenceColumns()
{
    TextColumn name = wordColumn("Evidence now", "fact", "Interest lost, 4 h000");
    name.rest = true;
    const TextColumn limit = wordColumn("Limit", "limit", "\u2265 \u22120.5 %/h", 2);
    return {name, numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now", "99.9 (99.9)", 0, {}), limit,
            wordColumn("Enters", "enters", "Liquidation", 3)};
}

std::vector<TextRow> evidenceRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    for (const PhaseEvidence& e : s.evidence) {
        const PhaseFactName& name = phaseFactName(e.fact);
        TextRow row;
        row.key = text(name.key);
        const bool unknown = e.met == Verdict::Unknown;
        TextCell first = wordCell(modelWords(name.name), unknown                 ? CellTone::Stale
                                                         : e.met == Verdict::Yes ? CellTone::Accent
                                                                                 : CellTone::Base);
        first.tip = QStringLiteral("%1\n%2 %3, %4")
                        .arg(modelWords(name.name), text(name.key), limitText(e),
                             unknown                 ? UiText::tr("not known: ") + reasonText(e.value)
                             : e.met == Verdict::Yes ? UiText::tr("met")
                                                     : UiText::tr("not met"));
        if (e.asked) first.tip += UiText::tr("\nDecides in the present phase");
        const auto words = [&](double v) { return factText(e.fact, v); };
        TextCell limit = wordCell(limitText(e), e.asked ? CellTone::Base : CellTone::Muted);
        TextCell now = numberCell(e.value, words, e.asked ? CellTone::Strong : CellTone::Base);
        // Few dollars for the open interest hold the number down: both are said.
        if (e.raw && e.value.value) {
            now.text += QStringLiteral(" (%1)").arg(factText(e.fact, *e.raw));
            now.tip = UiText::tr("%1 by its deviations alone, held down to %2: few dollars for the open interest")
                          .arg(factText(e.fact, *e.raw), factText(e.fact, *e.value.value));
        }
        row.cells = {first, now, limit, wordCell(phaseTitle(e.leadsTo), CellTone::Muted)};
        rows.push_back(std::move(row));
    }
    return rows;
}

// ---- What has changed ----------------------------------------------------------------------------

std::vector<TextColumn> changeColumns()
{
    TextColumn by = wordColumn("By what", "by", "");
    by.rest = true;
    return {wordColumn("UTC", "utc", "00 Nov 00:00"), wordColumn("Change", "change", "Liquidation to Build-up"),
            by};
}

std::vector<TextRow> changeRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    if (!s.changes) return rows;
    for (const PhaseChange& c : *s.changes) {
        TextRow row;
        row.key = format::iso(c.at) + u'/' + phaseTitle(c.to);
        const QString change =
            c.from ? UiText::tr("%1 to %2").arg(phaseTitle(*c.from), phaseTitle(c.to)) : phaseTitle(c.to);
        QStringList by;
        for (const PhaseEvidence& e : c.by)
            if (e.value.value)
                by << QStringLiteral("%1 %2").arg(modelWords(phaseFactName(e.fact).name),
                                                  factText(e.fact, *e.value.value));
        QString what = by.isEmpty() ? modelWords(c.text) : by.join(QStringLiteral(", "));
        // The text says the change once more.
        const qsizetype colon = what.indexOf(QStringLiteral(": "));
        if (by.isEmpty() && colon > 0) what = what.mid(colon + 2);
        TextCell when = wordCell(format::cellDate(c.at), CellTone::Muted);
        when.tip = format::barClock(c.at);
        TextCell words = wordCell(what, CellTone::Base);
        words.tip = modelWords(c.text);
        if (c.stored) words.tip += UiText::tr("\nFrom the stored history");
        row.cells = {when, wordCell(change, c.to == Phase::Liquidation ? CellTone::Critical : CellTone::Strong),
                     words};
        rows.push_back(std::move(row));
    }
    return rows;
}

// ---- The euphoria score --------------------------------------------------------------------------

std::vector<TextColumn> euphoriaColumns()
{
    TextColumn name = wordColumn("Part", "part", "Interest over depth, z");
    name.rest = true;
    return {name, numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now", "+0.00 bp/8h", 2, {}),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Adds"), "adds", "0.00", 0, {}),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "Of"), "of", "0.00", 0, {})};
}

std::vector<TextRow> euphoriaRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    for (std::size_t i = 0; i < s.euphoriaParts.size(); ++i) {
        const EuphoriaPart& part = s.euphoriaParts[i];
        const auto words = [i](double v) {
            return i == 0   ? format::bp8h(v) + QStringLiteral(" bp/8h")
                   : i == 1 ? format::percentChange(std::exp(v) - 1)
                   : i == 2 ? fixedText(v, 1, true)
                            : fixedText(v, 2);
        };
        TextRow row;
        row.key = QString::number(i);
        PhaseNumber adds{part.adds, part.value.reason};
        row.cells = {wordCell(modelWords(part.name)), numberCell(part.value, words),
                     numberCell(
                         adds, [](double v) { return fixedText(v, 2); }, CellTone::Strong),
                     wordCell(fixedText(part.most, 2), CellTone::Muted)};
        rows.push_back(std::move(row));
    }
    return rows;
}

// ---- Calm ----------------------------------------------------------------------------------------

std::vector<TextColumn> calmColumns()
{
    TextColumn name = wordColumn("Calm while", "fact", "Volatility 24 h / 30 d");
    name.rest = true;
    return {name, numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now", "+0.00 bp", 0, {}),
            numberColumn(QT_TRANSLATE_NOOP("UiText", "At most"), "limit", "+0.00 bp", 0, {})};
}

std::vector<TextRow> calmRows(const PhaseSnapshot& s)
{
    std::vector<TextRow> rows;
    for (const CalmFact& c : s.calm) {
        QString name;
        switch (c.which) {
            case CalmFact::Which::Volume: name = UiText::tr("Volume, of its usual"); break;
            case CalmFact::Which::Volatility: name = UiText::tr("Volatility 24 h / 30 d"); break;
            case CalmFact::Which::Interest: name = UiText::tr("Open interest, 24 h"); break;
            case CalmFact::Which::Funding: name = UiText::tr("Funding of the day"); break;
        }
        const auto words = [&](double v) {
            return c.which == CalmFact::Which::Interest  ? format::percentChange(v)
                   : c.which == CalmFact::Which::Funding ? format::bp8h(v) + QStringLiteral(" bp")
                                                         : timesText(v);
        };
        QString most = words(c.limit);
        if (most.startsWith(u'+')) most.remove(0, 1);
        TextRow row;
        row.key = name;
        row.cells = {wordCell(name, c.met == Verdict::Unknown ? CellTone::Stale
                                    : c.met == Verdict::Yes   ? CellTone::Accent
                                                              : CellTone::Base),
                     numberCell(c.value, words, CellTone::Strong), wordCell(most, CellTone::Muted)};
        rows.push_back(std::move(row));
    }
    return rows;
}

// ---- Reflexivity ---------------------------------------------------------------------------------

ReflexWords reflexWords(const ReflexLight& light)
{
    ReflexWords w;
    QString limit;
    switch (light.which) {
        case Reflex::Price:
            w.name = UiText::tr("Price up");
            limit = shareText(light.limit);
            break;
        case Reflex::Interest:
            w.name = UiText::tr("Interest up");
            limit = shareText(light.limit);
            break;
        case Reflex::Funding:
            w.name = UiText::tr("Funding up");
            limit = format::bp(light.limit * 1e4) + QStringLiteral(" bp");
            break;
        case Reflex::Depth:
            w.name = UiText::tr("Depth down");
            limit = shareText(light.limit);
            break;
    }
    w.value = !light.value.value               ? format::kNone
              : light.which == Reflex::Funding ? format::bp8h(*light.value.value) + QStringLiteral(" bp")
                                               : format::percentChange(*light.value.value);
    const QString tip = light.which == Reflex::Depth
                            ? UiText::tr("%1, against the usual of this hour of the week: %2 (limit %3)")
                            : UiText::tr("%1, 24 h: %2 (limit %3)");
    w.tip =
        tip.arg(w.name, light.value.value ? w.value : UiText::tr("not known, ") + reasonText(light.value), limit);
    return w;
}

QString cycleArcText(CycleArc arc)
{
    switch (arc) {
        case CycleArc::Price: return UiText::tr("price");
        case CycleArc::Leverage: return UiText::tr("leverage");
        case CycleArc::Funding: return UiText::tr("funding");
        case CycleArc::Liquidations: return UiText::tr("liquidations");
        case CycleArc::Reset: return UiText::tr("reset");
    }
    return {};
}

}  // namespace plimsoll
