// The last N values of a regular series: one a step (a second, a minute), numbered by the step since the
// epoch. Steps in which nothing was known hold nothing; they are never filled in. A field whose values never came
// takes no room, and the values of one field lie side by side: windows are read far more often than a step is
// written.
#pragma once

#include <algorithm>
#include <array>
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

    // What one step holds; false where the ring has left it behind.
    class Row;
    // One value of it: not a number where nothing is known.
    class Cell {
    public:
        operator float() const { return m_ring.value(m_field, m_place); }
        const Cell& operator=(float v) const
        {
            m_ring.put(m_field, m_place, v);
            return *this;
        }

    private:
        friend class Row;
        Cell(SeriesRing& ring, std::size_t place, std::size_t field) : m_ring(ring), m_place(place), m_field(field)
        {
        }
        Cell(const Cell&) = default;
        SeriesRing& m_ring;
        std::size_t m_place, m_field;
    };
    class Row {
    public:
        explicit operator bool() const { return m_ring; }
        Cell operator[](std::size_t field) const { return {*m_ring, m_place, field}; }

    private:
        friend class SeriesRing;
        Row(SeriesRing* ring, std::size_t place) : m_ring(ring), m_place(place) {}
        SeriesRing* m_ring;
        std::size_t m_place;
    };

    std::size_t length() const { return m_length; }
    bool empty() const { return !m_any; }
    Step last() const { return m_last; }
    Step oldest() const { return m_oldest; }

    // The place of one step, good until another is asked for; steps that were passed over hold nothing.
    Row at(Step step)
    {
        if (!m_any) {
            m_any = true;
            m_last = m_oldest = step;
            m_head = 0;
        }
        const auto length = static_cast<Step>(m_length);
        if (step > m_last) {
            const Step from = step - m_last >= length ? step - length + 1 : m_last + 1;
            m_head = (m_head + static_cast<std::size_t>(step - m_last)) % m_length;
            m_last = step;
            wipe(from, step);
        }
        if (step <= m_last - length) return {nullptr, 0};
        if (step < m_oldest) {
            wipe(step, m_oldest - 1);
            m_oldest = step;
        }
        if (m_oldest <= m_last - length) m_oldest = m_last - length + 1;
        return {this, place(step)};
    }
    std::optional<double> get(Step step, std::size_t field) const
    {
        if (!has(step)) return std::nullopt;
        return known(value(field, place(step)));
    }
    // The known values of `count` steps that end with `until`, oldest first.
    void collect(Step until, std::size_t count, std::size_t field, std::vector<double>& out) const
    {
        each(until, count, field, [&out](double v) { out.push_back(v); });
    }
    // Their sum; nothing if none is known.
    std::optional<double> sum(Step until, std::size_t count, std::size_t field) const
    {
        double total = 0;
        bool any = false;
        each(until, count, field, [&](double v) {
            total += v;
            any = true;
        });
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
    // Of this field nothing is known any more.
    void forget(std::size_t field) { m_values[field].clear(); }
    std::size_t bytes() const
    {
        std::size_t n = 0;
        for (const std::vector<float>& v : m_values) n += v.capacity() * sizeof(float);
        return n;
    }

private:
    static constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

    static std::optional<double> known(float v)
    {
        if (std::isnan(v)) return std::nullopt;
        return static_cast<double>(v);
    }
    float value(std::size_t field, std::size_t place) const
    {
        const std::vector<float>& values = m_values[field];
        return values.empty() ? kNothing : values[place];
    }
    void put(std::size_t field, std::size_t place, float v)
    {
        std::vector<float>& values = m_values[field];
        if (values.empty()) {
            if (std::isnan(v)) return;
            values.assign(m_length, kNothing);
        }
        values[place] = v;
    }
    bool has(Step step) const
    {
        return m_any && step <= m_last && step >= m_oldest && step > m_last - static_cast<Step>(m_length);
    }
    std::size_t place(Step step) const
    {
        // Counted back from the newest: read far too often for a division.
        auto at = static_cast<Step>(m_head) - (m_last - step);
        if (at < 0) at += static_cast<Step>(m_length);
        return static_cast<std::size_t>(at);
    }
    // From one step to another, both held: in one piece, or two where it goes round.
    template <typename Piece>
    void pieces(Step from, Step to, Piece&& piece) const
    {
        const std::size_t begin = place(from), count = static_cast<std::size_t>(to - from) + 1;
        const std::size_t straight = std::min(count, m_length - begin);
        piece(begin, straight);
        if (straight < count) piece(0, count - straight);
    }
    template <typename What>
    void each(Step until, std::size_t count, std::size_t field, What&& what) const
    {
        const std::vector<float>& values = m_values[field];
        if (!m_any || values.empty()) return;
        const Step from =
            std::max({until - static_cast<Step>(count) + 1, m_oldest, m_last - static_cast<Step>(m_length) + 1});
        const Step to = std::min(until, m_last);
        if (from > to) return;
        pieces(from, to, [&](std::size_t begin, std::size_t n) {
            for (std::size_t i = begin; i < begin + n; ++i)
                if (!std::isnan(values[i])) what(static_cast<double>(values[i]));
        });
    }
    void wipe(Step from, Step to)
    {
        for (std::vector<float>& values : m_values)
            if (!values.empty())
                pieces(from, to, [&values](std::size_t begin, std::size_t n) {
                    std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(begin), n, kNothing);
                });
    }

    std::size_t m_length;
    std::array<std::vector<float>, Fields> m_values;  // by field; none: nothing of it was ever known
    bool m_any = false;
    Step m_last = 0, m_oldest = 0;
    std::size_t m_head = 0;  // place of m_last
};

}  // namespace plimsoll
