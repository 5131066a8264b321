// The lists of alerts as rows: which are shown, in what order, and what each cell says. Pure functions.
#pragma once

#include "model/alerts/alert.h"
#include "ui/alert_metrics.h"
#include "ui/panels/text_table.h"
#include "widgets/format.h"

#include <optional>
#include <unordered_map>
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
// By state and kind; whether its words have the filter's part is asked of those (AlertWords).
bool passes(const AlertRow& row, const AlertFilter& filter, Timestamp now);
// The person's alerts with how they stand: what the model has not judged yet says so.
std::vector<AlertRow> alertRowsOf(const std::vector<AlertRule>& rules, const AlertSnapshot* judged);

// What was said of the alerts so far. They are judged several times a second, and few of them say anything else
// then: words are made for what has changed.
class AlertWords {
public:
    struct Phrases {
        QString title, conditions, times, place, does;
        bool has(const QString& part) const;
    };

    // Before a list is made: other signs of numbers make other words of everything, another day of what fired.
    void begin(Timestamp now);
    // What stays good until the next begin() or keep().
    const Phrases& of(const AlertRule& rule);
    const TextRow& row(const AlertRow& row, Timestamp now, bool stale);
    // `rule`: null when it has been deleted.
    const TextRow& fired(const AlertFired& fired, const AlertRule* rule);
    // What is in neither list any more is forgotten.
    void keep(const std::vector<AlertRow>& rows, const std::vector<AlertFired>& fired);

    // How many were made, for whoever counts.
    struct Made {
        std::uint64_t phrases = 0, rows = 0, fired = 0;
    };
    const Made& made() const { return m_made; }

private:
    struct Kept {
        AlertRule rule;
        Phrases phrases;
        std::optional<AlertRow> row;  // of which `text` was made
        bool snoozed = false, stale = false;
        TextRow text;
    };
    struct KeptFired {
        AlertFired fired;
        bool known = false, titled = false;
        TextRow text;
    };
    Kept& kept(const AlertRule& rule);

    std::unordered_map<std::uint64_t, Kept> m_rules;
    std::unordered_map<std::uint64_t, KeptFired> m_fired;
    format::Style m_style;
    bool m_standard = false;
    Timestamp m_today{};
    Made m_made;
};

// By a column; -1: the person's order.
void sortAlerts(std::vector<const AlertRow*>& rows, int column, Qt::SortOrder order, Timestamp now,
                AlertWords& words);

std::vector<TextColumn> alertColumns();
std::vector<TextColumn> firedColumns();
// `stale`: nobody looks any more, what is said was true once.
TextRow alertTextRow(const AlertRow& row, const AlertWords::Phrases& phrases, Timestamp now, bool stale);
TextRow firedTextRow(const AlertFired& fired, const AlertRule* rule, Timestamp now);

}  // namespace plimsoll
