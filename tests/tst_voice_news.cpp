// What is news: raised, worse than before, back again, fired; told once; the muted and the snoozed are not told.
#include "tests/support/voice_samples.h"
#include "ui/voice_mutes.h"
#include "ui/voice_news.h"

#include <QtTest>

#include <utility>

using namespace plimsoll;
using namespace std::chrono_literals;
using test::alertRow;
using test::fired;
using test::warning;

class TestVoiceNews : public QObject {
    Q_OBJECT

    NewsReader m_reader;
    RiskSnapshot m_risk;
    AlertSnapshot m_alerts;

    std::vector<News> look() { return m_reader.read(&m_risk, &m_alerts); }

private Q_SLOTS:
    void init()
    {
        m_reader = NewsReader();
        m_risk = {};
        m_alerts = {};
    }

    void whatStoodBeforeIsMarked()
    {
        m_risk.warnings = {warning("DEPTH_DROP", Severity::Critical)};
        m_alerts.fired = {fired(4)};
        const auto first = look();
        QCOMPARE(first.size(), std::size_t{2});
        for (const News& n : first) QVERIFY(n.before);
        m_risk.warnings.push_back(warning("SPREAD_WIDE"));
        m_alerts.fired = {fired(5), fired(4)};
        const auto next = look();
        QCOMPARE(next.size(), std::size_t{2});
        QCOMPARE(next[0].rule, std::string("SPREAD_WIDE"));
        QCOMPARE(next[1].kind, News::Kind::Alert);
        for (const News& n : next) QVERIFY(!n.before);
        QVERIFY(look().empty());  // once
    }
    // It is news, and it says that nobody saw it begin.
    void whatWasFoundSaysSo()
    {
        look();
        m_risk.warnings = {warning("A"), warning("B")};
        m_risk.warnings[0].found = true;
        const auto said = look();
        QCOMPARE(said.size(), std::size_t{2});
        QVERIFY(said[0].found && !said[0].before);
        QVERIFY(!said[1].found);
    }
    void worseAndBackAgainAreNew()
    {
        look();
        m_risk.warnings = {warning("A", Severity::Notice)};
        QVERIFY(look().empty());
        m_risk.warnings = {warning("A", Severity::Warning)};
        QCOMPARE(look().size(), std::size_t{1});
        m_risk.warnings = {warning("A", Severity::Critical)};
        const auto worse = look();
        QCOMPARE(worse.size(), std::size_t{1});
        QVERIFY(worse[0].bundle);
        QCOMPARE(m_reader.critical(), std::size_t{1});
        m_risk.warnings.clear();
        QVERIFY(look().empty());
        m_risk.warnings = {warning("A", Severity::Critical)};
        QCOMPARE(look().size(), std::size_t{1});
        // The same rule elsewhere is another.
        m_risk.warnings.push_back(warning("A", Severity::Critical, "ETH"));
        QCOMPARE(look().size(), std::size_t{1});
        QCOMPARE(m_reader.critical(), std::size_t{2});
    }
    void whatCannotBeJudgedStandsAsItStood()
    {
        look();
        m_risk.warnings = {warning("A", Severity::Critical), warning("B")};
        QCOMPARE(look().size(), std::size_t{2});
        for (int i = 0; i < 2; ++i) {
            m_risk.unknown = std::exchange(m_risk.warnings, {});
            QVERIFY(look().empty());
            QVERIFY(look().empty());
            m_risk.warnings = std::exchange(m_risk.unknown, {});
            QVERIFY(look().empty());
        }
        // Worse than it stood is news, whatever was not known in between.
        m_risk.warnings.clear();
        m_risk.unknown = {warning("B")};
        QVERIFY(look().empty());
        m_risk.unknown.clear();
        m_risk.warnings = {warning("B", Severity::Critical)};
        QCOMPARE(look().size(), std::size_t{1});
        // Its machine began anew (other limits, a jump back): it does not stand any more.
        m_risk.warnings.clear();
        m_risk.unknown = {warning("B", Severity::None)};
        QVERIFY(look().empty());
        m_risk.unknown.clear();
        m_risk.warnings = {warning("B", Severity::Critical)};
        QCOMPARE(look().size(), std::size_t{1});
        // What was never raised has nothing that stood.
        m_risk.unknown = {warning("C", Severity::Critical)};
        QVERIFY(look().empty());
        m_risk.warnings.push_back(warning("C", Severity::Critical));
        m_risk.unknown.clear();
        QCOMPARE(look().size(), std::size_t{1});
    }
    void mutedIsNeverNews()
    {
        look();
        bool muted = true;
        m_reader.setMuted([&](const Warning& w) { return muted && w.rule == "A"; });
        m_risk.warnings = {warning("A", Severity::Critical), warning("B", Severity::Critical)};
        const auto said = look();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said[0].rule, std::string("B"));
        QCOMPARE(m_reader.critical(), std::size_t{1});
        muted = false;
        QVERIFY(look().empty());  // unmuted while it stands: it is no news either
    }
    // The window looks ten times a second and more; what was published is gone through once.
    void onePublicationIsReadOnce()
    {
        int asked = 0;
        bool muted = false;
        m_reader.setMuted([&](const Warning& w) {
            ++asked;
            return muted && w.rule == "A";
        });
        m_risk.warnings = {warning("A", Severity::Critical), warning("B", Severity::Critical), warning("C")};
        QCOMPARE(m_reader.read(&m_risk, nullptr, 7).size(), std::size_t{3});
        QCOMPARE(asked, 3);
        for (int i = 0; i < 100; ++i) QVERIFY(m_reader.read(&m_risk, &m_alerts, 7).empty());
        QCOMPARE(asked, 3);
        // Mutes begin and end without a publication.
        QCOMPARE(m_reader.critical(), std::size_t{2});
        muted = true;
        QCOMPARE(m_reader.critical(), std::size_t{1});
        muted = false;
        QCOMPARE(m_reader.critical(), std::size_t{2});
        // Alerts are news of their own.
        m_alerts.fired = {fired(1)};
        QCOMPARE(m_reader.read(&m_risk, &m_alerts, 7).size(), std::size_t{1});
        m_risk.warnings.push_back(warning("D"));
        QCOMPARE(m_reader.read(&m_risk, &m_alerts, 8).size(), std::size_t{1});
        m_risk.warnings.clear();
        QVERIFY(m_reader.read(&m_risk, &m_alerts, 9).empty());
        QCOMPARE(m_reader.critical(), std::size_t{0});
    }
    void snoozedFiresUnheard()
    {
        AlertRow row = alertRow(1);
        row.rule.snoozedUntil = Timestamp{100s};
        m_alerts.rows = {row};
        look();
        m_alerts.fired = {fired(1, Severity::Warning, 1, {Timestamp{99s}, Mono{99s}})};
        QVERIFY(look().empty());
        m_alerts.fired = {fired(2, Severity::Warning, 1, {Timestamp{100s}, Mono{100s}}), m_alerts.fired[0]};
        QCOMPARE(look().size(), std::size_t{1});
    }
    // A replay that jumped back has another model, which counts anew. What that fired on its way is no news.
    void anotherModelIsHeardAsTheFirst()
    {
        look();
        m_alerts.fired = {fired(5), fired(4), fired(3), fired(2), fired(1)};
        QCOMPARE(look().size(), std::size_t{5});
        m_alerts.fired = {fired(2), fired(1)};
        QVERIFY(look().empty());
        m_alerts.fired.insert(m_alerts.fired.begin(), fired(3));
        const auto said = look();
        QCOMPARE(said.size(), std::size_t{1});
        QVERIFY(!said[0].before);
        QVERIFY(look().empty());
        // From the beginning: nothing has fired yet.
        m_alerts.fired.clear();
        QVERIFY(look().empty());
        m_alerts.fired = {fired(1)};
        QCOMPARE(look().size(), std::size_t{1});
    }
    void anAlertsOwnWishesComeAlong()
    {
        AlertRow row = alertRow(7);
        row.rule.sound = false;
        row.rule.post = true;
        row.rule.bundle = true;
        m_alerts.rows = {row};
        look();
        m_alerts.fired = {fired(1, Severity::Notice, 7)};
        const auto said = look();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said[0].alert, std::uint64_t{7});
        QVERIFY(!said[0].sound && said[0].post && said[0].bundle && said[0].tray);
    }

    void mutesEndAsTheyShould_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("after");       // seconds
        QTest::addColumn<QString>("stands");  // at the looks: s stands, u unknown, - clear
        QTest::addColumn<bool>("muted");
        const int hour = int(MuteFor::Hour), clear = int(MuteFor::UntilClear), ever = int(MuteFor::Forever);
        QTest::newRow("hour") << hour << 3599 << "s" << true;
        QTest::newRow("hour over") << hour << 3600 << "s" << false;
        QTest::newRow("hour, clear meanwhile") << hour << 3599 << "s-" << true;
        QTest::newRow("clear") << clear << 10 << "s-" << false;
        QTest::newRow("stands on") << clear << 90'000 << "sss" << true;
        QTest::newRow("unknown is not clear") << clear << 90'000 << "su" << true;
        QTest::newRow("after a start it may take a while") << clear << 10 << "---" << true;
        QTest::newRow("but not for ever") << clear << 901 << "-" << false;
        QTest::newRow("for good") << ever << 900'000 << "s--" << true;
    }
    void mutesEndAsTheyShould()
    {
        QFETCH(int, how);
        QFETCH(int, after);
        QFETCH(QString, stands);
        QFETCH(bool, muted);
        MuteList mutes;
        const Warning w = warning("A", Severity::Critical);
        const Timestamp start{1'000'000s};
        mutes.add(w, static_cast<MuteFor>(how), start);
        // Kept over a start.
        MuteList again;
        again.load(mutes.all());
        const auto look = [&](QChar what, Timestamp now) {
            RiskSnapshot risk;
            if (what == u's') risk.warnings = {w};
            if (what == u'u') risk.unknown = {w};
            again.look(&risk, now);
        };
        for (const QChar what : stands) look(what, start);
        look(stands.back(), start + std::chrono::seconds{after});
        QCOMPARE(again.has(w, start + std::chrono::seconds{after}), muted);
        QVERIFY(!again.has(warning("A", Severity::Critical, "ETH"), start));
    }
};

QTEST_GUILESS_MAIN(TestVoiceNews)
#include "tst_voice_news.moc"
