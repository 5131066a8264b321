#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// The macro declares a function and must stand outside of any namespace.
static void registerWords()
{
    Q_INIT_RESOURCE(i18n);
}

namespace plimsoll {

namespace {

// Free functions and plain structs say their words under another class than the one in whose file they are
// collected: what is not known there is looked for among the common ones.
class Words : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char* context, const char* source, const char* comment, int n) const override
    {
        QString said = QTranslator::translate(context, source, comment, n);
        if (!said.isEmpty() || !context || context[0] == 'Q') return said;  // Qt's own come from Qt
        for (const char* common : {"UiText", "panels", "plimsoll", "plimsoll::Panel"}) {
            said = QTranslator::translate(common, source, comment, n);
            if (!said.isEmpty()) return said;
        }
        return {};
    }
};

}  // namespace

const QStringList& languages()
{
    static const QStringList all{QStringLiteral("en"), QStringLiteral("de")};
    return all;
}

QString languageName(const QString& code)
{
    return code == QLatin1String("de") ? QStringLiteral("Deutsch") : QStringLiteral("English");
}

QString languageFor(const QString& chosen, const QStringList& systemLanguages)
{
    if (languages().contains(chosen)) return chosen;
    for (const QString& wanted : systemLanguages)
        if (const QString code = wanted.section(QLatin1Char('-'), 0, 0).toLower(); languages().contains(code))
            return code;
    return languages().front();
}

void loadLanguage(const QString& chosen)
{
    static const bool once = (registerWords(), true);
    static_cast<void>(once);
    const QString code = languageFor(chosen, QLocale::system().uiLanguages());
    const auto install = [](const QString& name, const QString& folder) {
        auto* words = new Words(qApp);
        if (words->load(name, folder))
            QCoreApplication::installTranslator(words);
        else
            delete words;
    };
    if (code != QLatin1String("en"))
        install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has only the plural forms in its file.
    install(QStringLiteral("plimsoll_") + code, QStringLiteral(":/i18n"));
}

}  // namespace plimsoll
