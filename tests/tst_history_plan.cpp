// What is asked of the past, in which order, within which limits; what fails, is missed, or is not wanted any
// more.
#include "feeds/history_loader.h"
#include "feeds/rest_path.h"

#include <QtTest>

#include <map>
#include <set>
#include <string>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = fromUnixMs(1'790'000'123'456);
using Outcome = HistoryLoader::Outcome;

struct Market100 {
    explicit Market100(const VenueProfile& p, int assets = 100, bool spot = true) : profile(p), catalogue(p.id)
    {
        for (int n = 0; n < assets; ++n) {
            std::string name = n == 0 ? "BTC" : "A";
            if (n > 0) name += std::to_string(n);
            for (const Market market : {Market::Perp, Market::Spot}) {
                if (market == Market::Spot && !spot) continue;
                Instrument i;
                i.market = market;
                i.symbol = name + (market == Market::Spot ? "_SPOT" : "USDT");
                i.asset = i.base = name;
                i.quote = "USDT";
                i.status = InstrumentStatus::Trading;
                i.fundingHours = p.id == VenueId::Hyperliquid ? 1 : n % 3 == 0 ? 4 : 8;
                catalogue.put(i);
            }
        }
        for (const Instrument& i : catalogue.all()) wanted.push_back({&i, i.asset == "A7"});
        // What is looked at comes first.
        std::stable_sort(wanted.begin(), wanted.end(),
                         [](const PastOf& a, const PastOf& b) { return a.focus > b.focus; });
    }
    const Instrument& instrument(std::size_t rank) const { return *wanted[rank].instrument; }

    const VenueProfile& profile;
    Catalogue catalogue;
    std::vector<PastOf> wanted;
};

std::vector<PastRequest> drained(HistoryLoader& loader, Mono now)
{
    std::vector<PastRequest> all;
    while (const auto next = loader.next(now)) {
        all.push_back(*next);
        loader.done(next->request, Outcome::Loaded, now);
    }
    return all;
}

}  // namespace

class TestHistoryPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesCoverTheSpanOnce_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("minutes");
        QTest::newRow("one page") << 100 << 60;
        QTest::newRow("exactly two") << 100 << 200;
        QTest::newRow("a rest") << 100 << 250;
        QTest::newRow("less than a row") << 100 << 0;
    }
    void pagesCoverTheSpanOnce()
    {
        QFETCH(int, rows);
        QFETCH(int, minutes);
        const PastSpan span{PastKind::Minutes, kNow - std::chrono::minutes{minutes} - 1s, kNow};
        const auto pages = pagesOf(span, 1min, static_cast<std::size_t>(rows));
        QVERIFY(!pages.empty());
        // The row under way is a part of it; it is not closed and is left out when it is read.
        QVERIFY(pages.front().to >= kNow && pages.front().to < kNow + 1min);
        QVERIFY(pages.back().from <= span.from && pages.back().from > span.from - 1min);
        std::size_t sum = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QVERIFY(pages[i].rows >= 1 && pages[i].rows <= static_cast<std::size_t>(rows));
            QVERIFY(pages[i].from + 1min * static_cast<int>(pages[i].rows) == pages[i].to);
            if (i > 0) QVERIFY(pages[i].to == pages[i - 1].from);
            sum += pages[i].rows;
        }
        QVERIFY(sum >= static_cast<std::size_t>(minutes) && sum <= static_cast<std::size_t>(minutes) + 2);
        QVERIFY(pagesOf({PastKind::Minutes, kNow, kNow - 5min}, 1min, 10).empty());
    }

    // Pages of a venue that claims to charge once in a million years: few, and their bounds are times.
    void absurdIntervalsGiveFewPages()
    {
        Instrument i;
        for (const double hours : {1e300, 1e10, 8'766e6}) {
            i.fundingHours = hours;
            QCOMPARE(rowsEvery(PastKind::Settled, i), Duration{744h});
        }
        i.fundingHours = -1e300;
        QCOMPARE(rowsEvery(PastKind::Settled, i), Duration{1h});
        i.fundingHours = 1e300;
        QCOMPARE(pagesOf({PastKind::Settled, kNow - 24h * 60, kNow}, rowsEvery(PastKind::Settled, i), 100).size(),
                 std::size_t{1});
    }

    void venues_data()
    {
        QTest::addColumn<int>("venue");
        for (const VenueProfile& p : venueProfiles())
            QTest::addRow("%s", std::string(venueKey(p.id)).c_str()) << static_cast<int>(p.id);
    }

    // A hundred assets: nothing that the venue would refuse, all of it in a time that can be waited for.
    void aHundredAssetsWithinTheLimits_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<int>("firstMinutes");  // until every asset has its first turn
        QTest::addColumn<int>("allMinutes");
        QTest::newRow("binance") << static_cast<int>(VenueId::Binance) << 4 << 8;
        QTest::newRow("bybit") << static_cast<int>(VenueId::Bybit) << 1 << 2;
        QTest::newRow("okx") << static_cast<int>(VenueId::Okx) << 2 << 3;
        QTest::newRow("hyperliquid") << static_cast<int>(VenueId::Hyperliquid) << 6 << 70;
    }
    void aHundredAssetsWithinTheLimits()
    {
        QFETCH(int, venue);
        QFETCH(int, firstMinutes);
        QFETCH(int, allMinutes);
        const VenueProfile& profile = *venueProfile(static_cast<VenueId>(venue));
        const Market100 market(profile);
        const auto plan = planHistory(profile, market.wanted, kNow);
        QVERIFY(plan.size() >= 400);
        std::map<std::uint8_t, double> first, all;
        for (const PastRequest& r : plan) {
            QVERIFY(r.request.pool < profile.pools.size());
            QVERIFY(r.request.weight >= 1);
            QVERIFY(r.request.weight <=
                    profile.pools[r.request.pool].limit * profile.pools[r.request.pool].historyShare);
            (r.turn == 0 ? first : all)[r.request.pool] += r.request.weight;
        }
        const auto minutes = [&](const std::map<std::uint8_t, double>& weights) {
            double longest = 0;
            for (const auto& [pool, weight] : weights) {
                const Pool& p = profile.pools[pool];
                longest = std::max(longest, weight / (p.limit * p.historyShare) * toSeconds(p.window) / 60);
            }
            return longest;
        };
        for (const auto& [pool, weight] : first) all[pool] += weight;
        QVERIFY2(minutes(first) <= firstMinutes, std::to_string(minutes(first)).c_str());
        QVERIFY2(minutes(all) <= allMinutes, std::to_string(minutes(all)).c_str());
    }

    void whatIsLookedAtComesFirst_data() { venues_data(); }
    void whatIsLookedAtComesFirst()
    {
        QFETCH(int, venue);
        const VenueProfile& profile = *venueProfile(static_cast<VenueId>(venue));
        const Market100 market(profile);
        const auto plan = planHistory(profile, market.wanted, kNow);
        const InstrumentId focus = market.instrument(0).id;
        // Its first two turns before anybody else's first; then turn by turn, in the order of wanting.
        std::size_t i = 0;
        while (i < plan.size() && plan[i].instrument == focus) QVERIFY(plan[i++].turn <= 1);
        QVERIFY(i >= 2);
        std::uint8_t turn = 0;
        std::size_t rank = 0;
        for (; i < plan.size(); ++i) {
            if (plan[i].rank == 0 || market.wanted[plan[i].rank].focus) continue;
            if (plan[i].turn > turn) turn = plan[i].turn, rank = 0;
            QCOMPARE(plan[i].turn, turn);
            QVERIFY(plan[i].rank >= rank);
            rank = plan[i].rank;
        }
        QVERIFY(turn >= 2);
    }

    // Recordings hold the replies: what was asked must be told from the address and the body alone.
    void recordedRequestsAreUnderstood_data() { venues_data(); }
    void recordedRequestsAreUnderstood()
    {
        QFETCH(int, venue);
        const VenueProfile& profile = *venueProfile(static_cast<VenueId>(venue));
        const Market100 market(profile, 2);
        std::set<ReplyKind> kinds;
        std::set<std::pair<std::string, std::string>> once;
        for (const PastRequest& r : planHistory(profile, market.wanted, kNow)) {
            const auto found = profile.recorded(profile.live.at(r.request.role) + r.request.path, r.request.body,
                                                market.catalogue);
            QVERIFY2(found.has_value(), r.request.path.c_str());
            QCOMPARE(found->kind, r.request.kind);
            if (profile.id != VenueId::Okx) QCOMPARE(found->instrument, r.request.instrument);
            QVERIFY2(once.insert({r.request.path, r.request.body}).second, r.request.path.c_str());
            kinds.insert(r.request.kind);
        }
        QVERIFY(kinds.contains(ReplyKind::Klines) && kinds.contains(ReplyKind::FundingHistory));
        // Hyperliquid has no open interest of the past (hyperliquid.md 4).
        QCOMPARE(kinds.contains(ReplyKind::OpenInterestHistory), profile.id != VenueId::Hyperliquid);
    }

    void binanceWords()
    {
        const Market100 market(*venueProfile(VenueId::Binance), 1);
        const auto r = market.profile.past(market.instrument(0), {PastKind::Minutes, fromUnixMs(1'790'000'040'000),
                                                                  fromUnixMs(1'790'000'160'000)});
        QCOMPARE(r.size(), 1u);
        QCOMPARE(r[0].path,
                 std::string(
                     "/fapi/v1/"
                     "klines?symbol=BTCUSDT&interval=1m&startTime=1790000040000&endTime=1790000159999&limit=2"));
        QCOMPARE(r[0].weight, 1);
    }
    void bybitWords()
    {
        const Market100 market(*venueProfile(VenueId::Bybit), 1);
        const auto r = market.profile.past(
            market.instrument(0),
            {PastKind::InterestHours, fromUnixMs(1'789'999'200'000), fromUnixMs(1'790'006'400'000)});
        QCOMPARE(r.size(), 1u);
        QCOMPARE(r[0].path, std::string("/v5/market/"
                                        "open-interest?category=linear&symbol=BTCUSDT&intervalTime=1h&startTime="
                                        "1789999200000&endTime=1790006399999&limit=200"));
    }
    void okxWords()
    {
        const Market100 market(*venueProfile(VenueId::Okx), 1);
        const auto r = market.profile.past(
            market.instrument(0), {PastKind::Hours, fromUnixMs(1'789'999'200'000), fromUnixMs(1'790'006'400'000)});
        QCOMPARE(r.size(), 1u);
        QCOMPARE(r[0].path,
                 std::string("/api/v5/market/candles?instId=BTCUSDT&bar=1H&after=1790006400000&limit=2"));
    }
    void hyperliquidWords()
    {
        const Market100 market(*venueProfile(VenueId::Hyperliquid), 1);
        const auto r = market.profile.past(
            market.instrument(0), {PastKind::Fives, fromUnixMs(1'789'999'200'000), fromUnixMs(1'790'006'400'000)});
        QCOMPARE(r.size(), 1u);
        QCOMPARE(
            r[0].body,
            std::string(
                R"({"type":"candleSnapshot","req":{"coin":"BTCUSDT","interval":"5m","startTime":1789999200000,"endTime":1790006399999}})"));
        QCOMPARE(r[0].weight, 21);
    }

    // What is charged every few hours may have been charged each hour before.
    void settledRatesOfAShorterIntervalAreReached_data()
    {
        QTest::addColumn<int>("venue");
        QTest::newRow("Bybit") << static_cast<int>(VenueId::Bybit);
        QTest::newRow("OKX") << static_cast<int>(VenueId::Okx);
    }
    void settledRatesOfAShorterIntervalAreReached()
    {
        QFETCH(int, venue);
        const Market100 market(*venueProfile(static_cast<VenueId>(venue)), 1, false);
        const PastSpan span{PastKind::Settled, kNow - 24h * 90, kNow};
        const auto requests = market.profile.past(market.instrument(0), span);
        QVERIFY(!requests.empty());
        if (market.profile.id == VenueId::Okx) {
            for (const RestRequest& r : requests) QCOMPARE(queryValue(r.path, "limit"), std::string("400"));
            return;
        }
        Timestamp reached = kNow;
        for (const RestRequest& r : requests) {
            const Timestamp from = fromUnixMs(std::stoll(queryValue(r.path, "startTime"))),
                            to = fromUnixMs(std::stoll(queryValue(r.path, "endTime")));
            QVERIFY(to >= reached - 1ms);
            QVERIFY(to - from <= 200h);  // the most rows of an answer
            reached = from;
        }
        QVERIFY(reached <= span.from);
    }

    // ---- the loader

    void everythingOnceAndProgress()
    {
        const Market100 market(*venueProfile(VenueId::Bybit), 4);
        HistoryLoader loader(market.profile);
        QCOMPARE(loader.progress(), HistoryProgress{});
        loader.want(market.wanted, kNow);
        const auto plan = planHistory(market.profile, market.wanted, kNow);
        QCOMPARE(loader.progress().requestsLeft, static_cast<std::uint32_t>(plan.size()));
        loader.want(market.wanted, kNow + 5s);  // told again
        QCOMPARE(loader.progress().requestsLeft, static_cast<std::uint32_t>(plan.size()));
        const Mono now{1h};
        std::size_t asked = 0;
        std::uint32_t loaded = loader.progress().loaded;
        while (const auto next = loader.next(now)) {
            QCOMPARE(next->request.path, plan[asked++].request.path);
            loader.done(next->request, Outcome::Loaded, now);
            QVERIFY(loader.progress().loaded >= loaded);
            loaded = loader.progress().loaded;
        }
        QCOMPARE(asked, plan.size());
        QVERIFY(loader.progress().complete());
        QCOMPARE(loader.progress().loaded, loader.progress().wanted);
        QCOMPARE(historyText(loader.progress()), std::string("history 4 of 4 loaded"));
    }
    void notMoreThanAFewAtOnce()
    {
        const Market100 market(*venueProfile(VenueId::Bybit), 4);  // has one budget
        HistoryLoader loader(market.profile);
        loader.want(market.wanted, kNow);
        const Mono now{1h};
        std::vector<PastRequest> flying;
        while (const auto next = loader.next(now)) flying.push_back(*next);
        QCOMPARE(flying.size(), HistoryLoader::kAtOnce);
        loader.done(flying[0].request, Outcome::Loaded, now);
        QVERIFY(loader.next(now).has_value());
        QVERIFY(!loader.next(now).has_value());
    }
    void failuresAreAskedAgainLaterAndRefusalsGivenUp()
    {
        const Market100 market(*venueProfile(VenueId::Bybit), 1, false);
        HistoryLoader loader(market.profile);
        loader.want(market.wanted, kNow);
        const auto total = loader.progress().requestsLeft;
        Mono now{1h};
        const auto first = loader.next(now);
        loader.done(first->request, Outcome::Unheard, now);
        // Another has its turn meanwhile; it is asked again once its time has come.
        const auto other = loader.next(now);
        QVERIFY(other->request.path != first->request.path);
        loader.done(other->request, Outcome::Loaded, now);
        now += 10s;
        QCOMPARE(loader.next(now)->request.path, first->request.path);
        // No answer is no fault of the request: it may happen as often as it likes.
        for (int i = 0; i < 30; ++i) {
            loader.done(first->request, Outcome::Unheard, now);
            now += 10s;
            QCOMPARE(loader.next(now)->request.path, first->request.path);
        }
        int refusals = 0;
        while (loader.progress().givenUp == 0 && refusals < 20) {
            loader.done(first->request, Outcome::Refused, now);
            ++refusals;
            now += 10min;
            if (loader.progress().givenUp == 0) QCOMPARE(loader.next(now)->request.path, first->request.path);
        }
        QCOMPARE(refusals, 3);
        QCOMPARE(loader.progress().requestsLeft, total - 2);
        QVERIFY(drained(loader, now).size() == total - 2);
        QCOMPARE(historyText(loader.progress()), std::string("history 1 of 1 loaded, 1 request refused"));
    }
    void instrumentsThatJoinGetTheirsAndThoseThatLeaveAreDropped()
    {
        const Market100 market(*venueProfile(VenueId::Okx), 3, false);
        HistoryLoader loader(market.profile);
        const std::vector<PastOf> one = {market.wanted[0]}, two = {market.wanted[1], market.wanted[0]};
        loader.want(one, kNow);
        drained(loader, Mono{1h});
        loader.want(two, kNow + 1min);
        QCOMPARE(loader.progress().loaded, 1u);
        QCOMPARE(loader.progress().wanted, 2u);
        for (const PastRequest& r : drained(loader, Mono{1h})) QCOMPARE(r.instrument, market.instrument(1).id);
        loader.want(market.wanted, kNow + 2min);
        const auto flying = loader.next(Mono{1h});
        QCOMPARE(flying->instrument, market.instrument(2).id);
        loader.want(two, kNow + 3min);
        QVERIFY(loader.progress().complete());
        loader.done(flying->request, Outcome::Loaded, Mono{1h});  // comes too late
        QCOMPARE(loader.progress().wanted, 2u);
        QVERIFY(!loader.next(Mono{1h}).has_value());
    }
    void outagesAreFetchedAgain_data() { venues_data(); }
    void outagesAreFetchedAgain()
    {
        QFETCH(int, venue);
        const VenueProfile& profile = *venueProfile(static_cast<VenueId>(venue));
        const Market100 market(profile, 2, false);
        HistoryLoader loader(profile);
        loader.missed(market.instrument(0), kNow - 5min, kNow);  // nobody wants it
        QVERIFY(loader.progress().complete());
        loader.want(market.wanted, kNow);
        drained(loader, Mono{1h});
        const Timestamp from = kNow + 1h, to = kNow + 1h + 7min;
        loader.missed(market.instrument(0), from, to);
        loader.missed(market.instrument(0), from, to);  // seen twice
        QCOMPARE(loader.progress().loaded, 1u);
        std::set<PastKind> kinds;
        std::size_t requests = 0;
        for (const PastRequest& r : drained(loader, Mono{1h})) {
            QCOMPARE(r.instrument, market.instrument(0).id);
            kinds.insert(r.kind);
            ++requests;
        }
        QCOMPARE(requests, kinds.size());  // a page each
        QVERIFY(kinds.contains(PastKind::Minutes) && kinds.contains(PastKind::Settled));
        QVERIFY(!kinds.contains(PastKind::Hours));
        QCOMPARE(kinds.contains(PastKind::InterestFives), profile.id != VenueId::Hyperliquid);
        // A weekend is worth hours as well, and no minutes that are kept nowhere.
        loader.missed(market.instrument(1), kNow + 2h, kNow + 62h);
        kinds.clear();
        for (const PastRequest& r : drained(loader, Mono{1h})) kinds.insert(r.kind);
        QVERIFY(kinds.contains(PastKind::Hours) && kinds.contains(PastKind::Fives));
        QVERIFY(loader.progress().complete());
    }
    void cancelledAndTakenUpAgain()
    {
        const Market100 market(*venueProfile(VenueId::Bybit), 3, false);
        HistoryLoader loader(market.profile);
        loader.want(market.wanted, kNow);
        const auto total = loader.progress().requestsLeft;
        const auto first = loader.next(Mono{1h}), second = loader.next(Mono{1h});
        loader.done(first->request, Outcome::Loaded, Mono{1h});
        loader.cancel();
        loader.done(second->request, Outcome::Loaded, Mono{1h});
        QVERIFY(!loader.next(Mono{2h}).has_value());
        QVERIFY(loader.progress().cancelled);
        QCOMPARE(historyText(loader.progress()), std::string("history 0 of 3 loaded, stopped by you"));
        loader.want(market.wanted, kNow + 1s);
        QVERIFY(!loader.next(Mono{2h}).has_value());
        loader.missed(market.instrument(0), kNow, kNow + 5min);
        QVERIFY(!loader.next(Mono{2h}).has_value());
        loader.resume(kNow + 1h);
        QVERIFY(!loader.progress().cancelled);
        QVERIFY(drained(loader, Mono{2h}).size() >= total);
        QCOMPARE(loader.progress().loaded, 3u);
    }
    void whoListensLaterHearsAllOfIt()
    {
        const Market100 market(*venueProfile(VenueId::Okx), 2, false);
        HistoryLoader loader(market.profile);
        loader.again(kNow);
        QVERIFY(loader.progress().complete());
        loader.want(market.wanted, kNow);
        const auto first = drained(loader, Mono{1h});
        loader.again(kNow + 1h);
        loader.again(kNow + 1h);  // what waits already is not asked twice
        QCOMPARE(loader.progress().loaded, 0u);
        QCOMPARE(drained(loader, Mono{2h}).size(), first.size());
        QCOMPARE(loader.progress().loaded, 2u);
    }
    void aSpentBudgetStopsNoOther()
    {
        const Market100 market(*venueProfile(VenueId::Okx), 2, false);
        HistoryLoader loader(market.profile);
        loader.want(market.wanted, kNow);
        // Nothing is answered: of each budget so many are on their way.
        std::map<std::uint8_t, std::size_t> flying;
        while (const auto next = loader.next(Mono{1h})) ++flying[next->request.pool];
        QVERIFY(flying.size() >= 3);
        for (const auto& [pool, n] : flying) QVERIFY(n <= HistoryLoader::kAtOnce);
    }
    void waitingSaysWhy()
    {
        HistoryProgress p;
        QVERIFY(historyText(p).empty());
        p.wanted = 80, p.loaded = 37, p.requestsLeft = 400;
        QCOMPARE(historyText(p), std::string("history 37 of 80 loaded"));
        p.waits = "the venue wants no requests for 6 s";
        QCOMPARE(historyText(p),
                 std::string("history 37 of 80 loaded, waits: the venue wants no requests for 6 s"));
    }
};

QTEST_GUILESS_MAIN(TestHistoryPlan)
#include "tst_history_plan.moc"
