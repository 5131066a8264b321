// The repeated snapshots: a list with the next run and what was missed, and a form for the chosen one.
#pragma once

#include "ui/export_fields.h"
#include "ui/snapshot_plan.h"
#include "widgets/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace plimsoll {

class SnapshotPlans : public QWidget {
    Q_OBJECT
public:
    SnapshotPlans(const Theme& theme, std::vector<ExportPanelName> panels, QString folder, QWidget* parent);

    void setPlans(const std::vector<SnapshotPlan>& plans);
    const std::vector<SnapshotPlan>& plans() const { return m_plans; }
    void setStates(const std::vector<SnapshotPlanState>& states);
    // Why none is taken just now; empty: nothing keeps them.
    void setResting(const QString& why);

Q_SIGNALS:
    void plansChanged(const std::vector<plimsoll::SnapshotPlan>& plans);

private:
    void fill();
    void edit(const SnapshotPlan& plan, bool fresh);
    int current() const;

    const Theme& m_theme;
    const std::vector<ExportPanelName> m_panels;
    const QString m_folder;
    std::vector<SnapshotPlan> m_plans;
    std::vector<SnapshotPlanState> m_states;
    QTableWidget* m_table;
    QLabel *m_said, *m_resting;
    QPushButton *m_add, *m_edit, *m_remove;
    bool m_filling = false;
};

}  // namespace plimsoll
