#include "app/voice_store.h"

#include "app/json_file.h"
#include "widgets/ui_text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

namespace {

constexpr const char* kChoiceFile = "notifications.json";
constexpr const char* kMutesFile = "mutes.json";
constexpr const char* kHooksFile = "webhooks.json";
constexpr std::size_t kMostHooks = 50, kMostMutes = 2'000;
constexpr int kLongest = 2'000;

constexpr std::array kSeverities = {"none", "notice", "warning", "critical"};
constexpr std::array kForms = {"json", "telegram", "discord", "slack"};
constexpr std::array kMuteWords = {"hour", "until_clear", "forever"};

template <std::size_t N>
std::optional<std::size_t> indexOf(const std::array<const char*, N>& words, const QString& word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (word == QLatin1String(words[i])) return i;
    return std::nullopt;
}

QLatin1String key(const char* s)
{
    return QLatin1String(s);
}

void take(const QJsonObject& o, const char* name, bool& to)
{
    to = o.value(key(name)).toBool(to);
}

void take(const QJsonObject& o, const char* name, int least, int most, int& to)
{
    const QJsonValue v = o.value(key(name));
    if (v.isDouble() && v.toDouble() >= least && v.toDouble() <= most) to = v.toInt(to);
}

// Milliseconds of 1970; a double holds them exactly for longer than anybody waits.
QJsonValue time(Timestamp t)
{
    return static_cast<double>(toUnixMs(t));
}

std::optional<Timestamp> time(const QJsonValue& v)
{
    const double ms = v.toDouble(0);
    if (!(ms > 0) || ms > 9e12) return std::nullopt;  // the year 2255
    return fromUnixMs(static_cast<std::int64_t>(ms));
}

}  // namespace

QString VoiceStore::path(const char* name) const
{
    return m_folder + QLatin1Char('/') + QLatin1String(name);
}

VoiceChoice VoiceStore::loadChoice()
{
    VoiceChoice c;
    const auto o = JsonFile(path(kChoiceFile)).load(m_notices);
    if (!o) return c;
    take(*o, "toasts", c.toasts);
    take(*o, "flashes", c.flashes);
    take(*o, "tray", c.tray);
    take(*o, "attention", c.attention);
    if (const auto s = indexOf(kSeverities, o->value(key("tray_from")).toString()); s && *s > 0)
        c.trayFrom = static_cast<Severity>(*s);
    take(*o, "sounds", c.sounds);
    const QJsonObject sounds = o->value(key("sound")).toObject();
    for (std::size_t i = 0; i < c.sound.size(); ++i) {
        const QJsonObject s = sounds.value(key(kSeverities[i + 1])).toObject();
        take(s, "on", c.sound[i].on);
        take(s, "volume", 0, 100, c.sound[i].volume);
        c.sound[i].file = s.value(key("file")).toString().left(kLongest);
    }
    const QJsonObject quiet = o->value(key("quiet")).toObject();
    c.quiet.until = time(quiet.value(key("until_ms")));
    take(quiet, "daily", c.quiet.daily);
    take(quiet, "from_minute", 0, 1'439, c.quiet.fromMinute);
    take(quiet, "until_minute", 0, 1'439, c.quiet.untilMinute);
    take(quiet, "webhooks", c.quiet.hooksToo);
    take(*o, "fold", c.fold);
    take(*o, "fold_from", voice_limits::kFoldLeast, voice_limits::kFoldMost, c.foldFrom);
    take(*o, "fold_quiet_minutes", voice_limits::kQuietLeast, voice_limits::kQuietMost, c.foldQuietMinutes);
    take(*o, "evidence", c.evidence);
    take(*o, "evidence_most", voice_limits::kEvidenceLeast, voice_limits::kEvidenceMost, c.evidenceMost);
    take(*o, "post_made_up", c.postMadeUp);
    return c;
}

QString VoiceStore::saveChoice(const VoiceChoice& c)
{
    QJsonObject sounds;
    for (std::size_t i = 0; i < c.sound.size(); ++i)
        sounds.insert(key(kSeverities[i + 1]), QJsonObject{{key("on"), c.sound[i].on},
                                                           {key("volume"), c.sound[i].volume},
                                                           {key("file"), c.sound[i].file}});
    QJsonObject quiet{{key("daily"), c.quiet.daily},
                      {key("from_minute"), c.quiet.fromMinute},
                      {key("until_minute"), c.quiet.untilMinute},
                      {key("webhooks"), c.quiet.hooksToo}};
    if (c.quiet.until) quiet.insert(key("until_ms"), time(*c.quiet.until));
    return JsonFile(path(kChoiceFile))
        .save({{key("toasts"), c.toasts},
               {key("flashes"), c.flashes},
               {key("tray"), c.tray},
               {key("attention"), c.attention},
               {key("tray_from"), key(kSeverities[static_cast<std::size_t>(c.trayFrom)])},
               {key("sounds"), c.sounds},
               {key("sound"), sounds},
               {key("quiet"), quiet},
               {key("fold"), c.fold},
               {key("fold_from"), c.foldFrom},
               {key("fold_quiet_minutes"), c.foldQuietMinutes},
               {key("evidence"), c.evidence},
               {key("evidence_most"), c.evidenceMost},
               {key("post_made_up"), c.postMadeUp}});
}

std::vector<Mute> VoiceStore::loadMutes()
{
    std::vector<Mute> out;
    JsonFile file(path(kMutesFile));
    const auto o = file.load(m_notices);
    if (!o) return out;
    std::size_t bad = 0;
    for (const QJsonValue& v : o->value(key("mutes")).toArray()) {
        const QJsonObject m = v.toObject();
        const auto how = indexOf(kMuteWords, m.value(key("how")).toString());
        const auto since = time(m.value(key("since_ms"))), until = time(m.value(key("until_ms")));
        const std::string rule = m.value(key("rule")).toString().left(100).toStdString();
        const bool sane = how && !rule.empty() && since &&
                          (static_cast<MuteFor>(*how) != MuteFor::Hour || until) && out.size() < kMostMutes;
        if (!sane) {
            ++bad;
            continue;
        }
        out.push_back({rule, m.value(key("asset")).toString().left(100).toStdString(),
                       m.value(key("venue")).toString().left(100).toStdString(), static_cast<MuteFor>(*how),
                       *since, static_cast<MuteFor>(*how) == MuteFor::Hour ? *until : Timestamp{}});
    }
    if (bad > 0) {
        m_notices << UiText::tr("%1 mutes of %2 make no sense and are left out.").arg(bad).arg(key(kMutesFile));
        file.setAside(m_notices);
    }
    return out;
}

QString VoiceStore::saveMutes(const std::vector<Mute>& mutes)
{
    QJsonArray list;
    for (const Mute& m : mutes) {
        QJsonObject o{{key("rule"), QString::fromStdString(m.rule)},
                      {key("asset"), QString::fromStdString(m.asset)},
                      {key("venue"), QString::fromStdString(m.venue)},
                      {key("how"), key(kMuteWords[static_cast<std::size_t>(m.how)])},
                      {key("since_ms"), time(m.since)}};
        if (m.how == MuteFor::Hour) o.insert(key("until_ms"), time(m.until));
        list.append(o);
    }
    return JsonFile(path(kMutesFile)).save({{key("mutes"), list}});
}

std::vector<Hook> VoiceStore::loadHooks()
{
    std::vector<Hook> out;
    JsonFile file(path(kHooksFile), JsonFile::Readers::OwnerAlone);
    const auto o = file.load(m_notices);
    if (!o) return out;
    std::size_t bad = 0;
    for (const QJsonValue& v : o->value(key("webhooks")).toArray()) {
        const QJsonObject h = v.toObject();
        Hook hook;
        const double id = h.value(key("id")).toDouble(0);
        const auto form = indexOf(kForms, h.value(key("form")).toString());
        const auto from = indexOf(kSeverities, h.value(key("from")).toString());
        const bool taken = std::any_of(out.begin(), out.end(), [&](const Hook& x) { return double(x.id) == id; });
        if (!(id >= 1) || id > 1e6 || std::floor(id) != id || taken || !form || !from ||
            out.size() == kMostHooks) {
            ++bad;
            continue;
        }
        hook.id = static_cast<std::uint32_t>(id);
        hook.name = h.value(key("name")).toString().left(60);
        hook.form = static_cast<HookForm>(*form);
        hook.url = h.value(key("url")).toString().left(kLongest);
        hook.chat = h.value(key("chat")).toString().left(80);
        hook.from = static_cast<Severity>(*from);
        take(h, "on", hook.on);
        take(h, "plain_http", hook.plainAllowed);
        out.push_back(std::move(hook));
    }
    if (bad > 0) {
        m_notices << UiText::tr("%1 webhooks of %2 make no sense and are left out.").arg(bad).arg(key(kHooksFile));
        file.setAside(m_notices);
    }
    return out;
}

QString VoiceStore::saveHooks(const std::vector<Hook>& hooks)
{
    QJsonArray list;
    for (const Hook& h : hooks)
        list.append(QJsonObject{{key("id"), static_cast<double>(h.id)},
                                {key("name"), h.name},
                                {key("form"), key(kForms[static_cast<std::size_t>(h.form)])},
                                {key("url"), h.url},
                                {key("chat"), h.chat},
                                {key("from"), key(kSeverities[static_cast<std::size_t>(h.from)])},
                                {key("on"), h.on},
                                {key("plain_http"), h.plainAllowed}});
    return JsonFile(path(kHooksFile), JsonFile::Readers::OwnerAlone).save({{key("webhooks"), list}});
}

}  // namespace plimsoll
