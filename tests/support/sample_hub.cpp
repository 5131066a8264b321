#include "tests/support/sample_hub.h"

#include "tests/support/sample_basis.h"
#include "tests/support/sample_carry.h"
#include "tests/support/sample_forced.h"
#include "tests/support/sample_interest.h"
#include "tests/support/sample_market.h"
#include "tests/support/sample_past.h"
#include "tests/support/sample_phase.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::sample {

std::string Hub::symbolOf(VenueId v, const std::string& asset)
{
    if (v == VenueId::Okx) return asset + "-USDT-SWAP";
    if (v == VenueId::Hyperliquid) return asset == "PEPE" ? "kPEPE" : asset;
    return asset + "USDT";
}

void Hub::fill()
{
    if (m_mood == Mood::Empty) {
        emptyHealth();
        return;
    }
    instruments();
    funding();
    market();
    liquidations();
    depth("BTC");
    past("BTC");
    health();
    metrics();
    risk();
    alerts();
    stored();
    boards();
}

Duration Hub::old(VenueId v, Duration whenFresh) const
{
    if (m_mood == Mood::Stale) return std::chrono::seconds{200};
    if (slow(v)) return std::max(whenFresh, Duration(std::chrono::milliseconds{2100}));
    return bad(v) ? Duration(std::chrono::milliseconds{6400}) : whenFresh;
}

void Hub::boards()
{
    std::vector<OverviewSeed> seeds;
    for (const AssetLine& a : assets()) {
        OverviewSeed& s = seeds.emplace_back(OverviewSeed{a.name, a.price, a.tick, a.bp, a.oiMillion * 1.6e6});
        for (VenueId v : m_venues)
            if (listed(v, s.asset))
                s.venues = static_cast<std::uint8_t>(s.venues | 1u << static_cast<unsigned>(v));
    }
    m_hub.overview.publish(overview(seeds, said(), m_mood == Mood::Stale));
    m_hub.carry.publish(carry(*m_hub.funding.read().value, said()));
    const auto depth = m_hub.depth.read().value;
    m_hub.liquidity.publish(liquidity(*depth, said()));
    const auto tellVenues = [this](auto& seed, Duration whenFresh) {
        seed.venues = m_venues;
        for (VenueId v : m_venues) {
            const auto at = static_cast<std::size_t>(v);
            seed.fresh[at] = fresh(v);
            seed.stamps[at] = stamp(old(v, whenFresh));
        }
    };
    BasisSeed bases;
    tellVenues(bases, std::chrono::milliseconds{100});
    m_hub.basis.publish(basis("BTC", bases, said()));
    InterestSeed open;
    tellVenues(open, std::chrono::seconds{12});
    m_hub.interest.publish(interest("BTC", open, said()));
    m_hub.phase.publish(phase("BTC", said(), m_venues));
    const double price = assets().front().price;
    m_hub.liquidationBoard.publish(
        forced("BTC", price, m_venues, said(), m_mood == Mood::Stale ? Freshness::Stale : Freshness::Live));
    m_hub.levels.publish(levelMap("BTC", price, said()));
    HistoryAnswers past;
    if (const auto known = m_hub.past.read().value) past = *known;
    past.by["liquidity"] = usualHours("BTC", m_venues, said());
    m_hub.past.publish(std::move(past));
}

void Hub::metrics()
{
    MetricSnapshot s;
    s.asOf = said();
    auto btc = std::make_shared<AssetMetrics>("BTC");
    const auto put = [&](const char* name, double v) {
        btc->at(*analytics::metricId(name)) = {v, {}, s.asOf.mono, {}, 1, false};
    };
    put("price", 84'012.4);
    put("r8", 1.2e-5);
    put("phase", 1);
    put("norm_count", 4);
    put("fragility", 41);
    put("r8_regime", 1);
    put("spread_ratio", 1.3);
    put("signal_funding", 2);
    put("signal_oi_rv", 3);
    put("signal_basis", 1);
    put("basis_disp", 9.2);
    put("exec_10bp", 4.1e6);
    btc->facts.signalFunding = {-2.8e-5, std::nullopt, m_now.wall - std::chrono::hours{5}};
    btc->facts.ratePrior = -1.9e-4;
    btc->facts.signalInterest = {-0.018, 0.29, m_now.wall - std::chrono::hours{26}};
    btc->facts.signalBasis = {9.2, 4.0, m_now.wall - std::chrono::minutes{12}};
    put("depth_ratio", 0.58);
    put("stability", 0.86);
    put("phantom", 0.31);
    btc->facts.refillHalfLife = 74;
    btc->facts.phaseSince = m_now.wall - std::chrono::hours{26};
    btc->facts.fragilityParts[0] = 12;
    btc->facts.fragilityParts[2] = 29;
    s.market = std::make_shared<AssetMetrics>(std::string());
    s.assets.push_back(std::move(btc));
    m_hub.metrics.publish(std::move(s));
}

void Hub::stored()
{
    std::vector<std::int64_t> behind;
    for (VenueId v : m_venues) behind.push_back(m_mood == Mood::Stale ? 400 : bad(v) ? 700 : 0);
    HistoryAnswers all;
    for (auto answer : {pastSeries(said(), m_now.wall, m_venues, behind), pastJournal(said(), m_now.wall),
                        pastLiquidations(said(), m_now.wall)})
        all.by[answer->request.by] = answer;
    m_hub.past.publish(std::move(all));
    m_hub.store.publish(storing(m_now.wall));
}

Warning Hub::warning(const std::string& rule, const std::string& asset, Severity severity)
{
    Warning w;
    w.rule = rule;
    w.asset = asset;
    w.severity = severity;
    w.value = 0.41;
    w.thresholds = {0.7, 0.9, 0.6, 0.8};
    w.headline = asset + " depth within 1 % is 0.41 of its usual";
    w.why = "Orders fill far from the mid.";
    w.people = "Size is cut.";
    w.clears = "clears: at least 70 % for 60 s";
    w.quality = "2 of 2 venues are fresh";
    w.record = "untested";
    w.coverage = 1;
    w.confidence = 0.8;
    const auto evidence = [](const char* metric, std::optional<VenueId> venue, std::optional<double> value,
                             std::optional<double> normal, bool floor) {
        Evidence e;
        e.metric = *analytics::metricId(metric);
        e.venue = venue;
        e.value = value;
        e.normal = normal;
        e.floor = floor;
        return e;
    };
    w.evidence = {evidence("depth_ratio", {}, 0.41, 1.0, false),
                  evidence("spread_bps", VenueId::Binance, 7.2, {}, true),
                  evidence("slip_50m", {}, {}, {}, false)};
    return w;
}

void Hub::risk()
{
    RiskSnapshot s;
    s.asOf = said();
    const auto since = [&](Warning w, Duration old) {
        w.since = {m_now.wall - old, m_now.mono - old};
        return w;
    };
    s.warnings = {since(warning("DEPTH_DROP", "BTC", Severity::Critical), std::chrono::minutes{7}),
                  since(warning("SPREAD_WIDE", "ETH", Severity::Warning), std::chrono::minutes{41}),
                  since(warning("CLUSTER_NEAR", "SOL", Severity::Notice), std::chrono::seconds{12})};
    s.warnings[2].modelled = true;
    s.warnings[2].forward = true;
    Warning blind = warning("OI_SURGE", "XRP", Severity::None);
    blind.unknown = true;
    blind.missing = "open interest: stale";
    s.unknown = {since(std::move(blind), std::chrono::seconds{12})};
    s.rulesJudged = 40;
    s.rulesQuiet = 36;
    if (m_mood == Mood::Late) s.outages = {VenueId::Bybit};
    m_hub.risk.publish(std::move(s));
}

void Hub::alerts()
{
    AlertSnapshot s;
    s.asOf = said();
    const auto rule = [](std::uint64_t id, const char* metric, AlertOperator op, double level) {
        AlertRule r;
        r.id = id;
        r.conditions = {{*analytics::metricId(metric), "BTC", {}, op, level}};
        return r;
    };
    s.rows.resize(3);
    s.rows[0].rule = rule(1, "price", AlertOperator::CrossesUp, 84'100);
    s.rows[0].value = 84'012.4;
    s.rows[1].rule = rule(2, "spread_bps", AlertOperator::Above, 5);
    s.rows[1].state = AlertState::Firing;
    s.rows[1].value = 7.2;
    s.rows[1].lastFired = m_now.wall;
    s.rows[1].timesFired = 3;
    s.rows[2].rule = rule(3, "r8", AlertOperator::Above, 5e-4);
    s.rows[2].state = AlertState::Suspended;
    s.rows[2].note = "r8: stale";
    s.suspended = 1;
    AlertFired fired;
    fired.serial = 1;
    fired.rule = 2;
    fired.text = "BTC spread_bps above 5.00 bp: 7.20 bp";
    fired.asset = "BTC";
    fired.severity = Severity::Warning;
    fired.at = s.asOf;
    fired.metric = *analytics::metricId("spread_bps");
    fired.value = 7.2;
    fired.delayMs = 41;
    s.fired = {fired};
    m_hub.alerts.publish(std::move(s));
}

}  // namespace plimsoll::sample
