#include "tests/support/sample_phase.h"

#include <memory>
#include <optional>

namespace plimsoll::sample {

namespace {

FlushRecord flushRecord(const std::string& asset, Timestamp began, const std::vector<VenueId>& venues)
{
    using namespace std::chrono_literals;
    FlushRecord f;
    f.asset = asset;
    f.began = began;
    f.ended = began + 64min;
    f.card[static_cast<std::size_t>(Structure::Price)] = {{103'853.0}, {92'251.0}, {97'100.0}};
    f.card[static_cast<std::size_t>(Structure::Interest)] = {{90'700.0}, {70'700.0}, {72'900.0}};
    f.card[static_cast<std::size_t>(Structure::Funding)] = {{1.9e-4}, {-0.8e-4}, {-2.8e-5}};
    f.card[static_cast<std::size_t>(Structure::Basis)] = {{4.0}, {44.0}, {9.2}};
    f.card[static_cast<std::size_t>(Structure::Depth)] = {{71.0e6}, {4.3e6}, {41.2e6}};
    f.card[static_cast<std::size_t>(Structure::Spread)] = {{0.11}, {5.21}, {0.13}};
    f.peakUsd = {188.0e6};
    f.peakAt = began + 9min;
    f.longUsd = {843.0e6};
    f.shortUsd = {64.0e6};
    f.interestRemoved = {0.22};
    for (const VenueId v : venues) {
        VenueStress s;
        s.gaps = v == VenueId::Binance ? 4 : 0;
        s.resyncs = v == VenueId::Okx ? 3 : 1;
        s.worstAgeS = {v == VenueId::Binance ? 6.4 : 1.2};
        s.worstDelayMs = {1240.0};
        s.worstSpread = {11.0};
        s.largestLoss = {0.94};
        if (v != VenueId::Hyperliquid) s.recoveredMin = {74.0};
        f.venues[static_cast<std::size_t>(v)] = s;
    }
    return f;
}

}  // namespace

PhaseSnapshot phase(const std::string& asset, AsOf said, const std::vector<VenueId>& venues)
{
    using namespace std::chrono_literals;
    using analytics::phase::Phase;
    namespace flush = analytics::flush;
    PhaseSnapshot s;
    s.asOf = said;
    s.asset = asset;
    s.phase = Phase::Reset;
    s.coverage = 1;
    s.since = said.wall - 26h;
    s.hours = 26;
    s.seen = true;
    s.calm = {{{CalmFact::Which::Volume, {1.3}, 0.8, Verdict::No},
               {CalmFact::Which::Volatility, {1.9}, 0.8, Verdict::No},
               {CalmFact::Which::Interest, {-0.018}, 0.03, Verdict::Yes},
               {CalmFact::Which::Funding, {{}, analytics::Reason::TooShort}, 2e-4, Verdict::Unknown}}};
    s.stage = PhaseStage::CleanUp;
    s.stageSince = said.wall - 12h;
    s.sentence = "The flush is over, the clean-up is not: 2 of 5 conditions normal for 0 h.";
    s.leaves = "Leaves Reset when 4 of 5 conditions, with spread and depth, hold for 24 h.";
    const auto fact = [&](PhaseFact f, std::optional<double> v, double limit, Bound bound, Verdict met, Phase to,
                          bool asked) {
        s.evidence[static_cast<std::size_t>(f)] = {
            f, {v, analytics::Reason::TooShort}, {}, limit, bound, met, asked, to};
    };
    fact(PhaseFact::LiquidationZ, 1.3, 4, Bound::AtLeast, Verdict::No, Phase::Liquidation, true);
    fact(PhaseFact::InterestDrop4h, 0.003, 0.05, Bound::AtLeast, Verdict::No, Phase::Liquidation, true);
    fact(PhaseFact::ReturnZ1h, -0.6, 4, Bound::SizeAtLeast, Verdict::No, Phase::Liquidation, true);
    fact(PhaseFact::CalmHours, 9.21, 1, Bound::AtLeast, Verdict::Yes, Phase::Reset, false);
    fact(PhaseFact::InterestSlope, -0.001, -0.005, Bound::AtLeast, Verdict::Yes, Phase::Reset, false);
    fact(PhaseFact::Euphoria, {}, 0.7, Bound::AtLeast, Verdict::Unknown, Phase::Euphoria, false);
    fact(PhaseFact::NormalHours, 0.0, 24, Bound::AtLeast, Verdict::No, Phase::BuildUp, true);
    fact(PhaseFact::Interest7d, -0.22, 0, Bound::Above, Verdict::No, Phase::Euphoria, false);
    s.euphoriaParts = {{{"Funding", {1.2e-5}, 0.01, 0.3},
                        {"Open interest, 7 d", {-0.22}, 0.0, 0.3},
                        {"Interest over depth, z", {{}, analytics::Reason::TooShort}, {}, 0.2},
                        {"Calm", {1.9}, 0.0, 0.2}}};
    std::vector<PhaseChange> changes;
    changes.push_back(
        {said.wall - 26h, Phase::Liquidation, Phase::Reset, {}, "Liquidation to Reset: calm for 1 h", false});
    changes.push_back(
        {said.wall - 27h,
         Phase::Euphoria,
         Phase::Liquidation,
         {{PhaseFact::LiquidationZ, {4.9}, {}, 4, Bound::AtLeast, Verdict::Yes, true, Phase::Liquidation},
          {PhaseFact::InterestDrop4h, {0.061}, {}, 0.05, Bound::AtLeast, Verdict::Yes, true, Phase::Liquidation}},
         "Euphoria to Liquidation: liquidation z 4.9, interest drop 6.1 %",
         false});
    changes.push_back(
        {said.wall - 400h, Phase::BuildUp, Phase::Euphoria, {}, "Build-up to Euphoria: score 0.72", true});
    s.changes = std::make_shared<const std::vector<PhaseChange>>(changes);
    std::vector<PhaseSpan> band;
    band.push_back({said.wall - 24h * 90, said.wall - 24h * 70, std::nullopt});
    band.push_back({said.wall - 24h * 70, said.wall - 24h * 43, Phase::BuildUp});
    band.push_back({said.wall - 24h * 43, said.wall - 24h * 43 + 2h, Phase::Liquidation});
    band.push_back({said.wall - 24h * 43 + 2h, said.wall - 24h * 30, Phase::Reset});
    band.push_back({said.wall - 24h * 30, said.wall - 400h, Phase::BuildUp});
    band.push_back({said.wall - 400h, said.wall - 27h, Phase::Euphoria});
    band.push_back({said.wall - 27h, said.wall - 26h, Phase::Liquidation});
    band.push_back({said.wall - 26h, said.wall, Phase::Reset});
    s.band = std::make_shared<const std::vector<PhaseSpan>>(band);
    s.ring.lights = {{{Reflex::Price, Verdict::No, {-0.018}, 0.01},
                      {Reflex::Interest, Verdict::No, {-0.003}, 0.005},
                      {Reflex::Funding, Verdict::Unknown, {{}, analytics::Reason::TooShort}, 1e-5},
                      {Reflex::Depth, Verdict::Yes, {-0.38}, 0.05}}};
    s.ring.lit = 1;
    s.ring.known = 3;
    s.ring.engaged = Verdict::No;
    s.ring.active = CycleArc::Reset;
    s.wave.wave = {0, {}, said.mono, {}, 1, false};
    s.wave.depth7d = {-0.38};
    s.wave.interest7d = {-0.22};
    s.wave.r8Mean7d = {-2.8e-5};
    s.wave.order = {
        {"BTC", true, {0.012}}, {"ETH", true, {-0.03}}, {"SOL", false, {{}, analytics::Reason::TooShort}}};
    s.wave.reachedAlts = Verdict::No;
    Aftershock& a = s.aftershock;
    a.running = true;
    a.since = said.wall - 27h;
    const auto condition = [&](Condition c, PhaseNumber now, PhaseNumber normal, PhaseNumber ratio, double limit,
                               Bound bound, Verdict passed, std::optional<double> progress, double each) {
        AftershockCondition& out = a.conditions[static_cast<std::size_t>(c)];
        out = {c, now, normal, ratio, limit, bound, passed, progress, {}};
        for (const VenueId v : venues)
            if (c != Condition::Volatility)
                out.venues[static_cast<std::size_t>(v)] = {{each * (1 + 0.1 * static_cast<int>(v))}, passed};
    };
    condition(Condition::Spread, {0.13}, {0.11}, {1.18}, 1.25, Bound::AtMost, Verdict::Yes, 1.0, 1.1);
    condition(Condition::Depth, {41.2e6}, {66.5e6}, {0.62}, 0.8, Bound::AtLeast, Verdict::No, 0.7, 0.6);
    condition(Condition::Basis, {9.2}, {4.0}, {2.3}, 1.5, Bound::AtMost, Verdict::No, 0.68, 2.2);
    condition(Condition::Funding, {-2.8e-5}, {-1.0e-5}, {}, 2e-4, Bound::AtMost, Verdict::Yes, 1.0, -2.0e-5);
    condition(Condition::Volatility, {1.9}, {1.0}, {1.9}, 1.5, Bound::AtMost, Verdict::Unknown, {}, 0);
    a.count = 2;
    a.known = 4;
    a.ok = Verdict::No;
    a.okHours = {0.0};
    a.progress = {0.84};
    a.beforeShock = true;
    a.funding = {{1.0e-5}, {-2.0e-6}, {-2.8e-5}, {3.0e-6}, Verdict::No, Verdict::Yes};
    a.gate = {Verdict::Yes, Verdict::No, Verdict::Yes, Verdict::Yes, Verdict::No, "depth is not back", {1.1}};
    a.line = "Structure, not price: depth 0.62x of normal, spread 1.18x.";
    FlushChecklist& c = s.checklist;
    c.at = said.wall - 27h;
    c.input.oiRecovery = 0.0;
    c.input.hoursSince = 26.0;
    c.input.rangeAtr = 1.2;
    c.input.r8Mean24h = -2.8e-5;
    c.input.r8Before = 1.9e-4;
    c.interest = flush::Interest::Clean;
    c.funding = flush::Funding::Reset;
    c.flowReason = analytics::Reason::Stale;
    c.fundingFlipped = Verdict::Yes;
    c.invalidations = {{{flush::Invalidation::OiReloadIntoWeakness, Verdict::No, {0.0}, {0.44}, 0.9, 0.5},
                        {flush::Invalidation::FundingWithoutSpot, Verdict::Unknown, {-2.8e-5}, {}, 2e-4, 0},
                        {flush::Invalidation::SupportLost, Verdict::Yes, {5.5}, {85'000}, 4, 0}}};
    AssetLevels levels;
    levels.asset = asset;
    levels.price = 84'012.4;
    levels.venue = VenueId::Binance;
    levels.day = std::chrono::floor<std::chrono::days>(said.wall);
    const auto days = levels.day.time_since_epoch() / std::chrono::hours{24};
    levels.week = levels.day - std::chrono::hours{24} * ((days + 3) % 7);
    levels.levels = {{LevelKind::RoundAbove, 85'000, LevelState::Lost, said.wall - 5h, -0.0118, false},
                     {LevelKind::Own, 83'500, LevelState::Held, {}, 0.0061, false},
                     {LevelKind::WeekLow, 80'100, LevelState::Unknown, {}, {}, false}};
    s.levels = {levels};
    s.purge = {{90'700.0}, {70'700.0}, {4.9e9}, {0.22}, {74'100.0}};
    s.fundingReset = {{1.9e-4}, {-2.8e-5}, {-2.18e-4}, {34.0}, said.wall - 26h};
    s.dislocations.open = {{Dislocation::Kind::Basis, VenueId::Bybit, VenueId::Binance, 12.4, 10}};
    s.dislocations.heard.fill(0x0f);
    s.dislocations.expected = 0x0f;
    std::vector<FlushRecord> flushes{flushRecord(asset, said.wall - 27h, venues),
                                     flushRecord("ETH", said.wall - 24h * 43, venues)};
    flushes[1].stored = true;
    flushes[1].venues = {};
    s.flushes = std::make_shared<const std::vector<FlushRecord>>(flushes);
    return s;
}

}  // namespace plimsoll::sample
