#include "ui/named_files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QtDebug>

#include <atomic>
#include <utility>

namespace plimsoll {

namespace {

struct NamedFilesWords {
    Q_DECLARE_TR_FUNCTIONS(NamedFilesWords)
};

std::atomic<NamedFiles*> theRunning{nullptr};

}  // namespace

struct NamedFiles::Telling {
    Tell tell;
    std::atomic<bool> over = false;  // there is no window any more
};

NamedFiles::NamedFiles(Tell tell) : m_telling(std::make_shared<Telling>())
{
    m_telling->tell = std::move(tell);
    theRunning = this;
}

NamedFiles::~NamedFiles()
{
    NamedFiles* self = this;
    theRunning.compare_exchange_strong(self, nullptr);
    close();
}

void NamedFiles::close()
{
    m_telling->over = true;
}

NamedFiles* NamedFiles::running()
{
    return theRunning;
}

void NamedFiles::run(QObject& whom, const QString& path, Work work, DiskWork::Kind kind)
{
    const QString folder = QFileInfo(path).path();
    const std::string what = "the file " + path.toStdString();
    std::unique_ptr<DiskThread>& thread = m_folders[folder];
    if (!thread) thread = std::make_unique<DiskThread>(*this, "the files in " + folder.toStdString());
    // What is to be written is named from here on: it may wait behind one that only reads.
    std::shared_ptr<DiskWork> waits;
    if (kind == DiskWork::Kind::Works)
        waits = std::make_shared<DiskWork>(what, std::string(), DiskWork::Kind::Waits);
    thread->run(
        [telling = m_telling, there = QPointer<QObject>(&whom), waits,
         work = std::move(work)]() -> DiskThread::Then {
            const Outcome outcome = work();
            if (outcome.failed && !outcome.said.isEmpty())
                qWarning("dash.store: %s", qUtf8Printable(outcome.said));
            else if (telling->over && !outcome.said.isEmpty())  // the log is what is left to tell
                qInfo("dash.store: %s", qUtf8Printable(outcome.said));
            return [telling, there, outcome] {
                if (there) {
                    if (outcome.then) outcome.then();
                } else if (telling->tell && !outcome.said.isEmpty()) {
                    telling->tell(outcome.said);
                }
            };
        },
        kind, what);
}

void atNamedFile(QObject& whom, const QString& path, NamedFiles::Work work, DiskWork::Kind kind)
{
    if (NamedFiles* const files = NamedFiles::running()) return files->run(whom, path, std::move(work), kind);
    if (const NamedFiles::Outcome outcome = work(); outcome.then) outcome.then();
}

void writeNamedFile(QObject& whom, const QString& path, std::function<QByteArray()> bytes, NamedSaid said,
                    std::function<void(const QString& why)> then)
{
    atNamedFile(
        whom, path,
        [path, bytes = std::move(bytes), said = std::move(said), then = std::move(then)]() -> NamedFiles::Outcome {
            const QString why = writePlainBytes(path, bytes());
            return {[then, why] { then(why); }, said(why), !why.isEmpty()};
        },
        DiskWork::Kind::Works);
}

void readNamedFile(QObject& whom, const QString& path, qint64 largest,
                   std::function<void(const Expected<QByteArray, FileRefusal>&)> then)
{
    atNamedFile(
        whom, path,
        [path, largest, then = std::move(then)]() -> NamedFiles::Outcome {
            return {[then, read = readPlainBytes(path, largest)] { then(read); },
                    NamedFilesWords::tr("%1 was not imported: its window was closed before it could be read")
                        .arg(path)};
        },
        DiskWork::Kind::Reads);
}

}  // namespace plimsoll
