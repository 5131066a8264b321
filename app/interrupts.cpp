#include "app/interrupts.h"

#include <fcntl.h>
#include <unistd.h>
#include <csignal>

namespace plimsoll {

namespace {

volatile std::sig_atomic_t g_write = -1;

void onSignal(int number)
{
    const char byte = static_cast<char>(number);
    if (g_write >= 0) static_cast<void>(!::write(static_cast<int>(g_write), &byte, 1));
    std::signal(number, SIG_DFL);
}

}  // namespace

Interrupts::Interrupts(QObject* parent) : QObject(parent)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_read = ends[0];
    g_write = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_read, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { arrived(); });
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, &onSignal);
}

Interrupts::~Interrupts()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, SIG_DFL);
    m_notifier.reset();
    const int end = static_cast<int>(g_write);
    g_write = -1;
    if (end >= 0) ::close(end);
    if (m_read >= 0) ::close(m_read);
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
