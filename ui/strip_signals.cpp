#include "ui/strip_signals.h"

#include "ui/model_words.h"
#include "ui/strip_reader.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

struct Word {
    FigureKind kind;
    std::string_view code;  // in the vocabulary
    const char *full, *brief;
    Severity light;
    const char* means;
};
constexpr Word kWords[] = {
    {FigureKind::Funding, "NEUTRAL", "Neutral", nullptr, Severity::None, "Neither side pays much, over a day"},
    {FigureKind::Funding, "FEAR", "Fear", nullptr, Severity::Notice,
     "Shorts pay 0.5 bp per 8 h or more, over a day"},
    {FigureKind::Funding, "BALANCING", "Balancing", nullptr, Severity::None,
     "The paying side has changed: from shorts back to nobody"},
    {FigureKind::Funding, "GREED", "Greed", nullptr, Severity::Notice,
     "Longs pay 2 bp per 8 h or more, over a day"},
    {FigureKind::Funding, "CROWDED", "Crowded", nullptr, Severity::Warning,
     "One side has paid much for most of a day: positions are one-sided"},
    {FigureKind::Interest, "FLAT", "Flat", nullptr, Severity::None, "Neither positions nor volatility moved"},
    {FigureKind::Interest, "CONFIDENCE_REBUILD", "Confidence rebuild", "Rebuild", Severity::None,
     "Positions grow while volatility falls"},
    {FigureKind::Interest, "OVEREXTENSION", "Overextension", nullptr, Severity::Warning,
     "Positions grow while volatility rises"},
    {FigureKind::Interest, "DELEVERAGING", "Deleveraging", nullptr, Severity::Warning,
     "Positions are closed while volatility rises"},
    {FigureKind::Interest, "QUIET", "Quiet", nullptr, Severity::None, "Positions are closed and volatility falls"},
    {FigureKind::Basis, "NORMAL", "Normal", nullptr, Severity::None,
     "The venues' bases stand apart as they usually do"},
    {FigureKind::Basis, "WIDE", "Wide", nullptr, Severity::Warning,
     "The venues' bases stand apart twice as far as usual, or more"},
    {FigureKind::Basis, "COMPRESSING_FAST", "Compressing fast", "Compressing", Severity::Notice,
     "The venues' bases came together quickly, to their usual or below"},
    {FigureKind::Liquidity, "STEADY", "Steady", nullptr, Severity::None,
     "About as much can be traded as before, or more"},
    {FigureKind::Liquidity, "RETREATING", "Retreating", nullptr, Severity::Warning,
     "Less than half can be traded of what could be before"},
    {FigureKind::Liquidity, "REFILLING", "Refilling", nullptr, Severity::Notice,
     "What can be traded has grown in three of the last four hours"},
    {FigureKind::Liquidity, "REBUILT", "Rebuilt", nullptr, Severity::None,
     "Four fifths of what could be traded before are back, for six hours"},
};

std::string_view metricOf(FigureKind kind)
{
    switch (kind) {
        case FigureKind::Funding: return "signal_funding";
        case FigureKind::Interest: return "signal_oi_rv";
        case FigureKind::Basis: return "signal_basis";
        case FigureKind::Liquidity: return "signal_liquidity";
        case FigureKind::Asset:
        case FigureKind::Phase:
        case FigureKind::Fragility:
        case FigureKind::Liquidated: break;
    }
    return {};
}

// Steady is all from half of before on that does not grow.
const char* meaning(const Word& word, const AssetFacts* facts)
{
    const SignalFact* const size = facts && word.code == "STEADY" ? &facts->signalLiquidity : nullptr;
    const bool less = size && size->value && size->normal && *size->value < 0.8 * *size->normal;
    return less ? "Less can be traded than before, though half of it or more" : word.means;
}

const SignalFact& factOf(const AssetFacts& facts, FigureKind kind)
{
    return kind == FigureKind::Funding    ? facts.signalFunding
           : kind == FigureKind::Interest ? facts.signalInterest
           : kind == FigureKind::Basis    ? facts.signalBasis
                                          : facts.signalLiquidity;
}

// Its number beside what it is held against; `code`: the word that it says.
void sayNumbers(StripFigure& f, const AssetFacts& facts, std::string_view code)
{
    const SignalFact& fact = factOf(facts, f.kind);
    if (!fact.value) return;
    switch (f.kind) {
        case FigureKind::Funding:
            f.detailBrief = QStringLiteral("24 h %1 bp").arg(format::bp8h(*fact.value));
            f.detail = facts.ratePrior ? UiText::tr("24 h %1 bp, was %2")
                                             .arg(format::bp8h(*fact.value), format::bp8h(*facts.ratePrior))
                                       : f.detailBrief;
            break;
        case FigureKind::Interest: {
            const double volatility = fact.normal ? std::exp(*fact.normal) - 1 : 0;
            f.detailBrief = QStringLiteral("OI %1").arg(format::percentChange(*fact.value));
            f.detail = fact.normal
                           ? f.detailBrief + QStringLiteral(", RV %1").arg(format::percentChange(volatility))
                           : f.detailBrief;
            break;
        }
        case FigureKind::Basis:
            f.detailBrief = QStringLiteral("%1 bp").arg(format::bp(*fact.value));
            f.detail = fact.normal ? f.detailBrief + UiText::tr(", normal %1").arg(format::bp(*fact.normal))
                                   : f.detailBrief;
            if (fact.normal && *fact.normal > 0 && code == "WIDE")
                f.value += u' ' + format::ratio(*fact.value / *fact.normal);
            break;
        case FigureKind::Liquidity:
            if (!fact.normal || !(*fact.normal > 0)) break;
            f.detailBrief = UiText::tr("size %1").arg(format::ratio(*fact.value / *fact.normal));
            f.detail = UiText::tr("exec. size %1 of usual").arg(format::ratio(*fact.value / *fact.normal));
            break;
        case FigureKind::Asset:
        case FigureKind::Phase:
        case FigureKind::Fragility:
        case FigureKind::Liquidated: break;
    }
}

// What is measured now, without any usual to hold it against.
void sayMeasured(StripFigure& f, const StripReader& read)
{
    switch (f.kind) {
        case FigureKind::Funding:
            if (const auto r8 = read.value("r8")) f.value = UiText::tr("now %1 bp").arg(format::bp8h(*r8));
            break;
        case FigureKind::Basis:
            if (const auto d = read.value("basis_disp")) f.value = UiText::tr("now %1 bp").arg(format::bp(*d));
            break;
        case FigureKind::Liquidity:
            if (const auto size = read.value("exec_10bp")) {
                f.detailBrief = format::money(*size);
                f.value = QStringLiteral("%1 at 10 bp").arg(f.detailBrief);
            }
            break;
        case FigureKind::Interest:
        case FigureKind::Asset:
        case FigureKind::Phase:
        case FigureKind::Fragility:
        case FigureKind::Liquidated: break;
    }
}

// What a high rate leaves of a usual size (A8): stands for what the rate was before, which the tip has.
void saySizeCut(StripFigure& f, double mult, QStringList& tips)
{
    const QString badge = UiText::tr("size \u00d7%1").arg(format::plain(mult, 2));
    const QString number = f.detailBrief.isEmpty() ? f.detail : f.detailBrief;
    f.detail = number.isEmpty() ? badge : number + QStringLiteral(", ") + badge;
    f.detailBrief = badge;
    tips << UiText::tr("Beyond 5 bp per 8 h, to either side, people take 30 to 50 % less size: %1 now. No advice")
                .arg(badge);
}

}  // namespace

void saySignal(StripFigure& f, const StripReader& read, AsOf now)
{
    if (!isSignal(f.kind)) return;
    const std::string_view metric = metricOf(f.kind);
    QStringList tips;
    QString measured = f.value;
    if (!f.detail.isEmpty() && f.detail != f.value) measured += QStringLiteral(" \u00b7 ") + f.detail;
    const auto state = read.value(metric);
    const std::string code = state ? metricText(*analytics::metricId(metric), *state) : std::string();
    const auto word = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const Word& w) { return w.kind == f.kind && w.code == code; });
    if (word == std::end(kWords)) {
        tips << UiText::tr("%1: unknown, %2").arg(f.label, read.why(metric));
        sayMeasured(f, read);
        f.detail = f.value == format::kNone || f.value.isEmpty() ? read.why(metric) : f.value;
        f.value = UiText::tr("unknown");
        f.fresh = Freshness::Off;
        f.light.reset();
    } else {
        f.value = modelWords(word->full);
        f.valueBrief = modelWords(word->brief ? word->brief : "");
        f.fresh = Freshness::Live;
        f.light = word->light;
        tips << QStringLiteral("%1: %2. %3")
                    .arg(f.label, f.value.toLower(), modelWords(meaning(*word, read.facts())));
        if (const AssetFacts* facts = read.facts()) {
            f.detail.clear();
            sayNumbers(f, *facts, word->code);
            if (!f.detail.isEmpty()) tips << f.detail;
            if (f.kind == FigureKind::Funding && facts->dryPowder)
                tips << UiText::tr("The price held meanwhile: dry powder, who fears has sold already");
            if (code == "REBUILT")
                tips << UiText::tr("On %1 of %2 venues whose past is known")
                            .arg(facts->rebuiltVenues)
                            .arg(facts->rebuiltOf);
            if (const auto& since = factOf(*facts, f.kind).since) {
                const Duration held = std::max(Duration{0}, now.wall - *since);
                f.note = format::age(held);
                tips << UiText::tr("Since %1, %2").arg(format::dateTime(*since), f.note);
            }
        }
        if (f.kind == FigureKind::Funding)
            if (const QString regime = read.word("r8_regime"); !regime.isEmpty())
                tips << UiText::tr("Regime: %1").arg(regime);
        if (f.kind == FigureKind::Interest)
            if (const QString quadrant = read.word("oi_quadrant"); !quadrant.isEmpty())
                tips << UiText::tr("Price and open interest: %1").arg(quadrant);
        if (f.kind == FigureKind::Liquidity)
            if (const auto ratio = read.value("spread_ratio"))
                tips << UiText::tr("Spread %1 its usual").arg(format::ratio(*ratio));
    }
    if (f.kind == FigureKind::Funding)
        if (const auto mult = read.value("size_mult"); mult && *mult < 1) saySizeCut(f, *mult, tips);
    if (!measured.isEmpty()) tips << UiText::tr("Now: %1").arg(measured);
    if (!f.tip.isEmpty()) tips << f.tip;
    f.tip = tips.join(QLatin1Char('\n'));
}

std::vector<SignalWord> signalWords(FigureKind kind)
{
    std::vector<SignalWord> out{{UiText::tr("unknown"), {}}};
    for (const Word& w : kWords)
        if (w.kind == kind) out.push_back({modelWords(w.full), modelWords(w.brief ? w.brief : "")});
    if (kind == FigureKind::Basis) out.push_back({UiText::tr("Wide 99\u00d7"), {}});
    return out;
}

}  // namespace plimsoll
