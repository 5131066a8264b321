#include "model/book/depth_tiers.h"

#include <algorithm>

namespace plimsoll {

DepthTiers::DepthTiers(Price step, std::vector<Plan> plan, double reachBp, std::int64_t scale)
    : m_step(step), m_reachBp(reachBp), m_scale(scale)
{
    m_tiers.reserve(plan.size());
    for (const Plan& tier : plan) m_tiers.emplace_back(step, tier.column, tier.columns, reachBp, scale);
}

void DepthTiers::setPlan(const std::vector<Plan>& plan)
{
    std::vector<DepthHistory> tiers;
    tiers.reserve(plan.size());
    const bool narrow = !m_tiers.empty() && m_tiers.front().narrow();
    for (const Plan& wanted : plan) {
        const auto kept = std::find_if(m_tiers.begin(), m_tiers.end(),
                                       [&](const DepthHistory& t) { return t.column() == wanted.column; });
        if (kept == m_tiers.end()) {
            tiers.emplace_back(m_step, wanted.column, wanted.columns, m_reachBp, m_scale);
            tiers.back().setReach(m_reachBp, narrow);
            continue;
        }
        kept->setMaxColumns(wanted.columns);
        tiers.push_back(std::move(*kept));
        m_tiers.erase(kept);
    }
    m_tiers = std::move(tiers);
}

void DepthTiers::setReach(double bp, bool narrow)
{
    m_reachBp = bp;
    for (DepthHistory& tier : m_tiers) tier.setReach(bp, narrow);
}

bool DepthTiers::advance(Timestamp now, const OrderBook* book)
{
    bool closed = false;
    for (DepthHistory& tier : m_tiers) {
        // Looked at with every event: the first column itself is far away in memory.
        const bool begins = tier.columns() == 0 && !tier.begin();
        closed |= tier.advance(now, book);
        // A new length of columns: shorter ones may know what was before.
        if (!begins) continue;
        for (const DepthHistory& shorter : m_tiers) {
            if (shorter.column() >= tier.column()) break;
            if (!shorter.begin() || tier.column() % shorter.column() != Duration::zero()) continue;
            closed |= tier.prepend(folded(shorter.view(), tier.column()));
            break;
        }
    }
    return closed;
}

void DepthTiers::trade(Side taker, Price price, Qty qty)
{
    for (DepthHistory& tier : m_tiers) tier.trade(taker, price, qty);
}

void DepthTiers::spoil()
{
    for (DepthHistory& tier : m_tiers) tier.spoil();
}

bool DepthTiers::prepend(const DepthHistoryView& past, Timestamp from)
{
    std::vector<const DepthHistoryView*> known{&past};
    for (const DepthHistoryView& view : past.coarser) known.push_back(&view);
    bool taken = false;
    for (DepthHistory& tier : m_tiers) {
        const auto same = std::find_if(known.begin(), known.end(),
                                       [&](const DepthHistoryView* v) { return v->column == tier.column(); });
        if (same != known.end()) {
            taken |= tier.prepend(**same, from);
            continue;
        }
        const auto shorter = std::find_if(known.begin(), known.end(), [&](const DepthHistoryView* v) {
            return v->column > Duration::zero() && v->column < tier.column() &&
                   tier.column() % v->column == Duration::zero();
        });
        if (shorter != known.end()) taken |= tier.prepend(folded(**shorter, tier.column()), from);
    }
    return taken;
}

DepthHistoryView DepthTiers::view() const
{
    DepthHistoryView view = m_tiers.front().view();
    for (auto tier = m_tiers.begin() + 1; tier != m_tiers.end(); ++tier) view.coarser.push_back(tier->view());
    return view;
}

std::size_t DepthTiers::columns() const
{
    std::size_t sum = 0;
    for (const DepthHistory& tier : m_tiers) sum += tier.columns();
    return sum;
}

std::size_t DepthTiers::memoryBytes() const
{
    std::size_t sum = 0;
    for (const DepthHistory& tier : m_tiers) sum += tier.memoryBytes();
    return sum;
}

}  // namespace plimsoll
