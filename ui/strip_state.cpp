#include "ui/strip_state.h"

#include "model/analytics/scores.h"
#include "ui/model_words.h"
#include "ui/strip_reader.h"
#include "ui/strip_signals.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <algorithm>

namespace plimsoll {

namespace {

// Which figure speaks of which rules.
struct RuleGroup {
    FigureKind kind;
    std::string_view begin;  // of the rule's name
};
constexpr RuleGroup kGroups[] = {
    {FigureKind::Funding, "FUND_"},   {FigureKind::Interest, "OI_"},        {FigureKind::Interest, "RV_"},
    {FigureKind::Basis, "BASIS_"},    {FigureKind::Basis, "ORACLE_"},       {FigureKind::Basis, "STABLE_"},
    {FigureKind::Liquidity, "WALL_"}, {FigureKind::Liquidity, "SPREAD_"},   {FigureKind::Liquidity, "DEPTH_"},
    {FigureKind::Liquidity, "EXEC_"}, {FigureKind::Liquidity, "PHANTOM"},   {FigureKind::Liquidity, "REFILL_"},
    {FigureKind::Liquidated, "LIQ_"}, {FigureKind::Liquidated, "CASCADE_"}, {FigureKind::Liquidated, "CLUSTER_"},
};

// "vpin pct"
QString partName(std::size_t i)
{
    return modelWords(text(analytics::score::kFragilityParts[i].key).replace(u'_', u' ').toStdString());
}

StripFigure phaseFigure(const StripReader& read, const QString& asset, AsOf now)
{
    StripFigure f;
    f.kind = FigureKind::Phase;
    f.label = asset.isEmpty() ? UiText::tr("Phase") : asset + UiText::tr(" phase");
    f.labelBrief = UiText::tr("Phase");
    f.mark = Provenance::Modelled;
    f.ring = PhaseRing{};
    const auto phase = read.value("phase");
    if (!phase) {
        f.value = UiText::tr("unknown");
        f.fresh = Freshness::Off;
        f.detail = read.why("phase");
        f.tip = UiText::tr("Not known: %1\n").arg(f.detail);
    } else {
        f.ring->arc = static_cast<int>(*phase);
        QString word = read.word("phase");
        if (!word.isEmpty()) word[0] = word[0].toUpper();
        f.value =
            modelWords((word == QLatin1String("Build up") ? QStringLiteral("Build-up") : word).toStdString());
        if (word == QLatin1String("Liquidation")) f.tone = Severity::Critical;
        if (read.facts() && read.facts()->phaseSince) {
            f.ring->inside = format::age(now.wall - *read.facts()->phaseSince);
            f.tip = UiText::tr("In this phase since %1\n").arg(format::dateTime(*read.facts()->phaseSince));
        }
        const auto normal = read.value("norm_count");
        // What is not known has not failed; which these are the tip says.
        std::ptrdiff_t known = 0;
        if (const AssetFacts* facts = read.facts())
            known = std::count_if(facts->normal.begin(), facts->normal.end(),
                                  [](const auto& n) { return n.has_value(); });
        f.detail = !normal                  ? UiText::tr("no normal yet")
                   : known > 0 && known < 5 ? UiText::tr("%1 of %2 normal").arg(*normal).arg(known)
                                            : UiText::tr("%1 of 5 normal").arg(*normal);
    }
    if (const AssetFacts* facts = read.facts()) {
        static constexpr const char* names[] = {"spread", "depth", "basis", "funding", "volatility"};
        for (std::size_t i = 0; i < facts->normal.size(); ++i)
            f.tip += QStringLiteral("%1: %2\n")
                         .arg(modelWords(names[i]), !facts->normal[i]   ? UiText::tr("not known")
                                                    : *facts->normal[i] ? UiText::tr("normal")
                                                                        : UiText::tr("not normal"));
    }
    f.tip += UiText::tr(
        "Build-up, euphoria, liquidation, reset: a model of where the asset stands, from "
        "liquidations, open interest, funding and volatility. No forecast.");
    return f;
}

StripFigure fragilityFigure(const StripReader& read)
{
    StripFigure f;
    f.kind = FigureKind::Fragility;
    f.label = UiText::tr("Fragility");
    f.mark = Provenance::Modelled;
    f.gauge = FragilityGauge{};
    const MetricValue* v = read.at("fragility");
    QStringList tips;
    std::size_t known = 0;
    std::optional<std::size_t> largest;
    if (const AssetFacts* facts = read.facts()) {
        const auto& parts = facts->fragilityParts;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            f.gauge->parts.push_back(parts[i]);
            const QString name = partName(i);
            const auto& of = analytics::score::kFragilityParts[i];
            tips << (parts[i] ? UiText::tr("%1 adds %2 of %3%4")
                                    .arg(name, format::plain(*parts[i], 1), format::plain(of.weight, 0),
                                         facts->fragilityInputs[i]
                                             ? QStringLiteral(" (%1: %2)")
                                                   .arg(modelWords(of.unit),
                                                        QString::number(*facts->fragilityInputs[i], 'g', 3))
                                             : QString())
                              : UiText::tr("%1: not known (%2)").arg(name, modelWords(of.unit)));
            if (!parts[i]) continue;
            ++known;
            if (!largest || *parts[i] > *parts[*largest]) largest = i;
        }
    }
    if (!v || !v->value) {
        f.value = format::kNone;
        f.fresh = Freshness::Off;
        f.detail = read.why("fragility");
    } else {
        f.gauge->score = *v->value;
        f.value = format::plain(*v->value, 0);
        f.fresh = v->usable() ? Freshness::Live : Freshness::Stale;
        f.detailBrief = largest ? UiText::tr("most: %1").arg(partName(*largest)) : QString();
        f.note = UiText::tr("coverage %1 of %2").arg(known).arg(analytics::score::kFragilityParts.size());
        f.detail = !v->usable()                                ? UiText::tr("too few parts are known")
                   : largest && f.gauge->parts[*largest] > 0.5 ? UiText::tr("most from %1").arg(partName(*largest))
                                                               : UiText::tr("no part is raised");
    }
    tips << UiText::tr("Coverage: %1 of %2 parts are known")
                .arg(known)
                .arg(analytics::score::kFragilityParts.size());
    tips << UiText::tr("A summary of present fragility, 0 to 100. Not the probability of a crash.");
    f.tip = tips.join(QLatin1Char('\n'));
    return f;
}

void addRaised(StripFigure& f, const RiskSnapshot& risk, const std::string& asset)
{
    QStringList raised;
    for (const Warning& w : risk.warnings) {
        if (w.asset != asset && !w.asset.empty()) continue;
        const bool ours = std::any_of(std::begin(kGroups), std::end(kGroups), [&](const RuleGroup& g) {
            return g.kind == f.kind && std::string_view(w.rule).starts_with(g.begin);
        });
        if (!ours) continue;
        f.worst = std::max(f.worst, w.severity);
        raised << modelWords(severityWord(w.severity)) + QLatin1Char(' ') + modelWords(w.headline);
    }
    if (!raised.isEmpty()) f.tip = raised.join(QLatin1Char('\n')) + QLatin1Char('\n') + f.tip;
}

}  // namespace

void addState(std::vector<StripFigure>& figures, const QString& asset, const MetricSnapshot* metrics,
              const RiskSnapshot* risk, AsOf now)
{
    const StripReader read(metrics, asset, now);
    for (StripFigure& f : figures) {
        saySignal(f, read, now);
        if (risk && now.mono - risk->asOf.mono <= StripReader::kLimit) addRaised(f, *risk, asset.toStdString());
        // What is raised on it is not calm, whatever its own word is.
        if (f.light) f.light = std::max(*f.light, f.worst);
    }
    const auto place = [&](FigureKind kind) {
        return std::find_if(figures.begin(), figures.end(), [&](const StripFigure& f) { return f.kind == kind; });
    };
    const auto asset0 = place(FigureKind::Asset);
    figures.insert(asset0 == figures.end() ? asset0 : asset0 + 1, phaseFigure(read, asset, now));
    figures.insert(place(FigureKind::Liquidated), fragilityFigure(read));
}

}  // namespace plimsoll
