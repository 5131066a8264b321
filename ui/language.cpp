#include "ui/language.h"

#include "widgets/format.h"

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
    Words(bool foreign, QObject* parent) : QTranslator(parent), m_foreign(foreign) {}

    QString translate(const char* context, const char* source, const char* comment, int n) const override
    {
        // What leaves the program as data is English: other programs read it.
        if (m_foreign && format::Standard::on()) return {};
        QString said = QTranslator::translate(context, source, comment, n);
        if (!said.isEmpty() || !context || context[0] == 'Q') return said;  // Qt's own come from Qt
        for (const char* common : {"UiText", "panels", "plimsoll", "plimsoll::Panel", "Model"}) {
            said = QTranslator::translate(common, source, comment, n);
            if (!said.isEmpty()) return said;
        }
        return {};
    }

private:
    const bool m_foreign;
};

bool theirsIsEnglish = true;  // what was loaded last

}  // namespace

const QStringList& languages()
{
    static const QStringList all{QStringLiteral("en"), QStringLiteral("de")};
    return all;
}

QString languageName(const QString& code)
{
    if (code == QLatin1String("en")) return QStringLiteral("English");  // Qt says of which country
    QString name = QLocale(code).nativeLanguageName();
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

QString languageFor(const QString& chosen, const QStringList& systemLanguages)
{
    if (languages().contains(chosen)) return chosen;
    for (const QString& wanted : systemLanguages)
        if (const QString code = wanted.section(QLatin1Char('-'), 0, 0).toLower(); languages().contains(code))
            return code;
    return languages().front();
}

bool speaksEnglish()
{
    return theirsIsEnglish;
}

void loadLanguage(const QString& chosen)
{
    static const bool once = (registerWords(), true);
    static_cast<void>(once);
    const QString code = languageFor(chosen, QLocale::system().uiLanguages());
    const auto install = [](const QString& name, const QString& folder, bool foreign) {
        auto* words = new Words(foreign, qApp);
        if (words->load(name, folder))
            QCoreApplication::installTranslator(words);
        else
            delete words;
    };
    const QString ours = QStringLiteral(":/i18n");
    // English has only the plural forms in its file; what is exported has them whatever the language.
    install(QStringLiteral("plimsoll_en"), ours, false);
    theirsIsEnglish = code == QLatin1String("en");
    if (theirsIsEnglish) return;
    install(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath), true);
    install(QStringLiteral("plimsoll_") + code, ours, true);
}

}  // namespace plimsoll
