#include "ui/settings_names.h"

#include "widgets/venue_key.h"

#include <QCoreApplication>

#include <span>

namespace plimsoll {

namespace {

struct Row {
    const char* name;  // null: one for each venue
    const char* words;
};

constexpr Row kAppearance[] = {
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Theme"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "dark light colour blind palette")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Own themes"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "palette editor own theme")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Scale"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "zoom size dpi")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Letters"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "font family type")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Letter size"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "font size large")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Rows of tables"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "density height")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Language"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "translation german deutsch english locale")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Movement"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "reduced motion animation still flashing")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Pictures a second"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "refresh rate fps frames battery")},
    {QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Tables a second"),
     QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "refresh rate")}};

constexpr Row kColours[] = {
    {QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Colours of a theme"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "palette theme editor contrast own colours")},
    {QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Import a theme"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "theme file palette load")},
    {QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Export a theme"),
     QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "theme file palette save")}};

constexpr Row kNumbers[] = {
    {QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "Decimal sign"),
     QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "point comma number format locale")},
    {QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "Thousands"),
     QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "separator grouping digits")},
    {QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "Money"),
     QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "compact money millions billions dollars")},
    {QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "Time zone"),
     QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "utc local clock hours")}};

constexpr Row kKeys[] = {{QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Keys"),
                          QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "keyboard shortcuts map editor")}};

constexpr Row kNetwork[] = {{nullptr, QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "venue exchange %1")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Spot markets"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "spot basis")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Assets"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "top number of assets coins watched")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Kind"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "proxy tunnel")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Host and port"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "proxy address")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "User"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "proxy login")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Password"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "proxy login")},
                            {QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Extra certificates"),
                             QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "ca certificate tls trust pem anchor")}};

constexpr Row kData[] = {{QT_TRANSLATE_NOOP("plimsoll::DataPage", "Data folder"),
                          QT_TRANSLATE_NOOP("plimsoll::DataPage", "directory path history recordings disk")}};

constexpr Row kNotifications[] = {
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Toasts and banner"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "seen flash desktop tray")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Sounds"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "heard volume file play")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Do not disturb"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "quiet hours silence night")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Stories"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "fold many alerts")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Webhooks"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "post message telegram discord slack")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "What is muted"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "mute rules silence")},
    {QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Evidence"),
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "pictures of warnings keep")}};

struct PageOf {
    const char* id;
    const char* context;  // of its translations
    const char* title;
    std::span<const Row> rows;

    QString say(const char* text) const { return QCoreApplication::translate(context, text); }
};

const PageOf kPages[] = {
    {"appearance", "plimsoll::AppearancePage", QT_TRANSLATE_NOOP("plimsoll::AppearancePage", "Appearance"),
     kAppearance},
    {"colours", "plimsoll::PaletteEditor", QT_TRANSLATE_NOOP("plimsoll::PaletteEditor", "Colours"), kColours},
    {"numbers", "plimsoll::NumbersPage", QT_TRANSLATE_NOOP("plimsoll::NumbersPage", "Numbers and time"), kNumbers},
    {"keys", "plimsoll::PreferencesWiring", QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Keys"), kKeys},
    {"network", "plimsoll::NetworkPage", QT_TRANSLATE_NOOP("plimsoll::NetworkPage", "Venues and network"),
     kNetwork},
    {"data", "plimsoll::DataPage", QT_TRANSLATE_NOOP("plimsoll::DataPage", "Data"), kData},
    {"notifications", "plimsoll::PreferencesWiring",
     QT_TRANSLATE_NOOP("plimsoll::PreferencesWiring", "Notifications"), kNotifications}};

}  // namespace

std::vector<SettingName> settingNames(const QString& page)
{
    std::vector<SettingName> all;
    for (const PageOf& p : kPages) {
        const QString id = QString::fromLatin1(p.id);
        if (!page.isEmpty() && id != page) continue;
        const QString title = p.say(p.title);
        for (const Row& row : p.rows) {
            if (row.name)
                all.push_back({id, title, QString::fromUtf8(row.name), p.say(row.name), p.say(row.words)});
            else
                for (const VenueId v : kVenues)
                    all.push_back(
                        {id, title, venueNameText(v), venueNameText(v), p.say(row.words).arg(venueCodeText(v))});
        }
    }
    return all;
}

QString settingsTitle(const QString& page)
{
    for (const PageOf& p : kPages)
        if (page == QLatin1String(p.id)) return p.say(p.title);
    return {};
}

}  // namespace plimsoll
