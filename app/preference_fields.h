// The preferences as keys and values of the settings file.
#pragma once

#include "ui/preferences.h"

class QSettings;

namespace plimsoll {

// Keys whose value made no sense; their fields have the default.
QStringList readPreferences(const QSettings& stored, Preferences& to);
// `before`: only what differs from it; null: all.
void writePreferences(QSettings& stored, const Preferences& p, const Preferences* before = nullptr);

}  // namespace plimsoll
