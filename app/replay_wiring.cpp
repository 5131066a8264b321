#include "app/replay_wiring.h"

#include "ui/main_window.h"
#include "ui/replay_bar.h"
#include "widgets/ui_text.h"

namespace plimsoll {

void introduceReplay(MainWindow& window, const ReplayFiles& files)
{
    if (const QString title = files.title(); !title.isEmpty())
        window.setWindowTitle(QStringLiteral("%1 \u2013 %2").arg(window.windowTitle(), title));
    window.replayBar()->setFacts(files.facts());
}

QStringList replayNotes(const ReplayFiles& files, const QStringList& notices)
{
    QStringList notes;
    if (const QString title = files.title(); !title.isEmpty()) notes << UiText::tr("Replay of %1").arg(title);
    if (files.incident && files.incident->facts && !files.incident->facts->note.empty())
        notes << UiText::tr("Note: %1").arg(oneLine(QString::fromStdString(files.incident->facts->note)));
    return notes + files.remarks + notices;
}

ReplayWiring::ReplayWiring(MainWindow& window, ReplayDataSource& source, ReplayFiles files, const Config& config,
                           const WatchSet& watch, std::uint8_t venues)
    : QObject(&window), m_window(window), m_files(std::move(files)), m_first(source.survey().first)
{
    m_order.files = m_files.files;
    m_order.config = config;
    m_order.venues = venues;
    m_order.watch = watch;
    ReplayThread& transport = source.transport();
    ReplayBar* bar = window.replayBar();
    connect(&transport, &ReplayThread::stateChanged, &window, &MainWindow::setReplay);
    connect(&window, &MainWindow::replayPlayToggled, &transport, &ReplayThread::play);
    connect(&window, &MainWindow::replaySpeedChosen, &transport, &ReplayThread::setSpeed);
    connect(&window, &MainWindow::replaySeekRequested, &transport, &ReplayThread::seek);
    connect(&window, &MainWindow::replayStepRequested, &transport, &ReplayThread::step);
    connect(bar, &ReplayBar::loopChosen, &transport, &ReplayThread::setLoop);
    connect(&m_marks, &ReplayMarks::found, bar, &ReplayBar::setMarks);
    introduceReplay(window, m_files);
    showRecordedMarket(window, source.survey());
    RecordingState none;
    none.possible = false;
    window.setRecording(none);
    const QStringList notices = m_files.remarks + source.notices();
    if (!notices.isEmpty()) window.setNotice(notices.join(QStringLiteral("; ")));
}

void ReplayWiring::judgeBy(std::vector<AlertRule> alerts, std::map<std::string, Thresholds, std::less<>> limits)
{
    if (m_looked && alerts == m_order.alerts && limits == m_order.limits) return;
    m_looked = true;
    m_order.alerts = std::move(alerts);
    m_order.limits = std::move(limits);
    look();
}

void ReplayWiring::setAside(std::uint8_t venues)
{
    if (venues == m_order.watch.aside) return;
    m_order.watch.aside = venues;
    if (m_looked) look();
}

void ReplayWiring::look()
{
    TimelineMarks none;
    none.reached = m_first;
    m_window.replayBar()->setMarks(std::make_shared<const TimelineMarks>(std::move(none)));
    m_marks.look(m_order);
}

}  // namespace plimsoll
