// `simulate`: the simulated venues alone, for other programs.
#include "app/cli/command.h"
#include "app/interrupts.h"
#include "app/log_file.h"
#include "app/run_setup.h"

#include <QCoreApplication>

#include <cstdio>

namespace plimsoll {

int runSimulate(int& argc, char** argv, const Options& o)
{
    nameApplication();
    startLog({}, o.log);
    QCoreApplication qt(argc, argv);
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::requested, &qt, &QCoreApplication::quit);
    const auto simulation = simulationFrom(o, true);
    if (!simulation) return fail(simulation.error());
    std::printf("%s\n", (*simulation)->endpointsJson().c_str());
    if (const int status = allPrinted(); status != 0) return status;
    return QCoreApplication::exec();
}

}  // namespace plimsoll
