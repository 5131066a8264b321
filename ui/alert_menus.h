// Menus through which alerts are set: what a panel offers at a right click, and the window's Alerts menu.
#pragma once

#include "ui/alert_book.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QMenu;

namespace plimsoll {

class Selection;

// The first line of a menu: the value under the pointer. It cannot be chosen.
void addValueLine(QMenu* menu, const QString& value);
// "Alert on this..." opens the form on the value under the pointer; a level of 0 begins at what it is now. Then
// one entry a further condition; nothing is set before the person agrees.
void addAlertOnThis(QMenu* menu, AlertBook* book, const std::optional<AlertCondition>& here,
                    const std::vector<std::optional<AlertCondition>>& more = {});
// One entry a condition ("Alert: BTC BN r8 above 5.00 bp/8h...").
void addAlertEntries(QMenu* menu, AlertBook* book, const std::vector<std::optional<AlertCondition>>& offers);
// What was deleted last, in this menu or elsewhere; nothing where nothing was.
void addPutBack(QMenu* menu, AlertBook* book);

// "New alert", common ones for the chosen asset, limits of the rules.
void fillAlertsMenu(QMenu* menu, AlertBook* book, Selection* selection,
                    const std::function<void(const QString& panel)>& show);

}  // namespace plimsoll
