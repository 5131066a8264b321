// The settings of notifications: what is chosen is what is said, by keyboard and by name; nothing is applied
// before it is asked for; an address that was entered is not shown again; stories open as lists.
#include "tests/support/voice_samples.h"
#include "ui/alert_banner.h"
#include "ui/story_window.h"
#include "ui/toast_stack.h"
#include "ui/voice_pages.h"
#include "ui/voice_settings.h"
#include "ui/voice_tray.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QTimeEdit>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(plimsoll::VoiceChoice)

class TestVoiceSettings : public QObject {
    Q_OBJECT

    Theme m_theme = builtinTheme(QStringLiteral("dark"));
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<VoiceDesk> m_desk;
    std::unique_ptr<VoiceSettings> m_dialog;
    std::vector<VoiceChoice> m_choices;
    std::vector<std::vector<Hook>> m_hooks;

    void open()
    {
        m_dialog = std::make_unique<VoiceSettings>(m_theme, *m_desk, *m_book, false, m_window.get());
        m_dialog->show();
    }
    QPushButton* button(const QString& words) const
    {
        for (QPushButton* b : m_dialog->findChildren<QPushButton*>())
            if (b->text() == words) return b;
        return nullptr;
    }
    QCheckBox* box(const QString& part) const
    {
        for (QCheckBox* b : m_dialog->findChildren<QCheckBox*>())
            if (b->text().contains(part)) return b;
        return nullptr;
    }
    template <typename W>
    W* named(const QString& name) const
    {
        for (W* w : m_dialog->findChildren<W*>())
            if (w->accessibleName() == name) return w;
        return nullptr;
    }
    void apply() { QTest::mouseClick(button(QStringLiteral("Apply")), Qt::LeftButton); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1366, 768);
        m_book = std::make_unique<AlertBook>();
        m_book->setNow([] { return fromUnixMs(1'700'000'000'000); });
        m_desk = std::make_unique<VoiceDesk>(
            *m_book, SourceKind::Live,
            VoiceDesk::Voices{new AlertBanner(m_theme, m_window.get()), new ToastStack(m_theme, m_window.get()),
                              new VoiceTray(m_window.get())});
        m_choices.clear();
        m_hooks.clear();
        connect(m_desk.get(), &VoiceDesk::choiceMade, this,
                [this](const VoiceChoice& c) { m_choices.push_back(c); });
        connect(m_desk.get(), &VoiceDesk::hooksMade, this,
                [this](const std::vector<Hook>& h) { m_hooks.push_back(h); });
    }
    void cleanup()
    {
        m_dialog.reset();
        m_desk.reset();
    }

    void whatIsChosenIsWhatIsSaid()
    {
        open();
        QCOMPARE(m_dialog->choice(), VoiceChoice());
        box(QStringLiteral("Toasts"))->setChecked(false);
        named<QSlider>(QStringLiteral("Volume of the sound for Critical"))->setValue(33);
        named<QSpinBox>(QStringLiteral("How many within a minute become a story"))->setValue(9);
        box(QStringLiteral("Every day from"))->setChecked(true);
        named<QTimeEdit>(QStringLiteral("Quiet from, UTC"))->setTime(QTime(23, 15));
        box(QStringLiteral("Post simulated"))->setChecked(true);
        QVERIFY(m_choices.empty());  // not before it is asked for
        apply();
        QCOMPARE(m_choices.size(), std::size_t{1});
        const VoiceChoice& c = m_choices[0];
        QVERIFY(!c.toasts && c.postMadeUp && c.quiet.daily);
        QCOMPARE(c.sound[2].volume, 33);
        QCOMPARE(c.foldFrom, 9);
        QCOMPARE(c.quiet.fromMinute, 23 * 60 + 15);
        QVERIFY(m_hooks.empty());
        QVERIFY(!m_dialog->isVisible());
    }
    void cancelledChangesNothing()
    {
        open();
        box(QStringLiteral("Sounds"))->setChecked(false);
        QTest::mouseClick(button(QStringLiteral("Cancel")), Qt::LeftButton);
        QVERIFY(m_choices.empty() && m_hooks.empty());
    }
    void defaultsComeBack()
    {
        VoiceChoice c;
        c.toasts = false;
        c.foldFrom = 50;
        c.quiet.until = m_book->now() + 3h;
        m_desk->setChoice(c);
        open();
        QCOMPARE(m_dialog->choice(), c);
        QVERIFY(button(QStringLiteral("Defaults"))->isEnabled());
        QTest::mouseClick(button(QStringLiteral("Defaults")), Qt::LeftButton);
        QCOMPARE(m_dialog->choice(), VoiceChoice());
        QVERIFY(!button(QStringLiteral("Defaults"))->isEnabled());
        apply();
        QCOMPARE(m_choices.size(), std::size_t{1});
    }
    void quietByHand()
    {
        open();
        QTest::mouseClick(button(QStringLiteral("For 8 hours")), Qt::LeftButton);
        QCOMPARE(*m_dialog->choice().quiet.until, m_book->now() + 8h);
        QVERIFY(m_dialog->findChild<QLabel*>(QStringLiteral("quietNow"))
                    ->text()
                    .contains(QStringLiteral("quiet until")));
        QTest::mouseClick(button(QStringLiteral("End now")), Qt::LeftButton);
        QVERIFY(!m_dialog->choice().quiet.until);
    }
    // By its key, while the form is open.
    void quietThatWasChosenElsewhereStays()
    {
        m_window->show();
        open();
        m_dialog->embed();
        m_dialog->show();
        VoiceChoice elsewhere = m_desk->choice();
        elsewhere.quiet.until = m_book->now() + 1h;
        m_desk->setChoice(elsewhere);
        apply();
        QVERIFY(m_choices.empty());  // nothing was chosen here
        box(QStringLiteral("Toasts"))->setChecked(false);
        apply();
        QCOMPARE(m_choices.size(), std::size_t{1});
        QVERIFY(m_choices[0].quiet.until == elsewhere.quiet.until);
        QVERIFY(button(QStringLiteral("End now"))->isEnabled());
        // Ended elsewhere.
        m_desk->setChoice(m_choices[0]);
        elsewhere = m_choices[0];
        elsewhere.quiet.until.reset();
        m_desk->setChoice(elsewhere);
        box(QStringLiteral("Toasts"))->setChecked(true);
        apply();
        QVERIFY(!m_choices.back().quiet.until);
        // What is chosen here holds.
        m_desk->setChoice(m_choices.back());
        QTest::mouseClick(button(QStringLiteral("For 8 hours")), Qt::LeftButton);
        elsewhere = m_desk->choice();
        elsewhere.quiet.until = m_book->now() + 1h;
        m_desk->setChoice(elsewhere);
        apply();
        QVERIFY(m_choices.back().quiet.until == m_book->now() + 8h);
    }
    void soundsAreTriedAsTheyAreChosen()
    {
        open();
        SoundChoice asked;
        Severity of = Severity::None;
        connect(m_desk.get(), &VoiceDesk::soundTestWanted, this, [&](Severity s, const SoundChoice& c) {
            of = s;
            asked = c;
        });
        named<QSlider>(QStringLiteral("Volume of the sound for Warning"))->setValue(11);
        m_dialog->findChild<QPushButton*>(QStringLiteral("playSound1"))->click();
        QCOMPARE(of, Severity::Warning);
        QCOMPARE(asked.volume, 11);
        // What came of it is said.
        m_dialog->showPage(VoiceSettings::Heard);
        m_desk->setSoundTrouble(QStringLiteral("There is no sound device."));
        const auto* note = m_dialog->findChild<QLabel*>(QStringLiteral("soundNote"));
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), QStringLiteral("There is no sound device."));
    }
    void aDesktopWithoutATrayIsNamed()
    {
        if (VoiceTray::possible()) QSKIP("This desktop has a tray");
        open();
        QVERIFY(m_dialog->findChild<QLabel*>(QStringLiteral("trayNote"))->isVisible());
        m_dialog->findChild<QPushButton*>(QStringLiteral("testTray"))->click();  // harmless
    }

    void hooksAreAddedAndChecked()
    {
        open();
        m_dialog->showPage(VoiceSettings::Hooks);
        m_dialog->hooks()->add();
        QVERIFY(!m_dialog->hooks()->problem().isEmpty());
        apply();
        QVERIFY(m_dialog->isVisible());  // not with an address that is none
        QVERIFY(m_hooks.empty());
        auto* url = m_dialog->findChild<QLineEdit*>(QStringLiteral("hookUrl"));
        QCOMPARE(url->echoMode(), QLineEdit::Password);
        QTest::keyClicks(url, QStringLiteral("https://hooks.example.org/services/T0/B0/secret4f9a"));
        QCOMPARE(m_dialog->hooks()->problem(), QString());
        Hook tried;
        connect(m_desk.get(), &VoiceDesk::hookTestWanted, this, [&](const Hook& h) { tried = h; });
        m_dialog->findChild<QPushButton*>(QStringLiteral("testHook"))->click();
        QVERIFY(tried.url.endsWith(QStringLiteral("secret4f9a")));
        Q_EMIT m_desk->hookTested(tried.id, false, QStringLiteral("it refused: 404 Not Found"));
        QVERIFY(
            m_dialog->findChild<QLabel*>(QStringLiteral("hookHealth"))->text().contains(QStringLiteral("404")));
        apply();
        QCOMPARE(m_hooks.size(), std::size_t{1});
        QCOMPARE(m_hooks[0].size(), std::size_t{1});
        QVERIFY(m_hooks[0][0].on);
        // Opened again it is told by its ends alone, and stays what it is.
        m_desk->setHooks(m_hooks[0]);
        open();
        m_dialog->showPage(VoiceSettings::Hooks);
        url = m_dialog->findChild<QLineEdit*>(QStringLiteral("hookUrl"));
        QVERIFY(url->text().isEmpty());
        QVERIFY(url->placeholderText().contains(QStringLiteral("hooks.example.org \u20264f9a")));
        QVERIFY(!url->placeholderText().contains(QStringLiteral("secret")));
        QVERIFY(!m_dialog->hooks()->list()->item(0)->text().contains(QStringLiteral("secret")));
        box(QStringLiteral("On"))->setChecked(false);
        apply();
        QCOMPARE(m_hooks.size(), std::size_t{2});
        QCOMPARE(m_hooks[1][0].url, m_hooks[0][0].url);
        QVERIFY(!m_hooks[1][0].on);
    }
    void telegramAsksForAChat()
    {
        open();
        m_dialog->showPage(VoiceSettings::Hooks);
        m_dialog->hooks()->add();
        QTest::keyClicks(m_dialog->findChild<QLineEdit*>(QStringLiteral("hookUrl")),
                         QStringLiteral("https://api.telegram.org/bot1:abcdefgh/sendMessage"));
        named<QComboBox>(QStringLiteral("Form of the message"))->setCurrentIndex(int(HookForm::Telegram));
        auto* chat = named<QLineEdit>(QStringLiteral("Telegram chat"));
        QVERIFY(chat->isVisible());
        QVERIFY(m_dialog->hooks()->problem().contains(QStringLiteral("chat")));
        QTest::keyClicks(chat, QStringLiteral("-1001"));
        QCOMPARE(m_dialog->hooks()->problem(), QString());
        QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("removeHook")), Qt::LeftButton);
        QVERIFY(m_dialog->hooks()->hooks().empty());
        QVERIFY(!m_dialog->findChild<QPushButton*>(QStringLiteral("testHook"))->isEnabled());
    }
    void mutesAreListedAndUndone()
    {
        m_book->mute(test::warning("DEPTH_DROP", Severity::Critical));
        m_book->mute(test::warning("SPREAD_WIDE"), MuteFor::UntilClear);
        m_book->mute(test::warning("FEED_STALE", Severity::Warning, ""), MuteFor::Forever);
        open();
        m_dialog->showPage(VoiceSettings::Muted);
        auto* list = m_dialog->findChild<QListWidget*>(QStringLiteral("mutes"));
        QCOMPARE(list->count(), 3);
        QString all;
        for (int i = 0; i < 3; ++i) all += list->item(i)->text() + u'\n';
        for (const char* part : {"DEPTH_DROP \u00b7 BTC \u00b7 until", "until it is clear", "for good"})
            QVERIFY2(all.contains(QString::fromUtf8(part)), qPrintable(all));
        list->setCurrentRow(0);
        m_dialog->findChild<QPushButton*>(QStringLiteral("unmute"))->click();
        QCOMPARE(list->count(), 2);
        QCOMPARE(m_book->mutes().size(), std::size_t{2});
        m_dialog->findChild<QPushButton*>(QStringLiteral("unmuteAll"))->click();
        QVERIFY(m_book->mutes().empty());
    }
    void everyFieldHasANameAndThePagesFit()
    {
        open();
        for (int page = 0; page <= VoiceSettings::Muted; ++page) {
            m_dialog->showPage(static_cast<VoiceSettings::Page>(page));
            QVERIFY(m_dialog->minimumSizeHint().height() <= 640 && m_dialog->minimumSizeHint().width() <= 1'000);
        }
        int fields = 0;
        for (const QWidget* w : m_dialog->findChildren<QWidget*>()) {
            const bool field = qobject_cast<const QSpinBox*>(w) || qobject_cast<const QComboBox*>(w) ||
                               qobject_cast<const QSlider*>(w) || qobject_cast<const QTimeEdit*>(w);
            fields += field;
            if (field) QVERIFY2(!w->accessibleName().isEmpty(), w->metaObject()->className());
        }
        QVERIFY(fields > 0);
    }

    void aStoryOpensAsAList()
    {
        RiskSnapshot risk;
        m_desk->look(&risk, nullptr, nullptr, {Timestamp{100s}, Mono{100s}});
        risk.warnings = {test::warning("LIQ_BURST", Severity::Critical), test::warning("DEPTH_DROP"),
                         test::warning("SPREAD_WIDE", Severity::Warning, "ETH")};
        m_desk->look(&risk, nullptr, nullptr, {Timestamp{101s}, Mono{101s}});
        StoryWindow story(m_theme, m_desk->stories(), m_window.get());
        story.refresh(Mono{161s});
        QVERIFY(story.head().startsWith(QStringLiteral("Cascade in progress")));
        auto* rows = story.findChild<QTableWidget*>(QStringLiteral("storyRows"));
        QCOMPARE(rows->rowCount(), 3);
        risk.warnings.push_back(test::warning("WALL_PULLED", Severity::Warning, "SOL"));
        m_desk->look(&risk, nullptr, nullptr, {Timestamp{162s}, Mono{162s}});
        story.refresh(Mono{162s});
        QCOMPARE(rows->rowCount(), 4);  // it grows while it is looked at
        QString asset, place;
        connect(&story, &StoryWindow::opened, this, [&](const QString& a, const QString& p) {
            asset = a;
            place = p;
        });
        Q_EMIT rows->itemActivated(rows->item(3, 0));
        QCOMPARE(asset, QStringLiteral("SOL"));
        QCOMPARE(place, QStringLiteral("risk"));
    }
};

QTEST_MAIN(TestVoiceSettings)
#include "tst_voice_settings.moc"
