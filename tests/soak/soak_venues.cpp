#include "tests/soak/soak_venues.h"

#include "feeds/sim/scenario.h"
#include "feeds/sim/sim_faults.h"
#include "feeds/sim/sim_truth.h"
#include "feeds/sim/sim_venues.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>

namespace plimsoll::test {

namespace {

using namespace std::chrono_literals;

// Contracts end and come back, on one venue after the other; a funding interval changes. What the files tell is of
// assets that come once; a week needs them again and again.
sim::Scenario listings()
{
    using Kind = sim::ListingIncident::Kind;
    const auto incident = [](const char* asset, std::uint8_t venues, Kind kind, std::chrono::milliseconds at) {
        sim::ListingIncident i;
        i.asset = asset;
        i.venues = venues;
        i.kind = kind;
        i.at = at;
        i.notice = 120s;
        i.interval = 4h;
        return i;
    };
    sim::Scenario s;
    s.name = "listings";
    s.title = "Contracts end and come back";
    s.repeats = false;
    sim::Phase end, back;
    end.name = "ends";
    end.length = 10min;
    end.listingIncidents = {incident("SOL", 0x04, Kind::AnnounceEnd, 30s),
                            incident("SOL", 0x08, Kind::Delist, 240s), incident("ETH", 0x02, Kind::Delist, 60s),
                            incident("ETH", 0x01, Kind::AnnounceEnd, 90s),
                            incident("BTC", 0x03, Kind::FundingInterval, 20s)};
    back.name = "back";
    back.length = 10min;
    for (const char* asset : {"SOL", "ETH"})
        for (int venue = 0; venue < 4; ++venue)
            back.listingIncidents.push_back(
                incident(asset, static_cast<std::uint8_t>(1u << venue), Kind::List, 20s * (venue + 1)));
    sim::ListingIncident interval = incident("BTC", 0x03, Kind::FundingInterval, 30s);
    interval.interval = 8h;
    back.listingIncidents.push_back(interval);
    s.phases = {end, back};
    return s;
}

void play(sim::SimVenues& venues, const QString& name)
{
    if (name == QLatin1String("listings"))
        venues.play(listings());
    else if (const auto next = sim::loadScenario(name))
        venues.play(*next);
}

void obey(sim::SimVenues& venues, const QByteArray& line)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray word = line.left(space), rest = space < 0 ? QByteArray() : line.mid(space + 1);
    if (word == "play") {
        play(venues, QString::fromUtf8(rest));
    } else if (word == "fault") {
        static_cast<void>(sim::injectFault(venues, QJsonDocument::fromJson(rest).object()));
    } else if (word == "speed") {
        venues.setSpeed(rest.toDouble());
    } else if (word == "sleep") {
        const pid_t parent = ::getppid();
        ::kill(parent, SIGSTOP);
        QTimer::singleShot(rest.toInt(), &venues, [parent] { ::kill(parent, SIGCONT); });
    } else if (word == "get") {
        sim::HttpRequest request;
        request.method = "GET";
        request.target = rest;
        const auto told = sim::truth(venues, request.path(), request);
        std::printf("%s\n", told ? told->c_str() : "{}");
        std::fflush(stdout);
    }
}

}  // namespace

int serveSoak(int& argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();  // program --serve PAGE SPEED ASSETS LEVELS SEED
    const SharedPage page = makePage(words.value(2));
    if (!page) return 1;
    sim::SimSetup setup;
    setup.market.history = 240h;
    setup.market.assetCount = words.value(4).toUInt();
    setup.market.levels = words.value(5).toUInt();
    setup.market.start = fromUnixMs(QDateTime::currentMSecsSinceEpoch() / 1'000 * 1'000);
    setup.seed = words.value(6).toULongLong();
    setup.speed = words.value(3).toDouble();
    sim::SimVenues venues(setup);
    malloc_trim(0);  // the past was worked out in tens of megabytes
    if (const QString problem = venues.listen(); !problem.isEmpty()) return 1;
    const SystemClock clock;
    const auto tell = [&] { page->write(venues.market().now(), clock.mono(), venues.speed()); };
    tell();
    QObject::connect(&venues, &sim::SimVenues::moved, &app, tell);
    std::printf("%s\n", venues.endpointsJson().c_str());
    std::fflush(stdout);

    QByteArray waiting;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [&] {
        char some[4'096];
        const ssize_t n = ::read(STDIN_FILENO, some, sizeof some);
        if (n <= 0) return app.quit();
        waiting.append(some, n);
        for (qsizetype end = waiting.indexOf('\n'); end >= 0; end = waiting.indexOf('\n')) {
            const QByteArray line = waiting.left(end);
            waiting.remove(0, end + 1);
            obey(venues, line);
        }
    });
    return QCoreApplication::exec();
}

SoakVenues::SoakVenues(const QString& folder, const SoakMarket& market) : m_folder(folder), m_market(market) {}

SoakVenues::~SoakVenues()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(5'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

bool SoakVenues::start()
{
    const QString page = m_folder + QStringLiteral("/time");
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("--serve"), page, QString::number(m_market.speed), QString::number(m_market.assets),
         QString::number(m_market.levels), QString::number(m_market.seed)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(120'000)) {
    }
    const QByteArray said = m_process.readLine();
    QFile endpoints(m_folder + QStringLiteral("/endpoints.json"));
    if (said.isEmpty() || !endpoints.open(QIODevice::WriteOnly)) {
        m_problem = QStringLiteral("the venues did not start: ") + m_process.errorString();
        return false;
    }
    endpoints.write(said);
    endpoints.close();
    const auto map = readEndpoints(endpoints.fileName());
    m_page = openPage(page);
    if (!map || !m_page) {
        m_problem = map ? QStringLiteral("the page of the time cannot be opened") : map.error();
        return false;
    }
    m_endpoints = *map;
    m_clock.emplace(*m_page);
    return true;
}

void SoakVenues::say(const QByteArray& line)
{
    m_process.write(line + '\n');
}

void SoakVenues::play(const QString& scenario)
{
    say("play " + scenario.toUtf8());
}

void SoakVenues::noFaults()
{
    say(R"(fault {"fault":"none"})");
}

void SoakVenues::setSpeed(double speed)
{
    say("speed " + QByteArray::number(speed));
}

void SoakVenues::sleepUs(int ms)
{
    say("sleep " + QByteArray::number(ms));
    m_process.waitForBytesWritten(1'000);
}

QString SoakVenues::fault(std::mt19937_64& dice)
{
    // Without those that last until they are taken back, and the frame of 100 MB, which costs the venues most.
    static constexpr int numbers[] = {1,  2,  3,  4,  5,  6,  8,  9,  10, 11, 12, 14, 16, 17, 18, 19,
                                      20, 25, 27, 28, 30, 31, 33, 34, 36, 39, 40, 41, 42, 43, 44, 45};
    static constexpr const char* venues[] = {"binance", "bybit", "okx", "hyperliquid"};
    const int number = numbers[dice() % std::size(numbers)];
    const char* const venue = venues[dice() % std::size(venues)];
    const QByteArray asked = QByteArray("{\"venue\":\"") + venue + "\",\"fault\":" + QByteArray::number(number) +
                             ",\"seconds\":1,\"retry_after\":1,\"count\":" + (number == 36 ? "2000" : "3") + "}";
    say("fault " + asked);
    return QStringLiteral("%1 at %2").arg(number).arg(QLatin1String(venue));
}

std::optional<QByteArray> SoakVenues::truth(const QString& target)
{
    while (m_process.canReadLine()) m_process.readLine();
    say("get " + target.toUtf8());
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(10'000)) return std::nullopt;
    return m_process.readLine();
}

QStringList SoakVenues::stories()
{
    return {QStringLiteral("calm"),         QStringLiteral("cycle"),        QStringLiteral("listings"),
            QStringLiteral("cascade_down"), QStringLiteral("thin_weekend"), QStringLiteral("squeeze_up"),
            QStringLiteral("venue_outage"), QStringLiteral("calm"),         QStringLiteral("stale_oracle"),
            QStringLiteral("listings"),     QStringLiteral("flash_crash"),  QStringLiteral("aftershock"),
            QStringLiteral("euphoria"),     QStringLiteral("build_up"),     QStringLiteral("stablecoin_depeg")};
}

}  // namespace plimsoll::test
