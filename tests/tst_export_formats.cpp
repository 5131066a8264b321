// Whatever leaves the window, in each of its forms, with an extra window and alerts of one's own: every window has
// its picture; what is about one's own positions stays here unless it is wished for; others' programs open it, it
// loads nothing, and it says nothing of this machine.
#include "app/export_bundle.h"
#include "app/incident_report.h"
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/extra_window.h"
#include "ui/main_window.h"
#include "ui/workspace_desk.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

const QString kSecret = QStringLiteral("/home/secret-user/secret-folder");

std::shared_ptr<const FullSnapshot> snapshotOf(const Clock& clock)
{
    auto full = std::make_shared<FullSnapshot>();
    full->asOf = {clock.wall(), clock.mono()};
    return full;
}

AlertRule alertOf(std::uint64_t id, const char* metric, std::string title)
{
    AlertRule rule;
    rule.id = id;
    rule.title = std::move(title);
    AlertCondition c;
    c.metric = *analytics::metricId(metric);
    if (!analytics::word(c.metric).scope.account) c.asset = "BTC";
    c.op = AlertOperator::Above;
    c.level = 0.2;
    rule.conditions = {c};
    return rule;
}

std::map<QString, QByteArray> filesIn(const QString& path)
{
    std::map<QString, QByteArray> all;
    const auto add = [&](const QString& file, const QString& name) {
        QFile f(file);
        if (f.open(QIODevice::ReadOnly)) all[name] = f.readAll();
    };
    if (QFileInfo(path).isFile()) add(path, QFileInfo(path).fileName());
    QDirIterator at(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (at.hasNext()) {
        const QString file = at.next();
        add(file, QDir(path).relativeFilePath(file));
    }
    return all;
}

// Nothing that a viewer would fetch; names of schemas are no addresses.
QString loads(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.remove(QRegularExpression(QStringLiteral("xmlns(:[a-z]+)?=\"[^\"]*\"")));
    static const QRegularExpression fetched(QStringLiteral(
        "(src|href|xlink:href)=\"(?!data:|#)[^\"]*\"|url\\((?!#|data:)[^)]*\\)|@import|<link|<script|"
        "<iframe|<object|<embed"));
    return fetched.match(text).captured();
}

// Empty, or what is wrong with a file of this name.
QString wrongWith(const QString& name, const QByteArray& bytes)
{
    if (bytes.isEmpty()) return QStringLiteral("empty");
    if (bytes.contains("secret-user") || bytes.contains("secret-folder")) return QStringLiteral("says a folder");
    if (name.endsWith(QLatin1String(".png")) && QImage::fromData(bytes, "PNG").isNull())
        return QStringLiteral("no picture");
    if (name.endsWith(QLatin1String(".svg")) || name.endsWith(QLatin1String(".html"))) {
        if (const QString found = loads(bytes); !found.isEmpty()) return QStringLiteral("loads ") + found;
    }
    if (name.endsWith(QLatin1String(".svg"))) {
        QXmlStreamReader xml(bytes);
        while (!xml.atEnd()) xml.readNext();
        if (xml.hasError()) return xml.errorString();
    }
    if (name.endsWith(QLatin1String(".html")) && !bytes.contains("default-src 'none'"))
        return QStringLiteral("may load");
    if (name.endsWith(QLatin1String(".pdf")) && (!bytes.startsWith("%PDF-") || bytes.contains("/URI") ||
                                                 bytes.contains("/JavaScript") || bytes.contains("/Launch")))
        return QStringLiteral("no plain PDF");
    if (name.endsWith(QLatin1String(".json")) && QJsonDocument::fromJson(bytes).isNull())
        return QStringLiteral("no JSON");
    return {};
}

QString run(const QString& program, const QStringList& words)
{
    QProcess p;
    p.start(program, words);
    if (!p.waitForFinished(60'000) || p.exitCode() != 0) return {};
    return QString::fromUtf8(p.readAllStandardOutput());
}

}  // namespace

class TstExportFormats : public QObject {
    Q_OBJECT

    StrictLog m_log;
    ManualClock m_clock;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_dir;

    QString write(ExportForm form, const QString& name, bool own = false, const QStringList& panels = {})
    {
        ExportOrder order;
        order.form = form;
        order.path = m_dir.filePath(name) + exportFormSuffix(form);
        order.source = SourceKind::Simulated;
        order.notes = QStringList{kSecret + QStringLiteral("/x.plog is damaged")};
        order.own = own;
        order.whole = panels.isEmpty();
        order.panels = panels;
        const auto written = writeBundle(collectBundle(order, *m_window, snapshotOf(m_clock)));
        return written ? *written : QStringLiteral("failed: ") + written.error();
    }

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void init()
    {
        const AsOf now{m_clock.wall(), m_clock.mono()};
        m_hub = std::make_unique<SnapshotHub>();
        sample::Hub(*m_hub, now, sample::Mood::Full).fill();
        AlertSnapshot alerts;
        alerts.asOf = now;
        for (const AlertRule& rule : {alertOf(1, "heat", {}), alertOf(2, "exposure", "MINE alone"),
                                      alertOf(3, "spread_bps", "THEIRS too")}) {
            AlertRow row;
            row.rule = rule;
            row.state = AlertState::Firing;
            row.value = 0.3;
            row.lastFired = now.wall;
            alerts.rows.push_back(row);
            AlertFired fired;
            fired.serial = rule.id;
            fired.rule = rule.id;
            fired.text = rule.title.empty() ? "heat above 20 %: 30 %" : rule.title + ": 0.3";
            fired.at = now;
            alerts.fired.push_back(fired);
        }
        m_hub->alerts.publish(alerts);
        m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock,
                                                SourceKind::Simulated,
                                                QStringList{QStringLiteral("binance"), QStringLiteral("bybit")});
        m_window->resize(1'366, 768);
        m_window->setAsset(QStringLiteral("BTC"));
        m_window->show();
        m_window->workspaces().moveToNewWindow(QStringLiteral("funding"));
        QCOMPARE(m_window->workspaces().windows().size(), std::size_t{1});
        m_window->refreshNow();
    }
    void cleanup()
    {
        m_window.reset();
        m_hub.reset();
        QCOMPARE(m_log.complaints(), QString());
    }

    void everyWindowHasItsPicture()
    {
        const auto bundle = filesIn(write(ExportForm::Folder, QStringLiteral("windows")));
        QVERIFY(bundle.contains(QStringLiteral("window.png")));
        QVERIFY(bundle.contains(QStringLiteral("window-2.png")));
        const QImage extra = QImage::fromData(bundle.at(QStringLiteral("window-2.png")), "PNG");
        QVERIFY(extra.width() >= m_window->workspaces().windows().front()->width());
        // Something is on it: not one colour alone.
        QSet<QRgb> colours;
        for (int x = 0; x < extra.width(); x += 3)
            for (int y = 0; y < extra.height(); y += 3) colours.insert(extra.pixel(x, y));
        QVERIFY2(colours.size() > 20, qPrintable(QString::number(colours.size())));
        QVERIFY(bundle.at(QStringLiteral("report.html")).contains("Window 2"));
        // Alone they are several pictures, and so a folder of them.
        const auto alone = filesIn(write(ExportForm::Png, QStringLiteral("alone")));
        QCOMPARE(alone.size(), std::size_t{2});
    }

    // Little by little it is the same picture as at once.
    void aPictureInSlicesIsWhole()
    {
        m_window->workspaces().moveHome(QStringLiteral("funding"));
        WindowCamera(*m_window).settle();
        const auto bundle = filesIn(write(ExportForm::Png, QStringLiteral("sliced")));
        QCOMPARE(bundle.size(), std::size_t{1});
        const QImage sliced = QImage::fromData(bundle.begin()->second, "PNG");
        const QImage whole = m_window->grabWindow({}, 1).toImage().convertToFormat(QImage::Format_RGB32);
        const int band = sliced.height() - whole.height() - 24;  // what stands above, and one row below
        QVERIFY(sliced.width() == whole.width() && band >= 0);
        int other = 0;
        for (int y = 0; y < whole.height(); ++y)
            for (int x = 0; x < whole.width(); ++x) other += sliced.pixel(x, y + 16) != whole.pixel(x, y);
        QVERIFY2(other < whole.width() * whole.height() / 200, qPrintable(QString::number(other)));
    }

    void ownAlertsStayHere_data()
    {
        QTest::addColumn<bool>("wished");
        QTest::newRow("by default") << false;
        QTest::newRow("wished for") << true;
    }
    void ownAlertsStayHere()
    {
        QFETCH(bool, wished);
        const auto bundle = filesIn(
            write(ExportForm::Folder, QStringLiteral("own-%1").arg(wished), wished, {QStringLiteral("alerts")}));
        bool theirs = false, mine = false;
        for (const auto& [name, bytes] : bundle) {
            if (name.endsWith(QLatin1String(".png")) || name.endsWith(QLatin1String(".pdf"))) continue;
            theirs |= bytes.contains("THEIRS too");
            const bool says = bytes.contains("MINE alone") || bytes.contains("heat above");
            if (name == QLatin1String("snapshot.json")) QVERIFY2(!says, "the data never say it");
            mine |= says;
        }
        QVERIFY(theirs);
        QCOMPARE(mine, wished);
        // They are back where the person looks.
        bool shown = false;
        for (const ExportTable& t : m_window->panel(QStringLiteral("alerts"))->exportTables())
            for (const QStringList& row : t.rows) shown |= row.join(u' ').contains(QStringLiteral("MINE alone"));
        QVERIFY(shown);
    }

    void everyFormIsSound_data()
    {
        QTest::addColumn<int>("form");
        for (const auto& [name, form] : {std::pair{"folder", ExportForm::Folder},
                                         {"png", ExportForm::Png},
                                         {"svg", ExportForm::Svg},
                                         {"csv", ExportForm::Csv},
                                         {"html", ExportForm::Html},
                                         {"pdf", ExportForm::Pdf}})
            QTest::newRow(name) << static_cast<int>(form);
    }
    void everyFormIsSound()
    {
        QFETCH(int, form);
        const QString path = write(static_cast<ExportForm>(form), QString::fromLatin1(QTest::currentDataTag()));
        const auto files = filesIn(path);
        QVERIFY2(!files.empty(), qPrintable(path));
        for (const auto& [name, bytes] : files) {
            const QString wrong = wrongWith(name, bytes);
            QVERIFY2(wrong.isEmpty(), qPrintable(name + QStringLiteral(": ") + wrong));
        }
    }

    void theReportOfAnIncidentIsSound()
    {
        IncidentStory story;
        story.reason = QStringLiteral("A cascade");
        story.asset = QStringLiteral("BTC");
        story.from = fromUnixMs(1'700'000'000'000);
        story.to = story.from + std::chrono::minutes{20};
        story.at = story.from + std::chrono::minutes{10};
        story.missing = QStringList{kSecret + QStringLiteral("/x.plog ends early")};
        const auto written = writeIncidentReport(story, m_dir.filePath(QStringLiteral("incident")));
        QVERIFY2(written.hasValue(), written ? "" : qPrintable(written.error()));
        const auto files = filesIn(m_dir.filePath(QStringLiteral("incident")));
        QVERIFY(files.contains(QStringLiteral("report.html")) && files.contains(QStringLiteral("report.pdf")));
        for (const auto& [name, bytes] : files) {
            const QString wrong = wrongWith(name, bytes);
            QVERIFY2(wrong.isEmpty(), qPrintable(name + QStringLiteral(": ") + wrong));
        }
    }

    // By programs of others, where there are any.
    void textOfThePdfCanBeSelected()
    {
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty()) QSKIP("no pdftotext here");
        const QString snapshot =
            run(reader, {write(ExportForm::Pdf, QStringLiteral("text")), QStringLiteral("-")});
        QVERIFY2(snapshot.contains(QStringLiteral("Plimsoll snapshot")), qPrintable(snapshot.left(400)));
        QVERIFY(snapshot.contains(QStringLiteral("SIMULATED")));
        QVERIFY(!snapshot.contains(QStringLiteral("secret-user")));
        IncidentStory story;
        story.reason = QStringLiteral("A cascade");
        story.asset = QStringLiteral("BTC");
        story.from = fromUnixMs(1'700'000'000'000);
        story.to = story.from + std::chrono::minutes{20};
        story.at = story.from + std::chrono::minutes{10};
        const QString path = m_dir.filePath(QStringLiteral("text-incident.pdf"));
        QVERIFY(writeIncidentReport(story, path).hasValue());
        QVERIFY(run(reader, {path, QStringLiteral("-")}).contains(QStringLiteral("A cascade")));
    }

    void pythonReadsEveryTable()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()) QSKIP("no python3 here");
        const QString folder = write(ExportForm::Folder, QStringLiteral("python"));
        // Each table is a rectangle with heads of their own names.
        const QString said = run(python, {QStringLiteral("-c"), QStringLiteral(R"(
import csv, glob, sys
n = 0
for path in glob.glob(sys.argv[1] + '/*/*.csv'):
    rows = list(csv.reader(open(path, newline='', encoding='utf-8-sig')))
    assert len(set(rows[0])) == len(rows[0]), path
    assert all(len(r) == len(rows[0]) for r in rows), path
    n += 1
print(n)
)"),
                                          folder});
        QVERIFY2(said.trimmed().toInt() > 20, qPrintable(said));
    }
};

QTEST_MAIN(TstExportFormats)
#include "tst_export_formats.moc"
