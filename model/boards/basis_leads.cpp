// Who moves first, of the asset in focus (ANALYTICS C13).
#include "model/boards/basis_board.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plimsoll {

namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

// The lag at which two ways of moving go together best: above 0 the first one moves first.
struct Lag {
    std::optional<int> steps;  // absent: they do not go together
    double correlation = 0;
};

// Nothing where there is too little to say.
std::optional<Lag> lagOf(const std::vector<double>& x, const std::vector<double>& y, std::size_t leastSteps)
{
    const auto moves = [](const std::vector<double>& m) {
        return static_cast<std::size_t>(std::count_if(m.begin(), m.end(), [](double d) { return d != 0; }));
    };
    if (x.size() < leastSteps || moves(x) < BasisBoard::kLeastMoves || moves(y) < BasisBoard::kLeastMoves)
        return std::nullopt;
    const auto found = analytics::stat::leadLag(x, y, kBasisMaxLag);
    if (!found) return std::nullopt;
    Lag out;
    out.correlation = found->correlation;
    const double chance = 1 / std::sqrt(static_cast<double>(x.size()));
    // Of thirty-one lags of unrelated moves the best one has about three deviations.
    if (found->correlation < std::max(0.1, 4 * chance)) return out;
    out.steps = found->lag;
    // A lag that is hardly better than none is none.
    const auto& atOnce = found->all[static_cast<std::size_t>(kBasisMaxLag)];
    if (atOnce && found->correlation - *atOnce < 2 * chance) out.steps = 0, out.correlation = *atOnce;
    return out;
}

}  // namespace

std::optional<double> believedMid(const InstrumentTrack* t, Mono now)
{
    if (!t || !t->book || t->bookState() != BookState::Live) return std::nullopt;
    const Freshness fresh = t->bookFresh(now);
    if (fresh != Freshness::Live && fresh != Freshness::Late) return std::nullopt;
    const auto bid = t->book->bestBid(), ask = t->book->bestAsk();
    if (!bid || !ask) return std::nullopt;
    return (bid->price.value() + ask->price.value()) / 2 * t->usdPerQuote / t->instrument->multiplier;
}

void BasisBoard::look(const std::string& focus, Mono now)
{
    const Step step = now.time_since_epoch() / kEvery;
    if (m_step && step == *m_step && focus == m_leadOf) return;
    if (focus != m_leadOf || (m_step && step < *m_step)) {
        m_leadOf = focus;
        m_steps = SeriesRing<kVenueCount>(kSteps + 1);
        m_first = {};
        m_leads = {};
    }
    m_step = step;
    if (focus.empty()) return;
    const auto slot = m_steps.at(step);
    if (!slot) return;
    for (const VenueId venue : kVenues) {
        const auto v = static_cast<std::size_t>(venue);
        const auto mid = m_market.watch().has(venue)
                             ? believedMid(m_market.leading(focus, venue, Market::Perp), now)
                             : std::nullopt;
        if (mid && !m_first[v]) m_first[v] = mid;
        // Against the first one: a float holds a small logarithm to a thousandth of a basis point.
        slot[v] = mid ? static_cast<float>(std::log(*mid / *m_first[v])) : kUnknown;
    }
}

// Two of them a second, in turn: none is older than five seconds.
void BasisBoard::findLeads()
{
    if (!m_step) return;
    const auto moveOf = [&](Step s, std::size_t v) -> std::optional<double> {
        const auto before = m_steps.get(s - 1, v), now = m_steps.get(s, v);
        if (!before || !now) return std::nullopt;
        return *now - *before;
    };
    const auto othersOf = [&](Step s, std::size_t v) -> std::optional<double> {
        double sum = 0;
        int count = 0;
        for (std::size_t k = 0; k < kVenueCount; ++k)
            if (k != v)
                if (const auto move = moveOf(s, k)) sum += *move, ++count;
        return count > 0 ? std::optional(sum / count) : std::nullopt;
    };
    for (int n = 0; n < 2; ++n, m_turn = (m_turn + 1) % m_leads.size()) {
        // The newest run of steps of which both are known: a lag must not reach over a hole.
        std::vector<double> x, y;
        const bool pair = m_turn < kVenuePairs;
        for (Step s = *m_step; x.size() < kSteps; --s) {
            const auto a =
                pair ? moveOf(s, static_cast<std::size_t>(kPairs[m_turn].first)) : moveOf(s, m_turn - kVenuePairs);
            const auto b = pair ? moveOf(s, static_cast<std::size_t>(kPairs[m_turn].second))
                                : othersOf(s, m_turn - kVenuePairs);
            if (!a || !b) break;
            x.push_back(*a), y.push_back(*b);
        }
        std::reverse(x.begin(), x.end());
        std::reverse(y.begin(), y.end());
        BasisLead& lead = m_leads[m_turn] = {};
        lead.steps = x.size();
        const auto found = lagOf(x, y, kLeastSteps);
        if (!found) continue;
        lead.correlation = found->correlation;
        lead.weak = !found->steps;
        if (lead.weak)
            lead.reason = analytics::Reason::NoData;
        else
            lead.ms = *found->steps * BasisLead::kStepMs;
    }
}

void BasisBoard::findIndexLag(OracleState& out, std::span<const std::optional<double>> index,
                              std::span<const std::optional<double>> peers)
{
    // The newest run of seconds of which both are known.
    std::vector<double> own, others;
    for (std::size_t i = index.size(); i-- > 1 && own.size() < kLagSeconds;) {
        if (!index[i] || !index[i - 1] || !peers[i] || !peers[i - 1]) break;
        own.push_back(std::log(*index[i] / *index[i - 1]));
        others.push_back(std::log(*peers[i] / *peers[i - 1]));
    }
    std::reverse(own.begin(), own.end());
    std::reverse(others.begin(), others.end());
    const auto found = lagOf(others, own, kLeastLagSeconds);
    if (!found) return;
    out.lagCorrelation = found->correlation;
    if (found->steps) out.lagS = *found->steps;
}

BasisLead BasisBoard::leadOf(const std::string& asset, std::size_t which) const
{
    return asset == m_leadOf ? m_leads[which] : BasisLead{};
}

}  // namespace plimsoll
