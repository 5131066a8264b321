// The language of words: the person's choice, else the system's, else English. Read once, at the start.
#pragma once

#include <QString>
#include <QStringList>

namespace plimsoll {

// Those that the program has: "en", "de".
const QStringList& languages();
QString languageName(const QString& code);  // in itself: "Deutsch"
// Which one holds. `chosen` empty: the first of the system's that there is.
QString languageFor(const QString& chosen, const QStringList& systemLanguages);
// Into the application, with Qt's own words; to be called before the first window.
void loadLanguage(const QString& chosen);
// Whether that is English.
bool speaksEnglish();

}  // namespace plimsoll
