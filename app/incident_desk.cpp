#include "app/incident_desk.h"

#include "app/export_names.h"
#include "app/incident_folder.h"
#include "app/incident_reporter.h"
#include "app/replay_files.h"
#include "app/replay_opener.h"
#include "model/market/owner_only.h"
#include "ui/main_window.h"
#include "widgets/ui_text.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QProcess>
#include <QUrl>

#include <utility>

namespace plimsoll {

namespace {

constexpr int kRefreshMs = 2'000;

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

// Another program, which is this one again. Empty: it runs.
QString startReplay(const QStringList& paths)
{
    if (const auto files = replayFiles(paths); !files) return files.error();
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(QStringList{QStringLiteral("replay"), QStringLiteral("--")} + paths);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kTellInWindow), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    const PersonsHabit habit;  // what it finds it takes for the person's
    return process.startDetached() ? QString() : UiText::tr("The replay window could not be started.");
}

}  // namespace

IncidentEntry entryOf(const IncidentFolder& incident)
{
    IncidentEntry e;
    e.folder = incident.path;
    e.name = incident.name();
    e.reason = incident.reason();
    e.bytes = incident.bytes;
    e.playable = !incident.frames.isEmpty();
    e.writing = incident.collecting();
    e.problems = incident.problems;
    if (incident.facts) {
        e.note = oneLine(QString::fromStdString(incident.facts->note), 1'000);
        e.source = oneLine(QString::fromStdString(incident.facts->source), 20);
        e.at = incident.facts->at;
        e.length = incident.facts->to - incident.facts->from;
    }
    return e;
}

IncidentDesk::IncidentDesk(MainWindow& window, QString recordings, QString incidents, QString exports,
                           const Config& config)
    : QObject(&window),
      m_window(window),
      m_recordings(std::move(recordings)),
      m_incidents(std::move(incidents)),
      m_exports(std::move(exports)),
      m_config(config),
      m_budget(config.blackBox.incidentBytes),
      m_reporter(new IncidentReporter(this)),
      m_disk(*this, "the incidents")
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(&window, &MainWindow::openRecordingRequested, this, &IncidentDesk::askForRecording);
    connect(&window, &MainWindow::incidentsRequested, this, &IncidentDesk::showIncidents);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (!m_reading) refresh();
    });
    connect(m_reporter, &IncidentReporter::progress, this, [this](double share) {
        if (m_list) m_list->setReporting(share);
    });
    connect(m_reporter, &IncidentReporter::finished, this, [this](const QString& path, const QString& problem) {
        if (m_list) m_list->setReporting(std::nullopt);
        if (m_list && !problem.isEmpty()) m_list->setProblem(problem);
        m_window.setNotice(problem.isEmpty() ? tr("Report written to %1").arg(path) : problem);
        if (!problem.isEmpty() || !m_list || !m_list->isVisible()) return;
        const PersonsHabit habit;
        QDesktopServices::openUrl(QUrl::fromLocalFile(path + QStringLiteral("/report.html")));
    });
}

IncidentDesk::~IncidentDesk()
{
    m_reporter->close();
}

void IncidentDesk::report(const QString& folder)
{
    StoryOrder order;
    order.paths = QStringList{folder};
    order.config = m_config;
    order.alerts = m_window.alerts().rules();
    for (const auto& [rule, limits] : m_window.alerts().limits()) order.limits.emplace(rule, limits);
    const QString name = QStringLiteral("incident_%1").arg(safeFileName(QFileInfo(folder).fileName()));
    m_disk.run([this, order = std::move(order), exports = m_exports, name]() -> DiskThread::Then {
        return [this, order, path = freePath(exports, name, {})] {
            if (!m_reporter->start(order, path))
                m_window.setNotice(tr("A report is being written; it ends first."));
        };
    });
}

bool IncidentDesk::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* drop = static_cast<QDropEvent*>(event);
    const QStringList paths = localFiles(drop->mimeData());
    if (paths.isEmpty()) return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop) open(paths);
    return true;
}

void IncidentDesk::open(const QStringList& paths)
{
    // What is wrong is said here; a window that opens only to say so would be in the way.
    m_disk.run([this, paths]() -> DiskThread::Then {
        const QString problem = startReplay(paths);
        if (problem.isEmpty()) return {};
        return [this, problem] { say(problem); };
    });
}

void IncidentDesk::say(const QString& problem)
{
    m_window.setNotice(problem);
    if (m_list && m_list->isVisible()) m_list->setProblem(problem);
}

// Files, folders of files and incidents: the dialog takes a file, and what lies beside an incident.json with it.
void IncidentDesk::askForRecording()
{
    auto* dialog = new QFileDialog(&m_window, UiText::tr("Open recording"),
                                   QDir(m_recordings).exists() ? m_recordings : QString());
    dialog->setObjectName(QStringLiteral("openRecording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({UiText::tr("Recordings and incidents (*.plog *.jsonl *.jsonl.gz *.jsonl.zst "
                                       "*.json)"),
                            UiText::tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &IncidentDesk::open);
    dialog->open();
}

void IncidentDesk::showIncidents()
{
    if (!m_list) {
        m_list = new IncidentList(m_window.theme(), &m_window);
        m_list->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_list, &IncidentList::openWanted, this, [this](const QString& folder) { open({folder}); });
        connect(m_list, &IncidentList::revealWanted, this, [this](const QString& folder) {
            const PersonsHabit habit;
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder))) m_list->setProblem(folder);
        });
        connect(m_list, &IncidentList::reportWanted, this, &IncidentDesk::report);
        connect(m_list, &IncidentList::reportCancelled, m_reporter, &IncidentReporter::cancel);
        connect(m_list, &IncidentList::noteWritten, this, [this](const QString& folder, const QString& note) {
            change([folder, note] { return noteIncident(folder, note); });
        });
        connect(m_list, &IncidentList::deleteWanted, this,
                [this](const QString& folder) { change([folder] { return deleteIncident(folder); }); });
        connect(m_list, &IncidentList::renameWanted, this, [this](const QString& folder, const QString& title) {
            ++m_changing;
            m_disk.run([this, folder, title]() -> DiskThread::Then {
                const auto renamed = renameIncident(folder, title);
                return [this, renamed] {
                    if (renamed) m_choose = *renamed;
                    tell(renamed ? Expected<void, QString>()
                                 : Expected<void, QString>(Unexpected{renamed.error()}));
                };
            });
        });
        connect(m_list, &QDialog::finished, &m_refresh, &QTimer::stop);
        m_list->setProblem(tr("Reading the list\u2026"));
        m_first = true;
    }
    refresh();
    m_refresh.start();
    m_list->show();
    m_list->raise();
    m_list->activateWindow();
}

void IncidentDesk::refresh()
{
    if (!m_list) return;
    m_stale = m_reading;
    if (m_reading) return;
    m_reading = true;
    m_disk.run(
        [this, folder = m_incidents]() -> DiskThread::Then {
            std::vector<IncidentEntry> entries;
            for (const IncidentFolder& incident : incidentsIn(folder)) entries.push_back(entryOf(incident));
            return [this, entries = std::move(entries)] { show(entries); };
        },
        DiskWork::Kind::Reads);
}

void IncidentDesk::change(std::function<Expected<void, QString>()> what)
{
    ++m_changing;
    m_disk.run(
        [this, what = std::move(what)]() -> DiskThread::Then { return [this, done = what()] { tell(done); }; });
}

void IncidentDesk::show(std::vector<IncidentEntry> entries)
{
    m_reading = false;
    if (!m_list || m_changing > 0) return;  // who tells of the change reads again
    if (std::exchange(m_first, false)) m_list->setProblem({});
    m_list->setEntries(std::move(entries), m_budget);
    if (m_stale) return refresh();
    if (!m_choose.isEmpty()) m_list->choose(std::exchange(m_choose, {}));
    if (!m_refusal.isEmpty()) m_list->setProblem(std::exchange(m_refusal, {}));
}

void IncidentDesk::tell(const Expected<void, QString>& done)
{
    --m_changing;
    m_refusal = done ? QString() : done.error();
    if (m_list && !done) m_list->setProblem(m_refusal);
    refresh();
}

}  // namespace plimsoll
