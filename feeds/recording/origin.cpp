#include "feeds/recording/origin.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

namespace {

using Source = RecordingOrigin::Source;

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

}  // namespace

std::string_view sourceName(Source source)
{
    switch (source) {
        case Source::Unsaid: return {};
        case Source::Live: return "LIVE";
        case Source::Simulated: return "SIMULATED";
    }
    return {};
}

std::string toJson(const RecordingOrigin& origin)
{
    QJsonObject endpoints;
    for (const auto& [role, address] : origin.endpoints) endpoints.insert(text(role), text(address));
    const QJsonObject whole{{QStringLiteral("source"), text(sourceName(origin.source))},
                            {QStringLiteral("endpoints"), endpoints}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact).toStdString();
}

RecordingOrigin originFromJson(std::string_view json)
{
    RecordingOrigin origin;
    const QJsonObject whole =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size()))).object();
    const std::string word = whole.value(QStringLiteral("source")).toString().toStdString();
    for (const Source s : {Source::Live, Source::Simulated})
        if (word == sourceName(s)) origin.source = s;
    const QJsonObject endpoints = whole.value(QStringLiteral("endpoints")).toObject();
    for (auto it = endpoints.begin(); it != endpoints.end(); ++it)
        if (it.value().isString()) origin.endpoints[it.key().toStdString()] = it.value().toString().toStdString();
    return origin;
}

bool elsewhere(const RecordingOrigin& a, const RecordingOrigin& b)
{
    if (a.source != b.source) return true;
    for (const auto& [role, address] : a.endpoints)
        if (const auto other = b.endpoints.find(role); other != b.endpoints.end() && other->second != address)
            return true;
    return false;
}

RecordingOrigin together(const RecordingOrigin& a, const RecordingOrigin& b)
{
    RecordingOrigin both = a;
    both.endpoints.insert(b.endpoints.begin(), b.endpoints.end());
    if (b.source == Source::Simulated)
        both.source = Source::Simulated;
    else if (both.source == Source::Live)
        both.source = b.source;
    return both;
}

}  // namespace plimsoll
