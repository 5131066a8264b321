// What is new among warnings and fired alerts since the last look: the one place where news are told from what
// stands, for all that speaks.
#pragma once

#include "model/alerts/alert.h"
#include "model/risk/warning.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

struct News {
    enum class Kind : std::uint8_t { Warning, Alert };
    Kind kind = Kind::Warning;
    Severity severity = Severity::Warning;
    std::string rule;   // of a warning: its rule
    std::string asset;  // empty: of the market
    std::optional<VenueId> venue;
    std::string head;     // the sentence
    bool titled = false;  // by the person's own words
    std::string why;      // of a warning: why it matters
    AsOf at;
    std::optional<double> value, delayMs;                          // delay: from the frame's arrival
    std::uint64_t alert = 0;                                       // number of the alert
    std::vector<analytics::MetricId> metrics;                      // what it rests on
    bool sound = true, tray = true, post = false, bundle = false;  // an alert's own wishes
    bool before = false;  // it stood at the first look: not news, but not to be missed either
    bool found = false;   // of a warning: it stood when it could first be judged, nobody saw it begin
    bool operator==(const News&) const = default;
};

class NewsReader {
public:
    // What the person muted is not told; unmuted while it stands, it is no news either.
    void setMuted(std::function<bool(const Warning&)> muted) { m_muted = std::move(muted); }

    // Warnings of this severity and worse. One that becomes critical is told again; gone and back is new.
    static constexpr Severity kLeast = Severity::Warning;
    // Oldest first. Null: not looked at. `riskVersion`: which publication `risk` is: one that was read is not read
    // again; not said: it may be another.
    std::vector<News> read(const RiskSnapshot* risk, const AlertSnapshot* alerts,
                           std::optional<std::uint64_t> riskVersion = {});
    // Critical warnings that stand and are not muted by now: mutes end while nothing else changes.
    std::size_t critical() const;

private:
    void warnings(const RiskSnapshot& risk, std::vector<News>& out);
    void fired(const AlertSnapshot& alerts, std::vector<News>& out);

    std::function<bool(const Warning&)> m_muted;
    std::set<std::string> m_raised;   // rule, place, whether critical
    std::uint64_t m_fired = 0;        // by serial
    std::vector<Warning> m_critical;  // those that stand: what mutes go by, the rest left out
    std::optional<std::uint64_t> m_riskRead;
    bool m_lookedAtRisk = false, m_lookedAtAlerts = false;
};

}  // namespace plimsoll
