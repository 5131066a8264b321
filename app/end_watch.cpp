#include "app/end_watch.h"

#include "app/log_file.h"
#include "app/tell.h"

#include <QString>
#include <QtDebug>

#include <sys/poll.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace plimsoll {

namespace {

constexpr int kSayMs = 1'000;  // for whoever reads standard error

constexpr int kNotYet = -1;
std::atomic<int> wantedStatus = kNotYet;  // of the run, once all is written

[[noreturn]] void endHere(const DiskWork::Look& now, EndsIn where)
{
    const int wanted = wantedStatus;
    const StandstillEnd end = standstillEnd(now, wanted == kNotYet ? std::nullopt : std::optional(wanted), where);
    // For the log alone: on standard error all of it is one line. A run that has written all has ended its log.
    if (wanted == kNotYet) {
        for (const std::string& name : now.names) qInfo("dash.end: not ended: %s", name.c_str());
        for (const std::string& name : now.readers) qInfo("dash.end: not ended: %s", name.c_str());
    }
    stopLog();
    if (end.said.empty()) std::_Exit(end.status);
    // Not through stdio, whose lock somebody may hold; and a terminal that takes nothing is not waited for either.
    const QByteArray line = "plimsoll: " + plainly(QString::fromStdString(end.said)) + QByteArray("\n");
    pollfd terminal{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&terminal, 1, kSayMs) == 1)
        static_cast<void>(!::write(STDERR_FILENO, line.constData(), static_cast<std::size_t>(line.size())));
    std::_Exit(end.status);
}

}  // namespace

bool Standstill::reached(const DiskWork::Look& now)
{
    const bool works = !now.working.empty();
    const bool goesOn = now.working != m_last.working || now.reading != m_last.reading ||
                        (!works && now.all - m_last.all >= m_least);
    m_still = m_still < 0 || goesOn ? 0 : m_still + 1;
    m_last = now;
    return m_still >= (now.names.empty() && !now.readers.empty() ? m_mostReading : m_most);
}

EndWatch::EndWatch(Options options) : m_options(std::move(options)), m_thread([this] { run(); }) {}

EndWatch::~EndWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void EndWatch::run()
{
    // A fiftieth of a processor.
    const std::chrono::nanoseconds look = m_options.look;
    const auto looks = [this](std::chrono::milliseconds time) {
        return std::max(1, static_cast<int>(time / m_options.look));
    };
    Standstill still(looks(m_options.patience), look / 50, looks(kDiskPatience));
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_options.look, [this] { return m_over; })) {
        const DiskWork::Look now = DiskWork::look();
        if (!still.reached(now)) continue;
        lock.unlock();
        if (!m_options.end) endHere(now, m_options.where);
        return m_options.end(now.names);
    }
}

void EndWatch::begin(EndsIn where)
{
    Options options;
    options.where = where;
    static const EndWatch* const own = new EndWatch(std::move(options));
    static_cast<void>(own);
}

int EndWatch::allWritten(int status)
{
    // Now: who ends the process later asks no stream, whose lock somebody may hold.
    std::fflush(stdout);
    wantedStatus = status;
    return status;
}

std::string standstillSentence(const std::vector<std::string>& names, EndsIn where)
{
    const std::string seconds =
        std::to_string(std::chrono::duration_cast<std::chrono::seconds>(kEndPatience).count());
    if (names.empty()) return "nothing went on at the end for " + seconds + " s, and it was waited no longer";
    const bool pipe = where == EndsIn::Pipe;
    std::string said = pipe ? "nobody reads the pipe any more, and what was not written yet is lost: "
                            : "the disk does not answer, and what was not written yet may be lost: ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) said += "; ";
        said += names[i];
    }
    said += ". Nothing went on for " + seconds + " s; ";
    return said + (pipe ? "let its reader read until the end" : "look after the disk or the share");
}

StandstillEnd standstillEnd(const DiskWork::Look& now, std::optional<int> wanted, EndsIn where)
{
    if (!now.names.empty()) return {1, standstillSentence(now.names, where)};
    if (wanted) return {*wanted, {}};
    // A window that was closed: its readers have nobody to read for any more.
    if (!now.readers.empty()) return {0, {}};
    return {1, standstillSentence({})};
}

void endNow(int status)
{
    std::fflush(stdout);
    std::_Exit(status);
}

}  // namespace plimsoll
