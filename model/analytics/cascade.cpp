#include "model/analytics/cascade.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll::analytics::liq {

namespace {

constexpr double kDust = 1e-12;  // coins: what subtraction leaves behind, at least

Result<bool> check(const CascadeInput& in)
{
    if (in.book.empty()) return noData("book", "is empty");
    const bool selling = in.side == Side::Sell;
    for (std::size_t i = 0; i < in.book.size(); ++i) {
        const Level& l = in.book[i];
        if (!(l.price > 0) || !std::isfinite(l.price)) return badInput("book", "a price must be above 0");
        if (!(l.qty >= 0) || !std::isfinite(l.qty)) return badInput("book", "a size must not be below 0");
        if (i > 0 && (selling ? l.price > in.book[i - 1].price : l.price < in.book[i - 1].price))
            return badInput("book", "must run from the best price away");
    }
    for (const Level& c : in.clusters) {
        if (!(c.price >= 0) || !std::isfinite(c.price)) return badInput("clusters", "a price must not be below 0");
        if (!(c.qty >= 0) || !std::isfinite(c.qty)) return badInput("clusters", "a size must not be below 0");
    }
    if (!(in.shock > 0) || !std::isfinite(in.shock)) return badInput("shock_base", "must be above 0");
    if (!(in.haircut >= 0 && in.haircut <= 1)) return badInput("haircut", "must be from 0 to 1");
    if (!(in.beta >= 0 && in.beta <= 1)) return badInput("beta", "must be from 0 to 1");
    if (in.maxRounds == 0) return badInput("max_rounds", "must be at least 1");
    return true;
}

// What is left of one side of the book.
class OneSide {
public:
    OneSide(std::span<const Level> book, double haircut) : m_levels(book.begin(), book.end())
    {
        for (Level& l : m_levels) l.qty *= 1 - haircut;
    }
    // Takes up to `qty`; returns what could not be had.
    double take(double qty)
    {
        m_asked += qty;
        const double dust = std::max(kDust, kTolerance * m_asked);
        for (; m_next < m_levels.size() && qty > dust; ++m_next) {
            Level& l = m_levels[m_next];
            const double part = std::min(l.qty, qty);
            if (part > kDust) {
                m_last = l.price;
                m_taken += part;
                m_paid += part * l.price;
            }
            l.qty -= part;
            qty -= part;
            if (l.qty > dust) break;
        }
        return qty > dust ? qty : 0;
    }
    std::optional<double> last() const { return m_last; }
    double taken() const { return m_taken; }
    double paid() const { return m_paid; }

private:
    std::vector<Level> m_levels;
    std::size_t m_next = 0;
    std::optional<double> m_last;
    double m_asked = 0, m_taken = 0, m_paid = 0;
};

}  // namespace

Result<Cascade> cascade(const CascadeInput& in)
{
    const Result<bool> fine = check(in);
    if (!fine) return Unexpected<NoValue>{fine.error()};
    const bool selling = in.side == Side::Sell;
    const double best = in.book.front().price, slack = kTolerance * best;
    OneSide book(in.book, in.haircut);
    std::vector<bool> triggered(in.clusters.size(), false);

    Cascade out;
    out.finalPrice = out.mark = best;
    double volume = in.shock;
    while (volume > 0 && out.rounds < in.maxRounds) {
        ++out.rounds;
        volume = book.take(volume);
        out.finalPrice = book.last().value_or(best);
        out.mark = best - in.beta * (best - out.finalPrice);
        if (volume > 0) {
            out.exhausted = true;
            break;
        }
        for (std::size_t i = 0; i < in.clusters.size(); ++i) {
            const Level& c = in.clusters[i];
            if (triggered[i] || !(selling ? c.price >= out.mark - slack : c.price <= out.mark + slack)) continue;
            triggered[i] = true;
            ++out.triggered;
            volume += c.qty;
        }
        out.forced += volume;
    }
    out.unfilled = volume;
    out.sold = book.taken();
    if (out.sold > 0) out.average = book.paid() / out.sold;
    out.amplification = (in.shock + out.forced) / in.shock;
    out.moveBps = std::abs(best - out.finalPrice) / best * 1e4;
    return finite(out,
                  {out.forced, out.sold, out.average.value_or(0), out.amplification, out.moveBps, out.unfilled});
}

Result<TriggerSize> triggerSize(CascadeInput in, double openInterest)
{
    return triggerSize(std::span<const CascadeInput>(&in, 1), openInterest);
}

Result<TriggerSize> triggerSize(std::span<const CascadeInput> directions, double openInterest)
{
    if (!(openInterest > 0)) return badInput("oi", "must be above 0");
    static constexpr std::array shares{0.0005, 0.001, 0.002, 0.005, 0.01};
    for (const double share : shares) {
        bool undecided = false;
        for (CascadeInput in : directions) {
            in.shock = share * openInterest;
            const Result<Cascade> run = cascade(in);
            if (!run) return Unexpected<NoValue>{run.error()};
            if (atLeast(run->amplification, 2)) return TriggerSize{share, *run};
            undecided = undecided || run->exhausted;
        }
        if (undecided) return incomplete("book", "ends before the shock is through");
    }
    return incomplete("oi", "no shock up to 1 % of open interest is amplified twofold");
}

}  // namespace plimsoll::analytics::liq
