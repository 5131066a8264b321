#include "feeds/sim/sim_control.h"

#include "feeds/sim/scenario.h"
#include "feeds/sim/server/json_text.h"
#include "feeds/sim/sim_faults.h"
#include "feeds/sim/sim_truth.h"
#include "feeds/sim/sim_venues.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace plimsoll::sim {

namespace {

HttpReply problem(int status, const std::string& what)
{
    JsonText t;
    return {status, t.object().text("error", what).endObject().take()};
}

// The body of a POST, or the query of a GET.
QJsonObject asked(const HttpRequest& request)
{
    QJsonObject out = QJsonDocument::fromJson(request.body).object();
    const QList<std::pair<QString, QString>> items =
        QUrlQuery(QUrl(QString::fromUtf8(request.target))).queryItems(QUrl::FullyDecoded);
    for (const auto& [name, value] : items)
        if (!out.contains(name)) out.insert(name, value);
    return out;
}

}  // namespace

SimControl::SimControl(SimVenues& venues) : m_venues(venues)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* tcp = m_server.nextPendingConnection()) {
            auto* client = new ClientSocket(tcp, this);
            connect(client, &ClientSocket::request, this, [this, client](const HttpRequest& r) {
                const HttpReply reply = answer(r);
                client->answer(reply.status, QByteArray::fromStdString(reply.body), reply.type, reply.headers);
            });
        }
    });
}

bool SimControl::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

HttpReply SimControl::answer(const HttpRequest& request)
{
    // A page in a browser on this computer may reach this port as well; what it asks names the page, or asks for
    // us by a name that the page's owner has led here (DNS rebinding).
    const QByteArray host = request.headers.value("host");
    const QByteArray name = host.left(host.lastIndexOf(':') < 0 ? host.size() : host.lastIndexOf(':'));
    if (request.headers.contains("origin") ||
        (!name.isEmpty() && name != "127.0.0.1" && name != "localhost" && name != "[::1]"))
        return problem(403, "this is not for pages in a browser");
    const QString path = request.path();
    if (path == QLatin1String("/")) return {200, m_venues.endpointsJson()};
    if (path == QLatin1String("/scenario")) return scenario(request);
    if (path == QLatin1String("/speed")) return speed(request);
    if (path == QLatin1String("/fault")) {
        if (request.method == "GET") return {200, faultList()};
        const auto done = injectFault(m_venues, asked(request));
        return done ? HttpReply{200, *done} : problem(400, done.error());
    }
    if (path.startsWith(QLatin1String("/truth"))) {
        const auto told = truth(m_venues, path, request);
        return told ? HttpReply{200, *told} : problem(404, told.error());
    }
    return problem(
        404,
        "there are /truth, /truth/book, /truth/state, /truth/positions, /truth/liquidations, /truth/adl, "
        "/truth/funding, /truth/trades, /fault, /scenario, /speed");
}

HttpReply SimControl::scenario(const HttpRequest& request)
{
    const QString name = asked(request).value(QStringLiteral("name")).toString();
    if (!name.isEmpty()) {
        // One of the program's own: no file of this computer is read because somebody asks over a socket.
        const auto next = loadBuiltIn(name);
        if (!next) return problem(400, next.error().text().toStdString());
        m_venues.play(*next);
    }
    const Scenario& now = m_venues.market().scenario();
    JsonText t;
    t.object().text("scenario", now.name).text("title", now.title);
    const std::size_t phase = m_venues.market().phase();
    if (phase < now.phases.size()) t.text("phase", now.phases[phase].name).text("story", now.phases[phase].story);
    t.array("scenarios");
    for (const ScenarioTitle& one : builtInScenarios()) t.text(one.name.toStdString());
    return {200, t.endArray().endObject().take()};
}

HttpReply SimControl::speed(const HttpRequest& request)
{
    const QJsonObject wish = asked(request);
    const auto number = [&](const char* key) {
        const QJsonValue v = wish.value(QLatin1String(key));
        return v.isString() ? v.toString().toDouble() : v.toDouble();
    };
    if (wish.contains(QStringLiteral("speed"))) {
        const double speed = number("speed");
        if (!(speed >= SimVenues::kSlowest && speed <= SimVenues::kFastest))
            return problem(400, "speed is 0.1 to 100");
        m_venues.setSpeed(speed);
    }
    if (wish.contains(QStringLiteral("paused"))) {
        const QJsonValue paused = wish.value(QStringLiteral("paused"));
        m_venues.setPaused(paused.isBool() ? paused.toBool() : paused.toString() == QLatin1String("true"));
    }
    JsonText t;
    t.object().real("speed", rounded(m_venues.speed(), 3, Zeros::Trim)).flag("paused", m_venues.paused());
    return {200, t.real("reached", rounded(m_venues.speedReached(), 3)).endObject().take()};
}

}  // namespace plimsoll::sim
