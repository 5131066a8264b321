#include "ui/voice_post.h"

#include "widgets/ui_text.h"

#include <QRegularExpression>
#include <QUrl>

namespace plimsoll {

namespace {

// 127.0.0.0/8, ::1, localhost. Not "127.example.org".
bool isHere(const QString& host)
{
    static const QRegularExpression loopback(QStringLiteral("^127(\\.\\d{1,3}){3}$"));
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1") ||
           loopback.match(host).hasMatch();
}

}  // namespace

QString hookFormName(HookForm form)
{
    switch (form) {
        case HookForm::Json: return QStringLiteral("JSON");
        case HookForm::Telegram: return QStringLiteral("Telegram");
        case HookForm::Discord: return QStringLiteral("Discord");
        case HookForm::Slack: return QStringLiteral("Slack");
    }
    return {};
}

QString shownAddress(const QString& url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString host = parsed.host();
    if (host.isEmpty()) return QStringLiteral("\u2014");
    // Of a short address four characters would be too much of it.
    const QString secret = parsed.path() + parsed.query();
    constexpr int kTail = 4, kLeast = 12;
    return secret.size() < kLeast ? host : host + QStringLiteral(" \u2026") + secret.right(kTail);
}

QString hookProblem(const Hook& hook)
{
    if (hook.name.trimmed().isEmpty()) return UiText::tr("Give it a name.");
    const QUrl url(hook.url.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (hook.url.trimmed().isEmpty()) return UiText::tr("Enter the address that it is posted to.");
    if (!url.isValid() || url.host().isEmpty() ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return UiText::tr("This is no address: it must begin with https:// and name a host.");
    if (!url.userInfo().isEmpty())
        return UiText::tr("A name or a password before the host is not sent: use an address without.");
    if (scheme == QLatin1String("http") && !isHere(url.host()) && !hook.plainAllowed)
        return UiText::tr(
            "http is not encrypted: everybody on the way could read the secret in the address. "
            "Use https, or allow it.");
    if (hook.form == HookForm::Telegram && hook.chat.trimmed().isEmpty())
        return UiText::tr("Telegram needs the number or the @name of the chat.");
    return {};
}

QString hookLightWord(HookHealth::Light light)
{
    switch (light) {
        case HookHealth::Light::Off: return UiText::tr("off");
        case HookHealth::Light::Untried: return UiText::tr("not tried yet");
        case HookHealth::Light::Good: return UiText::tr("well");
        case HookHealth::Light::Waiting: return UiText::tr("trying again");
        case HookHealth::Light::Bad: return UiText::tr("failing");
    }
    return {};
}

}  // namespace plimsoll
