// The whole window on simulated venues, behind proxies (docs/faults.md, 61 and 62): a screen that is held up, and
// a person who opens, closes and changes without end.
#include "app/application.h"
#include "app/run_setup.h"
#include "tests/support/loop_watch.h"
#include "tests/support/proxied_world.h"
#include "ui/main_window.h"
#include "ui/panel_dock.h"
#include "ui/workspace_desk.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;

class TestProxyWindow : public QObject {
    Q_OBJECT
    static constexpr int kPatience = 90'000;
    QTemporaryDir m_dir;
    std::unique_ptr<ProxiedWorld> m_world;
    std::unique_ptr<Application> m_application;

    MainWindow& window() { return m_application->window(); }
    const SnapshotHub& hub() { return m_application->hub(); }

    // What the venues' clients listen to, connection by connection.
    struct Heard {
        QStringList topics;  // sorted; "binance perp:btcusdt@depth"
        int connections = 0;
        int most = 0;  // topics of one connection
        bool operator==(const Heard& o) const { return topics == o.topics && connections == o.connections; }
    };
    Heard heard()
    {
        return m_world->atVenues([](sim::SimVenues& venues) {
            Heard out;
            for (const VenueId v : kVenues) {
                const QString name = QString::fromStdString(std::string(venueKey(v))) + QLatin1Char(' ');
                for (const sim::ClientSocket* s : venues.server(v).sockets()) {
                    ++out.connections;
                    out.most = std::max(out.most, static_cast<int>(s->heard.size()));
                    for (const QString& topic : s->heard) out.topics << name + topic;
                }
            }
            out.topics.sort();
            return out;
        });
    }
    std::shared_ptr<const FeedHealth> health(VenueId v)
    {
        const auto all = hub().health.read().value;
        return all ? all->venues[static_cast<std::size_t>(v)].health : nullptr;
    }
    // Everything that is asked for is there.
    bool calm()
    {
        return std::all_of(kVenues.begin(), kVenues.end(), [this](VenueId v) {
            const auto h = health(v);
            return h && h->booksWanted > 0 && h->booksLive == h->booksWanted && !h->sockets.empty() &&
                   std::all_of(h->sockets.begin(), h->sockets.end(), [](const SocketHealth& s) {
                       return s.state == SocketState::Live && s.refused.empty();
                   });
        });
    }
    std::array<std::array<std::uint64_t, 4>, kVenueCount> troubles()
    {
        std::array<std::array<std::uint64_t, 4>, kVenueCount> out{};
        for (const VenueId v : kVenues)
            if (const auto h = health(v))
                out[static_cast<std::size_t>(v)] = {h->gaps, h->errors, h->reconnects, h->overloadDropped};
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ProxiedWorld::Setup setup;
        setup.assets = {"BTC", "ETH", "SOL", "XRP", "DOGE"};
        setup.program = false;
        setup.start = std::chrono::floor<std::chrono::seconds>(SystemClock().wall());
        m_world = std::make_unique<ProxiedWorld>(setup);
        QJsonObject json;
        for (const auto& [venue, at] : m_world->between()) {
            QJsonObject roles;
            for (const Role r : {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs})
                if (!at.at(r).empty())
                    roles.insert(QString::fromStdString(std::string(roleKey(r))),
                                 QString::fromStdString(at.at(r)));
            json.insert(QString::fromStdString(std::string(venueKey(venue))), roles);
        }
        Options o;
        o.dataDir = m_dir.path();
        o.endpoints = m_dir.filePath(QStringLiteral("endpoints.json"));
        o.assets = {QStringLiteral("BTC")};
        o.noHistory = true;
        QFile file(o.endpoints);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
        file.close();
        auto endpoints = endpointsFrom(o);
        QVERIFY2(endpoints.hasValue(), endpoints ? "" : qPrintable(endpoints.error()));
        m_application = std::make_unique<Application>(o, configFrom(o), choosePaths(o));
        QVERIFY(m_application->useLive(*endpoints).hasValue());
        m_application->open();
        QTRY_VERIFY_WITH_TIMEOUT(calm(), kPatience);
    }

    // 61: nothing of the window runs for as long as the model needs to publish many times. What it publishes does
    // not pile up, nobody waits for the screen, and afterwards the newest is shown.
    void slowRenderer()
    {
        QTRY_VERIFY_WITH_TIMEOUT(calm(), kPatience);
        const auto before = troubles();
        double memory = 0;
        for (int i = 0; i < 4; ++i) {
            const auto from = hub().depth.version();
            // No event is handled meanwhile: that is what is tested.
            const QDeadlineTimer until(kPatience);
            while (hub().depth.version() < from + 40 && !until.hasExpired()) QThread::msleep(5);
            QVERIFY(hub().depth.version() >= from + 40);
            const auto health = hub().health.read().value;
            QVERIFY(health);
            QVERIFY2(health->queueWaiting < 20'000, qPrintable(QString::number(health->queueWaiting)));
            QCOMPARE(health->queueShed, 0u);
            const auto depth = hub().depth.read().value;
            QVERIFY(depth && std::all_of(depth->lanes.begin(), depth->lanes.end(), [](const DepthLane& lane) {
                        return lane.state == BookState::Live && lane.fresh != Freshness::Stale;
                    }));
            QCoreApplication::processEvents();
            if (i == 0) memory = residentMb();  // once everything has been drawn
        }
        QVERIFY2(residentMb() - memory < 20, qPrintable(QString::number(residentMb() - memory)));
        QTRY_VERIFY_WITH_TIMEOUT(calm(), kPatience);
        QCOMPARE(troubles(), before);
    }

    // 62
    void userChurn()
    {
        QTRY_VERIFY_WITH_TIMEOUT(calm(), kPatience);
        const auto atFirst = troubles();
        WorkspaceDesk& desk = window().workspaces();
        const QStringList assets = {QStringLiteral("ETH"), QStringLiteral("SOL"), QStringLiteral("XRP"),
                                    QStringLiteral("DOGE"), QStringLiteral("BTC")};
        const auto churn = [&](int panels, int symbols) {
            QElapsedTimer since;
            since.start();
            const std::vector<Panel*> all = desk.panels();
            QStringList ids;
            for (const Panel* panel : all) ids << panel->id();
            for (int i = 0; i < panels; ++i) {
                const QString& id = ids[i % ids.size()];
                const bool open = desk.isOpen(id);
                if (open)
                    desk.dock(id)->close();
                else
                    window().showPanel(id);
                if (i % 4 == 3) {
                    if (Panel* second = desk.duplicate(ids[i % 3])) desk.dock(second->id())->close();
                }
                if (i % 20 == 19) QCoreApplication::processEvents();  // and is drawn now and then
            }
            for (int i = 0; i < symbols; ++i) {
                window().setAsset(assets[i % assets.size()]);
                if (i % 50 == 49) QCoreApplication::processEvents();
            }
            window().resetLayout();
            desk.reset();
            window().setAsset(QStringLiteral("BTC"));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            qInfo("%d panels and %d symbols: %.1f s", panels, symbols, static_cast<double>(since.elapsed()) / 1e3);
        };
        window().resetLayout();
        desk.reset();
        QTRY_VERIFY_WITH_TIMEOUT(calm(), kPatience);
        // What is wanted as the window comes: it has not changed for a while, since requests are paced.
        Heard wished;
        int same = 0;
        const auto still = [&] {
            const Heard now = heard();
            same = std::exchange(wished, now) == now && calm() ? same + 1 : 0;
            return same > 60;
        };
        QTRY_VERIFY_WITH_TIMEOUT(still(), kPatience);
        // A first time for what is made once and kept.
        churn(40, 50);
        // What is paced may be right, wrong for a moment and right again: as wished is what stays so.
        const auto asWished = [&] {
            same = heard() == wished && calm() ? same + 1 : 0;
            return same > 60;
        };
        same = 0;
        QVERIFY(QTest::qWaitFor(asWished, kPatience));
        const qsizetype objects = window().findChildren<QObject*>().size();
        const double memory = residentMb();
        churn(500, 1'000);
        const auto differs = [&] {
            const Heard is = heard();
            QStringList out;
            for (const QString& topic : is.topics)
                if (!wished.topics.contains(topic)) out << QStringLiteral("+") + topic;
            for (const QString& topic : wished.topics)
                if (!is.topics.contains(topic)) out << QStringLiteral("-") + topic;
            if (is.connections != wished.connections)
                out << QStringLiteral("%1 connections, not %2").arg(is.connections).arg(wished.connections);
            return out.join(QLatin1Char(' '));
        };
        same = 0;
        QVERIFY2(QTest::qWaitFor(asWished, kPatience), qPrintable(differs()));
        // Only what is watched, and within what venues allow.
        const Heard now = heard();
        QVERIFY2(
            now.topics.filter(QRegularExpression(QStringLiteral("ethusdt@depth|orderbook.1000.ETH"))).isEmpty(),
            qPrintable(now.topics.join(QLatin1Char(' '))));
        QVERIFY2(now.most <= 200, qPrintable(QString::number(now.most)));
        const auto later = troubles();
        for (std::size_t v = 0; v < kVenueCount; ++v) QCOMPARE(later[v][2], atFirst[v][2]);  // no reconnection
        const qsizetype left = window().findChildren<QObject*>().size();
        QVERIFY2(left <= objects + objects / 50,
                 qPrintable(QStringLiteral("%1 objects, %2 before").arg(left).arg(objects)));
        QTRY_VERIFY2_WITH_TIMEOUT(residentMb() - memory < 30, qPrintable(QString::number(residentMb() - memory)),
                                  kPatience / 3);
    }
    void cleanupTestCase()
    {
        m_application.reset();
        m_world.reset();
    }
};

int main(int argc, char** argv)
{
    // A thousand changes of a whole window are minutes on a machine that does other things.
    qputenv("QTEST_FUNCTION_TIMEOUT", "1200000");
    QApplication app(argc, argv);
    TestProxyWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_proxy_window.moc"
