// Names of exported files: the same on every system, whatever a venue calls its symbols.
#pragma once

#include "model/market/time.h"

#include <QString>
#include <QStringList>

namespace plimsoll {

// Letters, digits, "_" and "-" only, at most 100, and none of the names that Windows keeps for itself.
QString safeFileName(const QString& id);
QString fileStamp(Timestamp t);  // "20251122T143609Z"
// "plimsoll_BTC_20251122T143609Z" for several files, "<panel>_BTC_..." for what is of one panel.
QString exportName(const QString& panel, const QString& asset, Timestamp at);
// A sentence without the folders of this machine: of each path only its last part is left.
QString withoutPaths(const QString& text, const QStringList& known = {});
// The path, or with "-2" and so on before its suffix where there is something already.
QString freePath(const QString& folder, const QString& name, const QString& suffix);

}  // namespace plimsoll
