#include "app/replay_thread.h"

#include "model/market/disk_work.h"

#include <QPointer>

namespace plimsoll {

ReplayThread::ReplayThread(std::unique_ptr<ReplayDriver> driver, std::shared_ptr<ShownClock> clock,
                           const ReplayStart& start, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<ReplayWorker>(std::move(driver), std::move(clock), start))
{
    qRegisterMetaType<ReplayState>("plimsoll::ReplayState");
    m_thread.setObjectName(QStringLiteral("replay"));
    connect(m_worker.get(), &ReplayWorker::stateChanged, this, &ReplayThread::stateChanged);
    m_worker->moveToThread(&m_thread);
}

ReplayThread::~ReplayThread()
{
    stop();
}

void ReplayThread::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get()] { w->begin(); });
}

void ReplayThread::stop()
{
    if (!m_thread.isRunning()) return;
    const DiskWork waits("reading the recording", {}, DiskWork::Kind::AwaitsReader);
    QMetaObject::invokeMethod(
        m_worker.get(), [w = m_worker.get()] { w->halt(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.awaitGone();
}

void ReplayThread::setWatch(const WatchSet& watch)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), watch] { w->setWatch(watch); });
}

void ReplayThread::setFocus(const std::string& asset)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), asset] { w->setFocus(asset); });
}

void ReplayThread::setAlerts(const std::vector<AlertRule>& rules)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), rules] { w->setAlerts(rules); });
}

void ReplayThread::setDesk(const Desk& desk)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), desk] { w->setDesk(desk); });
}

void ReplayThread::setLevelAssumptions(const LevelAssumptions& assumptions)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [w = m_worker.get(), assumptions] { w->setLevelAssumptions(assumptions); });
}

void ReplayThread::setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), limits] { w->setRiskLimits(limits); });
}

void ReplayThread::play(bool on)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), on] { w->play(on); });
}

void ReplayThread::setSpeed(double speed)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), speed] { w->setSpeed(speed); });
}

void ReplayThread::seek(Timestamp to)
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get(), to] { w->seek(to); });
}

void ReplayThread::step()
{
    QMetaObject::invokeMethod(m_worker.get(), [w = m_worker.get()] { w->step(); });
}

void ReplayThread::setLoop(bool on, Timestamp begin, Timestamp end)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [w = m_worker.get(), on, begin, end] { w->setLoop(on, begin, end); });
}

void ReplayThread::requestFull(QObject* context, std::function<void(std::shared_ptr<const FullSnapshot>)> done)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this, w = m_worker.get(), context = QPointer<QObject>(context), done = std::move(done)] {
            QMetaObject::invokeMethod(
                this,
                [context, done, full = w->full()] {
                    if (context) done(full);
                },
                Qt::QueuedConnection);
        });
}

}  // namespace plimsoll
