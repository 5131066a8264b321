#include "app/webhook_text.h"

#include "feeds/transport.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <string_view>

namespace plimsoll {

namespace {

constexpr std::array<std::string_view, 4> kKinds = {"warning", "alert", "story", "test"};

// Their longest messages: core.telegram.org/bots/api#sendmessage (4096), discord.com/developers/docs/resources/
// webhook (2000), api.slack.com/messaging/webhooks (40,000: nobody reads that).
constexpr int kTelegramMost = 4'000, kDiscordMost = 1'900, kSlackMost = 4'000;

QString latin(std::string_view s)
{
    return QString::fromLatin1(s.data(), static_cast<qsizetype>(s.size()));
}

QString clipped(QString s, int most)
{
    if (s.size() <= most) return s;
    s.truncate(most - 1);
    if (!s.isEmpty() && s.back().isHighSurrogate()) s.chop(1);
    return s + QStringLiteral("\u2026");
}

// As a person reads it. What is not live says so first.
QString plainText(const VoicePost& p, std::chrono::seconds late)
{
    const format::Standard standard;  // whoever reads it may be in another zone
    QString text;
    if (p.source != QLatin1String("LIVE")) text += p.source + QStringLiteral(" \u00b7 ");
    switch (p.kind) {
        case VoicePost::Kind::Warning:
        case VoicePost::Kind::Story: text += latin(severityWord(p.severity)) + QStringLiteral(": "); break;
        case VoicePost::Kind::Alert: text += QStringLiteral("Alert: "); break;
        case VoicePost::Kind::Test: text += QStringLiteral("Test: "); break;
    }
    text += p.head;
    if (!p.more.isEmpty()) text += u'\n' + p.more;
    QStringList foot{format::clockTimeZoned(p.at)};
    if (!p.rule.isEmpty()) foot << p.rule;
    if (!p.venue.isEmpty()) foot << p.venue;
    if (late.count() > 0) foot << QStringLiteral("posted %1 later").arg(format::age(late));
    foot << QStringLiteral("Plimsoll");
    return text + u'\n' + foot.join(QStringLiteral(" \u00b7 "));
}

// api.slack.com/reference/surfaces/formatting#escaping
QString slackText(QString s)
{
    return s.replace(u'&', QLatin1String("&amp;"))
        .replace(u'<', QLatin1String("&lt;"))
        .replace(u'>', QLatin1String("&gt;"));
}

QJsonObject generic(const VoicePost& p, std::chrono::seconds late)
{
    QJsonObject o{{QStringLiteral("schema"), 1},
                  {QStringLiteral("program"), QString::fromLatin1(userAgent())},
                  {QStringLiteral("source"), p.source},
                  {QStringLiteral("kind"), latin(kKinds[static_cast<std::size_t>(p.kind)])},
                  {QStringLiteral("severity"), latin(severityWord(p.severity)).toLower()},
                  {QStringLiteral("headline"), p.head},
                  {QStringLiteral("text"), p.more},
                  {QStringLiteral("at_utc"), format::iso(p.at)}};
    const auto add = [&](const char* key, const QString& value) {
        o.insert(QLatin1String(key), value.isEmpty() ? QJsonValue() : QJsonValue(value));
    };
    add("asset", p.asset);
    add("venue", p.venue);
    add("rule", p.rule);
    o.insert(QStringLiteral("value"), p.value ? QJsonValue(*p.value) : QJsonValue());
    o.insert(QStringLiteral("feed_to_alert_ms"), p.delayMs ? QJsonValue(*p.delayMs) : QJsonValue());
    if (p.story != 0) o.insert(QStringLiteral("story"), static_cast<double>(p.story));
    if (late.count() > 0) o.insert(QStringLiteral("late_s"), static_cast<double>(late.count()));
    return o;
}

HookOutcome never(const QString& why)
{
    return {HookOutcome::Kind::Never, why, {}};
}

}  // namespace

QByteArray hookBody(const Hook& hook, const VoicePost& post, std::chrono::seconds late)
{
    QJsonObject o;
    switch (hook.form) {
        case HookForm::Json: o = generic(post, late); break;
        case HookForm::Telegram:
            o = {{QStringLiteral("chat_id"), hook.chat},
                 {QStringLiteral("text"), clipped(plainText(post, late), kTelegramMost)},
                 {QStringLiteral("disable_web_page_preview"), true}};
            break;
        case HookForm::Discord:
            // No message of ours calls anybody by @.
            o = {{QStringLiteral("content"), clipped(plainText(post, late), kDiscordMost)},
                 {QStringLiteral("allowed_mentions"), QJsonObject{{QStringLiteral("parse"), QJsonArray()}}}};
            break;
        case HookForm::Slack:
            o = {{QStringLiteral("text"), clipped(slackText(plainText(post, late)), kSlackMost)}};
            break;
    }
    return QJsonDocument(o).toJson(QJsonDocument::Compact);
}

HookOutcome hookOutcome(HookForm form, int status, const QByteArray& body,
                        std::optional<std::chrono::milliseconds> after)
{
    if (status >= 200 && status < 300) {
        const QJsonDocument json = QJsonDocument::fromJson(body);
        const bool fits = form == HookForm::Telegram  ? json.object().value(QStringLiteral("ok")).toBool(false)
                          : form == HookForm::Slack   ? body.trimmed().toLower() == "ok"
                          : form == HookForm::Discord ? body.trimmed().isEmpty() || json.isObject()
                                                      : true;
        if (fits) return {HookOutcome::Kind::Good, {}, {}};
        return never(UiText::tr("it answered %1, but not as %2 does").arg(status).arg(hookFormName(form)));
    }
    if (status >= 300 && status < 400)
        return never(UiText::tr("it redirects (%1), which is not followed").arg(httpStatusText(status)));
    // Later it may be well: 408, 425, 429 and whatever the server says of itself.
    const bool again = status == 408 || status == 425 || status == 429 || status >= 500;
    if (again) return {HookOutcome::Kind::Again, UiText::tr("it answered %1").arg(httpStatusText(status)), after};
    return never(UiText::tr("it refused: %1").arg(httpStatusText(status)));
}

}  // namespace plimsoll
