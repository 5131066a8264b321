#include "app/cli/await_reader.h"

#include "app/interrupts.h"
#include "app/tell.h"
#include "feeds/recording/frame_log.h"

#include <QEventLoop>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>

namespace plimsoll {

namespace {

constexpr int kLookMs = 50, kSayAfterMs = 1'000;

// What else is wrong with the path is said by whoever writes there.
bool readerThere(const QString& path, std::unique_ptr<QFile>& held)
{
    if (!isPipe(path)) return true;
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return errno != ENXIO;
    held = std::make_unique<QFile>();
    if (!held->open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        ::close(descriptor);
    return true;
}

}  // namespace

Expected<std::unique_ptr<QFile>, QString> awaitReader(const QString& path, std::optional<double> longest)
{
    enum Over { Came, Left };
    std::unique_ptr<QFile> held;
    if (readerThere(path, held)) return held;
    QEventLoop loop;
    const Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::requested, &loop, [&loop] { loop.exit(Left); });
    if (longest) QTimer::singleShot(static_cast<int>(*longest * 1'000), &loop, [&loop] { loop.exit(Left); });
    QTimer::singleShot(kSayAfterMs, &loop,
                       [&path] { tell(QStringLiteral("waiting until somebody reads the pipe %1").arg(path)); });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (readerThere(path, held)) loop.exit(Came);
    });
    look.start(kLookMs);
    if (loop.exec() == Came) return held;
    return Unexpected{
        QStringLiteral("nothing was recorded: nobody reads the pipe %1; start its reader first").arg(path)};
}

}  // namespace plimsoll
