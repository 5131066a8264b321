// Opens recordings and incidents in windows of their own, and keeps the list of incidents.
#pragma once

#include "model/config.h"
#include "model/market/expected.h"
#include "ui/disk_thread.h"
#include "ui/incident_list.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include <functional>
#include <vector>

namespace plimsoll {

class MainWindow;

class IncidentReporter;

class IncidentDesk : public QObject {
    Q_OBJECT
public:
    // `recordings`, `incidents`, `exports`: folders; they need not be there. Dies with the window.
    IncidentDesk(MainWindow& window, QString recordings, QString incidents, QString exports, const Config& config);
    ~IncidentDesk() override;

    void askForRecording();
    void showIncidents();
    // A replay of its own: live and recorded data never share a window.
    void open(const QStringList& paths);
    // The report of an incident, written into the exports folder by a thread of its own.
    void report(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;  // files dropped on the window

private:
    void refresh();
    void show(std::vector<IncidentEntry> entries);
    void tell(const Expected<void, QString>& done);
    void say(const QString& problem);
    // Something is done to a folder, beside the window, and the list is read again.
    void change(std::function<Expected<void, QString>()> what);

    MainWindow& m_window;
    const QString m_recordings, m_incidents, m_exports;
    const Config m_config;
    const std::int64_t m_budget;
    QPointer<IncidentList> m_list;
    QTimer m_refresh;
    IncidentReporter* m_reporter;
    bool m_reading = false, m_stale = false;  // being read; what is read may be of before
    bool m_first = false;                     // nothing has been read for this list yet
    int m_changing = 0;                       // changes that are under way: what was read before them is old
    QString m_choose;                         // the folder to choose once it is listed
    QString m_refusal;                        // of the last wish, to be said beside the new list
    // Everything that looks at folders: a disk that hangs holds neither the window nor its end.
    DiskThread m_disk;
};

// As the list shows it.
struct IncidentFolder;
IncidentEntry entryOf(const IncidentFolder& incident);

}  // namespace plimsoll
