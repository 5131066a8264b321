// What webhooks are told, and how they fare: plain values. What a hook looks like is the application's.
#pragma once

#include "model/risk/warning.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

struct VoicePost {
    enum class Kind : std::uint8_t { Warning, Alert, Story, Test };
    Kind kind = Kind::Warning;
    Severity severity = Severity::Warning;
    bool asked = false;  // by the alert itself, or one in the story: whatever its severity
    QString source;      // "LIVE", "SIMULATED", "REPLAY"
    QString head, more;
    QString asset, venue, rule;  // empty: does not apply
    Timestamp at{};
    std::optional<double> value, delayMs;
    std::uint64_t story = 0;  // 0: of none
    bool operator==(const VoicePost&) const = default;
};

enum class HookForm : std::uint8_t { Json, Telegram, Discord, Slack };
inline constexpr std::size_t kHookForms = 4;

// Where to post. The address is a secret: whoever has it can post as the person.
struct Hook {
    std::uint32_t id = 0;
    QString name;
    HookForm form = HookForm::Json;
    QString url;   // never shown whole, logged or exported
    QString chat;  // Telegram: whom it goes to
    Severity from = Severity::Critical;
    bool on = true;
    bool plainAllowed = false;  // http beyond this machine
    bool operator==(const Hook&) const = default;
};

struct HookHealth {
    enum class Light : std::uint8_t { Off, Untried, Good, Waiting, Bad };
    std::uint32_t id = 0;
    Light light = Light::Untried;
    QString trouble;  // of the last try; empty: it went well. Never has the address in it
    std::optional<Timestamp> lastGood;
    std::uint64_t sent = 0, failed = 0, dropped = 0;
    std::size_t waiting = 0;
    bool operator==(const HookHealth&) const = default;
};

QString hookFormName(HookForm form);  // "Telegram"
// "hooks.slack.com ...4f9a": the host and the last four characters, and nothing else of it.
QString shownAddress(const QString& url);
// Empty: it can be posted to. Else what is wrong, in a sentence.
QString hookProblem(const Hook& hook);
QString hookLightWord(HookHealth::Light light);

}  // namespace plimsoll
