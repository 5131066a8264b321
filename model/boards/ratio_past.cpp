#include "model/boards/ratio_past.h"

namespace plimsoll {

void RatioPast::told(InstrumentId id, const Ratio& ratio, Timestamp received)
{
    Kept& kept = m_kept[{id, ratio.kind}];
    const Timestamp at = ratio.at.value_or(received);
    kept.points.insert_or_assign(at, ratio.longShare);
    if (kept.points.size() > kMost) kept.points.erase(kept.points.begin());
    kept.made.reset();
}

RatioSeries RatioPast::of(InstrumentId id, RatioKind kind) const
{
    const auto kept = m_kept.find({id, kind});
    if (kept == m_kept.end() || kept->second.points.empty()) return nullptr;
    if (!kept->second.made) {
        auto made = std::make_shared<std::vector<RatioPoint>>();
        made->reserve(kept->second.points.size());
        for (const auto& [at, share] : kept->second.points) made->push_back({at, share});
        kept->second.made = std::move(made);
    }
    return kept->second.made;
}

}  // namespace plimsoll
