// The incidents that are kept: when, why, how long, how large; to be opened, noted, renamed, deleted.
#pragma once

#include "model/market/time.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;
class QTableWidgetItem;

namespace plimsoll {

struct IncidentEntry {
    QString folder, name, reason, note;
    QString source;  // "LIVE", "SIMULATED"; empty: it is not said
    std::optional<Timestamp> at;
    std::optional<Duration> length;
    std::int64_t bytes = 0;
    bool playable = true;
    bool writing = false;  // its end is still to come
    QStringList problems;
    bool operator==(const IncidentEntry&) const = default;
};

class IncidentList : public QDialog {
    Q_OBJECT
public:
    IncidentList(const Theme& theme, QWidget* parent);
    ~IncidentList() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    // `budget`: bytes that incidents may take before warnings freeze no more; 0: not known.
    void setEntries(std::vector<IncidentEntry> entries, std::int64_t budget);
    // What became of the last wish; empty: nothing to say.
    void setProblem(const QString& sentence);
    const std::vector<IncidentEntry>& entries() const { return m_entries; }
    // A report is being made: how far, 0 to 1. None: none is.
    void setReporting(std::optional<double> share);
    void choose(const QString& folder);
    QString chosen() const;  // the folder; empty: none

Q_SIGNALS:
    void openWanted(const QString& folder);
    void noteWritten(const QString& folder, const QString& note);
    void renameWanted(const QString& folder, const QString& title);
    void deleteWanted(const QString& folder);
    void revealWanted(const QString& folder);
    void reportWanted(const QString& folder);
    void reportCancelled();

private:
    enum Column : std::uint8_t { Time, Reason, Length, Size, State, Note, Columns };
    const IncidentEntry* current() const;
    void fill();
    void showChoice();
    void edited(QTableWidgetItem* item);
    void askName();
    void askDelete();

    const Theme& m_theme;
    std::vector<IncidentEntry> m_entries;
    std::int64_t m_budget = 0;
    QTableWidget* m_table;
    QLabel *m_sum, *m_problem;
    QPushButton *m_open, *m_report, *m_note, *m_rename, *m_delete, *m_reveal;
    bool m_reporting = false;
    bool m_filling = false;
};

}  // namespace plimsoll
