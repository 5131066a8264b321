// When the repeated snapshots are due, which were missed, and which of their files have to go. Owns no clock and
// takes no picture: whoever does asks it once a second.
#pragma once

#include "model/risk/warning.h"
#include "ui/snapshot_plan.h"

#include <QJsonObject>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

class ExportSchedule {
public:
    // A run that is late by more than this is missed: a picture of another moment would not be what was asked for.
    static constexpr Duration kPatience = std::chrono::seconds{60};
    // Warnings come in storms: one picture of each plan in this time.
    static constexpr Duration kBetween = std::chrono::seconds{60};
    static constexpr std::int64_t kLeastFree = 1'000'000'000;  // bytes; below that nothing is taken

    // What was kept; what was due since then is missed.
    void load(const QJsonObject& kept, Timestamp now);
    QJsonObject save() const;

    const std::vector<SnapshotPlan>& plans() const { return m_plans; }
    // One that is new begins now.
    void setPlans(std::vector<SnapshotPlan> plans, Timestamp now);

    // The ids of those to be taken now. `risk`: null, nothing was judged yet.
    std::vector<QString> due(Timestamp now, const RiskSnapshot* risk);
    // Of one that is due now: the moment that it is for. A warning's is now.
    Timestamp momentOf(const QString& id, Timestamp now) const;
    // What became of one.
    void taken(const QString& id, Timestamp now, const QString& said);
    void skipped(const QString& id, const QString& why);

    std::vector<SnapshotPlanState> states(Timestamp now) const;

    // The next moment after `after`; none: it waits for a warning, or has no time.
    static std::optional<Timestamp> next(const SnapshotPlan& plan, Timestamp after);
    // How many moments there are in (from, until].
    static std::uint64_t count(const SnapshotPlan& plan, Timestamp from, Timestamp until);

private:
    struct Past {
        Timestamp seen{};  // up to here nothing is due any more
        std::optional<Timestamp> last;
        std::uint64_t missed = 0;
        QString said;
    };
    std::vector<SnapshotPlan> m_plans;
    std::map<QString, Past> m_past;
    std::map<std::string, Severity> m_warned;  // rule, asset and venue that stand
    bool m_judged = false;                     // what stood at the start is no news
};

// Names of what it writes: "plimsoll-auto-3f9c_BTC_20261126T101500Z.zip".
QString scheduledName(const SnapshotPlan& plan, const QString& asset, Timestamp at);
// Takes away what is beyond the plan's limits in this folder, the oldest first; only what that plan has written,
// and of a folder only files that an export writes. Says how many went.
int pruneScheduled(const SnapshotPlan& plan, const QString& folder, Timestamp now);

}  // namespace plimsoll
