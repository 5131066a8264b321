// What panels ask of the stored history, and what they get: the newest question's answer, whole, and in words why
// there is none.
#include "app/history_desk.h"
#include "tests/support/history_rig.h"

#include <QTemporaryDir>
#include <QtTest>

#include <condition_variable>

using namespace plimsoll;
using namespace plimsoll::test;
using What = HistoryRequest::What;

namespace {

HistoryRequest wish(const char* by, What what, std::uint64_t serial = 1)
{
    HistoryRequest r;
    r.by = by;
    r.serial = serial;
    r.what = what;
    r.asset = "BTC";
    r.from = fromUnixMs(kT0 * 1'000);
    r.to = fromUnixMs((kT0 + 600) * 1'000);
    return r;
}

store::InstrumentRow of(VenueId venue, const char* key, const char* symbol, double multiplier = 1)
{
    store::InstrumentRow row = described();
    row.id = InstrumentId::make(venue, 5);
    row.venue = key;
    row.symbol = symbol;
    row.multiplier = multiplier;
    return row;
}

}  // namespace

class TestHistoryDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hub = std::make_unique<SnapshotHub>();
        m_clock = std::make_unique<ManualClock>(fromUnixMs((kT0 + 500) * 1'000));
        m_desk = std::make_unique<HistoryDesk>(*m_hub);
        HistoryStore::Options options;
        options.folder = m_folder->path().toStdString();
        options.every = std::chrono::milliseconds(5);
        options.now = [] { return fromUnixMs((kT0 + 500) * 1'000); };
        m_store = std::make_unique<HistoryStore>(options);
        m_desk->serve(*m_store, *m_clock);
    }
    void cleanup()
    {
        m_store.reset();
        m_desk.reset();
    }

    void linesOfAllVenues();
    void nothingStoredIsSaid();
    void liquidationsAndJournal();
    void whatIsUsual();
    void afterExtremeFunding();
    void aNoteIsInTheNextAnswer();
    void aNewerQuestionReplacesTheOlder();
    void eachPanelHasItsOwnAnswer();
    void withoutAStoreItSaysWhy();
    void whatCannotBeReadIsSaid();
    void theSecondProgramReadsAndStoresNoNotes();

private:
    std::shared_ptr<const HistoryAnswer> answer(const char* by, std::uint64_t serial = 1)
    {
        const auto ready = [&] {
            const auto all = m_hub->past.read().value;
            const auto one = all ? all->of(by) : nullptr;
            return one && one->request.serial == serial ? one : nullptr;
        };
        if (!QTest::qWaitFor([&] { return ready() != nullptr; })) return std::make_shared<HistoryAnswer>();
        return ready();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HistoryDesk> m_desk;
    std::unique_ptr<HistoryStore> m_store;
};

void TestHistoryDesk::linesOfAllVenues()
{
    HistoryBatch batch;
    batch.instruments = {of(VenueId::Okx, "okx", "BTC-USDT-SWAP"), of(VenueId::Binance, "binance", "BTCUSDT", 1),
                         of(VenueId::Bybit, "bybit", "BTCUSDT")};
    store::InstrumentRow spot = described(3);
    spot.market = "spot";
    batch.instruments.push_back(spot);
    for (const store::InstrumentRow& i : batch.instruments) {
        if (i.venue == "bybit") continue;  // listed, and nothing seen of it
        SecondRow row = second(kT0 + 10, 100);
        row.id = i.id;
        batch.seconds.push_back(row);
    }
    m_store->add(std::move(batch));
    m_store->flush();
    m_desk->ask(wish("funding", What::Series));
    const auto got = answer("funding");
    QCOMPARE(got->problem, std::string());
    QCOMPARE(got->lines.size(), 2u);
    QCOMPARE(got->lines[0].venue, VenueId::Binance);
    QCOMPARE(got->lines[1].venue, VenueId::Okx);
    QCOMPARE(got->lines[1].symbol, std::string("BTC-USDT-SWAP"));
    QCOMPARE(got->lines[1].quote, std::string("USDT"));
    QCOMPARE(got->lines[1].series.points.size(), 1u);
    QCOMPARE(got->lines[1].series.points[0].close, Number(100.0));
    QCOMPARE(got->asOf.wall, m_clock->wall());

    HistoryRequest r = wish("funding", What::Series, 2);
    r.market = Market::Spot;
    m_desk->ask(r);
    QCOMPARE(answer("funding", 2)->lines.size(), 1u);
}

void TestHistoryDesk::nothingStoredIsSaid()
{
    m_store->flush();
    m_desk->ask(wish("funding", What::Series));
    const auto got = answer("funding");
    QVERIFY(got->lines.empty());
    QVERIFY2(got->problem.find("BTC") != std::string::npos, got->problem.c_str());
}

void TestHistoryDesk::liquidationsAndJournal()
{
    HistoryBatch batch = batchOf({});
    store::InstrumentRow eth = described(1);
    eth.asset = "ETH";
    batch.instruments.push_back(eth);
    for (int i = 0; i < 5; ++i)
        batch.liquidations.push_back({described(std::size_t(i % 2)).id,
                                      (kT0 + i) * 1'000,
                                      (kT0 + i) * 1'000 + 7,
                                      i < 3,
                                      100.0 + i,
                                      2,
                                      {},
                                      "fill"});
    batch.journal = {{kT0 * 1'000, Entry::Phase, "BTC", "calm", "entered", {}, {}},
                     {kT0 * 1'000 + 1, Entry::Phase, "ETH", "calm", "entered", {}, {}}};
    m_store->add(std::move(batch));
    m_store->flush();

    HistoryRequest r = wish("tape", What::Liquidations);
    r.asset.clear();
    r.points = 4;
    m_desk->ask(r);
    const auto all = answer("tape");
    QCOMPARE(all->problem, std::string());
    QCOMPARE(all->liquidations.size(), 4u);  // the newest, oldest first
    QCOMPARE(all->liquidations[0].row.ms, (kT0 + 1) * 1'000);
    QCOMPARE(all->liquidations[0].asset, std::string("ETH"));
    QVERIFY(all->liquidations[0].row.longs && !all->liquidations[3].row.longs);
    QCOMPARE(all->liquidations[3].row.price, 104.0);
    QVERIFY(!all->liquidations[3].row.usd);
    QCOMPARE(all->liquidations[3].row.receivedMs, (kT0 + 4) * 1'000 + 7);

    m_desk->ask(wish("tape", What::Liquidations, 2));
    QCOMPARE(answer("tape", 2)->liquidations.size(), 3u);
    m_desk->ask(wish("journal", What::Journal));
    QCOMPARE(answer("journal")->journal.size(), 1u);
}

void TestHistoryDesk::whatIsUsual()
{
    m_store->flush();
    m_desk->ask(wish("liquidity", What::Usual));
    QVERIFY(answer("liquidity")->problem.find("not known yet") != std::string::npos);
    m_store.reset();  // what is asked of the desk from here on goes to another
    {
        Opened h(m_folder->path());
        QVERIFY(h.writer->write(batchOf({})));
        QVERIFY(h.file.db->exec("INSERT INTO usual VALUES(1, 117, 3, 5e6, 1.5, NULL, 12)"));
    }
    HistoryStore::Options options;
    options.folder = m_folder->path().toStdString();
    HistoryStore again(options);
    m_desk->serve(again, *m_clock);
    m_desk->ask(wish("liquidity", What::Usual, 2));
    const auto got = answer("liquidity", 2);
    QCOMPARE(got->problem, std::string());
    QCOMPARE(got->usual.size(), 1u);
    QCOMPARE(got->usual[0].symbol, std::string("BTCUSDT"));
    QCOMPARE(got->usual[0].hours[117].weeks, 3);
    QCOMPARE(got->usual[0].hours[117].depth100, Number(5e6));
    QVERIFY(!got->usual[0].hours[117].volumeUsd);
    QCOMPARE(got->usual[0].hours[116].weeks, 0);
}

// Of each perpetual of which a rate is stored; whether there is too little is for the panel to say.
void TestHistoryDesk::afterExtremeFunding()
{
    HistoryBatch batch;
    batch.instruments = {of(VenueId::Okx, "okx", "BTC-USDT-SWAP"), of(VenueId::Binance, "binance", "BTCUSDT"),
                         of(VenueId::Bybit, "bybit", "BTCUSDT")};
    for (int i = 0; i < 200; ++i)
        for (const std::size_t which : {0u, 1u})
            batch.settled.push_back({batch.instruments[which].id, (kT0 - i * 8 * 3'600) * 1'000,
                                     i == 10 && which == 1 ? 5e-4 : 1e-4, 8.0});
    for (const int h : {-80, -56, -8})  // its hour, a day later, three days later
        batch.bars.push_back({batch.instruments[1].id, kT0 + (h - 1) * 3'600, 3'600, 1, 1, 1, 100.0 - h, {}, {}});
    m_store->add(std::move(batch));
    m_store->flush();
    HistoryRequest r = wish("extremes", What::AfterFunding);
    r.from = {};
    m_desk->ask(r);
    const auto got = answer("extremes");
    QCOMPARE(got->problem, std::string());
    QCOMPARE(got->afterFunding.size(), 2u);
    const FundingAfter& binance = got->afterFunding[0];
    QCOMPARE(binance.venue, VenueId::Binance);
    QCOMPARE(binance.symbol, std::string("BTCUSDT"));
    QCOMPARE(binance.past.rates, 200);
    QCOMPARE(binance.prices, 3);
    QCOMPARE(binance.past.high.size(), 1u);
    const auto& after = binance.past.high[0].after;
    QVERIFY(after[0].move && std::abs(*after[0].move - (156.0 / 180 - 1)) < 1e-12);
    QVERIFY(after[1].move && std::abs(*after[1].move - (108.0 / 180 - 1)) < 1e-12);
    QCOMPARE(got->afterFunding[1].venue, VenueId::Okx);
    QVERIFY(got->afterFunding[1].past.high.empty());

    r.asset = "ETH";
    r.serial = 2;
    m_desk->ask(r);
    QVERIFY(answer("extremes", 2)->afterFunding.empty() && answer("extremes", 2)->problem.empty());
}

void TestHistoryDesk::aNoteIsInTheNextAnswer()
{
    for (std::uint64_t n = 1; n <= 20; ++n) {
        QCOMPARE(m_desk->note("BTC", "note " + std::to_string(n)), std::string());
        m_desk->ask(wish("journal", What::Journal, n));
        const auto got = answer("journal", n);
        QCOMPARE(got->journal.size(), std::size_t(n));
        QCOMPARE(got->journal.back().text, "note " + std::to_string(n));
        QCOMPARE(got->journal.back().kind, Entry::Note);
        QCOMPARE(got->journal.back().ms, toUnixMs(m_clock->wall()));
    }
    QVERIFY(!m_desk->note("BTC", "  \n").empty());
}

void TestHistoryDesk::aNewerQuestionReplacesTheOlder()
{
    std::mutex mutex;
    std::condition_variable go;
    bool free = false;
    m_store->ask([&](Connection*) {
        std::unique_lock lock(mutex);
        go.wait(lock, [&] { return free; });
    });
    const std::uint64_t before = m_hub->past.version();
    for (std::uint64_t n = 1; n <= 50; ++n) m_desk->ask(wish("journal", What::Journal, n));
    {
        const std::scoped_lock lock(mutex);
        free = true;
    }
    go.notify_all();
    QCOMPARE(answer("journal", 50)->problem, std::string());
    std::atomic<bool> done{false};
    m_store->ask([&](Connection*) { done = true; });
    QTRY_VERIFY(done.load());
    QCOMPARE(m_hub->past.version() - before, 1u);
}

void TestHistoryDesk::eachPanelHasItsOwnAnswer()
{
    m_desk->ask(wish("a", What::Journal));
    m_desk->ask(wish("b", What::Liquidations));
    QCOMPARE(answer("a")->request.what, What::Journal);
    QCOMPARE(answer("b")->request.what, What::Liquidations);
    QVERIFY(!m_hub->past.read().value->of("c"));
}

void TestHistoryDesk::withoutAStoreItSaysWhy()
{
    m_desk->refuse("Demo data is not stored.", *m_clock);
    m_desk->ask(wish("journal", What::Journal));
    QCOMPARE(answer("journal")->problem, std::string("Demo data is not stored."));
    QVERIFY(m_desk->note("BTC", "a note").find("Demo data is not stored.") == 0);

    // A folder that cannot be one: the store says what is wrong, and so does the answer.
    m_store.reset();
    HistoryStore::Options options;
    options.folder = "/proc/none";
    m_store = std::make_unique<HistoryStore>(options);
    m_desk->serve(*m_store, *m_clock);
    m_desk->ask(wish("journal", What::Journal, 2));
    const auto got = answer("journal", 2);
    QVERIFY2(got->problem.find("data folder") != std::string::npos, got->problem.c_str());
}

// "None yet" is only where there is none.
void TestHistoryDesk::whatCannotBeReadIsSaid()
{
    m_store.reset();
    const QString path = m_folder->filePath(QStringLiteral("history.sqlite"));
    QVERIFY(QFile::remove(path));
    HistoryStore::Options options;
    options.folder = m_folder->path().toStdString();
    options.write = false;
    HistoryStore reader(options);
    m_desk->serve(reader, *m_clock);
    m_desk->ask(wish("journal", What::Journal, 1));
    QCOMPARE(answer("journal", 1)->problem, std::string("There is no history to read yet."));
    QFile text(path);
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("this is a text that somebody saved here\n") > 0);
    text.close();
    m_desk->ask(wish("journal", What::Journal, 2));
    const auto got = answer("journal", 2);
    QVERIFY2(got->problem.find("not a database") != std::string::npos, got->problem.c_str());
}

void TestHistoryDesk::theSecondProgramReadsAndStoresNoNotes()
{
    QCOMPARE(m_desk->note("BTC", "of the first"), std::string());
    m_store->flush();
    HistoryStore::Options options;
    options.folder = m_folder->path().toStdString();
    HistoryStore other(options);
    other.flush();
    HistoryDesk desk(*m_hub);
    desk.serve(other, *m_clock);
    desk.ask(wish("other", What::Journal));
    QCOMPARE(answer("other")->journal.size(), 1u);
    QVERIFY(desk.note("BTC", "of the second").find("only reads") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestHistoryDesk)
#include "tst_history_desk.moc"
