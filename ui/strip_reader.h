// What the strip reads of the metrics: values that may be used, and why there is none.
#pragma once

#include "model/metrics/metric_text.h"
#include "model/metrics/metric_values.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "widgets/ui_text.h"

#include <QString>

#include <optional>
#include <string>

namespace plimsoll {

// "LONG_CROWDED" as a word in a sentence.
inline QString plainWord(const std::string& code)
{
    QString word = QString::fromStdString(code).toLower();
    return word.replace(QLatin1Char('_'), QLatin1Char(' '));
}

// The metrics of one asset, while they are young.
class StripReader {
public:
    static constexpr Duration kLimit = std::chrono::seconds{10};  // metrics are stated once a second

    StripReader(const MetricSnapshot* metrics, const QString& asset, AsOf now)
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
        if (!v) return UiText::tr("no data yet");
        if (v->value) return modelWords("too few venues are fresh");
        return modelWords(analytics::reasonWords(v->reason));
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

}  // namespace plimsoll
