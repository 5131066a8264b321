// SECURITY.md says nothing that is not so: its tests are there, its places are there, and what it says is never
// done is nowhere in the sources.
#include "feeds/venue.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QtTest>

using namespace plimsoll;

namespace {

const QString kRoot = QStringLiteral(PLIMSOLL_SOURCE_DIR "/");

QString textOf(const QString& path)
{
    QFile file(kRoot + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The program's own sources, by their path.
const QMap<QString, QString>& sources()
{
    static const QMap<QString, QString> all = [] {
        QMap<QString, QString> read;
        for (const char* folder : {"app", "feeds", "model", "ui", "widgets"}) {
            QDirIterator at(kRoot + QLatin1String(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                            QDir::Files, QDirIterator::Subdirectories);
            while (at.hasNext()) {
                const QString path = at.next().mid(kRoot.size());
                read.insert(path, textOf(path));
            }
        }
        return read;
    }();
    return all;
}

}  // namespace

class TstSecurityPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTestIsThere()
    {
        const QString page = textOf(QStringLiteral("SECURITY.md"));
        static const QRegularExpression test(QStringLiteral("`(tst_[a-z_0-9]+): ([A-Za-z0-9_]+)`"));
        int named = 0;
        for (auto it = test.globalMatch(page); it.hasNext(); ++named) {
            const auto m = it.next();
            const QString source = textOf(QStringLiteral("tests/%1.cpp").arg(m.captured(1)));
            QVERIFY2(source.contains(QStringLiteral("void %1()").arg(m.captured(2))) ||
                         source.contains(QStringLiteral("::%1()").arg(m.captured(2))),
                     qPrintable(m.captured(0)));
        }
        QVERIFY2(named > 30, qPrintable(QString::number(named)));
    }
    void everyPlaceIsThere()
    {
        const QString page = textOf(QStringLiteral("SECURITY.md"));
        static const QRegularExpression place(
            QStringLiteral("`((?:app|feeds|model|ui|widgets|packaging)/[a-z_/]+\\.[a-z]+)`"));
        int named = 0;
        for (auto it = place.globalMatch(page); it.hasNext(); ++named) {
            const QString path = it.next().captured(1);
            QVERIFY2(QFileInfo(kRoot + path).isFile(), qPrintable(path));
        }
        QVERIFY2(named > 25, qPrintable(QString::number(named)));
    }
    void everyRowHasItsLimitPlaceAndTest()
    {
        const QString page = textOf(QStringLiteral("SECURITY.md"));
        const QStringList rows = page.section(QStringLiteral("| What comes in |"), 1)
                                     .section(QStringLiteral("\n\n"), 0, 0)
                                     .split(u'\n')
                                     .mid(2);
        QVERIFY(rows.size() > 30);
        for (const QString& row : rows) {
            const QStringList cells = row.split(QLatin1Char('|'));
            QVERIFY2(cells.size() == 6, qPrintable(row));
            QVERIFY2(cells[3].count(u'`') == 2 && cells[4].contains(QStringLiteral("`tst_")), qPrintable(row));
        }
    }
    // What is nowhere but in the files that are named beside it.
    void whatIsNeverDone_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("but");
        const auto row = [](const char* name, const QString& what, const QStringList& but = {}) {
            QTest::newRow(name) << what << but;
        };
        row("no certificate is waved through",
            QStringLiteral("ignoreSslErrors|VerifyNone|QueryPeer|AutoVerifyPeer"));
        row("verification is set on and nowhere else", QStringLiteral("setPeerVerifyMode"),
            {QStringLiteral("feeds/transport.cpp")});
        row("no old TLS", QStringLiteral("QSsl::(AnyProtocol|TlsV1_0|TlsV1_1|SslV|UnknownProtocol)"));
        row("no shell",
            QStringLiteral("(?<![:>.\\w])(std::)?(system|popen|execl|execlp|execv|execvp|posix_spawn)\\s*\\("));
        row("one program is started: this one", QStringLiteral("QProcess\\b(?!Environment)"),
            {QStringLiteral("app/incident_desk.cpp")});
        row("others are opened with the person's habit", QStringLiteral("QDesktopServices::openUrl"),
            {QStringLiteral("app/incident_desk.cpp"), QStringLiteral("app/voice_wiring.cpp"),
             QStringLiteral("ui/settings_data.cpp"), QStringLiteral("ui/storage_settings.cpp")});
        row("requests go through the reader with limits", QStringLiteral("QNetworkAccessManager"),
            {QStringLiteral("app/webhook_sender.cpp"), QStringLiteral("app/webhook_sender.h")});
        row("nothing follows redirects by itself",
            QStringLiteral("NoLessSafeRedirectPolicy|SameOriginRedirectPolicy|UserVerifiedRedirectPolicy"));
        row("nothing listens but the simulated venues",
            QStringLiteral("\\b(QTcpServer|QLocalServer|QWebSocketServer)\\b"),
            {QStringLiteral("feeds/sim/sim_control.cpp"), QStringLiteral("feeds/sim/sim_control.h"),
             QStringLiteral("feeds/sim/server/venue_server.cpp"),
             QStringLiteral("feeds/sim/server/venue_server.h")});
        row("markup is ours", QStringLiteral("setHtml\\(|Qt::RichText|Qt::AutoText"),
            {QStringLiteral("app/export_report.cpp"), QStringLiteral("ui/export_cells.cpp"),
             QStringLiteral("ui/window_menus.cpp"), QStringLiteral("widgets/house_style.cpp")});
        row("files of others are looked at first",
            QStringLiteral("\\.open\\(QIODevice::ReadOnly|std::fopen|\\bfopen\\("),
            {// Resources of the program, and of the system.
             QStringLiteral("app/cli/help.cpp"), QStringLiteral("app/startup_report.cpp"),
             QStringLiteral("app/unmounted_place.cpp"), QStringLiteral("feeds/sim/scenario.cpp"),
             QStringLiteral("ui/handbook_pages.cpp"), QStringLiteral("widgets/theme.cpp")});
        row("names of temporary files are nobody's guess", QStringLiteral("tmpnam|mktemp\\(|\"/tmp/(?!\\.X11)"));
        row("one habit of making files", QStringLiteral("\\bumask\\("),
            {QStringLiteral("model/market/owner_only.cpp")});
        row("nothing is given to others",
            QStringLiteral("(ReadGroup|ReadOther|WriteGroup|WriteOther|QFileDevice::ReadUser)"));
    }
    void whatIsNeverDone()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, but);
        QVERIFY(sources().size() > 500);
        const QRegularExpression pattern(what);
        QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
        QStringList found;
        for (auto it = sources().cbegin(); it != sources().cend(); ++it) {
            QString code;
            for (const QString& line : it.value().split(QLatin1Char('\n')))
                code += line.section(QStringLiteral("//"), 0, 0) + QLatin1Char('\n');
            if (it.value().contains(pattern) &&
                (code.contains(pattern) || !it.value().contains(QStringLiteral("//"))) && !but.contains(it.key()))
                found << it.key();
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char(' '))));
        // An exception that is none any more is taken from the list.
        for (const QString& path : but)
            QVERIFY2(sources().value(path).contains(pattern),
                     qPrintable(path + QStringLiteral(" needs no exception")));
    }
    void whatIsOpenedIsOpenedWithTheirHabit()
    {
        for (auto it = sources().cbegin(); it != sources().cend(); ++it)
            QVERIFY2(it->count(QStringLiteral("QDesktopServices::openUrl")) +
                             it->count(QStringLiteral(".startDetached(")) ==
                         it->count(QStringLiteral("PersonsHabit habit")),
                     qPrintable(it.key()));
    }
    void builtInAddressesAreEncrypted()
    {
        int addresses = 0;
        for (const VenueProfile& profile : venueProfiles())
            for (const Role role : {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs}) {
                const QUrl url(QString::fromStdString(profile.live.at(role)));
                if (url.isEmpty()) continue;
                ++addresses;
                const bool socket = role == Role::Ws || role == Role::SpotWs;
                QCOMPARE(url.scheme(), socket ? QStringLiteral("wss") : QStringLiteral("https"));
            }
        QVERIFY(addresses >= 8);
    }
};

QTEST_GUILESS_MAIN(TstSecurityPage)
#include "tst_security_page.moc"
