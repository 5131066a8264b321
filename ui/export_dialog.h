// The export dialog (Ctrl+E): one export now, and those that repeat.
#pragma once

#include "ui/export_fields.h"
#include "ui/snapshot_plan.h"
#include "widgets/theme.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace plimsoll {

class SnapshotPlans;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const Theme& theme, std::vector<ExportPanelName> panels, const QString& folder, bool cells,
                 QWidget* parent);
    ~ExportDialog() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    ExportFields& fields() { return *m_fields; }
    SnapshotPlans& plans() { return *m_plans; }
    void showPlans(bool on);
    // While one runs. `total` 0: it has just begun.
    void setProgress(int done, int total);
    // It has ended; empty: all is well, and the dialog closes.
    void setResult(const QString& problem);

Q_SIGNALS:
    void exportWanted(const plimsoll::ExportChoice& choice);
    void cancelWanted();

protected:
    void reject() override;

private:
    void chooseFolder();
    void showState();

    QTabWidget* m_tabs;
    ExportFields* m_fields;
    SnapshotPlans* m_plans;
    QLabel* m_problem;
    QProgressBar* m_bar;
    QPushButton *m_run, *m_close;
    bool m_running = false;
};

}  // namespace plimsoll
