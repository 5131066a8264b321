// The program as a person starts it, beside the simulated venues in a process of their own: start to first
// picture, to the first live book and to all venues live, and what it holds and takes after half a minute.
// Offscreen.
//
//   bench_program [starts]      measures; 3 unless said
//   bench_program --serve FILE  scripted venues with two assets until killed; writes their endpoints to FILE
#include "tests/bench/bench_tools.h"
#include "tests/support/fake_venue.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace plimsoll::bench;

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

int serve(QCoreApplication& app, const QString& path)
{
    FakeVenue binance(FakeVenue::Dialect::Binance, 100), bybit(FakeVenue::Dialect::Bybit, 100);
    FakeVenue okx(FakeVenue::Dialect::Okx, 100), hyperliquid(FakeVenue::Dialect::Hyperliquid, 100);
    const QJsonObject endpoints{{"binance", endpointsOf(binance)},
                                {"bybit", endpointsOf(bybit)},
                                {"okx", endpointsOf(okx)},
                                {"hyperliquid", endpointsOf(hyperliquid)}};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return 1;
    file.write(QJsonDocument(endpoints).toJson());
    file.close();
    return app.exec();
}

// Processor seconds of a process, all threads.
double cpuOf(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

struct Started {
    double picture = 0, book = 0, all = 0;  // ms; 0: never
    double cpu = 0;                         // seconds until all are live
};

Started started(QProcess& program, const QString& endpoints, const QString& folder)
{
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    env.insert("QT_QPA_PLATFORM", "offscreen");
    program.setProcessEnvironment(env);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(PLIMSOLL_BINARY),
                  {"--endpoints", endpoints, "--data-dir", folder, "--size", "1920x1080"});
    Started s;
    for (int i = 0; i < 100 && s.all == 0; ++i) {
        wait(0.1);
        QFile log(folder + QStringLiteral("/logs/plimsoll.log"));
        if (!log.open(QIODevice::ReadOnly)) continue;
        const QString text = QString::fromUtf8(log.readAll());
        const auto ms = [&](const char* what) {
            return QRegularExpression(QStringLiteral("%1 (\\d+) ms").arg(QLatin1String(what)))
                .match(text)
                .captured(1)
                .toDouble();
        };
        s = {ms("first picture"), ms("first live book"), ms("4 venues live"), cpuOf(program.processId())};
    }
    return s;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.value(1) == QLatin1String("--serve")) return serve(app, words.value(2));
    const int starts = std::max(1, words.value(1, QStringLiteral("3")).toInt());
    QTemporaryDir dir;
    QProcess venues;
    venues.start(QStringLiteral(PLIMSOLL_BINARY), {"simulate", "--scenario", "calm"});
    if (!venues.waitForReadyRead(30'000)) return 1;
    const QString endpoints = dir.filePath("endpoints.json");
    QFile file(endpoints);
    if (!file.open(QIODevice::WriteOnly)) return 1;
    file.write(venues.readLine());
    file.close();
    wait(3);  // the market has begun

    std::vector<double> pictures, books, all;
    double resident = 0;
    head({"start", "first picture, ms", "first live book, ms", "four venues live, ms", "processor s until then"});
    for (int i = 0; i < starts; ++i) {
        const QString folder = dir.filePath(QStringLiteral("data%1").arg(i));
        QProcess program;
        const Started s = started(program, endpoints, folder);
        row({i == 0 ? QStringLiteral("first, cold") : QStringLiteral("again"), num(s.picture), num(s.book),
             num(s.all), num(s.cpu, 2)});
        pictures.push_back(s.picture > 0 ? s.picture : 1e9);
        books.push_back(s.book > 0 ? s.book : 1e9);
        if (i + 1 == starts) {
            wait(20);
            const qint64 pid = program.processId();
            const double cpu = cpuOf(pid), from = wallSeconds();
            wait(10);
            resident = residentMb(QByteArray::number(pid).constData());
            std::printf(
                "\nafter 30 s, 20 assets of a calm simulated market: %.0f MB resident, %.1f %% of a core\n",
                resident, (cpuOf(pid) - cpu) / (wallSeconds() - from) * 100);
        }
        program.terminate();
        program.waitForFinished(8'000);
    }
    venues.terminate();
    venues.waitForFinished(8'000);
    bool met = atMost("start to first picture, median", median(pictures), 700, " ms");
    met &= atMost("start to first live book, median", median(books), 1'500, " ms");
    met &= atMost("resident after 30 s, 20 assets", resident, 200, " MB");
    return met ? 0 : 1;
}
