// What is kept of the past: the dialog says what is there, asks before it deletes by saying so, and what was
// chosen is remembered field by field.
#include "app/settings_store.h"
#include "tests/support/panel_rig.h"
#include "tests/support/sample_past.h"
#include "ui/main_window.h"
#include "ui/storage_settings.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace plimsoll;

class TstStorageSettings : public QObject, private test::PanelRig {
    Q_OBJECT

    template <typename Box>
    static Box* named(QDialog& d, const char* name)
    {
        for (Box* b : d.findChildren<Box*>())
            if (b->accessibleName() == QLatin1String(name)) return b;
        return nullptr;
    }
    static QPushButton* button(QDialog& d, const char* text)
    {
        for (QPushButton* b : d.findChildren<QPushButton*>())
            if (b->text() == QLatin1String(text)) return b;
        return nullptr;
    }
    static bool says(QDialog& d, const QString& part)
    {
        for (const QLabel* l : d.findChildren<QLabel*>())
            if (l->text().contains(part)) return true;
        return false;
    }
    static BlackBoxStatus box(Timestamp now)
    {
        BlackBoxStatus b;
        b.on = true;
        b.folder = "/data/blackbox";
        b.bytes = 3'100'000'000;
        b.largestBytes = 4'000'000'000;
        b.first = now - std::chrono::hours{23};
        b.last = now;
        return b;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::StorageChoice>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void showsWhatIsThere();
    void choosesByKeyboard();
    void saysWhatWillBeDeleted();
    void everyControlHasAName();
    void isRememberedFieldByField();
    void opensFromTheMenu();
};

void TstStorageSettings::showsWhatIsThere()
{
    StorageSettings d(m_theme, {}, nullptr);
    QVERIFY(d.historyText().startsWith(QStringLiteral("Nothing is stored in this run")));
    QVERIFY(d.boxText().startsWith(QStringLiteral("No raw frames")));
    QVERIFY(d.folder().isEmpty() && !button(d, "Open folder")->isEnabled());
    store::StoreStatus s = sample::storing(m_now.wall);
    const BlackBoxStatus b = box(m_now.wall);
    d.setStatus(&s, &b);
    QVERIFY(d.historyText().startsWith(QStringLiteral("On")));
    QCOMPARE(d.folder(), QString::fromStdString(s.folder));
    QVERIFY(button(d, "Open folder")->isEnabled());
    QVERIFY(says(d, QStringLiteral("2,808,000 rows, 310 MB, since")));
    QVERIFY(says(d, QStringLiteral("now 412 MB")));
    QVERIFY(says(d, QStringLiteral("not measured yet")));  // the venues' past
    QVERIFY2(d.boxText().startsWith(QStringLiteral("Holds 23 h")), qPrintable(d.boxText()));
    s.tables.push_back({"venue_bars", 100, 1'000'000, 0, 0, 0});
    s.tables.push_back({"settled", 20, 1'000'000, 0, 1'700'000'000, 1'700'000'100});
    d.setStatus(&s, nullptr);
    QVERIFY(says(d, QStringLiteral("120 rows, 2.0 MB, since 14 Nov")));
    s.trouble = "The disk is full: free some room.";
    d.setStatus(&s, nullptr);
    QCOMPARE(d.historyText(), QStringLiteral("The disk is full: free some room."));
    s.trouble.clear();
    s.readOnly = true;
    d.setStatus(&s, nullptr);
    QVERIFY(d.historyText().startsWith(QStringLiteral("Read only")));
}

void TstStorageSettings::choosesByKeyboard()
{
    StorageSettings d(m_theme, {}, nullptr);
    d.show();
    QSignalSpy chosen(&d, &StorageSettings::chosen);
    QVERIFY(!button(d, "Apply")->isEnabled());  // nothing is different
    auto* days = named<QSpinBox>(d, "Minutes kept for");
    QVERIFY(days);
    QCOMPARE(days->value(), 45);
    days->setFocus();
    days->selectAll();
    QTest::keyClicks(days, QStringLiteral("90"));
    QTest::keyClick(days, Qt::Key_Tab);
    named<QDoubleSpinBox>(d, "Most that the history may take")->setValue(12.5);
    QTest::keyClick(d.findChild<QCheckBox*>(), Qt::Key_Space);
    QVERIFY(!named<QSpinBox>(d, "Hours of raw frames")->isEnabled());
    QVERIFY(button(d, "Apply")->isEnabled());
    QTest::mouseClick(button(d, "Apply"), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    const auto c = chosen[0].at(0).value<StorageChoice>();
    QCOMPARE(c.keep.minutes, std::int64_t{90} * 86'400);
    QCOMPARE(c.keep.seconds, store::Retention{}.seconds);
    QCOMPARE(c.keep.bytes, std::int64_t{12'500'000'000});
    QVERIFY(!c.blackBox);
    QVERIFY(!d.isVisible());
    // Out of the range there is nothing to choose.
    days->setValue(100'000);
    QCOMPARE(days->value(), 400);
    // Cancel changes nothing.
    StorageSettings other(m_theme, {}, nullptr);
    QSignalSpy none(&other, &StorageSettings::chosen);
    named<QSpinBox>(other, "Minutes kept for")->setValue(10);
    other.reject();
    QCOMPARE(none.count(), 0);
}

void TstStorageSettings::saysWhatWillBeDeleted()
{
    StorageChoice before;
    before.keep.minutes = 90 * 86'400;
    before.blackBoxHours = 12;
    StorageSettings d(m_theme, before, nullptr);
    QVERIFY(d.warning().isEmpty());
    named<QSpinBox>(d, "Minutes kept for")->setValue(200);
    QVERIFY(d.warning().isEmpty());
    named<QSpinBox>(d, "Minutes kept for")->setValue(30);
    QVERIFY2(d.warning().contains(QStringLiteral("Less than before (minutes)")), qPrintable(d.warning()));
    QVERIFY(d.warning().contains(QStringLiteral("deleted")));
    d.findChild<QCheckBox*>()->setChecked(false);
    QVERIFY(d.warning().contains(QStringLiteral("No raw frames")));
    QTest::mouseClick(button(d, "Defaults"), Qt::LeftButton);
    QVERIFY(d.choice() == StorageChoice{});
    QVERIFY(!button(d, "Defaults")->isEnabled());
    QVERIFY(d.warning().contains(QStringLiteral("minutes")));  // 45 are less than 90
}

void TstStorageSettings::everyControlHasAName()
{
    StorageSettings d(m_theme, {}, nullptr);
    for (const QSpinBox* b : d.findChildren<QSpinBox*>()) {
        QVERIFY(!b->accessibleName().isEmpty() && !b->suffix().isEmpty());
        QVERIFY(b->focusPolicy() & Qt::TabFocus);
    }
    for (const QDoubleSpinBox* b : d.findChildren<QDoubleSpinBox*>()) {
        QVERIFY(!b->accessibleName().isEmpty());
        QCOMPARE(b->suffix(), QStringLiteral(" GB"));
    }
    QVERIFY(!d.grab().isNull());
    QVERIFY(d.height() < 768 && d.width() < 1024);
}

void TstStorageSettings::isRememberedFieldByField()
{
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("plimsoll.ini"));
    SettingsStore store(file);
    Settings s = store.load();
    QVERIFY(s.storage == StorageChoice{});
    s.storage.keep.seconds = 12 * 3'600;
    s.storage.keep.bytes = 20'000'000'000;
    s.storage.blackBox = false;
    s.storage.blackBoxHours = 48;
    QCOMPARE(store.save(s), QString());
    QVERIFY(SettingsStore(file).load().storage == s.storage);
    {
        QSettings ini(file, QSettings::IniFormat);
        ini.setValue(QStringLiteral("storage/seconds"), -4);
        ini.setValue(QStringLiteral("storage/bytes"), QStringLiteral("much"));
        ini.setValue(QStringLiteral("storage/blackBoxHours"), 100'000);
    }
    const Settings mended = SettingsStore(file).load();
    QCOMPARE(mended.storage.keep.seconds, store::Retention{}.seconds);
    QCOMPARE(mended.storage.keep.bytes, store::Retention{}.bytes);
    QCOMPARE(mended.storage.blackBoxHours, 24);
    QVERIFY(!mended.storage.blackBox);  // the fields beside them stay
}

void TstStorageSettings::opensFromTheMenu()
{
    sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
    m_hub->blackBox.publish(box(m_now.wall));
    MainWindow w(m_theme, *m_hub, m_clock, SourceKind::Live, {QStringLiteral("binance")});
    StorageChoice now;
    now.keep.minutes = 60 * 86'400;
    w.setStorage(now);
    QSignalSpy chosen(&w, &MainWindow::storageChosen);
    auto* action = w.findChild<QAction*>(QStringLiteral("storage"));
    QVERIFY(action);
    action->trigger();
    auto* d = w.findChild<StorageSettings*>();
    QVERIFY(d && d->isVisible());
    QCOMPARE(d->choice().keep.minutes, now.keep.minutes);
    QVERIFY(d->historyText().startsWith(QStringLiteral("On")));
    QVERIFY(d->boxText().startsWith(QStringLiteral("Holds")));
    named<QSpinBox>(*d, "Journal kept for")->setValue(800);
    d->accept();
    QCOMPARE(chosen.count(), 0);  // only Apply applies
    action->trigger();
    d = w.findChildren<StorageSettings*>().last();
    named<QSpinBox>(*d, "Journal kept for")->setValue(800);
    QTest::mouseClick(button(*d, "Apply"), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0].at(0).value<StorageChoice>().keep.journal, std::int64_t{800} * 86'400);
}

QTEST_MAIN(TstStorageSettings)
#include "tst_storage_settings.moc"
