// Three venues with a contract and a pair of each asset, of which all is said that alerts between two seconds may
// rest on, and short words for rules.
#pragma once

#include "tests/support/alert_engine_rig.h"
#include "tests/support/model_rig.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll::test {

inline constexpr std::array kListed = {VenueId::Binance, VenueId::Bybit, VenueId::Okx};

struct AtOnceRig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps, spots;

    explicit AtOnceRig(std::vector<std::string> assets = {"BTC"})
    {
        WatchSet watch;
        watch.assets = assets;
        watch.spot = true;
        engine.setWatch(watch);
        std::size_t index = 0;
        for (const std::string& asset : assets)
            for (const VenueId v : kListed) {
                for (const Market m : {Market::Perp, Market::Spot}) {
                    auto i = std::make_shared<Instrument>(*instrument(v, index++, m, asset, "USDT", 0.01));
                    i->fundingHours = 8;
                    (m == Market::Perp ? perps : spots).push_back(i);
                    describe(i);
                }
            }
        send();
    }
    void quote(const Instrument& i, double mid, double half = 0.05, double size = 50)
    {
        book(i.id, true, {{mid - half, size}, {mid - 0.2, 4 * size}, {mid - 1.1, 9 * size}, {mid - 3, size}},
             {{mid + half, size}, {mid + 0.2, 4 * size}, {mid + 1.1, 9 * size}, {mid + 3, size}});
    }
    void trade(const Instrument& i, double at)
    {
        Trade t;
        t.price = price(at);
        t.qty = Qty{1};
        t.taker = Side::Buy;
        say(i.id, t);
    }
    void everything(double mid = 100)
    {
        for (const auto& i : perps) {
            quote(*i, mid);
            trade(*i, mid);
            say(i->id, Mark{price(mid), price(mid)});
            Funding f;
            f.rate = Rate{0.0001};
            f.hours = 8;
            f.next = clock.wall() + std::chrono::hours{4};
            say(i->id, f);
            say(i->id, OpenInterest{1'000, {}, false});
        }
        for (const auto& i : spots) quote(*i, mid);
        for (const VenueId v : kListed) {
            auto told = std::make_shared<FeedHealth>();
            told->venue = v;
            told->at = clock.mono();
            told->classes = {{std::string(kLiquidationClass), 1, 1, false, Freshness::Live, clock.mono()}};
            say({}, FeedReport{told}, v);
        }
    }
    // What venues do all the time: nothing of it goes stale.
    void secondsOf(int n, double mid = 100)
    {
        for (int i = 0; i < n; ++i) {
            everything(mid);
            send();
            pass(seconds{1});
        }
    }
    std::shared_ptr<const AlertSnapshot> alerts() { return hub.alerts.read().value; }
    std::uint64_t fired()
    {
        const auto a = alerts();
        return a && !a->fired.empty() ? a->fired.front().serial : 0;
    }
};

inline AlertCondition on(MetricId metric, Op op, double level, std::optional<VenueId> venue = {}, int over = 0)
{
    return {metric, "BTC", venue, op, level, seconds{over}};
}

inline Liquidation forced(double usd)
{
    Liquidation l;
    l.liquidated = PositionSide::Long;
    l.price = price(100);
    l.qty = Qty{usd / 100};
    return l;
}

}  // namespace plimsoll::test
