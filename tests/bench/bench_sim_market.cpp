// What the simulated market costs, and how it compares with what is known of real ones: the tables of
// docs/simulated-market.md. `bench_sim_market [hours of the long run] [seconds of each scenario]`.
#include "feeds/sim/market/market.h"
#include "feeds/sim/scenario.h"
#include "tests/support/sim_feed.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

using namespace plimsoll;
using namespace plimsoll::sim;
using namespace std::chrono_literals;

namespace {

using Series = std::vector<double>;

double mean(const Series& x)
{
    return x.empty() ? 0 : std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}
double sd(const Series& x)
{
    const double m = mean(x);
    double sum = 0;
    for (const double v : x) sum += (v - m) * (v - m);
    return x.size() < 2 ? 0 : std::sqrt(sum / static_cast<double>(x.size() - 1));
}
double correlation(const Series& a, const Series& b)
{
    const std::size_t n = std::min(a.size(), b.size());
    const double ma = mean(a), mb = mean(b);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < n; ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}
double acf(const Series& x, std::size_t lag)
{
    if (x.size() < lag + 10) return 0;
    const double m = mean(x);
    double sum = 0, var = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        var += (x[i] - m) * (x[i] - m);
        if (i + lag < x.size()) sum += (x[i] - m) * (x[i + lag] - m);
    }
    return var > 0 ? sum / var : 0;
}
double excessKurtosis(const Series& x)
{
    const double m = mean(x), s = sd(x);
    double sum = 0;
    for (const double v : x) sum += std::pow((v - m) / s, 4);
    return s > 0 ? sum / static_cast<double>(x.size()) - 3 : 0;
}
// Tail exponent from the largest `share` of absolute values.
double hill(Series x, double share)
{
    for (double& v : x) v = std::abs(v);
    std::sort(x.begin(), x.end(), std::greater<>());
    const auto k = static_cast<std::size_t>(share * static_cast<double>(x.size()));
    if (k < 10 || !(x[k] > 0)) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < k; ++i) sum += std::log(x[i] / x[k]);
    return static_cast<double>(k) / sum;
}
// Slope of log y on log x.
double slope(const Series& x, const Series& y)
{
    Series lx, ly;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!(x[i] > 0) || !(y[i] > 0)) continue;
        lx.push_back(std::log(x[i]));
        ly.push_back(std::log(y[i]));
    }
    return sd(lx) > 0 ? correlation(lx, ly) * sd(ly) / sd(lx) : 0;
}
Series logs(Series x)
{
    for (double& v : x) v = std::log(std::max(v, 1e-12));
    return x;
}
double quantile(Series x, double at)
{
    if (x.empty()) return 0;
    std::sort(x.begin(), x.end());
    return x[std::min(x.size() - 1, static_cast<std::size_t>(at * static_cast<double>(x.size())))];
}

double depthWithin(const SimulatedMarket& m, const Listing& l, double share)
{
    const Book& b = m.book(l.id);
    if (!b.twoSided()) return 0;
    double sum = 0;
    for (const Side side : {Side::Buy, Side::Sell})
        for (std::size_t i = 0; i < b.depth(side); ++i) {
            const BookLevel level = b.level(side, i);
            const auto ticks = static_cast<double>(level.ticks);
            if (std::abs(ticks / b.mid() - 1) > share) break;
            sum += l.notional(level.lots, l.price(ticks));
        }
    return sum / 2;
}

Series returnsOf(const Series& x, std::size_t seconds)
{
    Series r;
    for (std::size_t i = seconds; i < x.size(); i += seconds) r.push_back(std::log(x[i] / x[i - seconds]));
    return r;
}

// One perpetual, watched.
struct Watched {
    explicit Watched(const Listing& listing) : l(listing) {}
    Listing l;
    Series mids;                               // each second
    Series signs;                              // each trade
    Series spread, depth, volatility, volume;  // each minute
    Series premium, funding;                   // each minute
    Series fundamentals;                       // each second
    std::vector<Metaorder> orders;
    double minuteVolume = 0, minuteSpread = 0, minuteDepth = 0;
    std::size_t minuteSamples = 0;

    Series returns(std::size_t seconds) const { return returnsOf(mids, seconds); }
};

struct Run {
    std::vector<Watched> watched;
    Series liquidations;       // US dollars each
    Series liquidationCounts;  // five seconds
    std::vector<double> perMinute;
    Series interest;  // all perpetuals of BTC, coins, each second
    double largestMinuteShare = 0, taken = 0, adl = 0;
    double lowest = 0, highest = 0, first = 0, last = 0;
};

Run run(const Scenario& scenario, std::vector<std::string> assets, int seconds, std::uint64_t seed)
{
    MarketSetup setup;
    setup.assets = std::move(assets);
    SimulatedMarket m(setup, scenario, seed);
    Run r;
    std::map<ListingId, std::size_t> place;
    for (const Listing& l : m.listings()) {
        if (!l.perp() || l.venue != VenueId::Binance) continue;
        place[l.id] = r.watched.size();
        r.watched.emplace_back(l);
        m.takeMetaorders(l.id);
    }
    std::size_t counted = 0;
    double minute = 0;
    for (int second = 0; second < seconds; ++second) {
        m.advance(1s);
        for (const Happening& h : m.happenings()) {
            if (const auto* t = std::get_if<Traded>(&h.what)) {
                const auto at = place.find(h.listing);
                if (at == place.end()) continue;
                Watched& w = r.watched[at->second];
                w.minuteVolume += w.l.notional(t->lots, w.l.price(static_cast<double>(t->ticks)));
                // Fills of one order count once.
                static std::uint64_t lastOrder = 0;
                if (t->order != lastOrder) w.signs.push_back(t->taker == Side::Buy ? 1 : -1);
                lastOrder = t->order;
            } else if (const auto* q = std::get_if<Liquidated>(&h.what)) {
                const Listing& l = m.listings()[h.listing];
                const double usd = l.notional(q->lots, l.price(q->averageTicks));
                r.liquidations.push_back(usd);
                minute += usd;
                if (q->method != LiquidationMethod::Market) r.taken += usd;
                ++counted;
            } else if (const auto* d = std::get_if<Deleveraged>(&h.what)) {
                const Listing& l = m.listings()[h.listing];
                r.adl += l.notional(d->lots, l.price(static_cast<double>(d->ticks)));
            }
        }
        m.clearHappenings();
        if (second % 5 == 4) {
            r.liquidationCounts.push_back(static_cast<double>(counted));
            counted = 0;
        }
        double coins = 0;
        for (const Listing& l : m.listings())
            if (l.perp() && l.assetIndex == 0) coins += l.coins(m.state(l.id).openInterest);
        r.interest.push_back(coins);
        for (Watched& w : r.watched) {
            const Book& b = m.book(w.l.id);
            const double mid = b.twoSided() ? w.l.price(b.mid()) : (w.mids.empty() ? 1 : w.mids.back());
            w.mids.push_back(mid);
            w.fundamentals.push_back(m.fundamental(w.l.assetIndex));
            if (b.twoSided()) {
                w.minuteSpread += static_cast<double>(b.best(Side::Sell) - b.best(Side::Buy)) / b.mid() * 1e4;
                w.minuteDepth += depthWithin(m, w.l, 0.01);
                ++w.minuteSamples;
            }
            if (second % 60 != 59) continue;
            const double samples = std::max<double>(1, static_cast<double>(w.minuteSamples));
            double rv = 0;
            for (std::size_t i = w.mids.size() - 55; i < w.mids.size(); i += 5)
                rv += std::pow(std::log(w.mids[i] / w.mids[i - 5]), 2);
            w.spread.push_back(w.minuteSpread / samples);
            w.depth.push_back(w.minuteDepth / samples);
            w.volatility.push_back(std::sqrt(rv));
            w.volume.push_back(w.minuteVolume);
            w.premium.push_back(m.state(w.l.id).averagePremium);
            w.funding.push_back(m.state(w.l.id).fundingEstimate);
            w.minuteVolume = w.minuteSpread = w.minuteDepth = 0;
            w.minuteSamples = 0;
            for (const Metaorder& o : m.takeMetaorders(w.l.id)) w.orders.push_back(o);
        }
        if (second % 60 == 59) {
            r.perMinute.push_back(minute);
            minute = 0;
        }
    }
    const Series& mids = r.watched.front().mids;
    r.first = mids.front();
    r.last = mids.back();
    r.lowest = *std::min_element(mids.begin(), mids.end());
    r.highest = *std::max_element(mids.begin(), mids.end());
    const double all = std::accumulate(r.perMinute.begin(), r.perMinute.end(), 0.0);
    if (all > 0) r.largestMinuteShare = *std::max_element(r.perMinute.begin(), r.perMinute.end()) / all;
    return r;
}

// Mean of the assets' values.
template <typename F>
double over(const Run& r, F f)
{
    Series values;
    for (const Watched& w : r.watched) values.push_back(f(w));
    return mean(values);
}

void impactOf(const Run& r)
{
    // Impact in units of daily volatility against size in units of daily volume (Toth et al. 2011).
    struct Point {
        double size, impact;
    };
    std::vector<Point> points;
    for (const Watched& w : r.watched) {
        const Series minutes = w.returns(60);
        const double daily = sd(minutes) * std::sqrt(1440.0);
        const double volume = mean(w.volume) * 1440;
        for (const Metaorder& o : w.orders) {
            if (o.pieces < 10 || !(o.startMid > 0)) continue;
            // Less what the fundamental did meanwhile: here it is known, and only noise to the question.
            const auto at = [&](double seconds) {
                return w.fundamentals[std::min(w.fundamentals.size() - 1, static_cast<std::size_t>(seconds))];
            };
            const double sign = o.side == Side::Buy ? 1 : -1;
            const double moved = std::log(o.endMid / o.startMid) - std::log(at(o.ended) / at(o.begun));
            points.push_back({o.done / volume, sign * moved / daily});
        }
    }
    std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.size < b.size; });
    constexpr std::size_t bins = 8;
    Series sizes, impacts;
    std::printf("  impact of large orders (%zu), size / daily volume: impact / daily volatility\n   ",
                points.size());
    for (std::size_t b = 0; b < bins; ++b) {
        const std::size_t from = points.size() * b / bins, to = points.size() * (b + 1) / bins;
        double size = 0, impact = 0;
        for (std::size_t i = from; i < to; ++i) {
            size += points[i].size;
            impact += points[i].impact;
        }
        const auto n = static_cast<double>(std::max<std::size_t>(1, to - from));
        sizes.push_back(size / n);
        impacts.push_back(impact / n);
        std::printf(" %.1e: %.4f", size / n, impact / n);
    }
    std::printf("\n  exponent %.2f, prefactor Y at the largest %.2f\n", slope(sizes, impacts),
                impacts.back() / std::sqrt(sizes.back()));
}

void longRun(double hours)
{
    // Waves of unequal weather, as a day has them.
    Scenario s = calmScenario();
    s.name = "ordinary day";
    const Run r = run(s, {"BTC", "ETH", "SOL", "LINK"}, static_cast<int>(hours * 3600), 11);
    std::printf("\nOrdinary market, %.1f h, BTC ETH SOL LINK on Binance, means over the four\n", hours);
    for (const std::size_t each : {10, 60, 300}) {
        std::printf(
            "  returns of %3zu s: excess kurtosis %.1f, Hill (5 %%) %.2f, acf(r) 1 %.3f, acf|r| 1 %.2f 5 %.2f "
            "10 %.2f 30 %.2f\n",
            each, over(r, [&](const Watched& w) { return excessKurtosis(w.returns(each)); }),
            over(r, [&](const Watched& w) { return hill(w.returns(each), 0.05); }),
            over(r, [&](const Watched& w) { return acf(w.returns(each), 1); }),
            over(r,
                 [&](const Watched& w) {
                     Series a = w.returns(each);
                     for (double& x : a) x = std::abs(x);
                     return acf(a, 1);
                 }),
            over(r,
                 [&](const Watched& w) {
                     Series a = w.returns(each);
                     for (double& x : a) x = std::abs(x);
                     return acf(a, 5);
                 }),
            over(r,
                 [&](const Watched& w) {
                     Series a = w.returns(each);
                     for (double& x : a) x = std::abs(x);
                     return acf(a, 10);
                 }),
            over(r, [&](const Watched& w) {
                Series a = w.returns(each);
                for (double& x : a) x = std::abs(x);
                return acf(a, 30);
            }));
    }
    for (const Watched& w : r.watched)
        std::printf(
            "  %-5s daily volatility %.2f %% (fundamental %.2f %%), spread %.2f bp, depth 1 %% %.1f M, volume a "
            "day %.0f M, trades "
            "%.1f/s\n",
            w.l.asset.c_str(), sd(w.returns(60)) * std::sqrt(1440.0) * 100,
            sd(returnsOf(w.fundamentals, 60)) * std::sqrt(1440.0) * 100, mean(w.spread), mean(w.depth) / 1e6,
            mean(w.volume) * 1440 / 1e6, static_cast<double>(w.signs.size()) / (hours * 3600));
    const Series lags = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    Series values;
    std::printf("  acf of trade signs:");
    for (const double lag : lags) {
        values.push_back(over(r, [&](const Watched& w) { return acf(w.signs, static_cast<std::size_t>(lag)); }));
        std::printf(" %g: %.3f", lag, values.back());
    }
    // Beyond the lags at which several orders at work interleave.
    const Series far(lags.begin() + 4, lags.end()), there(values.begin() + 4, values.end());
    std::printf("; exponent from 20 on %.2f\n", -slope(far, there));
    impactOf(r);
    std::printf(
        "  correlations of minutes (logs): spread with volatility %.2f, depth with volatility %.2f, volume with "
        "volatility %.2f\n",
        over(r, [](const Watched& w) { return correlation(logs(w.spread), logs(w.volatility)); }),
        over(r, [](const Watched& w) { return correlation(logs(w.depth), logs(w.volatility)); }),
        over(r, [](const Watched& w) { return correlation(logs(w.volume), logs(w.volatility)); }));
}

void scenarios(int seconds)
{
    std::printf("\nScenarios, %d s, BTC ETH SOL DOGE, all venues; moves and open interest of BTC\n", seconds);
    std::printf("%-18s %7s %7s %7s %6s %6s %6s %7s %7s %6s %5s %5s %5s\n", "", "down %", "up %", "end %", "kurt",
                "sprd", "depth", "OI low", "OI end", "liq M", "Hill", "n", "top'");
    for (const ScenarioTitle& t : builtInScenarios()) {
        const Run r = run(test::storyOf(t.name), {"BTC", "ETH", "SOL", "DOGE"}, seconds, 3);
        const Watched& btc = r.watched.front();
        const double before = btc.depth.front();
        const double fano =
            sd(r.liquidationCounts) * sd(r.liquidationCounts) / std::max(1e-9, mean(r.liquidationCounts));
        const double branching =
            r.liquidations.size() < 50 ? 0 : std::max(0.0, 1 - 1 / std::sqrt(std::max(1.0, fano)));
        const double most = *std::max_element(r.interest.begin(), r.interest.begin() + seconds / 2);
        const auto top = std::max_element(r.interest.begin(), r.interest.begin() + seconds / 2);
        const double low = *std::min_element(top, r.interest.end());
        std::printf(
            "%-18s %7.2f %7.2f %7.2f %6.1f %6.1f %6.2f %7.1f %7.1f %6.0f %5.2f %5.2f %5.2f  taken over %.0f %%, "
            "ADL %.0f M, funding~premium %.2f\n",
            qPrintable(t.name), (r.lowest / r.first - 1) * 100, (r.highest / r.first - 1) * 100,
            (r.last / r.first - 1) * 100, excessKurtosis(btc.returns(5)), quantile(btc.spread, 0.99),
            *std::min_element(btc.depth.begin(), btc.depth.end()) / before, (low / most - 1) * 100,
            (r.interest.back() / most - 1) * 100,
            std::accumulate(r.liquidations.begin(), r.liquidations.end(), 0.0) / 1e6, hill(r.liquidations, 0.1),
            branching, r.largestMinuteShare,
            r.liquidations.empty()
                ? 0
                : 100 * r.taken / std::accumulate(r.liquidations.begin(), r.liquidations.end(), 0.0),
            r.adl / 1e6, correlation(btc.funding, btc.premium));
    }
}

void cost()
{
    std::printf("Cost, 20 assets on four venues, perpetuals and spot\n");
    for (const char* name : {"calm", "cycle"}) {
        const auto s = loadScenario(QString::fromLatin1(name));
        QElapsedTimer timer;
        timer.start();
        SimulatedMarket m(MarketSetup{}, *s, 1);
        const double setup = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
        constexpr int seconds = 120;
        std::size_t things = 0;
        double longest = 0;
        timer.restart();
        for (int n = 0; n < seconds * 20; ++n) {
            QElapsedTimer step;
            step.start();
            m.advance(50ms);
            longest = std::max(longest, static_cast<double>(step.nsecsElapsed()) * 1e-6);
            things += m.happenings().size();
            m.clearHappenings();
        }
        const double took = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
        std::printf(
            "  %-6s %zu listings, start %.2f s, then %.1f %% of one core in real time, %.0f happenings a second, "
            "longest step of 50 ms: %.1f ms\n",
            name, m.listings().size(), setup, took / seconds * 100, static_cast<double>(things) / seconds,
            longest);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const double hours = argc > 1 ? std::atof(argv[1]) : 6;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 600;
    cost();
    scenarios(seconds);
    longRun(hours);
    return 0;
}
