#include "app/kept_files.h"

#include "ui/status_line.h"
#include "widgets/ui_text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QtDebug>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace plimsoll {

namespace {

using Steady = std::chrono::steady_clock;

struct KeptFilesWords {
    Q_DECLARE_TR_FUNCTIONS(KeptFilesWords)
};

std::atomic<KeptFiles*> theRunning{nullptr};

}  // namespace

struct KeptFiles::Inner {
    struct Order {
        Write write;
        QString after;
        std::unique_ptr<DiskWork> waits;  // as long as nobody writes it
        bool again = false;               // it has been refused
    };

    static std::unique_ptr<DiskWork> waiting(const QString& path)
    {
        return std::make_unique<DiskWork>(path.toStdString(), std::string(), DiskWork::Kind::Waits);
    }

    Options options;
    mutable std::mutex mutex;
    std::condition_variable wake, moved;
    std::map<QString, Order> fresh, refused;
    std::map<QString, QString> why;  // of what was refused
    QStringList notices;
    std::optional<QString> busy;
    Steady::time_point since{};
    bool now = false, stop = false, ended = false;

    // The first that waits for no other one.
    std::map<QString, Order>::iterator next()
    {
        for (auto at = fresh.begin(); at != fresh.end(); ++at)
            if (!fresh.contains(at->second.after)) return at;
        return fresh.begin();
    }
    void write(std::unique_lock<std::mutex>& lock);
};

void KeptFiles::Inner::write(std::unique_lock<std::mutex>& lock)
{
    auto node = fresh.extract(next());
    const QString path = node.key();
    if (refused.contains(node.mapped().after)) {
        refused.insert(std::move(node));
        return;
    }
    busy = path;
    since = Steady::now();
    // A refusal every few seconds is nothing that gets on.
    const auto kind = node.mapped().again && !stop ? DiskWork::Kind::Waits : DiskWork::Kind::Works;
    lock.unlock();
    Written written;
    {
        node.mapped().waits.reset();
        const DiskWork work(path.toStdString(), std::string(), kind);
        written = node.mapped().write();
    }
    lock.lock();
    busy.reset();
    if (!written.notice.isEmpty()) {
        qWarning("dash.store: %s", qUtf8Printable(written.notice));
        notices << written.notice;
    }
    if (written.problem.isEmpty()) {
        why.erase(path);
    } else {
        QString& said = why[path];
        if (said != written.problem)
            qWarning("dash.store: %s", qUtf8Printable(cannotBeWritten(path, written.problem)));
        said = written.problem;
        // What came meanwhile is newer.
        if (!fresh.contains(path)) {
            node.mapped().waits = waiting(path);
            node.mapped().again = true;
            refused.insert(std::move(node));
        }
    }
    moved.notify_all();
}

void KeptFiles::run(Inner& in)
{
    std::unique_lock lock(in.mutex);
    bool last = false;
    while (!last) {
        const auto due = [&in] { return in.stop || in.now || !in.fresh.empty(); };
        if (in.refused.empty())
            in.wake.wait(lock, due);
        else
            in.wake.wait_for(lock, in.options.again, due);
        last = in.stop;
        in.fresh.merge(in.refused);
        in.refused.clear();
        while (!in.fresh.empty()) in.write(lock);
        in.now = false;
        in.moved.notify_all();
    }
    in.ended = true;
    in.moved.notify_all();
}

KeptFiles::KeptFiles() : KeptFiles(Options()) {}

KeptFiles::KeptFiles(Options options) : m_inner(std::make_unique<Inner>())
{
    m_inner->options = options;
    m_thread = std::thread([inner = m_inner.get()] { run(*inner); });
    theRunning = this;
}

KeptFiles::~KeptFiles()
{
    KeptFiles* self = this;
    theRunning.compare_exchange_strong(self, nullptr);
    Inner& in = *m_inner;
    {
        const std::lock_guard lock(in.mutex);
        in.stop = true;
    }
    in.wake.notify_all();
    m_thread.join();
    for (const auto& [path, why] : in.why)
        qWarning("dash.store: not kept: %s", qUtf8Printable(cannotBeWritten(path, why)));
}

KeptFiles* KeptFiles::running()
{
    return theRunning;
}

void KeptFiles::put(const QString& path, Write write, const QString& after)
{
    Inner& in = *m_inner;
    {
        const std::lock_guard lock(in.mutex);
        in.refused.erase(path);
        in.fresh.insert_or_assign(path, Inner::Order{std::move(write), after, Inner::waiting(path), false});
    }
    in.wake.notify_all();
}

std::vector<KeptFiles::Trouble> KeptFiles::troubles() const
{
    const Inner& in = *m_inner;
    const std::lock_guard lock(in.mutex);
    std::map<QString, QString> all = in.why;
    if (in.busy && Steady::now() - in.since >= in.options.patience) {
        const QString silent = KeptFilesWords::tr("the disk does not answer");
        all[*in.busy] = silent;
        for (const auto& [path, order] : in.fresh) all.try_emplace(path, silent);
    }
    std::vector<Trouble> out;
    for (const auto& [path, why] : all) out.push_back({path, why});
    return out;
}

QStringList KeptFiles::takeNotices()
{
    const std::lock_guard lock(m_inner->mutex);
    return std::exchange(m_inner->notices, {});
}

void KeptFiles::tryAgain()
{
    {
        const std::lock_guard lock(m_inner->mutex);
        m_inner->now = true;
    }
    m_inner->wake.notify_all();
}

void KeptFiles::settle()
{
    Inner& in = *m_inner;
    std::unique_lock lock(in.mutex);
    in.moved.wait(lock, [&in] { return in.ended || (in.fresh.empty() && !in.busy && !in.now); });
}

QString keepOwnFile(const QString& path, const QByteArray& bytes, OwnFileRules rules)
{
    return keepOwnFile(path, [path, bytes, rules] { return writeOwnFile(path, bytes, rules); });
}

QString keepOwnFile(const QString& path, KeptFiles::Write write, const QString& after)
{
    if (KeptFiles* const files = KeptFiles::running()) {
        files->put(path, std::move(write), after);
        return {};
    }
    const Written written = write();
    if (!written.notice.isEmpty()) qWarning("dash.store: %s", qUtf8Printable(written.notice));
    return written.problem;
}

QString cannotBeWritten(const QString& path, const QString& why)
{
    return UiText::tr("%1 cannot be written: %2").arg(path, why);
}

StatusItem keptItem(const std::vector<KeptFiles::Trouble>& troubles)
{
    StatusItem item;
    item.bad = true;
    QStringList tip;
    int files = 0;
    QString name;
    for (const KeptFiles::Trouble& t : troubles) {
        const bool folder = t.path.endsWith(QLatin1Char('/'));
        if (!folder) name = QFileInfo(t.path).fileName(), ++files;
        tip << (folder ? t.why : t.path + QStringLiteral(": ") + t.why);
    }
    item.text = files == 0   ? KeptFilesWords::tr("data folder: nothing is kept")
                : files == 1 ? KeptFilesWords::tr("not saved: %1").arg(name)
                             : KeptFilesWords::tr("not saved: %n file(s)", nullptr, files);
    tip << KeptFilesWords::tr(
        "Make room on the disk, or mend the rights of the folder. It is tried again every few "
        "seconds, and once more when the program ends.");
    item.tip = tip.join(QLatin1Char('\n'));
    return item;
}

}  // namespace plimsoll
