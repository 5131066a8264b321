// Which settings there are: page by page what each is called, and what else it answers to. The rows of the pages
// and the palette are both made of this table, so that nobody has to build the dialog to know what is in it.
#pragma once

#include <QString>

#include <vector>

namespace plimsoll {

struct SettingName {
    QString page, title;  // id and title of its page
    QString key;          // in the table's own words: the same in every language
    QString name, words;  // words: further ones that find it
};

// In the order of the pages and of their rows; empty: of all pages.
std::vector<SettingName> settingNames(const QString& page = {});
QString settingsTitle(const QString& page);

}  // namespace plimsoll
