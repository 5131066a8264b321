#include "feeds/sim/scenario.h"

#include "feeds/sim/market/market.h"
#include "model/market/plain_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

// Resources in a static library are registered by name, from outside every namespace.
static void registerScenarios()
{
    Q_INIT_RESOURCE(scenarios);
}

namespace plimsoll::sim {

namespace {

constexpr std::uint64_t kLargestFile = 1 << 20;  // a whole day told in phases is 20 kB

struct Number {
    const char* key;
    double Behaviour::*member;
    double least, most;
};
constexpr std::array kNumbers = {
    Number{"driftPerHour", &Behaviour::driftPerHour, -20, 20},
    Number{"volatility", &Behaviour::volatility, 0, 50},
    Number{"jumpsPerHour", &Behaviour::jumpsPerHour, 0, 3600},
    Number{"jumpMean", &Behaviour::jumpMean, -0.5, 0.5},
    Number{"jumpSize", &Behaviour::jumpSize, 0, 0.5},
    Number{"activity", &Behaviour::activity, 0, 50},
    Number{"leverageAppetite", &Behaviour::leverageAppetite, 0, 500},
    Number{"leverageHeight", &Behaviour::leverageHeight, -1, 1},
    Number{"longBias", &Behaviour::longBias, -1, 1},
    Number{"trendFollowing", &Behaviour::trendFollowing, 0, 10},
    Number{"patience", &Behaviour::patience, 0.001, 100},
    Number{"makerPresence", &Behaviour::makerPresence, 0.01, 5},
    Number{"makerNerve", &Behaviour::makerNerve, 0.05, 10},
    Number{"basisCapital", &Behaviour::basisCapital, 0, 20},
    Number{"arbitrage", &Behaviour::arbitrage, 0, 20},
    Number{"dipBuying", &Behaviour::dipBuying, 0, 50},
    Number{"usdtRate", &Behaviour::usdtRate, 0.5, 1.2},
    Number{"usdcRate", &Behaviour::usdcRate, 0.5, 1.2},
    Number{"stableDisagreement", &Behaviour::stableDisagreement, 0, 0.2},
    Number{"oracleLagSeconds", &Behaviour::oracleLagSeconds, 0, 600},
};

// Reads values by key, remembers the first thing that is wrong, and notices keys nobody asked for.
class Reader {
public:
    Reader(QJsonObject object, QString place, ScenarioError& error)
        : m_object(std::move(object)), m_place(std::move(place)), m_error(error)
    {
    }

    bool has(const char* key)
    {
        m_known << QLatin1String(key);
        return m_object.contains(QLatin1String(key));
    }
    double number(const char* key, double otherwise, double least, double most)
    {
        if (!has(key)) return otherwise;
        const QJsonValue v = m_object[QLatin1String(key)];
        if (!v.isDouble()) {
            fail(key, QStringLiteral("must be a number"));
            return otherwise;
        }
        const double x = v.toDouble();
        if (x >= least && x <= most) return x;
        fail(key, QStringLiteral("is %1, must lie between %2 and %3").arg(x).arg(least).arg(most));
        return otherwise;  // what is refused is not counted with either
    }
    std::chrono::milliseconds seconds(const char* key, double otherwise)
    {
        return std::chrono::milliseconds{qRound64(1000 * number(key, otherwise, 0, 86'400))};
    }
    std::string text(const char* key, bool needed)
    {
        if (!has(key)) {
            if (needed) fail(key, QStringLiteral("is missing"));
            return {};
        }
        const QJsonValue v = m_object[QLatin1String(key)];
        if (!v.isString() || (needed && v.toString().isEmpty())) fail(key, QStringLiteral("must be a text"));
        return v.toString().toStdString();
    }
    bool flag(const char* key, bool otherwise)
    {
        if (!has(key)) return otherwise;
        const QJsonValue v = m_object[QLatin1String(key)];
        if (!v.isBool()) fail(key, QStringLiteral("must be true or false"));
        return v.toBool(otherwise);
    }
    QJsonObject object(const char* key)
    {
        if (!has(key)) return {};
        const QJsonValue v = m_object[QLatin1String(key)];
        if (!v.isObject()) fail(key, QStringLiteral("must be an object"));
        return v.toObject();
    }
    QJsonArray list(const char* key)
    {
        if (!has(key)) return {};
        const QJsonValue v = m_object[QLatin1String(key)];
        if (!v.isArray()) fail(key, QStringLiteral("must be a list"));
        return v.toArray();
    }
    QString place(const char* key) const
    {
        return m_place.isEmpty() ? QString::fromLatin1(key)
                                 : QStringLiteral("%1.%2").arg(m_place, QLatin1String(key));
    }
    void fail(const char* key, const QString& what) { failAt(place(key), what); }
    void failAt(const QString& where, const QString& what)
    {
        if (!m_error.what.isEmpty()) return;
        m_error.place = where;
        m_error.what = what;
    }
    std::string asset(const char* key, bool needed)
    {
        const std::string name = text(key, needed);
        if (!name.empty()) checkAsset(name, place(key));
        return name;
    }
    void checkAsset(const std::string& name, const QString& where)
    {
        const std::vector<std::string> all = knownAssets();
        if (std::find(all.begin(), all.end(), name) == all.end())
            failAt(where,
                   QStringLiteral("\"%1\" is no asset of the simulated market").arg(QString::fromStdString(name)));
    }
    std::uint8_t venues(const char* key)
    {
        if (!has(key)) return 0x0f;
        unsigned bits = 0;
        const QJsonArray all = list(key);
        for (int i = 0; i < all.size(); ++i) {
            const auto v = venueFromKey(all[i].toString().toStdString());
            if (v)
                bits |= 1u << static_cast<unsigned>(*v);
            else
                failAt(
                    QStringLiteral("%1[%2]").arg(place(key)).arg(i),
                    QStringLiteral("\"%1\" is none of binance, bybit, okx, hyperliquid").arg(all[i].toString()));
        }
        return static_cast<std::uint8_t>(bits);
    }
    template <typename Enum, std::size_t N>
    Enum word(const char* key, const std::array<std::pair<const char*, Enum>, N>& words)
    {
        const QString name = QString::fromStdString(text(key, true));
        QStringList known;
        for (const auto& [w, value] : words) {
            if (name == QLatin1String(w)) return value;
            known << QLatin1String(w);
        }
        fail(key, QStringLiteral("\"%1\" is none of: %2").arg(name, known.join(QStringLiteral(", "))));
        return words.front().second;
    }
    // Last: a word that nobody knows is a mistake, not a wish.
    void end()
    {
        for (const QString& key : m_object.keys())
            if (!m_known.contains(key))
                failAt(m_place.isEmpty() ? key : QStringLiteral("%1.%2").arg(m_place, key),
                       QStringLiteral("is not a word of scenarios; here stand: %1")
                           .arg(m_known.join(QStringLiteral(", "))));
    }

private:
    QJsonObject m_object;
    QString m_place;
    ScenarioError& m_error;
    QStringList m_known;
};

Behaviour readBehaviour(const QJsonObject& object, const QString& place, ScenarioError& error)
{
    Reader r(object, place, error);
    Behaviour b;
    for (const Number& n : kNumbers) b.*n.member = r.number(n.key, b.*n.member, n.least, n.most);
    r.end();
    return b;
}

Shock readShock(const QJsonObject& object, const QString& place, ScenarioError& error)
{
    Reader r(object, place, error);
    Shock s;
    s.at = r.seconds("at", 0);
    s.jump = r.number("jump", 0, -0.6, 0.6);
    s.metaorder = r.number("order", 0, -20, 20);
    s.over = r.seconds("over", 10);
    s.asset = r.asset("asset", false);
    s.venues = r.venues("venues");
    r.end();
    return s;
}

VenueIncident readVenueIncident(const QJsonObject& object, const QString& place, ScenarioError& error)
{
    using Kind = VenueIncident::Kind;
    constexpr std::array<std::pair<const char*, Kind>, 3> words = {
        {{"feed out", Kind::FeedOut}, {"halted", Kind::Halted}, {"oracle stale", Kind::OracleStale}}};
    Reader r(object, place, error);
    VenueIncident i;
    const std::string key = r.text("venue", true);
    if (const auto v = venueFromKey(key))
        i.venue = *v;
    else
        r.fail(
            "venue",
            QStringLiteral("\"%1\" is none of binance, bybit, okx, hyperliquid").arg(QString::fromStdString(key)));
    i.kind = r.word("what", words);
    i.from = r.seconds("from", 0);
    i.until = r.seconds("until", 0);
    if (i.until <= i.from) r.fail("until", QStringLiteral("must come after \"from\""));
    r.end();
    return i;
}

ListingIncident readListingIncident(const QJsonObject& object, const QString& place, ScenarioError& error)
{
    using Kind = ListingIncident::Kind;
    constexpr std::array<std::pair<const char*, Kind>, 4> words = {{{"list", Kind::List},
                                                                    {"announce end", Kind::AnnounceEnd},
                                                                    {"delist", Kind::Delist},
                                                                    {"funding interval", Kind::FundingInterval}}};
    Reader r(object, place, error);
    ListingIncident i;
    i.asset = r.asset("asset", true);
    i.venues = r.venues("venues");
    i.kind = r.word("what", words);
    i.at = r.seconds("at", 0);
    i.notice = r.seconds("notice", 60);
    const double hours = r.number("hours", 8, 1, 8);
    if (hours != 1 && hours != 2 && hours != 4 && hours != 8)
        r.fail("hours", QStringLiteral("must be 1, 2, 4 or 8"));
    i.interval = std::chrono::hours{static_cast<int>(hours)};
    r.end();
    return i;
}

template <typename T, typename Read>
std::vector<T> readList(Reader& r, const char* key, ScenarioError& error, Read read)
{
    std::vector<T> all;
    const QJsonArray list = r.list(key);
    for (int i = 0; i < list.size(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(r.place(key)).arg(i);
        if (!list[i].isObject()) r.failAt(place, QStringLiteral("must be an object"));
        all.push_back(read(list[i].toObject(), place, error));
    }
    return all;
}

Phase readPhase(const QJsonObject& object, const QString& place, ScenarioError& error)
{
    Reader r(object, place, error);
    Phase p;
    p.name = r.text("name", true);
    p.story = r.text("story", false);
    if (!r.has("seconds")) r.fail("seconds", QStringLiteral("is missing"));
    p.length = r.seconds("seconds", 60);
    if (p.length <= std::chrono::milliseconds{0}) r.fail("seconds", QStringLiteral("must be above 0"));
    p.blend = r.seconds("blend", 5);
    p.behaviour = readBehaviour(r.object("behaviour"), r.place("behaviour"), error);
    p.shocks = readList<Shock>(r, "shocks", error, readShock);
    p.venueIncidents = readList<VenueIncident>(r, "venues", error, readVenueIncident);
    p.listingIncidents = readList<ListingIncident>(r, "listings", error, readListingIncident);
    r.end();
    return p;
}

QString lineAndColumn(const QByteArray& text, int offset)
{
    const QByteArray before = text.left(offset);
    const int line = static_cast<int>(before.count('\n')) + 1;
    const int column = offset - static_cast<int>(before.lastIndexOf('\n'));
    return QStringLiteral("line %1, column %2").arg(line).arg(column);
}

}  // namespace

QString ScenarioError::text() const
{
    return place.isEmpty() ? QStringLiteral("%1: %2").arg(file, what)
                           : QStringLiteral("%1: %2: %3").arg(file, place, what);
}

Expected<Scenario, ScenarioError> readScenario(const QByteArray& json, const QString& file)
{
    ScenarioError error;
    error.file = file;
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError) {
        error.place = lineAndColumn(json, parse.offset);
        error.what = parse.errorString();
        return Unexpected{error};
    }
    if (!document.isObject()) {
        error.what = QStringLiteral("must hold one object");
        return Unexpected{error};
    }
    Reader r(document.object(), {}, error);
    Scenario s;
    s.name = r.text("name", true);
    s.title = r.text("title", true);
    s.story = r.text("story", false);
    s.repeats = r.flag("repeats", true);
    Reader start(r.object("start"), QStringLiteral("start"), error);
    s.startOpenInterest = start.number("openInterest", 1, 0.3, 1.6);
    s.startCrowding = start.number("crowding", 0, -1, 1);
    const QJsonArray unlisted = start.list("unlisted");
    for (int i = 0; i < unlisted.size(); ++i) {
        s.unlisted.push_back(unlisted[i].toString().toStdString());
        start.checkAsset(s.unlisted.back(), QStringLiteral("start.unlisted[%1]").arg(i));
    }
    start.end();
    s.phases = readList<Phase>(r, "phases", error, readPhase);
    if (s.phases.empty()) r.fail("phases", QStringLiteral("must hold at least one phase"));
    r.end();
    if (!error.what.isEmpty()) return Unexpected{error};
    return s;
}

namespace {

QString builtIn(const QString& name)
{
    registerScenarios();
    return QStringLiteral(":/scenarios/%1.json").arg(name);
}

Unexpected<ScenarioError> unknown(const QString& name, const QString& what)
{
    QStringList names;
    for (const ScenarioTitle& t : builtInScenarios()) names << t.name;
    return {ScenarioError{name, {}, what.arg(names.join(QStringLiteral(", ")))}};
}

}  // namespace

Expected<Scenario, ScenarioError> loadBuiltIn(const QString& name)
{
    QFile file(builtIn(name));
    if (name.contains(QLatin1Char('/')) || !file.open(QIODevice::ReadOnly))
        return unknown(name, QStringLiteral("none of: %1"));
    return readScenario(file.readAll(), name);
}

Expected<Scenario, ScenarioError> loadScenario(const QString& nameOrPath)
{
    if (QFile::exists(builtIn(nameOrPath))) return loadBuiltIn(nameOrPath);
    const auto json = readPlainFile(QFile::encodeName(nameOrPath).toStdString(), kLargestFile);
    if (!json) return unknown(nameOrPath, QStringLiteral("neither a file that can be read nor one of: %1"));
    return readScenario(QByteArray::fromStdString(*json), nameOrPath);
}

std::vector<ScenarioTitle> builtInScenarios()
{
    registerScenarios();
    std::vector<ScenarioTitle> all;
    const QDir folder(QStringLiteral(":/scenarios"));
    for (const QString& entry : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(entry));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const auto s = readScenario(file.readAll(), entry);
        if (!s) continue;
        all.push_back(
            {QString::fromStdString(s->name), QString::fromStdString(s->title), QString::fromStdString(s->story)});
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const ScenarioTitle& t) { return t.name == QLatin1String(kDefaultScenario); });
    return all;
}

}  // namespace plimsoll::sim
