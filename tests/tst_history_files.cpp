// The history as plain files: what is exported comes back whole, merged without doubles; what is no such line is
// named and stops nothing. Through the program as a person runs it, too.
#include "model/store/csv.h"
#include "model/store/history_import.h"
#include "tests/support/history_rig.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <set>
#include <sstream>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

std::string exported(Connection& db, const char* name, const CsvRange& range = {})
{
    std::string all;
    for (const CsvTable& table : csvTables())
        if (std::string_view(table.name) == name)
            if (!exportTable(db, table, range, [&](std::string_view piece) {
                    all += piece;
                    return true;
                }))
                return "it failed";
    return all;
}

ImportReport imported(Connection& db, const std::string& csv)
{
    std::istringstream in(csv);
    const Stored<ImportReport> report = importTable(db, in);
    if (report) return *report;
    ImportReport failed;
    failed.refused = report.error().what;
    return failed;
}

const char* const kJournalHeader = "utc,unix_ms,kind,asset,what,level,text,evidence\r\n";

// A row or more of everything, with texts and numbers that are hard to keep.
void fill(HistoryWriter& writer)
{
    HistoryBatch batch = batchOf({});
    batch.instruments.push_back(described(1));
    batch.instruments.back().asset = "ETH";
    for (int s = 0; s < 130; ++s)
        batch.seconds.push_back(second(kT0 + s, 100.0 / 3 + s * 1e-9, std::size_t(s % 2)));
    batch.seconds[0].r8 = -1.2345678901234567e-5;
    batch.seconds[1].mid.reset();
    for (int twice = 0; twice < 2; ++twice)
        batch.liquidations.push_back(
            {described().id, kT0 * 1'000 + 7, kT0 * 1'000 + 9, false, 0.1, 3, {}, "fill"});
    batch.settled = {{described().id, kT0 * 1'000, 1e-300, {}}};
    batch.bars = {{described(1).id, kT0, 60, 1, 4, 0.5, 2, 10.0, {}}};
    batch.interests = {{described().id, kT0, 42.5}};
    batch.journal = {
        {kT0 * 1'000 + 1, Entry::Note, "BTC", {}, {}, "a \"note\", with\r\na line\n and \xc3\xbc", {}},
        {kT0 * 1'000 + 2, Entry::Warning, "ETH", "DEPTH", "Warning", "", "{\"value\":1}"},
        {kT0 * 1'000 + 2, Entry::Note, {}, {}, {}, "\"", {}},
        {kT0 * 1'000 + 2, Entry::Note, {}, {}, {}, "\"", {}}};
    QVERIFY(writer.write(batch));
    QVERIFY(writer.rollUp(kT0 + 600));
}

struct Ran {
    int status = -1;
    QString out, err;
};
Ran run(const QStringList& arguments)
{
    QProcess p;
    p.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
    Ran r;
    if (!p.waitForFinished(60'000)) p.kill();
    if (p.exitStatus() == QProcess::NormalExit) r.status = p.exitCode();
    r.out = QString::fromUtf8(p.readAllStandardOutput());
    r.err = QString::fromUtf8(p.readAllStandardError());
    return r;
}

}  // namespace

class TestHistoryFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_a = std::make_unique<QTemporaryDir>();
        m_b = std::make_unique<QTemporaryDir>();
    }

    void cellsRoundTrip();
    void brokenRecords();
    void everythingComesBack();
    void textsOfOthersDoNotRun();
    void twiceIsOnce();
    void rangesAndAssets();
    void columnsInAnyOrder();
    void badLinesAreNamed();
    void whatIsNoTableIsRefused();
    void theProgramExportsAndImports();
    void theProgramSaysWhatIsWrong();
    void besideARunningProgram();

private:
    QString a() const { return m_a->path(); }
    QString b() const { return m_b->path(); }
    std::unique_ptr<QTemporaryDir> m_a, m_b;
};

void TestHistoryFiles::cellsRoundTrip()
{
    const std::vector<std::vector<std::string>> rows = {
        {"plain", "", "a,b", "say \"hi\"", "two\nlines", "cr\r", "\"", "\"\"", " space "}, {"", ""}, {"x"}};
    std::string text = "\xef\xbb\xbf";
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += ',';
            putCell(text, row[i]);
        }
        text += "\r\n";
    }
    std::istringstream in(text);
    CsvReader reader(in);
    std::vector<std::string> cells;
    for (const auto& row : rows) {
        QCOMPARE(reader.next(cells), CsvReader::Got::Record);
        QVERIFY(cells == row);
    }
    QCOMPARE(reader.next(cells), CsvReader::Got::End);
}

void TestHistoryFiles::brokenRecords()
{
    std::istringstream in("a,b\n\n\"open,1\nnext,2\nin \"side\",3\n\"x\"y,4\nlast,5");
    CsvReader reader(in);
    std::vector<std::string> cells;
    QCOMPARE(reader.next(cells), CsvReader::Got::Record);
    // A quote that is never closed costs its line and no other.
    QCOMPARE(reader.next(cells), CsvReader::Got::Bad);
    QCOMPARE(reader.line(), 3);
    QCOMPARE(reader.next(cells), CsvReader::Got::Record);
    QVERIFY(cells == std::vector<std::string>({"next", "2"}));
    QCOMPARE(reader.line(), 4);
    QCOMPARE(reader.next(cells), CsvReader::Got::Bad);
    QCOMPARE(reader.next(cells), CsvReader::Got::Bad);
    QCOMPARE(reader.next(cells), CsvReader::Got::Record);
    QCOMPARE(reader.line(), 7);
    QCOMPARE(reader.next(cells), CsvReader::Got::End);
    // A line of fifty megabytes is none.
    std::string large(50'000'000, 'x');
    large += "\na,b\n";
    std::istringstream hostile(large);
    CsvReader again(hostile);
    QCOMPARE(again.next(cells), CsvReader::Got::Bad);
    QCOMPARE(again.next(cells), CsvReader::Got::Record);
}

// Whatever a venue or a person has written: no spreadsheet takes it for a formula, whichever separator it is set
// to, and read again it is what it was.
void TestHistoryFiles::textsOfOthersDoNotRun()
{
    const std::vector<std::string> hostile = {"=cmd|' /C calc'!A0",
                                              "+1+cmd|' /C calc'!A0",
                                              "-2+3+cmd|' /C calc'!A0",
                                              "@SUM(1+1)*cmd",
                                              "  =1+1",
                                              "\t=1+1",
                                              "\r\n=1+1",
                                              "x;=1+2",
                                              "x;=1+1;y",
                                              "x\t=1+1",
                                              "x\n+1+1",
                                              "\uff1d1+2",
                                              "a;\u00a0\uff20x",
                                              "\"=1+1",
                                              "'=1+1",
                                              "x;'=1+1",
                                              "x;''=1+1",
                                              "'",
                                              "''",
                                              "x; -6.1 % in 4 h",
                                              "@107",
                                              "quote\"s and, commas"};
    static const QRegularExpression ends(QStringLiteral("[;\\t\\r\\n]"));
    HistoryBatch batch = batchOf({});
    for (const std::string& s : hostile) {
        const std::string cell = guarded(s);
        QVERIFY2(unguarded(cell) == s, s.c_str());
        if (s != "@107" && s != "x; -6.1 % in 4 h")
            for (const QString& piece : QString::fromStdString(cell).split(ends)) {
                const QString p = piece.trimmed().remove(u'"').trimmed();
                QVERIFY2(p.isEmpty() || !QStringLiteral("=+-@\uff1d\uff0b\uff0d\uff20").contains(p.front()),
                         cell.c_str());
            }
        std::string line;
        putCell(line, cell);
        const bool separators = cell.find_first_of(",;\t\r\n") != std::string::npos;
        QVERIFY2(!separators || (line.front() == '"' && line.back() == '"'), line.c_str());
        batch.journal.push_back({kT0 * 1'000 + 1, Entry::Note, "BTC", {}, {}, s, {}});
    }
    Opened from(a()), to(b());
    QVERIFY(from.writer->write(batch));
    const std::string csv = exported(*from.file.db, "journal");
    std::istringstream in(csv);
    CsvReader reader(in);
    std::vector<std::string> cells;
    QCOMPARE(reader.next(cells), CsvReader::Got::Record);  // the header
    std::multiset<std::string> written, wanted;
    for (const std::string& s : hostile) wanted.insert(guarded(s));
    while (reader.next(cells) == CsvReader::Got::Record) written.insert(cells.at(6));
    QVERIFY(written == wanted);
    const ImportReport report = imported(*to.file.db, csv);
    QVERIFY(report.refused.empty() && report.bad == 0);
    QCOMPARE(report.added, std::int64_t(hostile.size()));
    QVERIFY(exported(*to.file.db, "journal") == csv);
}

void TestHistoryFiles::everythingComesBack()
{
    Opened from(a()), to(b());
    fill(*from.writer);
    for (const CsvTable& table : csvTables()) {
        const std::string csv = exported(*from.file.db, table.name);
        const ImportReport report = imported(*to.file.db, csv);
        QVERIFY2(report.refused.empty() && report.bad == 0, table.name);
        QCOMPARE(report.table, std::string(table.name));
        QCOMPARE(report.added, count(*from.file.db, table.name));
        QCOMPARE(count(*to.file.db, table.name), report.added);
        QVERIFY2(exported(*to.file.db, table.name) == csv, table.name);
        if (!std::string_view(table.name).starts_with("instruments"))
            QCOMPARE(
                *to.file.db->integer("SELECT rows FROM tallies WHERE name = '" + std::string(table.name) + "'"),
                report.added);
    }
    QCOMPARE(readJournal(*to.file.db, {0, kT0 * 2'000, "BTC", 9})->at(0).text,
             std::string("a \"note\", with\r\na line\n and \xc3\xbc"));
    const auto points = readSeries(*to.file.db, btc(kT0, kT0 + 3))->points;
    QCOMPARE(points.at(0).close, Number(100.0 / 3));
    QCOMPARE(points.at(0).r8, Number(-1.2345678901234567e-5));
    const std::string lines = exported(*from.file.db, "liquidations");
    QVERIFY2(lines.find(
                 "2025-10-10T21:00:00.007Z,1760130000007,binance,perp,BTCUSDT,1760130000009,short,0.1,3,,fill") !=
                 std::string::npos,
             lines.c_str());
}

void TestHistoryFiles::twiceIsOnce()
{
    Opened from(a()), to(b());
    fill(*from.writer);
    // The other has one of the two liquidations, and another price of a second.
    QVERIFY(to.writer->write(batchOf({second(kT0, 7)})));
    HistoryBatch one;
    one.liquidations = {{described().id, kT0 * 1'000 + 7, kT0 * 1'000 + 9, false, 0.1, 3, {}, "fill"}};
    QVERIFY(to.writer->write(one));
    for (int twice = 0; twice < 2; ++twice)
        for (const CsvTable& table : csvTables()) {
            const ImportReport report = imported(*to.file.db, exported(*from.file.db, table.name));
            QCOMPARE(report.bad, 0);
            if (twice) QVERIFY2(report.added == 0, table.name);
            QCOMPARE(count(*to.file.db, table.name), count(*from.file.db, table.name));
        }
    QCOMPARE(count(*to.file.db, "liquidations"), 2);
    QCOMPARE(readSeries(*to.file.db, btc(kT0, kT0 + 1))->points.at(0).close, Number(7.0));  // what was there stays
}

void TestHistoryFiles::rangesAndAssets()
{
    Opened h(a());
    fill(*h.writer);
    const auto lines = [](const std::string& csv) { return std::count(csv.begin(), csv.end(), '\n') - 1; };
    CsvRange range;
    range.from = kT0 + 10;
    range.to = kT0 + 20;
    QCOMPARE(lines(exported(*h.file.db, "seconds", range)), 10);
    range.assets = {"ETH"};
    QCOMPARE(lines(exported(*h.file.db, "seconds", range)), 5);
    QCOMPARE(lines(exported(*h.file.db, "instruments", range)), 1);
    range.assets = {"it's none"};
    QCOMPARE(lines(exported(*h.file.db, "seconds", range)), 0);
    CsvRange eth;
    eth.assets = {"ETH"};
    QCOMPARE(lines(exported(*h.file.db, "journal", eth)), 1);
}

void TestHistoryFiles::columnsInAnyOrder()
{
    Opened h(a());
    const ImportReport report = imported(
        *h.file.db, "text,evidence,unix_ms,kind,utc,asset,what,level\nhello,{},1760130000000,note,,BTC,w,l\n");
    QCOMPARE(report.added, 1);
    const JournalRow row = readJournal(*h.file.db, {0, kT0 * 2'000, "BTC", 9})->at(0);
    QCOMPARE(row.text + row.evidence + row.what + row.level, std::string("hello{}wl"));
}

void TestHistoryFiles::badLinesAreNamed()
{
    Opened h(a());
    std::string csv = kJournalHeader;
    csv +=
        ",1760130000000,note,,,,first,\r\n"
        ",tomorrow,note,,,,x,\r\n"
        ",1760130000000,rumour,,,,x,\r\n"
        ",1760130000000,note,,,\r\n"
        ",99999999999999999,note,,,,x,\r\n"
        ",1760130000000,note,,,,\"x,\r\n"
        ",1760130000001,note,,,,last,\r\n";
    const ImportReport report = imported(*h.file.db, csv);
    QCOMPARE(report.added, 2);
    QCOMPARE(report.bad, 5);
    QCOMPARE(report.named.size(), 5u);
    for (int n = 0; n < 5; ++n)
        QVERIFY2(report.named[std::size_t(n)].starts_with("line " + std::to_string(n + 3) + ": "),
                 report.named[std::size_t(n)].c_str());
    QVERIFY2(report.named[0].find("tomorrow") != std::string::npos, report.named[0].c_str());

    const ImportReport numbers =
        imported(*h.file.db, "utc,unix_s,venue,market,symbol,oi_base\n,1760130000,binance,perp,BTCUSDT,5\n");
    QCOMPARE(numbers.bad, 1);  // nobody has described that instrument
    QVERIFY2(numbers.named[0].find("instruments.csv") != std::string::npos, numbers.named[0].c_str());
    QVERIFY(h.writer->write(batchOf({})));
    const ImportReport values =
        imported(*h.file.db,
                 "utc,unix_s,venue,market,symbol,oi_base\n,1760130000,binance,perp,BTCUSDT,5\n"
                 ",1760130060,binance,perp,BTCUSDT,\n,1760130060,binance,perp,BTCUSDT,1e999\n"
                 ",1760130060,binance,perp,BTCUSDT,nan\n,1760130060,binance,perp,BTCUSDT,5 coins\n");
    QCOMPARE(values.added, 1);
    QCOMPARE(values.bad, 4);
    // Moments have their bounds in whatever column they stand.
    const ImportReport moments = imported(
        *h.file.db,
        "utc,unix_ms,kind,asset,until_ms,what,data\n,1760130000000,phase,BTC,9223372036854775807,RESET,{}\n"
        ",1760130000000,phase,BTC,-1,RESET,{}\n,1760130000000,phase,BTC,1760130060000,RESET,{}\n");
    QCOMPARE(moments.added, 1);
    QCOMPARE(moments.bad, 2);
    QVERIFY2(moments.named[0].find("no moment") != std::string::npos, moments.named[0].c_str());
    // Thousands of them are counted, twenty are named.
    std::string many = kJournalHeader;
    for (int i = 0; i < 5'000; ++i) many += "rubbish\n";
    many += ",1760130000002,note,,,,after,\n";
    const ImportReport flood = imported(*h.file.db, many);
    QCOMPARE(flood.bad, 5'000);
    QCOMPARE(flood.named.size(), ImportReport::kNamed);
    QCOMPARE(flood.added, 1);
}

void TestHistoryFiles::whatIsNoTableIsRefused()
{
    Opened h(a());
    for (const char* text :
         {"", "time,price\n1,2\n", "\"", "SQLite format 3", "utc,unix_ms,kind,asset,what,level,text"}) {
        const ImportReport report = imported(*h.file.db, text);
        QVERIFY2(report.refused.find("header") != std::string::npos, text);
        QCOMPARE(report.added + report.bad, 0);
    }
}

void TestHistoryFiles::theProgramExportsAndImports()
{
    {
        Opened h(a());
        fill(*h.writer);
    }
    const QString out = a() + QStringLiteral("/out");
    const Ran first = run({"history", "export", "--data-dir", a(), "--out", out});
    QVERIFY2(first.status == 0, qPrintable(first.err));
    QVERIFY2(first.out.contains("seconds.csv: 130 rows"), qPrintable(first.out));
    QCOMPARE(QDir(out).entryList({"*.csv"}, QDir::Files).size(), qsizetype(csvTables().size()));
    // A second time it would lie over the first.
    const Ran again = run({"history", "export", "--data-dir", a(), "--out", out});
    QCOMPARE(again.status, 1);
    QVERIFY2(again.err.contains("empty folder"), qPrintable(again.err));
    // A link where a table belongs would lead elsewhere, also one that leads to nothing yet.
    const QString linked = a() + QStringLiteral("/linked"), victim = a() + QStringLiteral("/victim");
    QVERIFY(QDir().mkpath(linked) && QFile::link(victim, linked + QStringLiteral("/journal.csv")));
    for (const bool there : {false, true}) {
        QFile file(victim);
        if (there) QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4 && file.flush());
        const Ran refused = run({"history", "export", "--data-dir", a(), "--out", linked});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("journal.csv cannot be written: it is a link"), qPrintable(refused.err));
        QCOMPARE(QFileInfo(victim).exists(), there);
        QCOMPARE(QFileInfo(victim).size(), there ? 4 : 0);
        QCOMPARE(QDir(linked).entryList(QDir::Files | QDir::System).size(), 1);
    }

    const Ran in = run({"history", "import", out, "--data-dir", b()});
    QVERIFY2(in.status == 0, qPrintable(in.err));
    QVERIFY2(in.out.contains("seconds.csv: 130 rows added, 0 were there, 0 bad lines"), qPrintable(in.out));
    const Ran info = run({"history", "info", "--data-dir", b()});
    QVERIFY2(info.status == 0, qPrintable(info.err));
    QVERIFY2(info.out.contains("2025-10-10 21:00"), qPrintable(info.out));
    const Ran check = run({"history", "check", "--data-dir", b()});
    QVERIFY2(check.status == 0 && check.out.contains("whole"), qPrintable(check.out + check.err));
    const Ran part = run({"history", "export", "--data-dir", b(), "--out", b() + "/part", "--from",
                          "2025-10-10T21:00:10Z", "--to", "1760130020", "--assets", "eth"});
    QVERIFY2(part.out.contains("seconds.csv: 5 rows"), qPrintable(part.out + part.err));
}

void TestHistoryFiles::theProgramSaysWhatIsWrong()
{
    const Ran none = run({"history", "info", "--data-dir", a()});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("no history"), qPrintable(none.err));
    QCOMPARE(run({"history"}).status, 2);
    QCOMPARE(run({"history", "export", "--data-dir", a()}).status, 2);
    QCOMPARE(run({"history", "export", "--from", "yesterday"}).status, 2);
    QFile bad(a() + "/bad.csv");
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(kJournalHeader) > 0 &&
            bad.write("x\r\n,1760130000000,note,,,,t,\n"));
    bad.close();
    const Ran in = run({"history", "import", bad.fileName(), "--data-dir", a()});
    QCOMPARE(in.status, 1);
    QVERIFY2(in.err.contains("bad.csv: line 2: "), qPrintable(in.err));
    QVERIFY2(in.out.contains("1 rows added, 0 were there, 1 bad"), qPrintable(in.out));
    {
        QFile file(a() + "/history.sqlite");
        QVERIFY(file.open(QIODevice::ReadWrite) && file.size() > 20'000);
        for (qint64 at = 8'192; at + 64 < file.size(); at += 4'096)
            QVERIFY(file.seek(at) && file.write(QByteArray(64, '\xee')) == 64);
    }
    // A venue that is not there: what is looked at here is the folder.
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QByteArray place = "127.0.0.1:" + QByteArray::number(closed.serverPort());
    closed.close();
    QFile venues(a() + "/venues.json");
    QVERIFY(venues.open(QIODevice::WriteOnly) &&
            venues.write("{\"binance\":{\"rest\":\"http://" + place + "\",\"ws\":\"ws://" + place + "\"}}") > 0);
    venues.close();
    const Ran doctor = run({"doctor", "--endpoints", venues.fileName(), "--data-dir", a()});
    QVERIFY2(doctor.out.contains("FAIL  history"), qPrintable(doctor.out + doctor.err));
    const Ran check = run({"history", "check", "--data-dir", a()});
    QCOMPARE(check.status, 1);
    QVERIFY2(check.err.contains("damaged"), qPrintable(check.err));
    QVERIFY(QFile::exists(a() + "/history.sqlite"));  // it only looks
}

void TestHistoryFiles::besideARunningProgram()
{
    Opened running(a());
    fill(*running.writer);
    const Ran out = run({"history", "export", "--data-dir", a(), "--out", b()});
    QVERIFY2(out.status == 0, qPrintable(out.err));
    QCOMPARE(run({"history", "check", "--data-dir", a()}).status, 0);
    const Ran in = run({"history", "import", b(), "--data-dir", a()});
    QCOMPARE(in.status, 1);
    QVERIFY2(in.err.contains("Another Plimsoll"), qPrintable(in.err));
    QVERIFY(running.writer->write(batchOf({second(kT0 + 500, 1)})));
}

QTEST_GUILESS_MAIN(TestHistoryFiles)
#include "tst_history_files.moc"
