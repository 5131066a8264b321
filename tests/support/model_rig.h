// A model engine whose time is moved by hand, and short words for what venues say.
#pragma once

#include "model/model_engine.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::test {

inline Price price(double v)
{
    return Price::nearest(v);
}

inline std::shared_ptr<const Instrument> instrument(VenueId venue, std::size_t index, Market market,
                                                    const std::string& asset, const std::string& quote = "USDT",
                                                    double tick = 0.1)
{
    auto i = std::make_shared<Instrument>();
    i->id = InstrumentId::make(venue, index);
    i->market = market;
    i->asset = i->base = asset;
    i->quote = i->settle = quote;
    i->symbol = asset + quote;
    i->status = InstrumentStatus::Trading;
    i->tick = price(tick);
    return i;
}

using Levels = std::initializer_list<std::pair<double, double>>;

struct ModelRig {
    ManualClock clock;
    EventQueue queue{100'000};
    SnapshotHub hub;
    ModelEngine engine;
    EventBatch batch;
    std::vector<std::pair<InstrumentId, LostReason>> wishes;

    explicit ModelRig(const Config& config = {}) : engine(config, clock, queue, hub)
    {
        engine.onImageWanted([this](InstrumentId id, LostReason r) { wishes.emplace_back(id, r); });
    }

    // Collects; `send` lets the engine have it.
    template <typename P>
    ModelRig& say(InstrumentId id, P payload, VenueId venue)
    {
        batch.events.push_back({id, venue, clock.stamp(), std::move(payload)});
        return *this;
    }
    template <typename P>
    ModelRig& say(InstrumentId id, P payload)
    {
        return say(id, std::move(payload), id.venue());
    }
    ModelRig& describe(const std::shared_ptr<const Instrument>& i) { return say(i->id, InstrumentChanged{i}); }
    ModelRig& book(InstrumentId id, bool image, Levels bids, Levels asks, std::int64_t seq = 1,
                   BookChannel channel = BookChannel::Main)
    {
        BookUpdate u;
        u.image = image;
        u.channel = channel;
        u.seq = seq;
        for (const auto& [levels, span] : {std::pair{&bids, &u.bids}, std::pair{&asks, &u.asks}}) {
            *span = {static_cast<std::uint32_t>(batch.levels.size()), static_cast<std::uint32_t>(levels->size())};
            for (const auto& [at, qty] : *levels) batch.levels.push_back({price(at), Qty{qty}});
        }
        return say(id, u);
    }
    void send()
    {
        queue.push(std::exchange(batch, {}));
        engine.drain();
    }
    // Time passes as on the model's thread: a tick every 20 ms.
    void pass(Duration d)
    {
        constexpr Duration step = std::chrono::milliseconds{20};
        for (; d >= step; d -= step) {
            clock.advance(step);
            engine.tick();
        }
        clock.advance(d);
        engine.tick();
    }

    const plimsoll::InstrumentRow* row(InstrumentId id)
    {
        market = hub.market.read().value;
        if (market)
            for (const plimsoll::InstrumentRow& r : market->rows)
                if (r.instrument == id) return &r;
        return nullptr;
    }
    const VenueRow& venue(VenueId v)
    {
        health = hub.health.read().value;
        return health->venues[static_cast<std::size_t>(v)];
    }
    std::shared_ptr<const MarketSnapshot> market;  // keeps what `row` points into
    std::shared_ptr<const HealthSnapshot> health;
};

}  // namespace plimsoll::test
