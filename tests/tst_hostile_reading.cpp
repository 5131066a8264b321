// How files are read that somebody else may have put there: whole or not at all, up to a limit, line by line
// without a line that never ends, and in a folder one by one; and what is written for tables begins no formula.
#include "app/replay_files.h"
#include "feeds/recording/byte_source.h"
#include "feeds/recording/line_reader.h"
#include "model/plain_bytes.h"
#include "model/store/csv.h"
#include "tests/support/hostile_kinds.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include <sys/stat.h>

using namespace plimsoll;
using namespace plimsoll::test;

class TstHostileReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlainFileIsReadWhole()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a"));
        QVERIFY(put(path, "12345"));
        QCOMPARE(*readPlainBytes(path, 5), QByteArrayLiteral("12345"));
        QCOMPARE(readPlainBytes(path, 4).error().why, FileRefusal::Why::TooLarge);
        // A person's own link to a file of theirs is as good as the file; in a folder of ours it is not.
        QVERIFY(link(path, dir.filePath(QStringLiteral("b"))));
        QCOMPARE(*readPlainBytes(dir.filePath(QStringLiteral("b")), 5), QByteArrayLiteral("12345"));
        QCOMPARE(readPlainBytes(dir.filePath(QStringLiteral("b")), 5, Links::Refuse).error().why,
                 FileRefusal::Why::Link);
        QVERIFY(!readPlainBytes(path + QChar(0) + QStringLiteral(".json"), 5));
        QVERIFY(!readPlainBytes({}, 5));
        for (const auto why : {FileRefusal::Why::Folder, FileRefusal::Why::NoFile, FileRefusal::Why::Link,
                               FileRefusal::Why::TooLarge}) {
            const FileRefusal refusal{why, 0, 3u << 20};
            QCOMPARE(wordsOf(refusal), QString::fromStdString(text(refusal)));
        }
    }
    // One that says it is empty and then speaks without end is read as far as the limit.
    void whatGrowsIsCutOff()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a"));
        QVERIFY(put(path, "1"));
        const auto file = PlainFile::open(QFile::encodeName(path).toStdString(), 1'000);
        QVERIFY(file.hasValue());
        QVERIFY(put(path, QByteArray(100'000, 'x')));
        QCOMPARE(file->read().error().why, FileRefusal::Why::TooLarge);
    }

    // Text that goes on and on without an end of a line is given up, by both that read it line by line.
    void whatHasNoLinesEnds()
    {
        QTemporaryDir dir;
        QFile hole(dir.filePath(QStringLiteral("hole")));
        QVERIFY(hole.open(QIODevice::WriteOnly) && hole.write("first\n") == 6 &&
                hole.resize(std::int64_t{1} << 38));
        hole.close();
        const auto watch = std::make_shared<ReadWatch>();
        auto source = openBytes(hole.fileName(), watch);
        QVERIFY(source.hasValue());
        LineReader lines(**source);
        LineReader::Line line;
        QVERIFY(lines.next(line) && line.text == "first" && !line.tooLong);
        QVERIFY(lines.next(line) && line.tooLong);
        QVERIFY(!lines.next(line));
        QVERIFY(watch->bytes < (std::uint64_t{1} << 30));

        struct Endless : std::streambuf {
            std::string piece = std::string(1 << 16, 'x');
            std::uint64_t given = 0;
            int_type underflow() override
            {
                given += piece.size();
                setg(piece.data(), piece.data(), piece.data() + piece.size());
                return traits_type::to_int_type(piece.front());
            }
        } endless;
        std::istream in(&endless);
        store::CsvReader table(in);
        std::vector<std::string> cells;
        while (table.next(cells) != store::CsvReader::Got::End) QVERIFY(cells.size() < 100);
        QVERIFY(endless.given < 200'000'000u);
    }

    void recordingsInAFolderAreLookedAtOneByOne()
    {
        QTemporaryDir dir;
        QVERIFY(::mkfifo(QFile::encodeName(dir.filePath(QStringLiteral("a.plog"))).constData(), 0600) == 0);
        QVERIFY(link(QStringLiteral("/dev/zero"), dir.filePath(QStringLiteral("b.plog"))));
        QVERIFY(link(dir.path(), dir.filePath(QStringLiteral("c.plog"))));
        QVERIFY(link(dir.filePath(QStringLiteral("d.plog")), dir.filePath(QStringLiteral("d.plog"))));
        const auto files = replayFiles({dir.path()});
        QVERIFY(!files && files.error().contains(QStringLiteral("no recording")));
    }
    void aHistoryAsTextBeginsNoFormula()
    {
        for (const std::string& s :
             {std::string("=cmd|' /C calc'!A0"), std::string("+1"), std::string("-x"), std::string("@SUM(A1)"),
              std::string("\t=1"), std::string("'=1"), std::string("''"), std::string("'"), std::string("BTCUSDT"),
              std::string("@107"), std::string()}) {
            const std::string safe = store::guarded(s);
            QVERIFY2(safe.empty() || safe.front() == '\'' ||
                         std::string("=+-\t\r").find(safe.front()) == std::string::npos,
                     safe.c_str());
            QCOMPARE(store::unguarded(safe), s);
        }
        QCOMPARE(store::guarded("@107"), std::string("@107"));
        QCOMPARE(store::guarded("@SUM(A1)"), std::string("'@SUM(A1)"));
    }
};

QTEST_MAIN(TstHostileReading)
#include "tst_hostile_reading.moc"
