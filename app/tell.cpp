#include "app/tell.h"

#include <cstdio>

namespace plimsoll {

namespace {

bool isObeyed(QChar c)
{
    return c != QLatin1Char('\n') && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format);
}

}  // namespace

QByteArray plainly(QString text)
{
    for (QChar& c : text)
        if (isObeyed(c)) c = QLatin1Char(' ');
    return text.toUtf8();
}

QByteArray plainJson(const QByteArray& json)
{
    QString out;
    const QString text = QString::fromUtf8(json);
    for (const QChar c : text) {
        if (isObeyed(c))
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out.toUtf8();
}

void tell(const QString& what)
{
    std::fprintf(stderr, "plimsoll: %s\n", plainly(what).constData());
}

}  // namespace plimsoll
