// The person's positions against the boards of this second: reads what the market says of them, judges planned
// trades, and puts the words of the vocabulary that speak of own positions among the values, so that rules and
// alerts read them like any other.
#pragma once

#include "model/boards/fx_board.h"
#include "model/boards/market_board.h"
#include "model/desk/desk_positions.h"
#include "model/desk/gates.h"
#include "model/market/account.h"
#include "model/metrics/metric_board.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace plimsoll {

class DeskBoard {
public:
    DeskBoard(const MarketBoard& market, const MetricBoard& metrics) : m_market(market), m_metrics(metrics) {}

    // What quote currencies are worth; without it none is known but the dollar.
    void useRates(const FxBoard& rates) { m_rates = &rates; }
    void set(Desk desk);
    const Desk& desk() const { return m_desk; }

    // A watched account as the venue has just told it.
    void told(std::shared_ptr<const AccountState> state, const Stamp& stamp);

    // Reads everything anew, with these values (of this second, or the last ones).
    void look(AsOf now, const MetricSnapshot& values);
    // Null: nothing is entered.
    std::shared_ptr<const DeskSnapshot> snapshot() const { return m_snapshot; }

    // What look() found, as values. Without positions every one of them is absent.
    void write(AsOf now, AssetMetrics& market, std::span<const std::shared_ptr<AssetMetrics>> assets) const;

private:
    const InstrumentTrack* trackOf(const std::string& asset, VenueId venue, Market market) const;
    DeskQuote quote(const std::string& asset, VenueId venue, Market market, AsOf now,
                    const MetricSnapshot& values) const;
    const std::vector<ModelledPosition>& modelled(const std::string& asset, VenueId venue);
    AccountReading account(const WatchedAddress& who, AsOf now, const MetricSnapshot& values);
    GateInput gateInput(const PlannedTrade& trade, AsOf now, const MetricSnapshot& values);
    void nearStop(GateInput& in);
    void oracle(GateInput& in, AsOf now, const MetricSnapshot& values) const;

    const MarketBoard& m_market;
    const MetricBoard& m_metrics;
    const FxBoard* m_rates = nullptr;
    Desk m_desk;
    std::shared_ptr<const DeskSnapshot> m_snapshot;
    std::map<std::pair<std::string, VenueId>, std::vector<ModelledPosition>> m_modelled;  // of this look
    struct Told {
        std::shared_ptr<const AccountState> state;
        Stamp stamp;
    };
    std::map<std::pair<std::string, std::string>, Told> m_told;  // by address and exchange
};

}  // namespace plimsoll
