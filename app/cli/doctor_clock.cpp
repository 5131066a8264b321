// How far each venue's clock is from this machine's, by its own answer to who asks for the time. It was given
// between the question and the answer, so that no slow way can be taken for a clock, nor a clock for a slow way.
#include "app/cli/doctor_parts.h"
#include "feeds/http_connection.h"
#include "feeds/transport.h"
#include "model/market/time.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QUrl>

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace plimsoll {

namespace {

constexpr int kQuestions = 4;  // one after another; the first opens the connection, the quickest counts
constexpr int kAnswersMs = 2'500;
constexpr double kHalfMs = 0.5;                  // venues tell whole milliseconds
constexpr qint64 kLatestMs = 9'000'000'000'000;  // what is beyond it is no time

struct Question {
    const char* path;
    const char* body;  // to be posted; empty: GET
};
Question questionOf(VenueId venue)
{
    switch (venue) {
        case VenueId::Binance: return {"/fapi/v1/time", ""};
        case VenueId::Bybit: return {"/v5/market/time", ""};
        case VenueId::Okx: return {"/api/v5/public/time", ""};
        case VenueId::Hyperliquid: return {"/info", R"({"type":"exchangeStatus"})"};
    }
    return {"", ""};
}

// In ms; 0: it says none.
qint64 timeIn(VenueId venue, const QByteArray& body)
{
    const QJsonObject o = QJsonDocument::fromJson(body).object();
    switch (venue) {
        case VenueId::Binance: return o.value(QLatin1String("serverTime")).toInteger();
        case VenueId::Bybit:
            return o.value(QLatin1String("result"))
                       .toObject()
                       .value(QLatin1String("timeNano"))
                       .toString()
                       .toLongLong() /
                   1'000'000;
        case VenueId::Okx:
            return o.value(QLatin1String("data"))
                .toArray()
                .at(0)
                .toObject()
                .value(QLatin1String("ts"))
                .toString()
                .toLongLong();
        case VenueId::Hyperliquid: return o.value(QLatin1String("time")).toInteger();
    }
    return 0;
}

struct Asked {
    VenueId venue{};
    QUrl url;
    QByteArray body;
    std::unique_ptr<HttpConnection> connection;
    int left = kQuestions;
    Timestamp wall{};
    Mono sent{};
    std::optional<ClockReading> best;
};

}  // namespace

ClockReadings askClocks(const EndpointMap& endpoints, const NetworkConfig& network)
{
    const QSslConfiguration tls = tlsConfiguration(network);
    const SystemClock clock{};
    QEventLoop loop;
    std::vector<std::unique_ptr<Asked>> all;
    std::size_t open = 0;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        if (!endpoints[v] || endpoints[v]->at(Role::Rest).empty()) continue;
        auto one = std::make_unique<Asked>();
        one->venue = kVenues[v];
        const Question question = questionOf(one->venue);
        one->url = QUrl(QString::fromStdString(endpoints[v]->at(Role::Rest)) + QLatin1String(question.path));
        one->body = question.body;
        one->connection = std::make_unique<HttpConnection>(network, tls, nullptr);
        ++open;
        Asked* a = one.get();
        const auto ask = [a, &clock] {
            a->wall = clock.wall();
            a->sent = clock.mono();
            a->connection->ask(a->url, a->body);
        };
        QObject::connect(
            a->connection.get(), &HttpConnection::done, &loop,
            [a, ask, &clock, &loop, &open](const HttpAnswer& answer) {
                const double half = toMs(clock.mono() - a->sent) / 2;
                const qint64 said = answer.status == 200 ? timeIn(a->venue, answer.body) : 0;
                const bool good = said > 0 && said < kLatestMs;
                if (good && (!a->best || half + kHalfMs < a->best->doubtMs))
                    a->best = ClockReading{toMs(fromUnixMs(said) - a->wall) + kHalfMs - half, half + kHalfMs};
                if (good && --a->left > 0)
                    QTimer::singleShot(0, a->connection.get(), ask);
                else if (--open == 0)
                    loop.quit();
            });
        all.push_back(std::move(one));
        QTimer::singleShot(0, a->connection.get(), ask);
    }
    QTimer::singleShot(kAnswersMs, &loop, &QEventLoop::quit);
    if (open > 0) loop.exec();
    ClockReadings out{};
    for (const auto& a : all) {
        a->connection->disconnect(&loop);
        out[static_cast<std::size_t>(a->venue)] = a->best;
    }
    return out;
}

QString clockText(VenueId venue, const ClockReading& reading)
{
    const double off = std::abs(reading.offsetMs);
    const QString whose = QString::fromStdString(std::string(venueName(venue))) + QStringLiteral("'s");
    const QString doubt = QStringLiteral("(\u00b1 %1 ms)").arg(std::ceil(reading.doubtMs), 0, 'f', 0);
    if (off <= reading.doubtMs) return QStringLiteral("this machine's clock agrees with %1 %2").arg(whose, doubt);
    const QString by = off < 1'000 ? QStringLiteral("%1 ms").arg(off, 0, 'f', 0)
                                   : QStringLiteral("%1 s").arg(off / 1'000, 0, 'f', 1);
    return QStringLiteral("this machine's clock is %1 %2 %3 %4")
        .arg(by, reading.offsetMs < 0 ? QStringLiteral("ahead of") : QStringLiteral("behind"), whose, doubt);
}

}  // namespace plimsoll
