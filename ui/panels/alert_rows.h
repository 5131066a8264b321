// The lists of alerts as rows: which are shown, in what order, and what each cell says. Pure functions.
#pragma once

#include "model/alerts/alert.h"
#include "ui/alert_metrics.h"
#include "ui/panels/text_table.h"

#include <optional>
#include <vector>

namespace plimsoll {

namespace alert_list {
enum Column { State, Level, Alert, Rule, Where, Does, Now, Would, Fired, Last, kColumns };
enum FiredColumn { At, FiredLevel, Asset, What, Value, Delay, kFiredColumns };
}  // namespace alert_list

enum class AlertShow : std::uint8_t { All, Watching, Firing, Trouble, Snoozed, Resting };
inline constexpr std::size_t kAlertShows = 6;
QString alertShowName(AlertShow show);

struct AlertFilter {
    AlertShow show = AlertShow::All;
    std::optional<MetricKind> kind;
    QString part;  // of its title, its conditions, its place
    bool active() const { return show != AlertShow::All || kind || !part.isEmpty(); }
};
bool isSnoozed(const AlertRule& rule, Timestamp now);
bool passes(const AlertRow& row, const AlertFilter& filter, Timestamp now);
// The person's alerts with how they stand: what the model has not judged yet says so.
std::vector<AlertRow> alertRowsOf(const std::vector<AlertRule>& rules, const AlertSnapshot* judged);
// By a column; -1: the person's order.
void sortAlerts(std::vector<AlertRow>& rows, int column, Qt::SortOrder order, Timestamp now);

std::vector<TextColumn> alertColumns();
std::vector<TextColumn> firedColumns();
// `stale`: nobody looks any more, what is said was true once.
TextRow alertTextRow(const AlertRow& row, Timestamp now, bool stale);
TextRow firedTextRow(const AlertFired& fired, const AlertRule* rule);

}  // namespace plimsoll
