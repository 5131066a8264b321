// For every rule a market in which it speaks, and the same market in calm, in which it is judged and silent. What
// the simulator can make is raised there (tst_sim_warnings); what takes it days, or a venue that does one thing,
// is a market by script here: the values come from the same formulas, and the rules see nothing else.
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_market.h"
#include "model/risk/position_rules.h"
#include "model/risk/risk_engine.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"
#include "tests/support/simulated_rules.h"

#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

using S = InstrumentSeries;

// ---- Markets that an engine lives through: a few minutes on four venues --------------------

struct Lived : ModelRig {
    std::array<std::shared_ptr<const Instrument>, kVenueCount> perps;
    std::array<double, kVenueCount> rate{1e-4, 1e-4, 1e-4, 1e-4}, interest{1'000, 1'000, 1'000, 1'000};
    double mid = 100;

    Lived()
    {
        WatchSet watch;
        watch.assets = {"BTC"};
        watch.spot = false;
        engine.setWatch(watch);
        for (const VenueId v : kVenues) {
            auto i = std::make_shared<Instrument>(*instrument(v, 1, plimsoll::Market::Perp, "BTC"));
            i->fundingHours = 8;
            i->maxLeverage = 50;
            perps[static_cast<std::size_t>(v)] = i;
            describe(i);
            for (const auto& [from, to, mmr] : {std::tuple(0.0, 1e9, 0.01)})
                say(i->id, Tier{0, from, to, mmr, 0, 50});
        }
        send();
    }
    void settled(int periodsAgo, double r8)
    {
        for (const auto& i : perps) {
            Funding f;
            f.kind = FundingKind::Settled;
            f.rate = Rate{r8};
            f.hours = 8;
            f.next = std::chrono::floor<hours>(clock.wall()) - hours{8 * periodsAgo};
            say(i->id, f);
        }
        send();
    }
    void interestThen(hours ago, double coins)
    {
        for (const auto& i : perps) {
            MarketEvent past{i->id, i->venue(), clock.stamp(), OpenInterest{coins, {}, true}};
            past.stamp.venue = clock.wall() - ago;
            batch.events.push_back(past);
        }
        send();
    }
    // What held for days and holds still.
    void usualPast()
    {
        for (int period = 0; period < 6; ++period) settled(period, 1e-4);
        for (const int ago : {1, 4, 24, 168}) interestThen(hours{ago}, 1'000);
    }
    void second()
    {
        for (std::size_t v = 0; v < kVenueCount; ++v) {
            const auto& i = perps[v];
            book(i->id, true, {{mid - 0.05, 5e5}, {mid - 0.9, 5e6}}, {{mid + 0.05, 5e5}, {mid + 0.9, 5e6}});
            say(i->id, Mark{price(mid), price(mid)});
            Funding f;
            f.rate = Rate{rate[v]};
            f.hours = 8;
            f.next = clock.wall() + hours{4};
            say(i->id, f);
            say(i->id, OpenInterest{interest[v], {}, false});
        }
        send();
        pass(seconds{1});
    }
    void run(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    Position position(double coins, double margin) const
    {
        Position p;
        p.id = 1;
        p.venue = VenueId::Binance;
        p.asset = "BTC";
        p.coins = coins;
        p.entry = mid;
        p.margin = margin;
        p.opened = clock.wall() - hours{48};
        return p;
    }
    void own(const Position& p, double wallet)
    {
        Desk desk;
        desk.positions = {p};
        // All capital where the position is, and its cap as said.
        desk.settings.venues[static_cast<std::size_t>(p.venue)].wallet = wallet;
        engine.setDesk(desk);
    }
    // A day and more of bars whose range is 2 % an hour.
    void wideHours()
    {
        for (const auto& i : perps)
            for (int h = 72; h > 0; --h) {
                Kline bar;
                bar.minutes = 60;
                bar.closed = true;
                bar.open = std::chrono::floor<hours>(clock.wall()) - hours{h};
                bar.o = bar.c = price(mid);
                bar.h = price(mid * 1.01);
                bar.l = price(mid * 0.99);
                say(i->id, bar);
            }
        send();
    }
};

struct LivedScript {
    std::string_view rule;
    void (*wild)(Lived&);
    void (*calm)(Lived&);
};

void usual(Lived& m)
{
    m.usualPast();
}

const LivedScript kLived[] = {
    {"FUND_LONG",
     [](Lived& m) {
         for (int p = 0; p < 6; ++p) m.settled(p, 12e-4);
         m.rate.fill(12e-4);
     },
     usual},
    {"FUND_SHORT",
     [](Lived& m) {
         for (int p = 0; p < 6; ++p) m.settled(p, -7e-4);
         m.rate.fill(-7e-4);
     },
     usual},
    {"FUND_FLIP",
     [](Lived& m) {
         for (int p = 0; p < 6; ++p) m.settled(p, p == 0 ? -3e-4 : 3e-4);
         m.rate.fill(-3e-4);
     },
     usual},
    {"FUND_SPREAD",
     [](Lived& m) {
         m.usualPast();
         m.rate = {1e-4, 1e-4, 1e-4, 10e-4};
     },
     usual},
    {"OI_SURGE",
     [](Lived& m) {
         m.usualPast();
         m.interest.fill(1'200);
     },
     usual},
    {"OI_CONC",
     [](Lived& m) {
         m.usualPast();
         m.interest = {9'000, 500, 500, 500};
     },
     usual},
    {"FUND_HOLD",
     [](Lived& m) {
         m.usualPast();
         m.rate.fill(10e-4);
         m.own(m.position(1'000, 2'000), 1e6);  // fifty times: it pays 15 % of its margin a day
     },
     [](Lived& m) {
         m.usualPast();
         m.own(m.position(1'000, 50'000), 1e6);
     }},
    {"LIQ_DIST",
     [](Lived& m) {
         m.wideHours();
         m.own(m.position(1'000, 4'000), 1e6);  // 25 times: 3 % away, and a day moves by ten
     },
     [](Lived& m) {
         m.wideHours();
         m.own(m.position(1'000, 90'000), 1e6);
     }},
    {"HEAT",
     [](Lived& m) {
         Position p = m.position(1'000, 50'000);
         p.stop = 70;  // 30,000 of 100,000
         m.own(p, 100'000);
     },
     [](Lived& m) {
         Position p = m.position(1'000, 50'000);
         p.stop = 99;
         m.own(p, 100'000);
     }},
    {"EXPOSURE", [](Lived& m) { m.own(m.position(6'000, 50'000), 100'000); },
     [](Lived& m) { m.own(m.position(500, 50'000), 100'000); }},
    {"VENUE_CAP", [](Lived& m) { m.own(m.position(1'000, 50'000), 100'000); },
     [](Lived& m) {
         Desk desk;
         for (const VenueId v : kVenues) {
             Position p = m.position(1'000, 50'000);
             p.id = 1 + static_cast<std::uint64_t>(v);
             p.venue = v;
             desk.positions.push_back(p);
             desk.settings.venues[static_cast<std::size_t>(v)].wallet = 100'000;
         }
         m.engine.setDesk(desk);
     }},
    {"MARGIN_RATIO",
     [](Lived& m) { m.own(m.position(9'000, 9'500), 10'000); },  // maintenance of 1 %: 9,000 of 10,000
     [](Lived& m) { m.own(m.position(500, 50'000), 100'000); }},
};

// ---- Markets of days: their series are written, the formulas are run on them ----------------

constexpr Step kHour0 = 500'000;  // an hour of 2027

struct Days {
    AssetInputs in;
    AssetMemory memory;
    AssetMetrics out{"BTC"}, market{std::string()};
    std::array<S, kVenueCount> perp, spot;
    std::array<InstrumentTrack, kVenueCount> tracks, spotTracks;

    Days()
    {
        in.asset = "BTC";
        for (std::size_t v = 0; v < 2; ++v) {
            for (auto* tracksOf : {&tracks, &spotTracks}) {
                auto i = std::make_shared<Instrument>();
                i->id = InstrumentId::make(kVenues[v], 1);
                i->asset = "BTC";
                (*tracksOf)[v].id = i->id;
                (*tracksOf)[v].instrument = i;
            }
            in.perp[v].track = &tracks[v];
            in.perp[v].series = &perp[v];
            in.spot[v].track = &spotTracks[v];
            in.spot[v].series = &spot[v];
        }
        at(kHour0, 1);
    }
    void at(Step hour, Step second)
    {
        in.second = hour * 3'600 + second;
        in.now = {Timestamp{seconds{in.second}}, Mono{seconds{in.second}}};
        in.liquidations.fill(Freshness::Live);
    }
    void set(MetricId id, double v, std::optional<VenueId> venue = {})
    {
        setMetric(out, id, venue, v, in.now, {}, 1);
    }
    void watch(Step from, Step until, double depth, double interest)
    {
        for (std::size_t v = 0; v < 2; ++v)
            for (Step m = from * 60; m < until * 60; ++m) {
                InstrumentSample look;
                look.mid = 100;
                look.spreadBp = 1;
                look.bidUsd[4] = look.askUsd[4] = depth / 2;
                look.openInterest = interest;
                perp[v].sample(m * 60, look, true);
            }
    }
    void bar(Step hour, double high, double low, double close)
    {
        for (std::size_t v = 0; v < 2; ++v)
            perp[v].rememberBar(hour * 60, 60, {close, high, low, close, 50.0, 50.0});
    }
    // Five-minute bars whose returns are +-r in turn.
    void fives(Step from, Step until, double r)
    {
        for (std::size_t v = 0; v < 2; ++v)
            for (Step five = from * 12; five < until * 12; ++five) {
                const double close = five % 2 ? 100 : 100 * std::exp(r);
                perp[v].rememberBar(five * 5, 5, {close, close, close, close, {}, {}});
            }
    }
};

struct WrittenScript {
    std::string_view rule;
    void (*market)(Days&, bool wild);
};

const WrittenScript kWritten[] = {
    // Positions 25 % up in a week, the book 5 % down.
    {"OI_TINDER",
     [](Days& d, bool wild) {
         d.watch(kHour0 - 170, kHour0 - 1, 100'000, 1'000);
         d.watch(kHour0 - 1, kHour0, wild ? 95'000 : 100'000, wild ? 1'250 : 1'000);
         for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) d.set(metric::oiBase, wild ? 1'250 : 1'000, v);
         computeLeverage(d.in, d.memory, d.out);
     }},
    // 40 % flushed, most of it back within hours, the price nowhere.
    {"OI_RELOAD",
     [](Days& d, bool wild) {
         const double path[] = {60, 70, 80, 95};
         for (Step h = kHour0 - 40; h < kHour0; ++h) {
             d.bar(h, 100.5, 100, 100);
             const Step since = h - (kHour0 - 4);
             const double coins = since >= 0 && wild ? path[since] : 100;
             for (auto& s : d.perp) s.rememberInterest((h + 1) * 60, coins);
         }
         d.set(metric::atr, 1);
         d.set(metric::dOi24h, 0);
         for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) d.set(metric::oiUsd, 1e9, v);
         computeLeverage(d.in, d.memory, d.out);
     }},
    // Volatility a fifth above the week's and positions growing, for three hours.
    {"OI_RV_OVEREXT",
     [](Days& d, bool wild) {
         const double r = 0.001;
         d.fives(kHour0 - 170, kHour0, r);
         d.set(metric::rv24h, (wild ? 1.2 : 1) * r * std::sqrt(12 * 8'760.0));
         d.set(metric::dOi24h, wild ? 0.03 : 0);
         computeLeverage(d.in, d.memory, d.out);
         d.at(kHour0 + 3, 1);
         computeLeverage(d.in, d.memory, d.out);
     }},
    // The flow of this hour is the most one-sided of a hundred.
    {"VPIN_TOXIC",
     [](Days& d, bool wild) {
         for (Step h = kHour0 - 100; h < kHour0; ++h)
             for (std::size_t place = 0; place < 3; ++place)
                 d.memory.past.at(h)[PVpin + place] =
                     static_cast<float>(0.01 * static_cast<double>(h - kHour0 + 101));
         const double now = wild ? 0.995 : 0.4;
         d.set(metric::vpinTaker, now);
         for (const VenueId v : {VenueId::Binance, VenueId::Bybit}) d.set(metric::vpinTaker, now, v);
         computePercentiles(d.in, d.memory, d.out);
     }},
    // A quiet month, and one five-minute move of 6 % in the last day.
    {"RV_JUMP",
     [](Days& d, bool wild) {
         d.fives(kHour0 - 200, kHour0 - 24, 0.0005);
         for (auto& s : d.perp)
             for (Step m = (kHour0 - 24) * 60; m < kHour0 * 60; ++m) {
                 const bool after = wild && m >= (kHour0 - 6) * 60;
                 const double close = (after ? 94 : 100) * (m / 5 % 2 ? 1 : std::exp(0.0005));
                 s.rememberBar(m, 1, {close, close, close, close, {}, {}});
             }
         computeVolatility(d.in, d.memory, d.out);
     }},
    // Seven weeks of small hours, and a day of hours six times as large: what is filtered by volatility knows it.
    {"ES_RATIO",
     [](Days& d, bool wild) {
         Dice dice(7);
         double close = 100;
         for (Step h = kHour0 - S::kHours + 2; h < kHour0; ++h) {
             close *= std::exp((wild && h >= kHour0 - 24 ? 0.018 : 0.003) * dice.normal());
             d.bar(h, close, close, close);
         }
         // The fit has its own minute of the half hour.
         for (Step minute = 0; minute < 60 && !d.out.at(metric::esFhs99).value; ++minute) {
             d.at(kHour0, minute * 60 + 1);
             computeVolatility(d.in, d.memory, d.out);
         }
     }},
    // Six coins that all do what the first does.
    {"TCI_HIGH",
     [](Days& d, bool wild) {
         std::vector<std::unique_ptr<S>> series;
         std::vector<CoinHours> coins;
         Dice dice(3);
         std::vector<double> at(6, 100);
         for (int c = 0; c < 6; ++c) series.push_back(std::make_unique<S>());
         for (Step m = (kHour0 - 125) * 60; m < kHour0 * 60; ++m) {
             // Waves of volatility that all share, or that each has for itself.
             const double all = dice.normal();
             for (std::size_t c = 0; c < 6; ++c) {
                 const double hour = static_cast<double>(m) / 60;
                 const double wave =
                     std::exp(1.2 * std::sin(hour * (wild ? 0.7 : 0.3 + 0.17 * static_cast<double>(c))));
                 at[c] *= std::exp(1e-4 * wave * (wild ? all + 0.02 * dice.normal() : dice.normal()));
                 series[c]->rememberBar(m, at[c], at[c], at[c], at[c], {}, {});
             }
         }
         for (std::size_t c = 0; c < 6; ++c) {
             std::string name = "C";
             name += std::to_string(c);
             coins.push_back({name, series[c].get(), 1e9});
         }
         MarketMemory memory;
         renewConnectedness(kHour0, coins, memory);
         if (memory.known()) setMetric(d.market, metric::tci, {}, memory.tci.back().second, d.in.now, {}, 1);
     }},
    // Spot sold at three times its usual share of the turnover, for two hours.
    {"SPOT_STRESS",
     [](Days& d, bool wild) {
         d.memory.spotPerpUsual = 0.2;
         d.memory.spotPerpCompared = 0xff;  // perpetuals and spot of all four
         d.set(metric::spotPerpRatio, wild ? 0.6 : 0.2);
         d.set(metric::spotCvdZ, wild ? -3 : 0);
         computeSpotStress(d.in, d.memory, d.out);
         d.at(kHour0 + 2, 1);
         computeSpotStress(d.in, d.memory, d.out);
     }},
    // Days above 105, then hours below it while forced orders run.
    {"SUPPORT_LOST",
     [](Days& d, bool wild) {
         for (Step h = kHour0 - 100; h < kHour0 - 3; ++h) d.bar(h, 105.8, 105.2, 105.5);
         for (Step h = kHour0 - 3; h < kHour0 + 2; ++h)
             wild ? d.bar(h, 104.8, 104.2, 104.5) : d.bar(h, 105.8, 105.2, 105.5);
         d.set(metric::price, wild ? 104.5 : 105.5);
         d.set(metric::atr, 1);
         d.set(metric::liqZ, wild ? 3.5 : 0.1);
         computeSupport(d.in, d.memory, d.out);
         d.at(kHour0 + 2, 1);
         computeSupport(d.in, d.memory, d.out);
     }},
};

struct Judged {
    Severity severity = Severity::None;
    bool unknown = false;
    std::string missing;
};

Judged verdictOf(const RiskSnapshot& s, std::string_view rule)
{
    Judged out;
    for (const Warning& w : s.warnings)
        if (w.rule == rule) out.severity = std::max(out.severity, w.severity);
    for (const Warning& w : s.unknown)
        if (w.rule == rule) out.unknown = true, out.missing = w.missing;
    return out;
}

Judged lived(const LivedScript& script, bool wild)
{
    Lived m;
    (wild ? script.wild : script.calm)(m);
    m.run(66);
    return verdictOf(*m.hub.risk.read().value, script.rule);
}

Judged written(const WrittenScript& script, bool wild)
{
    auto d = std::make_unique<Days>();
    // The market that a script writes is seen on two venues.
    for (std::size_t v = 0; v < 2; ++v) {
        d->set(metric::price, 100, kVenues[v]);
        d->set(metric::ret1m, 0, kVenues[v]);
        d->set(metric::oiUsd, 1e9, kVenues[v]);
    }
    script.market(*d, wild);
    RiskEngine engine;
    std::array<VenueRow, kVenueCount> venues{};
    for (const VenueId v : kVenues)
        venues[static_cast<std::size_t>(v)] = {v, true, Freshness::Live, {}, {}, {}, {}};
    MetricSnapshot snapshot;
    snapshot.market = std::make_shared<AssetMetrics>(d->market);
    snapshot.assets.push_back(std::make_shared<AssetMetrics>(d->out));
    for (int s = 0; s < 65; ++s) {
        snapshot.asOf = {d->in.now.wall + seconds{s}, d->in.now.mono + seconds{s}};
        engine.step(snapshot, venues, snapshot.asOf);
    }
    return verdictOf(engine.snapshot(), script.rule);
}

}  // namespace

class TestRiskMarkets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRuleHasItsMarket()
    {
        std::map<std::string_view, int> markets;
        for (const std::string_view rule : kSimulatedRules) ++markets[rule];
        for (const LivedScript& s : kLived) ++markets[s.rule];
        for (const WrittenScript& s : kWritten) ++markets[s.rule];
        for (const auto& [rule, n] : markets) {
            QVERIFY2(riskRule(rule), std::string(rule).c_str());
            QVERIFY2(n == 1, std::string(rule).c_str());
        }
        for (const RiskRule& rule : riskRules()) QVERIFY2(markets.contains(rule.id), std::string(rule.id).c_str());
    }

    void raised_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("wild");
        for (const bool wild : {true, false}) {
            const char* kind = wild ? "wild" : "calm";
            for (const LivedScript& s : kLived)
                QTest::addRow("%s, %s", std::string(s.rule).c_str(), kind)
                    << QString::fromStdString(std::string(s.rule)) << wild;
            for (const WrittenScript& s : kWritten)
                QTest::addRow("%s, %s", std::string(s.rule).c_str(), kind)
                    << QString::fromStdString(std::string(s.rule)) << wild;
        }
    }
    void raised()
    {
        QFETCH(QString, rule);
        QFETCH(bool, wild);
        Judged v;
        for (const LivedScript& s : kLived)
            if (s.rule == rule.toStdString()) v = lived(s, wild);
        for (const WrittenScript& s : kWritten)
            if (s.rule == rule.toStdString()) v = written(s, wild);
        QVERIFY2(!v.unknown, v.missing.c_str());
        if (wild)
            QVERIFY(v.severity >= Severity::Warning);
        else
            QCOMPARE(v.severity, Severity::None);
    }

    // The engine hands each warning to the record, and each card has the record; only where one is kept.
    void whatBecomesOfAWarningIsKept()
    {
        const LivedScript& script = *std::find_if(std::begin(kLived), std::end(kLived),
                                                  [](const LivedScript& s) { return s.rule == "FUND_SPREAD"; });
        const auto cardOf = [](Lived& m) {
            for (const Warning& w : m.hub.risk.read().value->warnings)
                if (w.rule == "FUND_SPREAD") return w;
            return Warning();
        };
        Lived without;
        script.wild(without);
        without.run(66);
        QVERIFY(!cardOf(without).rule.empty());
        QVERIFY(!cardOf(without).track);
        QVERIFY(cardOf(without).record.starts_with("untested"));

        Lived m;
        track::State before;
        before.rules["FUND_SPREAD"] = {7, 3, 0, {}};
        before.hoursWatched = 48;
        std::vector<track::State> kept;
        m.engine.keepTrack(before, [&](const track::State& s) { kept.push_back(s); });
        script.wild(m);
        m.run(66);
        QVERIFY(!kept.empty());
        QCOMPARE(kept.back().rules.at("FUND_SPREAD").waiting.size(), std::size_t{1});
        QCOMPARE(kept.back().rules.at("FUND_SPREAD").waiting[0].asset, std::string("BTC"));
        QCOMPARE(cardOf(m).track->raised, 7u);
        QCOMPARE(cardOf(m).track->waiting, 1u);
        QVERIFY2(cardOf(m).record.find("3 of 7") != std::string::npos, cardOf(m).record.c_str());
    }

    // Without a position nothing is asked about one; with one whose mark is gone nothing is known of it.
    void withoutPositionsNothingIsAsked()
    {
        Lived m;
        m.usualPast();
        m.run(10);
        const auto ofOwn = [&] {
            const auto risk = m.hub.risk.read().value;
            std::set<std::string> out;
            for (const auto* list : {&risk->warnings, &risk->unknown})
                for (const Warning& w : *list)
                    if (riskRule(w.rule)->own) out.insert(w.rule);
            return out;
        };
        QVERIFY(ofOwn().empty());
        m.own(m.position(6'000, 50'000), 100'000);
        m.run(70);
        QVERIFY(ofOwn().contains("EXPOSURE"));
        m.pass(seconds{30});
        const auto risk = m.hub.risk.read().value;
        const Judged v = verdictOf(*risk, "EXPOSURE");
        QVERIFY(v.unknown);
        QVERIFY(!v.missing.empty());
        // Closed: nothing is left of it.
        m.engine.setDesk({});
        m.run(2);
        QVERIFY(ofOwn().empty());
    }
};

QTEST_APPLESS_MAIN(TestRiskMarkets)
#include "tst_risk_markets.moc"
