#include "model/store/usual_hours.h"

#include <algorithm>

namespace plimsoll::store {

namespace {

constexpr std::int64_t kHour = 3'600, kWeek = 168 * kHour;

// A minute in which no price was seen was not watched.
constexpr const char* kMinutes = R"sql(
SELECT bid100 + ask100, spread_bp, buy_usd + sell_usd, (high - low) / close * 1e4 FROM minutes
WHERE instrument = ?1 AND t >= ?2 AND t < ?2 + 3600 AND close IS NOT NULL)sql";

Number median(std::vector<double>& values)
{
    if (values.size() < std::size_t(UsualHours::kLeastMinutes)) return std::nullopt;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

}  // namespace

Stored<UsualHours> UsualHours::make(Connection& db)
{
    UsualHours hours(db);
    const std::pair<Statement*, const char*> all[] = {
        {&hours.m_minutes, kMinutes},
        {&hours.m_put, "INSERT OR REPLACE INTO usual VALUES(?,?,?,?,?,?,?)"},
        {&hours.m_drop, "DELETE FROM usual WHERE instrument = ?1 AND how = ?2"},
    };
    for (const auto& [to, sql] : all) {
        Stored<Statement> made = db.prepare(sql);
        if (!made) return Unexpected{made.error()};
        *to = std::move(*made);
    }
    return hours;
}

// false: nothing is due. A clock that was ahead leaves a mark in the future: all is made anew then.
Stored<bool> UsualHours::begin(std::int64_t now)
{
    const Stored<std::int64_t> done = m_db->integer("SELECT t FROM progress WHERE what = 'usual'");
    if (!done) return Unexpected{done.error()};
    const std::int64_t end = now - now % kHour;  // of the last hour that is over
    std::int64_t from = *done;
    if (from < end - kWeek || from > end + kHour) from = end - kWeek;
    if (from >= end) return false;

    Stored<Statement> keys = m_db->prepare("SELECT id FROM instruments ORDER BY id");
    if (!keys) return Unexpected{keys.error()};
    m_instruments.clear();
    m_next = 0;
    for (;;) {
        const Stored<bool> row = keys->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) break;
        m_instruments.push_back(keys->integer(0));
    }
    m_hour = from;
    return true;
}

Stored<Done> UsualHours::settle(std::int64_t instrument, std::int64_t hour)
{
    int weeks = 0;
    std::vector<double> depth, spread, volume, range;
    for (int week = 0; week < kWeeks; ++week) {
        m_week.clear();
        m_minutes.bind(1, instrument).bind(2, hour - week * kWeek);
        for (;;) {
            const Stored<bool> row = m_minutes.step();
            if (!row) {
                m_minutes.reset();
                return Unexpected{row.error()};
            }
            if (!*row) break;
            m_week.push_back({m_minutes.number(0), m_minutes.number(1), m_minutes.number(2), m_minutes.number(3)});
        }
        m_minutes.reset();
        if (m_week.size() < std::size_t(kLeastMinutes)) continue;
        ++weeks;
        for (const Minute& m : m_week) {
            if (m.depth) depth.push_back(*m.depth);
            if (m.spread) spread.push_back(*m.spread);
            if (m.volume) volume.push_back(*m.volume);
            if (m.range) range.push_back(*m.range);
        }
    }
    const std::int64_t how = hourOfWeek(hour);
    if (weeks == 0) return m_drop.bind(1, instrument).bind(2, how).run();
    return m_put.bind(1, instrument)
        .bind(2, how)
        .bind(3, std::int64_t{weeks})
        .bind(4, median(depth))
        .bind(5, median(spread))
        .bind(6, median(volume))
        .bind(7, median(range))
        .run();
}

Stored<bool> UsualHours::step(std::int64_t now, int most)
{
    if (m_hour == 0) {
        const Stored<bool> due = begin(now);
        if (!due || !*due) return due;
    }
    Transaction whole(*m_db);
    if (const Stored<Done> begun = whole.begin(); !begun) return Unexpected{begun.error()};
    const std::int64_t end = now - now % kHour;
    std::int64_t hour = m_hour;
    std::size_t next = m_next;
    for (int n = 0; hour < end && n < most;) {
        for (; n < most && next < m_instruments.size(); ++n, ++next)
            if (const Stored<Done> made = settle(m_instruments[next], hour); !made)
                return Unexpected{made.error()};
        if (next < m_instruments.size()) break;
        hour += kHour;
        next = 0;
    }
    if (hour > m_hour) {
        std::string mark = "INSERT OR REPLACE INTO progress VALUES('usual', ";
        mark += std::to_string(hour);
        mark += ')';
        if (const Stored<Done> marked = m_db->exec(mark); !marked) return Unexpected{marked.error()};
    }
    if (const Stored<Done> kept = whole.commit(); !kept) return Unexpected{kept.error()};
    m_next = next;
    m_hour = hour < end ? hour : 0;
    return hour < end;
}

Stored<std::vector<UsualEntry>> readUsual(Connection& db, const std::string& asset, const std::string& market)
{
    Stored<Statement> s = db.prepare(
        "SELECT i.id, i.venue, i.market, i.symbol, i.asset, i.quote, i.multiplier, "
        "u.how, u.weeks, u.depth100, u.spread_bp, u.volume_usd, u.range_bp "
        "FROM instruments i CROSS JOIN usual u ON u.instrument = i.id "
        "WHERE i.asset = ?1 AND i.market = ?2 ORDER BY i.id, u.how");
    if (!s) return Unexpected{s.error()};
    s->bind(1, std::string_view(asset)).bind(2, std::string_view(market));
    std::vector<UsualEntry> out;
    std::int64_t last = 0;
    for (;;) {
        const Stored<bool> row = s->step();
        if (!row) return Unexpected{row.error()};
        if (!*row) return out;
        if (out.empty() || s->integer(0) != last) {
            last = s->integer(0);
            UsualEntry& fresh = out.emplace_back();
            fresh.instrument = {{}, s->text(1), s->text(2), s->text(3), s->text(4), s->text(5), s->real(6)};
        }
        const std::int64_t how = s->integer(7);
        if (how < 0 || how >= kHoursOfWeek) continue;
        UsualHourRow& hour = out.back().hours[std::size_t(how)];
        hour.weeks = int(s->integer(8));
        hour.depth100 = s->number(9);
        hour.spreadBp = s->number(10);
        hour.volumeUsd = s->number(11);
        hour.rangeBp = s->number(12);
    }
}

}  // namespace plimsoll::store
