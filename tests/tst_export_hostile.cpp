// What venues, files and people write into names and notes must not run in whoever opens an export, and nothing of
// this machine leaves with one. CSV is read by Python's own reader where there is one.
#include "app/bundle_writer.h"
#include "app/export_bundle.h"
#include "app/export_csv.h"
#include "app/export_names.h"
#include "app/export_report.h"
#include "app/incident_report.h"
#include "model/risk/risk_rules.h"
#include "tests/support/sample_hub.h"
#include "ui/context_menus.h"
#include "ui/export_cells.h"
#include "ui/main_window.h"
#include "ui/panels/board_view.h"
#include "widgets/rate_map.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <csignal>

using namespace plimsoll;

namespace {

const QStringList kHostile = {
    QStringLiteral("<script>alert(1)</script>"),
    QStringLiteral("<img src=http://evil.example/x onerror=alert(1)>"),
    QStringLiteral("=cmd|' /C calc'!A0"),
    QStringLiteral("=HYPERLINK(\"http://evil.example\",\"BTC\")"),
    QStringLiteral("+1+cmd|' /C calc'!A0"),
    QStringLiteral("-2+3+cmd|' /C calc'!A0"),
    QStringLiteral("@SUM(1+1)*cmd|' /C calc'!A0"),
    QStringLiteral("  =1+1"),
    QStringLiteral("\t=1+1"),
    QStringLiteral("\r\n=1+1"),
    QStringLiteral("x;=1+1;y"),
    QStringLiteral("x\t=1+1"),
    QStringLiteral("\uff1d1+1"),
    QStringLiteral("line\nbreak"),
    QStringLiteral("quote\"s and, commas"),
    QStringLiteral("\"=1+1"),
    QStringLiteral("%1 %2 %3"),
    QStringLiteral("\u202e reversed"),
};

ExportTable hostileTable()
{
    ExportTable t{
        QStringLiteral("hostile"), kHostile.front(), {QStringLiteral("symbol"), QStringLiteral("value")}, {}};
    for (const QString& s : kHostile) t.rows.push_back({s, QStringLiteral("-1.5")});
    return t;
}

// Would a spreadsheet that takes any of the usual separators run something of it?
bool runs(const QString& cell)
{
    for (const QString& piece : cell.split(QRegularExpression(QStringLiteral("[;\\t\\r\\n]")))) {
        const QString p = piece.trimmed().remove(QLatin1Char('"'));
        if (p.isEmpty() || isPlainNumber(p)) continue;
        if (QStringLiteral("=+-@\uff1d\uff0b\uff0d\uff20").contains(p.front())) return true;
    }
    return false;
}

std::shared_ptr<const FullSnapshot> snapshotOf(const Clock& clock)
{
    auto full = std::make_shared<FullSnapshot>();
    full->asOf = {clock.wall(), clock.mono()};
    return full;
}

}  // namespace

class TstExportHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsDoNotRun()
    {
        for (const QString& s : kHostile) QVERIFY2(!runs(safeCell(s)), qPrintable(safeCell(s)));
        // What is a number stays one, and what people write stays as it is.
        QCOMPARE(safeCell(QStringLiteral("-1.5")), QStringLiteral("-1.5"));
        QCOMPARE(safeCell(QStringLiteral("+2.31 %")), QStringLiteral("+2.31 %"));
        QCOMPARE(safeCell(QStringLiteral("\u22121,234.5")), QStringLiteral("-1234.5"));
        QCOMPARE(safeCell(QStringLiteral("z 4.9; -6.1 % in 4 h")), QStringLiteral("z 4.9; -6.1 % in 4 h"));
        QCOMPARE(safeCell(QStringLiteral("+$1.2m")), QStringLiteral("+$1.2m"));
        QCOMPARE(safeCell(QStringLiteral("=1+1")), QStringLiteral("'=1+1"));
    }
    void pythonReadsWhatWasWritten()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()) QSKIP("python3 is not installed");
        const QByteArray csv = toCsv(hostileTable(), SourceKind::Simulated);
        QProcess p;
        p.start(python, {QStringLiteral("-c"),
                         QStringLiteral("import csv,io,json,sys\n"
                                        "t=sys.stdin.buffer.read().decode('utf-8')\n"
                                        "print(json.dumps(list(csv.reader(io.StringIO(t,newline='')))))")});
        p.write(csv);
        p.closeWriteChannel();
        QVERIFY(p.waitForFinished());
        QVERIFY2(p.exitCode() == 0, p.readAllStandardError().constData());
        const QJsonArray rows = QJsonDocument::fromJson(p.readAllStandardOutput()).array();
        QCOMPARE(rows.size(), kHostile.size() + 1);
        QCOMPARE(rows[0].toArray(), (QJsonArray{"symbol", "value", "source"}));
        for (qsizetype i = 0; i < kHostile.size(); ++i) {
            const QJsonArray row = rows[i + 1].toArray();
            QCOMPARE(row.size(), 3);
            QCOMPARE(row[0].toString(), safeCell(kHostile[i]));
            QCOMPARE(row[1].toString(), QStringLiteral("-1.5"));
            QCOMPARE(row[2].toString(), QStringLiteral("SIMULATED"));
        }
    }
    void theClipboardIsSafeToo()
    {
        const QString tsv = toTsv(hostileTable(), SourceKind::Live);
        QStringList lines = tsv.split(QLatin1Char('\n'));
        QCOMPARE(lines.takeLast(), QString());
        QCOMPARE(lines.size(), kHostile.size() + 1);
        for (const QString& line : lines) {
            QCOMPARE(line.count(QLatin1Char('\t')), 1);
            QVERIFY2(!runs(line.section(QLatin1Char('\t'), 0, 0)), qPrintable(line));
        }
        const QString html = toHtmlTable(hostileTable(), SourceKind::Live);
        QVERIFY(!html.contains(QStringLiteral("<script")) && !html.contains(QStringLiteral("<img")));
    }
    // What panels and their menus copy as a table: names of venues in cells, in heads and beside a map.
    void tablesOfTheScreenAreSafeToo()
    {
        const auto safe = [](const QString& tsv, qsizetype rows, qsizetype columns) {
            QStringList lines = tsv.split(QLatin1Char('\n'));
            QCOMPARE(lines.takeLast(), QString());
            QCOMPARE(lines.size(), rows);
            for (const QString& line : lines) {
                const QStringList cells = line.split(QLatin1Char('\t'));
                QCOMPARE(cells.size(), columns);
                for (const QString& cell : cells) QVERIFY2(!runs(cell), qPrintable(line));
            }
        };
        QStandardItemModel model;
        for (const QString& s : kHostile) model.appendRow({new QStandardItem(s), new QStandardItem(s)});
        model.setHorizontalHeaderLabels({QStringLiteral("=1+1"), QStringLiteral("@SUM(1+1)")});
        const Theme theme = builtinTheme(QStringLiteral("dark"));
        BoardView board(theme, nullptr);
        board.setModel(&model);
        safe(board.asTsv(), kHostile.size() + 1, 2);
        QTableView plain;
        plain.setModel(&model);
        safe(tableText(plain), kHostile.size() + 1, 2);
        RateMap map(theme);
        std::vector<RateMapRow> rows;
        for (const QString& s : kHostile) rows.push_back({s, {0.0001f, -0.0001f}});
        map.setRows(std::move(rows), fromUnixMs(1'790'000'000'000), std::chrono::hours(8));
        safe(map.asTsv(), kHostile.size() + 1, 3);
    }
    void reportsShowWhatTheyAreTold()
    {
        ReportContent c;
        c.asOf.wall = fromUnixMs(1'700'000'000'000);
        c.asset = kHostile[0];
        c.heading = kHostile[1];
        c.venues = kHostile;
        c.notes = kHostile;
        c.tables = {hostileTable()};
        for (const QString& s : kHostile) {
            c.blocks.push_back(headingBlock(s));
            c.blocks.push_back(textBlock(s));
            c.blocks.push_back(noteBlock(s));
        }
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        c.blocks.push_back(pictureBlock({kHostile[0], kHostile[1], image, "png"}));
        const QString html = QString::fromUtf8(reportHtml(c));
        QVERIFY(!html.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
        // The only picture is ours, and inside.
        QCOMPARE(html.count(QStringLiteral("<img")), 1);
        QVERIFY(html.contains(QStringLiteral("<img src=\"data:image/png;base64,")));
        QVERIFY(html.contains(QStringLiteral("default-src 'none'")));
        QVERIFY(html.contains(QStringLiteral("%1 %2 %3")));
        const QByteArray pdf = reportPdf(c);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(!pdf.contains("/JavaScript") && !pdf.contains("/URI") && !pdf.contains("/Launch"));
    }
    void namesArePortable()
    {
        for (const QString& s : kHostile + QStringList{"CON", "nul", "com1", "a/b", "..", "", QString(300, 'x')}) {
            const QString name = safeFileName(s);
            QVERIFY2(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]{1,101}$")).match(name).hasMatch(),
                     qPrintable(name));
            QVERIFY2(!QStringList({"con", "nul", "com1"}).contains(name.toLower()), qPrintable(name));
        }
        QCOMPARE(exportName(QStringLiteral("depth"), QStringLiteral("BTC"), fromUnixMs(1'763'822'169'000)),
                 QStringLiteral("depth_BTC_20251122T143609Z"));
    }
    void pathsLoseTheirFolders()
    {
        QCOMPARE(
            withoutPaths(QStringLiteral("/home/jo/data/x.plog is damaged: 3/4 read, see https://a.example/b/c")),
            QStringLiteral("x.plog is damaged: 3/4 read, see https://a.example/b/c"));
        QCOMPARE(withoutPaths(QStringLiteral("/home/jo doe/x.plog is damaged"),
                              {QStringLiteral("/home/jo doe/x.plog")}),
                 QStringLiteral("x.plog is damaged"));
    }
    // Everything that a bundle is made of, with a machine's folders and hostile names in what the window shows.
    void aBundleHasNothingOfThisMachine()
    {
        const QString secret = QStringLiteral("/home/secret-user/secret-folder");
        SnapshotHub hub;
        ManualClock clock;
        sample::Hub(hub, {clock.wall(), clock.mono()}, sample::Mood::Full).fill();
        store::StoreStatus store;
        if (const auto s = hub.store.read().value) store = *s;
        store.folder = secret.toStdString();
        hub.store.publish(store);
        BlackBoxStatus box;
        box.on = true;
        box.folder = secret.toStdString();
        box.lastIncident = (secret + QStringLiteral("/incidents/x")).toStdString();
        hub.blackBox.publish(box);
        MainWindow window(builtinTheme(QStringLiteral("dark")), hub, clock, SourceKind::Simulated,
                          {QStringLiteral("binance"), QStringLiteral("bybit")});
        window.resize(1'366, 768);
        window.setAsset(kHostile.front());
        QTemporaryDir dir;
        ExportOrder order;
        order.path = dir.filePath(QStringLiteral("bundle"));
        order.source = SourceKind::Simulated;
        order.notes = QStringList{secret + QStringLiteral("/x.plog is damaged")} + kHostile;
        const auto written = writeBundle(collectBundle(order, window, snapshotOf(clock)));
        QVERIFY2(written.hasValue(), written ? "" : qPrintable(written.error()));
        int files = 0, drawings = 0;
        QStringList folded;
        QDirIterator at(order.path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (at.hasNext()) {
            const QString path = at.next(), name = QDir(order.path).relativeFilePath(path);
            ++files;
            folded << name.toLower();
            QVERIFY2(QRegularExpression(QStringLiteral("^[A-Za-z0-9_/-]+\\.(png|svg|csv|json|html|pdf)$"))
                         .match(name)
                         .hasMatch(),
                     qPrintable(name));
            QFile f(path);
            QVERIFY(f.open(QIODevice::ReadOnly));
            const QByteArray bytes = f.readAll();
            QVERIFY2(!bytes.isEmpty(), qPrintable(name));
            QVERIFY2(!bytes.contains("secret-user") && !bytes.contains("secret-folder"), qPrintable(name));
            if (name.endsWith(QLatin1String(".png"))) continue;
            if (name.endsWith(QLatin1String(".html")) || name.endsWith(QLatin1String(".pdf")))
                QVERIFY2(!bytes.contains("<script>alert"), qPrintable(name));
            if (name.endsWith(QLatin1String(".svg"))) {
                ++drawings;
                QVERIFY2(bytes.contains("SIMULATED"), qPrintable(name));
                QVERIFY2(!bytes.contains("<script") && !bytes.contains("href=\"http"), qPrintable(name));
            }
            if (name.endsWith(QLatin1String(".csv"))) QVERIFY2(bytes.contains("source"), qPrintable(name));
        }
        QVERIFY(files > 40);
        QVERIFY(drawings > 3);
        QCOMPARE(folded.removeDuplicates(), qsizetype{0});
    }
    void whatOneHoldsStaysHere()
    {
        const auto own =
            std::find_if(riskRules().begin(), riskRules().end(), [](const RiskRule& r) { return r.own; });
        QVERIFY(own != riskRules().end());
        SnapshotHub hub;
        ManualClock clock;
        sample::Hub(hub, {clock.wall(), clock.mono()}, sample::Mood::Full).fill();
        RiskSnapshot risk;
        risk.asOf = {clock.wall(), clock.mono()};
        Warning w;
        w.rule = own->id;
        w.asset = "BTC";
        w.severity = Severity::Critical;
        w.since = risk.asOf;
        w.headline = "MINE is near its liquidation";
        risk.warnings.push_back(w);
        w.rule = "DEPTH_DROP";
        w.headline = "THEIRS is thin";
        risk.warnings.push_back(w);
        hub.risk.publish(risk);
        MainWindow window(builtinTheme(QStringLiteral("dark")), hub, clock, SourceKind::Live,
                          {QStringLiteral("binance"), QStringLiteral("bybit")});
        window.resize(1'366, 768);
        window.setAsset(QStringLiteral("BTC"));
        for (const bool wished : {false, true}) {
            QTemporaryDir dir;
            ExportOrder order;
            order.path = dir.filePath(QStringLiteral("bundle"));
            order.whole = false;
            order.panels = QStringList{QStringLiteral("risk")};
            order.own = wished;
            QVERIFY(writeBundle(collectBundle(order, window, snapshotOf(clock))).hasValue());
            bool theirs = false, mine = false;
            QDirIterator at(order.path, {"*.csv", "*.html", "*.svg"}, QDir::Files, QDirIterator::Subdirectories);
            while (at.hasNext()) {
                QFile f(at.next());
                QVERIFY(f.open(QIODevice::ReadOnly));
                const QByteArray bytes = f.readAll();
                theirs |= bytes.contains("THEIRS is thin");
                mine |= bytes.contains("MINE is near");
            }
            QVERIFY(theirs);
            QCOMPARE(mine, wished);
        }
    }
    void incidentsAreToldNotRun()
    {
        IncidentStory story;
        story.title = story.reason = story.note = kHostile[0];
        story.asset = kHostile[2];
        story.assets = kHostile;
        story.from = fromUnixMs(1'700'000'000'000);
        story.to = story.from + std::chrono::minutes{20};
        story.at = story.from + std::chrono::minutes{10};
        story.missing = kHostile;
        for (const QString& s : kHostile)
            story.marks.marks.push_back({story.at, TimelineMark::Kind::Warning, Severity::Critical, s});
        QTemporaryDir dir;
        const auto written = writeIncidentReport(story, dir.filePath(QStringLiteral("r")));
        QVERIFY(written.hasValue());
        QFile html(dir.filePath(QStringLiteral("r/report.html")));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray page = html.readAll();
        QVERIFY(!page.contains("<script") && !page.contains("<img src=http"));
        QVERIFY(page.contains("&lt;script&gt;"));
        QFile csv(dir.filePath(QStringLiteral("r/tables/timeline.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(!csv.readAll().contains(",=cmd"));
    }
    // A disk that takes no more: nothing is left, and what to do is said.
    void whatDoesNotFitLeavesNothing()
    {
        QTemporaryDir dir;
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 100'000;
        QVERIFY(setrlimit(RLIMIT_FSIZE, &small) == 0);
        const QByteArray large = [] {
            QByteArray bytes(400'000, '\0');
            quint32 x = 1;
            for (char& c : bytes) c = static_cast<char>((x = x * 1'664'525u + 1'013'904'223u) >> 24);
            return bytes;
        }();
        QStringList said;
        for (const char* name : {"folder", "archive.zip"}) {
            BundleWriter w(dir.filePath(QLatin1String(name)), 0);
            Expected<void, QString> state = w.begin();
            if (state) state = w.add(QStringLiteral("small.txt"), "x");
            if (state) state = w.add(QStringLiteral("large.bin"), large);
            if (state) state = w.commit();
            said << (state ? QString() : state.error());
        }
        const auto whole = writeWhole(dir.filePath(QStringLiteral("one.csv")), large);
        said << (whole ? QString() : whole.error());
        setrlimit(RLIMIT_FSIZE, &before);
        for (const QString& s : said) {
            QVERIFY2(s.startsWith(QStringLiteral("cannot write ")), qPrintable(s));
            QVERIFY2(s.contains(QStringLiteral("hoose another folder")), qPrintable(s));
        }
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList());
    }
};

QTEST_MAIN(TstExportHostile)
#include "tst_export_hostile.moc"
