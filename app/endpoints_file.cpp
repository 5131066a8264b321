#include "app/endpoints_file.h"

#include "model/plain_bytes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace plimsoll {

namespace {

const QString kWanted =
    QStringLiteral("--endpoints wants a JSON file of addresses, like the one that plimsoll simulate prints");

constexpr std::array kRoles = {Role::Rest, Role::Ws, Role::SpotRest, Role::SpotWs};

qsizetype lineAt(const QByteArray& json, qsizetype offset)
{
    return 1 + json.left(offset).count('\n');
}

// The line where `"inner"` is written within the object of `"outer"`.
qsizetype lineOf(const QByteArray& json, const QString& outer, const QString& inner = {})
{
    const auto quoted = [](const QString& key) { return '"' + key.toUtf8() + '"'; };
    qsizetype at = std::max<qsizetype>(0, json.indexOf(quoted(outer)));
    if (!inner.isEmpty()) {
        const qsizetype found = json.indexOf(quoted(inner), at);
        if (found >= 0) at = found;
    }
    return lineAt(json, at);
}

// What is wrong with an address; empty: nothing.
QString problem(const QString& text, bool socket)
{
    const QUrl url(text, QUrl::StrictMode);
    const QStringList schemes = socket ? QStringList{QStringLiteral("ws"), QStringLiteral("wss")}
                                       : QStringList{QStringLiteral("http"), QStringLiteral("https")};
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
        return QStringLiteral("\"%1\" is not %2://HOST[:PORT] or %3://HOST[:PORT]")
            .arg(text, schemes[0], schemes[1]);
    if ((!url.path().isEmpty() && url.path() != QLatin1String("/")) || url.hasQuery() || url.hasFragment())
        return QStringLiteral("\"%1\" has a path; only the host is replaced").arg(text);
    if (!url.userInfo().isEmpty()) return QStringLiteral("\"%1\" names a user; public data needs none").arg(text);
    return {};
}

}  // namespace

Expected<EndpointMap, QString> parseEndpoints(const QByteArray& json, const QString& name)
{
    const auto wrong = [&name](qsizetype line, const QString& what) {
        return Unexpected{QStringLiteral("%1:%2: %3; %4").arg(name).arg(line).arg(what, kWanted)};
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) return wrong(lineAt(json, error.offset), error.errorString());
    if (!document.isObject()) return wrong(1, QStringLiteral("not a JSON object"));

    EndpointMap map;
    const QJsonObject venues = document.object();
    for (auto v = venues.begin(); v != venues.end(); ++v) {
        // `simulate` names its control port beside the venues: nothing of a venue.
        if (v.key() == QLatin1String("control") && v.value().isString()) continue;
        const auto id = venueFromKey(v.key().toStdString());
        if (!id) return wrong(lineOf(json, v.key()), QStringLiteral("%1: not a venue").arg(v.key()));
        if (!v.value().isObject())
            return wrong(lineOf(json, v.key()), QStringLiteral("%1: not an object of addresses").arg(v.key()));
        Endpoints endpoints;
        const QJsonObject roles = v.value().toObject();
        for (auto r = roles.begin(); r != roles.end(); ++r) {
            const QString key = v.key() + QLatin1Char('.') + r.key();
            const qsizetype line = lineOf(json, v.key(), r.key());
            const Role* role = nullptr;
            for (const Role& known : kRoles)
                if (r.key().toStdString() == roleKey(known)) role = &known;
            if (!role)
                return wrong(line,
                             QStringLiteral("%1: not a role; there are rest, ws, spot_rest, spot_ws").arg(key));
            if (!r.value().isString()) return wrong(line, QStringLiteral("%1: not a text").arg(key));
            QString url = r.value().toString();
            if (url.isEmpty()) continue;  // written out, and off
            const bool socket = *role == Role::Ws || *role == Role::SpotWs;
            if (const QString p = problem(url, socket); !p.isEmpty())
                return wrong(line, QStringLiteral("%1: %2").arg(key, p));
            while (url.endsWith(QLatin1Char('/'))) url.chop(1);
            endpoints.at(*role) = url.toStdString();
        }
        map[static_cast<std::size_t>(*id)] = endpoints;
    }
    return map;
}

Expected<EndpointMap, QString> readEndpoints(const QString& path)
{
    const auto bytes = readPlainBytes(path, 1 << 20);
    if (!bytes && bytes.error().why == FileRefusal::Why::TooLarge)
        return Unexpected{QStringLiteral("%1: larger than 1 MB; %2").arg(path, kWanted)};
    if (!bytes) return Unexpected{QStringLiteral("%1: %2; %3").arg(path, wordsOf(bytes.error()), kWanted)};
    return parseEndpoints(*bytes, path);
}

EndpointMap liveEndpoints()
{
    EndpointMap map;
    for (const VenueProfile& profile : venueProfiles()) map[static_cast<std::size_t>(profile.id)] = profile.live;
    return map;
}

}  // namespace plimsoll
