// What the rules' warnings are worth on the simulated scenarios, where the truth is known: report_simulated
// [MINUTES OF CALM] [SEEDS] [SCENARIO]. Prints the part of docs/validation.md that is measured; of one scenario,
// each warning on standard error as well.
#include "feeds/sim/scenario.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_text.h"
#include "model/risk/rule_trial.h"
#include "model/risk/track_record.h"
#include "tests/support/sim_feed.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

// Five minutes make a normal of depth and spread: the story begins after them.
constexpr std::chrono::seconds kBefore = 330s;
const std::vector<std::string> kAssets = {"BTC", "ETH", "SOL", "XRP", "DOGE"};

// Stories take minutes where markets take days: the windows of the score are as much shorter.
trial::Window shortened()
{
    trial::Window w;
    w.horizon = 10 / 60.0;
    w.minLead = 0;
    w.together = 3 / 60.0;
    w.merge = 10 / 60.0;
    return w;
}
// Forced orders of a minute against what is open: where LIQ_BURST calls it critical (ANALYTICS F2). Of the truth,
// not of what venues tell.
constexpr double kFlood = 0.001;

// The true numbers of one asset, kept as the program would keep them if venues told the truth.
struct Truth {
    std::array<InstrumentSeries, kVenueCount> series;
    std::array<sim::ListingId, kVenueCount> perp;
    cascade::Watch watch;
    std::vector<double> cascades;  // hours since the run began
    std::vector<double> floods;    // forced orders of a minute, more than ten minutes apart
    double forced = 0;             // US dollars, of this second
    std::deque<double> minute;     // of the last sixty
    double worstInterest = 0, worstSigmas = 0;
    double lastFlood = 0;

    PerpSeries perps() const
    {
        PerpSeries out{};
        for (std::size_t v = 0; v < kVenueCount; ++v)
            if (perp[v] != sim::kNoListing) out[v] = &series[v];
        return out;
    }
};

// The headline with the numbers that it rests on.
std::string told(const Warning& w)
{
    std::string out = w.headline;
    for (const Evidence& e : w.evidence) {
        if (!e.value) continue;
        out += "; ";
        out += analytics::word(e.metric).name;
        if (e.venue) out += '@', out += venueKey(*e.venue);
        out += ' ';
        out += metricText(e.metric, *e.value);
    }
    return out;
}

struct Alert {
    std::string rule, asset;
    double hours = 0;
    std::string headline;
};

struct Run {
    SimFeed feed;
    std::map<std::string, Truth> truth;
    std::vector<trial::Unit> units;
    std::vector<Alert> alerts;
    std::set<std::string> everJudged;
    std::string name;

    Run(const QString& scenario, std::uint64_t seed) : feed(setupOf(scenario, seed))
    {
        name = scenario.toStdString();
        name += '#';
        name += std::to_string(seed);
        for (const std::string& asset : kAssets) {
            Truth& t = truth[asset];
            t.perp.fill(sim::kNoListing);
            for (const sim::Listing& l : feed.market.listings())
                if (l.asset == asset && l.perp()) t.perp[static_cast<std::size_t>(l.venue)] = l.id;
            for (std::size_t v = 0; v < kVenueCount; ++v) remember(t, v);
        }
        feed.overheard = [this](const sim::Happening& h) { happened(h); };
        feed.engine.onJudged([this](AsOf) { judged(); });
    }
    static SimFeed::Setup setupOf(const QString& name, std::uint64_t seed)
    {
        SimFeed::Setup setup;
        setup.scenario = storyOf(name);
        sim::Phase before = storyOf(QStringLiteral("calm")).phases.front();
        before.length = kBefore;
        setup.scenario.phases.insert(setup.scenario.phases.begin(), before);
        setup.scenario.repeats = false;
        setup.assets = kAssets;
        setup.seed = seed;
        setup.history = 240h;
        setup.hours = true;
        return setup;
    }
    double hours() const { return static_cast<double>(feed.passed().count()) / 3600; }

    void remember(Truth& t, std::size_t v)
    {
        if (t.perp[v] == sim::kNoListing) return;
        const sim::Listing& l = feed.market.listings()[t.perp[v]];
        const auto bar = [&](const sim::Kline& k, int minutes) {
            t.series[v].rememberBar(minuteOf(k.open), minutes,
                                    {l.price(static_cast<double>(k.o)),
                                     l.price(static_cast<double>(k.h)),
                                     l.price(static_cast<double>(k.l)),
                                     l.price(static_cast<double>(k.c)),
                                     {},
                                     {}});
        };
        for (const sim::Kline& k : feed.market.hourKlines(l.id, 240)) bar(k, 60);
        for (const sim::Kline& k : feed.market.minuteKlines(l.id, 1'440)) bar(k, 1);
        for (const sim::OpenInterestPoint& p : feed.market.openInterestHistory(l.id))
            t.series[v].rememberInterest(minuteOf(p.at), l.coins(p.lots));
    }
    void happened(const sim::Happening& h)
    {
        const auto* forced = std::get_if<sim::Liquidated>(&h.what);
        if (!forced || h.listing == sim::kNoListing) return;
        const sim::Listing& l = feed.market.listings()[h.listing];
        if (const auto t = truth.find(l.asset); t != truth.end())
            t->second.forced += l.notional(forced->lots, l.price(static_cast<double>(forced->markTicks)));
    }
    void judged()
    {
        for (const RiskEngine::Said& s : feed.engine.risk().said())
            if (s.before == Severity::None && s.warning.severity >= Severity::Warning)
                alerts.push_back({s.warning.rule, s.warning.asset, hours(), told(s.warning)});
    }
    // Once a second: what was forced in the minute that ends now.
    void count()
    {
        for (auto& [asset, t] : truth) {
            t.minute.push_back(std::exchange(t.forced, 0));
            if (t.minute.size() > 60) t.minute.pop_front();
            double open = 0, sum = 0;
            for (const double usd : t.minute) sum += usd;
            if (sum <= 0) continue;
            for (const sim::ListingId id : t.perp) {
                if (id == sim::kNoListing) continue;
                const sim::ListingState& s = feed.market.state(id);
                open += feed.market.listings()[id].notional(s.openInterest, s.mark);
            }
            if (!(open > 0) || sum / open < kFlood) continue;
            if (t.floods.empty() || hours() - t.lastFlood > 10 / 60.0) t.floods.push_back(hours());
            t.lastFlood = hours();
        }
    }
    // The definition, once a minute.
    void look()
    {
        const Step minute = minuteOf(feed.market.now());
        for (auto& [asset, t] : truth) {
            for (std::size_t v = 0; v < kVenueCount; ++v) {
                if (t.perp[v] == sim::kNoListing) continue;
                const sim::Listing& l = feed.market.listings()[t.perp[v]];
                const sim::ListingState& s = feed.market.state(l.id);
                InstrumentSample sample;
                sample.mid = s.mark;
                sample.openInterest = l.coins(s.openInterest);
                t.series[v].sample(minute * 60, sample, true);
            }
            const cascade::Reading r = cascade::readMinute(t.perps(), minute);
            if (r.interest) t.worstInterest = std::min(t.worstInterest, *r.interest);
            if (const auto sigma = cascade::sigmaBefore(t.perps(), minute / 60 - 1); r.move && sigma && *sigma > 0)
                t.worstSigmas = std::max(t.worstSigmas, std::fabs(*r.move) / *sigma);
            if (t.watch.look(minute, r)) t.cascades.push_back(hours());
        }
    }
    void until(std::chrono::seconds end)
    {
        while (feed.passed() < end) {
            feed.advance(1s);
            count();
            if (feed.passed() % 60s == 0s) look();
        }
    }
    void finish()
    {
        for (const auto& asset : feed.hub.risk.read().value->unknown) everJudged.insert(asset.rule);
        const auto unit = [&](const std::string& asset) {
            trial::Unit u;
            u.name = name;
            u.name += '/';
            u.name += asset;
            u.market = asset.empty();
            // Nothing lies beyond: what comes within the horizon of the end is known to be nothing.
            u.hours = hours() + shortened().horizon;
            for (const Alert& a : alerts)
                if (a.asset == asset) u.alerts[a.rule].push_back(a.hours);
            return u;
        };
        trial::Unit market = unit({});
        for (const std::string& asset : kAssets) {
            trial::Unit u = unit(asset);
            u.events = truth[asset].floods;
            market.events.insert(market.events.end(), u.events.begin(), u.events.end());
            units.push_back(std::move(u));
        }
        units.push_back(std::move(market));
    }
};

std::string share(const std::optional<double>& v)
{
    return v ? std::to_string(static_cast<int>(std::lround(*v * 100))) + " %" : std::string("–");
}

std::string seconds(double s)
{
    return std::to_string(static_cast<long>(std::lround(s))) + " s";
}

std::string list(const std::map<std::string, int>& counts)
{
    std::string out;
    for (const auto& [rule, n] : counts) {
        if (!out.empty()) out += ", ";
        out += "`";
        out += rule;
        out += "` ";
        out += std::to_string(n);
    }
    return out.empty() ? "none" : out;
}

std::chrono::seconds lengthOf(const sim::Scenario& s)
{
    std::chrono::milliseconds all{};
    for (const sim::Phase& p : s.phases) all += p.length;
    return std::chrono::ceil<std::chrono::seconds>(all);
}

void scenarioRow(const std::string& name, const std::vector<std::unique_ptr<Run>>& runs)
{
    // The first warning that looks ahead, before the first flood of forced orders on the same asset; and how long
    // after the flood began the forced orders were named.
    std::size_t cascades = 0, floods = 0, ahead = 0;
    std::vector<double> leads, latencies;
    double deepest = 0, farthest = 0;
    std::map<std::string, int> raised;
    for (const auto& run : runs) {
        for (const auto& [asset, t] : run->truth) {
            cascades += t.cascades.size();
            deepest = std::min(deepest, t.worstInterest), farthest = std::max(farthest, t.worstSigmas);
            if (t.floods.empty()) continue;
            ++floods;
            const double flood = t.floods.front();
            std::optional<double> first, burst;
            for (const Alert& a : run->alerts) {
                if (a.asset != asset) continue;
                if (riskRule(a.rule)->forward && a.hours < flood && a.hours >= flood - shortened().horizon)
                    first = std::min(first.value_or(1e9), a.hours);
                if (a.rule == "LIQ_BURST") burst = std::min(burst.value_or(1e9), a.hours);
            }
            ahead += first.has_value();
            if (first) leads.push_back((flood - *first) * 3600);
            if (burst) latencies.push_back((*burst - flood) * 3600);
        }
        for (const Alert& a : run->alerts) ++raised[a.rule];
    }
    std::printf("| `%s` | %zu | %zu | %.1f %% / %.1f σ | %zu | %s | %s | %s | %s |\n", name.c_str(), runs.size(),
                cascades, deepest * 100, farthest, floods,
                (std::to_string(ahead) + " of " + std::to_string(floods)).c_str(),
                leads.empty() ? "–" : seconds(analytics::median(leads)).c_str(),
                latencies.empty() ? "–" : seconds(analytics::median(latencies)).c_str(), list(raised).c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const int calmMinutes = argc > 1 ? std::atoi(argv[1]) : 60;
    const int seeds = argc > 2 ? std::atoi(argv[2]) : 2;
    std::vector<trial::Unit> units;

    std::printf(
        "### By scenario\n\n"
        "| scenario | runs | cascades by the definition | deepest interest / farthest price | floods of forced "
        "orders | a forward rule spoke before | median lead | `LIQ_BURST` after | raised, all assets and runs "
        "|\n|---|---|---|---|---|---|---|---|---|\n");
    const QString only = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString();
    double calmHours = 0;
    std::map<std::string, int> calmRaised, calmRight;  // false, and beside a flood
    for (const sim::ScenarioTitle& title : sim::builtInScenarios()) {
        if (!only.isEmpty() && title.name != only) continue;
        const bool calm = title.name == QLatin1String("calm");
        std::vector<std::unique_ptr<Run>> runs;
        for (int seed = 1; seed <= seeds; ++seed) {
            auto run = std::make_unique<Run>(title.name, static_cast<std::uint64_t>(seed));
            run->until(kBefore + (calm ? std::chrono::seconds{calmMinutes * 60} : lengthOf(storyOf(title.name))));
            run->finish();
            for (const Alert& a : run->alerts)
                if (!only.isEmpty())
                    std::fprintf(stderr, "seed %d, %5.0f s: %s\n", seed, a.hours * 3600, a.headline.c_str());
            if (calm) {
                calmHours += run->hours() * static_cast<double>(kAssets.size());
                for (const Alert& a : run->alerts) {
                    // The calm market has jumps and forced closes of its own: what a flood belongs to is no false
                    // alarm.
                    const trial::Window w = shortened();
                    bool flood = false;
                    for (const auto& [asset, t] : run->truth)
                        for (const double at : t.floods)
                            flood = flood || ((a.asset.empty() || a.asset == asset) && at >= a.hours - w.horizon &&
                                              at <= a.hours + w.horizon);
                    ++(flood ? calmRight : calmRaised)[a.rule];
                }
            }
            units.insert(units.end(), run->units.begin(), run->units.end());
            runs.push_back(std::move(run));
        }
        scenarioRow(title.name.toStdString(), runs);
    }

    std::printf(
        "\n### False alarms in calm\n\n%.1f asset hours of the calm scenario, %d seeds, %zu assets. False: no "
        "flood on "
        "that asset within ten minutes before or after.\n\n| rule | false | beside a flood | false a day and "
        "asset | 95 "
        "%% at most |\n|---|---|---|---|---|\n",
        calmHours, seeds, kAssets.size());
    int silent = 0;
    for (const RiskRule& rule : riskRules()) {
        if (!track::isTried(rule)) continue;  // as in the table of rules
        const std::string id(rule.id);
        const int wrong = calmRaised[id], right = calmRight[id];
        if (wrong + right == 0) {
            ++silent;
            continue;
        }
        // Upper bound of a rate from a count (Poisson, by the normal approximation of the square root).
        const double most = wrong == 0 ? 3 : std::pow(std::sqrt(wrong + 1.0) + 0.98, 2);
        std::printf("| `%s` | %d | %d | %.2f | %.2f |\n", id.c_str(), wrong, right, wrong * 24 / calmHours,
                    most * 24 / calmHours);
    }
    std::printf("| the other %d | 0 | 0 | 0 | %.2f each |\n", silent, 3 * 24 / calmHours);

    std::printf(
        "\n### By rule\n\n| rule | kind | raised | right | precision (95 %%) | caught (95 %%) | median lead / "
        "latency | false a day and asset | base rate | lift | placebo |\n|---|---|---|---|---|---|---|---|---|---|"
        "---|\n");
    for (const trial::Row& r : trial::score(units, shortened())) {
        const auto& s = r.score;
        const auto interval = [](const std::optional<double>& v, const analytics::validate::Interval& i) {
            if (!v) return std::string("–");
            std::string out = share(v);
            out += " (";
            out += std::to_string(static_cast<int>(std::lround(i.low * 100)));
            out += "–";
            out += std::to_string(static_cast<int>(std::lround(i.high * 100)));
            out += ")";
            return out;
        };
        std::string lead = "–";
        if (r.forward && s.medianLeadHours) lead = seconds(*s.medianLeadHours * 3600);
        if (r.latencySeconds) lead = (*r.latencySeconds > 0 ? "+" : "") + seconds(*r.latencySeconds);
        std::printf("| `%s` | %s | %zu | %zu | %s | %s | %s | %.2f | %s | %s | %s |\n",
                    std::string(r.rule).c_str(), r.forward ? "forward" : "coincident", s.alerts, s.truePositives,
                    interval(s.precision, s.precisionInterval).c_str(),
                    interval(s.recall, s.recallInterval).c_str(), lead.c_str(), s.falsePerDay,
                    share(s.baseRate).c_str(), s.lift ? number_text::plain(*s.lift, 2).c_str() : "–",
                    share(r.placebo).c_str());
    }
    std::printf("\n### Thresholds\n\n| rule | warning / critical from | end below |\n|---|---|---|\n");
    for (const RiskRule& rule : riskRules()) {
        const auto both = [&](double warn, double crit) {
            std::string out = ruleNumber(rule, warn);
            out += " / ";
            out += rule.limits.crit ? ruleNumber(rule, crit) : std::string("—");
            return out;
        };
        const Thresholds& t = rule.limits;
        std::printf("| `%s` | %s | %s |\n", std::string(rule.id).c_str(), both(t.warn, t.crit.value_or(0)).c_str(),
                    both(t.exitWarn, t.exitCrit).c_str());
    }
    return 0;
}
