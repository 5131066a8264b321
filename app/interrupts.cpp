#include "app/interrupts.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>

namespace plimsoll {

namespace {

volatile std::sig_atomic_t g_write = -1;

void onSignal(int number)
{
    const int before = errno;
    const char byte = static_cast<char>(number);
    if (g_write >= 0) static_cast<void>(!::write(static_cast<int>(g_write), &byte, 1));
    std::signal(number, SIG_DFL);
    errno = before;
}

// One for the whole process, and never closed: a signal may be at hand in another thread at any time, and would
// write into whatever file has the number next.
struct Pipe {
    Pipe() { open = ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0; }
    int ends[2] = {-1, -1};
    bool open = false;
};
const Pipe& thePipe()
{
    static const Pipe pipe;
    return pipe;
}

}  // namespace

Interrupts::Interrupts(QObject* parent) : QObject(parent)
{
    const Pipe& pipe = thePipe();
    if (!pipe.open) return;
    m_read = pipe.ends[0];
    came();  // what came for one before is no news
    m_came = false;
    g_write = pipe.ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_read, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { arrived(); });
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, &onSignal);
}

Interrupts::~Interrupts()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_DFL);
    m_notifier.reset();
    g_write = -1;
}

bool Interrupts::came()
{
    char bytes[16];
    while (m_read >= 0 && ::read(m_read, bytes, sizeof bytes) > 0) m_came = true;
    return m_came;
}

void Interrupts::arrived()
{
    came();
    Q_EMIT requested();
}

}  // namespace plimsoll
