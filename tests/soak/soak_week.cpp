// The whole program through a week of market time: curves, and what is said of them in the end.
//
//   soak_week [hours of the market] [folder]   168 unless said; what is measured goes to FOLDER (soak.csv as it
//                                              comes, soak.svg, soak.md, soak.log), build/soak unless said
//   SOAK_SPEED, SOAK_ASSETS                    100 and 3: seconds of the market in one of the machine, if it can
//   SOAK_PLAIN                                 1: nobody touches the window, nothing goes wrong; what the program
//                                              holds of so many assets
//   SOAK_PATIENCE                              120: seconds of the machine until the first books
#include "tests/soak/object_census.h"
#include "tests/soak/soak_run.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTextStream>

#include <cstring>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

double given(const char* name, double without)
{
    bool is = false;
    const double v = qEnvironmentVariable(name).toDouble(&is);
    return is && v > 0 ? v : without;
}

QString machine()
{
    QFile cpu(QStringLiteral("/proc/cpuinfo"));
    if (cpu.open(QIODevice::ReadOnly))
        for (const QByteArray& line : cpu.readAll().split('\n'))
            if (line.startsWith("model name")) return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    return QStringLiteral("a machine without a name");
}

bool write(const QString& path, const QByteArray& what)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(what) == what.size();
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--serve") == 0) return serveSoak(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    ObjectCensus::begin();
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    SoakPlan plan;
    plan.hours = words.value(1, QStringLiteral("168")).toDouble();
    plan.market.speed = given("SOAK_SPEED", plan.market.speed);
    plan.market.assets = static_cast<int>(given("SOAK_ASSETS", plan.market.assets));
    if (given("SOAK_PLAIN", 0) > 0) plan.hands = plan.faults = plan.sleeps = false;
    plan.startPatience = given("SOAK_PATIENCE", plan.startPatience);
    const QString folder = QDir().absoluteFilePath(words.value(2, QStringLiteral("build/soak")));
    QTextStream out(stdout);
    if (plan.hours <= 0 || !QDir().mkpath(folder)) {
        out << "soak_week [hours] [folder]: more than 0 hours, and a folder that can be written\n";
        return 2;
    }
    QTemporaryDir data(folder + QStringLiteral("/data-XXXXXX"));
    QFile csv(folder + QStringLiteral("/soak.csv")), log(folder + QStringLiteral("/soak.log"));
    if (!csv.open(QIODevice::WriteOnly) || !log.open(QIODevice::WriteOnly)) return 2;
    csv.write(csvHead());
    const QString title = QStringLiteral("%1 hours of the market at up to %2 times, %3 assets, %4, %5")
                              .arg(plan.hours)
                              .arg(plan.market.speed)
                              .arg(plan.market.assets)
                              .arg(machine(), QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate));
    SoakRun run(plan, data.path());
    run.happened = [&](const QString& what) {
        log.write(what.toUtf8() + '\n');
        log.flush();
    };
    run.sampled = [&](const SoakSample& s) {
        csv.write(csvRow(s));
        csv.flush();
        static_cast<void>(write(folder + QStringLiteral("/soak.svg"), chartOf(run.samples(), title)));
    };
    const QString problem = run.run();
    for (const QString& line : run.complaintLines()) log.write("complaint: " + line.toUtf8() + '\n');
    log.write("objects, early to late: " + ObjectCensus::difference(run.classesEarly(), run.classesLate(), 40) +
              '\n');
    if (!problem.isEmpty()) {
        out << "the soak did not run to its end: " << problem << '\n';
        return 1;
    }
    SoakLimits limits;
    limits.databaseMb = 80;
    limits.ringMb = 120;  // 96, the eighth that is being written, and what an open incident still needs
    const std::vector<SoakLine> verdict = verdictOf(run.samples(), limits, run.end());
    const QString text = title + QStringLiteral("\n\n") + textOf(verdict);
    static_cast<void>(write(folder + QStringLiteral("/soak.md"), text.toUtf8()));
    out << text << "curves: " << folder << "/soak.csv and soak.svg; what happened: soak.log\n";
    for (const SoakLine& l : verdict)
        if (!l.held) return 1;
    return 0;
}
