#include "model/model_thread.h"

#include <QMetaObject>
#include <QPointer>
#include <QTimer>

namespace plimsoll {

namespace {

constexpr int kTickMs = 20;

}  // namespace

ModelThread::ModelThread(const Config& config, const Clock& clock, EventQueue& queue, SnapshotHub& hub)
    : m_engine(config, clock, queue, hub),
      m_worker(std::make_unique<QObject>()),
      m_home(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("model"));
    QObject::connect(
        &m_thread, &QThread::started, m_worker.get(), [this] { m_end.begins(); }, Qt::DirectConnection);
    m_timer = new QTimer(m_worker.get());
    m_timer->setInterval(kTickMs);
    m_timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(m_timer, &QTimer::timeout, m_worker.get(), [this] {
        m_engine.drain();
        m_engine.tick();
    });
    m_worker->moveToThread(&m_thread);
    // From any feed's thread, once a burst.
    queue.onWake([this, worker = m_worker.get()] {
        QMetaObject::invokeMethod(
            worker,
            [this] {
                m_engine.drain();
                m_engine.judgeAlerts();  // not only with the next tick
            },
            Qt::QueuedConnection);
    });
}

ModelThread::~ModelThread()
{
    stop();
}

template <typename Work>
void ModelThread::post(Work work)
{
    QMetaObject::invokeMethod(m_worker.get(), std::move(work), Qt::QueuedConnection);
}

void ModelThread::onImageWanted(std::function<void(InstrumentId, LostReason)> wanted)
{
    m_engine.onImageWanted(std::move(wanted));
}

void ModelThread::start()
{
    if (m_thread.isRunning()) return;
    m_thread.start();
    post([this] {
        m_engine.tick();  // the first snapshots: nothing is known yet, and that is said
        m_timer->start();
    });
}

void ModelThread::stop()
{
    if (!m_thread.isRunning()) return;
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_timer->stop();
            m_engine.drain();
            m_engine.publishAll();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    m_end.await();
}

void ModelThread::setWatch(const WatchSet& watch)
{
    post([this, watch] { m_engine.setWatch(watch); });
}

void ModelThread::setLevelAssumptions(const LevelAssumptions& assumptions)
{
    post([this, assumptions] { m_engine.setLevelAssumptions(assumptions); });
}

void ModelThread::setRiskLimits(std::map<std::string, Thresholds, std::less<>> limits)
{
    post([this, limits = std::move(limits)] { m_engine.setRiskLimits(limits); });
}

void ModelThread::setAlerts(std::vector<AlertRule> rules)
{
    post([this, rules = std::move(rules)] { m_engine.setAlerts(rules); });
}

void ModelThread::setDesk(Desk desk)
{
    post([this, desk = std::move(desk)]() mutable { m_engine.setDesk(std::move(desk)); });
}

void ModelThread::setFocus(const std::string& asset)
{
    post([this, asset] {
        m_engine.setFocus(asset);
        m_engine.tick();
    });
}

void ModelThread::requestBooks(std::function<void(std::vector<BookImage>&&)> take)
{
    post([this, take = std::move(take)] {
        m_engine.drain();
        take(m_engine.bookImages());
    });
}

void ModelThread::requestCounts(std::function<void(const Counts&)> take)
{
    post([this, take = std::move(take)] {
        m_engine.drain();
        take(m_engine.counts());
    });
}

void ModelThread::addDepthPast(DepthPast past)
{
    post([this, past = std::move(past)]() mutable { m_engine.addDepthPast(std::move(past)); });
}

void ModelThread::addPhasePast(std::vector<store::EpisodeRow> past)
{
    post([this, past = std::move(past)] { m_engine.addPhasePast(past); });
}

void ModelThread::addBookPast(VenueId venue, const std::string& symbol, std::vector<store::BookHour> hours)
{
    post([this, venue, symbol, hours = std::move(hours)]() mutable {
        m_engine.addBookPast(venue, symbol, std::move(hours));
    });
}

void ModelThread::requestFull(QObject* context, FullDone done)
{
    answer(context, std::move(done), false);
}

void ModelThread::requestLast(QObject* context, FullDone done)
{
    answer(context, std::move(done), true);
}

void ModelThread::answer(QObject* context, FullDone done, bool last)
{
    post([this, context = QPointer<QObject>(context), done = std::move(done), last] {
        m_engine.drain();
        m_engine.tick();
        if (last) {
            m_engine.settle();
            m_engine.setQuiet(true);
        }
        QMetaObject::invokeMethod(
            m_home.get(),
            [context, done, full = m_engine.fullSnapshot()] {
                if (context) done(full);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace plimsoll
