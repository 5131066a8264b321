// The whole program beside four scripted venues on loopback: start to first picture, to first live
// book, memory and processor time. Offscreen, software raster.
//
//   bench_program               measures
//   bench_program --serve FILE  only serves the venues until killed; writes their endpoints to FILE
#include "tests/support/fake_venue.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <unistd.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

QJsonObject endpointsOf(const FakeVenue& venue)
{
    QJsonObject out;
    const Endpoints endpoints = venue.endpoints();
    for (Role r : {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs}) {
        const std::string& url = endpoints.at(r);
        if (!url.empty())
            out.insert(QString::fromUtf8(roleKey(r).data(), int(roleKey(r).size())), QString::fromStdString(url));
    }
    return out;
}

struct Usage {
    double cpuSeconds = 0, residentMb = 0;
};
Usage usageOf(qint64 pid)
{
    Usage usage;
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (stat.open(QIODevice::ReadOnly)) {
        const QByteArray text = stat.readAll();
        const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 21) {
            usage.cpuSeconds = (fields[11].toDouble() + fields[12].toDouble()) / double(sysconf(_SC_CLK_TCK));
            usage.residentMb = fields[21].toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
        }
    }
    return usage;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    FakeVenue binance(FakeVenue::Dialect::Binance, 100), bybit(FakeVenue::Dialect::Bybit, 100);
    FakeVenue okx(FakeVenue::Dialect::Okx, 100), hyperliquid(FakeVenue::Dialect::Hyperliquid, 100);
    const QJsonObject endpoints{{"binance", endpointsOf(binance)},
                                {"bybit", endpointsOf(bybit)},
                                {"okx", endpointsOf(okx)},
                                {"hyperliquid", endpointsOf(hyperliquid)}};

    QTemporaryDir dir;
    const QStringList words = app.arguments();
    const bool serve = words.value(1) == QLatin1String("--serve");
    const QString path = serve ? words.value(2) : dir.filePath("endpoints.json");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return 1;
    file.write(QJsonDocument(endpoints).toJson());
    file.close();
    if (serve) return app.exec();

    QTextStream out(stdout);
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    env.insert("QT_QPA_PLATFORM", "offscreen");
    program.setProcessEnvironment(env);
    program.start(QStringLiteral(PLIMSOLL_BINARY),
                  {"--endpoints", path, "--data-dir", dir.path(), "--size", "1920x1080"});
    Usage early;
    QTimer::singleShot(10'000, &app, [&] { early = usageOf(program.processId()); });
    QTimer::singleShot(30'000, &app, [&] {
        const Usage late = usageOf(program.processId());
        QFile log(dir.filePath("logs/plimsoll.log"));
        QString text;
        if (log.open(QIODevice::ReadOnly)) text = QString::fromUtf8(log.readAll());
        const auto ms = [&](const char* what) {
            const QRegularExpression line(QStringLiteral("%1 (\\d+) ms").arg(QLatin1String(what)));
            const auto match = line.match(text);
            return match.hasMatch() ? match.captured(1) : QStringLiteral("never");
        };
        out << "first picture        " << ms("first picture") << " ms after start (aim 700)\n"
            << "first live book      " << ms("first live book") << " ms after start (aim 1500)\n"
            << "resident after 30 s  " << QString::number(late.residentMb, 'f', 0) << " MB (aim 200)\n"
            << "processor, 10-30 s   " << QString::number((late.cpuSeconds - early.cpuSeconds) / 20 * 100, 'f', 1)
            << " % of a core\n";
        out.flush();
        program.terminate();
        program.waitForFinished(5'000);
        app.quit();
    });
    return app.exec();
}
