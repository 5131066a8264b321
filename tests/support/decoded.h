// What `decode` says of a text.
#pragma once

#include "app/cli/decoder.h"
#include "tests/support/text_source.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <string>
#include <vector>

namespace plimsoll::test {

struct Decoded {
    std::vector<QJsonObject> events;
    QJsonObject stats;
    std::string text;
    std::vector<QJsonObject> of(const char* type) const
    {
        std::vector<QJsonObject> found;
        for (const QJsonObject& e : events)
            if (e[QLatin1String("type")].toString() == QLatin1String(type)) found.push_back(e);
        return found;
    }
};

inline Decoded decode(ByteSource& source, const DecodeSettings& settings, const QString& instruments = {})
{
    Decoded d;
    Decoder decoder(settings, *venueProfile(settings.venue), d.text);
    if (!instruments.isEmpty()) {
        const QString problem = decoder.learn(instruments);
        if (!problem.isEmpty()) qFatal("%s", qPrintable(problem));
    }
    LineReader lines(source);
    LineReader::Line line;
    while (lines.next(line)) decoder.line(line);
    d.stats = QJsonDocument::fromJson(QByteArray::fromStdString(decoder.stats(1))).object();
    for (const QByteArray& l : QByteArray::fromStdString(d.text).split('\n')) {
        if (l.isEmpty()) continue;
        QJsonParseError error;
        d.events.push_back(QJsonDocument::fromJson(l, &error).object());
        if (error.error != QJsonParseError::NoError) qFatal("not JSON: %s", l.constData());
    }
    return d;
}
inline Decoded decode(const std::string& text, const DecodeSettings& settings = {})
{
    TextSource source(text);
    return decode(source, settings);
}

}  // namespace plimsoll::test
