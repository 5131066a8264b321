// Everything that leaves the window as a file or on the clipboard: the dialog, the last choice, panels' menus, and
// the snapshots that repeat. One a window; dies with it.
#pragma once

#include "app/export_run.h"
#include "app/export_schedule.h"
#include "app/json_file.h"
#include "ui/disk_thread.h"
#include "ui/export_dialog.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>
#include <set>

class QAbstractItemView;
class QMenu;

namespace plimsoll {

class Panel;

class ExportDesk : public QObject {
    Q_OBJECT
public:
    // What only the application knows of its source: whose recording it is, what is to be said about it.
    using Describe = std::function<void(ExportOrder& order)>;
    // Milliseconds since 1970 of the machine's clock; tests have their own.
    using Now = std::function<Timestamp()>;
    // Bytes that are free where this folder is; asked in another thread.
    using Free = std::function<std::int64_t(const QString& folder)>;

    // `folder`: where exports go; `data`: the data folder, where the choice is kept.
    ExportDesk(MainWindow& window, DataSource& source, QString folder, const QString& data, Describe describe,
               Now now = {}, Free free = {});
    ~ExportDesk() override;

    void openDialog(bool plans);
    void exportAgain();
    void run(const ExportChoice& choice);
    // Once a second: what is due. `risk` as the model says it.
    void look();
    void close();

    const ExportChoice& choice() const { return m_choice; }
    ExportSchedule& schedule() { return m_schedule; }
    ExportDialog* dialog() const { return m_dialog; }
    void setPlans(const std::vector<SnapshotPlan>& plans);

    void copyPicture(const QString& panel);
    void copyTable(const ExportTable& table);
    // Asks for the file. `svg`: as a drawing.
    void savePicture(const QString& panel);
    void saveTable(const ExportTable& table);
    void fillMenu(const QString& panel, QMenu* menu);

Q_SIGNALS:
    void exported(const QString& path);
    void failed(const QString& problem);

private:
    void start(const ExportChoice& choice);
    ExportOrder orderOf(const ExportChoice& choice) const;
    void pathFor(ExportOrder& order, const ExportChoice& choice, Timestamp at, const QString& plan) const;
    QString folderOf(const ExportChoice& choice) const;
    void startPlan();
    const SnapshotPlan* nextDue();
    void giveUpAsking();
    void unanswered(const QString& plan);
    void answered(const QString& plan, const QString& folder, std::int64_t free);
    void takePlan(const QString& plan, std::int64_t free);
    void missed(const QString& plan);
    void ended(const QString& path, const QString& problem);
    void showPlans();
    void save();
    bool keepsMoments() const;
    QString restReason() const;  // of the schedule; empty: nothing keeps it
    PictureStamp stampOf(const Panel& panel) const;

    MainWindow& m_window;
    DataSource& m_source;
    const QString m_folder;
    const Describe m_describe;
    const Now m_now;
    const Free m_free;
    JsonFile m_file;
    ExportChoice m_choice;
    ExportSchedule m_schedule;
    ExportRun m_run;
    QPointer<ExportDialog> m_dialog;
    std::optional<ExportTable> m_cells;  // what was selected when the dialog was opened
    QPointer<QAbstractItemView> m_lastView;
    struct Due {
        QString id;
        Timestamp at;  // when it was to be taken
    };
    std::deque<Due> m_due;          // plans that wait for their turn
    std::optional<QString> m_plan;  // whose run it is; none: the person's own
    QTimer m_tick;
    Timestamp m_saved{};
    bool m_closed = false;
    struct Question {
        QString plan, folder;
        Timestamp at;
    };
    std::optional<Question> m_asking;  // what is free on the disk
    std::set<QString> m_hung;          // folders whose answer is waited for no longer; it may still come
    DiskThread m_disk;                 // a question at a time, and one for each folder that hangs
};

}  // namespace plimsoll
