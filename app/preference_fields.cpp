#include "app/preference_fields.h"
#include "ui/language.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <functional>
#include <iterator>

namespace plimsoll {

namespace {

// One field: how it becomes a value of the file, and how a value of the file becomes it. False: it makes no sense.
struct Field {
    const char* key;
    std::function<QVariant(const Preferences&)> write;
    std::function<bool(const QVariant&, Preferences&)> read;
};

template <typename T, std::size_t N>
Field oneOf(const char* key, T Preferences::*field, const int (&allowed)[N])
{
    return {key, [field](const Preferences& p) { return QVariant(static_cast<int>(p.*field)); },
            [field, &allowed](const QVariant& v, Preferences& p) {
                bool ok = false;
                const int n = v.toInt(&ok);
                if (!ok || std::find(std::begin(allowed), std::end(allowed), n) == std::end(allowed)) return false;
                p.*field = static_cast<T>(n);
                return true;
            }};
}

// Kept as a word, so that a later order of the values changes nothing.
template <typename T>
Field word(const char* key, std::function<T&(Preferences&)> at, std::vector<const char*> words)
{
    return {key,
            [at, words](const Preferences& p) {
                Preferences copy = p;
                return QVariant(QLatin1String(words[static_cast<std::size_t>(at(copy))]));
            },
            [at, words](const QVariant& v, Preferences& p) {
                for (std::size_t i = 0; i < words.size(); ++i)
                    if (v.toString() == QLatin1String(words[i])) {
                        at(p) = static_cast<T>(i);
                        return true;
                    }
                return false;
            }};
}

Field truth(const char* key, std::function<bool&(Preferences&)> at)
{
    return {key,
            [at](const Preferences& p) {
                Preferences copy = p;
                return QVariant(at(copy));
            },
            [at](const QVariant& v, Preferences& p) {
                const QString said = v.toString();
                if (said != QLatin1String("true") && said != QLatin1String("false")) return false;
                at(p) = said == QLatin1String("true");
                return true;
            }};
}

template <typename T>
Field whole(const char* key, std::function<T&(Preferences&)> at, storage_limits::Range range)
{
    return {key,
            [at](const Preferences& p) {
                Preferences copy = p;
                return QVariant(static_cast<qint64>(at(copy)));
            },
            [at, range](const QVariant& v, Preferences& p) {
                bool ok = false;
                const qint64 n = v.toLongLong(&ok);
                if (!ok || !range.has(n)) return false;
                at(p) = static_cast<T>(n);
                return true;
            }};
}

Field text(const char* key, QString Preferences::*field, std::function<bool(const QString&)> good)
{
    return {key, [field](const Preferences& p) { return QVariant(p.*field); },
            [field, good = std::move(good)](const QVariant& v, Preferences& p) {
                const QString said = v.toString();
                if (said.size() > 4096 || !good(said)) return false;
                p.*field = said;
                return true;
            }};
}

QString themesText(const Preferences& p)
{
    QJsonArray all;
    for (const OwnTheme& t : p.ownThemes) all.append(QJsonDocument::fromJson(themeFile(t)).object());
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

bool takeThemes(const QVariant& v, Preferences& p)
{
    QJsonParseError parse;
    const QJsonDocument doc = QJsonDocument::fromJson(v.toString().toUtf8(), &parse);
    if (!doc.isArray()) return false;
    bool all = true;
    for (const QJsonValue& one : doc.array()) {
        auto theme = readThemeFile(QJsonDocument(one.toObject()).toJson());
        if (theme && !ownTheme(p, theme->name) && p.ownThemes.size() < preference_limits::kMostThemes)
            p.ownThemes.push_back(std::move(*theme));
        else
            all = false;
    }
    return all;
}

template <std::int64_t store::Retention::*Kept>
std::int64_t& kept(Preferences& p)
{
    return p.storage.keep.*Kept;
}

const std::vector<Field>& fields()
{
    using namespace storage_limits;
    using namespace preference_limits;
    using number_text::Marks;
    using Keep = store::Retention;
    const auto any = [](const QString&) { return true; };
    static const std::vector<Field> all = {
        // Own themes come before the theme that may be one of them.
        {"themes", [](const Preferences& p) { return QVariant(themesText(p)); }, takeThemes},
        {"theme", [](const Preferences& p) { return QVariant(p.theme); },
         [](const QVariant& v, Preferences& p) {
             if (!themeNames(p).contains(v.toString())) return false;
             p.theme = v.toString();
             return true;
         }},
        oneOf("appearance/scale", &Preferences::scale, kScales),
        text("appearance/font", &Preferences::fontFamily, any),
        oneOf("appearance/fontStep", &Preferences::fontStep, kFontSteps),
        word<Density>("appearance/rows", [](Preferences& p) -> Density& { return p.density; },
                      {"compact", "normal", "comfortable"}),
        word<Motion>("appearance/motion", [](Preferences& p) -> Motion& { return p.motion; },
                     {"desktop", "reduced", "full"}),
        text("appearance/language", &Preferences::language,
             [](const QString& v) { return v.isEmpty() || languages().contains(v); }),
        word<Marks::Point>("numbers/point", [](Preferences& p) -> Marks::Point& { return p.style.marks.point; },
                           {"dot", "comma"}),
        word<Marks::Group>("numbers/group", [](Preferences& p) -> Marks::Group& { return p.style.marks.group; },
                           {"comma", "dot", "space", "apostrophe", "none"}),
        truth("numbers/compact", [](Preferences& p) -> bool& { return p.style.marks.compact; }),
        {"time/zone",
         [](const Preferences& p) {
             const format::Zone& z = p.style.zone;
             return QVariant(z.kind == format::Zone::Kind::Utc     ? QStringLiteral("utc")
                             : z.kind == format::Zone::Kind::Local ? QStringLiteral("local")
                                                                   : z.id);
         },
         [](const QVariant& v, Preferences& p) {
             const QString said = v.toString();
             if (said == QLatin1String("utc"))
                 p.style.zone = {};
             else if (said == QLatin1String("local"))
                 p.style.zone = {format::Zone::Kind::Local, {}};
             else if (format::zoneKnown(said))
                 p.style.zone = {format::Zone::Kind::Named, said};
             else
                 return false;
             return true;
         }},
        oneOf("refresh/pictures", &Preferences::pictureRate, kPictureRates),
        oneOf("refresh/tables", &Preferences::tableRate, kTableRates),
        whole<std::uint8_t>(
            "venues", [](Preferences& p) -> std::uint8_t& { return p.venues; }, Range{1, 0x0f}),
        truth("spot", [](Preferences& p) -> bool& { return p.spot; }),
        whole<int>(
            "topAssets", [](Preferences& p) -> int& { return p.topAssets; }, Range{kLeastAssets, kMostAssets}),
        text("network/proxy", &Preferences::proxy, [](const QString& v) { return proxyProblem(v).isEmpty(); }),
        text("network/caFile", &Preferences::caFile, any),
        text("data/folder", &Preferences::dataFolder, any),
        whole<std::int64_t>("storage/seconds", &kept<&Keep::seconds>, kSeconds),
        whole<std::int64_t>("storage/minutes", &kept<&Keep::minutes>, kMinutes),
        whole<std::int64_t>("storage/liquidations", &kept<&Keep::liquidations>, kLiquidations),
        whole<std::int64_t>("storage/venues", &kept<&Keep::venues>, kVenuesPast),
        whole<std::int64_t>("storage/journal", &kept<&Keep::journal>, kJournal),
        whole<std::int64_t>("storage/bytes", &kept<&Keep::bytes>, kBytes),
        truth("storage/blackBox", [](Preferences& p) -> bool& { return p.storage.blackBox; }),
        whole<int>(
            "storage/blackBoxHours", [](Preferences& p) -> int& { return p.storage.blackBoxHours; }, kBoxHours),
        whole<std::int64_t>(
            "storage/blackBoxBytes", [](Preferences& p) -> std::int64_t& { return p.storage.blackBoxBytes; },
            kBoxBytes),
    };
    return all;
}

}  // namespace

QStringList readPreferences(const QSettings& stored, Preferences& to)
{
    QStringList bad;
    for (const Field& f : fields()) {
        const QVariant v = stored.value(QLatin1String(f.key));
        if (v.isValid() && !f.read(v, to)) bad << QLatin1String(f.key);
    }
    // Two signs that are the same would make numbers that nobody can read.
    if (!to.style.marks.sound()) {
        to.style.marks = {};
        bad << QStringLiteral("numbers/group");
    }
    return bad;
}

void writePreferences(QSettings& stored, const Preferences& p, const Preferences* before)
{
    for (const Field& f : fields())
        if (!before || f.write(*before) != f.write(p)) stored.setValue(QLatin1String(f.key), f.write(p));
}

}  // namespace plimsoll
