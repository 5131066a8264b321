// A snapshot that is taken again and again: when, what, and how much of it is kept.
#pragma once

#include "model/market/time.h"
#include "model/risk/warning.h"
#include "ui/export_choice.h"

#include <QJsonObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

struct SnapshotPlan {
    enum class When : std::uint8_t { Every, At, Warning };

    QString id;  // four letters and digits; part of its files' names
    bool on = true;
    When when = When::Every;
    int minutes = 60;     // of Every; counted from midnight UTC, so that a restart changes nothing
    std::vector<int> at;  // of At: minutes of the UTC day, ascending
    Severity severity = Severity::Critical;  // of Warning: this one and worse
    ExportChoice choice;
    // What is kept of it; 0: no limit of that kind. The oldest go first.
    int most = 100, days = 0, megabytes = 0;
    bool operator==(const SnapshotPlan&) const = default;

    static constexpr int kLeastMinutes = 1, kMostMinutes = 24 * 60;
    static constexpr std::size_t kMostPlans = 20;
};

// What the schedule says about one.
struct SnapshotPlanState {
    QString id;
    std::optional<Timestamp> next, last;
    std::uint64_t missed = 0;  // while the program was closed, asleep or kept from it
    QString said;              // of the last run, or why it did not happen
    bool operator==(const SnapshotPlanState&) const = default;
};

QString newPlanId();
// "every 60 min", "at 00:00, 08:00 UTC", "on a critical warning", "from severity notice on"
QString planText(const SnapshotPlan& plan);
// "08:00, 16:30" as minutes of the day, in order and each once; nothing if a word is none.
std::optional<std::vector<int>> dayTimes(const QString& text);
QString dayTimesText(const std::vector<int>& at);

QJsonObject toJson(const SnapshotPlan& plan);
// None: it has no id that could be ours.
std::optional<SnapshotPlan> snapshotPlanFrom(const QJsonObject& kept);

}  // namespace plimsoll
