// `doctor`: what can be checked, one line each, and what to do about it. Never longer than some ten seconds; where
// nothing can be reached, no longer than names and connections take to say so.
#include "app/cli/command.h"
#include "app/cli/doctor_parts.h"
#include "app/log_file.h"
#include "app/run_setup.h"

#include <QElapsedTimer>
#include <QGuiApplication>

namespace plimsoll {

namespace {

constexpr int kUntilMs = 10'000;

}  // namespace

int runDoctor(int& argc, char** argv, const Options& o)
{
    auto endpoints = endpointsFrom(o);
    if (!endpoints) return fail(endpoints.error());
    useOffscreenUnlessTold();
    nameApplication();
    startLog({}, o.log.isEmpty() ? QStringLiteral("*.warning=false") : o.log);
    QGuiApplication qt(argc, argv);
    QElapsedTimer since;
    since.start();
    Findings f(o.json);
    const Config config = configFrom(o);
    checkMachine(f, o);
    checkWay(f, config);
    const auto reached = checkHosts(f, *endpoints, config.network);
    checkVenues(f, config, *endpoints, reached, kUntilMs, since);
    f.finish();
    if (f.failed() == 0) return 0;
    return fail(QStringLiteral("%1 check%2 failed").arg(f.failed()).arg(f.failed() == 1 ? "" : "s"));
}

}  // namespace plimsoll
