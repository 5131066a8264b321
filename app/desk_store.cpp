#include "app/desk_store.h"

#include "app/kept_files.h"
#include "model/desk/desk_address.h"
#include "model/desk/desk_import.h"
#include "model/kept_time.h"
#include "model/market/account.h"
#include "widgets/ui_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>
#include <set>

namespace plimsoll {

namespace {

using analytics::portfolio::VenueTier;

constexpr int kSchema = 1;
constexpr qint64 kLargest = 4 << 20;
constexpr int kMostPositions = 500, kMostTrades = 50, kMostPresets = 200, kMostFields = 40, kLongestText = 200,
              kLongestLabel = 40;

const QString kFile = QStringLiteral("desk.json");

constexpr std::array<std::pair<VenueTier, const char*>, 4> kTiers = {
    {{VenueTier::Cex1, "cex1"}, {VenueTier::Dex1, "dex1"}, {VenueTier::Tier2, "tier2"}, {VenueTier::New, "new"}}};
constexpr std::array kLayerKeys = {"reserve", "operational", "risk"};

// Settings that are one number each, with the range they must lie in.
struct Setting {
    const char* key;
    double DeskSettings::*field;
    double least, most;
};
constexpr Setting kSettings[] = {
    {"funding_budget", &DeskSettings::fundingBudget, 0, 1},
    {"risk_per_trade", &DeskSettings::riskPerTrade, 0, 1},
    {"hard_cap", &DeskSettings::hardCap, 0, 1},
    {"concentration", &DeskSettings::concentration, 0, 1},
    {"atr_multiple", &DeskSettings::atrMultiple, 0.01, 1'000},
    {"hedge_move", &DeskSettings::hedgeMove, 0, 1},
    {"min_reserve", &DeskSettings::minReserve, 0, 1},
    {"max_operational", &DeskSettings::maxOperational, 0, 1},
    {"max_risk", &DeskSettings::maxApex, 0, 1},
};

// The same without a default: absent where nobody has entered one.
struct Entered {
    const char* key;
    std::optional<double> DeskSettings::*field;
    double least, most;
};
constexpr Entered kRecord[] = {
    {"win", &DeskSettings::win, 0, 1},
    {"reward", &DeskSettings::reward, 0.01, 1'000},
};

QString qt(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

QString key(const char* name)
{
    return QLatin1String(name);
}

void put(QJsonObject& o, const char* name, const std::optional<double>& v)
{
    if (v) o.insert(key(name), *v);
}

void putText(QJsonObject& o, const char* name, const std::string& v)
{
    if (!v.empty()) o.insert(key(name), QString::fromStdString(v));
}

std::string textOf(const QJsonObject& o, const char* name)
{
    return o.value(key(name)).toString().left(kLongestText).toStdString();
}

// Absent: none. Anything but a finite number: a problem.
std::optional<double> numberOf(const QJsonObject& o, const char* name, QString& problem)
{
    const QJsonValue v = o.value(key(name));
    if (v.isUndefined() || v.isNull()) return std::nullopt;
    if (v.isDouble() && std::isfinite(v.toDouble())) return v.toDouble();
    if (problem.isEmpty()) problem = UiText::tr("\"%1\" is no number").arg(key(name));
    return std::nullopt;
}

bool commonFromJson(const QJsonObject& o, std::uint64_t& id, VenueId& venue, PositionSide& side, QString& problem)
{
    const double number = o.value(key("id")).toDouble(0);
    if (!(number >= 1) || number > 9e15) return problem = UiText::tr("it has no number"), false;
    id = static_cast<std::uint64_t>(number);
    const QString name = o.value(key("venue")).toString();
    const auto known = venueFromKey(name.toStdString());
    if (!known) return problem = UiText::tr("there is no venue \"%1\"").arg(name.left(kLongestText)), false;
    venue = *known;
    const QString word = o.value(key("side")).toString();
    if (word != QLatin1String("long") && word != QLatin1String("short"))
        return problem = UiText::tr("its side must be long or short"), false;
    side = word == QLatin1String("long") ? PositionSide::Long : PositionSide::Short;
    return true;
}

QString sideKey(PositionSide side)
{
    return side == PositionSide::Long ? QStringLiteral("long") : QStringLiteral("short");
}

QJsonObject positionToJson(const Position& p)
{
    QJsonObject o{{key("id"), static_cast<double>(p.id)},
                  {key("venue"), qt(venueKey(p.venue))},
                  {key("market"), qt(marketKey(p.market))},
                  {key("asset"), QString::fromStdString(p.asset)},
                  {key("side"), sideKey(p.side)},
                  {key("coins"), p.coins},
                  {key("entry"), p.entry},
                  {key("mode"), qt(marginModeKey(p.mode))}};
    put(o, "margin", p.margin);
    put(o, "leverage", p.leverage);
    put(o, "stop", p.stop);
    put(o, "mmr", p.mmr);
    if (p.opened)
        o.insert(key("opened_utc"),
                 QDateTime::fromMSecsSinceEpoch(toUnixMs(*p.opened), Qt::UTC).toString(Qt::ISODateWithMs));
    putText(o, "note", p.note);
    return o;
}

QString positionFromJson(const QJsonObject& o, Position& p)
{
    QString problem;
    if (!commonFromJson(o, p.id, p.venue, p.side, problem)) return problem;
    p.asset = textOf(o, "asset");
    const QString market = o.value(key("market")).toString();
    if (market == QLatin1String("spot"))
        p.market = Market::Spot;
    else if (market != QLatin1String("perp"))
        return UiText::tr("its market must be perp or spot");
    const QString mode = o.value(key("mode")).toString();
    if (mode == QLatin1String("cross"))
        p.mode = MarginMode::Cross;
    else if (mode != QLatin1String("isolated"))
        return UiText::tr("its mode must be isolated or cross");
    p.coins = numberOf(o, "coins", problem).value_or(0);
    p.entry = numberOf(o, "entry", problem).value_or(0);
    p.margin = numberOf(o, "margin", problem);
    p.leverage = numberOf(o, "leverage", problem);
    p.stop = numberOf(o, "stop", problem);
    p.mmr = numberOf(o, "mmr", problem);
    p.note = textOf(o, "note");
    if (const QString opened = o.value(key("opened_utc")).toString(); !opened.isEmpty()) {
        p.opened = keptTime(QDateTime::fromString(opened, Qt::ISODateWithMs));
        if (!p.opened) return UiText::tr("\"%1\" is no time").arg(opened.left(kLongestText));
    }
    if (problem.isEmpty()) problem = QString::fromStdString(positionProblem(p));
    return problem;
}

QJsonObject tradeToJson(const PlannedTrade& t)
{
    QJsonObject o{{key("id"), static_cast<double>(t.id)},
                  {key("venue"), qt(venueKey(t.venue))},
                  {key("asset"), QString::fromStdString(t.asset)},
                  {key("side"), sideKey(t.side)},
                  {key("leverage"), t.leverage},
                  {key("size_cut"), t.sizeCut}};
    putText(o, "name", t.name);
    putText(o, "invalidation", t.invalidation);
    put(o, "entry", t.entry);
    put(o, "stop", t.stop);
    put(o, "usd", t.usd);
    put(o, "hold_hours", t.holdHours);
    put(o, "mmr", t.mmr);
    return o;
}

QString tradeFromJson(const QJsonObject& o, PlannedTrade& t)
{
    QString problem;
    if (!commonFromJson(o, t.id, t.venue, t.side, problem)) return problem;
    t.asset = textOf(o, "asset");
    t.name = textOf(o, "name");
    t.invalidation = textOf(o, "invalidation");
    t.entry = numberOf(o, "entry", problem);
    t.stop = numberOf(o, "stop", problem);
    t.usd = numberOf(o, "usd", problem);
    t.leverage = numberOf(o, "leverage", problem).value_or(t.leverage);
    t.holdHours = numberOf(o, "hold_hours", problem);
    t.mmr = numberOf(o, "mmr", problem);
    t.sizeCut = o.value(key("size_cut")).toBool(false);
    if (problem.isEmpty()) problem = QString::fromStdString(tradeProblem(t));
    return problem;
}

QJsonObject presetToJson(const CalcPreset& p)
{
    QJsonObject typed;
    for (const auto& [field, entry] : p.typed)
        typed.insert(QString::fromStdString(field), QString::fromStdString(entry));
    return {{key("calculator"), QString::fromStdString(p.calculator)},
            {key("asset"), QString::fromStdString(p.asset)},
            {key("name"), QString::fromStdString(p.name)},
            {key("typed"), typed}};
}

// What the fields mean is the calculators' business; here they are short texts.
QString presetFromJson(const QJsonObject& o, CalcPreset& p)
{
    p.calculator = textOf(o, "calculator");
    p.asset = textOf(o, "asset");
    p.name = textOf(o, "name");
    if (p.calculator.empty() || p.name.empty()) return UiText::tr("it has no name");
    const QJsonObject typed = o.value(key("typed")).toObject();
    if (typed.size() > kMostFields) return UiText::tr("it has too many fields");
    for (auto f = typed.begin(); f != typed.end(); ++f)
        p.typed.emplace_back(f.key().left(kLongestText).toStdString(),
                             f.value().toString().left(kLongestText).toStdString());
    return {};
}

QJsonObject addressToJson(const WatchedAddress& a)
{
    QJsonObject o{{key("id"), static_cast<double>(a.id)},
                  {key("address"), QString::fromStdString(a.address)},
                  {key("on"), a.on},
                  {key("mine"), a.mine}};
    putText(o, "label", a.label);
    return o;
}

QString addressFromJson(const QJsonObject& o, WatchedAddress& a)
{
    const double number = o.value(key("id")).toDouble(0);
    if (!(number >= 1) || number > 9e15) return UiText::tr("it has no number");
    a.id = static_cast<std::uint64_t>(number);
    const std::string text = textOf(o, "address");
    if (const std::string problem = addressProblem(text); !problem.empty()) return QString::fromStdString(problem);
    a.address = *addressFrom(text);
    a.label = o.value(key("label")).toString().left(kLongestLabel).toStdString();
    a.on = o.value(key("on")).toBool(true);
    a.mine = o.value(key("mine")).toBool(false);
    return {};
}

template <std::size_t N>
QJsonArray listOf(const std::array<double, N>& values)
{
    QJsonArray out;
    for (const double v : values) out.append(v);
    return out;
}

QJsonObject settingsToJson(const DeskSettings& s)
{
    QJsonObject o;
    for (const Setting& one : kSettings) o.insert(key(one.key), s.*one.field);
    for (const Entered& one : kRecord) put(o, one.key, s.*one.field);
    o.insert(key("venue_caps"), listOf(s.caps));
    o.insert(key("heat_limits"), listOf(s.heatLimits));
    o.insert(key("exposure_limits"), listOf(s.exposureLimits));
    QJsonObject venues;
    for (const VenueId v : kVenues) {
        const DeskVenue& d = s.venues[static_cast<std::size_t>(v)];
        QJsonObject one{{key("taker_fee"), d.takerFee}};
        for (const auto& [tier, name] : kTiers)
            if (tier == d.tier) one.insert(key("tier"), key(name));
        put(one, "wallet_usd", d.wallet);
        venues.insert(qt(venueKey(v)), one);
    }
    o.insert(key("venues"), venues);
    QJsonObject capital;
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        QJsonObject one{{key("drawdown_limit"), s.capital[i].drawdownLimit}};
        put(one, "now_usd", s.capital[i].now);
        put(one, "peak_usd", s.capital[i].peak);
        capital.insert(key(kLayerKeys[i]), one);
    }
    o.insert(key("capital"), capital);
    return o;
}

// Rising, each in the range; anything else leaves what is there.
template <std::size_t N>
bool listFromJson(const QJsonValue& v, std::array<double, N>& out, double least, double most, bool rising)
{
    if (v.isUndefined()) return true;
    const QJsonArray list = v.toArray();
    std::array<double, N> next{};
    if (list.size() != static_cast<qsizetype>(N)) return false;
    for (std::size_t i = 0; i < N; ++i) {
        const QJsonValue one = list.at(static_cast<qsizetype>(i));
        next[i] = one.toDouble(-1);
        if (!one.isDouble() || !(next[i] >= least && next[i] <= most)) return false;
        if (rising && i > 0 && next[i] < next[i - 1]) return false;
    }
    out = next;
    return true;
}

DeskSettings settingsFromJson(const QJsonObject& o, QStringList& problems)
{
    DeskSettings s;
    const auto wrong = [&](const QString& name) {
        problems << UiText::tr("The setting %1 in %2 makes no sense; the default is used.").arg(name, kFile);
    };
    // A number in its range, or a complaint and what was there.
    const auto number = [&](const QJsonObject& in, const char* name, double& out, double least, double most) {
        const QJsonValue v = in.value(key(name));
        if (v.isUndefined()) return;
        if (v.isDouble() && v.toDouble() >= least && v.toDouble() <= most)
            out = v.toDouble();
        else
            wrong(key(name));
    };
    const auto maybe = [&](const QJsonObject& in, const char* name, std::optional<double>& out, double least = 0,
                           double most = 1e15) {
        if (in.value(key(name)).isUndefined()) return;
        double v = least - 1;
        number(in, name, v, least, most);
        if (v >= least) out = v;
    };
    for (const Setting& one : kSettings) number(o, one.key, s.*one.field, one.least, one.most);
    for (const Entered& one : kRecord) maybe(o, one.key, s.*one.field, one.least, one.most);
    if (!listFromJson(o.value(key("venue_caps")), s.caps, 0.0, 1.0, false)) wrong(key("venue_caps"));
    if (!listFromJson(o.value(key("heat_limits")), s.heatLimits, 0.0, 1.0, true)) wrong(key("heat_limits"));
    if (!listFromJson(o.value(key("exposure_limits")), s.exposureLimits, 0.0, 100.0, true))
        wrong(key("exposure_limits"));
    const QJsonObject venues = o.value(key("venues")).toObject();
    for (const VenueId v : kVenues) {
        const QJsonObject one = venues.value(qt(venueKey(v))).toObject();
        DeskVenue& d = s.venues[static_cast<std::size_t>(v)];
        number(one, "taker_fee", d.takerFee, 0, 0.05);
        maybe(one, "wallet_usd", d.wallet);
        const QString tier = one.value(key("tier")).toString();
        bool known = tier.isEmpty();
        for (const auto& [value, name] : kTiers)
            if (tier == QLatin1String(name)) d.tier = value, known = true;
        if (!known) wrong(key("tier"));
    }
    const QJsonObject capital = o.value(key("capital")).toObject();
    for (std::size_t i = 0; i < kCapitalLayers; ++i) {
        const QJsonObject one = capital.value(key(kLayerKeys[i])).toObject();
        number(one, "drawdown_limit", s.capital[i].drawdownLimit, 0, 1);
        maybe(one, "now_usd", s.capital[i].now);
        maybe(one, "peak_usd", s.capital[i].peak);
    }
    return s;
}

template <typename T>
void readList(const QJsonArray& list, const char* what, int most, std::set<std::uint64_t>& ids,
              std::vector<T>& out, QString (*read)(const QJsonObject&, T&), QStringList& problems)
{
    int place = 0;
    for (const QJsonValue& v : list) {
        ++place;
        T one;
        QString problem = read(v.toObject(), one);
        if (problem.isEmpty() && !ids.insert(one.id).second) problem = UiText::tr("its number is taken");
        if (problem.isEmpty() && static_cast<int>(out.size()) == most)
            problem = UiText::tr("there are more than %1").arg(most);
        if (!problem.isEmpty()) {
            problems
                << UiText::tr("%1 %2 of %3 is left out: %4.").arg(UiText::tr(what)).arg(place).arg(kFile, problem);
            continue;
        }
        out.push_back(std::move(one));
    }
}

}  // namespace

QByteArray deskToJson(const Desk& desk)
{
    QJsonArray positions, trades, presets, addresses;
    for (const WatchedAddress& a : desk.addresses) addresses.append(addressToJson(a));
    for (const Position& p : desk.positions) positions.append(positionToJson(p));
    for (const PlannedTrade& t : desk.trades) trades.append(tradeToJson(t));
    for (const CalcPreset& p : desk.presets) presets.append(presetToJson(p));
    return QJsonDocument(QJsonObject{{key("schema"), kSchema},
                                     {key("positions"), positions},
                                     {key("planned_trades"), trades},
                                     {key("calculator_presets"), presets},
                                     {key("watched_addresses"), addresses},
                                     {key("settings"), settingsToJson(desk.settings)}})
        .toJson();
}

Desk deskFromJson(const QByteArray& json, QStringList& problems)
{
    Desk out;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        problems
            << UiText::tr("%1 cannot be read: %2 at byte %3.").arg(kFile, error.errorString()).arg(error.offset);
        return out;
    }
    const QJsonObject o = document.object();
    if (o.value(key("schema")).toInt() != kSchema) {
        problems << UiText::tr("%1 was written by another version of the program.").arg(kFile);
        return out;
    }
    std::set<std::uint64_t> ids;
    readList(o.value(key("positions")).toArray(), QT_TRANSLATE_NOOP("UiText", "Position"), kMostPositions, ids,
             out.positions, &positionFromJson, problems);
    readList(o.value(key("planned_trades")).toArray(), QT_TRANSLATE_NOOP("UiText", "Planned trade"), kMostTrades,
             ids, out.trades, &tradeFromJson, problems);
    int place = 0;
    for (const QJsonValue& v : o.value(key("calculator_presets")).toArray()) {
        ++place;
        CalcPreset one;
        QString problem = presetFromJson(v.toObject(), one);
        if (problem.isEmpty() && static_cast<int>(out.presets.size()) == kMostPresets)
            problem = UiText::tr("there are more than %1").arg(kMostPresets);
        if (problem.isEmpty())
            out.presets.push_back(std::move(one));
        else
            problems << UiText::tr("Preset %1 of %2 is left out: %3.").arg(place).arg(kFile, problem);
    }
    readList(o.value(key("watched_addresses")).toArray(), QT_TRANSLATE_NOOP("UiText", "Watched address"),
             static_cast<int>(kMostAccounts), ids, out.addresses, &addressFromJson, problems);
    out.settings = settingsFromJson(o.value(key("settings")).toObject(), problems);
    return out;
}

Desk DeskStore::load()
{
    const QString path = m_folder + QLatin1Char('/') + kFile;
    const auto json = readOwnFile(path, kLargest, m_notices);
    if (!json) return {};
    const auto before = m_notices.size();
    Desk desk = deskFromJson(*json, m_notices);
    if (m_notices.size() > before) setFileAside(path, m_notices);
    return desk;
}

// Whose money stands where is nobody else's to read.
QString DeskStore::save(const Desk& desk)
{
    const QString path = m_folder + QLatin1Char('/') + kFile, problem = keepOwnFile(path, deskToJson(desk));
    return problem.isEmpty() ? QString() : cannotBeWritten(path, problem);
}

}  // namespace plimsoll
