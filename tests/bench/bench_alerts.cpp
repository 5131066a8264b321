// From the frame to the alert on screen, in the whole program: simulated venues over loopback, feeds, model,
// window; a market that crashes, and alerts of every kind on every asset. Offscreen unless a display is named.
//
//   bench_alerts [SECONDS] [SCENARIO] [ASSETS]      240 flash_crash 20
#include "app/application.h"
#include "app/run_setup.h"
#include "model/metrics/metric_ids.h"
#include "tests/bench/bench_tools.h"
#include "ui/alert_latency.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

using namespace plimsoll;

namespace {

using Op = AlertOperator;
using std::chrono::seconds;

AlertRule rule(MetricId metric, const char* asset, std::optional<VenueId> venue, Op op, double level, int over)
{
    AlertRule r;
    r.conditions = {{metric, asset, venue, op, level, seconds{over}}};
    r.clear = seconds{0};
    r.cooldown = seconds{2};
    r.sound = r.tray = false;
    return r;
}

std::vector<AlertRule> rules()
{
    std::vector<AlertRule> out;
    // Of whichever asset is watched.
    for (const Op op : {Op::RisesBy, Op::FallsBy}) {
        out.push_back(rule(metric::price, "", {}, op, 0.002, 10));
        out.push_back(rule(metric::price, "", {}, op, 0.01, 60));
        out.push_back(rule(metric::depth25Bid, "", {}, op, 0.3, 10));
        out.push_back(rule(metric::basisBps, "", {}, op, 5, 30));
    }
    out.push_back(rule(metric::spreadBps, "", {}, Op::ZAbove, 6, 60));
    out.push_back(rule(metric::liqUsd1mLong, "", {}, Op::RisesBy, 50'000, 10));
    out.push_back(rule(metric::liqUsd1mShort, "", {}, Op::RisesBy, 50'000, 10));
    out.push_back(rule(metric::ret1m, "", {}, Op::Below, -0.005, 0));
    // Of single venues.
    for (const char* asset : {"BTC", "ETH"})
        for (const VenueId venue : kVenues) {
            out.push_back(rule(metric::imbalance10, asset, venue, Op::CrossesUp, 0.5, 0));
            out.push_back(rule(metric::imbalance10, asset, venue, Op::CrossesDown, -0.5, 0));
            out.push_back(rule(metric::mark, asset, venue, Op::FallsBy, 0.002, 10));
            out.push_back(rule(metric::oiUsd, asset, venue, Op::FallsBy, 0.005, 60));
        }
    // What has its second.
    out.push_back(rule(metric::depthRatio, "", {}, Op::Below, 0.7, 0));
    out.push_back(rule(metric::stability, "", {}, Op::Below, 0.8, 0));
    out.push_back(rule(metric::levelDist, "", {}, Op::Below, 3, 0));
    return out;
}

void print(QTextStream& out, const AlertLatency& latency, AlertLatency::Kind kind, const char* name)
{
    const AlertLatency::Figures f = latency.figures(kind);
    out << QString::fromUtf8(name).leftJustified(26) << " n " << f.count;
    if (f.count > 0)
        out << ", median " << QString::number(f.median, 'f', 1) << " ms, p99 " << QString::number(f.p99, 'f', 1)
            << " ms, longest " << QString::number(f.worst, 'f', 1) << " ms; in the model by "
            << QString::number(f.model, 'f', 1) << " ms";
    out << '\n';
}

}  // namespace

int main(int argc, char** argv)
{
    useOffscreenUnlessTold();
    QApplication app(argc, argv);
    const QStringList words = app.arguments();
    const int length = words.size() > 1 ? words[1].toInt() : 240;
    QTextStream out(stdout);
    QTemporaryDir dir;
    Options o;
    o.demo = true;
    o.dataDir = dir.path();
    o.scenario = words.size() > 2 ? words[2] : QStringLiteral("flash_crash");
    o.top = words.size() > 3 ? words[3].toInt() : 20;
    auto simulation = simulationFrom(o);
    if (!simulation) {
        out << simulation.error() << '\n';
        return 1;
    }
    Application program(o, configFrom(o), choosePaths(o));
    program.useDemo(std::move(*simulation));
    program.open();
    for (AlertRule& r : rules()) program.window().alerts().add(std::move(r));

    const auto report = [&](int at) {
        const AlertLatency& latency = program.window().alertLatency();
        const auto alerts = program.hub().alerts.read().value;
        const auto health = program.hub().health.read().value;
        const FrameTick::Load load = program.window().frameTick().load();
        out << "after " << at << " s: " << (alerts && !alerts->fired.empty() ? alerts->fired.front().serial : 0)
            << " fired of " << (alerts ? alerts->rows.size() : 0) << " alerts, "
            << (alerts ? alerts->suspended : 0) << " suspended; "
            << (health ? QString::number(health->eventsPerSecond, 'f', 0) : QString()) << " events/s, stall "
            << QString::number(load.stallWorst, 'f', 0) << " ms\n";
        print(out, latency, AlertLatency::AtOnce, "  judged as frames come");
        print(out, latency, AlertLatency::BySecond, "  judged once a second");
        out.flush();
    };
    int passed = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] {
        report(passed += 20);
        if (passed < length) return;
        const auto f = program.window().alertLatency().figures(AlertLatency::AtOnce);
        bool held = bench::verdict("alerts that were timed", f.count >= 100, bench::num(double(f.count)),
                                   QStringLiteral("100 or more"));
        held &= bench::atMost("from the frame to the alert on screen, median", f.median, 50, " ms", 1);
        held &= bench::atMost("from the frame to the alert on screen, 99 of 100", f.p99, 150, " ms", 1);
        program.window().close();
        app.exit(held ? 0 : 1);
    });
    timer.start(20'000);
    return app.exec();
}
