#include "model/snapshot_hub.h"

namespace plimsoll {

SnapshotHub::SnapshotHub()
{
    for (auto& beside : guests) beside.reset(new SnapshotHub(*this, Beside{}));
}

SnapshotHub::SnapshotHub(const SnapshotHub& host, Beside)
{
    funding.follow(host.funding);
    liquidations.follow(host.liquidations);
    market.follow(host.market);
    health.follow(host.health);
    instruments.follow(host.instruments);
    metrics.follow(host.metrics);
    overview.follow(host.overview);
    carry.follow(host.carry);
    desk.follow(host.desk);
    risk.follow(host.risk);
    alerts.follow(host.alerts);
    store.follow(host.store);
    past.follow(host.past);
    blackBox.follow(host.blackBox);
}

const SnapshotHub& SnapshotHub::of(std::string_view asset) const
{
    for (const auto& beside : guests)
        if (const auto name = beside ? beside->guest.read().value : nullptr;
            name && !name->empty() && *name == asset)
            return *beside;
    return *this;
}

}  // namespace plimsoll
