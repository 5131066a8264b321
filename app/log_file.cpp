#include "app/log_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace plimsoll {

namespace {

constexpr qint64 kLargest = 4 << 20;
constexpr int kKept = 3;

constexpr qsizetype kMostWaiting = 4 << 20;  // bytes, for the file and for the terminal each
constexpr std::chrono::seconds kNothingGoesOn{1}, kLongestEnd{5};
constexpr std::chrono::seconds kTryAgain{2};  // to open a file that could not be

QByteArray lineOf(const char* word, const char* category, const QString& text)
{
    return QStringLiteral("%1 %2 %3: %4\n")
        .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(word),
             QLatin1String(category), text)
        .toUtf8();
}

// Any thread hands lines over, one of its own writes them: a disk or a terminal that takes nothing holds nobody
// up. What does not fit, or is refused, is dropped, and said once it goes on.
class LineQueue {
public:
    using Write = std::function<bool(const QByteArray&)>;  // false: it was not taken

    explicit LineQueue(Write how) : m_state(std::make_shared<State>())
    {
        m_state->write = std::move(how);
        m_thread = std::thread([state = m_state] { run(*state); });
    }

    void push(const QByteArray& line)
    {
        State& s = *m_state;
        {
            const std::lock_guard lock(s.mutex);
            if (s.ending) return;
            // With some room, not with the first bit of it: else lines and their losses would alternate.
            if (s.lost > 0 && s.bytes <= kMostWaiting / 2) sayLost(s);
            if (s.lost > 0 || s.bytes + line.size() > kMostWaiting) {
                ++s.lost;
                return;
            }
            append(s, {line, 0});
        }
        s.some.notify_one();
    }

    // Waits until all is written, as long as writing goes on.
    void drain()
    {
        std::unique_lock lock(m_state->mutex);
        settle(lock, [](const State& s) { return s.ended || (s.waiting.empty() && !s.busy); });
    }

    // The same, and no more is taken. A thread that hangs is left behind.
    void end()
    {
        if (!m_thread.joinable()) return;
        bool ended = false;
        {
            std::unique_lock lock(m_state->mutex);
            m_state->ending = true;
            m_state->some.notify_one();
            ended = settle(lock, [](const State& s) { return s.ended; });
            m_state->abandoned = !ended;
        }
        if (ended)
            m_thread.join();
        else
            m_thread.detach();
    }

private:
    struct Line {
        QByteArray text;
        quint64 losses = 0;  // that it tells of: where it is refused, they are still to be told
    };
    struct State {
        std::mutex mutex;
        std::condition_variable some, done;
        std::deque<Line> waiting;
        qsizetype bytes = 0;
        quint64 lost = 0, written = 0;
        bool busy = false, ending = false, abandoned = false, ended = false;
        Write write;
    };

    static void append(State& s, Line line)
    {
        s.bytes += line.text.size();
        s.waiting.push_back(std::move(line));
    }

    static void sayLost(State& s)
    {
        const QString said =
            QStringLiteral("%1 messages were dropped: they were refused, or nobody took them in time").arg(s.lost);
        append(s, {lineOf("warning", "dash.log", said), s.lost});
        s.lost = 0;
    }

    static void run(State& s)
    {
        std::unique_lock lock(s.mutex);
        bool last = false;
        while (!s.abandoned) {
            s.some.wait(lock, [&s] { return s.ending || !s.waiting.empty(); });
            // There may be room again by the end.
            if (s.waiting.empty() && s.lost > 0 && !std::exchange(last, true)) sayLost(s);
            if (s.waiting.empty()) break;
            const Line line = std::move(s.waiting.front());
            s.waiting.pop_front();
            s.bytes -= line.text.size();
            // Not after such a line itself: where that is refused too, the next message tries it again.
            if (s.waiting.empty() && s.lost > 0 && line.losses == 0) sayLost(s);
            s.busy = true;
            lock.unlock();
            const bool taken = s.write(line.text);
            lock.lock();
            s.busy = false;
            if (!taken) s.lost += std::max<quint64>(line.losses, 1);
            ++s.written;
            s.done.notify_all();
        }
        s.ended = true;
        s.done.notify_all();
    }

    template <typename Reached>
    bool settle(std::unique_lock<std::mutex>& lock, Reached reached)
    {
        const State& s = *m_state;
        const auto latest = std::chrono::steady_clock::now() + kLongestEnd;
        for (quint64 before = s.written;; before = s.written) {
            if (m_state->done.wait_for(lock, kNothingGoesOn, [&] { return reached(s); })) return true;
            if (s.written == before || std::chrono::steady_clock::now() >= latest) return false;
        }
    }

    std::shared_ptr<State> m_state;  // a thread that is left behind keeps it
    std::thread m_thread;
};

// The files, used by their queue's thread alone once they are open.
struct LogFiles {
    QFile file;
    std::optional<std::chrono::steady_clock::time_point> tried;  // to open it again
    bool torn = false;                                           // the file ends within a line

    // Not buffered: what is refused would wait there and come later, or never.
    bool open() { return file.open(QIODevice::Append | QIODevice::Text | QIODevice::Unbuffered); }

    bool append(const QByteArray& line)
    {
        if (!file.isOpen() && !openAgain()) return false;
        if (torn && file.write("\n", 1) == 1) torn = false;
        const qint64 written = torn ? 0 : file.write(line);
        if (written > 0 && written < line.size()) torn = true;
        if (file.size() > kLargest) rotate();
        return written == line.size();
    }

    bool openAgain()
    {
        const auto now = std::chrono::steady_clock::now();
        if (tried && now - *tried < kTryAgain) return false;
        tried = now;
        return open();
    }

    void rotate()
    {
        const QString name = file.fileName();
        file.close();
        QFile::remove(QStringLiteral("%1.%2").arg(name).arg(kKept));
        for (int n = kKept - 1; n >= 1; --n)
            QFile::rename(QStringLiteral("%1.%2").arg(name).arg(n), QStringLiteral("%1.%2").arg(name).arg(n + 1));
        QFile::rename(name, name + QStringLiteral(".1"));
        torn = false;
        tried = std::chrono::steady_clock::now();
        if (!open()) qWarning("cannot write %s", qUtf8Printable(name));
    }
};

// Not through stdio: its lock would be held for as long as nobody reads, and whoever else writes waits for that.
bool toStandardError(const QByteArray& line)
{
    qsizetype at = 0;
    while (at < line.size()) {
        const auto n = ::write(STDERR_FILENO, line.constData() + at, static_cast<std::size_t>(line.size() - at));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        at += n;
    }
    return true;
}

struct Log {
    std::mutex mutex;  // guards the next two; nothing is written under it
    std::shared_ptr<LineQueue> file, terminal;
    QtMessageHandler before = nullptr;
    std::atomic<bool> told = false;  // rules were given: the person wants to see

    void endQueues()
    {
        std::shared_ptr<LineQueue> f, t;
        {
            const std::lock_guard lock(mutex);
            f = std::exchange(file, nullptr);
            t = std::exchange(terminal, nullptr);
        }
        if (f) f->end();
        if (t) t->end();
    }
};

// Never destroyed: Qt may still speak while the process ends.
Log& theLog()
{
    static Log* const log = new Log;
    return *log;
}

// Said by Qt in every run without a desktop, and of no use to anybody.
bool idle(const QString& text)
{
    return text.contains(QLatin1String("propagateSizeHints")) || text.contains(QLatin1String("XDG_RUNTIME_DIR"));
}

// One line a message, and nothing that a terminal obeys: what a venue said may be in it.
QString oneLine(QString text)
{
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) c = QLatin1Char(' ');
    return text;
}

void write(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (idle(text)) return;
    static constexpr std::array words = {"debug", "warning", "critical", "fatal", "info"};
    const char* word = words[static_cast<std::size_t>(type)];
    const QByteArray line = lineOf(word, context.category ? context.category : "default", oneLine(text));
    Log& log = theLog();
    std::shared_ptr<LineQueue> file, terminal;
    {
        const std::lock_guard lock(log.mutex);
        file = log.file;
        if (log.told || (type != QtDebugMsg && type != QtInfoMsg)) terminal = log.terminal;
    }
    if (file) file->push(line);
    if (terminal) terminal->push(line);
    if (type != QtFatalMsg) return;
    // The process ends with this message.
    if (file) file->drain();
    if (terminal) terminal->drain();
}

}  // namespace

QString startLog(const QString& path, const QString& rules)
{
    Log& log = theLog();
    log.endQueues();
    log.told = !rules.isEmpty();
    QString problem;
    std::shared_ptr<LineQueue> queue;
    if (!path.isEmpty()) {
        auto files = std::make_shared<LogFiles>();
        QDir().mkpath(QFileInfo(path).absolutePath());
        files->file.setFileName(path);
        if (files->open()) {
            if (files->file.size() > kLargest) files->rotate();
        } else {
            problem = QStringLiteral("cannot write the log %1: %2").arg(path, files->file.errorString());
            files->tried = std::chrono::steady_clock::now();  // its folder may come back
        }
        queue = std::make_shared<LineQueue>([files](const QByteArray& line) { return files->append(line); });
    }
    {
        const std::lock_guard lock(log.mutex);
        log.file = std::move(queue);
        log.terminal = std::make_shared<LineQueue>(&toStandardError);
    }
    if (!rules.isEmpty()) {
        QString lines = rules;
        QLoggingCategory::setFilterRules(lines.replace(QLatin1Char(';'), QLatin1Char('\n')));
    }
    const QtMessageHandler before = qInstallMessageHandler(&write);
    const std::lock_guard lock(log.mutex);
    if (!log.before) log.before = before;
    return problem;
}

void stopLog()
{
    Log& log = theLog();
    QtMessageHandler before = nullptr;
    {
        // Who ends the program may come upon who watches that it ends.
        const std::lock_guard lock(log.mutex);
        before = std::exchange(log.before, nullptr);
    }
    if (before) qInstallMessageHandler(before);
    log.endQueues();
}

}  // namespace plimsoll
