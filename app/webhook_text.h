// What a webhook is told, in the form of its receiver, and what its answer means.
#pragma once

#include "ui/voice_post.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace plimsoll {

// The whole body. `late`: how long after the event it is posted.
QByteArray hookBody(const Hook& hook, const VoicePost& post, std::chrono::seconds late = {});

struct HookOutcome {
    enum class Kind : std::uint8_t { Good, Again, Never };
    Kind kind = Kind::Again;
    QString text;                                    // why not; never has the address in it
    std::optional<std::chrono::milliseconds> after;  // not before: the receiver said so
    bool operator==(const HookOutcome&) const = default;
};
// Of an answer with a status. A page of a hotel's network that says 200 is no delivery.
HookOutcome hookOutcome(HookForm form, int status, const QByteArray& body,
                        std::optional<std::chrono::milliseconds> after = {});

}  // namespace plimsoll
