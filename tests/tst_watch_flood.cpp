// Much more than a calm day brings, of four venues and many instruments at once, through the real host: nothing is
// lost, the counters add up, and in the end every book is the venue's.
#include "feeds/feed_host.h"
#include "tests/support/feed_rig.h"
#include "tests/support/load_traffic.h"

#include <QtTest>

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr int kAssets = 12, kPatience = 60'000;
constexpr quint64 kFrames = 150'000;

// What the model would have seen of one venue.
struct Told {
    std::map<InstrumentId, Instrument> instruments;
    struct Book {
        std::map<std::int64_t, double> bids, asks;
        bool live = false;
        std::uint64_t losses = 0;
        LostReason lost = LostReason::Gap;
    };
    std::map<InstrumentId, Book> books;
    std::uint64_t deltas = 0, images = 0, trades = 0;
    FeedHealth health;

    void take(const EventBatch& batch)
    {
        for (const MarketEvent& e : batch.events) {
            if (const auto* changed = std::get_if<InstrumentChanged>(&e.payload))
                instruments[e.instrument] = *changed->instrument;
            else if (const auto* report = std::get_if<FeedReport>(&e.payload))
                health = *report->health;
            else if (std::holds_alternative<Trade>(e.payload))
                ++trades;
            else if (const auto* lost = std::get_if<BookLost>(&e.payload))
                lose(books[e.instrument], lost->reason);
            else if (const auto* update = std::get_if<BookUpdate>(&e.payload);
                     update && update->channel == BookChannel::Main)
                apply(books[e.instrument], *update, batch);
        }
    }
    static void lose(Book& book, LostReason reason)
    {
        book.live = false;
        book.lost = reason;
        ++book.losses;
    }
    void apply(Book& book, const BookUpdate& update, const EventBatch& batch)
    {
        ++(update.image ? images : deltas);
        if (update.image) book.bids.clear(), book.asks.clear(), book.live = true;
        const auto put = [&](std::map<std::int64_t, double>& side, const LevelSpan& span) {
            for (const Level* l = batch.begin(span); l != batch.end(span); ++l) {
                if (l->qty.v == 0)
                    side.erase(l->price.raw);
                else
                    side[l->price.raw] = l->qty.v;
            }
        };
        put(book.bids, update.bids);
        put(book.asks, update.asks);
    }
};

bool same(const std::map<std::int64_t, double>& mine, const Side0& theirs, bool part)
{
    if (mine.empty() || (!part && mine.size() != theirs.size())) return false;
    return std::all_of(mine.begin(), mine.end(), [&](const auto& level) {
        const auto row = std::find_if(theirs.begin(), theirs.end(), [&](const Side0::Row& r) {
            return r.first * (Price::kScale / 10) == level.first;
        });
        return row != theirs.end() && static_cast<double>(row->second) / 1000 == level.second;
    });
}

}  // namespace

class TestWatchFlood : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost()
    {
        std::vector<std::unique_ptr<LoadTraffic>> traffic;
        std::map<VenueId, Endpoints> endpoints;
        std::map<VenueId, Told> told;
        for (const VenueFacts& f : venueFacts()) {
            traffic.push_back(std::make_unique<LoadTraffic>(f.dialect, kAssets));
            endpoints[f.venue] = traffic.back()->venue().endpoints();
        }
        const SystemClock clock;
        // Enough room: how fast this machine is must not matter.
        EventQueue queue(100'000'000);
        NetworkConfig config = FeedRig::quick();
        config.silence = 20s;
        config.reconnectAfterSilence = 30s;
        config.topicSilence = 40s;
        config.auditEvery = 600s;
        config.restTimeout = 20s;
        FeedHost host(config, clock, queue, endpoints);
        WatchSet watch;
        watch.assets.clear();
        for (int i = 0; i < kAssets; ++i) watch.assets.push_back(LoadTraffic::asset(i));
        watch.spot = true;
        host.setWatch(watch);
        host.start();
        const auto drain = [&] {
            for (const EventBatch& batch : queue.take())
                if (!batch.events.empty()) told[batch.events.front().venue].take(batch);
        };
        // Everything is subscribed and shown before the flood begins.
        const auto ready = [&] {
            for (auto& t : traffic) {
                t->discover();
                t->play(0.05, 1);
            }
            drain();
            return std::all_of(venueFacts().begin(), venueFacts().end(), [&](const VenueFacts& f) {
                const FeedHealth& h = told[f.venue].health;
                return h.booksLive >= kAssets && h.booksLive == h.booksWanted &&
                       std::all_of(h.sockets.begin(), h.sockets.end(), [](const SocketHealth& s) {
                           return s.state == SocketState::Live && s.topicsSilent == 0;
                       });
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(ready(), kPatience);
        for (const auto& t : traffic)
            QVERIFY2(t->unknownTopics().isEmpty(), qPrintable(t->unknownTopics().join(u' ')));
        // Nothing is under way.
        const auto frames = [&](std::size_t v) { return told[venueFacts()[v].venue].health.frames; };
        const auto quiet = [&] {
            drain();
            for (std::size_t v = 0; v < traffic.size(); ++v)
                if (frames(v) != traffic[v]->texts()) return false;
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(quiet(), kPatience);

        struct Before {
            LoadTraffic::Sent sent;
            std::uint64_t updates, trades;
        };
        std::vector<Before> before;
        for (std::size_t v = 0; v < traffic.size(); ++v) {
            const Told& t = told[venueFacts()[v].venue];
            before.push_back({traffic[v]->sent(), t.deltas + t.images, t.trades});
        }
        const auto sent = [&] {
            quint64 n = 0;
            for (std::size_t v = 0; v < traffic.size(); ++v)
                n += traffic[v]->sent().frames - before[v].sent.frames;
            return n;
        };
        const auto flooded = [&] {
            for (int i = 0; i < 4; ++i)
                for (auto& t : traffic) t->play(0.5, 10);
            drain();
            return sent() >= kFrames;
        };
        QTRY_VERIFY_WITH_TIMEOUT(flooded(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(quiet(), kPatience);

        for (std::size_t v = 0; v < traffic.size(); ++v) {
            const VenueFacts& f = venueFacts()[v];
            const Told& t = told[f.venue];
            const LoadTraffic::Sent& s = traffic[v]->sent();
            QVERIFY2(s.books > before[v].sent.books + 100 && s.trades > before[v].sent.trades + 100, f.name);
            QCOMPARE(t.deltas + t.images - before[v].updates, s.books - before[v].sent.books);
            QCOMPARE(t.trades - before[v].trades, s.trades - before[v].sent.trades);
            QCOMPARE(t.health.gaps, 0u);
            QCOMPARE(t.health.errors, 0u);
            QCOMPARE(t.health.unknown, 0u);
            QCOMPARE(t.health.reconnects, 0u);
            QCOMPARE(t.health.overloadDropped, 0u);
            std::size_t books = 0;
            for (const auto& [id, book] : t.books) {
                const Instrument& instrument = t.instruments.at(id);
                const TruthSymbol* truth = traffic[v]->venue().find(instrument.market, instrument.symbol);
                const QString name = QString::fromStdString(instrument.symbol) + QLatin1String(": ") +
                                     QString::fromUtf8(lostReasonText(book.lost).data());
                QVERIFY2(truth && book.live && book.losses == 0, qPrintable(name));
                QVERIFY2(same(book.bids, truth->book().bids, !f.chained), instrument.symbol.c_str());
                QVERIFY2(same(book.asks, truth->book().asks, !f.chained), instrument.symbol.c_str());
                ++books;
            }
            const int all = f.dialect == FakeVenue::Dialect::Hyperliquid ? kAssets + 2 : 2 * kAssets;
            QCOMPARE(books, static_cast<std::size_t>(all));
        }
        QCOMPARE(queue.load().shed, 0u);
        qInfo("%llu frames of %d instruments", static_cast<unsigned long long>(sent()), 7 * kAssets + 2);
        host.stop();
    }
};

QTEST_GUILESS_MAIN(TestWatchFlood)
#include "tst_watch_flood.moc"
