// `history`: what is stored, as plain files and in words. Reading goes beside a running dashboard; importing waits
// for nobody, and says who holds the file.
#include "app/cli/command.h"
#include "app/paths.h"
#include "app/run_setup.h"
#include "app/tell.h"
#include "app/unmounted_place.h"
#include "model/plain_bytes.h"
#include "model/store/history_file.h"
#include "model/store/history_import.h"
#include "model/store/schema.h"
#include "model/store/table_sizes.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>
#include <fstream>

namespace plimsoll {

namespace {

QString text(const std::string& s)
{
    return QString::fromStdString(s);
}

QString sentence(const store::StoreError& e)
{
    return text(e.what) + QStringLiteral(". ") + text(std::string(store::advice(e.trouble)));
}

QString historyPath(const Options& o)
{
    return choosePaths(o).data + QLatin1Char('/') + QLatin1String(store::HistoryFile::kName);
}

Expected<store::Connection, QString> openToRead(const Options& o)
{
    const QString path = historyPath(o);
    if (!QFileInfo::exists(path))
        return Unexpected{QStringLiteral("there is no history in %1; --data-dir names another folder")
                              .arg(QFileInfo(path).path())};
    auto db = store::Connection::open(path.toStdString(), store::Connection::Mode::Read);
    if (!db) return Unexpected{sentence(db.error())};
    return std::move(*db);
}

store::CsvRange rangeOf(const Options& o)
{
    store::CsvRange range;
    range.from = o.from.value_or(range.from);
    range.to = o.to.value_or(range.to);
    for (const QString& asset : o.assets) range.assets.push_back(asset.toStdString());
    return range;
}

int exportAll(const Options& o)
{
    if (o.out.isEmpty() || o.files.size() > 1) {
        std::fprintf(stderr, "plimsoll: history export needs --out DIR and takes no files\n");
        return 2;
    }
    auto db = openToRead(o);
    if (!db) return fail(db.error());
    if (auto made = makeFolder(o.out); !made) return fail(made.error());
    const QDir folder(o.out);
    for (const store::CsvTable& table : store::csvTables()) {
        const QString path = folder.filePath(QLatin1String(table.name) + QLatin1String(".csv"));
        // One that leads nowhere yet is no file that exists.
        if (QFileInfo(path).isSymLink())
            return fail(QStringLiteral("%1 cannot be written: %2").arg(path, wordsOf({FileRefusal::Why::Link})));
        if (QFileInfo::exists(path))
            return fail(QStringLiteral("%1 has a %2.csv already; choose an empty folder")
                            .arg(o.out, QLatin1String(table.name)));
    }
    // One moment for all tables, whatever is written meanwhile.
    if (auto begun = db->exec("BEGIN"); !begun) return fail(sentence(begun.error()));
    const store::Stored<int> version = store::versionOf(*db);
    for (const store::CsvTable& table : store::csvTables()) {
        // Made by a program that did not have it yet.
        if (version && *version < 2 && std::string_view(table.name) == "usual") continue;
        if (version && *version < 3 && std::string_view(table.name) == "episodes") continue;
        QSaveFile file(folder.filePath(QLatin1String(table.name) + QLatin1String(".csv")));
        if (!file.open(QIODevice::WriteOnly))
            return fail(QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
        const auto rows = store::exportTable(*db, table, rangeOf(o), [&](std::string_view piece) {
            return file.write(piece.data(), qint64(piece.size())) == qint64(piece.size());
        });
        if (!rows) return fail(sentence(rows.error()));
        if (file.error() != QFileDevice::NoError || !file.commit())
            return fail(QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
        std::printf("%s: %lld rows\n", plainly(file.fileName()).constData(), static_cast<long long>(*rows));
    }
    return 0;
}

// Folders become the files of ours in them, instruments first: the others' rows belong to them.
QStringList filesOf(const QStringList& named)
{
    QStringList files;
    for (const QString& name : named) {
        if (!QFileInfo(name).isDir()) {
            files.append(name);
            continue;
        }
        for (const store::CsvTable& table : store::csvTables())
            if (const QString file = QDir(name).filePath(QLatin1String(table.name) + QLatin1String(".csv"));
                QFileInfo::exists(file))
                files.append(file);
    }
    std::stable_partition(files.begin(), files.end(), [](const QString& file) {
        return QFileInfo(file).fileName() == QLatin1String("instruments.csv");
    });
    return files;
}

int importAll(const Options& o)
{
    const QStringList files = filesOf(o.files.mid(1));
    if (o.files.size() < 2) {
        std::fprintf(stderr, "plimsoll: history import needs files or folders that history export has written\n");
        return 2;
    }
    if (files.isEmpty())
        return fail(QStringLiteral("there is no table (*.csv) in %1").arg(o.files.mid(1).join(' ')));
    const Paths paths = choosePaths(o);
    if (const QString gone = unmountedWords(paths.data); !gone.isEmpty())
        return fail(gone + QStringLiteral(": mount it, or name another folder with --data-dir"));
    if (auto made = makeDataFolder(paths); !made) return fail(made.error());
    store::HistoryFile file = store::openHistory(paths.data.toStdString(), SystemClock().wall());
    if (!file.db || !file.writable)
        return fail(file.notes.empty() ? QStringLiteral("the history cannot be written")
                                       : text(file.notes.back()));
    for (const std::string& note : file.notes) tell(text(note));

    bool wrong = false;
    for (const QString& name : files) {
        const auto plain = PlainFile::open(QFile::encodeName(name).toStdString());
        std::ifstream in;
        // By its descriptor: what was looked at is what is read.
        if (plain) in.open("/proc/self/fd/" + std::to_string(plain->descriptor()), std::ios::binary);
        if (!in.is_open()) {
            wrong = true;
            tell(QStringLiteral("%1 cannot be read: %2")
                     .arg(name, plain ? QStringLiteral("it cannot be opened") : text(text(plain.error()))));
            continue;
        }
        const auto report = store::importTable(*file.db, in);
        if (!report) return fail(name + QStringLiteral(": ") + sentence(report.error()));
        if (!report->refused.empty()) {
            wrong = true;
            tell(QStringLiteral("%1 is left out: %2").arg(name, text(report->refused)));
            continue;
        }
        for (const std::string& line : report->named) tell(QStringLiteral("%1: %2").arg(name, text(line)));
        if (report->bad > std::int64_t(report->named.size()))
            tell(name + QStringLiteral(": and %1 more").arg(report->bad - std::int64_t(report->named.size())));
        wrong = wrong || report->bad > 0;
        std::printf("%s: %lld rows added, %lld were there, %lld bad lines\n", plainly(name).constData(),
                    static_cast<long long>(report->added), static_cast<long long>(report->present),
                    static_cast<long long>(report->bad));
    }
    return wrong ? 1 : 0;
}

QString day(std::int64_t t)
{
    return t == 0 ? QStringLiteral("-")
                  : QDateTime::fromSecsSinceEpoch(t, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

int tellWhatIsStored(const Options& o)
{
    auto db = openToRead(o);
    if (!db) return fail(db.error());
    const store::Stored<int> version = store::versionOf(*db);
    if (!version) return fail(sentence(version.error()));
    const QFileInfo file(historyPath(o)), log(historyPath(o) + QLatin1String("-wal"));
    std::printf("%s\n%s, and a log of %s beside it; tables of version %d\n", plainly(file.filePath()).constData(),
                qUtf8Printable(format::bytes(double(file.size()))),
                qUtf8Printable(format::bytes(double(log.size()))), *version);
    if (*version != store::newestVersion())
        return fail(
            QStringLiteral("this Plimsoll counts tables of version %1; start the dashboard once, or update")
                .arg(store::newestVersion()));
    const auto tables = store::measureTables(*db, {});
    if (!tables) return fail(sentence(tables.error()));
    std::printf("%-16s %12s %12s  %-16s  %-16s\n", "table", "rows", "about", "from (UTC)", "to");
    for (const store::StoreStatus::Table& t : *tables)
        std::printf("%-16s %12lld %12s  %-16s  %-16s\n", t.name.c_str(), static_cast<long long>(t.rows),
                    qUtf8Printable(format::bytes(double(t.bytes))), qUtf8Printable(day(t.first)),
                    qUtf8Printable(day(t.last)));
    const QStringList aside =
        QDir(file.path())
            .entryList({QStringLiteral("history.sqlite.damaged-*"), QStringLiteral("history.sqlite.version*")},
                       QDir::Files, QDir::Name);
    for (const QString& name : aside) std::printf("beside it: %s\n", plainly(name).constData());
    return 0;
}

int check(const Options& o)
{
    auto db = openToRead(o);
    if (!db) return fail(db.error());
    const auto answer = db->text("SELECT group_concat(integrity_check, '; ') FROM pragma_integrity_check(10)");
    if (!answer) return fail(sentence(answer.error()));
    if (*answer != "ok")
        return fail(
            QStringLiteral("the history is damaged: %1. The next start of the dashboard sets it aside, whole, "
                           "and begins a new one; what can be read can be exported before")
                .arg(text(*answer)));
    std::printf("%s is whole\n", plainly(historyPath(o)).constData());
    return 0;
}

}  // namespace

int runHistory(int& argc, char** argv, const Options& o)
{
    nameApplication();
    const QCoreApplication qt(argc, argv);
    const QString what = o.files.isEmpty() ? QString() : o.files.first();
    if (what == QLatin1String("export")) return exportAll(o);
    if (what == QLatin1String("import")) return importAll(o);
    if (what == QLatin1String("info")) return tellWhatIsStored(o);
    if (what == QLatin1String("check")) return check(o);
    std::fprintf(stderr,
                 "plimsoll: history needs export, import, info or check; plimsoll history --help says more\n");
    return 2;
}

}  // namespace plimsoll
