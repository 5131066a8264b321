// The settings: found by searching, by keyboard, with a name on everything; what is chosen holds at once in the
// window, what waits says so, and everything can be set back and that be undone.
#include "app/preferences_wiring.h"
#include "tests/support/window_rig.h"
#include "ui/command_desk.h"
#include "ui/main_window.h"
#include "ui/named_files.h"
#include "ui/palette.h"
#include "ui/settings_appearance.h"
#include "ui/settings_data.h"
#include "ui/settings_dialog.h"
#include "ui/settings_form.h"
#include "ui/settings_names.h"
#include "ui/settings_network.h"
#include "ui/settings_numbers.h"
#include "ui/status_line.h"
#include "ui/storage_settings.h"
#include "ui/top_bar.h"
#include "ui/voice_settings.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace plimsoll;

class TestSettingsDialog : public QObject, private test::WindowRig {
    Q_OBJECT

    Preferences m_kept;
    int m_saved = 0;
    std::optional<std::pair<bool, int>> m_watched;
    PreferencesWiring* m_wiring = nullptr;

    void begin(RunFacts facts = {})
    {
        m_kept = {};
        m_saved = 0;
        m_watched.reset();
        open();
        PreferencesWiring::Hooks hooks;
        hooks.watch = [this](bool spot, int top) { m_watched = {spot, top}; };
        hooks.save = [this] {
            ++m_saved;
            return QString();
        };
        facts.dataFolder = QStringLiteral("/data");
        connect(m_window.get(), &MainWindow::themeChosen, this, [this](const QString& name) {
            m_kept.theme = name;
            m_window->setTheme(themeOf(m_kept));
        });
        m_wiring = new PreferencesWiring(*m_window, m_kept, facts, hooks);
    }
    SettingsDialog& dialog()
    {
        SettingsDialog* d = m_wiring->open();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(d)); }();
        return *d;
    }
    template <typename Page>
    Page& page(const char* id)
    {
        dialog().showPage(QLatin1String(id));
        return *qobject_cast<Page*>(dialog().page(QLatin1String(id)));
    }
    template <typename Field>
    static Field* field(QWidget& page, const QString& name)
    {
        for (Field* f : page.findChildren<Field*>())
            if (f->accessibleName() == name) return f;
        return nullptr;
    }
    static QPushButton* button(QWidget& w, const char* name)
    {
        return w.findChild<QPushButton*>(QLatin1String(name));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_wiring = nullptr;
        close();
        format::setStyle({});
        applyStyle({});
    }

    void oneDialogForAllOfIt()
    {
        begin();
        auto* action = m_window->findChild<QAction*>(QStringLiteral("preferences"));
        QVERIFY(action);
        QCOMPARE(action->shortcut(), QKeySequence(QStringLiteral("Ctrl+,")));
        action->trigger();
        QVERIFY(m_wiring->dialog());
        QVERIFY(!m_wiring->dialog()->isModal());
        QStringList ids;
        for (SettingsPage* p : m_wiring->dialog()->pages()) ids << p->id();
        QCOMPARE(ids,
                 QStringList({"appearance", "colours", "numbers", "keys", "network", "data", "notifications"}));
        SettingsDialog* first = m_wiring->dialog();
        action->trigger();
        QCOMPARE(m_wiring->dialog(), first);
    }
    // The palette knows every setting without the dialog, from the table that the pages are made of.
    void thePaletteNeedsNoDialog()
    {
        begin();
        CommandPalette& palette = m_window->commandDesk().palette();
        m_window->commandDesk().openPalette({});
        palette.field()->setText(QStringLiteral("time zone"));
        QVERIFY(!palette.hits().empty());
        QCOMPARE(palette.hits().front().entry.id, QStringLiteral("setting:numbers/Time zone"));
        palette.dismiss();
        QCOMPARE(m_wiring->dialogsMade(), 0);
        QStringList table, built;
        for (const SettingName& n : settingNames())
            table << n.page + u'|' + n.title + u'|' + n.name + u'|' + n.words;
        for (const SettingsPage* p : dialog().pages())
            for (const SettingsPage::Setting& s : p->settings())
                built << p->id() + u'|' + p->title() + u'|' + s.name + u'|' + s.words;
        QCOMPARE(m_wiring->dialogsMade(), 1);
        QCOMPARE(built, table);
        QVERIFY(table.size() > 25);
    }
    // A desktop has hundreds of families: opening the page measures none, being shown some at a time, and whoever
    // opens the list has them all.
    void familiesAreMeasuredWhenTheyAreNeeded()
    {
        QStringList all;
        for (int i = 0; i < 50; ++i) all << QStringLiteral("Face %1").arg(i, 2, 10, QLatin1Char('0'));
        int measured = 0;
        SteadyFamilies families([&all] { return all; },
                                [&measured](const QString&) { return ++measured % 2 == 1; });
        const Theme theme = builtinTheme(QStringLiteral("dark"));
        Preferences p;
        p.fontFamily = QStringLiteral("Face 02");
        AppearancePage first(theme, nullptr, &families);
        first.setPreferences(p);
        QCOMPARE(measured, 0);
        auto* letters = field<QComboBox>(first, QStringLiteral("Letters"));
        QCOMPARE(letters->count(), 2);
        QCOMPARE(letters->currentText(), p.fontFamily);
        families.measure(SteadyFamilies::kAtOnce);
        QCOMPARE(measured, int(SteadyFamilies::kAtOnce));
        QSignalSpy edited(&first, &SettingsPage::edited);
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
        QCoreApplication::sendEvent(letters, &key);
        QCOMPARE(measured, 50);
        QCOMPARE(letters->count(), 26);  // one's own and every second
        QCOMPARE(letters->currentText(), p.fontFamily);
        QCOMPARE(letters->itemText(1), QStringLiteral("Face 00"));
        QCOMPARE(edited.count(), 0);
        // Once a run.
        AppearancePage again(theme, nullptr, &families);
        p.fontFamily = QStringLiteral("Face 01");  // not steady, but chosen
        again.setPreferences(p);
        letters = field<QComboBox>(again, QStringLiteral("Letters"));
        QCOMPARE(letters->count(), 27);
        QCOMPARE(letters->currentText(), p.fontFamily);
        QCOMPARE(measured, 50);
        // Shown, it goes on by itself.
        measured = 0;
        SteadyFamilies others([&all] { return all; }, [&measured](const QString&) { return ++measured > 0; });
        AppearancePage third(theme, nullptr, &others);
        third.setPreferences(p);
        third.show();
        letters = field<QComboBox>(third, QStringLiteral("Letters"));
        QTRY_COMPARE(letters->count(), 51);
        QCOMPARE(letters->currentText(), p.fontFamily);
        QCOMPARE(measured, 50);
    }
    void everythingFocusableIsNamed()
    {
        begin();
        for (SettingsPage* p : dialog().pages()) {
            dialog().showPage(p->id());
            for (QWidget* w : p->findChildren<QWidget*>()) {
                const bool counts = qobject_cast<QLineEdit*>(w) || qobject_cast<QComboBox*>(w) ||
                                    qobject_cast<QAbstractSpinBox*>(w) || qobject_cast<Segmented*>(w);
                const bool inner =
                    qobject_cast<QLineEdit*>(w) && (qobject_cast<QComboBox*>(w->parentWidget()) ||
                                                    qobject_cast<QAbstractSpinBox*>(w->parentWidget()));
                if (counts && !inner && w->focusPolicy() != Qt::NoFocus)
                    QVERIFY2(!w->accessibleName().isEmpty(),
                             qPrintable(
                                 QStringLiteral("%1: %2 %3")
                                     .arg(p->id(), QLatin1String(w->metaObject()->className()), w->objectName())));
            }
            QVERIFY(!p->settings().empty());
        }
    }
    void searchFindsASettingAndGoesThere()
    {
        begin();
        SettingsDialog& d = dialog();
        auto* search = d.findChild<QLineEdit*>(QStringLiteral("settingsSearch"));
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("time zone"));
        QCOMPARE(d.found(), QStringList{QStringLiteral("Time zone \u00b7 Numbers and time")});
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(d.current(), QStringLiteral("numbers"));
        QVERIFY(d.focusWidget());
        QVERIFY(d.page(QStringLiteral("numbers"))->isAncestorOf(d.focusWidget()));
        // By a word that stands nowhere on the page.
        d.search(QStringLiteral("dpi"));
        QCOMPARE(d.found(), QStringList{QStringLiteral("Scale \u00b7 Appearance")});
        d.search(QStringLiteral("xyzzy"));
        QCOMPARE(d.found(), QStringList{QStringLiteral("Nothing found")});
        d.search({});
        QCOMPARE(d.found().size(), 7);
        // Every setting is found by its own name.
        for (SettingsPage* p : d.pages())
            for (const SettingsPage::Setting& s : p->settings()) {
                d.search(s.name);
                QVERIFY2(d.found().contains(QStringLiteral("%1 \u00b7 %2").arg(s.name, p->title())),
                         qPrintable(s.name));
            }
    }
    void pagesByArrows()
    {
        begin();
        SettingsDialog& d = dialog();
        auto* list = d.findChild<QListWidget*>(QStringLiteral("settingsPages"));
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(d.current(), QStringLiteral("colours"));
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(d.current(), QStringLiteral("notifications"));
    }
    void aThemeHoldsAtOnce()
    {
        begin();
        auto& p = page<AppearancePage>("appearance");
        auto* themes = field<QComboBox>(p, QStringLiteral("Theme"));
        themes->setCurrentIndex(1);
        QCOMPARE(m_window->theme().name, QStringLiteral("light"));
        QCOMPARE(m_kept.theme, QStringLiteral("light"));
        QVERIFY(m_saved > 0);
        // And what the menu chooses is seen here.
        m_window->findChild<QAction*>(QStringLiteral("theme-cvd"))->trigger();
        QCOMPARE(themes->currentIndex(), 2);
    }
    void lettersRowsAndRates()
    {
        begin();
        auto& p = page<AppearancePage>("appearance");
        field<QComboBox>(p, QStringLiteral("Letter size"))->setCurrentIndex(2);
        QCOMPARE(m_window->theme().font(12).pixelSize(), 14);
        field<Segmented>(p, QStringLiteral("Rows of tables"))->setCurrent(0);
        QVERIFY(m_window->findChild<QAction*>(QStringLiteral("rows-compact"))->isChecked());
        QCOMPARE(m_kept.density, Density::Compact);
        m_window->findChild<QAction*>(QStringLiteral("rows-comfortable"))->trigger();
        QCOMPARE(m_kept.density, Density::Comfortable);
        QCOMPARE(field<Segmented>(p, QStringLiteral("Rows of tables"))->current(), 2);
        field<Segmented>(p, QStringLiteral("Pictures a second"))->setCurrent(0);
        QCOMPARE(m_kept.pictureRate, 10);
        field<QComboBox>(p, QStringLiteral("Movement"))->setCurrentIndex(1);
        QVERIFY(m_window->theme().motion.reduced);
        field<QComboBox>(p, QStringLiteral("Movement"))->setCurrentIndex(2);
        QVERIFY(!m_window->theme().motion.reduced);
        // The switch of the menu says the same.
        m_window->findChild<QAction*>(QStringLiteral("reducedMotion"))->trigger();
        QCOMPARE(m_kept.motion, Motion::Reduced);
        QCOMPARE(field<QComboBox>(p, QStringLiteral("Movement"))->currentIndex(), 1);
    }
    void whatWaitsSaysSo()
    {
        begin();
        int said = 0;
        for (SettingsPage* p : dialog().pages())
            for (QLabel* l : p->findChildren<QLabel*>())
                said += l->text() == QStringLiteral("after the next start");
        QCOMPARE(said, 6);  // scale, language, proxy twice, certificates, folder
        auto& p = page<AppearancePage>("appearance");
        field<QComboBox>(p, QStringLiteral("Scale"))->setCurrentIndex(3);
        QCOMPARE(m_kept.scale, 150);
    }
    void numbersAndTimesOfTheWholeWindow()
    {
        begin();
        auto& p = page<NumbersPage>("numbers");
        field<Segmented>(p, QStringLiteral("Decimal sign"))->setCurrent(1);
        // Two signs never mean the same.
        QCOMPARE(field<QComboBox>(p, QStringLiteral("Thousands"))->currentIndex(), 1);
        QCOMPARE(format::money(6'420'000), QStringLiteral("$6,42m"));
        QCOMPARE(format::count(1'234'567), QStringLiteral("1.234.567"));
        field<QComboBox>(p, QStringLiteral("Thousands"))->setCurrentIndex(0);
        QCOMPARE(field<Segmented>(p, QStringLiteral("Decimal sign"))->current(), 0);
        QVERIFY(p.sample().contains(QStringLiteral("84,012.4")));
        field<QCheckBox>(p, QStringLiteral("Money"))->setChecked(false);
        QCOMPARE(format::money(6'420'000), QStringLiteral("$6,420,000"));
        auto* zone = field<QComboBox>(p, QStringLiteral("Time zone"));
        zone->setCurrentIndex(zone->findText(QStringLiteral("Asia/Tokyo")));
        QCOMPARE(m_kept.style.zone.id, QStringLiteral("Asia/Tokyo"));
        const auto* clock = m_window->findChild<ClockLabel*>();
        QVERIFY2(clock->text().endsWith(QStringLiteral("JST")), qPrintable(clock->text()));
        dialog().resetPage();
        QVERIFY(clock->text().endsWith(QStringLiteral("UTC")));
        QVERIFY(m_kept.style == format::Style{});
    }
    void aHalfTypedZoneIsNone()
    {
        begin();
        auto& p = page<NumbersPage>("numbers");
        auto* zone = field<QComboBox>(p, QStringLiteral("Time zone"));
        zone->lineEdit()->setFocus();
        zone->lineEdit()->selectAll();
        QTest::keyClicks(zone->lineEdit(), QStringLiteral("Atlant"));
        Q_EMIT zone->lineEdit()->editingFinished();
        QCOMPARE(zone->currentText(), QStringLiteral("UTC"));
        QVERIFY(m_kept.style.zone == format::Zone{});
    }
    void tablesThatAreExportedStayInUtc()
    {
        begin();
        const auto before = m_window->exportTables();
        auto& p = page<NumbersPage>("numbers");
        field<Segmented>(p, QStringLiteral("Decimal sign"))->setCurrent(1);
        auto* zone = field<QComboBox>(p, QStringLiteral("Time zone"));
        zone->setCurrentIndex(zone->findText(QStringLiteral("Asia/Tokyo")));
        const auto after = m_window->exportTables();
        QCOMPARE(after.size(), before.size());
        QStringList different;
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(after[i].id, before[i].id);
            QCOMPARE(after[i].rows.size(), before[i].rows.size());
            for (std::size_t r = 0; r < before[i].rows.size(); ++r)
                if (after[i].rows[r] != before[i].rows[r])
                    different << before[i].id + QStringLiteral(": ") + after[i].rows[r].join(u'|') +
                                     QStringLiteral(" not ") + before[i].rows[r].join(u'|');
        }
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
        // Back again: what is hidden has not followed yet, and is asked for its tables.
        dialog().resetPage();
        const auto again = m_window->exportTables();
        QCOMPARE(again.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY2(again[i].rows == before[i].rows, qPrintable(before[i].id));
    }
    // What stands in tables is as in a window that was opened so.
    void noTableKeepsTheOldSigns()
    {
        const auto texts = [this] {
            m_window->exportTables();  // what is hidden follows when it is asked
            QMap<QString, QStringList> all;
            for (Panel* p : m_window->panels())
                for (const QTableView* v : p->findChildren<QTableView*>()) {
                    QStringList& said = all[p->id() + u'/' + v->objectName()];
                    for (int r = 0; v->model() && r < v->model()->rowCount(); ++r)
                        for (int c = 0; c < v->model()->columnCount(); ++c)
                            said << v->model()->index(r, c).data().toString();
                }
            return all;
        };
        begin();
        auto& p = page<NumbersPage>("numbers");
        field<Segmented>(p, QStringLiteral("Decimal sign"))->setCurrent(1);
        auto* zone = field<QComboBox>(p, QStringLiteral("Time zone"));
        zone->setCurrentIndex(zone->findText(QStringLiteral("Asia/Tokyo")));
        const auto changed = texts();
        const format::Style style = m_kept.style;
        m_wiring = nullptr;
        close();
        applyStyle(style);
        begin();
        const auto fresh = texts();
        QStringList different;
        for (auto it = fresh.begin(); it != fresh.end(); ++it)
            if (changed.value(it.key()) != it.value())
                different << it.key() + QStringLiteral(": ") + changed.value(it.key()).join(u'|') +
                                 QStringLiteral(" not ") + it.value().join(u'|');
        QVERIFY(fresh.size() > 10);
        QVERIFY2(different.isEmpty(), qPrintable(different.join(u'\n')));
    }
    void aProxyIsCheckedAndKept()
    {
        begin();
        auto& p = page<NetworkPage>("network");
        auto* kind = field<QComboBox>(p, QStringLiteral("Kind"));
        auto* host = field<QLineEdit>(p, QStringLiteral("Host and port"));
        kind->setCurrentIndex(2);
        QVERIFY(m_kept.proxy.isEmpty());  // no host yet
        const auto type = [](QLineEdit* l, const QString& said) {
            l->setFocus();
            l->selectAll();
            QTest::keyClicks(l, said);
            QTest::keyClick(l, Qt::Key_Return);
        };
        type(host, QStringLiteral("proxy.example:1080"));
        QCOMPARE(m_kept.proxy, QStringLiteral("socks5://proxy.example:1080"));
        type(field<QLineEdit>(p, QStringLiteral("User")), QStringLiteral("me"));
        auto* password = field<QLineEdit>(p, QStringLiteral("Password"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        type(password, QStringLiteral("a b:c"));
        QVERIFY(proxyProblem(m_kept.proxy).isEmpty());
        QCOMPARE(QUrl(m_kept.proxy).password(QUrl::FullyDecoded), QStringLiteral("a b:c"));
        const QString good = m_kept.proxy;
        type(host, QStringLiteral("proxy.example:99999"));
        QVERIFY(!p.proxyTrouble().isEmpty());
        QCOMPARE(m_kept.proxy, good);
        dialog().resetPage();
        QVERIFY(m_kept.proxy.isEmpty());
        QCOMPARE(kind->currentIndex(), 0);
        dialog().undoReset();
        QCOMPARE(m_kept.proxy, good);
        QCOMPARE(host->text(), QStringLiteral("proxy.example:1080"));
        // None of its labels and tips has the password.
        for (QWidget* w : p.findChildren<QWidget*>()) {
            QVERIFY(!w->toolTip().contains(QStringLiteral("a b:c")));
            if (auto* l = qobject_cast<QLabel*>(w)) QVERIFY(!l->text().contains(QStringLiteral("a b:c")));
        }
    }
    void venuesAndAssets()
    {
        RunFacts facts;
        facts.live = true;
        begin(facts);
        QSignalSpy toggled(m_window.get(), &MainWindow::venueToggled);
        auto& p = page<NetworkPage>("network");
        field<QCheckBox>(p, QStringLiteral("Bybit"))->setChecked(false);
        QCOMPARE(toggled.count(), 1);
        QCOMPARE(toggled[0][0].value<VenueId>(), VenueId::Bybit);
        QCOMPARE(toggled[0][1].toBool(), false);
        for (const char* name : {"Binance", "OKX"}) field<QCheckBox>(p, QLatin1String(name))->setChecked(false);
        // The last one stays.
        QVERIFY(!field<QCheckBox>(p, QStringLiteral("Hyperliquid"))->isEnabled());
        QCOMPARE(m_kept.venues, std::uint8_t(0x08));
        field<QCheckBox>(p, QStringLiteral("Spot markets"))->setChecked(false);
        field<QSpinBox>(p, QStringLiteral("Assets"))->setValue(5);
        QVERIFY(m_watched.has_value());
        QCOMPARE(m_watched->first, false);
        QCOMPARE(m_watched->second, 5);
    }
    void aFileWithoutCertificates()
    {
        begin();
        auto& p = page<NetworkPage>("network");
        auto* file = field<QLineEdit>(p, QStringLiteral("File of extra certificates"));
        const QString tls = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/");
        file->setText(tls + QStringLiteral("good.key"));
        Q_EMIT file->editingFinished();
        QTRY_VERIFY(!p.caTrouble().value_or(QString()).isEmpty());
        QVERIFY(m_kept.caFile.isEmpty());
        file->setText(tls + QStringLiteral("ca.pem"));
        Q_EMIT file->editingFinished();
        QTRY_COMPARE(m_kept.caFile, tls + QStringLiteral("ca.pem"));
    }
    // A share that hangs holds neither the dialog nor its pages; what is typed is taken when it is known.
    void aFileThatHangsHoldsNothing()
    {
        const auto slow = std::make_shared<QSemaphore>();  // asked for once more when the dialog goes
        NamedFiles files(nullptr);
        const auto goOn = qScopeGuard([slow] { slow->release(1'000); });
        const QString tls = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/"),
                      good = tls + QStringLiteral("ca.pem"), bad = tls + QStringLiteral("good.key");
        RunFacts facts;
        facts.caProblem = [slow](const QString& file) {
            slow->acquire();
            return caFileProblem(file);
        };
        begin(facts);
        m_kept.caFile = bad;
        auto& p = page<NetworkPage>("network");
        const auto* note = p.findChild<QLabel*>(QStringLiteral("caNote"));
        QVERIFY(!p.caTrouble());
        QVERIFY(note->text().contains(QStringLiteral("being checked")));
        field<QComboBox>(page<AppearancePage>("appearance"), QStringLiteral("Theme"))->setCurrentIndex(1);
        QCOMPARE(m_kept.theme, QStringLiteral("light"));
        dialog().showPage(QStringLiteral("network"));
        field<QSpinBox>(p, QStringLiteral("Assets"))->setValue(5);
        QCOMPARE(m_kept.topAssets, 5);
        auto* file = field<QLineEdit>(p, QStringLiteral("File of extra certificates"));
        QCOMPARE(file->text(), bad);
        file->setText(good);
        Q_EMIT file->editingFinished();
        field<QSpinBox>(p, QStringLiteral("Assets"))->setValue(6);
        QCOMPARE(m_kept.topAssets, 6);
        QCOMPARE(m_kept.caFile, bad);
        QCOMPARE(file->text(), good);  // it is not taken away either
        slow->release(1'000);
        QTRY_COMPARE(m_kept.caFile, good);
        QVERIFY(note->text().isEmpty());
        file->setText(bad);
        Q_EMIT file->editingFinished();
        QTRY_VERIFY(note->text().contains(QStringLiteral("not kept")));
        QCOMPARE(m_kept.caFile, good);
    }
    // Who closes the settings right after typing has what was typed, once it is known to be good.
    void aFileThatIsKnownSoonIsKept()
    {
        const auto slow = std::make_shared<QSemaphore>();
        QStringList told;
        NamedFiles files([&told](const QString& said) { told << said; });
        const auto goOn = qScopeGuard([slow] { slow->release(1'000); });
        RunFacts facts;
        facts.caProblem = [slow](const QString&) {
            slow->acquire();
            return QString();
        };
        begin(facts);
        const QString good = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/ca.pem");
        auto* file = field<QLineEdit>(page<NetworkPage>("network"), QStringLiteral("File of extra certificates"));
        file->setText(good);
        Q_EMIT file->editingFinished();
        m_wiring->dialog()->close();
        slow->release(1'000);
        QTRY_COMPARE(m_kept.caFile, good);
        QTRY_VERIFY(!m_wiring->dialog());
        QVERIFY(told.isEmpty());
    }
    // Who closes the settings meanwhile hears that it is not kept.
    void aFileThatIsNotKnownInTimeIsSaid()
    {
        const auto slow = std::make_shared<QSemaphore>();
        QStringList told;
        NamedFiles files([&told](const QString& said) { told << said; });
        const auto goOn = qScopeGuard([slow] { slow->release(1'000); });
        RunFacts facts;
        facts.caProblem = [slow](const QString&) {
            slow->acquire();
            return QString();
        };
        begin(facts);
        auto& p = page<NetworkPage>("network");
        auto* file = field<QLineEdit>(p, QStringLiteral("File of extra certificates"));
        file->setText(QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/ca.pem"));
        Q_EMIT file->editingFinished();
        m_wiring->dialog()->close();
        QTRY_VERIFY(!m_wiring->dialog());
        QVERIFY(told.isEmpty());
        slow->release(1'000);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0].contains(QStringLiteral("ca.pem was not kept")));
        QVERIFY(m_kept.caFile.isEmpty());
    }
    // A share that hangs does not hold the start.
    void thoseThatAreKeptAreLookedAtBeside()
    {
        begin();
        m_kept.caFile = QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/tls/good.key");
        const auto said = [this] {
            return m_window->findChild<StatusLine*>()->rightText().contains(QStringLiteral("Extra certificates"));
        };
        QSemaphore slow;
        QObject whom;
        NamedFiles files(nullptr);
        atNamedFile(
            whom, m_kept.caFile + QStringLiteral(".slow"),
            [&]() -> NamedFiles::Outcome {
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Works);
        new PreferencesWiring(*m_window, m_kept, {}, {});
        QCoreApplication::processEvents();
        const bool early = said();
        slow.release();
        QVERIFY(!early);
        QTRY_VERIFY(said());
    }
    void aFolderThatCannotBe()
    {
        begin();
        auto& p = page<DataPage>("data");
        auto* folder = field<QLineEdit>(p, QStringLiteral("Data folder"));
        QVERIFY(p.findChild<StorageSettings*>());
        folder->setText(QStringLiteral("relative/path"));
        Q_EMIT folder->editingFinished();
        QTRY_VERIFY(!p.folderTrouble().value_or(QString()).isEmpty());
        QVERIFY(m_kept.dataFolder.isEmpty());
        QTemporaryDir good;
        folder->setText(good.path());
        Q_EMIT folder->editingFinished();
        QTRY_COMPARE(m_kept.dataFolder, good.path());
    }
    void aFolderThatHangsHoldsNothing()
    {
        QTemporaryDir good;
        QSemaphore slow;
        QObject whom;
        NamedFiles files(nullptr);
        const auto goOn = qScopeGuard([&slow] { slow.release(); });
        atNamedFile(
            whom, good.path() + QStringLiteral(".slow"),
            [&slow]() -> NamedFiles::Outcome {
                slow.acquire();
                return {nullptr, {}};
            },
            DiskWork::Kind::Reads);
        begin();
        m_kept.dataFolder = good.filePath(QStringLiteral("before"));  // beside what hangs
        auto& p = page<DataPage>("data");
        const auto* note = p.findChild<QLabel*>(QStringLiteral("folderNote"));
        auto* folder = field<QLineEdit>(p, QStringLiteral("Data folder"));
        QVERIFY(p.findChild<StorageSettings*>());
        QTRY_VERIFY(p.folderTrouble().has_value());
        QVERIFY(note->text().startsWith(QStringLiteral("This run")));
        const QString before = m_kept.dataFolder;
        folder->setText(good.path());
        Q_EMIT folder->editingFinished();
        QVERIFY(!p.folderTrouble());
        QVERIFY(note->text().contains(QStringLiteral("being checked")));
        QCOMPARE(m_kept.dataFolder, before);
        slow.release();
        QTRY_COMPARE(m_kept.dataFolder, good.path());
        QVERIFY(note->text().startsWith(QStringLiteral("This run")));
    }
    void allAtOnceAndBackAgain()
    {
        begin();
        auto& p = page<AppearancePage>("appearance");
        field<QComboBox>(p, QStringLiteral("Theme"))->setCurrentIndex(1);
        field<QComboBox>(p, QStringLiteral("Scale"))->setCurrentIndex(4);
        const Preferences changed = m_kept;
        SettingsDialog& d = dialog();
        auto* undo = button(d, "undoReset");
        QVERIFY(!undo->isVisible());
        QTest::keyClick(button(d, "resetAll"), Qt::Key_Space);
        QVERIFY(m_kept == Preferences{});
        QCOMPARE(m_window->theme().name, QStringLiteral("dark"));
        QVERIFY(undo->isVisible());
        QTest::keyClick(undo, Qt::Key_Space);
        QVERIFY(m_kept == changed);
        QCOMPARE(m_window->theme().name, QStringLiteral("light"));
        QVERIFY(!undo->isVisible());
    }
    void theFormsStayWhenTheyAreApplied()
    {
        begin();
        auto& data = page<DataPage>("data");
        auto* storage = data.findChild<StorageSettings*>();
        QSignalSpy chosen(m_window.get(), &MainWindow::storageChosen);
        auto* spin = field<QSpinBox>(*storage, QStringLiteral("Hours of raw frames"));
        QVERIFY(spin);
        spin->setValue(48);
        for (QPushButton* b : storage->findChildren<QPushButton*>())
            if (b->text() == QStringLiteral("Apply")) b->click();
        QCOMPARE(chosen.count(), 1);
        QVERIFY(storage->isVisible());
        // Esc in a form closes the settings as a whole.
        auto& voices = page<FormPage>("notifications");
        auto* form = voices.findChild<VoiceSettings*>();
        QVERIFY(form);
        SettingsDialog* d = m_wiring->dialog();
        QTest::keyClick(form, Qt::Key_Escape);
        QVERIFY(!d->isVisible() || !m_wiring->dialog());
    }
    void ownThemesStandInTheMenu()
    {
        begin();
        Preferences p = m_kept;
        p.ownThemes = {
            {QStringLiteral("Amber"), QStringLiteral("dark"), {{QStringLiteral("bg.panel"), QColor(20, 10, 0)}}}};
        dialog();
        Q_EMIT m_wiring->dialog()->changed(p);
        auto* action = m_window->findChild<QAction*>(QStringLiteral("theme-own-Amber"));
        QVERIFY(action);
        QVERIFY(m_window->findChild<QMenu*>(QStringLiteral("settingsMenu"))->actions().contains(action));
        action->trigger();
        QCOMPARE(m_window->theme().bg.panel, QColor(20, 10, 0));
        QCOMPARE(m_kept.theme, QStringLiteral("Amber"));
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
