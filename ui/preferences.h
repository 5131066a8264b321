// What a person chose of how the program looks, reads and reaches the venues: one plain value. The settings
// dialog changes it, the store keeps it, the application applies it.
#pragma once

#include "ui/storage_choice.h"
#include "widgets/format.h"
#include "widgets/table_style.h"
#include "widgets/theme.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace plimsoll {

// A theme of one's own: a built-in one with some of its colours changed.
struct OwnTheme {
    QString name, base = QStringLiteral("dark");
    ThemeTokens changed;
    bool operator==(const OwnTheme&) const = default;
};

enum class Motion : std::uint8_t { AsDesktop, Reduced, Full };

struct Preferences {
    // Appearance
    QString theme = QStringLiteral("dark");
    std::vector<OwnTheme> ownThemes;
    int scale = 100;     // percent of what the desktop says
    QString fontFamily;  // empty: the program's own
    int fontStep = 0;    // pixels larger
    Density density = Density::Normal;
    Motion motion = Motion::AsDesktop;
    QString language;  // "en", "de"; empty: as the system says
    // Numbers and time
    format::Style style;
    // Pictures and tables a second
    int pictureRate = 60, tableRate = 10;
    // Venues and network
    std::uint8_t venues = 0x0f;
    bool spot = true;
    int topAssets = 20;
    QString proxy;   // empty: as the system says
    QString caFile;  // empty: the system's anchors alone
    // Data
    QString dataFolder;  // empty: the usual place
    StorageChoice storage;
    bool operator==(const Preferences&) const = default;
};

// What makes sense; anything else falls back to the default.
namespace preference_limits {
inline constexpr int kScales[] = {75, 100, 125, 150, 175, 200};
inline constexpr int kFontSteps[] = {0, 1, 2, 3};
inline constexpr int kPictureRates[] = {10, 30, 60};
inline constexpr int kTableRates[] = {1, 2, 5, 10};
inline constexpr int kLeastAssets = 1, kMostAssets = 100;
inline constexpr int kMostThemes = 50, kLongestName = 40;
}  // namespace preference_limits

// Empty: it can be used. Else what is wrong with it, in a sentence that shows no password.
QString proxyProblem(const QString& url);
// As it may be shown, logged and exported: without the password.
QString proxyShown(const QString& url);

// Built-in ones first.
QStringList themeNames(const Preferences& p);
const OwnTheme* ownTheme(const Preferences& p, const QString& name);
ThemeTokens themeTokens(const Preferences& p, const QString& name);
// The chosen theme with the person's font; the dark one where there is no such.
Theme themeOf(const Preferences& p);
// With the person's font.
Theme themeNamed(const Preferences& p, const QString& name);
bool reducedMotion(Motion motion);

// A theme as a file: {"plimsoll_theme": 1, "name", "base", "colors": {"bg.panel": "#0f1317"}}.
QByteArray themeFile(const OwnTheme& theme);
Expected<OwnTheme, QString> readThemeFile(const QByteArray& file);
// Empty: it can be saved under this name. Names of built-in themes are taken.
QString themeNameProblem(const QString& name);

}  // namespace plimsoll
