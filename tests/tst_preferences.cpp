// What a person chose: kept field by field, nothing of it believed that makes no sense, and no password shown.
#include "app/application.h"
#include "app/paths.h"
#include "app/preferences_wiring.h"
#include "app/run_setup.h"
#include "app/settings_store.h"
#include "tests/support/design_files.h"
#include "ui/main_window.h"
#include "ui/preferences.h"
#include "ui/still_desktop.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;

class TestPreferences : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString file(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

    static Settings unusual()
    {
        Settings s;
        s.ownThemes = {
            {QStringLiteral("Night"),
             QStringLiteral("dark"),
             {{QStringLiteral("bg.panel"), QColor(1, 2, 3)}, {QStringLiteral("ramps.bid.3"), QColor(9, 8, 7)}}}};
        s.theme = QStringLiteral("Night");
        s.scale = 150;
        s.fontFamily = QStringLiteral("DejaVu Sans");
        s.fontStep = 2;
        s.density = Density::Comfortable;
        s.motion = Motion::Reduced;
        s.style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Space, false};
        s.style.zone = {format::Zone::Kind::Named, QStringLiteral("Europe/Berlin")};
        s.pictureRate = 30;
        s.tableRate = 2;
        s.venues = 0x05;
        s.spot = false;
        s.topAssets = 7;
        s.proxy = QStringLiteral("socks5://me:secret@proxy.example:1080");
        s.caFile = QStringLiteral("/etc/anchors.pem");
        s.dataFolder = QStringLiteral("/srv/plimsoll");
        s.storage.blackBoxHours = 48;
        s.asset = QStringLiteral("SOL");
        s.commands = {{QStringLiteral("keys"), 1}};
        return s;
    }

private Q_SLOTS:
    void everythingComesBack()
    {
        SettingsStore store(file("all.ini"));
        QCOMPARE(store.save(unusual()), QString());
        SettingsStore again(file("all.ini"));
        QVERIFY(again.load() == unusual());
        QCOMPARE(again.notice(), QString());
        QCOMPARE(again.problem(), QString());
        QVERIFY(again.peek() == unusual());
    }
    void onlyItsOwnerReadsIt()
    {
        SettingsStore store(file("mine.ini"));
        QCOMPARE(store.save(unusual()), QString());
        const auto others = QFile::permissions(file("mine.ini")) &
                            (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther);
        QVERIFY(!others);
    }
    void nonsenseFallsBackAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("theme") << "theme" << QVariant(QStringLiteral("sepia"));
        QTest::newRow("scale") << "appearance/scale" << QVariant(103);
        QTest::newRow("font step") << "appearance/fontStep" << QVariant(-4);
        QTest::newRow("rows") << "appearance/rows" << QVariant(QStringLiteral("tiny"));
        QTest::newRow("motion") << "appearance/motion" << QVariant(7);
        QTest::newRow("point") << "numbers/point" << QVariant(QStringLiteral(";"));
        QTest::newRow("both signs alike") << "numbers/group" << QVariant(QStringLiteral("dot"));
        QTest::newRow("compact") << "numbers/compact" << QVariant(QStringLiteral("perhaps"));
        QTest::newRow("zone") << "time/zone" << QVariant(QStringLiteral("Atlantis/Capital"));
        QTest::newRow("pictures") << "refresh/pictures" << QVariant(1000);
        QTest::newRow("tables") << "refresh/tables" << QVariant(0);
        QTest::newRow("no venue") << "venues" << QVariant(0);
        QTest::newRow("too many venues") << "venues" << QVariant(255);
        QTest::newRow("assets") << "topAssets" << QVariant(100'000);
        QTest::newRow("proxy") << "network/proxy" << QVariant(QStringLiteral("ftp://x"));
        QTest::newRow("themes") << "themes" << QVariant(QStringLiteral("[{\"name\":1}]"));
        QTest::newRow("kept") << "storage/bytes" << QVariant(1);
    }
    void nonsenseFallsBackAlone()
    {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        const QString path =
            m_dir.filePath(QStringLiteral("odd-%1.ini").arg(QString::fromLatin1(QTest::currentDataTag())));
        Settings usual;
        usual.asset = QStringLiteral("DOGE");
        QCOMPARE(SettingsStore(path).save(usual), QString());
        {
            QSettings ini(path, QSettings::IniFormat);
            ini.setValue(key, value);
        }
        SettingsStore store(path);
        QVERIFY(!store.problem().isEmpty());
        QVERIFY(store.load() == usual);
        QVERIFY2(store.notice().contains(key), qPrintable(store.notice()));
    }
    void proxies_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << "" << true;
        QTest::newRow("http") << "http://proxy.example:3128" << true;
        QTest::newRow("socks") << "socks5://10.0.0.1:1080" << true;
        QTest::newRow("with user") << "http://me:pass@proxy.example:3128" << true;
        QTest::newRow("IPv6") << "http://[::1]:3128" << true;
        QTest::newRow("no scheme") << "proxy.example:3128" << false;
        QTest::newRow("ftp") << "ftp://proxy.example:21" << false;
        QTest::newRow("https") << "https://me:pass@proxy.example:443" << false;
        QTest::newRow("password with #") << "http://me:pass#word@proxy.example:80" << false;
        QTest::newRow("password with /") << "http://me:1/pass@proxy.example:80" << false;
        QTest::newRow("no host") << "http://" << false;
        QTest::newRow("port 0") << "http://proxy.example:0" << false;
        QTest::newRow("port too large") << "http://proxy.example:70000" << false;
        QTest::newRow("path") << "http://proxy.example:80/way" << false;
        QTest::newRow("query") << "http://proxy.example:80?x" << false;
        QTest::newRow("space") << "http://proxy example:80" << false;
    }
    void proxies()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        QCOMPARE(proxyProblem(url).isEmpty(), good);
        QVERIFY(!proxyProblem(url).contains(QStringLiteral("pass")));
    }
    void passwordsAreNotShown()
    {
        QCOMPARE(proxyShown(QStringLiteral("http://me:sesame@proxy.example:3128")),
                 QStringLiteral("http://me:***@proxy.example:3128"));
        QCOMPARE(proxyShown(QStringLiteral("http://proxy.example:3128")),
                 QStringLiteral("http://proxy.example:3128"));
        // What is no address may have its password anywhere before the host.
        for (const char* url :
             {"http://me:s#esame@h:1", "http://me:s?esame@h:1", "http://me:s/esame@h:1", "http://me:1/esame@h:1",
              "me:sesame@h:1", "me:s://esame@h:1", "http://me:s@esame@h:1"}) {
            const QString shown = proxyShown(QLatin1String(url));
            QVERIFY2(!shown.contains(QStringLiteral("esame")) && shown.endsWith(QStringLiteral("me:***@h:1")),
                     qPrintable(shown));
        }
        QCOMPARE(proxyShown(QStringLiteral("http://me@proxy.example:3128")),
                 QStringLiteral("http://me@proxy.example:3128"));
    }
    void certificates()
    {
        const QString tls = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/");
        QCOMPARE(caFileProblem(tls + QStringLiteral("ca.pem")), QString());
        QVERIFY(!caFileProblem(tls + QStringLiteral("good.key")).isEmpty());
        QVERIFY(!caFileProblem(tls + QStringLiteral("nothing.pem")).isEmpty());
    }
    void themesAsFiles()
    {
        const OwnTheme theme = unusual().ownThemes.front();
        auto read = readThemeFile(themeFile(theme));
        QVERIFY2(read.hasValue(), read ? "" : qPrintable(read.error()));
        QVERIFY(*read == theme);
        const auto refused = [](const QByteArray& text, const char* part) {
            const auto r = readThemeFile(text);
            return !r && r.error().contains(QLatin1String(part));
        };
        QVERIFY(refused("{", "no theme"));
        QVERIFY(refused("{}", "this version"));
        QVERIFY(refused("{\"plimsoll_theme\":1,\"name\":\"\",\"base\":\"dark\"}", "name"));
        QVERIFY(refused("{\"plimsoll_theme\":1,\"name\":\"dark\",\"base\":\"dark\"}", "own theme"));
        QVERIFY(refused("{\"plimsoll_theme\":1,\"name\":\"x\",\"base\":\"sepia\"}", "sepia"));
        QVERIFY(
            refused("{\"plimsoll_theme\":1,\"name\":\"x\",\"base\":\"dark\",\"colors\":{\"bg.sky\":\"#000000\"}}",
                    "bg.sky"));
        QVERIFY(
            refused("{\"plimsoll_theme\":1,\"name\":\"x\",\"base\":\"dark\",\"colors\":{\"bg.panel\":\"blue\"}}",
                    "bg.panel"));
        QVERIFY(refused(QByteArray(300 << 10, ' '), "too large"));
    }
    void ownThemesAreThemes()
    {
        Preferences p = unusual();
        QCOMPARE(themeNames(p), QStringList({"dark", "light", "cvd", "Night"}));
        const Theme t = themeOf(p);
        QCOMPARE(t.name, QStringLiteral("Night"));
        QCOMPARE(t.bg.panel, QColor(1, 2, 3));
        QCOMPARE(t.text.strong, builtinTheme(QStringLiteral("dark")).text.strong);
        QCOMPARE(t.uiFonts.first(), QStringLiteral("DejaVu Sans"));
        QCOMPARE(t.font(12).pixelSize(), 14);
        QVERIFY(t.motion.reduced);
        p.theme = QStringLiteral("gone");
        QCOMPARE(themeOf(p).bg.panel, builtinTheme(QStringLiteral("dark")).bg.panel);
    }
    void builtinTokensAreThoseOfTheDesign()
    {
        QFile tokens(QStringLiteral(PLIMSOLL_SOURCE_DIR "/resources/themes/tokens.json"));
        QVERIFY(tokens.open(QIODevice::ReadOnly));
        const QByteArray text = tokens.readAll();
        // Where the design itself is at hand, it is the same file.
        QFile design(test::designFile(QStringLiteral("design/tokens.json")));
        if (design.open(QIODevice::ReadOnly)) QCOMPARE(text, design.readAll());
        const QJsonObject themes =
            QJsonDocument::fromJson(text).object().value(QStringLiteral("themes")).toObject();
        for (const QString& name : builtinThemeNames()) {
            const ThemeTokens mine = builtinTokens(name);
            const QJsonObject theirs = themes.value(name).toObject();
            QCOMPARE(mine.value(QStringLiteral("bg.panel")).name(),
                     theirs.value(QStringLiteral("bg")).toObject().value(QStringLiteral("panel")).toString());
            int checked = 0;
            for (auto it = mine.begin(); it != mine.end(); ++it) {
                QJsonValue at = theirs;
                for (const QString& part : it.key().split(u'.'))
                    at = at.isArray() ? at.toArray().at(part.toInt()) : at.toObject().value(part);
                QCOMPARE(it.value().name(), at.toString().toLower());
                ++checked;
            }
            QCOMPARE(checked, static_cast<int>(themeTokenKeys().size()));
            // And what is made of them is what is loaded as a whole.
            const auto made = themeFromTokens(name, mine);
            QVERIFY(made.hasValue());
            const Theme loaded = builtinTheme(name);
            QCOMPARE(made->state.stale, loaded.state.stale);
            QCOMPARE(made->venue, loaded.venue);
            QCOMPARE(made->ramp.rateDiverging, loaded.ramp.rateDiverging);
        }
    }
    void theDesktopsWishForStillness()
    {
        QTemporaryDir desktop;
        QVERIFY(!desktopWantsStillness(desktop.path()));
        QDir().mkpath(desktop.filePath(QStringLiteral("gtk-4.0")));
        QFile gtk(desktop.filePath(QStringLiteral("gtk-4.0/settings.ini")));
        QVERIFY(gtk.open(QIODevice::WriteOnly));
        gtk.write("[Settings]\ngtk-enable-animations=0\n");
        gtk.close();
        QVERIFY(desktopWantsStillness(desktop.path()));
        QVERIFY(reducedMotion(Motion::Reduced));
        QVERIFY(!reducedMotion(Motion::Full));
    }
    // What is left out of the command line is as the settings say; what is in it goes before.
    void theCommandLineGoesBefore()
    {
        Settings s;
        s.proxy = QStringLiteral("http://kept.example:3128");
        s.caFile = QStringLiteral("/kept.pem");
        s.topAssets = 9;
        s.dataFolder = m_dir.filePath(QStringLiteral("elsewhere"));
        QCOMPARE(SettingsStore(file("line.ini")).save(s), QString());
        Options o;
        o.config = file("line.ini");
        Config c = configFrom(o);
        QCOMPARE(QString::fromStdString(c.network.proxy), s.proxy);
        QCOMPARE(c.network.caFiles, std::vector<std::string>{"/kept.pem"});
        QCOMPARE(c.topAssets, 9);
        QCOMPARE(choosePaths(o).data, s.dataFolder);
        o.proxy = QStringLiteral("http://said.example:80");
        o.caFiles = {QStringLiteral("/said.pem")};
        o.top = 3;
        o.dataDir = m_dir.path();
        c = configFrom(o);
        QCOMPARE(QString::fromStdString(c.network.proxy), o.proxy);
        QCOMPARE(c.network.caFiles, std::vector<std::string>{"/said.pem"});
        QCOMPARE(c.topAssets, 3);
        QCOMPARE(choosePaths(o).data, m_dir.path());
    }
    // Two windows on one file, of which the older one may be a replay: each writes what was changed in it.
    void onlyWhatWasChangedIsWritten()
    {
        const QString path = file("two.ini");
        Settings first;
        first.layout = QJsonObject{{QStringLiteral("a"), 1}};
        first.commands =
            QJsonObject{{QStringLiteral("keys"), QJsonObject{{QStringLiteral("x"), QStringLiteral("F2")}}}};
        QCOMPARE(SettingsStore(path).save(first), QString());
        SettingsStore older(path), newer(path);
        Settings old = older.load(), next = newer.load();
        QVERIFY(old == first && next == first);
        // What the window makes of it at the start is no change.
        old.commands.insert(QStringLiteral("recent"), QJsonArray());
        older.startFrom(old);
        next.proxy = QStringLiteral("http://new.example:3128");
        next.asset = QStringLiteral("ETH");
        next.ownThemes = unusual().ownThemes;
        next.theme = unusual().theme;
        next.storage.blackBoxHours = 48;
        next.commands =
            QJsonObject{{QStringLiteral("keys"), QJsonObject{{QStringLiteral("x"), QStringLiteral("F9")}}}};
        QCOMPARE(newer.save(next), QString());
        old.layout = QJsonObject{{QStringLiteral("a"), 2}};
        old.commands.insert(QStringLiteral("recent"), QJsonArray{QStringLiteral("depth")});
        QCOMPARE(older.save(old), QString());
        Settings both = next;
        both.layout = old.layout;
        both.commands.insert(QStringLiteral("recent"), QJsonArray{QStringLiteral("depth")});
        QVERIFY(SettingsStore(path).load() == both);
        // And what is changed there once more is.
        old.proxy = QStringLiteral("http://mine.example:80");
        QCOMPARE(older.save(old), QString());
        both.proxy = old.proxy;
        QVERIFY(SettingsStore(path).load() == both);
    }
    // A settings file of an earlier version has nothing of this, and what it had still holds.
    void anEarlierFile()
    {
        QFile ini(file("old.ini"));
        QVERIFY(ini.open(QIODevice::WriteOnly));
        ini.write(
            "[General]\nschema=1\ntheme=light\nasset=ETH\nvenues=3\nspot=false\n"
            "[storage]\nblackBox=true\nblackBoxHours=12\n");
        ini.close();
        SettingsStore store(file("old.ini"));
        const Settings s = store.load();
        QCOMPARE(store.notice(), QString());
        QCOMPARE(s.theme, QStringLiteral("light"));
        QCOMPARE(s.asset, QStringLiteral("ETH"));
        QCOMPARE(s.venues, std::uint8_t(3));
        QVERIFY(!s.spot);
        QCOMPARE(s.storage.blackBoxHours, 12);
        QCOMPARE(s.scale, 100);
    }
    // What one run is told to leave out (--venues) is no wish for the next; what is switched in it is one.
    void theVenuesOfARunAreNotKept()
    {
        Options o;
        o.dataDir = file("run");
        o.noHistory = true;
        QVERIFY(QDir().mkpath(o.dataDir));
        const auto run = [&o](std::optional<std::uint8_t> venues, const std::vector<VenueId>& switched, bool on) {
            o.venues = venues;
            EndpointMap endpoints;
            for (auto& venue : endpoints) venue.emplace();  // never reached: nothing is started
            Application application(o, configFrom(o), choosePaths(o));
            QVERIFY(application.useLive(endpoints).hasValue());
            application.open();
            for (const VenueId v : switched) Q_EMIT application.window().venueToggled(v, on);
            Q_EMIT application.window().closing();
        };
        const auto kept = [&o] { return SettingsStore(choosePaths(o).settings).load().venues; };
        run(std::uint8_t(0x01), {VenueId::Okx}, true);
        QCOMPARE(kept(), std::uint8_t(0x0f));
        run(std::uint8_t(0x05), {VenueId::Okx}, false);
        QCOMPARE(kept(), std::uint8_t(0x0b));
        // None at all would be refused at the next start.
        run(std::nullopt, {kVenues.begin(), kVenues.end()}, false);
        QCOMPARE(kept(), std::uint8_t(0x08));
    }
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
