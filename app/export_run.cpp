#include "app/export_run.h"

#include "app/data_source.h"
#include "model/market/disk_work.h"
#include "ui/main_window.h"
#include "widgets/ui_text.h"

#include <utility>

namespace plimsoll {

namespace {

constexpr int kLookMs = 100;

}  // namespace

ExportRun::ExportRun(MainWindow& window, DataSource& source, QObject* parent)
    : QObject(parent), m_window(window), m_source(source)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &ExportRun::step);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        const int taken = m_collector ? m_collector->total() : 0;
        if (m_progress) Q_EMIT progress(taken + m_progress->done, taken + m_progress->total);
    });
}

ExportRun::~ExportRun()
{
    close();
    if (m_thread) m_thread->wait();
}

bool ExportRun::start(ExportOrder order, Finish finish, std::function<void()> after)
{
    if (m_running || m_closed) return false;
    m_running = true;
    m_after = std::move(after);
    m_progress = std::make_shared<ExportProgress>();
    Q_EMIT progress(0, 0);
    m_source.requestFull(this, [this, order = std::move(order), finish = std::move(finish),
                                run = m_progress](std::shared_ptr<const FullSnapshot> full) mutable {
        if (m_closed || run != m_progress || run->cancelled) return;
        if (!full) {
            end({}, UiText::tr("The market could not be read; try again."));
            return;
        }
        finish(order, full->asOf.wall);
        m_collector = std::make_unique<BundleCollector>(std::move(order), m_window, std::move(full));
        m_next.start();
    });
    return true;
}

void ExportRun::step()
{
    if (!m_collector || !m_running) return;
    if (m_collector->step()) {
        Q_EMIT progress(m_collector->done(), 2 * m_collector->total());
        m_next.start();
        return;
    }
    write();
}

void ExportRun::write()
{
    if (m_thread) m_thread->wait();
    m_look.start();
    auto content = std::make_shared<BundleContent>(m_collector->take());
    // A thread of Qt's: what lays out the report keeps timers in it.
    m_thread.reset(QThread::create([this, progress = m_progress, content, after = std::exchange(m_after, {})] {
        const ExportOrder& order = content->order;
        const DiskWork work("the export", (order.place ? order.place->folder : order.path).toStdString());
        const auto written = writeBundle(std::move(*content), progress.get());
        if (written && after) after();
        const QString path = written ? *written : QString(), problem = written ? QString() : written.error();
        QMetaObject::invokeMethod(
            this, [this, path, problem] { end(path, problem); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

void ExportRun::end(const QString& path, const QString& problem)
{
    if (!m_running) return;
    m_running = false;
    m_look.stop();
    m_next.stop();
    m_collector.reset();
    Q_EMIT finished(path, problem);
}

void ExportRun::cancel()
{
    if (!m_running || m_progress->cancelled) return;
    m_progress->cancelled = true;
    // While pictures are taken nobody writes yet: that is over at once.
    if (!m_look.isActive()) end({}, QString::fromLatin1(kExportCancelled));
}

void ExportRun::close()
{
    m_closed = true;
    m_next.stop();
    m_look.stop();
}

}  // namespace plimsoll
