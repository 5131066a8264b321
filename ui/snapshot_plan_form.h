// The form of one repeated snapshot: when, what of it is kept, and what is exported.
#pragma once

#include "ui/export_fields.h"
#include "ui/snapshot_plan.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace plimsoll {

class SnapshotPlanForm : public QDialog {
    Q_OBJECT
public:
    SnapshotPlanForm(const SnapshotPlan& plan, std::vector<ExportPanelName> panels, const QString& folder,
                     QWidget* parent);
    ~SnapshotPlanForm() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    SnapshotPlan plan() const;
    QString problem() const;

private:
    void showState();
    void chooseFolder();

    SnapshotPlan m_plan;
    QComboBox *m_when, *m_severity;
    QSpinBox *m_minutes, *m_most, *m_days, *m_megabytes;
    QLineEdit* m_at;
    ExportFields* m_fields;
    QLabel* m_problem;
    QPushButton* m_keep;
};

}  // namespace plimsoll
