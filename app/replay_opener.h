// Opens recordings for a window: they are read on a thread of their own while a small window says how
// far it is and lets the person stop it.
#pragma once

#include "app/replay_driver.h"
#include "model/market/expected.h"
#include "widgets/theme.h"

#include <QStringList>

namespace plimsoll {

// Returns when the recordings have been looked through. Files that are read in a moment never show the
// small window; what is wrong with others is said in it before this returns. An empty error: the person
// did not want to wait. `venues`: a bit per VenueId.
Expected<SurveyedReplay, QString> openForWindow(const QStringList& files, std::uint8_t venues, const Theme& theme);

// Set for the replay windows that a window opens: nobody looks at their terminal, so what is wrong with
// a file is always said in a window.
inline constexpr const char* kTellInWindow = "PLIMSOLL_TELL_IN_WINDOW";

}  // namespace plimsoll
