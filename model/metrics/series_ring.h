// The last N values of a regular series: one a step (a second, a minute), numbered by the step since the
// epoch. Steps in which nothing was known hold nothing; they are never filled in.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace plimsoll {

using Step = std::int64_t;

template <std::size_t Fields>
class SeriesRing {
public:
    explicit SeriesRing(std::size_t length) : m_length(length) {}

    std::size_t length() const { return m_length; }
    bool empty() const { return m_values.empty(); }
    Step last() const { return m_last; }
    Step oldest() const { return m_oldest; }

    // The place of one step; steps that were passed over hold nothing. A step that the ring has left
    // behind gives null.
    float* at(Step step)
    {
        if (m_values.empty()) {
            m_values.assign(m_length * Fields, kNothing);
            m_last = m_oldest = step;
            m_head = 0;
        }
        const auto length = static_cast<Step>(m_length);
        if (step > m_last) {
            const Step from = step - m_last >= length ? step - length + 1 : m_last + 1;
            m_head = (m_head + static_cast<std::size_t>(step - m_last)) % m_length;
            m_last = step;
            for (Step s = from; s <= step; ++s) wipe(s);
        }
        if (step <= m_last - length) return nullptr;
        if (step < m_oldest) {
            for (Step s = step; s < m_oldest; ++s) wipe(s);
            m_oldest = step;
        }
        if (m_oldest <= m_last - length) m_oldest = m_last - length + 1;
        return m_values.data() + place(step);
    }
    std::optional<double> get(Step step, std::size_t field) const
    {
        if (!has(step)) return std::nullopt;
        const float v = m_values[place(step) + field];
        if (std::isnan(v)) return std::nullopt;
        return static_cast<double>(v);
    }
    // The known values of `count` steps that end with `until`, oldest first.
    void collect(Step until, std::size_t count, std::size_t field, std::vector<double>& out) const
    {
        for (Step s = until - static_cast<Step>(count) + 1; s <= until; ++s)
            if (const auto v = get(s, field)) out.push_back(*v);
    }
    // Their sum; nothing if none is known.
    std::optional<double> sum(Step until, std::size_t count, std::size_t field) const
    {
        double total = 0;
        bool any = false;
        for (Step s = until - static_cast<Step>(count) + 1; s <= until; ++s)
            if (const auto v = get(s, field)) {
                total += *v;
                any = true;
            }
        if (!any) return std::nullopt;
        return total;
    }
    // The newest known value at or before `step`, at most `back` steps older.
    std::optional<double> before(Step step, std::size_t back, std::size_t field) const
    {
        for (Step s = step; s >= step - static_cast<Step>(back); --s)
            if (const auto v = get(s, field)) return v;
        return std::nullopt;
    }

private:
    static constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

    bool has(Step step) const
    {
        return !m_values.empty() && step <= m_last && step >= m_oldest &&
               step > m_last - static_cast<Step>(m_length);
    }
    std::size_t place(Step step) const
    {
        // Counted back from the newest: read far too often for a division.
        auto at = static_cast<Step>(m_head) - (m_last - step);
        if (at < 0) at += static_cast<Step>(m_length);
        return static_cast<std::size_t>(at) * Fields;
    }
    void wipe(Step step)
    {
        for (std::size_t i = 0; i < Fields; ++i) m_values[place(step) + i] = kNothing;
    }

    std::size_t m_length;
    std::vector<float> m_values;
    Step m_last = 0, m_oldest = 0;
    std::size_t m_head = 0;  // place of m_last
};

}  // namespace plimsoll
