#include "ui/strip_state.h"

#include "model/analytics/scores.h"
#include "model/metrics/metric_text.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{10};  // metrics are stated once a second

// Which figure speaks of which rules.
struct RuleGroup {
    FigureKind kind;
    std::string_view begin;  // of the rule's name
};
constexpr RuleGroup kGroups[] = {
    {FigureKind::Funding, "FUND_"},   {FigureKind::Interest, "OI_"},        {FigureKind::Spread, "WALL_"},
    {FigureKind::Spread, "SPREAD_"},  {FigureKind::Spread, "DEPTH_"},       {FigureKind::Spread, "EXEC_"},
    {FigureKind::Spread, "BASIS_"},   {FigureKind::Spread, "PHANTOM"},      {FigureKind::Spread, "REFILL_"},
    {FigureKind::Liquidated, "LIQ_"}, {FigureKind::Liquidated, "CASCADE_"}, {FigureKind::Liquidated, "CLUSTER_"},
};

// "LONG_CROWDED" as a word in a sentence.
QString plainWord(const std::string& code)
{
    QString word = QString::fromStdString(code).toLower();
    return word.replace(QLatin1Char('_'), QLatin1Char(' '));
}

class Reader {
public:
    Reader(const MetricSnapshot* metrics, const QString& asset, AsOf now)
        : m_metrics(metrics && now.mono - metrics->asOf.mono <= kLimit ? metrics : nullptr),
          m_asset(asset.toStdString())
    {
        if (m_metrics) m_facts = m_metrics->find(m_asset);
    }
    const AssetFacts* facts() const { return m_facts ? &m_facts->facts : nullptr; }
    const MetricValue* at(std::string_view name) const
    {
        const auto id = analytics::metricId(name);
        if (!m_metrics || !id) return nullptr;
        return &m_metrics->at(*id, m_asset);
    }
    std::optional<double> value(std::string_view name) const
    {
        const MetricValue* v = at(name);
        return v && v->usable() ? v->value : std::nullopt;
    }
    // Why there is none.
    QString why(std::string_view name) const
    {
        const MetricValue* v = at(name);
        if (!v) return QStringLiteral("no data yet");
        if (v->value) return QStringLiteral("too few venues are fresh");
        return text(analytics::reasonWords(v->reason));
    }
    QString word(std::string_view name) const
    {
        const auto v = value(name);
        return v ? plainWord(metricText(*analytics::metricId(name), *v)) : QString();
    }

private:
    const MetricSnapshot* m_metrics;
    std::string m_asset;
    const AssetMetrics* m_facts = nullptr;
};

StripFigure phaseFigure(const Reader& read, AsOf now)
{
    StripFigure f;
    f.kind = FigureKind::Phase;
    f.label = QStringLiteral("Phase");
    f.width = 236;
    f.narrow = 168;
    f.mark = Provenance::Modelled;
    f.ring = PhaseRing{};
    const auto phase = read.value("phase");
    if (!phase) {
        f.value = QStringLiteral("unknown");
        f.fresh = Freshness::Off;
        f.detail = read.why("phase");
    } else {
        f.ring->arc = static_cast<int>(*phase);
        QString word = read.word("phase");
        if (!word.isEmpty()) word[0] = word[0].toUpper();
        f.value = word == QLatin1String("Build up") ? QStringLiteral("Build-up") : word;
        if (f.value == QLatin1String("Liquidation")) f.tone = Severity::Critical;
        if (read.facts() && read.facts()->phaseSince) {
            f.ring->inside = format::age(now.wall - *read.facts()->phaseSince);
            f.tip = QStringLiteral("In this phase since %1\n").arg(format::dateTime(*read.facts()->phaseSince));
        }
        const auto normal = read.value("norm_count");
        f.detail = normal ? QStringLiteral("%1 of 5 normal").arg(*normal) : QStringLiteral("no normal yet");
    }
    if (const AssetFacts* facts = read.facts()) {
        static constexpr const char* names[] = {"spread", "depth", "basis", "funding", "volatility"};
        for (std::size_t i = 0; i < facts->normal.size(); ++i)
            f.tip += QStringLiteral("%1: %2\n")
                         .arg(QString::fromUtf8(names[i]), !facts->normal[i]   ? QStringLiteral("not known")
                                                           : *facts->normal[i] ? QStringLiteral("normal")
                                                                               : QStringLiteral("not normal"));
    }
    f.tip += QStringLiteral(
        "Build-up, euphoria, liquidation, reset: a model of where the asset stands, from "
        "liquidations, open interest, funding and volatility. No forecast.");
    return f;
}

StripFigure fragilityFigure(const Reader& read)
{
    StripFigure f;
    f.kind = FigureKind::Fragility;
    f.label = QStringLiteral("Fragility");
    f.width = 250;
    f.narrow = 184;
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
            const QString name = text(analytics::score::kFragilityParts[i].key);
            tips << (parts[i] ? QStringLiteral("%1 adds %2").arg(name, QString::number(*parts[i], 'f', 0))
                              : QStringLiteral("%1: not known").arg(name));
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
        f.value = QString::number(*v->value, 'f', 0);
        f.fresh = v->usable() ? Freshness::Live : Freshness::Stale;
        f.note = QStringLiteral("coverage %1 of %2").arg(known).arg(analytics::score::kFragilityParts.size());
        f.detail = !v->usable() ? QStringLiteral("too few parts are known")
                   : largest && f.gauge->parts[*largest] > 0.5
                       ? QStringLiteral("most from %1").arg(text(analytics::score::kFragilityParts[*largest].key))
                       : QStringLiteral("no part is raised");
    }
    tips << QStringLiteral("A summary of present fragility, 0 to 100. Not the probability of a crash.");
    f.tip = tips.join(QLatin1Char('\n'));
    return f;
}

void addNote(StripFigure& f, const Reader& read)
{
    switch (f.kind) {
        case FigureKind::Funding: f.note = read.word("r8_regime"); break;
        case FigureKind::Interest: f.note = read.word("oi_quadrant"); break;
        case FigureKind::Spread:
            if (const auto ratio = read.value("spread_ratio"))
                f.note = QStringLiteral("%1 usual")
                             .arg(QString::fromStdString(unitText(analytics::Unit::Ratio, *ratio)));
            break;
        case FigureKind::Asset:
        case FigureKind::Liquidated:
        case FigureKind::Phase:
        case FigureKind::Fragility: break;
    }
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
        raised << text(severityWord(w.severity)) + QLatin1Char(' ') + QString::fromStdString(w.headline);
    }
    if (!raised.isEmpty()) f.tip = raised.join(QLatin1Char('\n')) + QLatin1Char('\n') + f.tip;
}

}  // namespace

void addState(std::vector<StripFigure>& figures, const QString& asset, const MetricSnapshot* metrics,
              const RiskSnapshot* risk, AsOf now)
{
    const Reader read(metrics, asset, now);
    for (StripFigure& f : figures) {
        addNote(f, read);
        if (risk && now.mono - risk->asOf.mono <= kLimit) addRaised(f, *risk, asset.toStdString());
    }
    const auto place = [&](FigureKind kind) {
        return std::find_if(figures.begin(), figures.end(), [&](const StripFigure& f) { return f.kind == kind; });
    };
    const auto asset0 = place(FigureKind::Asset);
    figures.insert(asset0 == figures.end() ? asset0 : asset0 + 1, phaseFigure(read, now));
    figures.insert(place(FigureKind::Liquidated), fragilityFigure(read));
}

}  // namespace plimsoll
