// The language of the window, for as long as one lives. The test includes something of ui itself
// (tests/CMakeLists.txt).
#pragma once

#include "ui/language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace plimsoll::test {

class InGerman {
public:
    InGerman() { loadLanguage(QStringLiteral("de")); }
    ~InGerman()
    {
        loadLanguage(QStringLiteral("en"));
        for (QTranslator* words : qApp->findChildren<QTranslator*>()) QCoreApplication::removeTranslator(words);
    }
    InGerman(const InGerman&) = delete;
    InGerman& operator=(const InGerman&) = delete;
};

}  // namespace plimsoll::test
