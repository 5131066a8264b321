#include "ui/voice_places.h"

#include "ui/panel.h"

#include <array>

namespace plimsoll {

namespace {

struct Place {
    std::string_view words;  // what the name begins with
    const char* panel;
};
// The first that fits.
constexpr std::array kPlaces = {
    Place{"r8", "funding"},
    Place{"apr", "funding"},
    Place{"carry", "funding"},
    Place{"oi_", "interest"},
    Place{"d_oi", "interest"},
    Place{"hhi", "interest"},
    Place{"ldr", "interest"},
    Place{"tinderbox", "interest"},
    Place{"leverage_wave", "interest"},
    Place{"basis", "basis"},
    Place{"mark", "basis"},
    Place{"index", "basis"},
    Place{"oracle_dev", "basis"},
    Place{"stable_dev", "basis"},
    Place{"lead_s", "basis"},
    Place{"price", "depth"},
    Place{"wall", "depth"},
    Place{"depth_", "liquidity"},
    Place{"spread", "liquidity"},
    Place{"imbalance", "liquidity"},
    Place{"exec_", "liquidity"},
    Place{"slip_", "liquidity"},
    Place{"stability", "liquidity"},
    Place{"phantom", "liquidity"},
    Place{"kyle", "liquidity"},
    Place{"amihud", "liquidity"},
    Place{"vpin", "liquidity"},
    Place{"cluster", "liquidation_map"},
    Place{"trigger_size", "liquidation_map"},
    Place{"amplification", "liquidation_map"},
    Place{"liq_", "liquidations"},
    Place{"forced_share", "liquidations"},
    Place{"branching", "liquidations"},
    Place{"feed_age", "health"},
    Place{"coverage", "health"},
    Place{"ret_", "overview"},
    Place{"rv_", "history"},
};

}  // namespace

QString panelOf(analytics::MetricId metric)
{
    const std::string_view name = analytics::word(metric).name;
    for (const Place& p : kPlaces)
        if (name.substr(0, p.words.size()) == p.words) return QString::fromLatin1(p.panel);
    return QStringLiteral("risk");
}

QStringList panelsOf(const News& news)
{
    QStringList out{news.kind == News::Kind::Alert ? QStringLiteral("alerts") : QStringLiteral("risk")};
    constexpr int kMost = 3;
    for (const analytics::MetricId m : news.metrics) {
        const QString panel = panelOf(m);
        if (!out.contains(panel) && out.size() < kMost) out << panel;
    }
    return out;
}

}  // namespace plimsoll
