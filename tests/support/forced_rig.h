// An engine that hears liquidations, with a day of prices and open interest behind it.
#pragma once

#include "model/boards/level_map.h"
#include "model/boards/liquidation_board.h"
#include "tests/support/model_rig.h"

#include <cmath>

namespace plimsoll::test {

struct ForcedRig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps;
    std::vector<VenueId> hearing = {VenueId::Binance, VenueId::Bybit};
    bool books = false;  // are told too
    std::optional<VenueId> noInterest = {};

    explicit ForcedRig(std::vector<std::string> assets = {"BTC"})
    {
        clock.advance(std::chrono::hours{24 * 20'000} - clock.wall().time_since_epoch() % std::chrono::hours{24});
        WatchSet watch;
        watch.assets = assets;
        watch.focus = {assets.front()};
        engine.setWatch(watch);
        std::size_t index = 1;
        for (const std::string& asset : assets) {
            for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) {
                auto i = std::make_shared<Instrument>(*instrument(v, index, Market::Perp, asset));
                i->maxLeverage = 125;
                perps.push_back(i);
                describe(perps.back());
            }
            ++index;
        }
        send();
    }
    // The feeds say that they live; marks and open interest are fresh.
    void report(double mark)
    {
        for (const VenueId v : hearing) {
            auto told = std::make_shared<FeedHealth>();
            told->venue = v;
            told->at = clock.mono();
            told->classes = {{std::string(kLiquidationClass), 1, 1, false, Freshness::Live, clock.mono()}};
            say(InstrumentId{}, FeedReport{told}, v);
        }
        for (const auto& i : perps) {
            Mark m;
            m.mark = price(mark);
            say(i->id, m);
            OpenInterest oi;
            oi.base = 5'000;
            if (noInterest != i->id.venue()) say(i->id, oi);
            if (books) book(i->id, true, {{mark - 0.1, 1e6}}, {{mark + 0.1, 1e6}});
        }
        send();
    }
    void seconds(int n, double mark = 1'000)
    {
        for (int s = 0; s < n; ++s) {
            report(mark);
            pass(std::chrono::seconds{1});
        }
    }
    struct Print {
        std::size_t perp = 0;
        PositionSide side = PositionSide::Long;
        double at = 0, qty = 0;
        Duration ago{};  // it happened so long before it is told
    };
    void liquidate(const Print& p)
    {
        Liquidation l;
        l.liquidated = p.side;
        l.price = price(p.at);
        l.qty = {p.qty};
        batch.events.push_back(
            {perps[p.perp]->id, perps[p.perp]->id.venue(), {clock.wall() - p.ago, clock.wall(), clock.mono()}, l});
        send();
    }
    // What the venues remember: bars of five minutes up to now, and the open interest at their ends.
    std::vector<analytics::liq::LevelBar> past(std::size_t perp, int bars)
    {
        std::vector<analytics::liq::LevelBar> out;
        const Timestamp now = clock.wall();
        const auto five =
            std::chrono::floor<std::chrono::minutes>(now).time_since_epoch() / std::chrono::minutes{5};
        for (int b = 0; b < bars; ++b) {
            const auto from = Timestamp{std::chrono::minutes{5} * (five - bars + b)};
            const double middle = 1'000 * (1 + 0.01 * std::sin(b / 9.0 + static_cast<double>(perp)));
            const double oi = 5'000 + 900 * std::sin(b / 5.0);
            for (int m = 0; m < 5; ++m) {
                Kline k;
                k.open = from + std::chrono::minutes{m};
                k.close = *k.open + std::chrono::minutes{1};
                k.minutes = 1;
                k.o = k.c = price(middle);
                k.h = price(middle + 0.5);
                k.l = price(middle - 0.5);
                k.baseVolume = 10;
                k.quoteVolume = 10 * middle;
                k.takerBuyBase = 5;
                k.closed = true;
                say(perps[perp]->id, k);
                OpenInterest interest;
                interest.base = oi;
                interest.past = true;
                batch.events.push_back(
                    {perps[perp]->id, perps[perp]->id.venue(), {*k.open, clock.wall(), clock.mono()}, interest});
            }
            out.push_back({price(middle).value(), price(middle + 0.5).value(), price(middle - 0.5).value(), oi});
        }
        send();
        return out;
    }
    std::shared_ptr<const LiquidationBoardSnapshot> said() { return hub.liquidationBoard.read().value; }
    std::shared_ptr<const LevelMapSnapshot> levels() { return hub.levels.read().value; }
};

}  // namespace plimsoll::test
