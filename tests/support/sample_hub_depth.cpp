#include "tests/support/sample_hub.h"

#include "model/book/depth_history.h"

#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace plimsoll::sample {

void Hub::depth(const std::string& asset)
{
    DepthSnapshot s;
    s.asOf = m_now;
    s.asset = asset;
    std::vector<Market> markets{Market::Perp};
    if (m_spot) markets.push_back(Market::Spot);
    for (Market m : markets)
        for (VenueId v : m_venues) s.lanes.push_back(lane(v, m));
    m_hub.depth.publish(s);
}

DepthLane Hub::lane(VenueId v, Market m) const
{
    DepthLane lane;
    const auto at = static_cast<std::size_t>(v);
    lane.instrument = InstrumentId::make(v, m == Market::Spot ? 1 : 0);
    lane.venue = v;
    lane.market = m;
    lane.symbol = symbolOf(v, "BTC");
    lane.tick = Price::nearest(m == Market::Spot ? 0.01 : 0.1);
    const bool lost = m_mood == Mood::Stale || (bad(v) && m == Market::Perp);
    lane.state = lost ? BookState::Stale : BookState::Live;
    if (lost) lane.lost = LostReason::Silent;
    lane.fresh = lost ? Freshness::Stale : slow(v) ? Freshness::Late : Freshness::Live;
    lane.stamp = stamp(old(v, std::chrono::milliseconds{100}));
    lane.seq = 88'112'344;
    std::mt19937 random(static_cast<unsigned>(v) * 2 + static_cast<unsigned>(m));
    std::exponential_distribution<double> size(1.0);
    const double mid =
        path(719) + (m == Market::Spot ? 11 : 0) + std::array<double, kVenueCount>{0, -0.6, 1.4, -3.8}[at];
    const double reach = std::array<double, kVenueCount>{900, 420, 640, 120}[at];
    for (double d = 0.1; d < reach; d += 0.6 + d / 90) {
        const double wall = std::fmod(mid + d, 500) < 1 ? 60 : 1;
        lane.asks.push_back({px(mid + d, lane.tick->value()), {size(random) * (0.2 + d / 70) * wall}});
        lane.bids.push_back({px(mid - d, lane.tick->value()), {size(random) * (0.2 + d / 70)}});
    }
    lane.reach = OrderBook::Reach{lane.bids.back().price, lane.asks.back().price};
    Bbo bbo{lane.bids.front().price, lane.asks.front().price, lane.bids.front().qty, lane.asks.front().qty,
            lane.seq};
    lane.bbo =
        Dated<Bbo>{bbo, stamp(old(v, std::chrono::milliseconds{20})), lost ? Freshness::Stale : Freshness::Live};
    const Freshness f = lost ? Freshness::Stale : Freshness::Live;
    lane.last = Dated<Price>{px(mid, lane.tick->value()), stamp(old(v, std::chrono::milliseconds{310})), f};
    if (m == Market::Perp) {
        lane.mark =
            Dated<Price>{px(mid + 0.3, lane.tick->value()), stamp(old(v, std::chrono::milliseconds{700})), f};
        lane.index = Dated<Price>{px(mid + 14, 0.01), stamp(old(v, std::chrono::milliseconds{700})), f};
    }
    lane.history = history(v, reach);
    return lane;
}

DepthHistoryView Hub::history(VenueId v, double reach) const
{
    DepthHistoryView view;
    view.step = Price::nearest(5);
    view.column = std::chrono::seconds{1};
    std::mt19937 random(11 + static_cast<unsigned>(v));
    std::exponential_distribution<double> size(1.0);
    auto block = std::make_shared<DepthBlock>();
    const auto whole = std::chrono::floor<std::chrono::seconds>(m_now.wall);
    const int lostAfter = m_mood == Mood::Stale ? 690 : bad(v) ? 713 : 720;
    for (int i = 0; i < 720; ++i) {
        DepthColumn c;
        c.start = whole - std::chrono::seconds{720 - i};
        c.gap = (i >= 300 && i < 318 && v == VenueId::Bybit) || i >= lostAfter;
        if (!c.gap) {
            const double mid =
                path(i) + std::array<double, kVenueCount>{0, -0.6, 6, -14}[static_cast<std::size_t>(v)];
            c.bid = px(mid - 0.05, 0.1);
            c.ask = px(mid + 0.05, 0.1);
            c.reachLow = px(mid - reach, 0.1);
            c.reachHigh = px(mid + reach, 0.1);
            c.buyQty = static_cast<float>(size(random) * 4);
            c.sellQty = static_cast<float>(size(random) * 4);
            c.firstCell = static_cast<std::uint32_t>(block->cells.size());
            const auto at = static_cast<std::int32_t>(std::floor(mid / 5));
            const auto rows = static_cast<std::int32_t>(reach / 5);
            const auto qty = [&](std::int32_t row) {
                const double distance = std::abs(row - mid / 5);
                const double wall = row % 100 == 0 ? 30 : row % 20 == 0 ? 6 : 1;
                return static_cast<float>((0.3 + 0.5 * size(random)) * (1 + distance / 40) * wall);
            };
            for (std::int32_t k = 0; k < rows; ++k, ++c.bidCells) block->cells.push_back({at - k, qty(at - k)});
            for (std::int32_t k = 1; k < rows; ++k, ++c.askCells) block->cells.push_back({at + k, qty(at + k)});
        }
        block->columns.push_back(c);
        if (block->columns.size() == DepthBlock::kColumns) {
            view.blocks.push_back(block);
            block = std::make_shared<DepthBlock>();
        }
    }
    if (!block->columns.empty()) view.blocks.push_back(block);
    return view;
}

}  // namespace plimsoll::sample
