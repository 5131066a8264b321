// The person's small files (desk, alerts, mutes, webhooks, workspaces, settings) on their way to the disk. Whoever
// changes one says what it shall hold and goes on; a thread writes it, tries again as long as the disk refuses,
// and once more at the end of the program. A disk that hangs does not hold the window, and the end only as long
// as app/end_watch.h has it for all.
#pragma once

#include "app/own_file.h"
#include "model/market/disk_work.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace plimsoll {

struct StatusItem;  // ui/status_line.h

class KeptFiles {
public:
    // Called by the thread, again and again until it has no problem to tell.
    using Write = std::function<Written()>;
    struct Options {
        std::chrono::milliseconds again{3'000};              // between two tries of what was refused
        std::chrono::milliseconds patience = kDiskPatience;  // before it is said that the disk does nothing
    };
    struct Trouble {
        QString path, why;
        bool operator==(const Trouble&) const = default;
    };

    KeptFiles();
    explicit KeptFiles(Options options);
    // What waits is tried once more, and waited for.
    ~KeptFiles();
    KeptFiles(const KeptFiles&) = delete;
    KeptFiles& operator=(const KeptFiles&) = delete;
    // The one of this program; null: none runs, and whoever writes does it by himself.
    static KeptFiles* running();

    // From any thread; returns at once. Of what comes faster than it is written, the newest of each path counts.
    // `after`: not before that path has been written.
    void put(const QString& path, Write write, const QString& after = {});
    // What is not on disk now, and why.
    std::vector<Trouble> troubles() const;
    // What the person should know, each told once.
    QStringList takeNotices();
    // Not only after the pause.
    void tryAgain();
    // Returns when everything has been tried.
    void settle();

private:
    struct Inner;
    static void run(Inner& in);
    std::unique_ptr<Inner> m_inner;
    std::thread m_thread;
};

// By the program's KeptFiles where it runs, else at once. Empty: it is written, or on its way; else why it is not,
// as a part of a sentence.
QString keepOwnFile(const QString& path, const QByteArray& bytes, OwnFileRules rules = {});
QString keepOwnFile(const QString& path, KeptFiles::Write write, const QString& after = {});
// The same as a sentence.
QString cannotBeWritten(const QString& path, const QString& why);

// The condition as the status line shows it as long as it lasts. A path that ends with a slash is the data folder.
StatusItem keptItem(const std::vector<KeptFiles::Trouble>& troubles);

}  // namespace plimsoll
