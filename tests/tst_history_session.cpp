// Sessions and model against the simulated venues: the past is there seconds after the start, equal to what the
// market was, within the venues' limits; refusals, outages and a change of mind on the way.
#include "feeds/sim/scenario.h"
#include "feeds/sim/server/client_socket.h"
#include "feeds/sim/server/venue_server.h"
#include "feeds/sim/sim_venues.h"
#include "feeds/venue_session.h"
#include "feeds/ws_channel.h"
#include "model/metrics/metric_ids.h"
#include "model/model_engine.h"

#include <QAbstractEventDispatcher>
#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace std::chrono_literals;
using S = InstrumentSeries;

namespace {

constexpr int kPatienceMs = 60'000;

// The market's wall time; monotonic time is the machine's, and may leap.
class MarketClock final : public Clock {
public:
    Timestamp wall() const override { return at; }
    Mono mono() const override { return m_system.mono() + leap; }
    Timestamp at{};
    Duration leap{};

private:
    SystemClock m_system;
};

sim::SimSetup setupOf(std::uint64_t seed)
{
    sim::SimSetup setup;
    setup.scenario = sim::calmScenario();
    setup.seed = seed;
    setup.running = false;
    setup.market.assets = {"BTC"};
    setup.market.history = 240h;
    return setup;
}

struct Rig {
    // `lead`: of our clock over the venues'.
    explicit Rig(std::uint8_t onlyVenues = 0x0f, Duration lead = {})
        : ahead(lead), venues(setupOf(23)), engine(Config{}, clock, queue, hub)
    {
        clock.at = venues.market().now() + ahead;
        venues.listen();
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        engine.setWatch(watch);
        engine.setFocus("BTC");
        for (const auto& [venue, endpoints] : venues.endpoints()) {
            if (((onlyVenues >> static_cast<unsigned>(venue)) & 1u) == 0) continue;
            VenueSession::Ports ports;
            ports.push = [this](EventBatch&& batch) {
                for (const MarketEvent& e : batch.events)
                    if (const auto* const bar = std::get_if<Kline>(&e.payload)) look(*bar);
                return queue.push(std::move(batch));
            };
            ports.makeChannel = [this] { return std::make_unique<WsChannel>(NetworkConfig{}, clock); };
            auto& session = sessions[static_cast<std::size_t>(venue)];
            session = std::make_unique<VenueSession>(*venueProfile(venue), endpoints, NetworkConfig{}, clock,
                                                     std::move(ports), 17);
            session->setWatch(watch);
            session->start();
        }
    }

    void advance(std::chrono::milliseconds by = 100ms)
    {
        venues.advance(by);
        clock.at = venues.market().now() + ahead;
        QAbstractEventDispatcher* loop = QAbstractEventDispatcher::instance();
        while (loop->processEvents(QEventLoop::AllEvents)) {
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        engine.drain();
        engine.tick();
    }
    template <typename Condition>
    bool eventually(Condition&& holds)
    {
        return QTest::qWaitFor(
            [&] {
                advance();
                return holds();
            },
            kPatienceMs);
    }
    HistoryProgress progress(VenueId v) { return sessions[static_cast<std::size_t>(v)]->health().history; }
    bool complete()
    {
        for (const auto& session : sessions) {
            if (!session) continue;
            const HistoryProgress p = session->health().history;
            if (p.wanted == 0 || !p.complete()) return false;
        }
        return true;
    }
    std::uint64_t errors()
    {
        std::uint64_t n = 0;
        for (const auto& session : sessions)
            if (session) n += session->health().errors;
        return n;
    }
    // Bars whose end is still to come; how far the clocks are apart is known to a part of a second.
    void look(const Kline& bar)
    {
        if (!bar.close || *bar.close < venues.market().now() + 1s) return;
        ++(bar.closed ? closedEarly : forming);
    }
    // The market's own listing of the asset, and what the model keeps of it.
    const sim::Listing& listing(VenueId v, Market market = Market::Perp) const
    {
        for (const sim::Listing& l : venues.market().listings())
            if (l.venue == v && l.market == market && l.asset == "BTC") return l;
        std::abort();
    }
    const InstrumentTrack* track(VenueId v, Market market = Market::Perp) const
    {
        return engine.market().leading("BTC", v, market);
    }
    const S* series(VenueId v) const
    {
        const InstrumentTrack* t = track(v);
        return t ? engine.metrics().series(t->id) : nullptr;
    }
    const MetricValue& metric(MetricId id, std::optional<VenueId> v = {}) const
    {
        return engine.metrics().values().at(id, "BTC", v);
    }

    Duration ahead{};
    std::size_t forming = 0, closedEarly = 0;
    MarketClock clock;
    sim::SimVenues venues;
    EventQueue queue{1'000'000};
    SnapshotHub hub;
    ModelEngine engine;
    std::array<std::unique_ptr<VenueSession>, kVenueCount> sessions;
};

constexpr std::uint8_t only(VenueId v)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
}

}  // namespace

class TestHistorySession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBoardsDoNotStartEmpty()
    {
        Rig rig;
        const Timestamp started = rig.clock.at;
        const std::vector<MetricId> wanted = {
            metric::ret24h,    metric::rv24h,    metric::rv30d,     metric::rvRatio,
            metric::atr,       metric::dOi1h,    metric::dOi4h,     metric::dOi24h,
            metric::dOi7d,     metric::r8Mean24, metric::r8Regime,  metric::phase,
            metric::fragility, metric::es99,     metric::jumpRatio, metric::ewmaVar99};
        QString missing;
        const bool known = rig.eventually([&] {
            missing.clear();
            for (const MetricId id : wanted)
                if (!rig.metric(id).value)
                    missing += QString::fromUtf8(analytics::word(id).name.data(),
                                                 static_cast<qsizetype>(analytics::word(id).name.size())) +
                               ' ';
            return missing.isEmpty();
        });
        QVERIFY2(known, qPrintable(missing));
        QVERIFY2(rig.clock.at - started < 90s, std::to_string(toSeconds(rig.clock.at - started)).c_str());
        QVERIFY(rig.eventually([&] {
            for (const VenueId v : {VenueId::Binance, VenueId::Bybit, VenueId::Okx})
                if (!rig.metric(metric::dOi24h, v).value || !rig.metric(metric::r8Mean24, v).value) return false;
            return rig.metric(metric::r8Regime, VenueId::Hyperliquid).value.has_value();
        }));
        // And enough is known of each to rest on it, although one venue tells no open interest of the past.
        for (const MetricId id :
             {metric::dOi4h, metric::dOi24h, metric::dOi7d, metric::r8Mean24, metric::rv24h, metric::phase}) {
            const MetricValue& v = rig.metric(id);
            QVERIFY2(v.usable(),
                     (std::string(analytics::word(id).name) + ' ' + std::to_string(v.coverage)).c_str());
        }
        QVERIFY(rig.metric(metric::dOi24h).coverage < 1);
        // Present values are not of the past.
        QVERIFY(rig.track(VenueId::Binance)->oi.has_value());
        QVERIFY(!rig.track(VenueId::Binance)->oi->value.past);
        QVERIFY(rig.track(VenueId::Hyperliquid)->oi.has_value());
    }

    void everyRowIsTheMarketsAndOnce()
    {
        Rig rig;
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        QCOMPARE(rig.errors(), std::uint64_t{0});  // no limit was passed, every reply was understood
        rig.advance();
        for (const VenueId v : kVenues) {
            const sim::Listing& l = rig.listing(v);
            const S* const s = rig.series(v);
            QVERIFY(s);
            const double toUsd = rig.track(v)->usdPerQuote;
            // Minutes of a day (but those around the start), hours and settlements as far as they are kept.
            std::size_t minutes = 0;
            const auto bars = rig.venues.market().minuteKlines(l.id, 1'400);
            for (const sim::Kline& k : bars) {
                const Step m = minuteOf(k.open);
                if (s->minutes().get(m, S::MLooks)) continue;
                const auto close = s->minutes().get(m, S::MClose);
                if (!close) continue;
                ++minutes;
                const double truth = l.price(static_cast<double>(k.c)) * toUsd;
                QVERIFY2(std::abs(*close / truth - 1) < 2e-3, std::to_string(*close / truth).c_str());
            }
            QVERIFY2(minutes >= 1'380, std::to_string(minutes).c_str());
            std::size_t hours = 0, variances = 0;
            for (const sim::Kline& k : rig.venues.market().hourKlines(l.id, 239)) {
                hours += s->hours().get(hourOf(k.open), S::HClose).has_value();
                variances += s->hours().get(hourOf(k.open), S::HVariance).has_value();
            }
            QVERIFY2(hours >= 237, std::to_string(hours).c_str());
            // OKX keeps no more than five days of candles at hand; older ones come as well.
            QVERIFY2(variances >= 200, std::to_string(variances).c_str());
        }
        rig.engine.publishAll();
        const auto past = rig.hub.fundingHistory.read().value;
        QVERIFY(past);
        for (const VenueId v : kVenues) {
            const auto& mine = past->venues[static_cast<std::size_t>(v)];
            QVERIFY(mine.has_value());
            const auto truth = rig.venues.market().fundingHistory(rig.listing(v).id);
            QCOMPARE(mine->settled.size(), truth.size());
            for (std::size_t i = 0; i < truth.size(); ++i) {
                QCOMPARE(toUnixMs(mine->settled[i].at), toUnixMs(truth[i].at));
                QVERIFY(std::abs(mine->settled[i].rate - truth[i].rate) < 1e-7);
                QCOMPARE(mine->settled[i].hours, std::optional(static_cast<double>(truth[i].interval.count())));
            }
            std::size_t points = 0;
            for (const InterestPoint& p : mine->interest) points += p.coins.has_value();
            if (v == VenueId::Hyperliquid)
                QVERIFY(points <= 2);  // it has none of the past
            else
                QVERIFY2(points >= 350, std::to_string(points).c_str());
        }
    }

    // FAULTS 48: whether a bar has ended is a matter of the venue's clock.
    void barsThatFormAreNotClosedByOurClock_data()
    {
        QTest::addColumn<int>("venue");
        QTest::newRow("Binance") << static_cast<int>(VenueId::Binance);
        QTest::newRow("Bybit") << static_cast<int>(VenueId::Bybit);
        QTest::newRow("Hyperliquid") << static_cast<int>(VenueId::Hyperliquid);
    }
    void barsThatFormAreNotClosedByOurClock()
    {
        QFETCH(int, venue);
        Rig rig(only(static_cast<VenueId>(venue)), 10min);
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        QVERIFY(rig.forming > 0);
        QCOMPARE(rig.closedEarly, std::size_t{0});
    }

    void aRefusalForTheRateIsWaitedOut()
    {
        Rig rig(only(VenueId::Binance));
        sim::VenueServer::RestFault refusal;
        refusal.status = 429;
        refusal.body = R"({"code":-1003,"msg":"Too many requests."})";
        refusal.retryAfter = 2;
        rig.venues.server(VenueId::Binance).setRest(QStringLiteral("/fapi/v1/klines"), refusal);
        QVERIFY(rig.eventually([&] { return !rig.progress(VenueId::Binance).waits.empty(); }));
        QVERIFY(!rig.progress(VenueId::Binance).complete());
        QVERIFY(historyText(rig.progress(VenueId::Binance)).find("waits") != std::string::npos);
        rig.venues.server(VenueId::Binance).clearRest();
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        QCOMPARE(rig.progress(VenueId::Binance).givenUp, 0u);
        QVERIFY(rig.metric(metric::rv24h).value.has_value() ||
                rig.eventually([&] { return rig.metric(metric::rv24h).value.has_value(); }));
    }

    // OKX and Bybit say so in the body of a 200: no page is lost by that, and they are left alone.
    void aBusyVenueLosesNoPages_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("OKX") << static_cast<int>(VenueId::Okx) << QStringLiteral("/api/v5/market/candles")
                             << QByteArray(R"({"msg":"Too Many Requests","code":"50011"})");
        QTest::newRow("Bybit") << static_cast<int>(VenueId::Bybit) << QStringLiteral("/v5/market/kline")
                               << QByteArray(R"({"retCode":10016,"retMsg":"Server error.","result":{},"time":1})");
    }
    void aBusyVenueLosesNoPages()
    {
        QFETCH(int, venue);
        QFETCH(QString, address);
        QFETCH(QByteArray, body);
        const auto id = static_cast<VenueId>(venue);
        Rig rig(only(id));
        sim::VenueServer::RestFault busy;
        busy.body = body;
        rig.venues.server(id).setRest(address, busy);
        const auto asked = [&] { return rig.venues.server(id).count(sim::VenueServer::Knock::Rest, address); };
        QVERIFY(rig.eventually([&] { return asked() > 0; }));
        // Long enough for three refusals of a page.
        const Mono until = rig.clock.mono() + 12s;
        QVERIFY(rig.eventually([&] {
            rig.clock.leap += 100ms;
            return rig.clock.mono() > until;
        }));
        QCOMPARE(rig.progress(id).givenUp, 0u);
        QVERIFY(!rig.progress(id).complete());
        QVERIFY2(asked() <= 20, qPrintable(QString::number(asked())));  // two at a time, after 2 s and longer
        rig.venues.server(id).clearRest();
        QVERIFY(rig.eventually([&] {
            rig.clock.leap += 100ms;
            return rig.complete();
        }));
        QCOMPARE(rig.progress(id).givenUp, 0u);
    }

    void whatTheVenueDoesNotHaveIsGivenUp()
    {
        Rig rig(only(VenueId::Bybit));
        sim::VenueServer::RestFault none;
        none.body = R"({"retCode":10001,"retMsg":"params error","result":{},"retExtInfo":{},"time":1})";
        rig.venues.server(VenueId::Bybit).setRest(QStringLiteral("/v5/market/open-interest"), none);
        const bool whole = rig.eventually([&] { return rig.complete(); });
        const HistoryProgress p = rig.progress(VenueId::Bybit);
        QVERIFY2(whole, (historyText(p) + ", left " + std::to_string(p.requestsLeft)).c_str());
        QVERIFY(rig.progress(VenueId::Bybit).givenUp > 0);
        QCOMPARE(rig.progress(VenueId::Bybit).loaded, rig.progress(VenueId::Bybit).wanted);
        QVERIFY(rig.eventually([&] { return rig.metric(metric::rv24h).value.has_value(); }));
        QVERIFY(!rig.metric(metric::dOi24h, VenueId::Bybit).value);
    }

    void anOutageIsFetchedAfterwards()
    {
        Rig rig(only(VenueId::Bybit));
        QVERIFY(rig.eventually([&] { return rig.complete() && rig.sessions[1]->health().booksLive >= 1; }));
        const auto before = rig.progress(VenueId::Bybit).requestsDone;
        // The machine sleeps for ten minutes; the market does not.
        const Step from = minuteOf(rig.clock.at) + 1;
        for (int i = 0; i < 600; ++i) rig.venues.advance(1s);
        rig.clock.at = rig.venues.market().now();
        rig.clock.leap += 10min;
        const Step to = minuteOf(rig.clock.at) - 1;
        QVERIFY(rig.eventually([&] { return rig.progress(VenueId::Bybit).requestsDone > before; }));
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        rig.advance();
        for (Step m = from; m <= to; ++m) {
            QVERIFY2(rig.series(VenueId::Bybit)->minutes().get(m, S::MClose).has_value(),
                     std::to_string(m - from).c_str());
            QVERIFY(!rig.series(VenueId::Bybit)->minutes().get(m, S::MLooks));
            // Of depth the venue remembers nothing: that stays a gap.
            QVERIFY(!rig.series(VenueId::Bybit)->minutes().get(m, S::MDepth100));
        }
    }

    // Nothing ran meanwhile, and both clocks are ten minutes on.
    void aSleepIsFetchedAfterwards()
    {
        Rig rig(only(VenueId::Bybit));
        const auto funds = [&] {
            return rig.venues.server(VenueId::Bybit)
                .count(sim::VenueServer::Knock::Rest, QStringLiteral("/v5/market/insurance"));
        };
        QVERIFY(rig.eventually(
            [&] { return rig.complete() && rig.sessions[1]->health().booksLive >= 1 && funds() == 1; }));
        for (int i = 0; i < 20; ++i) rig.advance();  // what was asked is answered
        const auto before = rig.progress(VenueId::Bybit).requestsDone;
        const Step from = minuteOf(rig.clock.at) + 1;
        for (int i = 0; i < 600; ++i) rig.venues.advance(1s);
        rig.clock.at = rig.venues.market().now();
        rig.clock.leap += 10min;
        const Step to = minuteOf(rig.clock.at) - 1;
        const Mono woke = rig.clock.mono();
        QVERIFY(rig.eventually([&] { return rig.progress(VenueId::Bybit).requestsDone > before; }));
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        rig.advance();
        for (Step m = from; m <= to; ++m) {
            QVERIFY2(rig.series(VenueId::Bybit)->minutes().get(m, S::MClose).has_value(),
                     std::to_string(m - from).c_str());
            QVERIFY(!rig.series(VenueId::Bybit)->minutes().get(m, S::MLooks));
        }
        // What is asked for each ten minutes is as old: it was not waited for.
        QVERIFY(rig.eventually([&] {
            rig.clock.leap += 50ms;
            return funds() == 2 || rig.clock.mono() - woke > 5min;
        }));
        QCOMPARE(funds(), 2);
    }

    // The books go on: they are on another connection.
    void anOutageOfTheTradesAloneIsFetchedAfterwards()
    {
        Rig rig(only(VenueId::Binance));
        sim::VenueServer& server = rig.venues.server(VenueId::Binance);
        const QString path = QStringLiteral("/market/stream");
        const auto sockets = [&] {
            QList<sim::ClientSocket*> found;
            for (sim::ClientSocket* s : server.sockets(QStringLiteral("@aggTrade")))
                if (s->target.contains(path)) found << s;
            return found;
        };
        const auto passes = [&](Duration time) {
            const Mono until = rig.clock.mono() + time;
            return rig.eventually([&] {
                rig.clock.leap += 200ms;
                return rig.clock.mono() > until;
            });
        };
        QVERIFY(rig.eventually(
            [&] { return rig.complete() && rig.sessions[0]->health().booksLive >= 1 && !sockets().isEmpty(); }));
        QVERIFY(passes(3s));
        const auto before = rig.progress(VenueId::Binance).requestsDone;
        server.setUpgrade(sim::VenueServer::UpgradeFault::Status, 503, -1, {}, path);
        for (sim::ClientSocket* s : sockets()) s->reset();
        QVERIFY(passes(75s));
        QCOMPARE(rig.progress(VenueId::Binance).requestsDone, before);
        server.setUpgrade(sim::VenueServer::UpgradeFault::None);
        QVERIFY(rig.eventually([&] {
            rig.clock.leap += 200ms;
            return rig.progress(VenueId::Binance).requestsDone > before;
        }));
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
    }

    void stoppedAndTakenUpAgain()
    {
        Rig rig(only(VenueId::Okx));
        QVERIFY(rig.eventually([&] { return rig.progress(VenueId::Okx).requestsDone >= 2; }));
        rig.sessions[2]->setHistoryWanted(false);
        rig.advance();
        const auto done = rig.progress(VenueId::Okx).requestsDone;
        QVERIFY(rig.progress(VenueId::Okx).cancelled);
        for (int i = 0; i < 30; ++i) rig.advance();
        QCOMPARE(rig.progress(VenueId::Okx).requestsDone, done);
        QCOMPARE(rig.progress(VenueId::Okx).loaded, 0u);
        rig.sessions[2]->setHistoryWanted(true);
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        QCOMPARE(rig.progress(VenueId::Okx).loaded, rig.progress(VenueId::Okx).wanted);
    }

    // Nobody has heard the venue's time yet: the wish to go on is kept until somebody has.
    void takenUpBeforeTheTimeIsKnown()
    {
        Rig rig(only(VenueId::Okx));
        rig.sessions[2]->setHistoryWanted(false);
        rig.sessions[2]->setHistoryWanted(true);
        QVERIFY(rig.eventually([&] { return rig.complete(); }));
        QVERIFY(!rig.progress(VenueId::Okx).cancelled);
        QCOMPARE(rig.progress(VenueId::Okx).loaded, rig.progress(VenueId::Okx).wanted);
    }
};

QTEST_GUILESS_MAIN(TestHistorySession)
#include "tst_history_session.moc"
