// One export from beginning to end: the picture of the market is asked of the source, the window is looked at a
// picture a turn, and the rest is done in a thread of its own.
#pragma once

#include "app/export_bundle.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace plimsoll {

class DataSource;

class ExportRun : public QObject {
    Q_OBJECT
public:
    // `window` and `source` outlive it. `finish` completes the order when the moment of the data is known: its
    // path.
    using Finish = std::function<void(ExportOrder& order, Timestamp at)>;
    ExportRun(MainWindow& window, DataSource& source, QObject* parent);
    ~ExportRun() override;

    bool running() const { return m_running; }
    // False: one is running.
    // `after`: what is to be done once it is written, in the thread that has written.
    bool start(ExportOrder order, Finish finish, std::function<void()> after = {});
    void cancel();
    // Before the window goes: no picture is taken any more. What is being written is written to its end, which the
    // destructor waits for.
    void close();

Q_SIGNALS:
    void progress(int done, int total);
    // One of the two is empty.
    void finished(const QString& path, const QString& problem);

private:
    void step();
    void write();
    void end(const QString& path, const QString& problem);

    MainWindow& m_window;
    DataSource& m_source;
    std::unique_ptr<BundleCollector> m_collector;
    std::shared_ptr<ExportProgress> m_progress;
    std::unique_ptr<QThread> m_thread;
    std::function<void()> m_after;
    QTimer m_next, m_look;
    bool m_running = false, m_closed = false;
};

}  // namespace plimsoll
