// A session against the scripted OKX: contracts become coins, requests are answered arg by arg, books whose
// ids repeat, fall or come with a checksum. The rows of FAULTS.md that mean something else here.
#include "feeds/ws_channel.h"
#include "tests/support/fault_table.h"

#include <QRegularExpression>

#include <array>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kDialect = FakeVenue::Dialect::Okx;

struct Ids {
    qint64 previous = 0, id = 0;
};
Ids idsOf(const QByteArray& frame)
{
    static const QRegularExpression ids(QStringLiteral("\"prevSeqId\":(-?\\d+),\"seqId\":(\\d+)"));
    const QRegularExpressionMatch m = ids.match(QString::fromLatin1(frame));
    return {m.captured(1).toLongLong(), m.captured(2).toLongLong()};
}
QByteArray written(Ids ids)
{
    return "\"prevSeqId\":" + QByteArray::number(ids.previous) + ",\"seqId\":" + QByteArray::number(ids.id);
}

QByteArray bookFrame(const char* action, const QByteArray& row)
{
    return QByteArray(R"({"arg":{"channel":"books","instId":"BTC-USDT-SWAP"},"action":")") + action +
           R"(","data":[{)" + row + "}]}";
}

}  // namespace

class TestOkxSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComes()
    {
        FeedRig rig(kDialect, true);
        rig.watch.assets.push_back("ETH");
        rig.start();
        WAIT_LIVE(rig);
        QTRY_COMPARE_WITH_TIMEOUT(rig.health().booksLive, 4u, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.allOpen(), kPatience);
        QTRY_VERIFY(rig.sink.equals(Market::Spot, "BTCUSDT") && rig.sink.equals(Market::Perp, "ETHUSDT"));
        rig.venue.liquidate("BTCUSDT");
        QTRY_COMPARE(rig.sink.liquidations, 1u);
        const FeedHealth h = rig.health();
        QCOMPARE(h.unknown, 0u);
        QCOMPARE(h.errors, 0u);
        QCOMPARE(h.reconnects, 0u);
        for (const SocketHealth& s : h.sockets) QVERIFY2(s.refused.empty() && s.topicsSilent == 0, s.name.c_str());
        // 480 requests an hour and connection: nothing was asked twice, nothing was left.
        QVERIFY(rig.venue.received(QStringLiteral("unsubscribe")).isEmpty());
        QVERIFY(rig.venue.received(QStringLiteral("\"subscribe\"")).size() <=
                2 * static_cast<int>(h.sockets.size()));
        NOTHING_WRONG(rig);
    }

    // Without addresses nothing can be known of what is traded here.
    void whatIsLeftOutIsNamed()
    {
        FeedRig rig(kDialect);
        const auto headlineOf = [&](Role left) {
            Endpoints endpoints = rig.endpoints;
            endpoints.at(left).clear();
            if (left == Role::Ws) endpoints.at(Role::SpotWs).clear();
            VenueSession::Ports ports;
            ports.push = [](EventBatch&&) { return false; };
            ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
            ports.makeChannel = [&] { return std::make_unique<WsChannel>(rig.config, rig.clock); };
            VenueSession session(*venueProfile(VenueId::Okx), endpoints, rig.config, rig.clock, std::move(ports),
                                 3);
            session.setWatch(rig.watch);
            session.start();
            const FeedHealth h = session.health();
            return h.listed ? std::string("listed") : h.headline;
        };
        QCOMPARE(headlineOf(Role::Rest),
                 std::string("OKX: no REST address is given: its instruments are not known"));
        QCOMPARE(headlineOf(Role::Ws), std::string("OKX: no WebSocket address is given: nothing can be heard"));
    }

    // Values as they were sent, sizes in coins.
    void valuesAreThoseSent()
    {
        FeedRig rig(kDialect);
        std::vector<MarketEvent> events;
        VenueSession::Ports ports;
        ports.push = [&](EventBatch&& batch) {
            for (const MarketEvent& e : batch.events)
                if (!std::holds_alternative<BookUpdate>(e.payload)) events.push_back(e);
            return false;
        };
        ports.shed = [](VenueId) { return std::vector<InstrumentId>(); };
        ports.makeChannel = [&] { return std::make_unique<WsChannel>(rig.config, rig.clock); };
        VenueSession session(*venueProfile(VenueId::Okx), rig.endpoints, rig.config, rig.clock, std::move(ports),
                             3);
        session.setWatch(rig.watch);
        session.start();
        const auto has = [&](auto&& fits) { return std::any_of(events.begin(), events.end(), fits); };
        QTRY_VERIFY(has([](const MarketEvent& e) { return std::holds_alternative<Trade>(e.payload); }));
        QTRY_VERIFY(has([](const MarketEvent& e) { return std::holds_alternative<Funding>(e.payload); }));
        const TruthSymbol& truth = rig.truth();
        QTRY_VERIFY(session.health().booksLive == 1);
        QTRY_VERIFY(has([](const MarketEvent& e) {
            const auto* mark = std::get_if<Mark>(&e.payload);
            return mark && mark->index;
        }));
        // Liquidations come by another connection: one that is told before it listens is told to nobody.
        const auto listening = [&] {
            const auto sockets = rig.venue.sockets();
            return std::any_of(sockets.begin(), sockets.end(), [](const FakeVenueSocket* s) {
                return std::any_of(s->heard.begin(), s->heard.end(), [](const QString& topic) {
                    return topic.contains(QLatin1String("liquidation-orders"));
                });
            });
        };
        QTRY_VERIFY(listening());
        rig.venue.liquidate("BTCUSDT");
        QTRY_VERIFY(has([](const MarketEvent& e) { return std::holds_alternative<Liquidation>(e.payload); }));
        std::size_t trades = 0, indices = 0;
        for (const MarketEvent& e : events) {
            if (const auto* t = std::get_if<Trade>(&e.payload)) {
                const auto& all = truth.trades();
                const auto same = std::find_if(all.begin(), all.end(), [&](const TruthTrade& x) {
                    return x.id == static_cast<qint64>(t->key);
                });
                QVERIFY(same != all.end());
                QCOMPARE(t->qty.v, static_cast<double>(same->size) / 1000.0);
                QCOMPARE(t->price.raw, same->price * (Price::kScale / 10));
                QCOMPARE(t->taker == Side::Sell, same->sell);
                ++trades;
            } else if (const auto* f = std::get_if<Funding>(&e.payload)) {
                const auto& all = truth.contexts();
                QVERIFY(std::any_of(all.begin(), all.end(), [&](const TruthContext& c) {
                    return c.fundingE8() == std::llround(f->rate.v * 1e8);
                }));
                QCOMPARE(f->hours, 8.0);
                QCOMPARE(f->cap, 0.00375);
                QVERIFY(f->kind == FundingKind::Estimate);
            } else if (const auto* o = std::get_if<OpenInterest>(&e.payload)) {
                const auto& all =
                    rig.venue.find(Market::Perp, session.catalogue().get(e.instrument)->symbol)->contexts();
                QVERIFY(std::any_of(all.begin(), all.end(), [&](const TruthContext& c) {
                    const double base = static_cast<double>(c.interest()) / 1000;
                    return o->base && o->usd && std::abs(*o->base - base) < 1e-9 &&
                           std::abs(*o->usd - base * static_cast<double>(c.mark) / 10) < 1e-3 * base;
                }));
                QVERIFY(!o->halved);
            } else if (const auto* m = std::get_if<Mark>(&e.payload)) {
                QVERIFY(m->mark.has_value() != m->index.has_value());
                indices += m->index.has_value();
            } else if (const auto* l = std::get_if<Liquidation>(&e.payload)) {
                QVERIFY(l->liquidated == PositionSide::Long && l->priceKind == PriceKind::Bankruptcy);
                QCOMPARE(l->qty.v, 1.5);
            }
        }
        QVERIFY(trades > 0 && indices > 0);
    }

    // Nothing has changed for a minute: the same id again, and nothing in it.
    void heartbeats()
    {
        FeedRig rig(kDialect);
        rig.start();
        WAIT_LIVE(rig);
        rig.venue.mangleNext(rig.depthTopic(), 10, [](const QByteArray& f) {
            const Ids ids = idsOf(f);
            return QList<QByteArray>{
                f, bookFrame("update", R"("asks":[],"bids":[],"ts":"1785096060223","checksum":0,)" +
                                           written({ids.id, ids.id}))};
        });
        QTRY_VERIFY_WITH_TIMEOUT(!rig.venue.mangling(), kPatience);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().duplicates, 0u);
        NOTHING_WRONG(rig);
    }

    // 24: maintenance sets the ids back; what names the last one as its previous follows all the same.
    void idsSetBack()
    {
        FeedRig rig(kDialect);
        rig.sink.check = false;  // its ids are not the truth's now
        rig.start();
        WAIT_LIVE(rig);
        const auto deltas = rig.btc().deltas;
        rig.venue.mangleNext(rig.depthTopic(), 40, [n = 0, back = qint64{0}](const QByteArray& f) mutable {
            const Ids ids = idsOf(f);
            const qint64 before = back;
            if (++n == 5) back = ids.id - 3;
            QByteArray changed = f;
            changed.replace(written(ids), written({ids.previous - before, ids.id - back}));
            return QList<QByteArray>{changed};
        });
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().seq < 1'000, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().deltas > deltas + 30, kPatience);
        QCOMPARE(rig.btc().losses, 0u);
        QCOMPARE(rig.health().gaps, 0u);
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().losses == 1u, kPatience);  // the true ids again: those do not follow
        WAIT_HEALED(rig);
    }

    // 21: a checksum that says something is compared. The sums are those of the document.
    void checksums()
    {
        FeedRig rig(kDialect);
        rig.sink.check = false;
        rig.start();
        WAIT_LIVE(rig);
        const auto images = rig.btc().images;
        rig.venue.mangleNext(rig.depthTopic(), 3, [n = 0](const QByteArray& f) mutable {
            static constexpr std::array rows = {
                R"("asks":[["3366.8","9","0","3"],["3368","8","0","4"]],"bids":[["3366.1","7","0","3"],["3366","6","0","4"]],"ts":"1","checksum":-1881014294,)",
                R"("asks":[["3372","8","0","1"]],"bids":[["3366","0","0","0"]],"ts":"2","checksum":831078360,)",
                R"("asks":[["3372","9","0","1"]],"bids":[],"ts":"3","checksum":831078360,)",
            };
            const Ids ids = idsOf(f);
            const auto i = static_cast<std::size_t>(n++);
            return QList<QByteArray>{i == 0 ? bookFrame("snapshot", rows[i] + written({-1, ids.id}))
                                            : bookFrame("update", rows[i] + written(ids))};
        });
        QTRY_VERIFY_WITH_TIMEOUT(rig.btc().losses == 1u, kPatience);
        QCOMPARE(rig.btc().lost, LostReason::BadFrame);
        QCOMPARE(rig.health().errors, 1u);
        WAIT_HEALED(rig);
        QCOMPARE(rig.btc().images, images + 2);  // the crafted one, and that of one new subscription
        QCOMPARE(rig.btc().losses, 1u);
    }

    // 46: one bad arg among many. It is named with the venue's reason; the others are not asked for ever.
    void oneBadArg()
    {
        FeedRig rig(kDialect);
        rig.venue.refusedTopics.insert(QStringLiteral("funding-rate:BTC-USDT-SWAP"));
        rig.start();
        WAIT_LIVE(rig);
        const auto refused = [&] {
            std::vector<std::string> names;
            for (const SocketHealth& s : rig.health().sockets)
                for (const RefusedTopic& r : s.refused)
                    if (r.reason.starts_with("60018 ")) names.push_back(r.topic);
            return names;
        };
        QTRY_COMPARE_WITH_TIMEOUT(refused(), std::vector<std::string>{"funding-rate:BTC-USDT-SWAP"}, kPatience);
        QTRY_VERIFY(rig.sink.marks > 3);
        QVERIFY(rig.venue.received(QStringLiteral("\"subscribe\"")).size() < 30);
        rig.venue.refusedTopics.clear();
        QTRY_VERIFY_WITH_TIMEOUT(refused().empty(), kPatience);
        QCOMPARE(rig.btc().losses, 0u);
        NOTHING_WRONG(rig);
    }
};

QTEST_GUILESS_MAIN(TestOkxSession)
#include "tst_okx_session.moc"
