// One event, five voices: which voice says what by severity, what quiet silences and what it never does, stories
// that are said once, made-up news that stay inside, and alerts that have wishes of their own.
#include "tests/support/voice_samples.h"
#include "ui/alert_banner.h"
#include "ui/still_desktop.h"
#include "ui/toast_stack.h"
#include "ui/voice_desk.h"
#include "ui/voice_places.h"
#include "ui/voice_tray.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QPixmap>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;
using test::alertRow;
using test::fired;
using test::warning;

class TestVoiceDesk : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    Timestamp m_person = fromUnixMs(1'700'000'000'000);
    std::unique_ptr<QWidget> m_window;
    AlertBanner* m_banner = nullptr;
    ToastStack* m_toasts = nullptr;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<VoiceDesk> m_desk;
    RiskSnapshot m_risk;
    AlertSnapshot m_alerts;
    std::vector<Severity> m_sounds;
    std::vector<VoicePost> m_posts;
    std::vector<EvidenceOrder> m_kept;
    std::vector<QStringList> m_flashes;
    QStringList m_journal;

    void build(SourceKind source = SourceKind::Live)
    {
        m_desk.reset();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 600);
        m_banner = new AlertBanner(m_theme, m_window.get());
        m_banner->resize(900, m_banner->height());
        m_toasts = new ToastStack(m_theme, m_window.get());
        auto* tray = new VoiceTray(m_window.get());
        m_window->show();
        m_book = std::make_unique<AlertBook>();
        m_book->setNow([this] { return m_person; });
        m_desk = std::make_unique<VoiceDesk>(*m_book, source, VoiceDesk::Voices{m_banner, m_toasts, tray});
        m_risk = {};
        m_alerts = {};
        m_sounds.clear();
        m_posts.clear();
        m_kept.clear();
        m_flashes.clear();
        m_journal.clear();
        connect(m_desk.get(), &VoiceDesk::soundWanted, this, [this](Severity s) { m_sounds.push_back(s); });
        connect(m_desk.get(), &VoiceDesk::postWanted, this, [this](const VoicePost& p) { m_posts.push_back(p); });
        connect(m_desk.get(), &VoiceDesk::evidenceWanted, this,
                [this](const EvidenceOrder& o) { m_kept.push_back(o); });
        connect(m_desk.get(), &VoiceDesk::flashed, this, [this](const QStringList& p) { m_flashes.push_back(p); });
        connect(m_desk.get(), &VoiceDesk::storyTold, this,
                [this](const QString&, const QString& text) { m_journal << text; });
    }
    void look(Duration at) { m_desk->look(&m_risk, &m_alerts, nullptr, {Timestamp{at}, Mono{at}}); }
    void burst(int n, Severity severity = Severity::Warning)
    {
        for (int i = 0; i < n; ++i)
            m_risk.warnings.push_back(warning("R" + std::to_string(m_risk.warnings.size()), severity));
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }
    void init() { build(); }
    void cleanup() { m_desk.reset(); }

    void severityDecidesWhoSpeaks_data()
    {
        QTest::addColumn<int>("severity");
        QTest::addColumn<bool>("toast");
        QTest::addColumn<bool>("banner");
        QTest::addColumn<bool>("sound");
        QTest::addColumn<bool>("posted");
        QTest::addColumn<bool>("kept");
        QTest::newRow("notice") << int(Severity::Notice) << false << false << false << false << false;
        QTest::newRow("warning") << int(Severity::Warning) << true << false << true << true << false;
        QTest::newRow("critical") << int(Severity::Critical) << true << true << true << true << true;
    }
    void severityDecidesWhoSpeaks()
    {
        QFETCH(int, severity);
        look(100s);
        m_risk.warnings = {warning("DEPTH_DROP", static_cast<Severity>(severity))};
        look(101s);
        QTEST(!m_toasts->shown().empty(), "toast");
        QTEST(m_banner->isVisible(), "banner");
        QTEST(!m_sounds.empty(), "sound");
        QTEST(!m_posts.empty(), "posted");
        QTEST(!m_kept.empty(), "kept");
        QCOMPARE(m_flashes.empty(), m_toasts->shown().empty());
        look(102s);  // once
        QVERIFY(m_sounds.size() <= 1 && m_posts.size() <= 1 && m_kept.size() <= 1);
    }
    // To ask a desktop for its tray is to wait for it.
    void theTrayIsNotAskedForWithEachMessage()
    {
        int asked = 0;
        bool there = false;
        Mono now{100s};
        QWidget window;
        window.setWindowIcon(QPixmap(16, 16));
        VoiceTray tray(
            &window,
            [&] {
                ++asked;
                return there;
            },
            [&now] { return now; });
        const auto say = [&] { tray.say(Severity::Warning, QStringLiteral("head"), {}, {}); };
        QCOMPARE(asked, 0);
        for (int i = 0; i < 300; ++i, now += 1s) say();  // a storm of five minutes
        QCOMPARE(asked, 1);
        QVERIFY(tray.said().isEmpty());
        // After it, an answer is good for a minute.
        now += 15s;
        say();
        QCOMPARE(asked, 2);
        now += 30s;
        say();
        QCOMPARE(asked, 2);
        there = true;
        now += 31s;
        say();
        QCOMPARE(asked, 3);
        QCOMPARE(tray.said(), QStringLiteral("head"));
        // An icon that is there is not asked for.
        now += 1h;
        say();
        QCOMPARE(asked, 3);
        // Switched off, nothing is asked; on again, it is looked at anew.
        tray.setOn(false);
        say();
        QCOMPARE(asked, 3);
        tray.setOn(true);
        say();
        QCOMPARE(asked, 4);
    }
    void whatStoodBeforeIsOnlyInTheBanner()
    {
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical), warning("SPREAD_WIDE")};
        look(100s);
        QVERIFY(m_banner->isVisible());
        QVERIFY(m_toasts->shown().empty());
        QVERIFY(m_sounds.empty() && m_posts.empty() && m_kept.empty());
    }
    // With a start many are judged for the first time: told, but no story, and in one message.
    void whatIsFoundAtTheFirstLookIsNoStory()
    {
        look(100s);
        burst(7);
        burst(1, Severity::Critical);
        for (Warning& w : m_risk.warnings) w.found = true;
        look(161s);
        QVERIFY(m_desk->stories().told().empty());
        QVERIFY(m_journal.isEmpty());
        QCOMPARE(m_toasts->shown().size(), ToastStack::kMost);
        QCOMPARE(m_banner->headline(), QStringLiteral("BTC: R7"));
        QVERIFY2(m_banner->more().contains(QStringLiteral("stood when it was first judged")),
                 qPrintable(m_banner->more()));
        QCOMPARE(m_sounds.size(), std::size_t{1});
        QCOMPARE(m_posts.size(), std::size_t{1});
        QCOMPARE(m_posts[0].kind, VoicePost::Kind::Warning);
        QCOMPARE(m_posts[0].severity, Severity::Critical);
        QCOMPARE(m_posts[0].rule, QStringLiteral("R7"));
        QVERIFY2(m_posts[0].more.endsWith(QStringLiteral(
                     "found with it at the first look: BTC R0, BTC R1, BTC R2, BTC R3, BTC R4, BTC R5, BTC R6")),
                 qPrintable(m_posts[0].more));
        // One alone is told as any other.
        m_risk.warnings.push_back(warning("SPREAD_WIDE"));
        m_risk.warnings.back().found = true;
        look(162s);
        QCOMPARE(m_posts.size(), std::size_t{2});
        QVERIFY(!m_posts[1].more.contains(QStringLiteral("first look")));
    }
    // An hour is an hour in a replay too.
    void anHourEndsEverywhere()
    {
        for (const SourceKind source : {SourceKind::Live, SourceKind::Replay, SourceKind::Simulated}) {
            build(source);
            m_book->mute(warning("DEPTH_DROP"), MuteFor::Hour);
            m_risk.warnings = {warning("DEPTH_DROP")};
            look(100s);
            QCOMPARE(m_book->mutes().size(), std::size_t{1});
            m_person += 61min;
            look(100s + 61min);
            QCOMPARE(m_book->mutes().size(), std::size_t{0});
        }
    }
    // Mutes that wait for the market's word hear it from the live one alone.
    void onlyALiveMarketEndsMutes()
    {
        for (const SourceKind source : {SourceKind::Live, SourceKind::Replay, SourceKind::Simulated}) {
            build(source);
            m_book->mute(warning("DEPTH_DROP"), MuteFor::UntilClear);
            m_risk.warnings = {warning("DEPTH_DROP")};
            look(100s);
            m_risk.warnings.clear();
            look(110s);
            QCOMPARE(m_book->isMuted(warning("DEPTH_DROP")), source != SourceKind::Live);
        }
    }
    void alertsDoWhatTheyWereToldTo()
    {
        AlertRow quiet = alertRow(1), loud = alertRow(2);
        quiet.rule.sound = false;
        loud.rule.post = true;
        loud.rule.bundle = true;
        m_alerts.rows = {quiet, loud};
        look(100s);
        m_alerts.fired = {fired(1, Severity::Warning, 1)};
        look(101s);
        QVERIFY(m_banner->headline().startsWith(QStringLiteral("Alert:")));
        QVERIFY(m_sounds.empty() && m_posts.empty() && m_kept.empty());
        AlertFired f = fired(2, Severity::Notice, 2);
        f.delayMs = 38;
        m_banner->acknowledge();
        m_alerts.fired.insert(m_alerts.fired.begin(), f);
        look(110s);
        QCOMPARE(m_posts.size(), std::size_t{1});
        QVERIFY(m_posts[0].asked);
        QCOMPARE(m_kept.size(), std::size_t{1});
        QCOMPARE(m_kept[0].alert, std::uint64_t{2});
        QVERIFY(m_banner->more().contains(QStringLiteral("38 ms after the frame")));
    }
    void quietSilencesAllButTheBanner()
    {
        look(100s);
        VoiceChoice choice;
        choice.quiet.until = m_person + 1h;
        m_desk->setChoice(choice);
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical)};
        look(101s);
        QVERIFY(m_banner->isVisible());
        QVERIFY(m_toasts->shown().empty());
        QVERIFY(m_sounds.empty());
        QCOMPARE(m_posts.size(), std::size_t{1});  // webhooks by choice
        const auto items = m_desk->statusItems({});
        QVERIFY(std::any_of(items.begin(), items.end(), [](const StatusItem& i) {
            return i.text.startsWith(QStringLiteral("do not disturb"));
        }));
        choice.quiet.hooksToo = true;
        m_desk->setChoice(choice);
        m_risk.warnings.push_back(warning("SPREAD_WIDE", Severity::Critical));
        look(102s);
        QCOMPARE(m_posts.size(), std::size_t{1});
        m_person += 1h;
        m_risk.warnings.push_back(warning("WALL_PULLED", Severity::Critical));
        look(110s);
        QCOMPARE(m_posts.size(), std::size_t{2});
        QCOMPARE(m_sounds.size(), std::size_t{1});
        QCOMPARE(m_toasts->shown().size(), std::size_t{1});  // what was silenced is not said late
    }
    void aStormOfTheSameIsOneSound()
    {
        look(100s);
        burst(1);
        look(101s);
        burst(1);
        look(102s);
        QCOMPARE(m_sounds.size(), std::size_t{1});
        burst(1, Severity::Critical);
        look(102s + 1ms);  // worse may interrupt
        QCOMPARE(m_sounds.size(), std::size_t{2});
        burst(1, Severity::Critical);
        look(105s);
        QCOMPARE(m_sounds.size(), std::size_t{3});
    }
    void aStoryIsToldOnce()
    {
        look(100s);
        m_risk.warnings = {warning("LIQ_BURST", Severity::Critical)};
        look(101s);
        QCOMPARE(m_banner->headline().left(19), QStringLiteral("Cascade in progress"));
        QVERIFY(!m_banner->actionButton().isEmpty());
        QVERIFY(!m_banner->workspaceButton().isEmpty());
        for (int i = 0; i < 40; ++i) {
            burst(5, Severity::Critical);
            look(102s + std::chrono::seconds{i});
        }
        QCOMPARE(m_sounds.size(), std::size_t{1});
        QCOMPARE(m_posts.size(), std::size_t{1});
        QCOMPARE(m_posts[0].kind, VoicePost::Kind::Story);
        QCOMPARE(m_toasts->shown().size(), std::size_t{0});  // it was said, and its eight seconds are over
        QCOMPARE(m_journal.size(), 1);
        QCOMPARE(m_kept.size(), std::size_t{1});
        QVERIFY(m_banner->more().contains(QStringLiteral("201 folded")));
        // Outside it is renewed once a minute while it grows.
        burst(1);
        look(161s);
        QCOMPARE(m_posts.size(), std::size_t{2});
        look(222s);  // not grown: nothing
        QCOMPARE(m_posts.size(), std::size_t{2});
        // The end is told, and the banner is less loud.
        m_risk.warnings.clear();
        look(161s + 5min);
        QCOMPARE(m_posts.size(), std::size_t{3});
        QVERIFY(m_posts[2].head.contains(QStringLiteral("over")));
        QCOMPARE(m_journal.size(), 2);
        QCOMPARE(m_banner->severity(), Severity::Warning);
        QVERIFY(m_banner->workspaceButton().isEmpty());  // nothing to go to any more
        QVERIFY(m_desk->stories().open() == nullptr);
        QCOMPARE(*VoiceDesk::storyOf(VoiceDesk::placeOf(m_desk->stories().told().front())), std::uint64_t{1});
        QVERIFY(!VoiceDesk::storyOf(QStringLiteral("risk")));
    }
    void aStoryForgetsNoWishOfAnAlert()
    {
        AlertRow first = alertRow(2), second = alertRow(3), plain = alertRow(4);
        first.rule.bundle = second.rule.bundle = first.rule.post = true;
        m_alerts.rows = {first, second, plain};
        const auto kept = [this] {
            std::vector<std::uint64_t> of;
            for (const EvidenceOrder& o : m_kept)
                if (o.alert) of.push_back(o.alert);
            return of;
        };
        look(100s);
        burst(6);
        m_alerts.fired = {fired(1, Severity::Notice, 2)};
        look(101s);
        QVERIFY(m_desk->stories().open());
        QCOMPARE(kept(), std::vector<std::uint64_t>{2});
        QCOMPARE(m_posts.size(), std::size_t{1});
        QCOMPARE(m_posts[0].kind, VoicePost::Kind::Story);
        QCOMPARE(m_posts[0].severity, Severity::Warning);
        QVERIFY(m_posts[0].asked);
        // Newest first; what comes last wants nothing.
        for (const std::uint64_t rule : {2u, 3u, 4u})
            m_alerts.fired.insert(m_alerts.fired.begin(), fired(rule, Severity::Notice, rule));
        look(102s);
        QCOMPARE(kept(), (std::vector<std::uint64_t>{2, 2, 3}));
        look(103s);
        QCOMPARE(kept().size(), std::size_t{3});
    }
    void aStoryIsPostedForItsAlertsAsSoonAsOneAsks()
    {
        AlertRow row = alertRow(2);
        row.rule.post = row.rule.bundle = true;
        m_alerts.rows = {row};
        m_alerts.fired = {fired(1, Severity::Notice, 2)};
        m_risk.warnings = {warning("LIQ_BURST", Severity::Critical)};
        look(100s);  // it fired before anybody looked
        QCOMPARE(m_posts.size(), std::size_t{1});
        QVERIFY(!m_posts[0].asked);
        QVERIFY(std::all_of(m_kept.begin(), m_kept.end(), [](const EvidenceOrder& o) { return o.alert == 0; }));
        m_alerts.fired.insert(m_alerts.fired.begin(), fired(2, Severity::Notice, 2));
        look(110s);
        QCOMPARE(m_posts.size(), std::size_t{1});
        look(160s);
        QCOMPARE(m_posts.size(), std::size_t{2});
        QVERIFY(m_posts[1].asked);
    }
    void acknowledgedStoriesStayAcknowledged()
    {
        look(100s);
        m_risk.warnings = {warning("LIQ_BURST", Severity::Critical)};
        look(101s);
        m_banner->acknowledge();
        burst(8, Severity::Critical);
        look(102s);
        QVERIFY(!m_banner->isVisible());
    }
    void madeUpNewsStayInside_data()
    {
        QTest::addColumn<int>("source");
        QTest::addColumn<QString>("word");
        QTest::newRow("simulated") << int(SourceKind::Simulated) << "SIMULATED";
        QTest::newRow("replayed") << int(SourceKind::Replay) << "REPLAY";
    }
    void madeUpNewsStayInside()
    {
        QFETCH(int, source);
        QFETCH(QString, word);
        build(static_cast<SourceKind>(source));
        look(100s);
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical)};
        look(101s);
        QVERIFY(m_banner->isVisible());
        QVERIFY(m_banner->accessibleDescription().contains(word));
        QVERIFY(m_posts.empty());
        VoiceChoice choice;
        choice.postMadeUp = true;
        m_desk->setChoice(choice);
        m_risk.warnings.push_back(warning("SPREAD_WIDE", Severity::Critical));
        look(102s);
        QCOMPARE(m_posts.size(), std::size_t{1});
        QCOMPARE(m_posts[0].source, word);
    }
    void mutedIsSaidByNobody()
    {
        look(100s);
        m_book->mute(warning("DEPTH_DROP", Severity::Critical));
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical)};
        look(101s);
        QVERIFY(!m_banner->isVisible());
        QVERIFY(m_toasts->shown().empty() && m_sounds.empty() && m_posts.empty() && m_kept.empty());
    }
    void evidenceIsNotTakenAllTheTime()
    {
        look(100s);
        burst(1, Severity::Critical);
        look(101s);
        burst(1, Severity::Critical);
        look(103s);
        QCOMPARE(m_kept.size(), std::size_t{1});
        burst(1, Severity::Critical);
        look(112s);
        QCOMPARE(m_kept.size(), std::size_t{2});
        VoiceChoice choice;
        choice.evidence = false;
        m_desk->setChoice(choice);
        burst(1, Severity::Critical);
        look(130s);
        QCOMPARE(m_kept.size(), std::size_t{2});
    }
    void everyWordHasAPanel()
    {
        for (std::size_t i = 0; i < analytics::vocabulary().size(); ++i)
            QVERIFY(!panelOf(static_cast<analytics::MetricId>(i)).isEmpty());
        News n;
        n.metrics = {*analytics::metricId("r8"), *analytics::metricId("oi_usd"),
                     *analytics::metricId("spread_bps")};
        QCOMPARE(panelsOf(n),
                 (QStringList{QStringLiteral("risk"), QStringLiteral("funding"), QStringLiteral("interest")}));
    }
    void failingHooksAreInTheStatusLine()
    {
        Hook hook;
        hook.id = 3;
        hook.name = QStringLiteral("desk");
        hook.url = QStringLiteral("https://hooks.example.org/services/T0/B0/topsecret");
        m_desk->setHooks({hook});
        HookHealth health;
        health.id = 3;
        health.light = HookHealth::Light::Bad;
        health.trouble = QStringLiteral("404 Not Found");
        m_desk->setHookHealth({health});
        const auto items = m_desk->statusItems({});
        QCOMPARE(items.size(), std::size_t{1});
        QVERIFY(items[0].bad);
        QVERIFY(items[0].tip.contains(QStringLiteral("404")));
        QVERIFY(!(items[0].text + items[0].tip).contains(QStringLiteral("secret")));
    }
    void theDesktopsWishForStillness()
    {
        QTemporaryDir config;
        QVERIFY(!desktopWantsStillness(config.path()));
        QDir(config.path()).mkpath(QStringLiteral("gtk-3.0"));
        QFile gtk(config.filePath(QStringLiteral("gtk-3.0/settings.ini")));
        QVERIFY(gtk.open(QIODevice::WriteOnly));
        gtk.write("[Settings]\ngtk-enable-animations=0\n");
        gtk.close();
        QVERIFY(desktopWantsStillness(config.path()));
        gtk.remove();
        QVERIFY(!desktopWantsStillness(config.path()));
        QFile kde(config.filePath(QStringLiteral("kdeglobals")));
        QVERIFY(kde.open(QIODevice::WriteOnly));
        kde.write("[KDE]\nAnimationDurationFactor=0\n");
        kde.close();
        QVERIFY(desktopWantsStillness(config.path()));
    }
};

QTEST_MAIN(TestVoiceDesk)
#include "tst_voice_desk.moc"
