// The report of an incident: what is judged from samples is what a hand computes, a recording of two venues is
// told with its silence and its gap, and the command writes what a browser and a PDF reader take.
#include "app/incident_charts.h"
#include "app/incident_folder.h"
#include "app/incident_report.h"
#include "app/incident_reporter.h"
#include "tests/support/in_german.h"
#include "tests/support/written_session.h"
#include "ui/incident_list.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const Timestamp kFrom = fromUnixMs(1'700'000'000'000);

StorySample sample(int second, double price, double oi, double depth, double venueDepth, double spread)
{
    StorySample s;
    s.at = kFrom + std::chrono::seconds{second};
    s.values[static_cast<std::size_t>(StoryLine::Price)] = price;
    s.values[static_cast<std::size_t>(StoryLine::Interest)] = oi;
    s.values[static_cast<std::size_t>(StoryLine::Depth)] = depth;
    s.values[static_cast<std::size_t>(StoryLine::Spread)] = spread;
    s.depth[0] = venueDepth;
    s.spread[0] = spread;
    return s;
}

// Ten minutes of calm, the moment, two minutes of stress, then eight on the way back.
IncidentStory story()
{
    IncidentStory s;
    s.from = kFrom;
    s.to = kFrom + 20min;
    s.at = kFrom + 10min;
    s.asset = QStringLiteral("BTC");
    for (int t = 0; t < 1'200; ++t) {
        const bool stress = t >= 600 && t < 720;
        const bool back = t >= 1'000;
        s.samples.push_back(sample(t,
                                   t < 600  ? 100
                                   : stress ? 90
                                            : 95,
                                   t < 600 ? 1e9 : 8e8,
                                   t < 600  ? 5e6
                                   : stress ? 1e6
                                            : 4e6,
                                   t < 600 ? 1e6
                                   : back  ? 9e5
                                           : 2e5,
                                   stress ? 4 : 1));
    }
    StoryVenue v;
    v.venue = VenueId::Binance;
    s.venues.push_back(v);
    judgeStory(s);
    return s;
}

const StoryValue& of(const IncidentStory& s, StoryLine line)
{
    return s.card[static_cast<std::size_t>(line)];
}

QByteArray read(const QString& path)
{
    QFile f(path);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

// A session of one venue that tells of no forced orders.
QByteArray calmSession()
{
    QByteArray calm;
    for (const QByteArray& line : writtenSession().bybit.split('\n'))
        if (!line.isEmpty() && !line.contains("allLiquidation")) calm += line + '\n';
    return calm;
}

// Told of a recording with these lines.
Expected<IncidentStory, QString> toldOf(const QString& folder, const QByteArray& lines)
{
    StoryOrder order;
    order.paths = QStringList{folder + QStringLiteral("/bybit.jsonl")};
    QFile f(order.paths.front());
    if (!QDir().mkpath(folder) || !f.open(QIODevice::WriteOnly) || f.write(lines) != lines.size())
        return Unexpected{f.errorString()};
    f.close();
    return tellIncident(order, {}, {});
}

}  // namespace

class TstIncidentReport : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void judgedByHand()
    {
        const IncidentStory s = story();
        QCOMPARE(*of(s, StoryLine::Price).before, 100.0);
        QCOMPARE(*of(s, StoryLine::Price).worst, 90.0);
        QCOMPARE(*of(s, StoryLine::Price).after, 95.0);
        QCOMPARE(*of(s, StoryLine::Depth).worst, 1e6);
        QCOMPARE(*of(s, StoryLine::Spread).worst, 4.0);
        QCOMPARE(s.beforeS, 300.0);
        const StoryVenue& v = s.venues.front();
        QCOMPARE(*v.depthLost, 0.8);
        QVERIFY(!v.stayedLow);
        QCOMPARE(*v.recoveredMin, 400.0 / 60);  // from the first low second to the first at four fifths
        QCOMPARE(*v.worstSpread, 4.0);
        const QString html = QString::fromUtf8(reportHtml(incidentReport(s)));
        QVERIFY(html.contains(QStringLiteral("Excess purged: $200.0m")) ||
                html.contains(QStringLiteral("Excess purged: $200m")));
        QVERIFY(html.contains(QStringLiteral("20.0 %")));
    }
    void whatIsNotKnownIsNotMadeUp()
    {
        IncidentStory s = story();
        s.at = kFrom;  // nothing before it
        judgeStory(s);
        QCOMPARE(s.beforeS, 0.0);
        QVERIFY(!of(s, StoryLine::Price).before && !s.venues.front().depthLost);
        QVERIFY(!of(s, StoryLine::Funding).worst && !of(s, StoryLine::Funding).after);
        const QString html = QString::fromUtf8(reportHtml(incidentReport(s)));
        QVERIFY(html.contains(QStringLiteral("What was before is not known.")));
        QVERIFY(!html.contains(QStringLiteral("Excess purged")));
        QVERIFY(html.contains(QStringLiteral("its depth before is not known")));
        // One that did not come back.
        IncidentStory low = story();
        for (StorySample& x : low.samples)
            if (x.at >= kFrom + 10min) x.depth[0] = 1e5;
        judgeStory(low);
        QVERIFY(low.venues.front().stayedLow && !low.venues.front().recoveredMin);
    }
    void chartsBreakWhereNothingWasKnown()
    {
        const Theme theme = builtinTheme(QStringLiteral("light"));
        IncidentStory s = story();
        const QImage whole = incidentChart(s, StoryLine::Price, theme);
        QCOMPARE(whole.width(), 2 * kChartWidth);
        for (StorySample& x : s.samples)
            if (x.at >= kFrom + 5min && x.at < kFrom + 9min)
                x.values[static_cast<std::size_t>(StoryLine::Price)].reset();
        const QImage broken = incidentChart(s, StoryLine::Price, theme);
        const auto inked = [&](const QImage& image) {
            int n = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) n += image.pixelColor(x, y) == theme.ui.accent;
            return n;
        };
        QVERIFY(inked(whole) > 0);
        QVERIFY(inked(broken) < inked(whole));
        QVERIFY(incidentChart(s, StoryLine::Funding, theme).isNull());
    }
    // An open interest that nobody changed is not the same to the last bit: its axis has an end all the same.
    void whatDiffersByRoundingIsOneValue()
    {
        IncidentStory s = story();
        for (std::size_t i = 0; i < s.samples.size(); ++i)
            s.samples[i].values[static_cast<std::size_t>(StoryLine::Interest)] =
                i % 2 == 0 ? 5.18e9 : std::nextafter(5.18e9, 6e9);
        const QImage chart = incidentChart(s, StoryLine::Interest, builtinTheme(QStringLiteral("light")));
        QVERIFY(!chart.isNull());
    }
    // Nothing was liquidated, and that is known: the axis has two sides all the same.
    void zeroThroughoutIsDrawn()
    {
        IncidentStory s = story();
        const Theme theme = builtinTheme(QStringLiteral("light"));
        QVERIFY(forcedChart(s, theme).isNull());
        for (StorySample& sample : s.samples)
            for (const StoryLine line : {StoryLine::ForcedShorts, StoryLine::ForcedLongs})
                sample.values[static_cast<std::size_t>(line)] = 0;
        const QImage chart = forcedChart(s, theme);
        QVERIFY(!chart.isNull());
        // Lines from side to side: the frame's two, and between them the axis with steps above and below.
        const QRgb ground = theme.bg.panel.rgb();
        int lines = 0;
        bool within = false;
        for (int y = 0; y < chart.height(); ++y) {
            const int from = chart.width() / 2 + 9;
            bool line = true;
            for (int x = from; x < from + 20 && line; ++x) line = chart.pixel(x, y) != ground;
            lines += line && !within ? 1 : 0;
            within = line;
        }
        QVERIFY2(lines >= 5, qPrintable(QString::number(lines)));
    }
    void aRecordingIsTold()
    {
        const QString folder = m_dir.filePath(QStringLiteral("session"));
        QVERIFY(QDir().mkpath(folder));
        const QStringList files = writeSession(folder);
        QVERIFY(!files.isEmpty());
        StoryOrder order;
        order.paths = files;
        double last = 0;
        bool backwards = false;
        const auto told = tellIncident(order, {}, [&](double share) {
            backwards |= share < last - 1e-9;
            last = share;
        });
        QVERIFY2(told.hasValue(), told ? "" : qPrintable(told.error()));
        QVERIFY(!backwards);
        QCOMPARE(last, 1.0);
        QCOMPARE(told->asset, QStringLiteral("BTC"));
        QCOMPARE(told->venues.size(), std::size_t{2});
        QVERIFY(told->atIsGuess);
        QVERIFY(told->samples.size() > 200);
        std::uint64_t gaps = 0;
        for (const StoryVenue& v : told->venues) {
            gaps += v.gaps;
            QVERIFY(v.longestSilenceS > 50 && v.longestSilenceS < 60);  // both were silent for 55 s
            QVERIFY(v.frames > 100);
        }
        QCOMPARE(gaps, std::uint64_t{1});
        QVERIFY(!told->marks.holes.empty());
        QVERIFY(!told->marks.liquidations.empty());
        for (const QString& m : told->missing) QVERIFY2(!m.contains(m_dir.path()), qPrintable(m));
        const auto written = writeIncidentReport(*told, m_dir.filePath(QStringLiteral("report")));
        QVERIFY(written.hasValue());
        const QByteArray html = read(m_dir.filePath(QStringLiteral("report/report.html")));
        for (const char* words : {"How each venue bore it", "What is missing", "silent", "data:image/png;base64,",
                                  "What was said, in order", "REPLAY"})
            QVERIFY2(html.contains(words), words);
        QVERIFY(!html.contains(m_dir.path().toUtf8()));
        QVERIFY(!html.contains("http://") && !html.contains("https://"));
        QVERIFY(read(m_dir.filePath(QStringLiteral("report/tables/samples.csv"))).count('\n') > 200);
        const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (reader.isEmpty()) QSKIP("pdftotext is not installed");
        QProcess p;
        p.start(reader, {m_dir.filePath(QStringLiteral("report/report.pdf")), QStringLiteral("-")});
        QVERIFY(p.waitForFinished());
        const QString text = QString::fromUtf8(p.readAllStandardOutput());
        QVERIFY2(text.contains(QStringLiteral("Incident report")) &&
                     text.contains(QStringLiteral("How each venue bore it")),
                 qPrintable(text.left(400)));
    }
    void aMomentThatNobodyToldIsTheMiddle()
    {
        const auto told = toldOf(m_dir.filePath(QStringLiteral("calm")), calmSession());
        QVERIFY2(told.hasValue(), told ? "" : qPrintable(told.error()));
        QVERIFY(told->atIsGuess && told->atIsMiddle);
        QCOMPARE(told->at, told->from + (told->to - told->from) / 2);
        const QString html = QString::fromUtf8(reportHtml(incidentReport(*told)));
        QVERIFY(html.contains(QStringLiteral("the middle: no forced orders were told of")));
        QVERIFY(!html.contains(QStringLiteral("the minute with the most forced orders")));
    }
    // A day at the most is told, and that it is not all of it.
    void aLongOneSaysWhereItStops()
    {
        const QByteArray session = writtenSession().bybit.trimmed();
        const QByteArray last = session.mid(session.lastIndexOf('\n') + 1);
        const qlonglong ns = kSessionStartNs + 30 * 3'600 * 1'000'000'000ll;
        const auto told = toldOf(m_dir.filePath(QStringLiteral("long")),
                                 session + '\n' + QByteArray::number(ns) + last.mid(last.indexOf(' ')) + '\n');
        QVERIFY2(told.hasValue(), told ? "" : qPrintable(told.error()));
        QCOMPARE(told->to - told->from, Duration(24h));
        QVERIFY(told->atIsGuess && !told->atIsMiddle);
        const QString html = QString::fromUtf8(reportHtml(incidentReport(*told)));
        QVERIFY(html.contains(QStringLiteral("(1440 min 0 s)")));
        QVERIFY(html.contains(QStringLiteral("Only the first 24 h are told, of 30.0 h.")));
        QVERIFY(html.contains(QStringLiteral("the minute with the most forced orders")));
    }
    void itIsEnglishWhateverTheWindowSpeaks()
    {
        const QString folder = m_dir.filePath(QStringLiteral("german"));
        QVERIFY(QDir().mkpath(folder));
        StoryOrder order;
        order.paths = writeSession(folder);
        const auto texts = [&order] {
            QStringList all;
            if (const auto told = tellIncident(order, {}, {})) {
                all = told->missing;
                for (const TimelineMark& m : told->marks.marks) all << m.text;
            }
            return all;
        };
        loadLanguage(QStringLiteral("en"));  // plural forms
        const QStringList english = texts();
        const InGerman words;
        const QStringList german = texts();
        QCOMPARE(german, english);
        QVERIFY2(english.join(u'\n').contains(QStringLiteral("gap")), qPrintable(english.join(u'\n')));
    }
    void whatIsNoRecordingIsSaid()
    {
        StoryOrder order;
        order.paths = QStringList{m_dir.filePath(QStringLiteral("nothing"))};
        const auto told = tellIncident(order, {}, {});
        QVERIFY(!told && !told.error().isEmpty());
        const auto watch = std::make_shared<ReadWatch>();
        order.paths = writeSession(m_dir.path());
        watch->cancelled = true;
        QVERIFY(!tellIncident(order, watch, {}));
    }
    void theWindowsReporterWritesBeside()
    {
        StoryOrder order;
        order.paths = writeSession(m_dir.path());
        IncidentReporter reporter(nullptr);
        QSignalSpy done(&reporter, &IncidentReporter::finished);
        const QString path = m_dir.filePath(QStringLiteral("beside"));
        QVERIFY(reporter.start(order, path));
        QVERIFY(!reporter.start(order, path));
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 120'000);
        QCOMPARE(done.first().last().toString(), QString());
        QVERIFY(QFileInfo::exists(path + QStringLiteral("/report.pdf")));
        // Cancelled: nothing is there.
        QVERIFY(reporter.start(order, m_dir.filePath(QStringLiteral("never"))));
        reporter.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 2, 120'000);
        QVERIFY(!QFileInfo::exists(m_dir.filePath(QStringLiteral("never"))));
    }
    void theListAsksForIt()
    {
        const Theme theme = builtinTheme(QStringLiteral("dark"));
        IncidentList list(theme, nullptr);
        IncidentEntry e;
        e.folder = QStringLiteral("/x/20231114T000000Z-a");
        list.setEntries({e}, 0);
        auto* button = list.findChild<QPushButton*>(QStringLiteral("incidentReport"));
        QVERIFY(button && button->isEnabled());
        QSignalSpy wanted(&list, &IncidentList::reportWanted), cancelled(&list, &IncidentList::reportCancelled);
        button->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), e.folder);
        list.setReporting(0.42);
        QVERIFY(button->text().contains(QStringLiteral("42")));
        button->click();
        QCOMPARE(cancelled.count(), 1);
        list.setReporting(std::nullopt);
        button->click();
        QCOMPARE(wanted.count(), 2);
    }
    void theCommandWritesIt()
    {
        const QString out = m_dir.filePath(QStringLiteral("cli/report.html"));
        QProcess p;
        p.start(QStringLiteral(PLIMSOLL_BINARY),
                QStringList{QStringLiteral("replay")} + writeSession(m_dir.path()) +
                    QStringList{QStringLiteral("--report"), QStringLiteral("--out"), out});
        QVERIFY(p.waitForFinished(120'000));
        QVERIFY2(p.exitCode() == 0, p.readAllStandardError().constData());
        QCOMPARE(QString::fromUtf8(p.readAllStandardOutput()).trimmed(), out);
        QVERIFY(read(out).startsWith("<!DOCTYPE html>"));
    }
};

QTEST_MAIN(TstIncidentReport)
#include "tst_incident_report.moc"
