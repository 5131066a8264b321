#include "app/watch_chooser.h"

#include <algorithm>

namespace plimsoll {

WatchSet chooseWatch(const WatchInputs& in)
{
    WatchSet watch;
    watch.venues = in.venues;
    watch.spot = in.spot;
    watch.aside = in.panels.aside;
    watch.depthColumnMs = in.panels.depthColumnMs;
    watch.accounts = in.accounts;
    const auto add = [&watch](std::string asset) {
        if (!asset.empty() && std::find(watch.assets.begin(), watch.assets.end(), asset) == watch.assets.end())
            watch.assets.push_back(std::move(asset));
    };
    add(in.selected.toStdString());
    for (const std::string& asset : in.panels.focus) add(asset);
    watch.focus = watch.assets;
    for (const QString& asset : in.named) add(asset.toStdString());
    for (const std::string& asset : in.panels.assets) add(asset);
    if (in.named.isEmpty()) {
        const auto addLarge = [&](const std::string& asset) {
            if (watch.assets.size() < in.limit) add(asset);
        };
        for (const std::string& asset : in.ranking.largest) addLarge(asset);
        // Until the venues have said of so many what is large.
        for (const char* asset : {"BTC", "ETH", "SOL"}) addLarge(asset);
        watch.candidates = in.ranking.candidates;
    }
    return watch;
}

}  // namespace plimsoll
