// Files that a person has named (exports, imports, cards, pictures): read and written beside the window, and in
// one folder one after the other as it was ordered. A share that hangs holds what is to be done there, and nothing
// else. What was ordered is waited for at the end (app/end_watch.h says for how long).
#pragma once

#include "model/plain_bytes.h"
#include "ui/disk_thread.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace plimsoll {

class NamedFiles : public QObject {
public:
    // What came of it: for whoever ordered it, as long as he is there, else as a sentence.
    struct Outcome {
        std::function<void()> then;
        QString said;  // empty: nobody else need know
        bool failed = false;
    };
    using Work = std::function<Outcome()>;  // in another thread
    using Tell = std::function<void(const QString& said)>;

    // `tell`: outcomes that nobody is left to hear, in this thread.
    explicit NamedFiles(Tell tell);
    ~NamedFiles() override;  // waits for all of it
    // The one of this program; null: none runs, and whoever orders does it by himself.
    static NamedFiles* running();

    // The window goes: what still comes is told to the log. What failed is told there in any case: the window may
    // go before it has said so.
    void close();
    // `whom`: hears of it. Reads: nothing is lost with it.
    void run(QObject& whom, const QString& path, Work work, DiskWork::Kind kind);

private:
    struct Telling;
    const std::shared_ptr<Telling> m_telling;
    std::map<QString, std::unique_ptr<DiskThread>> m_folders;
};

// By the program's NamedFiles where it runs, else at once.
void atNamedFile(QObject& whom, const QString& path, NamedFiles::Work work, DiskWork::Kind kind);

// `bytes` is called in the other thread, `then` in this one: with why it is not written, as a part of a sentence,
// or an empty text. `said` makes the sentence of it, in any thread.
using NamedSaid = std::function<QString(const QString& why)>;
void writeNamedFile(QObject& whom, const QString& path, std::function<QByteArray()> bytes, NamedSaid said,
                    std::function<void(const QString& why)> then);
// Where nobody is left to hear, what was read is let go, and that is said.
void readNamedFile(QObject& whom, const QString& path, qint64 largest,
                   std::function<void(const Expected<QByteArray, FileRefusal>&)> then);

}  // namespace plimsoll
