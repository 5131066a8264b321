// Webhooks: what is posted in which form, what answers mean, how the queue waits and gives up, and that one that
// hangs, refuses, redirects in circles or answers garbage holds nobody else up. Addresses are in no word of ours.
#include "app/webhook_queue.h"
#include "app/webhook_text.h"
#include "app/webhooks.h"
#include "feeds/system_proxy.h"
#include "tests/support/hook_server.h"
#include "tests/support/strict_log.h"
#include "tests/support/tls_identity.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>
#include <memory>

using namespace plimsoll;
using namespace std::chrono_literals;
using test::HookServer;

namespace {

VoicePost post(const QString& head, Severity severity = Severity::Critical)
{
    VoicePost p;
    p.severity = severity;
    p.source = QStringLiteral("LIVE");
    p.head = head;
    p.asset = QStringLiteral("BTC");
    p.rule = QStringLiteral("DEPTH_DROP");
    p.at = fromUnixMs(1'700'000'000'000);
    return p;
}

Hook hook(std::uint32_t id, const QString& url, HookForm form = HookForm::Json)
{
    Hook h;
    h.id = id;
    h.name = QStringLiteral("hook %1").arg(id);
    h.url = url;
    h.form = form;
    h.from = Severity::Warning;
    return h;
}

HookLimits hasty()
{
    HookLimits l;
    l.first = 5ms;
    l.gap = 0ms;
    l.perMinute = 1'000;
    return l;
}

QStringList pathsOf(const HookServer& server)
{
    QStringList out;
    for (const auto& g : server.got()) out << g.path;
    return out;
}

}  // namespace

class TestWebhooks : public QObject {
    Q_OBJECT

    test::StrictLog m_log;
    std::vector<HookHealth> m_health;

    void listenTo(Webhooks& hooks)
    {
        m_health.clear();
        connect(&hooks, &Webhooks::healthChanged, this,
                [this](const std::vector<HookHealth>& h) { m_health = h; });
    }
    HookHealth healthOf(std::uint32_t id) const
    {
        for (const HookHealth& h : m_health)
            if (h.id == id) return h;
        return {};
    }

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    // ---- words

    void everyFormIsWhatItsReceiverReads()
    {
        VoicePost p = post(QStringLiteral("BTC <depth> & more"));
        p.more = QStringLiteral("why");
        p.value = 0.41;
        p.delayMs = 38;
        const auto read = [&](HookForm form) {
            Hook h = hook(1, QStringLiteral("https://example.org/x"), form);
            h.chat = QStringLiteral("-100200");
            return QJsonDocument::fromJson(hookBody(h, p)).object();
        };
        const QJsonObject json = read(HookForm::Json);
        QCOMPARE(json.value(QStringLiteral("severity")).toString(), QStringLiteral("critical"));
        QCOMPARE(json.value(QStringLiteral("source")).toString(), QStringLiteral("LIVE"));
        QCOMPARE(json.value(QStringLiteral("value")).toDouble(), 0.41);
        QCOMPARE(json.value(QStringLiteral("feed_to_alert_ms")).toDouble(), 38.0);
        QVERIFY(json.value(QStringLiteral("venue")).isNull());  // unknown is null
        const QJsonObject telegram = read(HookForm::Telegram);
        QCOMPARE(telegram.value(QStringLiteral("chat_id")).toString(), QStringLiteral("-100200"));
        QVERIFY(
            telegram.value(QStringLiteral("text")).toString().startsWith(QStringLiteral("Critical: BTC <depth>")));
        QVERIFY(!telegram.contains(QStringLiteral("parse_mode")));  // it is text, and no markup
        const QJsonObject discord = read(HookForm::Discord);
        QVERIFY(
            discord.value(QStringLiteral("allowed_mentions")).toObject().value(QStringLiteral("parse")).isArray());
        QVERIFY(read(HookForm::Slack)
                    .value(QStringLiteral("text"))
                    .toString()
                    .contains(QStringLiteral("&lt;depth&gt; &amp; more")));
    }
    void whatIsMadeUpSaysSoFirst()
    {
        VoicePost p = post(QStringLiteral("x"));
        for (const char* word : {"SIMULATED", "REPLAY", "REPLAY of SIMULATED"}) {
            p.source = QLatin1String(word);
            for (const HookForm form : {HookForm::Discord, HookForm::Slack, HookForm::Telegram}) {
                const QJsonObject o =
                    QJsonDocument::fromJson(hookBody(hook(1, QStringLiteral("https://e.org"), form), p)).object();
                const QString text =
                    o.value(QStringLiteral("text")).toString() + o.value(QStringLiteral("content")).toString();
                QVERIFY(text.startsWith(QLatin1String(word)));
            }
        }
    }
    void longOnesAreClipped()
    {
        const VoicePost p = post(QString(90'000, u'x'));
        const auto text = [&](HookForm form, const char* key) {
            return QJsonDocument::fromJson(hookBody(hook(1, QStringLiteral("https://e.org"), form), p))
                .object()
                .value(QLatin1String(key))
                .toString();
        };
        QVERIFY(text(HookForm::Discord, "content").size() <= 2'000);
        QVERIFY(text(HookForm::Telegram, "text").size() <= 4'096);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("plain");
        QTest::addColumn<bool>("good");
        QTest::newRow("https") << "https://hooks.example.org/a" << false << true;
        QTest::newRow("http elsewhere") << "http://hooks.example.org/a" << false << false;
        QTest::newRow("http elsewhere, allowed") << "http://hooks.example.org/a" << true << true;
        QTest::newRow("http here") << "http://127.0.0.1:8080/a" << false << true;
        QTest::newRow("http here by name") << "http://localhost/a" << false << true;
        QTest::newRow("http here, sixth version") << "http://[::1]:8080/a" << false << true;
        QTest::newRow("http that only looks like here") << "http://127.example.org/a" << false << false;
        QTest::newRow("http in the neighbourhood") << "http://192.168.1.7/a" << false << false;
        QTest::newRow("a file") << "file:///etc/passwd" << true << false;
        QTest::newRow("ftp") << "ftp://example.org/a" << true << false;
        QTest::newRow("no host") << "https:///a" << false << false;
        QTest::newRow("no address") << "hello" << false << false;
        QTest::newRow("empty") << "" << false << false;
        QTest::newRow("with a password") << "https://me:pass@example.org/a" << false << false;
    }
    void addresses()
    {
        QFETCH(QString, url);
        QFETCH(bool, plain);
        QFETCH(bool, good);
        Hook h = hook(1, url);
        h.plainAllowed = plain;
        QCOMPARE(hookProblem(h).isEmpty(), good);
        QVERIFY(!hookProblem(h).contains(QStringLiteral("pass@")));
        QCOMPARE(hookWants(h, post(QStringLiteral("x"))), good);
    }
    void addressesAreShownByTheirEndsAlone()
    {
        QCOMPARE(shownAddress(QStringLiteral("https://hooks.slack.com/services/T00/B00/abcdefgh4f9a")),
                 QStringLiteral("hooks.slack.com \u20264f9a"));
        QCOMPARE(shownAddress(QStringLiteral("https://a.org/hook")), QStringLiteral("a.org"));
        QCOMPARE(shownAddress(QStringLiteral("https://u:secret@a.org/hook")), QStringLiteral("a.org"));
        QCOMPARE(shownAddress(QStringLiteral("nonsense")), QStringLiteral("\u2014"));
    }

    void answers_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        const int good = int(HookOutcome::Kind::Good), again = int(HookOutcome::Kind::Again),
                  never = int(HookOutcome::Kind::Never);
        const int json = int(HookForm::Json), telegram = int(HookForm::Telegram), discord = int(HookForm::Discord),
                  slack = int(HookForm::Slack);
        QTest::newRow("200") << json << 200 << QByteArray() << good;
        QTest::newRow("204") << discord << 204 << QByteArray() << good;
        QTest::newRow("slack ok") << slack << 200 << QByteArray("ok") << good;
        QTest::newRow("slack page") << slack << 200 << QByteArray("<html>") << never;
        QTest::newRow("telegram ok") << telegram << 200 << QByteArray("{\"ok\":true}") << good;
        QTest::newRow("telegram not ok") << telegram << 200 << QByteArray("{\"ok\":false}") << never;
        QTest::newRow("discord page") << discord << 200 << QByteArray("<html>") << never;
        QTest::newRow("redirect") << json << 302 << QByteArray() << never;
        QTest::newRow("bad request") << json << 400 << QByteArray() << never;
        QTest::newRow("unauthorised") << json << 401 << QByteArray() << never;
        QTest::newRow("gone") << json << 410 << QByteArray() << never;
        QTest::newRow("timeout") << json << 408 << QByteArray() << again;
        QTest::newRow("too many") << json << 429 << QByteArray() << again;
        QTest::newRow("server's fault") << json << 503 << QByteArray() << again;
    }
    void answers()
    {
        QFETCH(int, form);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const HookOutcome o = hookOutcome(static_cast<HookForm>(form), status, body);
        QCOMPARE(int(o.kind), kind);
        QCOMPARE(o.text.isEmpty(), o.kind == HookOutcome::Kind::Good);
    }

    // ---- the queue, by a clock of the test

    void triesWithGrowingPauses()
    {
        HookQueue q;
        q.push(post(QStringLiteral("a")), Mono{100s});
        Mono now{100s};
        std::vector<double> pauses;
        const HookOutcome again{HookOutcome::Kind::Again, QStringLiteral("no"), {}};
        for (int i = 0; i < 8; ++i) {
            QVERIFY(q.take(now));
            QVERIFY(!q.take(now));  // one at a time
            q.answered(again, {Timestamp{}, now});
            if (i == 0) QCOMPARE(q.health().light, HookHealth::Light::Waiting);
            if (i == 2) QCOMPARE(q.health().light, HookHealth::Light::Bad);
            if (i < 7) {
                pauses.push_back(std::chrono::duration<double>(*q.due() - now).count());
                QVERIFY(!q.take(*q.due() - 1ns));
                now = *q.due();
            }
        }
        QCOMPARE(pauses, (std::vector<double>{2, 4, 8, 16, 32, 64, 128}));
        QCOMPARE(q.waiting(), std::size_t{0});  // given up
        QCOMPARE(q.health().dropped, std::uint64_t{1});
        QVERIFY(!q.due());
    }
    void aReceiverThatSaysWhenIsBelieved()
    {
        HookQueue q;
        q.push(post(QStringLiteral("a")), Mono{0s});
        QVERIFY(q.take(Mono{0s}));
        q.answered({HookOutcome::Kind::Again, QStringLiteral("429"), 90s}, {Timestamp{}, Mono{0s}});
        QCOMPARE((*q.due()).time_since_epoch(), Duration(90s));
        QVERIFY(q.take(Mono{90s}));
        // But not for a week.
        q.answered({HookOutcome::Kind::Again, QStringLiteral("429"), 168h}, {Timestamp{}, Mono{90s}});
        QCOMPARE((*q.due()).time_since_epoch(), Duration(90s + 1h));
    }
    void neverFasterThanItIsTaken()
    {
        HookQueue q;
        for (int i = 0; i < 40; ++i) q.push(post(QString::number(i)), Mono{0s});
        Mono now{0s};
        std::vector<Mono> sent;
        while (q.waiting() > 0) {
            now = std::max(now, *q.due());
            QVERIFY(q.take(now));
            sent.push_back(now);
            q.answered({HookOutcome::Kind::Good, {}, {}}, {Timestamp{}, now});
        }
        for (std::size_t i = 1; i < sent.size(); ++i) QVERIFY(sent[i] - sent[i - 1] >= HookLimits().gap);
        for (std::size_t i = 20; i < sent.size(); ++i) QVERIFY(sent[i] - sent[i - 20] >= 1min);
        QCOMPARE(q.health().sent, std::uint64_t{40});
    }
    void boundedAndOldestFirstToGo()
    {
        HookQueue q;
        for (int i = 0; i < 250; ++i) q.push(post(QString::number(i)), Mono{0s});
        QCOMPARE(q.waiting(), std::size_t{200});
        QCOMPARE(q.health().dropped, std::uint64_t{50});
        QCOMPARE(q.take(Mono{0s})->post->head, QStringLiteral("50"));
        q.push(post(QStringLiteral("new")), Mono{1s});  // the one under way stays
        q.answered({HookOutcome::Kind::Good, {}, {}}, {Timestamp{}, Mono{1s}});
        QCOMPARE(q.take(Mono{1min})->post->head, QStringLiteral("52"));
    }
    void oldNewsAreNoNews()
    {
        HookQueue q;
        q.push(post(QStringLiteral("old")), Mono{0s});
        q.push(post(QStringLiteral("new")), Mono{59min});
        const auto next = q.take(Mono{61min});
        QVERIFY(next);
        QCOMPARE(next->post->head, QStringLiteral("new"));
        QCOMPARE(q.health().dropped, std::uint64_t{1});
        const QJsonObject late =
            QJsonDocument::fromJson(hookBody(hook(1, QStringLiteral("https://e.org")), *next->post, 120s))
                .object();
        QCOMPARE(late.value(QStringLiteral("late_s")).toInt(), 120);
    }
    void aStoryWaitsInItsNewestWords()
    {
        HookQueue q;
        VoicePost story = post(QStringLiteral("wave 1"));
        story.story = 4;
        q.push(story, Mono{0s});
        story.head = QStringLiteral("wave 2");
        q.push(story, Mono{1s});
        QCOMPARE(q.waiting(), std::size_t{1});
        QCOMPARE(q.take(Mono{2s})->post->head, QStringLiteral("wave 2"));
        story.head = QStringLiteral("wave 3");
        q.push(story, Mono{3s});  // what is under way is said
        QCOMPARE(q.waiting(), std::size_t{2});
    }
    void newWordsOfAStoryAreTriedAnew()
    {
        HookQueue q;
        VoicePost story = post(QStringLiteral("it goes on"));
        story.story = 4;
        q.push(story, Mono{0s});
        const HookOutcome again{HookOutcome::Kind::Again, QStringLiteral("no"), {}};
        Mono now{0s};
        for (int i = 0; i < HookLimits().tries - 1; ++i) {
            QVERIFY(q.take(now));
            q.answered(again, {Timestamp{}, now});
            now = *q.due();
        }
        story.head = QStringLiteral("it is over");
        q.push(story, now);
        QVERIFY(q.take(now));
        q.answered(again, {Timestamp{}, now});
        QCOMPARE(q.waiting(), std::size_t{1});
        QCOMPARE(q.health().light, HookHealth::Light::Bad);  // it fails still
        QCOMPARE(q.take(*q.due())->post->head, QStringLiteral("it is over"));
    }
    void newWordsOfAStoryAreNotOld()
    {
        HookQueue q;
        VoicePost story = post(QStringLiteral("it goes on"));
        story.story = 4;
        q.push(story, Mono{0s});
        QVERIFY(q.take(Mono{0s}));
        q.answered({HookOutcome::Kind::Again, QStringLiteral("429"), 1h}, {Timestamp{}, Mono{0s}});
        story.head = QStringLiteral("it is over");
        q.push(story, Mono{59min});
        const auto next = q.take(Mono{61min});
        QVERIFY(next);
        QCOMPARE(next->post->head, QStringLiteral("it is over"));
        QCOMPARE(next->waited, Duration(2min));
    }

    // ---- on a wire

    void deliversAndSaysSo()
    {
        HookServer server;
        Webhooks hooks({}, hasty());
        listenTo(hooks);
        hooks.setHooks({hook(1, server.url(QStringLiteral("/good/a"))),
                        hook(2, server.url(QStringLiteral("/slack/b")), HookForm::Slack)});
        hooks.post(post(QStringLiteral("one")));
        hooks.post(post(QStringLiteral("two")));
        QTRY_COMPARE(server.got().size(), std::size_t{4});
        QTRY_COMPARE(healthOf(1).sent, std::uint64_t{2});
        QTRY_COMPARE(healthOf(2).sent, std::uint64_t{2});
        QCOMPARE(healthOf(2).light, HookHealth::Light::Good);
        QVERIFY(healthOf(1).lastGood.has_value());
        const auto first = std::find_if(server.got().begin(), server.got().end(), [](const HookServer::Got& g) {
            return g.path == QLatin1String("/good/a");
        });
        QCOMPARE(QJsonDocument::fromJson(first->body).object().value(QStringLiteral("headline")).toString(),
                 QStringLiteral("one"));
    }
    void severityAndSwitchDecide()
    {
        HookServer server;
        Webhooks hooks({}, hasty());
        listenTo(hooks);
        Hook critical = hook(1, server.url(QStringLiteral("/good/critical"))),
             off = hook(2, server.url(QStringLiteral("/good/off")));
        critical.from = Severity::Critical;
        off.on = false;
        hooks.setHooks({critical, off, hook(3, server.url(QStringLiteral("/good/all")))});
        hooks.post(post(QStringLiteral("w"), Severity::Warning));
        VoicePost asked = post(QStringLiteral("asked"), Severity::Notice);
        asked.asked = true;
        hooks.post(asked);
        QTRY_COMPARE(server.got().size(), std::size_t{3});
        QTRY_COMPARE(healthOf(3).sent, std::uint64_t{2});
        QCOMPARE(healthOf(1).sent, std::uint64_t{1});
        QCOMPARE(healthOf(2).light, HookHealth::Light::Off);
        QCOMPARE(server.count(QStringLiteral("/good/off")), 0);
    }

    // By the order of events: while the bad one has not answered, all others have, and the loop has turned.
    void theOthersGoOn_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("hangs") << "/hang/secret-secret-1";
        QTest::newRow("half an answer") << "/half/secret-secret-1";
    }
    void theOthersGoOn()
    {
        QFETCH(QString, path);
        HookServer server;
        HookLimits limits = hasty();
        limits.deadline = 1h;  // it would hang for all of the test
        Webhooks hooks({}, limits);
        listenTo(hooks);
        std::vector<Hook> all{hook(1, server.url(path))};
        // More of the same host than one connection pool has.
        for (std::uint32_t i = 2; i <= 9; ++i)
            all.push_back(hook(i, server.url(QStringLiteral("/hang/%1").arg(i))));
        all.push_back(hook(10, server.url(QStringLiteral("/good/a"))));
        all.push_back(hook(11, server.url(QStringLiteral("/good/b"))));
        hooks.setHooks(all);
        int turns = 0;
        QTimer loop;
        connect(&loop, &QTimer::timeout, this, [&turns] { ++turns; });
        loop.start(0);
        for (int i = 0; i < 5; ++i) hooks.post(post(QString::number(i)));
        QTRY_COMPARE(healthOf(10).sent, std::uint64_t{5});
        QTRY_COMPARE(healthOf(11).sent, std::uint64_t{5});
        QTRY_COMPARE(server.hanging(), 9);
        for (std::uint32_t i = 1; i <= 9; ++i) {
            QCOMPARE(healthOf(i).sent, std::uint64_t{0});
            QCOMPARE(healthOf(i).waiting, std::size_t{5});
        }
        QVERIFY(turns > 0);
        // A test of a good one is not held up either.
        QSignalSpy tested(&hooks, &Webhooks::tested);
        hooks.test(hook(12, server.url(QStringLiteral("/good/test"))), post(QStringLiteral("t")));
        QTRY_COMPARE(tested.size(), 1);
        QVERIFY(tested[0][1].toBool());
        QCOMPARE(server.hanging(), 9);
    }

    void badOnesAreNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("triedAgain");
        QTest::addColumn<bool>("never");  // answers: the deadline ends it
        QTest::newRow("redirects in circles") << "/circle/secret-secret-1"
                                              << "redirects" << false << false;
        QTest::newRow("garbage") << "/garbage/secret-secret-1"
                                 << "answer" << true << false;
        QTest::newRow("no end") << "/endless/secret-secret-1"
                                << "does not end" << false << false;
        QTest::newRow("not found") << "/missing/secret-secret-1"
                                   << "404" << false << false;
        QTest::newRow("closes") << "/closed/secret-secret-1"
                                << "closed without an answer" << true << false;
        QTest::newRow("hangs") << "/hang/secret-secret-1"
                               << "no whole answer" << true << true;
        QTest::newRow("half") << "/half/secret-secret-1"
                              << "no whole answer" << true << true;
    }
    void badOnesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        QFETCH(bool, triedAgain);
        QFETCH(bool, never);
        HookServer server;
        HookLimits limits = hasty();
        if (never) limits.deadline = 150ms;
        limits.largest = 5ms;
        limits.tries = 3;
        Webhooks hooks({}, limits);
        listenTo(hooks);
        hooks.setHooks({hook(1, server.url(path)), hook(2, server.url(QStringLiteral("/good/a")))});
        hooks.post(post(QStringLiteral("x")));
        QTRY_COMPARE(healthOf(2).sent, std::uint64_t{1});
        QTRY_COMPARE(healthOf(1).waiting, std::size_t{0});
        QCOMPARE(healthOf(1).light, HookHealth::Light::Bad);
        QVERIFY2(healthOf(1).trouble.contains(says), qPrintable(healthOf(1).trouble));
        QVERIFY(!healthOf(1).trouble.contains(QStringLiteral("secret")));
        // A circle is not walked. Where the server only closes, Qt knocks once more by itself.
        QVERIFY(triedAgain ? server.count(path) >= 3 : server.count(path) == 1);
        QCOMPARE(healthOf(1).dropped, std::uint64_t(triedAgain ? 1 : 0));
    }
    void aProxyScriptThatDoesNotAnswerHoldsNobodyUp()
    {
        auto answer = std::make_shared<QSemaphore>();
        setProxyAsker([answer](const QUrl&) {
            answer->acquire();
            return QNetworkProxy(QNetworkProxy::NoProxy);
        });
        const auto done = qScopeGuard([answer] {
            answer->release(1'000);
            setProxyAsker({});
        });
        HookServer server;
        HookLimits limits = hasty();
        limits.deadline = 2s;
        limits.largest = 5ms;
        limits.tries = 2;
        Webhooks hooks({}, limits);
        listenTo(hooks);
        hooks.setHooks({hook(1, QStringLiteral("https://nobody.invalid/secret-secret-1")),
                        hook(2, server.url(QStringLiteral("/good/a")))});
        hooks.post(post(QStringLiteral("x")));
        QTRY_COMPARE(healthOf(2).sent, std::uint64_t{1});
        QTRY_COMPARE(healthOf(1).waiting, std::size_t{0});
        QVERIFY2(healthOf(1).trouble.contains(QStringLiteral("proxy")), qPrintable(healthOf(1).trouble));
        QVERIFY(!healthOf(1).trouble.contains(QStringLiteral("secret")));
    }

    void refusedIsTriedAgain()
    {
        QString nobody;
        {
            HookServer gone;
            nobody = gone.url(QStringLiteral("/x/secret-secret-1"));
        }
        HookServer server;
        Webhooks hooks({}, hasty());
        listenTo(hooks);
        hooks.setHooks({hook(1, nobody), hook(2, server.url(QStringLiteral("/good/a")))});
        hooks.post(post(QStringLiteral("x")));
        QTRY_COMPARE(healthOf(2).sent, std::uint64_t{1});
        QTRY_VERIFY(healthOf(1).failed >= 2);
        QVERIFY(healthOf(1).trouble.contains(QStringLiteral("refused")));
        QVERIFY(!healthOf(1).trouble.contains(QStringLiteral("secret")));
    }
    void recoversWhereTheServerDoes()
    {
        HookServer server;
        Webhooks hooks({}, hasty());
        listenTo(hooks);
        hooks.setHooks(
            {hook(1, server.url(QStringLiteral("/flaky/a"))), hook(2, server.url(QStringLiteral("/busy/b")))});
        hooks.post(post(QStringLiteral("x")));
        QTRY_COMPARE(healthOf(1).sent, std::uint64_t{1});
        QCOMPARE(server.count(QStringLiteral("/flaky/a")), 3);
        QCOMPARE(healthOf(1).light, HookHealth::Light::Good);
        QVERIFY(healthOf(1).trouble.isEmpty());
        // Told to wait a second it comes back, after the other one has long been served.
        QTRY_COMPARE(healthOf(2).sent, std::uint64_t{1});
        QCOMPARE(server.count(QStringLiteral("/busy/b")), 2);
        QCOMPARE(pathsOf(server).back(), QStringLiteral("/busy/b"));
    }
    void whatWaitsForAnOldAddressIsNotSentToTheNew()
    {
        HookServer server;
        HookLimits limits = hasty();
        limits.deadline = 1h;
        Webhooks hooks({}, limits);
        listenTo(hooks);
        hooks.setHooks({hook(1, server.url(QStringLiteral("/hang/old")))});
        hooks.post(post(QStringLiteral("for the old")));
        hooks.post(post(QStringLiteral("for the old too")));
        QTRY_COMPARE(server.hanging(), 1);
        hooks.setHooks({hook(1, server.url(QStringLiteral("/good/new")))});
        hooks.post(post(QStringLiteral("for the new")));
        QTRY_COMPARE(healthOf(1).sent, std::uint64_t{1});
        QCOMPARE(server.count(QStringLiteral("/good/new")), 1);
        QVERIFY(server.got().back().body.contains("for the new"));
    }
    void whatWaitsForOneChatIsNotSentToTheNext()
    {
        HookServer server;
        HookLimits limits = hasty();
        limits.deadline = 1h;
        Webhooks hooks({}, limits);
        listenTo(hooks);
        Hook h = hook(1, server.url(QStringLiteral("/hang/bot")), HookForm::Telegram);
        h.chat = QStringLiteral("chat-one");
        hooks.setHooks({h});
        hooks.post(post(QStringLiteral("for the one")));
        hooks.post(post(QStringLiteral("for the one too")));
        QTRY_COMPARE(server.hanging(), 1);
        h.chat = QStringLiteral("chat-two");
        hooks.setHooks({h});
        hooks.post(post(QStringLiteral("for the next")));
        QTRY_COMPARE(server.got().size(), std::size_t{2});
        QVERIFY(server.got().back().body.contains("chat-two"));
        QVERIFY(server.got().back().body.contains("for the next"));
        QTRY_COMPARE(healthOf(1).waiting, std::size_t{1});
    }
    void certificatesAreAlwaysVerified_data()
    {
        QTest::addColumn<QByteArray>("identity");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << QByteArray("good") << true;
        QTest::newRow("self-signed") << QByteArray("selfsigned") << false;
        QTest::newRow("expired") << QByteArray("expired") << false;
        QTest::newRow("of another host") << QByteArray("wronghost") << false;
    }
    void certificatesAreAlwaysVerified()
    {
        QFETCH(QByteArray, identity);
        QFETCH(bool, good);
        HookServer server;
        server.speakTls(test::tlsIdentity(identity.constData()));
        NetworkConfig network;
        network.caFiles = {PLIMSOLL_SOURCE_DIR "/tests/data/tls/ca.pem"};
        Webhooks hooks(network, hasty());
        QSignalSpy tested(&hooks, &Webhooks::tested);
        hooks.test(hook(1, server.url(QStringLiteral("/good/secret-secret-1"))), post(QStringLiteral("x")));
        QTRY_COMPARE(tested.size(), 1);
        QCOMPARE(tested[0][1].toBool(), good);
        QCOMPARE(server.got().size(), std::size_t(good ? 1 : 0));  // not a byte of it is said
        if (!good) QVERIFY(tested[0][2].toString().contains(QStringLiteral("certificate")));
        QVERIFY(!tested[0][2].toString().contains(QStringLiteral("secret")));
    }
    void endsAtOnceWhileOneHangs()
    {
        HookServer server;
        HookLimits limits = hasty();
        limits.deadline = 1h;
        auto hooks = std::make_unique<Webhooks>(NetworkConfig{}, limits);
        listenTo(*hooks);
        hooks->setHooks({hook(1, server.url(QStringLiteral("/hang/a")))});
        hooks->post(post(QStringLiteral("x")));
        QTRY_COMPARE(server.hanging(), 1);
        hooks.reset();
        QTRY_COMPARE(server.hanging(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
