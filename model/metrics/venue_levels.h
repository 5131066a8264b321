// One venue's modelled liquidation levels, kept up bar by bar (ANALYTICS F4). One map a leverage, each as if all
// new interest had used it: crossing, decay and growth are proportional to what was opened, so any mix of leverage
// is a sum of these, and another mix costs nothing. The metrics and the level map read the same ones.
#pragma once

#include "model/analytics/liquidation_levels.h"
#include "model/boards/instrument_track.h"
#include "model/metrics/instrument_series.h"

#include <array>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll {

// What a person supposes about positions that nobody outside the venues knows.
struct LevelAssumptions {
    static constexpr std::array<double, 5> kLeverage = {5, 10, 25, 50, 100};
    std::array<double, 5> weights = {0.15, 0.30, 0.30, 0.20, 0.05};  // of the leverages, they sum to 1
    std::array<std::optional<double>, kVenueCount> maintenance{};    // rates; none: the venue's first tier
    double halfLifeHours = 168;
    double speculative = 0.6;  // share of new interest that can be liquidated at all
    bool operator==(const LevelAssumptions&) const = default;
};
// The three mixes of F4; everything else as it is by default.
LevelAssumptions assumed(analytics::liq::Mix mix);
// Brought into the range of the formulas: weights that sum to one, rates below 1. What is no number is as by
// default.
LevelAssumptions tidied(LevelAssumptions a);

// Of the first tier where it is told; else half the initial margin at the highest leverage (section G).
double maintenanceOf(const InstrumentTrack& track);

class VenueLevels {
public:
    static constexpr std::size_t kClasses = LevelAssumptions::kLeverage.size();
    using Classes = std::array<double, kClasses>;  // by leverage, of a weight of 1
    static constexpr Step kBarMinutes = 5, kDayBars = 288;
    static constexpr std::size_t kLeastBars = 24;  // two hours
    static constexpr std::size_t kHours = 24 * 30;
    static constexpr Step kPastHours = 24 * 14;  // two half-lives: a quarter of what was opened then
    static constexpr Step kOldBars = 4;          // levels whose newest bar ended before are not of now

    // Up to the last whole bar before the end of `minute`. When it begins, or begins anew because the rates are
    // others: from the hours of two weeks as far as they are known, then from a day's bars.
    void bringUp(const InstrumentSeries& series, Step minute, double maintenance, double halfLifeHours);
    // The past has become more than it was begun with.
    void forget() { m_begun = false; }

    bool known(Step second) const { return enough() && !outdated(second); }
    // There are levels, but it is long since prices and open interest were known last.
    bool old(Step second) const { return enough() && outdated(second); }
    std::size_t bars() const { return m_bars; }
    Step bar() const { return m_lastBar; }          // the newest five minutes in it
    Step first() const { return m_first; }          // the oldest, be it of an hour
    Step firstBar() const { return m_firstBar; }    // before it whole hours were all that is known
    double interest() const { return m_interest; }  // coins, at its end
    double maintenance() const { return m_maintenance; }

    // What stands, as coins: `take(class, cluster)`.
    template <typename Take>
    void each(const Take& take) const
    {
        for (std::size_t i = 0; m_begun && i < kClasses; ++i)
            if (m_maps[i])
                for (const analytics::liq::Cluster& c : m_maps[i]->now().clusters) take(i, c);
    }

    // What was crossed in an hour beside what was seen liquidated in it.
    struct Hour {
        Step hour = 0;
        Classes longs{}, shorts{};       // US dollars crossed
        std::optional<double> realised;  // US dollars seen; none: nobody listened
        int bars = 0;                    // whole ones, of 12; the map was known before each
    };
    const std::deque<Hour>& hours() const { return m_hours; }

private:
    bool enough() const { return m_begun && m_bars >= kLeastBars; }
    bool outdated(Step second) const { return second / (kBarMinutes * 60) - m_lastBar > kOldBars; }
    void begin(const InstrumentSeries& series, double maintenance, double halfLifeHours, Step last);
    void takeHours(const InstrumentSeries& series, Step until);
    void note(const InstrumentSeries& series, Step bar, double price);

    std::array<std::optional<analytics::liq::LevelMap>, kClasses> m_maps;
    bool m_begun = false;
    double m_maintenance = 0, m_halfLife = 0, m_interest = 0;
    Step m_through = -1;  // the bars up to this one were gone through, be anything known of them or not
    Step m_first = -1, m_firstBar = -1, m_lastBar = -1;
    std::size_t m_bars = 0;
    std::deque<Hour> m_hours;
};

// Lowest and highest price since that bar's end: what lies between them is gone although no bar says so yet.
std::pair<double, double> reachedSince(const InstrumentSeries& series, Step bar, Step second, double price);

// Both are told as five minutes since the epoch. An hour of longer ago, of which only its ends are known.
std::optional<analytics::liq::LevelBar> levelHour(const InstrumentSeries& series, Step hour);

// Five minutes on the clock.
std::optional<analytics::liq::LevelBar> levelBar(const InstrumentSeries& series, Step bar);

}  // namespace plimsoll
