// What the readings of the context are read from, and the readings themselves.
#pragma once

#include "model/metrics/metric_ids.h"
#include "ui/model_words.h"
#include "ui/panels/context_rows.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <optional>

namespace plimsoll::context {

// What one reading found.
struct Found {
    std::optional<bool> raised;  // absent: not known
    QString word, number, missing;
};

class Facts {
public:
    explicit Facts(const ContextInput& in) : m_in(in)
    {
        if (in.metrics) m_of = in.metrics->find(in.asset);
    }
    const ContextInput& in() const { return m_in; }
    const AssetMetrics* of() const { return m_of; }
    std::optional<double> at(MetricId id, std::optional<VenueId> venue = {}) const
    {
        if (!m_of) return std::nullopt;
        const MetricValue& v = m_of->at(id, venue);
        return venue || v.usable() ? v.value : std::nullopt;
    }
    QString why(MetricId id) const
    {
        const QString name = modelWords(analytics::word(id).what);
        if (!m_of) return UiText::tr("the asset is not watched");
        return name + QStringLiteral(": ") + modelWords(analytics::reasonWords(m_of->at(id).reason));
    }

private:
    const ContextInput& m_in;
    const AssetMetrics* m_of = nullptr;
};

inline Found unknown(const QString& why)
{
    Found f;
    f.word = UiText::tr("not known");
    f.missing = why;
    return f;
}
inline Found said(bool raised, const QString& word, const QString& number)
{
    return {raised, word, number, {}};
}
inline QString percent(double fraction)
{
    return format::percentChange(fraction);
}
inline QString venuesOf(int venues, int listed)
{
    return UiText::tr("%1 of %2 venues").arg(venues).arg(listed);
}
inline QString bpText(double r8)
{
    return format::bp8h(r8) + QStringLiteral(" bp/8h");
}

Found crowding(const Facts& f);
Found lowVolatility(const Facts& f);
Found complacency(const Facts& f);
Found lateCycle(const Facts& f);
Found regime(const Facts& f);
Found purge(const Facts& f);
Found carryCrowding(const Facts& f);
Found basisUnwind(const Facts& f);
Found negativeFunding(const Facts& f);
Found laggard(const Facts& f);
Found fundingSwing(const Facts& f);
Found wideAndThin(const Facts& f);
Found makersLeave(const Facts& f);
Found breadth(const Facts& f);
Found thinAsset(const Facts& f);
Found whipsaw(const Facts& f);
Found quietTimer(const Facts& f);
Found sinceFlush(const Facts& f);
Found propagation(const Facts& f);
Found together(const Facts& f);
Found sameWay(const Facts& f);
Found riskBudget(const Facts& f);
Found perPercent(const Facts& f);
Found flowToxicity(const Facts& f);
Found takerTurn(const Facts& f);
Found wicks(const Facts& f);
Found markout(const Facts& f);
Found patchedBooks(const Facts& f);
Found clock(const Facts& f);

}  // namespace plimsoll::context
